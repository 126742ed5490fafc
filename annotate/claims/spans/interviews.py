"""Who is "Q" and who is "A" in an interview, as the lines before it and its other labels tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.record import Entity

_LETTERS = frozenset({"Q", "A"})
_BYLINE = re.compile(r"(?:by|interview(?:ed)?(?: by)?:?|words(?: by)?:?)\s", re.IGNORECASE)
_LEAST = 2
"""Answers that make an interview."""


class Voice(NamedTuple):
    """Whose turns a letter marks.

    Attributes:
        entity: The person.
        because: What tells so.
    """

    entity: Entity
    because: str


def voices(index: DocIndex, turns: Sequence[Attribution], entities: Sequence[Entity]) -> Mapping[str, Voice]:
    """Return who speaks in turns under "Q" and "A", where that is told.

    Args:
        index: The document.
        turns: What is spoken under labels, in text order.
        entities: The article's entities.
    """
    labels = [index.text[slice(*turn.source[0])] for turn in turns if turn.source]
    if Counter(labels)["A"] < _LEAST:
        return {}
    people = [entity for entity in entities if entity.type == "PERSON"]
    asking, answering = _by_labels(index, turns, people)
    first = min(turn.source[0][0] for turn, label in zip(turns, labels, strict=True) if label in _LETTERS)
    signed = _signed(index, people, first)
    asker = asking or signed
    found = {} if asker is None else {"Q": asker}
    told_of = _names_in(index, turns, people)
    answerer = answering or _spoken_to(
        [one for one in people if one.id not in told_of and (asker is None or one.id != asker.entity.id)],
        first,
    )
    return found | ({} if answerer is None else {"A": answerer})


def _by_labels(
    index: DocIndex, turns: Sequence[Attribution], people: Sequence[Entity]
) -> tuple[Voice | None, Voice | None]:
    """Return who asks and who answers under their names among the letters."""
    asked: dict[str, list[bool]] = {}
    by_id = {entity.id: entity for entity in people}
    for turn in turns:
        start, end = turn.source[0]
        whose = next((one for one in people for m in one.mentions if start <= m.start and m.end <= end), None)
        if whose is not None:
            text = index.text[turn.content[0][0] : turn.content[-1][1]]
            asked.setdefault(whose.id, []).append(text.rstrip("\"”’').!*_ ").endswith("?"))
    askers = [by_id[one] for one, told in asked.items() if 2 * sum(told) > len(told)]
    others = [by_id[one] for one, told in asked.items() if not any(told)]
    because = "speaks under that name in the same interview"
    return (
        Voice(askers[0], because) if len(askers) == 1 else None,
        Voice(others[0], because) if len(others) == 1 else None,
    )


def _signed(index: DocIndex, people: Sequence[Entity], first: int) -> Voice | None:
    """Return the one person whom a line before the interview names as its author."""
    start, signed = 0, []
    for line in index.text[:first].splitlines(keepends=True):
        if _BYLINE.match(line):
            end = start + len(line)
            signed += [one for one in people if any(start <= m.start < end for m in one.mentions)]
        start += len(line)
    return Voice(signed[0], "the interview bears that name") if len(signed) == 1 else None


def _names_in(index: DocIndex, turns: Sequence[Attribution], people: Sequence[Entity]) -> set[str]:
    """Return the people whom answers name: who answers says "I"."""
    answers = [piece for turn in turns if index.text[slice(*turn.source[0])] == "A" for piece in turn.content]
    return {
        one.id
        for one in people
        for m in one.mentions
        if m.kind == "name" and any(start <= m.start < end for start, end in answers)
    }


def _spoken_to(people: Sequence[Entity], first: int) -> Voice | None:
    """Return the person of whom the lines before an interview tell, if it is one, or one above all."""
    told = {
        one.id: sum(m.start < first for m in one.mentions)
        for one in people
        if any(m.kind == "name" and m.start < first for m in one.mentions)
    }
    (best, most), (_, next_) = [*Counter(told).most_common(2), ("", 0), ("", 0)][:2]
    if most < _LEAST * max(next_, 0.5):
        return None
    whom = next(one for one in people if one.id == best)
    return Voice(whom, "the interview begins with who that is")
