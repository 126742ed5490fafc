"""Names inside hyphenated compounds: "Trump-backed", "Kyiv-based"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.entities.grouping.known_names import sightings
from annotate.entities.grouping.names import Group

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.85
_BEFORE = r"(?<![\w\-‑.])"
_SECOND_PART = r"(?=[-‑][a-z]{3,})"


def add_compounds(doc: Doc, text: str, groups: Sequence[Group]) -> None:
    """Add the names that begin a compound to the entities that the article names elsewhere, in place.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        groups: Entities with their names.
    """
    for seen in sightings(text, groups, _BEFORE, _SECOND_PART):
        span = doc.char_span(seen.start, seen.end, alignment_mode="expand")
        if span is not None:
            because = "first part of a compound, named elsewhere in the article"
            seen.group.add(seen.mention(span, CONFIDENCE), because)
