"""Which places lie over another one: the same as a look at all of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.language.overlaps import Overlaps

PLACE = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(PLACE, max_size=30), PLACE)
def test_what_shares_a_character_is_found_in_order(
    places: list[tuple[int, int]], one: tuple[int, int]
) -> None:
    expected = sorted((a, b) for a, b in places if one[0] < b and a < one[1])
    overlaps = Overlaps(places)
    assert overlaps.over(*one) == expected
    assert overlaps.meets(*one) is bool(expected)


def test_of_no_places_none_meets() -> None:
    assert Overlaps([]).over(0, 9) == []
    assert not Overlaps([]).meets(0, 9)


def test_a_long_place_reaches_over_short_ones_behind_it() -> None:
    overlaps = Overlaps([(0, 100), (10, 12), (20, 22)])
    assert overlaps.over(50, 51) == [(0, 100)]
    assert overlaps.over(11, 21) == [(0, 100), (10, 12), (20, 22)]
