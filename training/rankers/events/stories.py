"""Topics of two stories that are easily confused, and what the engine makes of their articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.joining import happenings
from annotate.dossier.reading import Source
from training.data import corpora

HAPPENS = ("ACTION", "NEG")
"""How the kinds of mentions begin that are events."""

Chain = tuple[int, int, str]
"""First code point, one past the last, and the name of the chain."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The articles of a topic and what they tell.

    Attributes:
        name: Of the topic.
        sources: The articles.
        items: What they tell, by the engine.
        gold: Of each the chain that it is of, none where no reader has looked.
        chains: By article, the mentions of the checked sentences.
    """

    name: str
    sources: Sequence[Source]
    items: Sequence[Happening]
    gold: Sequence[str | None]
    chains: dict[str, list[Chain]]


def topics(annotator: Annotator, part: corpora.Part) -> Iterator[Topic]:
    """Run the engine over the articles of every topic.

    Args:
        annotator: The engine.
        part: ``train`` or ``dev``.
    """
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in corpora.ecb(part):
        rows[str(row["topic"])].append(row)
    for name, articles in rows.items():
        records = annotator.pipe(Article.from_text(row["text"], id=str(row["id"])) for row in articles)
        sources = [
            Source(str(row["id"]), record, row["text"]) for row, record in zip(articles, records, strict=True)
        ]
        yield topic_of(name, sources, {str(row["id"]): chains_of(row) for row in articles})


def chains_of(row: dict[str, Any]) -> list[Chain]:
    """Return the event mentions of an article's checked sentences."""
    checked = set(row["annotated"])
    return [
        (m["start"], m["end"], m["chain"])
        for m in row["mentions"]
        if m["sentence"] in checked and m["kind"].startswith(HAPPENS)
    ]


def topic_of(name: str, sources: Iterable[Source], chains: dict[str, list[Chain]]) -> Topic:
    """Return a topic from its records.

    Args:
        name: Of the topic.
        sources: Its articles.
        chains: By article, the mentions that readers have labelled.
    """
    ordered = sorted(sources, key=lambda source: (source.published, source.id))
    items = happenings(ordered)
    gold = [_chain(item, chains.get(ordered[item.source].id, [])) for item in items]
    return Topic(name, ordered, items, gold, chains)


def _chain(item: Happening, chains: Sequence[Chain]) -> str | None:
    found = Counter(
        chain for m in item.mentions for start, end, chain in chains if start < m.end and m.start < end
    )
    return found.most_common(1)[0][0] if found else None
