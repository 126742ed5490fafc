"""What pairs have in common is the same, however it is counted."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from annotate.dossier.events.columns.sets import Integers, Sets, distinct, shared

WORDS = [0.5, 1.25, 2.0, 3.5, 0.75, 1.5]
"""How much each of some words tells."""


def sets_of(rows: list[frozenset[int]], most: int) -> Sets:
    members = np.full((len(rows), most), -1, dtype=np.int32)
    weights = np.zeros((len(rows), most), dtype=np.float32)
    for row, words in enumerate(rows):
        for column, word in enumerate(sorted(words)):
            members[row, column], weights[row, column] = word, WORDS[word]
    return Sets(members, weights, weights.sum(axis=1))


def numbers(values: list[int]) -> Integers:
    return np.array(values, dtype=np.int64)


@given(
    st.lists(st.frozensets(st.integers(0, 5)), min_size=1, max_size=6), st.sampled_from([6, 12]), st.data()
)
def test_what_two_sets_share_is_their_intersection(
    rows: list[frozenset[int]], most: int, data: st.DataObject
) -> None:
    """Narrow sets are compared member by member, wide ones looked up in a table."""
    place = st.integers(0, len(rows) - 1)
    pairs = data.draw(st.lists(st.tuples(place, place), max_size=12))
    sets = sets_of(rows, most)
    found = shared(sets, sets, numbers([a for a, _ in pairs]), numbers([b for _, b in pairs]))
    both = [rows[a] & rows[b] for a, b in pairs]
    assert found.number.tolist() == [len(words) for words in both]
    assert found.weight.tolist() == [sum(WORDS[word] for word in words) for words in both]


@given(st.lists(st.integers(-3, 3)))
def test_different_values_stand_in_order_and_give_the_list_back(values: list[int]) -> None:
    found, back = distinct(numbers(values))
    assert found.tolist() == sorted(set(values))
    assert found[back].tolist() == values
