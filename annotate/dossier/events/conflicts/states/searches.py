"""Who is missing or trapped by one article of a story, and was found or rescued by another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from annotate.dossier.events.conflicts.clauses import subject_of
from annotate.dossier.events.conflicts.counting.facts import singular
from annotate.dossier.events.conflicts.parties import persons_in
from annotate.dossier.events.conflicts.sides import either, side
from annotate.dossier.events.forms import WORD
from annotate.dossier.events.times.days import Days
from annotate.dossier.events.times.sentences import days_told, sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import PRONOUNS, Source
from annotate.timeline.values.lexicon import number_of

_LOST = re.compile(
    r"\b(?:(?P<past>was|were|remained|stayed)|is|are|remains?|has\s+been|have\s+been)"
    r"(?P<still>(?:\s+(?:still|also|now|then))*)\s+(?:(?P<held>trapped|stranded)|missing|unaccounted\s+for)\b"
    r"|\b(?:has|have|had)(?:\s+(?:still|yet))?\s+not(?:\s+yet)?\s+been\s+(?:found(?! to\b)|rescued)\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:(?:later|finally|all|both|also|then|\w+ly)\s+)*"
    r"(?:found(?!\s+(?:(?:not\s+)?guilty|to|that|liable|in\s+breach|wanting)\b)(?:\s+(?:alive|dead|safe|unhurt|drowned))?|located|rescued|freed|saved|recovered"
    r"|dug\s+out|pulled\s+(?:out|from|alive)|(?:brought|carried|lifted|hauled)\s+(?:(?:up|out|ashore|down)\b"
    r"|to\s+(?:the\s+surface|safety)))|turned\s+up\s+(?:alive|safe|unhurt))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:not|never|if|whether|unless|until|before|could|would|should|might|none|nobody|no|hopes?|hoped|fear(?:s|ed)"
    r"|den(?:y|ies|ied))\b",
    re.IGNORECASE,
)
# Whoever is only said to have been gone: "the girl who was missing was found".
_SAID_OF = re.compile(r"\b(?:who|which|that|when|where|before|had)\s+$", re.IGNORECASE)
# What more is said of somebody, and whose body it is.
_MORE = re.compile(
    r"[,(]|\s(?:who|which|that|whose|of|from|in|on|at|near|off|under|with|aboard|since|after|for|inside|missing|trapped"
    r"|stranded|buried|lost|thought|believed)\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"\s*(?:the\s+)?(?:lifeless\s+)?bod(?:y|ies)\s+of\s+", re.IGNORECASE)
_GONE = re.compile(
    r"\b(?:missing|trapped|lost)\s+(?!(?:in|on|at|off|under|since|after|for|from|near|inside)\b)"
)
_OTHERS = re.compile(
    r"\b(?:others?|another|more|some|most|many|of\s+(?:the|them|these|those))\b", re.IGNORECASE
)
_YEARS = r"(?:\d{1,2}|[a-z]+)"
_AGE = re.compile(
    rf"\b(?P<age>{_YEARS})-years?-old\b|\b(?:boy|girl|man|woman|child)\s+of\s+(?P<of>{_YEARS})\b"
    r"|,\s*(?:aged\s+)?(?P<beside>\d{1,2})\s*(?:,|$)",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"\s*(?:the|his|her|their|its|both|all)\b", re.IGNORECASE)
_PLURAL = frozenset({"people", "crew", "staff"})
# These may be called so by one article and otherwise by another, where they are of one age.
_YOUNG = frozenset({"child", "teenager", "youngster", "girl", "boy"})


class _State(NamedTuple):
    """Where an article tells that somebody is lost, or found.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        past: Whether it is told of before, and may be otherwise on the day of the article.
        name: Words of the name.
        noun: Or what somebody is called, in the singular.
        number: How many, where it is told.
        age: The age, where it is told.
        known: Whether it is somebody who was told of before: "the girl".
        days: The days of the sentence.
    """

    start: int
    end: int
    past: bool
    name: frozenset[str]
    noun: str
    number: float | None
    age: float | None
    known: bool
    days: Days | None


def searches(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield who is missing or trapped by one article of a story, and was found by another one.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    for first, second in ((one, other), (other, one)):
        for lost, found in product(first.once(_lost), second.once(_found)):
            days = first.published_day, second.published_day
            if not _are_one(lost, found) or any(_are_one(lost, each) for each in first.once(_found)):
                continue
            if lost.past and all(days) and days[1] < days[0]:
                continue
            update = bool(all(days)) and (
                days[0] < days[1] or (days[0] == days[1] and _is_later(found, lost))
            )
            told = [side(source, each.start, each.end) for source, each in ((first, lost), (second, found))]
            shown = told if update or first is one else told[::-1]
            because = f"missing or found: {either(shown, update)}"
            yield (lost if first is one else found).start, Conflict("polarity", tuple(shown), because, update)
            return


def _is_later(one: _State, other: _State) -> bool:
    """Tell whether one is told of a later day than another one."""
    return one.days is not None and other.days is not None and other.days[1] < one.days[0]


def _are_one(lost: _State, found: _State) -> bool:
    """Tell whether both are of one: of one name, or called the same where age, number or "the" tells so."""
    if lost.name or found.name:
        short, long = sorted((lost.name, found.name), key=len)
        return bool(short) and short <= long
    aged = lost.age is not None and lost.age == found.age
    if not aged and None not in {lost.age, found.age}:
        return False
    if lost.noun != found.noun and not (
        aged and {lost.noun, found.noun} - {"girl", "boy"} and {lost.noun, found.noun} <= _YOUNG
    ):
        return False
    return lost.number == found.number and (aged or found.known or lost.number not in {None, 1.0})


def _lost(source: Source) -> Sequence[_State]:
    """Return who is missing or trapped, as an article tells it."""
    return [
        state
        for match in _LOST.finditer(source.text)
        # Who "was trapped" may be out again, and whoever was missing for two days.
        if not (match["past"] in {"was", "were"} and match["held"] and not match["still"].strip())
        if not (match["past"] and source.text.startswith(" for ", match.end()))
        if (state := _state(source, match, match["past"] is not None)) is not None
    ]


def _found(source: Source) -> Sequence[_State]:
    """Return who was found or rescued, as an article tells it."""
    states = (_state(source, match, past=True) for match in _FOUND.finditer(source.text))
    return [state for state in states if state is not None]


def _state(source: Source, match: re.Match[str], past: bool) -> _State | None:
    """Return of whom something is told; none where that is not told, or where it is not sure."""
    text = source.text
    low, high = sentence_around(source, match.start())
    start, end = subject_of(text, low, match.start())
    if _OPEN.search(text, start, match.start()) or _SAID_OF.search(text, low, match.start()):
        return None
    body = _BODY.match(text, start, end)
    start = body.end() if body else start
    gone = _GONE.search(text, start, end)
    more = _MORE.search(text, gone.end() if gone else start + 1, end)
    called = text[start : more.start() if more else end]
    words = [word.group().casefold() for word in WORD.finditer(called)]
    age = _AGE.search(text, start, end)
    if not words or words[-1] in PRONOUNS or _OTHERS.search(text, start, end if not more else more.end() + 4):
        return None
    names = persons_in(source, start, start + len(called))
    noun = singular(words[-1])
    numbers = [number for word in words[:-1] if (number := number_of(word)) is not None]
    numbers += [1.0] * (noun == words[-1] and noun not in _PLURAL)
    return _State(
        match.start(),
        match.end(),
        past,
        next((name for name in names if not name.isdisjoint(words)), frozenset()),
        noun,
        numbers[0] if numbers else None,
        number_of(next(filter(None, age.groups()))) if age else None,
        _KNOWN.match(called) is not None,
        days_told(source, low, high),
    )
