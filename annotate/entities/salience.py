"""How central an entity is to its article, from 0 to 1: the share of good summaries that would speak of it.

A logistic regression, learned on GUM's graded salience (how many of five
summaries speak of an entity), over what Dunietz and Gillick (2014) found to
matter: where the first mention is, how many there are and how far they spread,
whether the entity acts, and what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from math import exp, log, log1p
from typing import TYPE_CHECKING

from spacy.attrs import SENT_START

from annotate.entities.grouping.names import Group
from annotate.entities.mentions.finding import Found
from annotate.language import syntax
from annotate.record import Section
from annotate.weights import shipped

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARTS = 8
# Under this, entities differ by chance; all are only mentioned.
LEAST, MENTIONED = 0.2, 0.1
TYPES = (
    "PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "MISC", "PRODUCT", "WORK_OF_ART", "LAW",
)  # fmt: skip

WEIGHTS = "salience.yaml"
FEATURES = frozenset(
    {"first", "first sentence", "in the first sentence", "in the first two", "in the first four",
     "in the title",
     "mentions", "mentions of the most", "one mention", "two mentions", "share as subject", "as subject",
     "share as attribute", "first as subject", "parts", "sentences", "stretch", "names", "unnamed", "words",
     "entities", "bias"}
).union(f"type {kind}" for kind in TYPES)  # fmt: skip


@cache
def shipped_weights() -> dict[str, float]:
    """Read the weights.

    Raises:
        WeightsError: A weight is of no feature.
    """
    return shipped().linear(WEIGHTS, FEATURES.__contains__, "weights")


def saliences(groups: Sequence[Group], doc: Doc, sections: Sequence[Section]) -> list[float]:
    """Return the salience of every group; boilerplate mentions count for nothing.

    Args:
        groups: Entities with their mentions in text order.
        doc: The pipeline's ``Doc``.
        sections: The article's.
    """
    weights = shipped_weights()
    result: list[float] = []
    for row in salience_features(groups, doc, sections):
        score = sum(weights.get(name, 0.0) * value for name, value in row.items()) if row else -100.0
        share = 1 / (1 + exp(-score))
        result.append(0.0 if not row else round(share, 2) if share >= LEAST else MENTIONED)
    return result


def salience_features(
    groups: Sequence[Group], doc: Doc, sections: Sequence[Section]
) -> list[dict[str, float]]:
    """Return the features of every group by name, none for one that only boilerplate mentions."""
    boilerplate = [(s.start, s.end) for s in sections if s.kind == "boilerplate"]
    title = max((s.end for s in sections if s.kind == "title"), default=0)
    body = [[m for m in g.mentions if not _inside(m.start, boilerplate)] for g in groups]
    most = max((1, *(sum(m.kind != "nominal" for m in mentions) for mentions in body)))
    sentences = _sentences(doc)
    length = max(doc[-1].idx + len(doc[-1]), 1) if len(doc) else 1
    # Lengths as they are in the articles that the weights were learned on, more or less.
    size = {"words": log(max(len(doc), 1)) - 6.5, "entities": log(max(len(groups), 1)) - 3, "bias": 1.0}
    return [
        _row(group, mentions, doc, sentences, title, most, length) | size if mentions else {}
        for group, mentions in zip(groups, body, strict=True)
    ]


def _row(
    group: Group,
    mentions: Sequence[Found],
    doc: Doc,
    sentences: Sequence[int],
    title: int,
    most: int,
    length: int,
) -> dict[str, float]:
    # What an entity is called besides its names says little of how much the article is about it.
    mentions = [m for m in mentions if m.kind != "nominal"] or mentions
    count = len(mentions)
    first = mentions[0]
    opening = sentences[first.token]
    heads = [doc[m.token : m.last + 1].root for m in mentions]
    subjects = sum(map(syntax.is_subject, heads))
    names = sum(m.kind == "name" for m in mentions)
    return {
        "first": first.token / len(doc),
        "first sentence": min(opening, 20) / 20,
        "in the first sentence": float(opening == 0),
        "in the first two": float(opening <= 1),
        "in the first four": float(opening <= 3),
        "in the title": float(first.start < title),
        "mentions": log(count),
        "mentions of the most": log(count) / max(log(most), 0.7),
        "one mention": float(count == 1),
        "two mentions": float(count == 2),
        "share as subject": subjects / count,
        "as subject": log1p(subjects),
        "share as attribute": sum(syntax.is_attribute(head) or syntax.is_possessor(head) for head in heads)
        / count,
        "first as subject": float(syntax.is_subject(heads[0])),
        "parts": len({PARTS * m.start // length for m in mentions}) / PARTS,
        "sentences": log(len({sentences[m.token] for m in mentions})),
        "stretch": (mentions[-1].start - first.start) / length,
        "names": log1p(names),
        "unnamed": float(names == 0),
        **{f"type {kind}": float(group.type == kind) for kind in TYPES},
    }


def _sentences(doc: Doc) -> list[int]:
    starts: list[int] = doc.to_array([SENT_START]).reshape(-1).astype("int64").tolist()
    return list(accumulate(int(place > 0 and start == 1) for place, start in enumerate(starts)))


def _inside(place: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in ranges)
