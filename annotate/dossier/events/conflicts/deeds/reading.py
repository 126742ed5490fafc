"""Verbs of an article that tell that something was done or was not, each with who does what to whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotate.dossier.events.conflicts.clauses import (
    BE,
    NO_DEED,
    around,
    is_limited,
    is_passive,
    subject_of,
    telling,
)
from annotate.dossier.events.conflicts.parties import person_in
from annotate.dossier.events.forms import WORD, base_of, bases_in, common_words, firsts
from annotate.dossier.events.people.many import many_before, many_in
from annotate.dossier.events.times.days import Days
from annotate.dossier.events.times.sentences import days_in, sentence_around, told_cuts
from annotate.dossier.reading import Source
from annotate.support.yamlfile import packaged_yaml

_BETWEEN = r"(?:(?:ever|actually|officially|fully|properly|formally|really|even|yet|once|been|being|be)\s+)*"
# A verb that is not so: "did not pay", "has never been paid", "will no longer be paid", "knew nothing of".
_NOT = re.compile(
    r"\b(?:(?P<past>did|does|do|was|were|had)|(?P<now>has|have|is|are)|(?P<future>will|would|wo))"
    rf"(?:\s+(?:not|never|no longer)\b(?!\s+only\b)|n['’]t\b)\s+{_BETWEEN}(?P<verb>[a-z]{{3,}})"
    rf"|\b(?:never\s+{_BETWEEN}|(?:failed|refused) to\s+(?!be\b))(?P<verb2>[a-z]{{3,}})"
    rf"|\b(?:cannot|can(?:\s+not|['’]t))\s+be\s+(?P<verb4>[a-z]{{3,}})"
    r"|\b(?P<verb3>[a-z]{3,})(?=\s+nothing\s+(?:of|about)\b)",
    re.IGNORECASE,
)
# "Denied that it had hired them", "denied hiring them".
_DENIED = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?:that\s+[^,.;:“”\"]{1,60}?\s(?:had|has|have|was|were|did)\s+(?:ever\s+|been\s+)*(?P<clause>[a-z]{3,})"
    r"|(?:ever\s+)?having\s+(?:been\s+)?(?P<having>[a-z]{3,})|(?:ever\s+)?(?!anything\b|being\b)(?P<doing>[a-z]{2,}ing))\b",
    re.IGNORECASE,
)
# "Has stopped paying", "no longer pays".
_CEASED = re.compile(
    r"\b(?:(?:has|have|had)\s+(?:stopped|ceased|quit)\s+(?P<verb>[a-z]{2,}ing)"
    r"|no longer\s+(?P<verb2>[a-z]{3,}s))\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:still\s+|continu(?:es?|ed)\s+(?:to\s+)?|(?:is|are)\s+(?:\w+ly\s+)?(?=\w+ing\b))$", re.IGNORECASE
)
# What was so before may have been otherwise later.
_BEFORE = re.compile(
    r"\b(?:had|first|earlier|previous(?:ly)?|initial(?:ly)?|original(?:ly)?|once|later|now|then|finally|eventually"
    r"|again|last|(?:an?|his|her|its|their)\s+new)\b",
    re.IGNORECASE,
)
# "No ransom was paid".
_NONE = re.compile(
    r"\b[Nn]o\s+(?!one\b|longer\b|more\b|other\b)(?P<what>(?:[a-z-]+\s+){0,2}?[a-z-]{3,})\s+"
    rf"(?:(?P<now>has been|have been|is|are)|was|were|had been)\s+{_BETWEEN}(?P<verb>[a-z]{{3,}})"
)
_SO = re.compile(
    rf"(?:\b(?:has|have|had|{BE})\s+)+(?:(?:\w+ly|also|later|just|already|now|again|last|still)\s+)?$",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would)\s+(?:(?:\w+ly|also|now|soon|then)\s+)?(?:be\s+)?$", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|never|cannot|no|neither|nor|without|nobody|nothing|failed to|refused to)\b|n['’]t\b",
    re.IGNORECASE,
)
# What is asked, feared or said to be wrong, and what somebody else says is not so.
_UNSURE = re.compile(
    r"\b(?:if|whether|unless|could|(?-i:may)|might|should|until|before|den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing)?"
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
_LINK = 8
_NOTHING = re.compile(r"\s+nothing\b", re.IGNORECASE)
# "Heard no alarm", but not "heard no more than one".
_NONE_OF_IT = re.compile(
    r"\s+(?:nothing|nobody|no one|none|neither|no(?! (?:more|fewer|less|longer|doubt)\b))\b", re.IGNORECASE
)
_YET = re.compile(r"\b(?:yet|still|so far)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:1[89]\d\d|20\d\d)\b|\b(?:last|previous) (?:year|month|week)\b|\bago\b", re.IGNORECASE
)
# Where a sentence says of something else when that was; and where somebody begins to say something.
_PART = re.compile(r"[,;:\n“”\"]|\b(?:and|but|which|who|while)\b")
_SAYS = re.compile(r"[;:\n“”\"]|\b(?:while|because|as|said|says|if|although|though|that)\b", re.IGNORECASE)
# What somebody says of himself, or a body of itself.
_OF_ONESELF = re.compile(r"\s*(?:that\s+)?(?:he|she|it|they|we|i)\s+", re.IGNORECASE)
_PARTICLE = re.compile(r"\s+(?P<which>off|out|down|up|away|back|over|asleep|through)\b")
_ENDINGS = ("ing", "ed", "es", "s", "e")
_NEAR, _STEM = 25, 4
# Of so many articles the verbs are kept: one is compared with many in a row, and all would take much memory.
_COMPARED = 4


class Deed(NamedTuple):
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
        ceased: Whether it was so, and is no longer.
        still: Whether it is told to go on.
        plain: Whether nothing says that it was so before something else, or after it.
        contrary: Whether another verb tells it: who refuses something does not accept it.
        many: What those are called that stand before it, where they are many.
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
    ceased: bool = False
    still: bool = False
    plain: bool = True
    contrary: bool = False
    many: str = ""


def _table() -> Mapping[str, Sequence[Sequence[str]]]:
    table: Mapping[str, Sequence[Sequence[str]]] = packaged_yaml(
        "annotate.dossier.events.conflicts.counting", "alike.yaml"
    )
    return table


@cache
def _rows() -> dict[str, str]:
    """Return the verb that stands for each verb of a table."""
    return firsts(_table()["verbs"])


@cache
def _contraries() -> Sequence[tuple[str, str]]:
    """Return verbs, each with one that says it was not so."""
    return [
        (_verb(*row[0].split(" ")), _verb(*other.split(" ")))
        for row in _table()["contraries"]
        for other in row[1:]
    ]


@cache
def _with_contraries() -> frozenset[str]:
    return frozenset(verb.split()[0] for pair in _contraries() for verb in pair)


def has_contrary(word: str) -> bool:
    """Tell whether a verb is one that has a contrary, with whatever particle."""
    return _verb(word).partition(" ")[0] in _with_contraries()


@cache
def are_contrary(one: str, other: str) -> bool:
    """Tell whether who does one does not do the other, by what stands for the verbs: "pass", "throw out".

    What one sells another one buys.
    """
    pairs = _contraries()
    return ((one, other) in pairs or (other, one) in pairs) and not {one, other} <= set(_table()["sides"])


def _stem(word: str) -> str:
    """Return a word without its ending, the same for all its forms; no lexicon has all words."""
    base = base_of(word).replace("iz", "is")
    found = next((end for end in _ENDINGS if base.endswith(end) and len(base) - len(end) >= _STEM), "")
    return base.removesuffix(found)


@lru_cache(maxsize=1 << 14)
def _verb(word: str, particle: str = "") -> str:
    base = f"{base_of(word)} {particle}".strip()
    return _rows().get(base, f"{_stem(word)} {particle}".strip())


def verb_at(word: str, particle: str = "") -> str:
    """Return what stands for a verb, with or without a particle, the same for all its forms."""
    return _verb(word, particle)


@lru_cache(maxsize=_COMPARED)
def _verbs(source: Source) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return where the words that may be a verb stand, with what stands for it."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    common = common_words()
    for match in WORD.finditer(source.text):
        if match.group().isalpha() and match.group().casefold() not in common:
            particle = _PARTICLE.match(source.text, match.end())
            found[_verb(match.group(), particle["which"] if particle else "")].append(match.span())
    return found


def is_of_some(source: Source, deed: Deed) -> bool:
    """Tell whether what was done says which one is meant: "a clinic that had been approved"."""
    return _SUCH.search(source.text, max(0, deed.start - _LINK), deed.start) is not None


def undone(source: Source) -> tuple[Deed, ...]:
    """Return what an article says is not so, in text order."""
    found: list[Deed] = []
    text = source.text
    for low, high in pairwise(source.once(told_cuts)):
        for match in _NOT.finditer(text, low, high):
            verb = match.span(next(name for name in ("verb", "verb2", "verb3", "verb4") if match[name]))
            limited = is_limited(text[verb[1] : high]) or _OTHER.match(text, verb[1])
            limited = limited or _SUCH.search(text, low, match.start())
            if not limited and not _UNSURE.search(text, low, match.start()):
                will, now = match["future"] is not None, match["now"] is not None
                deed = _deed(source, (low, high), match.start(), verb, will, now)
                nothing = _NOTHING.match(text, deed.end)
                end = nothing.end() if nothing else deed.end
                found.append(deed._replace(end=end, whom=deed.whom - {"nothing"}))
        for match in _NONE.finditer(text, low, high):
            if not _UNSURE.search(text, low, match.start()):
                now = match["now"] is not None
                deed = _deed(source, (low, high), match.start(), match.span("verb"), False, now)
                what = telling([base_of(word) for word in WORD.findall(match["what"])])
                found.append(deed._replace(who=frozenset(), whom=what, people=frozenset()))
        found += _denied(source, low, high)
    for accepts, refuses in _contraries():
        found += (deed._replace(verb=accepts, contrary=True) for deed in done(source, refuses) if deed.plain)
    return tuple(sorted(found, key=lambda deed: deed.start))


def _denied(source: Source, low: int, high: int) -> Iterator[Deed]:
    """Yield what a sentence says that somebody denies, and what it says is no longer so."""
    for pattern in (_DENIED, _CEASED):
        for match in pattern.finditer(source.text, low, high):
            verb = match.span(str(match.lastgroup))
            limited = is_limited(source.text[verb[1] : high])
            if not limited and not _UNSURE.search(source.text, low, match.start()):
                ceased = pattern is _CEASED
                deed = _deed(source, (low, high), match.start(), verb, False, now=ceased)
                yield deed._replace(ceased=ceased)


def done(source: Source, verb: str) -> Iterator[Deed]:
    """Return where an article says that something is so, by its verb."""
    for place in _verbs(source).get(verb, ()):
        deed = deed_at(source, *place)
        if deed is not None:
            yield deed


def deed_at(source: Source, start: int, end: int) -> Deed | None:
    """Return what a word says is so; none where it is no verb, or nothing says that it is so.

    Args:
        source: The article.
        start: Where the word begins.
        end: One past its last code point.
    """
    low, high = sentence_around(source, start)
    ahead = source.text[low:start]
    written = source.text[start:end].casefold()
    # "Leaks" may be a noun, and "beaten" is what was done to somebody.
    finite = written.endswith("ed") or (
        written != base_of(written) and not written.endswith(("ing", "s", "en"))
    )
    will = _WILL.search(ahead)
    still = _STILL.search(ahead)
    so = will or _SO.search(ahead) or still
    if not so and (not finite or NO_DEED.search(ahead)):
        return None
    cut = max((found.end() for found in _SAYS.finditer(ahead)), default=0)
    if (
        _NONE_OF_IT.match(source.text, end)
        or _NEGATED.search(ahead, cut)
        or _UNSURE.search(ahead)
        or _UNSURE.match(source.text, end + 1)
    ):
        return None
    begin = low + so.start() if so else start
    deed = _deed(source, (low, high), begin, (start, end), will is not None)
    plain = not _BEFORE.search(source.text, low, min(end + _NEAR, high))
    return deed._replace(still=still is not None, plain=plain)


def _deed(
    source: Source,
    sentence: tuple[int, int],
    start: int,
    verb: tuple[int, int],
    future: bool,
    now: bool = False,
) -> Deed:
    """Return what is told by a verb with the words around it."""
    text = source.text
    particle = _PARTICLE.match(text, verb[1], sentence[1])
    end = particle.end() if particle else verb[1]
    low, high = subject_of(text, sentence[0], start)
    words = around(text, sentence, start, (verb[0], end))
    who, whom = telling(words.who), telling(words.whom)
    passive = is_passive(text, sentence[0], verb[0])
    if not (whom if passive else who) and _OF_ONESELF.fullmatch(text, low, high):
        itself = _speaker(source, low, start) or many_before(source, sentence[0], low, start)
        who, whom = (who, itself) if passive else (itself, whom)
    begin = max((found.end() for found in _PART.finditer(text, sentence[0], start)), default=sentence[0])
    stop = _PART.search(text, end, sentence[1])
    part = begin, stop.start() if stop else sentence[1]
    since, when = _when(source, end, part[1])
    return Deed(
        start,
        end,
        verb[0],
        _verb(text[slice(*verb)], particle["which"] if particle else ""),
        future,
        now,
        passive,
        who,
        whom,
        telling(words.more),
        _IT.match(text, end) is not None,
        person_in(source, low, high, first=high < start),
        frozenset(found.group().casefold() for found in _TIMES.finditer(text, *part)),
        since,
        when,
        _YET.search(text, start, min(end + _NEAR, sentence[1])) is not None,
        many=many_in(text[low:high]),
    )


def _speaker(source: Source, low: int, start: int) -> frozenset[str]:
    """Return words for who says something with which it begins: "the owner said that it would appeal".

    In "they will not be paid, the owner said" these are others.
    """
    they = source.text[low:start].strip().casefold() == "they"
    for claim in source.claims:
        if claim.source and any(low - 1 <= span.start < start < span.end for span in claim.content):
            behind = not any(span.start < low for span in claim.source.spans)
            return frozenset() if they and behind else telling(bases_in(claim.source.words))
    return frozenset()


def _when(source: Source, start: int, end: int) -> tuple[Days | None, Days | None]:
    """Return since when something is not so, and when it was, as the words right behind it say."""
    times = source.once(days_in)
    place = bisect_left(times, (start,))
    if place == len(times) or times[place][0] >= min(end, start + _NEAR):
        return None, None
    at, days = times[place]
    if "since" in source.text[start : at + len("since ")].casefold().split():
        return days, None
    return None, days
