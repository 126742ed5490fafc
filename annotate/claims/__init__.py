"""Claims: who said what, how, and how surely."""

from __future__ import annotations

from spacy.tokens import Doc

from annotate.article import Article
from annotate.claims.attribution import Attribution, model_attributions
from annotate.claims.index import DocIndex, Offsets
from annotate.record import Claim, Entity, Source, Span, Time

__all__ = ["find_claims"]


def find_claims(
    doc: Doc, article: Article, entities: tuple[Entity, ...], times: tuple[Time, ...]
) -> tuple[Claim, ...]:
    """Find the claims of an article."""
    index = DocIndex(doc)
    found = sorted(model_attributions(index), key=lambda a: min(a.content + a.cue))
    return tuple(_claim(index, f"c{n}", a) for n, a in enumerate(found, start=1))


def _claim(index: DocIndex, name: str, a: Attribution) -> Claim:
    def spans(items: list[Offsets]) -> tuple[Span, ...]:
        return tuple(Span(s, e, index.text[s:e]) for s, e in items)

    return Claim(
        id=name,
        quotation="indirect",
        source=Source(spans(a.source)) if a.source else None,
        cue=spans(a.cue),
        content=spans(a.content),
        speech_act="say",
        polarity="positive",
        factuality="CT+",
        by=a.by,
        confidence=round(a.confidence, 3),
    )
