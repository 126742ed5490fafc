"""Names inside hyphenated compounds: "Trump-backed", "Kyiv-based"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.entities.grouping import Group
from annotate.entities.mentions import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.85
TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC"})
_SECOND_PART = r"(?=[-‑][a-z]{3,})"


def add_compounds(doc: Doc, text: str, groups: Sequence[Group]) -> None:
    """Add the names that begin a compound to the entities that the article names elsewhere, in place.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        groups: Entities with their names.
    """
    owners = sole_owners(groups)
    if not owners:
        return
    taken = {offset for group in groups for m in group.mentions for offset in range(m.start, m.end)}
    names = "|".join(re.escape(name) for name in sorted(owners, key=lambda name: (-len(name), name)))
    for match in re.finditer(rf"(?<![\w\-‑.])(?:{names}){_SECOND_PART}", text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or taken.intersection(range(match.start(), match.end())):
            continue
        group = owners[match[0]]
        group.add(
            Found(
                match.start(),
                match.end(),
                match[0],
                group.type,
                "name",
                "rule",
                CONFIDENCE,
                span.start,
                span.end - 1,
            ),
            "first part of a compound, named elsewhere in the article",
        )


def sole_owners(groups: Sequence[Group]) -> dict[str, Group]:
    """Return the entity of every name and surname that only one entity has."""
    owners: dict[str, Group] = {}
    shared: set[str] = set()
    for group in groups:
        written = {m.exact for m in group.mentions if m.kind == "name"}
        if group.type == "PERSON":
            written |= {name.split()[-1] for name in written}
        for name in written:
            if name in owners:
                shared.add(name)
            owners[name] = group
    return {
        name: group
        for name, group in owners.items()
        if name not in shared and group.type in TYPES and name[0].isupper()
    }
