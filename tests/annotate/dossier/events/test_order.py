"""The one order is total, stable and true to days, then to what articles say comes after what."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from annotate.dossier.events.order import Edges, Known
from annotate.dossier.events.order import ordered as ordered_by

DAYS = st.lists(st.builds(Known, st.integers(0, 6), st.booleans()), max_size=12)


def ordered(known: list[Known], later: Edges) -> list[int]:
    days = np.array([one.day for one in known], dtype=np.int64)
    return ordered_by(days, np.array([one.dated for one in known], dtype=bool), later)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Known], dict[int, list[int]]]:
    known = draw(DAYS)
    places = st.integers(0, max(len(known) - 1, 0))
    edges = draw(st.lists(st.tuples(places, places), max_size=20)) if known else []
    later: dict[int, list[int]] = {}
    for before, after in edges:
        if before != after:
            later.setdefault(before, []).append(after)
    return known, later


@given(stories())
def test_every_happening_stands_once_and_dated_ones_by_their_days(
    story: tuple[list[Known], dict[int, list[int]]],
) -> None:
    known, later = story
    order = ordered(known, later)
    assert sorted(order) == list(range(len(known)))
    dated = [known[place].day for place in order if known[place].dated]
    assert dated == sorted(dated)
    assert ordered(known, {place: [*reversed(found)] for place, found in reversed(later.items())}) == order


@given(DAYS, st.data())
def test_what_comes_after_comes_after_where_no_article_contradicts(
    known: list[Known], data: st.DataObject
) -> None:
    places = st.integers(0, max(len(known) - 1, 0))
    edges = data.draw(st.lists(st.tuples(places, places), max_size=20)) if known else []
    later: dict[int, list[int]] = {}
    for one, other in edges:
        before, after = sorted((one, other), key=lambda place: (known[place].day, place))
        if before != after:
            later.setdefault(before, []).append(after)
    order = ordered([Known(one.day, True) for one in known], later)
    rank = {place: number for number, place in enumerate(order)}
    assert all(rank[before] < rank[after] for before, found in later.items() for after in found)


def test_what_has_no_day_moves_behind_what_it_comes_after() -> None:
    known = [Known(5, True), Known(1, False), Known(3, True)]
    assert ordered(known, {0: [1]}) == [2, 0, 1]
    assert ordered(known, {}) == [1, 2, 0]


def test_a_day_holds_against_what_an_article_says() -> None:
    assert ordered([Known(1, True), Known(2, True)], {1: [0]}) == [0, 1]
