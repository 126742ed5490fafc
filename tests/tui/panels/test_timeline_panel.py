"""The timeline: the story first, as many events as one wants, each at its place in the order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.record import (
    After,
    Annotations,
    Event,
    EventMention,
    EventRelation,
    EventStatus,
    EventTime,
    Published,
    Span,
)
from tests.samples import full_record
from tests.tui.conftest import Open
from tests.tui.sample import sample_record
from tui.panels.base import Entry
from tui.panels.timeline import FUTURE, PAST, PRESENT, REST, UNDATED, Timeline
from tui.text.marks import MarkIndex

DAY = "2024-03-{:02}"


def event(number: int, salience: float, day: int | None = None, after: int | None = None) -> Event:
    start = 10 * number
    span = Span(start, start + 4, "fell")
    time = (
        EventTime(earliest=DAY.format(day), latest=DAY.format(day), granularity="day") if day else EventTime()
    )
    mention = EventMention(f"ev{number}.m1", start, start + 4, "fell", "CT+", "model", 0.9)
    then = (After(f"ev{after}"),) if after else ()
    return Event(f"ev{number}", span, "happened", time, (mention,), salience, after=then)


def record(*events: Event, order: str = "", length: int = 3600) -> Annotations:
    base = full_record()
    ids = tuple(f"ev{number}" for number in order.split()) or tuple(each.id for each in events)
    text = replace(base.document.text, length=length)
    timeline = replace(base.timeline, times=(), events=events, order=ids)
    return replace(base, document=replace(base.document, text=text), claims=(), timeline=timeline)


def shown(panel: Timeline, of: Annotations) -> list[Entry]:
    panel.look_at(of, MarkIndex(of), panel.kept)
    return panel.arranged(of)


def ids(entries: list[Entry]) -> list[str | None]:
    return [entry.id for entry in entries if entry.id]


MANY = record(*(event(n, salience=n / 40, day=n) for n in range(1, 25)))


def test_the_story_is_what_the_article_is_most_about_in_its_order() -> None:
    assert ids(shown(Timeline(), MANY)) == [*(f"ev{n}" for n in range(15, 25)), REST]


def test_the_rest_is_one_line_that_holds_it() -> None:
    rest = shown(Timeline(), MANY)[-1]
    assert rest.label == "▸ 14 more events"
    assert rest.holds == tuple(f"ev{n}" for n in range(1, 15))


@pytest.mark.parametrize(("length", "number"), [(300, 6), (3600, 10), (7200, 20), (90_000, 24)])
def test_a_longer_article_has_a_longer_story(length: int, number: int) -> None:
    events = [event(n, salience=n / 40, day=n) for n in range(1, 29)]
    assert len(ids(shown(Timeline(), record(*events, length=length)))) == number + 1


def test_a_few_others_are_not_folded() -> None:
    few = record(*(event(n, salience=n / 40, day=n) for n in range(1, 14)))
    assert ids(shown(Timeline(), few)) == [f"ev{n}" for n in range(1, 14)]


def test_more_fewer_and_so_many() -> None:
    panel = Timeline()
    shown(panel, MANY)
    assert panel.resize(1, None) == "The story in 15 events."
    assert len(ids(shown(panel, MANY))) == 15 + 1
    assert panel.resize(-1, None) == "The story in 10 events."
    assert panel.resize(-1, 3) == "The story in 3 events."
    assert ids(shown(panel, MANY)) == ["ev22", "ev23", "ev24", REST]
    assert panel.resize(-1, 1) == "The story in one event."
    assert panel.resize(-1, None) == "The story in one event."


def test_the_line_unfolds_all_and_folds_them_again() -> None:
    panel = Timeline()
    shown(panel, MANY)
    assert panel.turn(REST)
    assert ids(shown(panel, MANY)) == [*(f"ev{n}" for n in range(1, 25)), REST]
    assert panel.turn(REST)
    assert len(ids(shown(panel, MANY))) == 11
    assert not panel.turn("ev3")


def test_an_event_that_is_gone_to_joins_the_story_while_one_is_there() -> None:
    panel = Timeline()
    shown(panel, MANY)
    assert panel.reach("ev3", held=True)
    assert ids(shown(panel, MANY))[:2] == ["ev3", "ev15"]
    assert not panel.reach("ev3", held=False)
    assert panel.reach("ev20", held=False)
    assert ids(shown(panel, MANY))[0] == "ev15"


def test_what_the_reader_rejected_is_no_part_of_the_story() -> None:
    events = [event(n, salience=n / 40, day=n) for n in range(1, 25)]
    events[-1] = replace(events[-1], review="rejected")
    found = shown(Timeline(), record(*events))
    assert "ev24" not in ids(found)
    assert "ev24" in found[-1].holds


def test_with_a_filter_all_that_it_keeps_is_shown() -> None:
    panel = Timeline()
    panel.look_at(MANY, MarkIndex(MANY), frozenset({"ev1", "ev2"}))
    assert ids(panel.arranged(MANY)) == [f"ev{n}" for n in range(1, 25)]


def test_an_undated_event_stands_where_it_comes_after_another() -> None:
    found = shown(
        Timeline(),
        record(
            event(1, 0.1, day=2), event(2, 0.9, after=3), event(3, 0.8, day=9), event(4, 0.5), order="1 3 2 4"
        ),
    )
    assert [entry.id or entry.label for entry in found] == [
        "ev1",
        "ev3",
        "ev2",
        UNDATED,
        "ev4",
    ]


def test_an_undated_event_before_another_stands_there_too() -> None:
    found = shown(
        Timeline(), record(event(1, 0.1), event(2, 0.9, day=4, after=1), event(3, 0.2), order="3 1 2")
    )
    assert [entry.id or entry.label for entry in found] == [
        "ev1",
        "ev2",
        UNDATED,
        "ev3",
    ]


def test_the_selected_event_shows_its_words_and_how_its_time_is_known() -> None:
    one = event(1, 0.9, day=4)
    again = replace(one.mentions[0], id="ev1.m2", start=50, end=58, exact="the fall")
    one = replace(one, mentions=(*one.mentions, again), time=replace(one.time, because="counted from Monday"))
    panel = Timeline()
    (entry,) = shown(panel, record(one))
    assert panel.height_of(entry, 60, selected=True) == panel.height_of(entry, 60, selected=False) + 2
    drawn = ["".join(words for words, _ in line) for line in panel.draw(entry, 60, selected=True)]
    assert any("fell · the fall" in line for line in drawn)
    assert any("counted from Monday" in line for line in drawn)
    assert len(panel.draw(entry, 60, selected=False)) == 2


@pytest.mark.parametrize(
    ("published", "wanted"),
    [
        ("2024-03-05", "ev1 past ev5 now ev3 ev6 later ev4 undated ev2"),
        (None, "ev1 ev6 past ev5 now ev3 later ev4 undated ev2"),
    ],
)
def test_what_is_only_known_by_the_publication_stands_around_it(published: str | None, wanted: str) -> None:
    def by_publication(number: int, relation: EventRelation) -> Event:
        return replace(event(number, 0.5), time=EventTime(relation, "published"))

    of = record(
        event(1, 0.5, day=2),
        event(2, 0.5),
        by_publication(3, "INCLUDES"),
        by_publication(4, "AFTER"),
        by_publication(5, "BEFORE"),
        event(6, 0.5, day=20),
    )
    document = replace(of.document, published=Published(published, "given" if published else "unknown"))
    found = shown(Timeline(), replace(of, document=document))
    headings = {PAST: "past", PRESENT: "now", FUTURE: "later", UNDATED: "undated"}
    assert [entry.id or headings[entry.label] for entry in found] == wanted.split()


@pytest.mark.parametrize(
    ("status", "headline", "line"),
    [
        ("denied", "an offer for the site", "denied: an offer for the site"),
        ("denied", "he did not train", "he did not train"),
        ("denied", "the firm denied a payment", "the firm denied a payment"),
        ("happened", "an offer for the site", "an offer for the site"),
        ("planned", "a vote on the site", "planned: a vote on the site"),
        ("planned", "it would sell the site", "it would sell the site"),
        ("hypothetical", "a strike at the port", "possible: a strike at the port"),
        ("hypothetical", "the ferries may stop", "the ferries may stop"),
    ],
)
def test_what_has_not_happened_is_told_in_words(status: EventStatus, headline: str, line: str) -> None:
    told = replace(event(1, 0.5), status=status, headline=Span(10, 10 + len(headline), headline))
    panel = Timeline()
    entry = shown(panel, record(told))[-1]
    drawn = "".join(words for words, _ in panel.draw(entry, 60, selected=False)[0])
    assert drawn.strip(" ·│") == line


@pytest.mark.parametrize("width", [26, 38, 60])
def test_the_selected_event_is_told_whole(width: int) -> None:
    known = sample_record()
    listing = Timeline()
    listing.look_at(known, MarkIndex(known), None)
    for order in range(len(listing.orders)):
        listing.order = order
        for entry in listing.arranged(known):
            lines = listing.draw(entry, width, selected=True)
            if entry.id is None or entry.id not in listing.index.items:
                continue
            assert len(lines) == listing.height_of(entry, width, selected=True)
            event = next(each for each in known.timeline.events if each.id == entry.id)
            shown = "".join("".join(text for text, _ in line).strip("│· ") for line in lines)
            assert "".join(event.headline.exact.split()) in "".join(shown.split())
            drawn = listing.draw(entry, width, selected=False)
            assert len(drawn) == listing.height_of(entry, width, selected=False)


@pytest.mark.parametrize(("width", "line"), [(40, "○ by 2 Mar 2024 part of day"), (20, "○ by 2 Mar 2024")])
def test_a_date_is_not_cut_for_how_exactly_it_is_known(width: int, line: str) -> None:
    panel = Timeline()
    some = event(1, 0.5, day=2)
    some = replace(some, time=replace(some.time, earliest=None, granularity="part_of_day"))
    (entry,) = shown(panel, record(some))
    drawn = "".join(piece for piece, _ in panel.draw(entry, width, selected=False)[0])
    assert " ".join(drawn.split()) == line
    assert len(drawn) <= width


def test_where_a_line_is_short_an_event_has_two_and_the_heights_agree() -> None:
    long = event(1, 0.5, day=2)
    words = "the harbour bridge at Velden was closed after a second crack"
    long = replace(long, headline=Span(10, 10 + len(words), words))
    panel = Timeline()
    (entry,) = shown(panel, record(long))
    for width, names in ((29, 2), (38, 1), (60, 1)):
        drawn = panel.draw(entry, width, selected=False)
        assert len(drawn) == 1 + names == panel.height_of(entry, width, selected=False)
        told = " ".join("".join(piece for piece, _ in line).strip("│ ") for line in drawn[1:])
        assert words.startswith(told.rstrip("…"))
    assert len(panel.draw(entry, 29, selected=True)) == panel.height_of(entry, 29, selected=True)


@pytest.mark.parametrize("keys", [("x",), ("x", "x"), ("x", "u")])
async def test_an_event_that_is_rejected_stays_the_current_one(reading: Open, keys: tuple[str, ...]) -> None:
    async with reading() as reader:
        await reader.press("f4", "3", "grave_accent", "g")
        before = reader.screen.current
        assert isinstance(reader.screen.session.item(before), Event)
        await reader.press(*keys)
        assert reader.screen.current == before
        panel = reader.screen.panes.in_focus
        assert panel is not None
        assert panel.chosen == before
        await reader.press("i")
        assert "Nothing is annotated" not in reader.bottom
        await reader.press("j")
        assert reader.screen.current not in (before, None)
