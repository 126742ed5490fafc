"""The order of events keeps to their days and to what comes after what, and is else as it was."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.record.order import Days, Pair, broken, earlier_by_days, in_order

moments = st.one_of(
    st.none(),
    st.sampled_from(
        ["2024", "2025", "2025-06", "2025-06-08", "2025-06-09T10:00", "2025-06-09", "2026-01-01"]
    ),
)
Story = tuple[dict[str, Days], list[str], list[Pair]]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    days = {f"ev{n}": (draw(moments), draw(moments)) for n in range(1, draw(st.integers(0, 8)) + 1)}
    order = draw(st.permutations(list(days)))
    pairs = st.tuples(st.sampled_from(order), st.sampled_from(order)) if order else st.nothing()
    return days, order, draw(st.lists(pairs, max_size=5)) if order else []


@given(stories())
def test_it_is_total_and_names_every_event_once(story: Story) -> None:
    days, order, after = story
    assert sorted(in_order(order, days, after)) == sorted(days)
    assert sorted(in_order([], days, after)) == sorted(days)
    assert sorted(in_order([*order, *order, "ev99"], days, after)) == sorted(days)


@given(stories())
def test_days_are_always_kept_to(story: Story) -> None:
    days, order, after = story
    assert list(broken(in_order(order, days, after), days, ())) == []
    found = in_order(order, days, after)
    for number, id in enumerate(found):
        assert not any(earlier_by_days(days[later], days[id]) for later in found[number:])


@given(stories())
def test_an_order_that_keeps_to_everything_stays(story: Story) -> None:
    days, order, after = story
    found = in_order(order, days, after)
    kept = [pair for pair in after if pair not in set(broken(found, days, after))]
    assert list(broken(found, days, kept)) == []
    assert in_order(found, days, kept) == found


@given(stories())
def test_what_comes_after_what_is_kept_to_without_days(story: Story) -> None:
    days, order, _ = story
    after = list(pairwise(reversed(order)))
    undated = dict.fromkeys(days, (None, None))
    assert in_order(order, undated, after) == tuple(reversed(order))


@given(stories())
def test_what_is_told_to_be_broken_is_what_stands_wrong(story: Story) -> None:
    days, order, after = story
    place = {id: number for number, id in enumerate(order)}
    for first, second in broken(order, days, after):
        assert place[first] >= place[second]
        assert (first, second) in after or earlier_by_days(days[first], days[second])
    wrong_days = any(
        earlier_by_days(days[second], days[first])
        for number, first in enumerate(order)
        for second in order[number + 1 :]
    )
    assert bool(list(broken(order, days, ()))) == wrong_days


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ((None, "2024"), ("2025-01-01", None), True),
        ((None, "2024"), ("2024-12-31", None), False),
        (("2025-06-08", "2025-06-08"), ("2025-06-09", None), True),
        (("2025-06-08T10:00", "2025-06-08T11:00"), ("2025-06-08T15:00", None), False),
        ((None, None), ("2025", "2025"), False),
        (("2025", "2024"), ("2026", None), False),
        ((None, "2025-05"), ("2025-06-01", "2025-06-30"), True),
        ((None, "2025-06"), ("2025-06-15", None), False),
    ],
)
def test_an_interval_is_earlier_where_its_last_day_is_before_the_others_first(
    first: Days, second: Days, earlier: bool
) -> None:
    assert earlier_by_days(first, second) is earlier


def test_what_is_drawn_forward_keeps_to_the_days_too() -> None:
    days: dict[str, Days] = {"ev1": (None, "2024"), "ev2": ("2025", "2025"), "ev3": ("2026-01-01", None)}
    assert in_order(["ev3", "ev2", "ev1"], days, []) == ("ev1", "ev2", "ev3")


def test_days_win_over_what_is_told() -> None:
    days: dict[str, Days] = {"ev1": ("2020", "2020"), "ev2": ("2024", "2024"), "ev3": (None, None)}
    assert in_order(["ev3", "ev1", "ev2"], days, [("ev2", "ev1"), ("ev1", "ev3")]) == ("ev1", "ev3", "ev2")


def test_a_long_story_is_ordered_at_once() -> None:
    days: dict[str, Days] = {f"ev{n}": (f"{9999 - n % 9000}", None) for n in range(20_000)}
    order = in_order(list(days), days, [])
    assert len(order) == 20_000
