"""Whose office goes by its initials: "MEC Ann Hale said so. The MEC added", "the officer (UNO) Bo Roe"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.entities.grouping.names import Group
from annotate.entities.known.lexicon import noun
from annotate.entities.known.places import country_of
from annotate.entities.mentions.finding import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.8
OFFICE = "the initials of an office that stand before a name"
_FULL, _REACH = 2, 40
_BEFORE = re.compile(r"(?:^|[^\w&’'.-])(?P<office>[A-Z]{2,5}) $")
_BRACKETED = re.compile(r"\b(?P<role>[A-Za-z][a-z]+) \((?P<office>[A-Z]{2,5})\),? $")
# Forms of address, what stands before a name by chance, and honours.
_NO_OFFICES = frozenset(
    {
        "MR", "MRS", "MS", "DR", "HE", "HRH", "HM", "HH", "SIR", "LADY", "LORD", "REV", "PROF", "AND", "THE",
        "BY", "FOR", "OF", "IN", "TO", "AT", "ON", "OR", "AP", "AFP", "PA", "DPA", "BBC", "CNN", "EU", "UN",
        "US", "UK", "USA", "NATO", "TV", "FC", "AFC",
    }
)  # fmt: skip


def settle_initials(doc: Doc, text: str, groups: list[Group]) -> None:
    """Give "the MEC" to the only one before whose name the initials stand, in place.

    Not where they are a body's: "UN envoy Ann Hale", "the Selm Broadcasting Service (SBS)".

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        groups: Entities with their names.
    """
    holders: defaultdict[str, dict[int, Group]] = defaultdict(dict)
    for group in groups:
        for office in _offices(text, group):
            holders[office][id(group)] = group
    for office, held in holders.items():
        named = [group for group in groups if any(m.exact == office for m in group.mentions)]
        # What "the MP" means is told as it is of any noun.
        if len(held) != 1 or noun(office.lower())[0] == "person" or _is_a_body(text, office, named):
            continue
        holder = next(iter(held.values()))
        for group in named:
            group.mentions.clear()
        taken = {place for g in groups for m in g.mentions for place in range(m.start, m.end)}
        for match in re.finditer(
            rf"(?<![\w&-])(?:[Tt]he ){office}(?![\w&-])(?! (?:[A-Z]|of|for|at|who)\b)", text
        ):
            span = doc.char_span(*match.span(), alignment_mode="strict")
            if span is not None and taken.isdisjoint(range(*match.span())):
                first, last = span.start, span.end - 1
                found = Found(
                    *match.span(), match[0], "PERSON", "nominal", "rule", CONFIDENCE, first, last, OFFICE
                )
                holder.mentions.append(found)
        holder.mentions.sort(key=lambda mention: mention.start)
    groups[:] = [group for group in groups if group.mentions]


def _offices(text: str, group: Group) -> Iterator[str]:
    if group.type != "PERSON" or len(group.full) < _FULL:
        return
    for mention in group.mentions:
        before = text[max(mention.start - _REACH, 0) : mention.start]
        match = _BEFORE.search(before)
        if match is None:
            match = _BRACKETED.search(before)
            if match is None or noun(match["role"].lower())[0] != "person":
                continue
        if " " in mention.exact and match["office"] not in _NO_OFFICES and not mention.exact.isupper():
            yield match["office"]


def _is_a_body(text: str, office: str, named: Sequence[Group]) -> bool:
    """Tell whether initials have a longer name, a place's, or people who are of it: "UN envoy Ann Hale"."""
    if country_of(office) is not None or any(g.type == "GPE" for g in named):
        return True
    if any(m.exact != office for group in named for m in group.mentions):
        return True
    of_it = re.finditer(rf"\b{office} (?P<role>[a-z]+)", text)
    return any(noun(match["role"])[0] == "person" for match in of_it)
