"""Learn how central an entity is: ``python -m training salience``.

The target is the share of GUM's five summaries of a document that speak of an
entity; the entities are those that the engine finds, aligned with the gold ones
by their names, or by their noun phrases where they have none.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

import numpy as np
from spacy.tokens import Doc

from annotate.article import Article
from annotate.entities.finding import grouped_entities
from annotate.entities.salience import salience_features
from annotate.language import build_pipeline
from training.data.paths import SALIENCE
from training.rankers.coreference.alignment import align, majority
from training.rankers.coreference.corpus import GoldDocument, gold_documents
from training.rankers.log_linear import logistic

PENALTY, SUMMARIES, STEPS = 20.0, 5, 40
HEADER = """\
# Weights of the logistic regression from an entity's features to the share of summaries that speak of it.
# Source: python -m training salience, on GUM's training documents (Zeldes 2017, annotations CC BY 4.0).
"""
Row = tuple[dict[str, float], float]


def rows(documents: Iterable[tuple[GoldDocument, Doc]]) -> Iterator[Row]:
    """Yield the features and the gold share of every entity that has a gold cluster."""
    for gold, doc in documents:
        article = Article.from_text(gold.text.text)
        groups = grouped_entities(doc, article)
        pairs = [(number, mention) for number, group in enumerate(groups) for mention in group.mentions]
        spans = [(m.start, m.end, _head(doc, m.token, m.last)) for _, m in pairs]
        known = [
            (str(pairs[place][0]), mention, pairs[place][1].kind)
            for place, mention in align(spans, gold.mentions).items()
            if not mention.neutral
        ]
        described = majority((id, m.cluster) for id, m, kind in known if kind == "nominal")
        named = majority((id, m.cluster) for id, m, kind in known if kind == "name" and m.named)
        clusters = described | named
        for number, row in enumerate(salience_features(groups, doc, article.sections)):
            if str(number) in clusters and row:
                yield row, gold.salience.get(clusters[str(number)], 0) / SUMMARIES


def _head(doc: Doc, first: int, last: int) -> tuple[int, int]:
    root = doc[first : last + 1].root
    return root.idx, root.idx + len(root)


def write(found: list[Row]) -> None:
    """Fit the weights and write them into the package."""
    names = list(found[0][0])
    inputs = np.array([[row[name] for name in names] for row, _ in found])
    shares = np.array([share for _, share in found])
    weights = logistic(inputs, shares, PENALTY, STEPS)
    lines = "".join(f"  {name}: {weight:.4f}\n" for name, weight in zip(names, weights, strict=True))
    SALIENCE.write_text(f"{HEADER}weights:\n{lines}", encoding="utf-8")
    print(f"{len(found)} entities, {len(names)} weights -> {SALIENCE}")


def main(_: argparse.Namespace) -> None:
    """Fit the weights on GUM's training documents."""
    nlp = build_pipeline()
    write(list(rows((gold, nlp(gold.text.text)) for gold in gold_documents("train"))))
