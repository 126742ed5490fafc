"""Sets grow from the surest pair on; what is ruled out or kept apart is never in one set."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from annotate.dossier.events.compared import Weighed
from annotate.dossier.events.joining import Growing

Pair = tuple[int, int, float, bool]


@st.composite
def weighings(draw: st.DrawFn) -> tuple[int, list[Pair]]:
    number = draw(st.integers(1, 9))
    chosen = draw(st.lists(st.sampled_from([*combinations(range(number), 2), (0, 0)]), unique=True))
    pairs = [
        (a, b, draw(st.floats(-8, 8, width=32)), draw(st.booleans())) for a, b in sorted(chosen) if a != b
    ]
    return number, pairs


def weighed(pairs: list[Pair]) -> Weighed:
    a, b, odds, never = ([pair[column] for pair in pairs] for column in range(4))
    return Weighed(
        np.array(a, dtype=np.int64),
        np.array(b, dtype=np.int64),
        np.array(odds, dtype=np.float32),
        np.array(never, dtype=bool),
        np.zeros(len(a), dtype=bool),
    )


def home_of(sets: list[list[int]]) -> dict[int, int]:
    return {place: number for number, members in enumerate(sets) for place in members}


@given(weighings())
def test_each_is_in_one_set_and_nothing_ruled_out_is_joined(weighing: tuple[int, list[Pair]]) -> None:
    number, pairs = weighing
    growing = Growing(number, weighed(pairs), -0.2, set())
    growing.grow()
    sets = growing.found()
    assert sorted(place for members in sets for place in members) == list(range(number))
    home = home_of(sets)
    assert all(home[a] != home[b] for a, b, _, never in pairs if never)
    assert all(0 <= chance <= 1 for chance in growing.sure.values())


@given(weighings(), st.data())
def test_a_reader_holds_against_everything(weighing: tuple[int, list[Pair]], data: st.DataObject) -> None:
    number, pairs = weighing
    every = st.lists(st.sampled_from([*combinations(range(number + 1), 2)]), max_size=4, unique=True)
    apart = {pair for pair in data.draw(every) if pair[1] < number}
    together = [pair for pair in data.draw(every) if pair[1] < number and pair not in apart]
    growing = Growing(number, weighed(pairs), -0.2, apart)
    for one, other in together:
        growing.join(one, other)
    growing.grow()
    home = home_of(growing.found())
    assert all(home[one] != home[other] for one, other in apart)
    if not apart:
        assert all(home[one] == home[other] for one, other in together)


def test_a_reader_joins_what_is_ruled_out() -> None:
    growing = Growing(2, weighed([(0, 1, -8.0, True)]), 0.0, set())
    growing.join(0, 1)
    growing.grow()
    assert growing.found() == [[0, 1]]


def test_one_likeness_alone_joins_no_two_sets() -> None:
    """Two pairs that are surely one, and one likeness between them that the other three speak against."""
    pairs = [
        (0, 1, 8.0, False), (0, 2, 1.0, False), (0, 3, -8.0, False),
        (1, 2, -8.0, False), (1, 3, -8.0, False), (2, 3, 8.0, False),
    ]  # fmt: skip
    growing = Growing(4, weighed(pairs), 0.0, set())
    growing.grow()
    assert growing.found() == [[0, 1], [2, 3]]


def test_what_is_unsure_stays_apart() -> None:
    growing = Growing(2, weighed([(0, 1, -1.0, False)]), 0.0, set())
    growing.grow()
    assert growing.found() == [[0], [1]]
