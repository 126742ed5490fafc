"""Pairs of people and happenings across articles, counted over a topic of our own."""

from __future__ import annotations

from typing import Any

import pytest

from annotate.article import Article
from annotate.dossier import Source, build
from annotate.record import Annotations, Entity, Generator, Mention, Pipeline
from training.data.coreference_scorer import Conll
from training.evaluation.dossier import Joining, score_events, score_people

GENERATOR = Generator("0", Pipeline("dateline", "0"), "0" * 64)


def topic(*articles: tuple[str, str, str]) -> tuple[list[dict[str, Any]], list[Source]]:
    """Articles that each name one person, with the chain that a reader gives the last name."""
    rows, sources = [], []
    for id, name, chain in articles:
        text = f"{name} came to Orley."
        mention = Mention("e1.m1", 0, len(name), name, "name", "model", 0.9)
        entity = Entity("e1", "PERSON", name, (mention,), salience=0.5)
        document = Article.from_text(text, id=id).document()
        sources.append(Source(id, Annotations(GENERATOR, document, (entity,)), text))
        last = name.rfind(" ") + 1
        gold = [
            {"start": last, "end": len(name), "kind": "HUMAN_PART_PER", "sentence": 0, "chain": chain},
            {
                "start": len(name) + 1,
                "end": len(name) + 5,
                "kind": "ACTION",
                "sentence": 0,
                "chain": f"{id}-came",
            },
        ]
        rows.append({"id": id, "annotated": [0], "mentions": gold})
    return rows, sources


@pytest.mark.parametrize(
    ("second", "chain", "counts"),
    [
        ("Ida Brandt", "ida", (1, 0, 0)),
        ("Ida Brandt", "other", (0, 1, 0)),
        ("Jon Falk", "ida", (0, 0, 1)),
        ("Jon Falk", "jon", (0, 0, 0)),
    ],
)
def test_pairs_are_right_wrong_or_missing(second: str, chain: str, counts: tuple[int, int, int]) -> None:
    rows, sources = topic(("a", "Ida Brandt", "ida"), ("b", second, chain))
    joining = Joining()
    score_people(joining, "t", rows, sources, build(sources))
    assert (joining.right, len(joining.wrong), len(joining.missing)) == counts


def test_what_no_name_tells_is_told_beside() -> None:
    joining = Joining(1, [("t", "Ida Brandt", "ida brandt"), ("t", "A", "B")], [("t", "Falk", "the host")])
    assert (joining.same_name, joining.no_word) == (1, 1)
    assert "precision 0.333, recall 0.500" in str(joining)
    assert "precision 0.500" in str(joining)
    assert "recall 1.000" in str(joining)


def test_a_happening_that_the_dossier_has_not_stands_alone() -> None:
    rows, sources = topic(("a", "Ida Brandt", "ida"), ("b", "Jon Falk", "jon"))
    score = Conll(least=1)
    score_events(score, rows, build(sources))
    assert score.f1("B3") == pytest.approx(1)
