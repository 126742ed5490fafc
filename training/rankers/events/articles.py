"""Articles of the world's English press with their main events, and what the engine makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotate import layers
from annotate.annotator import Annotator
from annotate.article import Article
from annotate.language.headlines import read_headlines
from annotate.record import Published
from annotate.timeline.story.scene import Scene
from annotate.timeline.story.telling import set_scene
from training.data import corpora

NONE = -1


@dataclass(frozen=True, slots=True)
class MainEvent:
    """A main event of an article with its mentions as offsets; rank 1 is what it is about."""

    spans: tuple[tuple[int, int], ...]
    rank: int
    status: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its main events."""

    id: str
    text: str
    published: str | None
    events: tuple[MainEvent, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """What the engine sees of an article, and the main event that each of its mentions means.

    Attributes:
        main: Number of a main event, ``NONE`` for none.
    """

    id: str
    scene: Scene
    main: NDArray[np.int64]


def gold_articles(part: corpora.Part) -> Iterator[GoldArticle]:
    """Yield the articles of a part."""
    for row in corpora.worldnews(part):
        events = tuple(
            MainEvent(tuple((a, b) for a, b in e["spans"]), e["rank"], e["status"]) for e in row["events"]
        )
        yield GoldArticle(str(row["id"]), row["text"], row.get("published"), events)


def examples(annotator: Annotator, articles: Iterable[GoldArticle]) -> Iterator[Example]:
    """Run the engine over articles up to their story."""
    for gold in articles:
        draft = draft_of(annotator, gold.id, gold.text, gold.published)
        known = draft.article, draft.published, draft.times, draft.entities, draft.claims
        scene = set_scene(draft.doc, *known).scene
        spans = [(site.event.start, site.event.end) for site in scene.sites]
        yield Example(gold.id, scene, main_events(spans, gold.events))


def draft_of(annotator: Annotator, id: str, text: str, published: str | None) -> layers.Draft:
    """Run the engine over an article up to its story.

    Args:
        annotator: The engine.
        id: Of the article.
        text: Of the article.
        published: ISO date, where it is known.
    """
    day = Published(published, "given") if published else Published()
    article = Article.from_text(text, id=id, published=day)
    doc = annotator.nlp(article.text)
    titles = [(s.start, s.end) for s in article.sections if s.kind == "title"]
    read_headlines(annotator.nlp, doc, article.text, titles)
    return layers.run(layers.Draft(doc, article), given={"timeline"}, guarded=False)


def main_events(spans: Sequence[tuple[int, int]], events: Sequence[MainEvent]) -> NDArray[np.int64]:
    """Return the number of the main event that each mention touches.

    Args:
        spans: Of the mentions.
        events: Of the article.
    """
    found = np.full(len(spans), NONE, dtype=np.int64)
    for place, (start, end) in enumerate(spans):
        for number, event in enumerate(events):
            if any(a < end and start < b for a, b in event.spans):
                found[place] = number
    return found
