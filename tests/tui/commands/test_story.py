"""Events in the reader: gone through, explained, joined, parted, renamed, promoted, put in order."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.formats import load_records
from annotate.record import Annotations, Event, EventTime, Interval
from annotate.review.edits import decide, find, note
from annotate.review.regrouping import merge
from tests.annotate.formats.version_1 import as_version_1
from tests.tui.conftest import Open, Reading
from tests.tui.sample import TEXT, FakeEngine, sample_record

STRUCK, FLOODS = TEXT.index("struck"), TEXT.index("floods")


def file_of(article: Article) -> Path:
    return Path(f"{article.source}.yaml")


def in_file(article: Article) -> Annotations:
    path = file_of(article)
    return load_records(path.read_text(encoding="utf-8"), source=str(path))[0]


def event(record: Annotations, id: str) -> Event:
    found = find(record, id)
    assert isinstance(found, Event)
    return found


def joined(article: Article) -> FakeEngine:
    """An engine that takes the floods and what they did for one event."""
    engine = FakeEngine()
    record = merge(sample_record(article), "ev5", "ev4")
    one = replace(event(record, "ev4"), review=None, because="one verb", note=None)
    events = tuple(one if each.id == "ev4" else each for each in record.timeline.events)
    engine.answer = replace(record, timeline=replace(record.timeline, events=events))
    return engine


async def to_event(reader: Reading, words: str) -> None:
    await reader.press("g")
    for _ in range(20):
        await reader.press("o")
        if reader.at_cursor.startswith(words):
            return
    raise AssertionError(f"no event begins with {words}")


async def test_an_event_occurs_at_each_of_its_mentions(reading: Open, bridge: Article) -> None:
    async with reading(engine=joined(bridge)) as reader:
        await to_event(reader, "floods")
        await reader.press("asterisk")
        assert reader.at_cursor.startswith("struck")
        assert reader.screen.current == "ev4"
        await reader.press("asterisk")
        assert reader.cursor == FLOODS
        await reader.press("number_sign")
        assert reader.cursor == STRUCK


async def test_the_pane_tells_of_the_event_and_of_the_mention_here(reading: Open, bridge: Article) -> None:
    async with reading(engine=joined(bridge), size=(160, 50)) as reader:
        await to_event(reader, "struck")
        await reader.press("i")
        shown = " ".join(" ".join(reader.rows()).split())
        for words in ("“floods” · happened", "one verb", "“struck” · certain", "2 · prominence 0.60"):
            assert words in shown


async def test_a_selected_event_shows_all_its_words(reading: Open, bridge: Article) -> None:
    async with reading(engine=joined(bridge)) as reader:
        assert not any("floods · struck" in row for row in reader.rows())
        await to_event(reader, "floods")
        assert any("floods · struck" in row for row in reader.rows())


async def test_one_mention_is_judged_in_the_text_and_the_event_in_the_panel(
    reading: Open, bridge: Article
) -> None:
    async with reading(engine=joined(bridge)) as reader:
        await to_event(reader, "struck")
        await reader.press("x")
        assert reader.message == "This mention of “floods” rejected."
        kept = event(in_file(bridge), "ev4")
        assert (kept.review, [each.status for each in kept.mentions]) == (None, [None, "rejected"])
        await reader.press("u")
        await to_event(reader, "floods")
        await reader.press("f4", "a")
        assert event(in_file(bridge), "ev4").review == "accepted"


async def test_an_event_that_is_told_once_is_judged_as_a_whole(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await to_event(reader, "struck")
        await reader.press("x")
        assert event(in_file(bridge), "ev5").review == "rejected"
        await reader.press("x")
        assert event(in_file(bridge), "ev5").review is None
        await reader.press("quotation_mark")
        await reader.type("when")
        await reader.press("enter")
        assert event(in_file(bridge), "ev5").note == "when"


async def test_two_events_are_joined_and_parted_again(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await to_event(reader, "struck")
        await reader.press("M")
        await reader.type("floods")
        await reader.press("enter")
        assert reader.message == "“ice and timber struck the piers” merged into “floods”."
        assert [each.exact for each in event(in_file(bridge), "ev4").mentions] == ["floods", "struck"]
        await to_event(reader, "struck")
        await reader.press("S")
        alone = [each for each in in_file(bridge).timeline.events if each.mentions[0].exact == "struck"]
        assert [len(each.mentions) for each in alone] == [1]
        await reader.press("u", "u")
        assert reader.record == sample_record(bridge)


async def test_events_and_entities_are_joined_with_their_own_kind_only(reading: Open) -> None:
    async with reading() as reader:
        await to_event(reader, "struck")
        await reader.press("M")
        await reader.type("velden")
        await reader.press("enter", "escape")
        assert "ev5" in {each.id for each in reader.record.timeline.events}
        assert "Velden" in {each.name for each in reader.record.entities}


async def test_an_event_is_told_by_other_words(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await to_event(reader, "struck")
        await reader.press("at")
        await reader.type("timber struck the piers")
        await reader.press("enter")
        assert event(in_file(bridge), "ev5").headline.exact == "timber struck the piers"
        await reader.press("at")
        await reader.type("no such words")
        await reader.press("enter", "escape")
        assert event(in_file(bridge), "ev5").headline.exact == "timber struck the piers"


async def test_the_selection_tells_an_event(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await to_event(reader, "struck")
        await reader.press("v", "L", "L", "at")
        assert event(in_file(bridge), "ev5").headline.exact.startswith("struck the")


async def test_the_selection_is_the_extent_of_the_event_that_was_gone_to(
    reading: Open, bridge: Article
) -> None:
    async with reading() as reader:
        await to_event(reader, "struck")
        await reader.press("v", "L", "L", "equals_sign")
        (told,) = event(in_file(bridge), "ev5").mentions
        assert told.exact.startswith("struck the")
        assert event(in_file(bridge), "ev5").review == "edited"


async def test_what_the_article_is_about_is_the_readers_to_say(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await to_event(reader, "struck")
        await reader.press("P")
        saliences = {each.id: each.salience for each in in_file(bridge).timeline.events}
        assert max(saliences, key=saliences.__getitem__) == "ev5"
        await reader.press("minus")
        saliences = {each.id: each.salience for each in in_file(bridge).timeline.events}
        assert min(saliences, key=saliences.__getitem__) == "ev5"
        await reader.press("c", "P")
        assert "only an entity or an event" in reader.message


async def test_an_event_that_the_engine_missed_is_added(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("inspections")
        await reader.press("enter", "escape", "plus")
        await reader.type("happened")
        await reader.press("enter")
        (made,) = (each for each in in_file(bridge).timeline.events if each.review)
        assert (made.headline.exact, made.status) == ("inspections", "happened")


async def test_an_event_is_put_after_another(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await to_event(reader, "found")
        await reader.press("ampersand")
        await reader.type("stay")
        await reader.press("enter")
        record = in_file(bridge)
        assert [link.event for link in event(record, "ev2").after] == ["ev1"]
        assert record.timeline.order.index("ev1") < record.timeline.order.index("ev2")
        await to_event(reader, "promised")
        await reader.press("ampersand")
        await reader.type("ruiz told")
        await reader.press("enter")
        assert reader.message == "Not done: it was earlier by its days."


async def test_an_event_gets_a_day_and_a_status(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await to_event(reader, "stay closed")
        await reader.press("V")
        await reader.type("2025-07")
        await reader.press("enter")
        assert event(in_file(bridge), "ev1").time.earliest == "2025-07-01"
        await reader.press("r")
        await reader.type("plan")
        await reader.press("enter")
        assert event(in_file(bridge), "ev1").status == "planned"


async def test_following_an_entity_keeps_the_events_that_it_takes_part_in(
    reading: Open, bridge: Article
) -> None:
    async with reading() as reader:
        await to_event(reader, "warned")
        await reader.press("F")
        assert "Nordmark Engineering" in reader.message
        kept = reader.screen.state.kept
        assert kept is not None
        assert {id for id in kept if id.startswith("ev")} == {"ev5", "ev6"}


@pytest.mark.parametrize("form", ["yaml", "json"])
async def test_a_file_of_version_1_opens_with_its_corrections_and_is_written_as_version_2(
    reading: Open, bridge: Article, form: str
) -> None:
    old = decide(note(decide(sample_record(bridge), "ev4", "rejected"), "ev8", "ask them"), "c3", "accepted")
    # JSON is YAML too; either may be what somebody has there.
    file_of(bridge).write_text(json.dumps(as_version_1(old), indent=2 if form == "json" else None))
    async with reading() as reader:
        assert (event(reader.record, "ev4").review, event(reader.record, "ev8").note) == (
            "rejected",
            "ask them",
        )
        assert event(reader.record, "ev5").headline.exact == "ice and timber struck the piers"
        await to_event(reader, "struck")
        await reader.press("a")
    record = in_file(bridge)
    assert record.schema_version == "2.0"
    reviews = {each.mentions[0].exact: each.review for each in record.timeline.events if each.review}
    assert reviews == {"floods": "rejected", "struck": "accepted"}
    assert event(record, "ev8").note == "ask them"
    assert find(record, "c3").status == "accepted"


async def test_an_event_is_found_where_nothing_else_stands(reading: Open, bridge: Article) -> None:
    async with reading(engine=joined(bridge)) as reader:
        await to_event(reader, "struck")
        place = reader.cursor
        await reader.press("escape", "g")
        session = reader.screen.session
        others = [mark for mark in session.index.at(place) if mark.kind != "event"]
        assert session.at(place) == (others[0].id if others else "ev4")
        bare = [mark for mark in session.index.of("ev4") if len(session.index.at(mark.start)) == 1]
        assert [session.at(mark.start) for mark in bare] == ["ev4"] * len(bare)
        assert session.at(place, "ev4") == "ev4"


async def test_a_split_says_which_words_were_parted_from_what(reading: Open, bridge: Article) -> None:
    async with reading(engine=joined(bridge)) as reader:
        await to_event(reader, "struck")
        await reader.press("S")
        assert reader.message.startswith("“struck” split off from ")


@pytest.mark.parametrize("narrowed_to", ["", "floods"])
async def test_what_was_parted_is_shown_and_is_the_one_that_is_gone_on_with(
    reading: Open, bridge: Article, narrowed_to: str
) -> None:
    async with reading(engine=joined(bridge), size=(120, 40)) as reader:
        # So few that what is parted would be folded away.
        await reader.type("1~")
        reader.screen.narrower.apply(narrowed_to)
        await to_event(reader, "struck")
        await reader.press("S")
        alone = next(each for each in reader.record.timeline.events if each.mentions[0].exact == "struck")
        timeline = reader.screen.panes.panels[2]
        assert reader.screen.current == timeline.chosen == alone.id
        assert alone.id in timeline.ids
        await reader.press("f4")
        assert reader.screen.panes.chosen == alone.id


async def test_the_bottom_line_says_of_an_undated_day_what_the_list_says(
    reading: Open, bridge: Article
) -> None:
    record = sample_record(bridge)
    times = tuple(
        replace(time, value="XXXX-WXX-4", interval=Interval(None, None)) if time.id == "t3" else time
        for time in record.timeline.times
    )
    events = tuple(
        replace(each, time=EventTime("IS_INCLUDED", "t3")) if each.id == "ev3" else each
        for each in record.timeline.events
    )
    engine = FakeEngine()
    engine.answer = replace(record, timeline=replace(record.timeline, times=times, events=events))
    async with reading(engine=engine, size=(160, 40)) as reader:
        await reader.press("f4")
        reader.screen.panes.choose("ev3")
        reader.screen.tell("")
        await reader.press()
        reader.screen.draw()
        await reader.press()
        assert "Ruiz told reporters · Thursday (date unknown)" in reader.bottom
