"""Articles with entities set by hand, so that the cases test the rules and not the model."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from annotate.article import Article
from annotate.entities.finding import find_entities
from annotate.record import Entity
from tests import pipelines
from tests.annotate.claims.parses import parse
from tests.spans import span_at

NLP = pipelines.plain()
MARK = re.compile(r"\[([^|\]]+)\|([A-Z_]+)\]")


def marked_entities(marked: str) -> tuple[Entity, ...]:
    """Return the entities of a text without a parse; names are marked ``[words|TYPE]``."""
    text, spans, shift = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[shift : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        shift = match.end()
    text += marked[shift:]
    doc: Doc = NLP(text)
    doc.ents = [span_at(doc, a, b, label=label, alignment_mode="expand") for a, b, label in spans]
    return find_entities(doc, Article.from_text(text))


def parsed_entities(lines: str, **names: str) -> tuple[Entity, ...]:
    """Return the entities of a parsed text (see ``tests.annotate.claims.parses``).

    Args:
        lines: The text, a word as ``form/TAG/head/dep``.
        names: By type, its names divided by commas; an underscore stands for a space.
    """
    doc = parse(lines)
    spans = []
    for label, listed in names.items():
        for name in listed.split(","):
            words = name.replace("_", " ")
            for match in re.finditer(rf"\b{re.escape(words)}\b", doc.text):
                spans.append(span_at(doc, match.start(), match.end(), label=label))
    doc.ents = [span for span in spans if span is not None]
    return find_entities(doc, Article.from_text(doc.text))


def said(entities: tuple[Entity, ...]) -> list[list[str]]:
    """Return the words of every entity's mentions, amounts left out."""
    return [
        [m.exact for m in entity.mentions]
        for entity in entities
        if entity.type not in {"CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"}
    ]
