"""Names that the model has missed, where the article names the same elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.entities.grouping.known_names import sightings
from annotate.entities.grouping.names import Group
from annotate.entities.known.names import TITLES, core

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONFIDENCE = 0.7
_BEFORE, _AFTER = r"(?<![\w\-‑.’'])", r"(?![\w\-‑])"
_CAPITAL = re.compile(r"[A-Z][\w’'-]*$")


def add_repeats(doc: Doc, text: str, groups: Sequence[Group]) -> None:
    """Add the names that stand in the text once more without being found, in place.

    A name inside a longer one is left alone: "Hale Tower", "Ann Hale" where only Tom is known.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        groups: Entities with their names.
    """
    for seen in sightings(text, groups, _BEFORE, _AFTER):
        span = doc.char_span(seen.start, seen.end)
        if span is None or not _stands_alone(doc, span.start, span.end):
            continue
        group = seen.group
        because = "named elsewhere in the article"
        if len(core(seen.exact, group.type)) < len(group.full):
            because = f"“{' '.join(group.mentions[0].exact.split())}” is named elsewhere in the article"
        group.add(seen.mention(span, CONFIDENCE), because)
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
