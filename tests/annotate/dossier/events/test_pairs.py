"""Within a very long article a happening is compared with those near it; with other articles as always."""

from __future__ import annotations

import numpy as np
import pytest

from annotate import Annotator
from annotate.article import Article
from annotate.dossier import Source
from annotate.dossier.events import pairs
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.joining import happenings
from annotate.dossier.events.pairs import KIN, Likeness, candidates
from annotate.dossier.events.table import Table
from tests.annotate.dossier.versions import ARTICLES

Pair = tuple[int, int]


@pytest.fixture(scope="module")
def sources(engine: Annotator) -> list[Source]:
    found = []
    for id, text in sorted(ARTICLES.items()):
        written = Article.from_text(text, id=id)
        found.append(Source(id, engine.annotate(written), written.text))
    return found


def found(sources: list[Source], reach: int) -> tuple[list[Happening], set[Pair]]:
    items = happenings(sources)
    table = Table(sources, items)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs, "REACH", reach)
        wanted = np.triu(np.ones((len(sources), len(sources)), dtype=bool))
        a, b = candidates(table, Likeness(table), wanted)
    rows = list(zip(a.tolist(), b.tolist(), strict=True))
    assert len(set(rows)) == len(rows)
    return items, set(rows)


@pytest.mark.parametrize("reach", [1, 2, 5, 7])
def test_what_stands_far_apart_in_an_article_is_not_compared_and_all_else_is(
    sources: list[Source], reach: int
) -> None:
    items, everything = found(sources, 10**6)
    _, some = found(sources, reach)
    near = {
        (a, b) for a, b in everything if items[a].source != items[b].source or items[b].number - a <= reach
    }
    assert some == near
    assert some < everything


def test_an_article_of_usual_length_is_compared_whole(sources: list[Source]) -> None:
    assert found(sources, pairs.REACH) == found(sources, 10**6)


@pytest.mark.parametrize("article", [0, 1])
def test_words_near_those_of_one_article_are_the_same_where_only_these_are_asked_for(
    sources: list[Source], article: int
) -> None:
    items = happenings(sources)
    table = Table(sources, items)
    own = np.flatnonzero(table.source == article)
    everything = np.arange(len(items))
    whole, some = Likeness(table), Likeness(table, own)
    for one, other in ((own, everything), (everything, own)):
        assert (whole.related(one, other) == some.related(one, other)).all()
        assert ((whole.near(one, other) >= KIN) == (some.near(one, other) >= KIN)).all()
    assert whole.related(own, everything).any(axis=1).all()
    assert not whole.related(own, everything).all()
