"""The sides of a conflict: the words of an article, and who says them there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Sequence
from math import inf
from typing import NamedTuple

from annotate.dossier.events.happening import Happening
from annotate.dossier.model import Conflict, ConflictKind, Part, Side
from annotate.dossier.reading import PRONOUNS, Source
from annotate.record import Claim

# "The fund, whose program had ended", "a report that nobody has disputed".
_MORE_OF_THEM = re.compile(r",\s+(?:who|whose|whom|which)\b|\s+that\b")


class Differing(NamedTuple):
    """A conflict, and what tells whether another one is the same.

    Attributes:
        key: The same for one conflict that is found with several happenings, whatever else is in the dossier.
        far: How far the words for the happening are from what differs: it belongs to the nearest.
        conflict: What differs.
    """

    key: Hashable
    far: int
    conflict: Conflict


def side(source: Source, start: int, end: int) -> Side:
    """Return words of an article with the claim that reports them."""
    claim = next(
        (
            claim
            for claim in source.claims
            for span in claim.content
            if span.start <= start and end <= span.end and claim.source is not None
        ),
        None,
    )
    who = who_says(source, claim) if claim is not None else None
    return Side(
        source.id, start, end, source.text[start:end], claim.id if claim is not None and who else None, who
    )


def who_says(source: Source, claim: Claim) -> str | None:
    """Return who makes a claim, in the words of the article; of a pronoun the name, where that is known."""
    if claim.source is None:
        return None
    words = _MORE_OF_THEM.split(" ".join(claim.source.words.split()), maxsplit=1)[0].rstrip(" ,")
    if words.casefold() not in PRONOUNS:
        return words or None
    speaker = source.speaker(claim)
    return speaker.name if speaker is not None and speaker.named else None


def told_in(source: Source, member: Happening) -> Part:
    """Return the words by which an article tells of a happening: its headline, else the sentence."""
    line = member.event.headline
    if member.main:
        return Part(source.id, line.start, line.end, line.exact)
    return sentence_of(source, member)


def _sections(source: Source) -> list[tuple[int, int]]:
    return sorted((part.start, part.end) for part in source.record.document.sections)


def sentence_of(source: Source, member: Happening) -> Part:
    """Return the sentence of the words that tell a happening best, without a dateline before it."""
    best = member.best
    start, end = next(each for each in member.told if each[0] <= best.start < each[1])
    sections = source.once(_sections)
    number = bisect_right(sections, (best.start, inf)) - 1
    if number >= 0 and best.start < sections[number][1]:
        start = max(start, sections[number][0])
    words = source.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return Part(source.id, start, end, source.text[start:end])


def either(sides: Sequence[Side], update: bool, later: Sequence[bool] = ()) -> str:
    """Return what articles say, with who says it, one after the other.

    Args:
        sides: What each says.
        update: Whether each only knows more than the one before.
        later: Or which of them only know more than all before.
    """
    told = ""
    for each, then in zip(sides, later or [update] * len(sides), strict=True):
        told += f"{(', then ' if then else ' or ') if told else ''}{quoted(each.exact)} ({each.teller})"
    return told


def contrary(kind: ConflictKind, what: str, sides: Sequence[Side]) -> Conflict:
    """Return a conflict of which both cannot be so.

    Args:
        kind: What kind it is.
        what: What is told differently, in words.
        sides: What each says of it.
    """
    return Conflict(kind, tuple(sides), f"{what}: {either(sides, update=False)}")


def quoted(words: str) -> str:
    """Return words of an article in one line, between quotation marks."""
    return f"“{' '.join(words.split())}”"
