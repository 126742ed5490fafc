"""Claims: who said what, how, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.claims.assembly import assembled
from annotate.claims.judging.relations import with_relations
from annotate.claims.rules import attributions
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.lexicon import Lexicon, lexicon_with
from annotate.claims.spans.sources import said_by
from annotate.record import Claim, Entity, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article

__all__ = ["find_claims", "lexicon_with", "said_by"]


def find_claims(
    doc: Doc,
    article: Article,
    entities: tuple[Entity, ...],
    times: tuple[Time, ...],
    words: Lexicon | None = None,
) -> tuple[Claim, ...]:
    """Find the claims of an article.

    Args:
        doc: The pipeline's ``Doc`` over exactly the article's text, with the
            span groups of ``annotate.language.groups``; without them, and
            without a parse, only what the words show plainly is found.
        article: The article.
        entities: Its entities, which sources are resolved to.
        times: Its time expressions, which contents point to.
        words: The lexicon of speech acts; the shipped one by default.

    Returns:
        Claims in text order, ids ``c1``, ``c2``, ...
    """
    del article
    index = DocIndex(doc, words)
    return tuple(with_relations(index, assembled(index, attributions(index), entities, times)))
