"""The order of events: total, stable, and never against the days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from annotate.record import Event, EventTime
from annotate.timeline.events.order import CONTRADICTION, acyclic, narrowed, order_of, relation_to_publication
from tests.samples import event_at

PUBLISHED = date(2025, 6, 10)
DAY = PUBLISHED.isoformat()


def event(number: int, time: EventTime) -> Event:
    return event_at(f"ev{number}", number * 10, "event", time)


def dated(earliest: str | None, latest: str | None) -> EventTime:
    return EventTime("IS_INCLUDED", "t1", earliest, latest, "day")


PAST = EventTime("BEFORE", "published", None, DAY)
NOW = EventTime("INCLUDES", "published")
FUTURE = EventTime("AFTER", "published", DAY, None)


def ordered(*times: EventTime, pairs: tuple[tuple[int, int], ...] = ()) -> list[int]:
    events = [event(number, time) for number, time in enumerate(times)]
    return [int(id.removeprefix("ev")) for id in order_of(events, PUBLISHED, pairs)]


@st.composite
def times(draw: st.DrawFn) -> EventTime:
    fixed = draw(st.sampled_from([None, PAST, NOW, FUTURE, EventTime()]))
    if fixed is not None:
        return fixed
    first = date(2020, 1, 1) + timedelta(days=draw(st.integers(0, 3000)))
    last = first + timedelta(days=draw(st.integers(0, 400)))
    open_side = draw(st.sampled_from(["", "", "first", "last"]))
    return dated(
        None if open_side == "first" else first.isoformat(), None if open_side == "last" else last.isoformat()
    )


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Event], list[tuple[int, int]]]:
    events = [event(number, time) for number, time in enumerate(draw(st.lists(times(), max_size=12)))]
    places = st.integers(0, max(len(events) - 1, 0))
    pairs = draw(st.lists(st.tuples(places, places), max_size=8)) if events else []
    return events, [(a, b) for a, b in pairs if a != b]


@given(stories())
def test_every_event_stands_in_the_order_once(story: tuple[list[Event], list[tuple[int, int]]]) -> None:
    events, pairs = story
    placed, kept, _ = narrowed(events, pairs)
    assert sorted(order_of(placed, PUBLISHED, kept)) == sorted(e.id for e in events)


@given(stories())
def test_the_order_is_the_same_each_time_and_once_ordered_stays(
    story: tuple[list[Event], list[tuple[int, int]]],
) -> None:
    events, _ = story
    order = order_of(events, PUBLISHED)
    assert order == order_of(list(reversed(events)), PUBLISHED)


@given(stories())
def test_what_ends_before_another_begins_stands_before_it(
    story: tuple[list[Event], list[tuple[int, int]]],
) -> None:
    events, _ = story
    order = order_of(events, PUBLISHED)
    for one in events:
        for other in events:
            if one.time.latest and other.time.earliest and one.time.latest < other.time.earliest:
                assert order.index(one.id) < order.index(other.id)


@given(stories())
def test_narrowing_never_turns_an_interval_round(story: tuple[list[Event], list[tuple[int, int]]]) -> None:
    for item in narrowed(*story)[0]:
        if item.time.earliest and item.time.latest:
            assert item.time.earliest <= item.time.latest


@given(stories())
def test_a_succession_that_agrees_with_the_days_is_kept_in_the_order(
    story: tuple[list[Event], list[tuple[int, int]]],
) -> None:
    events, pairs = story
    forward = [(a, b) for a, b in pairs if a < b]
    placed, kept, _ = narrowed(events, forward)
    order = order_of(placed, PUBLISHED, kept)
    assert all(order.index(f"ev{a}") < order.index(f"ev{b}") for a, b in kept)


def test_days_come_before_what_is_undated_and_that_before_what_comes() -> None:
    assert ordered(FUTURE, NOW, PAST, dated("2025-06-08", "2025-06-08")) == [3, 1, 2, 0]
    assert ordered(FUTURE, EventTime(), PAST, NOW) == [1, 2, 3, 0]


def test_a_day_of_unknown_year_stands_with_the_undated_past_as_the_text_tells_it() -> None:
    weekday = EventTime("IS_INCLUDED", "t1", None, None, "day")
    assert ordered(PAST, weekday, NOW, FUTURE) == [0, 1, 2, 3]
    assert ordered(FUTURE, weekday, PAST) == [1, 2, 0]


def test_what_a_connective_puts_behind_a_day_stands_behind_what_that_day_has() -> None:
    day, after_it = dated("2025-06-05", "2025-06-05"), EventTime("BEFORE", "published", "2025-06-05", DAY)
    assert ordered(after_it, day, pairs=((1, 0),)) == [1, 0]
    assert ordered(after_it, PAST) == [0, 1]


def test_hours_of_a_day_stand_in_order_whatever_was_before_another_event_of_that_day() -> None:
    noon, morning = (dated(f"2025-06-09T{hour}", f"2025-06-09T{hour}") for hour in ("12:00", "06:00"))
    day, sooner = dated("2025-06-09", "2025-06-09"), dated("2025-06-05", "2025-06-05")
    assert ordered(day, morning, noon, pairs=((2, 0),)) == [1, 2, 0]
    assert ordered(noon, morning, pairs=((0, 1),)) == [0, 1]
    # What is before the day of another event is drawn to that day.
    assert ordered(PAST, sooner, dated("2025-06-06", "2025-06-06"), pairs=((0, 1),)) == [0, 1, 2]


def test_a_dated_plan_comes_before_an_undated_one() -> None:
    assert ordered(FUTURE, dated("2026-01-01", "2026-01-31")) == [1, 0]


def test_ties_go_by_the_text() -> None:
    assert ordered(PAST, PAST, PAST) == [0, 1, 2]


def test_a_connective_orders_events_of_the_same_time() -> None:
    assert ordered(PAST, PAST, pairs=((1, 0),)) == [1, 0]


def test_a_circle_of_connectives_still_gives_an_order() -> None:
    assert ordered(PAST, PAST, PAST, pairs=((1, 0), (0, 1))) == [2, 0, 1]


def test_what_follows_a_dated_event_cannot_be_earlier() -> None:
    events = [event(0, dated("2022-03-03", "2022-03-03")), event(1, PAST)]
    placed, kept, diagnostics = narrowed(events, [(0, 1)])
    assert (placed[1].time.earliest, placed[1].time.latest) == ("2022-03-03", DAY)
    assert kept == ((0, 1),)
    assert diagnostics == ()


def test_a_day_of_an_unknown_year_keeps_it_unknown() -> None:
    yearless = EventTime("IS_INCLUDED", "t2", None, None, "day")
    events = [event(0, dated("1979-01-01", "1979-12-31")), event(1, yearless)]
    placed, kept, _ = narrowed(events, [(0, 1)])
    assert placed[1].time == yearless
    assert order_of(placed, PUBLISHED, kept) == ("ev0", "ev1")


def test_days_against_a_connective_are_a_diagnostic_and_win() -> None:
    events = [event(0, dated("2024-05-01", "2024-05-01")), event(1, dated("2022-03-03", "2022-03-03"))]
    placed, kept, diagnostics = narrowed(events, [(0, 1)])
    assert [d.code for d in diagnostics] == [CONTRADICTION]
    assert "ev0" in diagnostics[0].message
    assert order_of(placed, PUBLISHED, kept) == ("ev1", "ev0")


def test_how_an_event_stands_to_the_publication() -> None:
    cases = {
        "BEFORE": [
            PAST,
            dated("2025-06-08", "2025-06-08"),
            dated("2025-01-01", DAY),
            dated(None, "2024-01-01"),
        ],
        "OVERLAP": [NOW, dated(DAY, DAY), dated("2025-01-01", "2025-12-31")],
        "AFTER": [FUTURE, dated("2026-01-01", "2026-12-31"), dated(DAY, "2025-12-31"), dated(DAY, None)],
    }
    for relation, found in cases.items():
        assert [relation_to_publication(time, DAY) for time in found] == [relation] * len(found)
    assert relation_to_publication(EventTime(), DAY) is None


LATE = (1.0, 1.0, 0.0, 0.0)


def test_what_seems_late_came_last_of_what_has_one_date() -> None:
    events = [event(number, PAST) for number in range(4)]
    assert order_of(events, PUBLISHED, late=LATE) == ("ev2", "ev3", "ev0", "ev1")
    assert order_of(events, PUBLISHED) == ("ev0", "ev1", "ev2", "ev3")


def test_what_seems_late_comes_before_no_earlier_day_and_behind_no_later_one() -> None:
    days = [
        dated("2025-06-05", "2025-06-05"),
        dated("2025-06-02", "2025-06-02"),
        dated("2025-06-07", "2025-06-07"),
    ]
    events = [event(number, time) for number, time in enumerate(days)]
    assert order_of(events, PUBLISHED, late=LATE[:3]) == ("ev1", "ev0", "ev2")


def test_what_is_told_to_follow_follows_however_late_events_seem() -> None:
    events = [event(number, PAST) for number in range(3)]
    assert order_of(events, PUBLISHED, [(0, 2)], late=LATE[:3]).index("ev0") < 2


def test_of_what_is_likely_nothing_closes_a_circle() -> None:
    likely = {(1, 2): "surest", (2, 0): "sure", (0, 3): "less sure"}
    assert acyclic([(0, 1)], likely) == {(1, 2): "surest", (0, 3): "less sure"}
    assert acyclic([], likely) == likely
