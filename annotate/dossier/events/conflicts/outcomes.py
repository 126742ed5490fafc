"""How something ended: one article says that somebody was convicted, another one that he was acquitted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import subject_of
from annotate.dossier.events.conflicts.counting.facts import singular
from annotate.dossier.events.conflicts.counting.tallies import ROLES
from annotate.dossier.events.conflicts.deeds.endings import (
    ABOUT,
    CHANGING,
    COURSE,
    OF_ALL_THERE,
    OF_CHARGES,
    OF_EVERYBODY,
    OF_ROLES,
    OF_THINGS,
    OF_WHOLE,
    REPEATED,
    SAID,
    STATES,
    WAYS,
    Way,
    exclude_each_other,
)
from annotate.dossier.events.conflicts.parties import named_in, person_before, persons_in
from annotate.dossier.events.conflicts.sides import either, side
from annotate.dossier.events.forms import base_of, bases_in, before_preposition, head_of
from annotate.dossier.events.times.days import Days
from annotate.dossier.events.times.sentences import days_told, sentence_before, sentence_words, told_cuts
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

# Where the part of the sentence that says who it was begins; a part between commas says more of the same.
_BEGINS = re.compile(r"[;:\n“”\"()—–]|\b(?:and|but|while|that|after|before|when|because|as|if|although)\b")
_ENDS = re.compile(r"[.,;:\n“”\"()—–]|\b(?:and|but|while|on \w+day|by a|because|after|when)\b")
_CHARGES_END = re.compile(
    r"[.;:\n“”\"()—–]|,(?!\s+(?:of\b|and\s+of\b))"
    r"|\b(?:but|while|on \w+day|by a|because|after|when|in \d{4})\b"
    r"|\band\s+(?=(?:was|were|is|has|had|will|acquitted|cleared|not|sentenced|jailed|fined|ordered|faces|given)\b)"
)
_CHARGES = re.compile(r"\s(?:(?P<guilty>(?:not )?guilty)\s+)?(?:of|on)\s")
# Behind these it is somebody of theirs: "Brandt's son was convicted", "his wife died".
_OF_THEIRS = re.compile(r"\b(?:his|her|their|its|my|our|your|whose)\s|['’]s?\s", re.IGNORECASE)
# And whom these lead to is not the one: "the wife of Jon Brandt", "the man who shot Brandt".
_LEADS = re.compile(
    r"\b(?:of|with|by|for|from|against|to|near|like|who|which|in|on|at|behind|under|over)\s", re.IGNORECASE
)
_OPENING = re.compile(r"\s*(?:on \w+day|in [A-Z]\w+)\s", re.IGNORECASE)
# What is not told as so.
_UNSURE = re.compile(
    r"\b(?:not|never|n['’]t|would|could|(?-i:may)|might|if|whether|no|will|should|had\s+been|earlier|previously|once)\b|n['’]t\b",
    re.IGNORECASE,
)
# "Showed no emotion as he was convicted": what is before tells nothing of it.
_ANOTHER_PART = re.compile(r"[;:]|\b(?:as|when|after|and|but|while|because)\s", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|some|many|most|others?|another|several|all|both|\d+)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(r"all|both", re.IGNORECASE)
# "Jon Falk, 51, who was arrested": he, whatever he says in the same sentence.
_RELATIVE = re.compile(r"\s*(?:,\s*\d{1,2}\s*)?,\s+who\s+")
_AT = re.compile(r"\s(?:in|at|by|before)\s")
_RELATED = re.compile(r",\s+(?:who|which|whose)\b|(?<=\w)\s(?:that|which)\s")
_AGE = re.compile(r",\s+(?:aged\s+)?\d{1,2}(?=,)|\b\d{1,2}-year-old\b")
_YEAR = re.compile(
    r"\b(?:1[89]\d\d|20\d\d)\b|\b(?:last|previous) (?:year|month|week)\b"
    r"|\b(?:years?|months?|decades?) (?:later|earlier|before|ago)\b",
    re.IGNORECASE,
)
# "Jon Falk, his brother, was convicted": what is said of him, and "the coach, Jon Falk".
_BESIDE = re.compile(r"(?P<name>.*\w),\s+(?:his|her|their|its)\s[^,]*,\s*", re.DOTALL)
_CALLED = re.compile(
    r",\s+(?P<name>(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w'’-]+)(?=[,.;]|\s+(?:on|over|after|for|as|in|at|from)\b)"
)
_AS = re.compile(r"\s(?:as|from|over)\s")
# What is only wanted, and not done, where a noun tells it.
_NOUN = re.compile(r"\b(?:resignation|dismissal|sacking|firing|ousting|ouster)\b", re.IGNORECASE)
_WANTED = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s+for|demand|urg|seek|sought|want|refus|reject|ask|offer|tender|threat|possible|rumou?r"
    r"|after|since|before|follow|expect|push|press|unless|despite|avoid)\w*\b",
    re.IGNORECASE,
)
_WITH = re.compile(r" with (.+?) (?:have|had|has|broken?|collapsed|failed|were|are|was|is)\b", re.IGNORECASE)
# "Part of the dam had failed": the dam; but not "talks on the dam".
_PART_OF = re.compile(r"\b(?:parts?|sections?|half|most) of\s", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"\b(?:morning|noon|afternoon|evening|night|nightfall|dusk|dawn|midnight|daybreak)\b", re.IGNORECASE
)
# What is so at the time of the article, or will be.
_GOES_ON = re.compile(r"(?:is|are|will|goes|go|continues|remains?|keeps?)\b", re.IGNORECASE)
# So much at least the words for who it was have to tell together.
_TELLING, _LEAST, _THING = 1.0, 4.5, 2.0
_NEAR, _FAR, _CHARGED = 25, 60, 160
_PERSONS = frozenset({"man", "woman", "boy", "girl", "suspect", "robber", "teenager", "youth", "gunman"})
_WORDS = 2


class _Outcome(NamedTuple):
    """Where an article tells how something ended.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        kind: Of what it is an outcome.
        way: Which of the ways to end it is.
        names: Words of the name of the person, where it is given.
        who: Words that say who or what it was.
        head: The noun for what it was.
        of: Words behind: "of fraud".
        plain: Whether these words are of nobody else: not "his wife", and not "the wife of".
        days: First and last day that the sentence names, of what is done time and again.
        aside: Whether it is told of another year.
        title: Whether a title says it.
    """

    start: int
    end: int
    kind: str
    way: int
    names: frozenset[str]
    who: frozenset[str]
    head: str
    of: frozenset[str]
    plain: bool
    days: Days | None
    aside: bool
    title: bool


def outcomes(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield how the same ended by two articles of one story, where it cannot have ended both ways.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_outcomes), other.once(_outcomes)
    seen: set[tuple[str, frozenset[str]]] = set()
    # What a title says in short comes last.
    for first, second in sorted(product(mine, yours), key=lambda pair: pair[0].title + pair[1].title):
        if first.aside or second.aside or not _opposed(first, second):
            continue
        if _tells_both(mine, first) or _tells_both(yours, second):
            continue
        if (key := (first.kind, first.names & second.names or first.who & second.who)) in seen:
            continue
        seen.add(key)
        if _has_reopened(one, first, other, second) or _may_follow(one, first, other, second):
            continue
        told = sorted(
            ((one, first), (other, second)),
            key=lambda each: (each[0].published_day, each[1].way != COURSE.get(each[1].kind)),
        )
        days = [source.published_day for source, _ in told]
        update = 0 < days[0] < days[1] and _may_have_changed(told[1][1])
        update |= 0 < days[0] == days[1] and _is_later(told[1][1], told[0][1])
        # What a later article says "had" been was so before.
        late = told[1][0].text[told[1][1].start : told[1][1].end]
        update = update and not late.startswith("had ")
        # And what is still open a day later was not closed.
        update = update and not (second.kind == "state" and told[1][1].days and " still " in late)
        parts = [
            side(source, each.start, each.end)
            for source, each in (told if update else ((one, first), (other, second)))
        ]
        because = f"{_called(one, first, second)}: {either(parts, update)}"
        yield first.start, Conflict("polarity", tuple(parts), because, update)


def _is_later(late: _Outcome, early: _Outcome) -> bool:
    """Tell whether what becomes of somebody as time goes on is told of a later day."""
    if late.kind not in COURSE or late.days is None or early.days is None:
        return False
    return early.days[1] < late.days[0]


def _has_reopened(one: Source, first: _Outcome, other: Source, second: _Outcome) -> bool:
    """Tell whether what was closed on one day is open on a later one, and not still open."""
    if first.kind != "state" or first.days is None or second.days is None:
        return False
    (_, early), (source, late) = sorted(
        ((one, first), (other, second)), key=lambda each: each[1].days or (0, 0)
    )
    if early.days is None or late.days is None or late.days[0] <= early.days[1]:
        return False
    return late.way == COURSE["state"] and "still" not in source.text[late.start : late.end]


def _may_follow(one: Source, first: _Outcome, other: Source, second: _Outcome) -> bool:
    """Tell whether both may be so, one after the other: in hospital in the morning, and out in the evening.

    Who left in January may be there again, and what goes on until nightfall may be called off then.
    """
    if first.kind not in COURSE or first.kind == "state":
        return False
    early, late = (first, second) if first.way == COURSE[first.kind] else (second, first)
    if first.kind == "hospital" and early.days and late.days and late.days[1] < early.days[0]:
        return True
    if early.days != late.days:
        return False
    parts = []
    for source, each in ((one, first), (other, second)):
        if _GOES_ON.match(source.text, each.start, each.end):
            return False
        words = sentence_words(source, each.start)
        parts.append({found.casefold() for found in _PART_OF_DAY.findall(words)})
    return any(parts) and not parts[0] & parts[1]


def _called(source: Source, one: _Outcome, other: _Outcome) -> str:
    """Return what the one is called that two outcomes are of: the name in the first article, else words."""
    if one.kind in OF_EVERYBODY | OF_ALL_THERE:
        return one.kind
    common = one.names & other.names
    names = (each.name for each in source.entities if each.type == "PERSON" and each.named)
    whole = next((name for name in names if common and common <= {*name.casefold().split()}), "")
    return whole or " ".join(sorted(common or one.who & other.who))


def _may_have_changed(late: _Outcome) -> bool:
    """Tell whether what was otherwise yesterday may be so today: a death, a new plea, another test."""
    return late.kind in CHANGING or (late.kind in {"life", "plea"} and not late.way)


def _outcomes(source: Source) -> tuple[_Outcome, ...]:
    """Return what an article tells of outcomes, in text order, each person and each outcome once."""
    found: list[_Outcome] = []
    cuts, text = source.once(told_cuts), source.text
    for way in WAYS:
        for match in way.words.finditer(text):
            low, high = cuts[bisect_right(cuts, match.start()) - 1 :][:2]
            near = max(low, match.start() - _NEAR)
            near = max((cut.end() for cut in _ANOTHER_PART.finditer(text, near, match.start())), default=near)
            unsure = _UNSURE.search(text, near, match.start())
            if _NOUN.search(match.group()) and _WANTED.search(text, low, match.start()):
                continue
            if match.end() <= high and not unsure:
                aside = _YEAR.search(text, low, high) is not None
                # Which time it was its days tell.
                aside &= way.kind not in REPEATED - STATES or days_told(source, low, high) is None
                found.append(_outcome(source, (low, high), match, way, aside))
    kept = [each for each in found if each.names or each.who or each.kind in OF_EVERYBODY]
    return tuple(sorted(kept, key=lambda each: each.start))


def _outcome(
    source: Source, sentence: tuple[int, int], match: re.Match[str], way: Way, aside: bool
) -> _Outcome:
    text, kind, low = source.text, way.kind, sentence[0]
    ends, far = (_CHARGES_END, _CHARGED) if kind in OF_CHARGES else (_ENDS, _FAR)
    stop = ends.search(text, match.end(), match.end() + far)
    behind = match.end(), stop.start() if stop else match.end() + far
    charges = _CHARGES.search(text, *behind) if way.whom and kind in OF_CHARGES else None
    if way.whom:
        called = _CALLED.match(text, behind[1]) if stop else None
        bounds = behind[0], called.end() if called else behind[1]
        office = _AS.search(text, *bounds)
        bounds = bounds[0], min([bounds[1], *(cut.start() for cut in (office, charges) if cut)])
    elif kind in OF_ALL_THERE:
        bounds = sentence
    elif kind in OF_THINGS:
        bounds = subject_of(text, low, match.start())
    else:
        bounds = _subject(source, low, match.start())
    if kind in OF_WHOLE:
        part = _PART_OF.search(text, *bounds)
        start = part.end() if part else bounds[0]
        bounds = start, start + len(before_preposition(text[start : bounds[1]]))
    subject = text[slice(*bounds)]
    if kind in OF_THINGS:
        subject = _RELATED.split(subject, maxsplit=1)[0]
    with_whom = _WITH.search(match.group()) if kind == "talks" else None
    of = "" if way.whom or kind not in ABOUT else text[slice(*behind)]
    of = match["check"] if kind == "check" else text[charges.end() : behind[1]] if charges else of
    of = _AT.split(of, maxsplit=1)[0] if kind in OF_CHARGES else of
    # A search "for four men" is one, and "Falk, who had shot three men": he.
    told_of = _RELATED.split(_AGE.sub("", subject), maxsplit=1)[0]
    told_of = before_preposition(told_of) if kind == "course" else told_of
    counted = _SOME.search(told_of) if kind not in OF_ALL_THERE else None
    some = counted is not None and not (kind in OF_THINGS and _EVERY.fullmatch(counted.group()))
    names = frozenset() if some else _who(source, *bounds, kind)
    searching = kind == "course" and way.number and not way.whom and match["verb"]
    who = match["verb"] if searching else subject
    if kind in OF_THINGS and subject.strip(" ,").casefold() in {"it", "they"}:
        who = _before(source, low)
    return _Outcome(
        match.start(),
        charges.end("guilty") if charges and charges["guilty"] else match.end(),
        kind,
        way.number,
        named_in(source, *bounds, "ORG") if kind in OF_ALL_THERE else names,
        frozenset() if some else _telling(who) or _telling(_meant(source, *bounds)),
        singular(base_of(head_of(subject))) if subject.strip() else "",
        _telling(with_whom[1] if with_whom else of),
        not (_OF_THEIRS.search(subject) or _LEADS.search(subject)),
        days_told(source, *sentence) if kind in REPEATED or kind in COURSE else None,
        aside,
        any(start <= match.start() < end for start, end in source.sections_of("title")),
    )


def _before(source: Source, low: int) -> str:
    """Return the words of the sentence before one that tells of "it", in one paragraph with it."""
    first, last = sentence_before(source, low)
    return "" if "\n" in source.text[first:low].strip() else source.text[first:last]


def _meant(source: Source, low: int, high: int) -> str:
    """Return what somebody without a name is called, of whom a part of a sentence only says "he" or "she"."""
    if source.text[low:high].strip(" ,").casefold() not in {"he", "she"}:
        return ""
    unnamed = (each for each in source.entities if not each.named)
    meant = next((each for each in unnamed if any(low <= m.start < high for m in each.mentions)), None)
    return " ".join(mention.exact for mention in meant.mentions) if meant else ""


def _subject(source: Source, low: int, start: int) -> tuple[int, int]:
    """Return the bounds of the words that say who it was, before the words for what became of them."""
    text = source.text
    cuts = [*_BEGINS.finditer(text, low, start)]
    cut = cuts[-1].end() if cuts else low
    if cuts and cuts[-1].group() in {"and", "but"} and not text[cut:start].strip():
        # "Jon Falk has burns, but is out of danger": he, where nobody else is named before.
        before = cuts[-2].end() if len(cuts) > 1 else low, cuts[-1].start()
        if len(persons_in(source, *before)) == 1:
            return before
    beside = _BESIDE.fullmatch(text, cut, start)
    return cut, beside.end("name") if beside else start


def _who(source: Source, low: int, high: int, kind: str) -> frozenset[str]:
    """Return words of the name of the one who is told of in the part of a sentence before a verb."""
    end, name = person_before(source, low, high)
    if name and _RELATIVE.fullmatch(source.text, end, high):
        return name
    opening = _OPENING.match(source.text, low, high)
    low = max((of.end() for of in _OF_THEIRS.finditer(source.text, low, high)), default=low)
    leads = _LEADS.search(source.text, max(low, opening.end() if opening else low), high)
    # Who pleads or concedes says so.
    return named_in(source, low, leads.start() if leads else high, "PERSON", saying=kind in SAID)


def _telling(words: str) -> frozenset[str]:
    return frozenset(word for word in bases_in(words) if rarity(word) > _TELLING)


def _opposed(one: _Outcome, other: _Outcome) -> bool:
    return one.kind == other.kind and exclude_each_other(one.kind, one.way, other.way) and _of_one(one, other)


def _tells_both(those: Sequence[_Outcome], one: _Outcome) -> bool:
    """Tell whether an article says of somebody both: of two occasions, or of two people."""
    return any(_opposed(one, each) for each in those)


def _of_one(one: _Outcome, other: _Outcome) -> bool:
    """Tell whether two outcomes are of one: of one name, or in words that tell enough where none is given.

    Brothers have one of their names in common, and each another one.
    """
    if one.of and other.of and not one.of & other.of:
        return False
    days = sorted(each.days for each in (one, other) if each.days and each.kind in REPEATED)
    if len(days) > 1 and days[0][1] < days[1][0]:
        return False
    if one.kind in OF_ALL_THERE:
        both, bodies = one.who & other.who, one.names | other.names
        return bool(both - bodies) and sum(map(rarity, sorted(both))) >= _LEAST
    if one.kind in OF_EVERYBODY:
        return True
    if one.kind in OF_THINGS:
        short, long = sorted((one.who, other.who), key=len)
        if one.head and one.head == other.head and sum(map(rarity, sorted(short & long))) >= _LEAST:
            # "The search for two climbers on the Ortler", "the search for his friends on the Ortler".
            return True
        return short <= long and sum(map(rarity, sorted(short))) >= _THING
    if one.kind in OF_ROLES and not (one.names or other.names) and one.who & other.who & _PERSONS:
        # "The man who robbed a bank", "the man who held up a bank".
        return len(one.who & other.who) >= _WORDS and one.days == other.days
    if one.kind in OF_ROLES and not (one.names or other.names) and one.who & other.who & ROLES:
        # A story has one driver, unless it says otherwise.
        return one.plain and other.plain
    if one.names or other.names:
        short, long = sorted((one.names, other.names), key=len)
        # What is no name to one article is one to the other.
        return short <= long if short else one.plain and other.plain and long <= one.who & other.who
    return sum(map(rarity, sorted(one.who & other.who))) >= _LEAST
