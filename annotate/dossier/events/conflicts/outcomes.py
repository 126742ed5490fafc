"""How something ended: one article says that somebody was convicted, another one that he was acquitted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.parties import named_in
from annotate.dossier.events.conflicts.sides import either, side
from annotate.dossier.events.forms import bases_in
from annotate.dossier.events.happening import sentence_cuts
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

# Each pair of outcomes cannot both be so of one person or thing at one time.
_PAIRS = {
    "verdict": (
        r"(?:was|were|has been|have been|been)\s+(?:\w+ly\s+)?(?:convicted|found guilty)",
        r"(?:was|were|has been|have been|been)\s+(?:\w+ly\s+)?(?:acquitted|found not guilty|cleared)",
    ),
    "plea": (
        r"(?:pleaded|pled|pleads|has pleaded) guilty",
        r"(?:pleaded|pled|pleads|has pleaded) not guilty",
    ),
    "test": (r"tested positive", r"tested negative"),
    "life": (r"died|was killed|has died", r"(?<!is )(?<!was )survived(?! by)|is alive"),
}
_FOUND = {
    name: tuple(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in pair)
    for name, pair in _PAIRS.items()
}
# Where the part of the sentence that says who it was begins; a part between commas says more of the same.
_BEGINS = re.compile(r"[;:\n“”\"()—–]|\b(?:and|but|while|that|after|before|when|because|as|if|although)\b")
_ENDS = re.compile(r"[.,;:\n“”\"()—–]|\b(?:and|but|while|on \w+day|by a|because|after|when)\b")
# What is not told as so.
_UNSURE = re.compile(
    r"\b(?:not|never|n['’]t|would|could|may|might|if|whether|no|will|should|had\s+been|earlier|previously|once)\b|n['’]t\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|some|many|most|others?|another|several|all|both|\d+)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:1[89]\d\d|20\d\d)\b|\b(?:last|previous) (?:year|month|week)\b"
    r"|\b(?:years?|months?|decades?) (?:later|earlier|before|ago)\b",
    re.IGNORECASE,
)
# So much at least the words for who it was have to tell together.
_TELLING, _LEAST = 1.0, 4.5
_NEAR, _FAR = 25, 60


class _Outcome(NamedTuple):
    """Where an article tells how something ended.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        kind: Of what it is an outcome.
        good: Which of the two it is.
        names: Words of the name of the person, where it is given.
        who: Words that say who or what it was.
        of: Words behind: "of fraud".
        aside: Whether it is told of another year.
    """

    start: int
    end: int
    kind: str
    good: bool
    names: frozenset[str]
    who: frozenset[str]
    of: frozenset[str]
    aside: bool


def outcomes(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield how the same ended by two articles of one story, where it cannot have ended both ways.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_outcomes), other.once(_outcomes)
    for first, second in product(mine, yours):
        if first.aside or second.aside or not _opposed(first, second):
            continue
        if _tells_both(mine, first) or _tells_both(yours, second):
            continue
        told = sorted(((one, first), (other, second)), key=lambda each: each[0].published_day)
        days = [source.published_day for source, _ in told]
        # Who was alive yesterday may be dead today.
        update = first.kind == "life" and 0 < days[0] < days[1] and not told[1][1].good
        parts = [
            side(source, each.start, each.end)
            for source, each in (told if update else ((one, first), (other, second)))
        ]
        who = " ".join(sorted(first.names & second.names or first.who & second.who))
        yield first.start, Conflict("polarity", tuple(parts), f"{who}: {either(parts, update)}", update)


def _outcomes(source: Source) -> tuple[_Outcome, ...]:
    """Return what an article tells of outcomes, in text order, each person and each outcome once."""
    found: list[_Outcome] = []
    for low, high in pairwise(sentence_cuts(source.text)):
        aside = _YEAR.search(source.text, low, high) is not None
        for kind, patterns in _FOUND.items():
            for good, pattern in enumerate(patterns):
                found += (
                    _outcome(source, low, match, kind, bool(good), aside)
                    for match in pattern.finditer(source.text, low, high)
                    if not _UNSURE.search(source.text, max(low, match.start() - _NEAR), match.start())
                )
    kept = [each for each in found if each.names or each.who]
    return tuple(sorted(kept, key=lambda each: each.start))


def _outcome(source: Source, low: int, match: re.Match[str], kind: str, good: bool, aside: bool) -> _Outcome:
    stop = _ENDS.search(source.text, match.end(), match.end() + _FAR)
    of = source.text[match.end() : stop.start() if stop else match.end() + _FAR]
    subject = source.text[low : match.start()]
    cut = low + max((begun.end() for begun in _BEGINS.finditer(subject)), default=0)
    subject = source.text[cut : match.start()]
    some = _SOME.search(subject)
    return _Outcome(
        *match.span(),
        kind,
        good,
        frozenset() if some else named_in(source, cut, match.start(), "PERSON"),
        frozenset() if some else _telling(subject),
        _telling(of),
        aside,
    )


def _telling(words: str) -> frozenset[str]:
    return frozenset(word for word in bases_in(words) if rarity(word) > _TELLING)


def _opposed(one: _Outcome, other: _Outcome) -> bool:
    return one.kind == other.kind and one.good != other.good and _of_one(one, other)


def _tells_both(those: Sequence[_Outcome], one: _Outcome) -> bool:
    """Tell whether an article says of somebody both: of two occasions, or of two people."""
    return any(_opposed(one, each) for each in those)


def _of_one(one: _Outcome, other: _Outcome) -> bool:
    """Tell whether two outcomes are of one: of one name, or in words that tell enough where none is given."""
    if one.of and other.of and not one.of & other.of:
        return False
    if one.names or other.names:
        return bool(one.names & other.names)
    return sum(map(rarity, sorted(one.who & other.who))) >= _LEAST
