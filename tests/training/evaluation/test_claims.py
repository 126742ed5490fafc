"""Scores of attributions with known precision, recall and F1."""

from __future__ import annotations

import pytest

from training.data.corpora import Attribution, Offsets, Text
from training.data.scoring import Linked, as_linked, jaccard, matched, overlapping
from training.evaluation.claims import (
    agreement,
    empty_scores,
    gold_attributions,
    pieces_of,
    score_into,
    score_pieces,
)

GOLD = Linked(((0, 3),), ((4, 8),), ((10, 30),))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (((0, 10),), ((0, 10),), 1.0),
        (((0, 10),), ((5, 15),), 5 / 15),
        (((0, 5), (10, 15)), ((0, 15),), 10 / 15),
        (((0, 5),), ((5, 9),), 0.0),
        ((), (), 0.0),
    ],
)
def test_jaccard(one: tuple[Offsets, ...], other: tuple[Offsets, ...], expected: float) -> None:
    assert jaccard(one, other) == pytest.approx(expected)
    assert jaccard(other, one) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (((0, 3),), ((2, 5),), True),
        (((0, 3),), ((3, 5),), False),
        ((), (), True),
        ((), ((0, 3),), False),
    ],
)
def test_sources_overlap_or_are_both_none(
    one: tuple[Offsets, ...], other: tuple[Offsets, ...], expected: bool
) -> None:
    assert overlapping(one, other) is expected


@pytest.mark.parametrize(
    ("content", "source", "counts"),
    [
        # 16 of 20 characters are exactly enough, 15 are too few.
        ((10, 26), (0, 3), (1, 1)),
        ((10, 25), (0, 3), (0, 0)),
        ((10, 30), (50, 53), (1, 0)),
    ],
)
def test_a_content_needs_four_fifths_and_a_link_its_source(
    content: Offsets, source: Offsets, counts: tuple[int, int]
) -> None:
    found = [Linked((source,), ((4, 8),), (content,))]
    assert tuple(len(matched(found, [GOLD], linked=linked)) for linked in (False, True)) == counts


def test_one_content_matches_one_the_best_first() -> None:
    worse, best = Linked((), (), ((10, 27),)), Linked((), (), ((10, 30),))
    gold = [Linked((), (), ((10, 30),)), Linked((), (), ((10, 28),))]
    assert matched([worse, best], gold, linked=True) == {0, 1}
    assert matched([worse], gold, linked=True) == {1}


def test_every_measure_of_one_article() -> None:
    found = [
        Linked(((0, 3),), ((4, 8),), ((10, 20), (22, 30))),
        Linked((), ((40, 44),), ()),
    ]
    scores = empty_scores()
    score_into(scores, found, [GOLD])
    score_pieces(scores, pieces_of(found), [GOLD])
    counts = {name: (score.right, score.found, score.gold) for name, score in scores.items()}
    assert counts["source, whole sets"] == (1, 1, 1)
    assert counts["cue, whole sets"] == (1, 2, 1)
    assert counts["content, whole sets"] == (0, 1, 1)
    assert counts["content, pieces"] == (0, 2, 1)
    assert counts["cue, pieces"] == (1, 2, 1)
    # 18 of 20 characters.
    assert counts["content, characters"] == (18, 18, 20)
    assert counts["content overlap >= 0.8"] == (1, 1, 1)
    assert counts["linked attribution"] == (1, 1, 1)
    assert scores["cue, pieces"].f1 == pytest.approx(2 / 3)


def test_gold_without_cue_or_content_is_no_attribution() -> None:
    whole = Attribution([(5, 6), (0, 3)], [(4, 8)], [(10, 30)])
    text = Text("polnear", "p", "", attributions=[whole, Attribution([], [], [(0, 1)])])
    assert gold_attributions(text) == [Linked(((0, 3), (5, 6)), ((4, 8),), ((10, 30),))]
    assert as_linked([Attribution([], [(0, 2)], [])]) == []


@pytest.mark.usefixtures("data")
def test_the_first_annotator_is_scored_against_the_others() -> None:
    scores = agreement()
    # The first marked the second piece of the content and a second attribution.
    assert (scores["cue, pieces"].right, scores["cue, pieces"].gold) == (1, 1)
    content = scores["content, pieces"]
    assert (content.right, content.found, content.gold) == (1, 2, 1)
    assert scores["linked attribution"].right == 0
    assert scores["content overlap >= 0.8"].right == 1
