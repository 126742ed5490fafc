"""Names that the model has missed, where the article names the same elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.entities.compounds import sole_owners
from annotate.entities.grouping import Group
from annotate.entities.mentions import Found
from annotate.entities.names import TITLES, core

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONFIDENCE = 0.7
_CAPITAL = re.compile(r"[A-Z][\w’'-]*$")


def add_repeats(doc: Doc, text: str, groups: Sequence[Group]) -> None:
    """Add the names that stand in the text once more without being found, in place.

    A name inside a longer one is left alone: "Hale Tower", "Ann Hale" where only Tom is known.

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
    for match in re.finditer(rf"(?<![\w\-‑.’'])(?:{names})(?![\w\-‑])", text):
        if taken.intersection(range(match.start(), match.end())):
            continue
        span = doc.char_span(match.start(), match.end())
        if span is None or not _stands_alone(doc, span.start, span.end):
            continue
        group = owners[match[0]]
        because = "named elsewhere in the article"
        if len(core(match[0], group.type)) < len(group.full):
            because = f"“{' '.join(group.mentions[0].exact.split())}” is named elsewhere in the article"
        found = Found(
            match.start(),
            match.end(),
            match[0],
            group.type,
            "name",
            "rule",
            CONFIDENCE,
            span.start,
            span.end - 1,
        )
        group.add(found, because)
    for group in groups:
        group.mentions.sort(key=lambda mention: mention.start)


def _stands_alone(doc: Doc, first: int, after: int) -> bool:
    if doc.has_annotation("TAG") and doc[after - 1].pos_ not in {"PROPN", "NOUN"}:
        return False
    if after < len(doc) and _is_name(doc[after]):
        return False
    before = doc[first - 1] if first else None
    return before is None or not _is_name(before) or before.lower_.strip(".") in TITLES


def _is_name(token: Token) -> bool:
    if not _CAPITAL.match(token.text):
        return False
    if token.doc.has_annotation("TAG"):
        return token.pos_ == "PROPN"
    return token.i > 0 and token.nbor(-1).text not in {".", "!", "?"}
