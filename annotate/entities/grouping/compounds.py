"""Names inside compounds and inside other names: "Kyiv-based", "the Central Bank of Kenya"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.entities.grouping.known_names import Sighting, sightings, sole_owners
from annotate.entities.grouping.names import Group
from annotate.entities.known.places import country_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.85
_BEFORE = r"(?<![\w\-‑.])"
_LAST = re.compile(r"(?P<joint>, | of (?:the )?)(?P<place>[A-Z][^,]*)$")
_BODIES = frozenset({"ORG", "GPE", "LOC", "FAC"})
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


def add_inner_places(doc: Doc, text: str, groups: Sequence[Group]) -> None:
    """Add countries and states that end the names of others to what the article names elsewhere, in place.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        groups: Entities with their names.
    """
    for seen in list(_inner_places(text, groups)):
        span = doc.char_span(seen.start, seen.end, alignment_mode="expand")
        if span is not None:
            seen.group.add(
                seen.mention(span, CONFIDENCE), "inside another name, named elsewhere in the article"
            )


def _inner_places(text: str, groups: Sequence[Group]) -> Iterator[Sighting]:
    """Yield the last words of "Kisumu, Kenya" and "Central Bank of Kenya", not of "Bank of Selm"."""
    owners = sole_owners(groups)
    for group in groups:
        for mention in group.mentions if group.type in _BODIES else ():
            last = _LAST.search(text, mention.start, mention.end) if mention.kind == "name" else None
            place = owners.get(last["place"]) if last is not None else None
            if last is None or place is None or place is group or place.type != "GPE":
                continue
            if country_of(last["place"]) is not None or last["joint"] == ", ":
                yield Sighting(*last.span("place"), last["place"], place)
