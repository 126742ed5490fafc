"""What one article of a story says was done, and the other one says was not, wherever they tell it.

Both have the same verb, the one with "not", "never" or the like; who does it, or to whom it is done, is
the same in both, by name or in words that tell enough. What is "not yet" so may be so a day later, and what
has not been done "since 2021" is contradicted by what was done in 2023.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import (
    BE,
    LIGHT,
    NO_DEED,
    around,
    is_limited,
    is_passive,
    subject_of,
    telling,
)
from annotate.dossier.events.conflicts.parties import of_others, person_in
from annotate.dossier.events.conflicts.sides import either, quoted, side
from annotate.dossier.events.forms import WORD, base_of, common_words
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.record.walk import review_of
from annotate.support.yamlfile import packaged_yaml

_BETWEEN = r"(?:(?:ever|actually|officially|fully|properly|formally|really|even|yet|once|been|being|be)\s+)*"
# A verb that is not so: "did not pay", "has never been paid", "will no longer be paid", "knew nothing of".
_NOT = re.compile(
    r"\b(?:(?P<past>did|does|do|was|were|had)|(?P<now>has|have|is|are)|(?P<future>will|would|wo))"
    rf"(?:\s+(?:not|never|no longer)\b(?!\s+only\b)|n['’]t\b)\s+{_BETWEEN}(?P<verb>[a-z]{{3,}})"
    rf"|\b(?:never\s+{_BETWEEN}|(?:failed|refused) to\s+(?!be\b))(?P<verb2>[a-z]{{3,}})"
    r"|\b(?P<verb3>[a-z]{3,})(?=\s+nothing\s+(?:of|about)\b)",
    re.IGNORECASE,
)
# "No ransom was paid".
_NONE = re.compile(
    r"\b[Nn]o\s+(?!one\b|longer\b|more\b|other\b)(?P<what>(?:[a-z-]+\s+){0,2}?[a-z-]{3,})\s+"
    rf"(?:(?P<now>has been|have been|is|are)|was|were|had been)\s+{_BETWEEN}(?P<verb>[a-z]{{3,}})"
)
_SO = re.compile(
    rf"(?:\b(?:has|have|had|{BE})\s+)+(?:(?:\w+ly|also|later|just|already|now|again|last)\s+)?$",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would)\s+(?:(?:\w+ly|also|now|soon|then)\s+)?(?:be\s+)?$", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|never|no|neither|nor|without|nobody|nothing|failed to|refused to)\b|n['’]t\b", re.IGNORECASE
)
# What is asked, feared or said to be wrong, and what somebody else says is not so.
_UNSURE = re.compile(
    r"\b(?:if|whether|unless|could|may|might|should|until|before|den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing)?"
    r"|dismiss(?:es|ed)?|false|untrue|rumou?rs?|allegations?|claims? that|accus(?:es?|ed|ing)|allegedly"
    r"|supposed|demand(?:s|ed)?|asked|urged|wanted|threaten(?:s|ed)?|almost|nearly|only)\b",
    re.IGNORECASE,
)
# "Another offer" is none of those that were made.
_OTHER = re.compile(
    r"\s+(?:(?:to|for|with)\s+)?(?:another|other|more|any other|multiple|further|as|enough)\b", re.IGNORECASE
)
_IT = re.compile(
    r"\s+(?:it|them|him|her)\b(?=\s*[.,;]|\s+(?:after|before|when|in|on|at|and|but)\b)", re.IGNORECASE
)
# "Rules that have not taken effect" are some rules.
_SUCH = re.compile(r"(?<!,)\s(?:that|who|which)\s+$")
_YET = re.compile(r"\b(?:yet|still|so far)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:1[89]\d\d|20\d\d)\b|\b(?:last|previous) (?:year|month|week)\b|\bago\b", re.IGNORECASE
)
# Where a sentence says of something else when that was; and where somebody begins to say something.
_PART = re.compile(r"[,;:\n“”\"]|\b(?:and|but|which|who|while)\b")
_SAYS = re.compile(r"[;:\n“”\"]|\b(?:while|because|as|said|says|if|although|though|that)\b", re.IGNORECASE)
_PARTICLE = re.compile(r"\s+(?P<which>off|out|down|up|away|back|over|asleep|through)\b")
_ENDINGS = ("ing", "ed", "es", "s", "e")
# So much have the verb and the words that both have beside it to tell together, or a verb alone.
_LEAST, _VERB = 4.0, 2.5
# So much of what is done to something has to be the same.
_SAME = 0.4
_NEAR, _STEM = 25, 4


class _Deed(NamedTuple):
    """A verb, with who does what as far as the words around it say so.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        at: Where the verb stands.
        verb: What stands for it, with the particle behind it.
        future: Whether it is what will be.
        now: Whether it is told of the day of the article: "has not", "is not".
        passive: Whether it is done to the one who stands before it.
        who: Words for who does it.
        whom: Words for whom it is done to.
        more: Words behind what is done to somebody.
        it: Whether it is done to something that only a pronoun tells.
        people: Words of the name of the person who does it, or to whom it is done.
        times: Years, and "last year" and the like, that are told of it.
        since: The days since which it is not so.
        when: The days that stand beside it.
        yet: Whether it may still come.
    """

    start: int
    end: int
    at: int
    verb: str
    future: bool
    now: bool
    passive: bool
    who: frozenset[str]
    whom: frozenset[str]
    more: frozenset[str]
    it: bool
    people: frozenset[str]
    times: frozenset[str]
    since: Days | None
    when: Days | None
    yet: bool


def denials(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what one article of a story says was done, and the other one says was not.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    dated = bool(one.published_day and other.published_day)
    for first, second in ((one, other), (other, one)):
        seen: set[str] = set()
        for undone in first.once(_undone):
            if not dated and (undone.now or undone.yet):
                # It may have been done since.
                continue
            done = None if undone.verb in seen else _contradicted(first, undone, second)
            if done is not None:
                seen.add(undone.verb)
                conflict = _written((first, undone), (second, done))
                yield (undone if first is one else done).start, conflict


def _contradicted(first: Source, undone: _Deed, second: Source) -> _Deed | None:
    """Return where another article tells that it was done; none where either tells both."""
    if any(_of_one(undone, each) for each in _done(first, undone.verb)):
        return None
    found = [each for each in _done(second, undone.verb) if _of_one(undone, each)]
    if any(_of_one(each, done) for each in second.once(_undone) for done in found if each.verb == done.verb):
        return None
    return max(found, key=lambda each: (_shared(undone, each), -each.start), default=None)


def _written(undone: tuple[Source, _Deed], done: tuple[Source, _Deed]) -> Conflict:
    days = undone[0].published_day, done[0].published_day
    update = 0 < days[0] < days[1] and (undone[1].yet or undone[1].now)
    told = (undone, done) if update else (done, undone)
    parts = tuple(side(source, deed.start, deed.end) for source, deed in told)
    words = done[0].text[done[1].at : done[1].end].casefold()
    return Conflict("polarity", parts, f"{quoted(words)} or not: {either(parts, update)}", update)


@cache
def _rows() -> dict[str, str]:
    """Return the verb that stands for each verb of a table."""
    table = packaged_yaml("annotate.dossier.events.conflicts.counting", "alike.yaml")
    return {verb: row[0] for row in table["verbs"] for verb in row}


def _stem(word: str) -> str:
    """Return a word without its ending, the same for all its forms; no lexicon has all words."""
    base = base_of(word).replace("iz", "is")
    found = next((end for end in _ENDINGS if base.endswith(end) and len(base) - len(end) >= _STEM), "")
    return base.removesuffix(found)


def _verb(word: str, particle: str) -> str:
    base = f"{base_of(word)} {particle}".strip()
    return _rows().get(base, f"{_stem(word)} {particle}".strip())


def _verbs(source: Source) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return where the words that may be a verb stand, with what stands for it."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    common = common_words()
    for match in WORD.finditer(source.text):
        if match.group().isalpha() and match.group().casefold() not in common:
            particle = _PARTICLE.match(source.text, match.end())
            found[_verb(match.group(), particle["which"] if particle else "")].append(match.span())
    return found


def _bounds(source: Source) -> Sequence[tuple[int, int]]:
    return list(pairwise(sentence_cuts(source.text)))


def _undone(source: Source) -> tuple[_Deed, ...]:
    """Return what an article says is not so, in text order."""
    found: list[_Deed] = []
    text = source.text
    for low, high in source.once(_bounds):
        for match in _NOT.finditer(text, low, high):
            verb = match.span(next(name for name in ("verb", "verb2", "verb3") if match[name]))
            limited = is_limited(text[verb[1] : high]) or _OTHER.match(text, verb[1])
            limited = limited or _SUCH.search(text, low, match.start())
            if not limited and not _UNSURE.search(text, low, match.start()):
                will, now = match["future"] is not None, match["now"] is not None
                found.append(_deed(source, (low, high), match.start(), verb, will, now))
        for match in _NONE.finditer(text, low, high):
            if not _UNSURE.search(text, low, match.start()):
                now = match["now"] is not None
                deed = _deed(source, (low, high), match.start(), match.span("verb"), False, now)
                what = telling([base_of(word) for word in WORD.findall(match["what"])])
                found.append(deed._replace(who=frozenset(), whom=what, people=frozenset()))
    return tuple(sorted(found, key=lambda deed: deed.start))


def _done(source: Source, verb: str) -> Iterator[_Deed]:
    """Yield where an article says that something is so, by its verb."""
    bounds = source.once(_bounds)
    starts = [low for low, _ in bounds]
    for start, end in source.once(_verbs).get(verb, ()):
        low, high = bounds[bisect_right(starts, start) - 1]
        ahead = source.text[low:start]
        cut = max((found.end() for found in _SAYS.finditer(ahead)), default=0)
        if _NEGATED.search(ahead, cut) or _UNSURE.search(ahead) or _UNSURE.match(source.text, end + 1):
            continue
        will = _WILL.search(ahead)
        so = will or _SO.search(ahead)
        written = source.text[start:end].casefold()
        # "Leaks" may be a noun, and "beaten" is what was done to somebody.
        finite = written.endswith("ed") or (
            written != base_of(written) and not written.endswith(("ing", "s", "en"))
        )
        if not so and (not finite or NO_DEED.search(ahead)):
            continue
        yield _deed(source, (low, high), low + so.start() if so else start, (start, end), will is not None)


def _deed(
    source: Source,
    sentence: tuple[int, int],
    start: int,
    verb: tuple[int, int],
    future: bool,
    now: bool = False,
) -> _Deed:
    """Return what is told by a verb with the words around it."""
    text = source.text
    particle = _PARTICLE.match(text, verb[1], sentence[1])
    end = particle.end() if particle else verb[1]
    low, high = subject_of(text, sentence[0], start)
    words = around(text, sentence, start, (verb[0], end))
    begin = max((found.end() for found in _PART.finditer(text, sentence[0], start)), default=sentence[0])
    stop = _PART.search(text, end, sentence[1])
    part = begin, stop.start() if stop else sentence[1]
    since, when = _when(source, end, part[1])
    return _Deed(
        start,
        end,
        verb[0],
        _verb(text[slice(*verb)], particle["which"] if particle else ""),
        future,
        now,
        is_passive(text, sentence[0], verb[0]),
        telling(words.who),
        telling(words.whom),
        telling(words.more),
        _IT.match(text, end) is not None,
        person_in(source, low, high, first=high < start),
        frozenset(found.group().casefold() for found in _TIMES.finditer(text, *part)),
        since,
        when,
        _YET.search(text, start, min(end + _NEAR, sentence[1])) is not None,
    )


def _days(source: Source) -> Sequence[tuple[int, Days]]:
    """Return where the times of an article stand that tell days, with these."""
    return sorted(
        (time.start, days)
        for time in source.record.timeline.times
        if review_of(time) != "rejected"
        and (days := days_between(time.interval.earliest, time.interval.latest))
    )


def _when(source: Source, start: int, end: int) -> tuple[Days | None, Days | None]:
    """Return since when something is not so, and when it was, as the words right behind it say."""
    times = source.once(_days)
    place = bisect_left(times, (start,))
    if place == len(times) or times[place][0] >= min(end, start + _NEAR):
        return None, None
    at, days = times[place]
    if "since" in source.text[start : at + len("since ")].casefold().split():
        return days, None
    return None, days


def _shared(one: _Deed, other: _Deed) -> float:
    """Return how much the words tell that two verbs have beside them."""
    words = (one.who & other.who) | (one.whom & other.whom) | (one.people & other.people)
    return sum(map(rarity, sorted(words)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether much of what tells to whom something is done is the same."""
    shared, least = (
        sum(map(rarity, sorted(one & other))),
        min(sum(map(rarity, sorted(words))) for words in (one, other)),
    )
    return shared > 0 and shared >= _SAME * least


def _of_one(undone: _Deed, done: _Deed) -> bool:
    """Tell whether the same is told of the same, as far as both say so."""
    if undone.future != done.future or of_others(undone.people, done.people):
        return False
    if undone.since:
        return _was_since(undone, done)
    if undone.times != done.times or undone.passive != done.passive:
        return False
    if undone.more and done.more and not undone.more & done.more:
        return False
    who = bool(undone.who & done.who or undone.people & done.people)
    whom = _alike(undone.whom, done.whom)
    if undone.passive:
        if undone.who and done.who and not undone.who & done.who:
            return False
        if not whom and not undone.people & done.people:
            return False
    elif not who or not (undone.it or done.it or whom or not (undone.whom or done.whom)):
        return False
    if undone.verb in LIGHT and not (who and whom):
        return False
    return rarity(undone.verb.split()[0]) + _shared(undone, done) >= _LEAST


def _was_since(undone: _Deed, done: _Deed) -> bool:
    """Tell whether it was done later than when it was done for the last time: "not since 2021", "in 2023"."""
    if not undone.since or not done.when or done.when[0] <= undone.since[1]:
        return False
    return undone.verb not in LIGHT and rarity(undone.verb.split()[0]) + _shared(undone, done) >= _VERB
