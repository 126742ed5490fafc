"""The sides of a conflict: the words of an article, and who says them there."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from annotate.dossier.events.happening import Happening
from annotate.dossier.model import Conflict, Part, Side
from annotate.dossier.reading import Source


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
    said = claim.source.words if claim is not None and claim.source is not None else ""
    who = " ".join(said.split()) or None
    return Side(
        source.id, start, end, source.text[start:end], claim.id if claim is not None and who else None, who
    )


def by_whom(one: Side) -> str:
    """Return who says something, in words: the source in the article, else the article."""
    return f"{one.source} in {one.document}" if one.source else one.document


def told_in(source: Source, member: Happening) -> Part:
    """Return the words by which an article tells of a happening: its headline, else the sentence."""
    line = member.event.headline
    if member.main:
        return Part(source.id, line.start, line.end, line.exact)
    return sentence_of(source, member)


def sentence_of(source: Source, member: Happening) -> Part:
    """Return the sentence of the words that tell a happening best."""
    best = member.best
    start, end = next(each for each in member.told if each[0] <= best.start < each[1])
    words = source.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return Part(source.id, start, end, source.text[start:end])


def either(sides: Sequence[Side], update: bool) -> str:
    """Return what articles say, with who says it, one after the other.

    Args:
        sides: What each says.
        update: Whether each only knows more than the one before.
    """
    words = [f"{' '.join(each.exact.split())} ({by_whom(each)})" for each in sides]
    return (", then " if update else " or ").join(words)
