"""Counts with known precision, recall and F1."""

from __future__ import annotations

import pytest

from training.data.scoring import Score, Spans, Tally, entity_scores


def test_exact_matches_are_counted_over_all_texts() -> None:
    score = Score()
    score.add({(0, 3, "A"), (5, 9, "B")}, {(0, 3, "A"), (5, 8, "B"), (10, 12, "A")})
    score.add({(1, 2, "A")}, {(1, 2, "A")})
    # 2 right of 3 found and 4 gold.
    assert (score.right, score.found, score.gold) == (2, 3, 4)
    assert score.f1 == pytest.approx(2 * 2 / 7)
    assert str(score) == "P 0.667  R 0.500  F1 0.571  (4 gold)"


def test_another_label_is_another_span() -> None:
    score = Score()
    score.add({(0, 3, "A")}, {(0, 3, "B")})
    assert (score.right, score.f1) == (0, 0.0)


def test_of_nothing_the_score_is_nothing() -> None:
    assert str(Score()) == "P 0.000  R 0.000  F1 0.000  (0 gold)"


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ({(2, 6, "")}, 1),
        # One that meets two counts once, and two that meet one count once.
        ({(0, 20, "")}, 1),
        ({(0, 2, ""), (3, 5, "")}, 1),
        ({(0, 5, ""), (10, 15, "")}, 2),
        # The end is no part of a span.
        ({(5, 10, "")}, 0),
    ],
)
def test_overlapping_matches_take_each_gold_span_once(found: Spans, right: int) -> None:
    score = Score()
    score.add_relaxed(found, {(0, 5, ""), (10, 15, "")})
    assert (score.right, score.found, score.gold) == (right, len(found), 2)


def test_a_tally_keeps_what_was_taken_for_what() -> None:
    tally = Tally()
    for gold, found in (("A", "A"), ("A", "B"), ("B", "B"), ("B", "B")):
        tally.add(gold, found)
    assert str(tally) == "0.750 of 4"
    assert tally.confused["A", "B"] == 1
    assert str(Tally()) == "0.000 of 0"


def test_entities_are_scored_together_and_by_label() -> None:
    scores = entity_scores(
        [
            ({(0, 3, "PERSON"), (5, 9, "DATE")}, {(0, 3, "PERSON")}),
            ({(0, 3, "PERSON")}, {(0, 3, "NORP")}),
        ]
    )
    assert list(scores) == ["entities, strict", "  DATE", "  NORP", "  PERSON"]
    assert scores["entities, strict"].f1 == pytest.approx(2 / 5)
    assert scores["  PERSON"].f1 == pytest.approx(2 / 3)
    assert scores["  NORP"].gold == 1
    assert scores["  DATE"].found == 1
