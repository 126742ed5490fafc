"""Whether two stretches of a text are one entity by the whole engine."""

from __future__ import annotations

from annotate.annotator import Annotator
from annotate.article import Article


def are_one(annotator: Annotator, text: str, first: str, second: str) -> bool:
    """Tell whether the first of some words and the last of others belong to one entity."""
    one, two = text.index(first), text.rindex(second)
    entities = annotator.annotate(Article.from_text(text, published="2025-09-23")).entities
    return any({one, two} <= {mention.start for mention in entity.mentions} for entity in entities)
