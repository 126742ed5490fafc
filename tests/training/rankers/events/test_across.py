"""What is learned of happenings across articles: the labels that count, and how sets are scored."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from training.rankers.events.across import b_cubed, learned
from training.rankers.events.stories import Topic, chains_of


def topic(*gold: str | None) -> Topic:
    return Topic("one", [], [], gold, {})


def test_sets_that_are_the_chains_score_one() -> None:
    assert b_cubed([(topic("a", "a", "b", None), [[0, 1], [2, 3]])]) == 1.0


@pytest.mark.parametrize(
    ("sets", "score"),
    [
        # Recall 1, precision (2/3 + 2/3 + 1/3) / 3.
        ([[0, 1, 2]], 2 * (5 / 9) / (1 + 5 / 9)),
        # Precision 1, recall (1/2 + 1/2 + 1) / 3.
        ([[0], [1], [2]], 2 * (2 / 3) / (1 + 2 / 3)),
    ],
    ids=["all in one", "all alone"],
)
def test_too_much_and_too_little_joined_cost(sets: list[list[int]], score: float) -> None:
    assert b_cubed([(topic("a", "a", "b"), sets)]) == pytest.approx(score)


def test_where_no_reader_has_looked_nothing_is_scored() -> None:
    assert b_cubed([(topic(None, None), [[0, 1]])]) == 0.0


def test_only_events_of_checked_sentences_count() -> None:
    row = {
        "annotated": [0],
        "mentions": [
            {"start": 0, "end": 3, "kind": "ACTION_OCCURRENCE", "sentence": 0, "chain": "c1"},
            {"start": 4, "end": 7, "kind": "NEG_ACTION_STATE", "sentence": 0, "chain": "c2"},
            {"start": 8, "end": 9, "kind": "HUMAN_PART_PER", "sentence": 0, "chain": "c3"},
            {"start": 10, "end": 12, "kind": "ACTION_OCCURRENCE", "sentence": 1, "chain": "c1"},
        ],
    }
    assert chains_of(row) == [(0, 3, "c1"), (4, 7, "c2")]


def test_nothing_to_learn_from_is_said() -> None:
    with pytest.raises(ValueError, match="no topic has a pair"):
        learned([])
