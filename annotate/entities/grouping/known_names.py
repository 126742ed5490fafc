"""Names that one entity alone has in an article, looked for where the model did not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotate.entities.grouping.names import Group
from annotate.entities.grouping.variants import is_distinctive
from annotate.entities.known.names import COMPANY
from annotate.entities.mentions.finding import Found

if TYPE_CHECKING:
    from spacy.tokens import Span

_SHORTEST = 3
TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC"})


# What firms end in, so that the rest is their name for short.
_TRADES = COMPANY | {
    "airlines", "airline", "airways", "bank", "bottlers", "breweries", "cement", "electronics", "energy",
    "estates", "farms", "ferries", "foods", "industries", "insurance", "lines", "logistics", "mines",
    "mining", "minerals", "motors", "oil", "petroleum", "pharma", "pharmaceuticals", "plantations", "power",
    "properties", "rail", "railways", "resources", "retail", "securities", "shipping", "shipyard", "solar",
    "steel", "stores", "supermarkets", "sugar", "technologies", "technology", "telecom", "textiles",
    "utilities", "ventures",
}  # fmt: skip


class Sighting(NamedTuple):
    """A place where a known name stands that belongs to no mention."""

    start: int
    end: int
    exact: str
    group: Group

    def mention(self, span: Span, confidence: float) -> Found:
        """Return it as a mention made by a rule.

        Args:
            span: Its words.
            confidence: From 0 to 1.
        """
        return Found(
            self.start,
            self.end,
            self.exact,
            self.group.type,
            "name",
            "rule",
            confidence,
            span.start,
            span.end - 1,
        )


def sightings(text: str, groups: Sequence[Group], before: str, after: str) -> Iterator[Sighting]:
    """Yield where the names that only one entity has stand outside all mentions, in text order.

    Args:
        text: The article's text.
        groups: Entities with their names.
        before: Pattern that looks behind, at what stands before a name.
        after: Pattern that looks ahead, at what stands after it.
    """
    owners = sole_owners(groups)
    if not owners:
        return
    taken = {offset for group in groups for m in group.mentions for offset in range(m.start, m.end)}
    names = "|".join(re.escape(name) for name in sorted(owners, key=lambda name: (-len(name), name)))
    for match in re.finditer(f"{before}(?:{names}){after}", text):
        if not taken.intersection(range(match.start(), match.end())):
            yield Sighting(match.start(), match.end(), match[0], owners[match[0]])


def sole_owners(groups: Sequence[Group]) -> dict[str, Group]:
    """Return the entity of every name, surname and firm's short name that only one entity has."""
    owners: dict[str, Group] = {}
    shared: set[str] = set()
    for group in groups:
        written = {m.exact for m in group.mentions if m.kind == "name"}
        if group.type == "PERSON":
            written |= {name.split()[-1] for name in written}
        elif group.type == "ORG":
            written |= {short for name in written if (short := _firm(name))}
        for name in written:
            if name in owners:
                shared.add(name)
            owners[name] = group
    return {
        name: group
        for name, group in owners.items()
        if name not in shared and group.type in TYPES and name[0].isupper()
    }


def _firm(name: str) -> str | None:
    """Return what a firm of two words is called for short: "Selmaru" for "Selmaru Ferries"."""
    first, _, last = name.partition(" ")
    fits = last.strip(".").lower() in _TRADES and first[:1].isupper() and len(first) > _SHORTEST
    return first if fits and is_distinctive(first.lower()) else None
