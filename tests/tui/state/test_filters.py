"""The filter language and what belongs together."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Open
from tests.tui.sample import sample_record
from tui.state.filters import FIELDS, Filter, FilterError
from tui.state.relations import Relations
from tui.text.marks import MarkIndex


def kept(typed: str, kind: str = "") -> set[str]:
    record = sample_record()
    index = MarkIndex(record)
    found = Filter.parse(typed).kept(index.items, Relations(record, index))
    return {id for id in found if id.rstrip("0123456789") == kind or not kind}


@pytest.mark.parametrize(
    ("typed", "kind", "expected"),
    [
        ("type:PERSON", "e", {"e3", "e6", "e10"}),
        ("type:people", "e", {"e3", "e6", "e10"}),
        ("type:PERSON", "c", {"c1", "c2", "c4", "c8", "c9", "c10"}),
        ("source:ruiz", "c", {"c1", "c2", "c10"}),
        ("source:/^Ana/", "c", {"c1", "c2", "c10"}),
        ("act:deny", "c", {"c3"}),
        ("act:deny", "e", {"e5"}),
        ("certainty:PS+", "c", {"c5", "c6"}),
        ("certainty:possible", "c", {"c5", "c6"}),
        ("-act:say is:claim", "c", {"c3", "c4", "c5", "c6", "c7", "c9", "c10"}),
        ("entity:velden", "c", {"c1"}),
        ("after:2025-06", "t", {"t1", "t2", "t3", "t10", "t11"}),
        ("before:2022", "t", {"t5", "t9"}),
        ("before:2022", "ev", {"ev7"}),
        ("text:/crack|girder/", "ev", {"ev2"}),
        ("bridge", "c", {"c1", "c2", "c7", "c8"}),
        ("text:ruiz", "c", set()),
        ("ruiz", "c", {"c1", "c2", "c10"}),
        ("ruiz", "e", {"e3"}),
        ("Ana Ruiz", "c", {"c1", "c2", "c10"}),
        ("-ruiz is:claim", "c", {"c3", "c4", "c5", "c6", "c7", "c8", "c9"}),
        ("/^ana.r/", "c", {"c1", "c2", "c10"}),
        ("ruiz nordmark", "c", set()),
        ('"temporary crossing"', "c", {"c9"}),
        ("worth:>0.5", "c", {"c4"}),
        ("confidence:<0.8", "ev", {f"ev{number}" for number in range(1, 9)}),
        ("confidence:<0.8", "c", set()),
        # Of what was by 12 June 2025 nobody knows that it was in 2025.
        ("is:event after:2025", "ev", {"ev3", "ev8"}),
        ("act:warn source:nordmark", "c", {"c6"}),
        ("status:accepted", "", set()),
        ("status:planned", "ev", {"ev8"}),
        ("status:happened before:2022", "ev", {"ev7"}),
        ("text:decide", "ev", {"ev8"}),
    ],
)
def test_fields(typed: str, kind: str, expected: set[str]) -> None:
    assert kept(typed, kind) == expected


def test_an_empty_filter_keeps_everything() -> None:
    assert len(kept("  ")) == 11 + 10 + 11 + 8


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("tpye:PERSON", "did you mean type:"),
        ("after:june", "june is not a date"),
        ("text:/(/", "no regular expression"),
        ('"open', "quotation mark"),
        ("worth:high", "not a number"),
    ],
)
def test_errors_say_what_is_wrong(typed: str, words: str) -> None:
    with pytest.raises(FilterError, match=words):
        Filter.parse(typed)


async def test_filter_dims_panels_and_highlights_alike(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f")
        await reader.type("act:deny")
        assert "1 of 10 claims" in reader.bottom
        await reader.press("enter")
        screen = "\n".join(reader.rows())
        assert "Claims 1 of 10" in screen
        assert "Jonas Bell" in screen
        await reader.press("n")
        assert reader.at_cursor.startswith("port authority denied")
        await reader.press("c", "c")
        assert reader.at_cursor.startswith("that it had ignored")
        assert reader.message == "No further claim that the filter keeps."
        await reader.press("escape")
        assert "Claims 10" in "\n".join(reader.rows())


async def test_filter_that_is_wrong_says_so_and_keeps_the_last_one(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f")
        await reader.type("act:deny")
        await reader.press("enter", "f", "end")
        await reader.type(" foo:x")
        assert 'no field "foo"' in reader.bottom
        await reader.press("escape")
        assert reader.screen.state.filter_text == "act:deny"


async def test_a_question_mark_asks_how_to_filter_and_keeps_the_lists(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f")
        await reader.type("?")
        assert "act:" in reader.bottom
        assert "Claims 10" in "\n".join(reader.rows())
        await reader.type("x")
        assert "0 of 10 claims" in reader.bottom
        await reader.press("escape")
        assert not reader.screen.state.filter_text


async def test_pin_follows_an_entity(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f2", "F")
        assert reader.message.startswith("Following Ana Ruiz: ")
        assert "Claims 3 of 10" in "\n".join(reader.rows())
        await reader.press("escape", "e")
        assert reader.at_cursor.startswith("Ana Ruiz")
        await reader.press("e", "e", "e")
        assert reader.message == "No further entity of what you follow."
        await reader.press("escape")
        assert reader.screen.state.pinned is None
        await reader.press("g", "F")
        assert reader.message == "There is no entity here to follow."


async def test_a_pin_within_a_filter_says_what_both_keep(reading: Open) -> None:
    async with reading() as reader:
        reader.screen.narrower.apply("act:deny")
        await reader.press("f2", "F")
        assert reader.message == (
            "Following port authority, and of that what the filter keeps: 1 of 11 entities, 1 of 10 claims, "
            "0 of 8 events. Esc twice stops following."
        )
        await reader.press("escape", "escape")
        reader.screen.narrower.apply("")
        await reader.press("f2", "g", "F")
        assert reader.message.startswith("Following")
        await reader.press("escape")
        assert reader.message.endswith("Esc again follows nobody any more.")
        reader.screen.narrower.apply("act:deny")
        assert reader.message == "Following Ana Ruiz: nothing of that meets the filter act:deny."
        await reader.press("f3")
        assert "All 10 claims are hidden: following" in "\n".join(reader.rows())


@pytest.mark.parametrize(
    "typed",
    ["", "a", "-a", 'source:"Ana Ruiz"', "-source:'a b'", "text:/a b|c/", "text:'a \"b\"'", "type:"],
)
def test_a_filter_is_written_as_it_is_typed(typed: str) -> None:
    wanted = Filter.parse(typed)
    assert Filter.parse(str(wanted)) == wanted


async def test_a_filter_is_typed_letter_by_letter(reading: Open) -> None:
    async with reading() as reader:
        for field in FIELDS:
            await reader.press("f")
            await reader.type(f"{field}:")
            kept = reader.screen.state.kept
            assert kept is None or len(kept) == len(reader.screen.session.index.items)
            await reader.press("enter")
            assert reader.screen.state.filter_text == f"{field}:"
            await reader.press("escape")
            assert reader.screen.state.filter_text == ""


async def test_what_a_filter_keeps_comes_into_sight(reading: Open) -> None:
    async with reading(size=(100, 20)) as reader:
        await reader.press("f3", "g", "f")
        await reader.type("source:olsen")
        panel = reader.screen.panes.panels[1]
        kept = [at for at, entry in enumerate(panel.entries) if entry.id in (reader.screen.state.kept or ())]
        assert kept
        top, bottom = panel.scroll_y, panel.scroll_y + panel.size.height
        assert any(top <= panel._tops[at] and panel._tops[at + 1] <= bottom for at in kept)


def test_what_an_entity_has_to_do_with_is_told_both_ways() -> None:
    record = sample_record()
    index = MarkIndex(record)
    relations = Relations(record, index)
    for entity in record.entities:
        assert relations.of_entity(entity.id) == {
            id for id in index.items if entity in relations.entities(id)
        }
    assert not relations.of_entity("nobody")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ruiz", {"c1", "c2", "c10"}),
        ("uiz", set()),
        ("source:lsen", set()),
        ("source:ols", {"c8"}),
        ("/uiz/", {"c1", "c2", "c10"}),
        ("text:rossing", set()),
        ('"mporary crossing"', set()),
    ],
)
def test_a_word_is_looked_for_by_its_beginning_and_a_part_by_an_expression(
    typed: str, expected: set[str]
) -> None:
    assert kept(typed, "c") == expected
