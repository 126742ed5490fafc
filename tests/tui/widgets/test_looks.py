"""Looks by command: themes, measure, margins, legend, help for what has the focus, completion."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.tui.conftest import Open, Reading
from tui.widgets.bars import _Answer


async def suggested(reader: Reading, words: str) -> None:
    await reader.until(lambda: reader.screen.query_one(_Answer)._suggestion == words)


async def test_any_theme_by_its_name(reading: Open) -> None:
    async with reading() as reader:
        reader.screen.command_line.run("theme nord")
        await reader.pilot.pause()
        assert reader.app.theme == "nord"
        reader.screen.command_line.run("theme nrod")
        await reader.pilot.pause()
        assert reader.app.theme == "nord"
        assert "There is no theme nrod; there are" in reader.message


async def test_measure_and_margins_are_set_and_checked(reading: Open) -> None:
    async with reading(size=(160, 30)) as reader:
        view = reader.screen.article_view
        reader.screen.command_line.run("measure 50")
        assert view.text_width == 50
        reader.screen.command_line.run("measure 3")
        assert reader.message == "A line has 20 to 400 characters."
        reader.screen.command_line.run("measure 300")
        wide = view.text_width
        reader.screen.command_line.run("margins 8")
        assert view.text_width == wide - 12
        reader.screen.command_line.run("margins many")
        assert reader.message == "Margins have 0 to 40 columns."


async def test_legend_tells_every_sign(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("I")
        screen = "\n".join(reader.rows())
        for words in ("organisation", "who claims it", "the day is known", "you accepted it"):
            assert words in screen
        await reader.press("I")
        assert "who claims it" not in "\n".join(reader.rows())


async def test_help_begins_with_the_panel_in_focus(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f4", "question_mark")
        screen = "\n".join(reader.rows())
        assert "In the list “Timeline”" in screen
        assert screen.index("Panels") < screen.index("Move")
        await reader.press("escape", "escape", "question_mark")
        assert "In the list" not in "\n".join(reader.rows())


async def test_help_goes_to_its_ends_until_something_is_typed(reading: Open) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("question_mark", "end")
        assert "A number before a key" in "\n".join(reader.rows())
        await reader.press("home")
        assert "What you see" in "\n".join(reader.rows()[:6])
        await reader.type("laim")
        await reader.press("home", "c", "end", "s")
        assert reader.app.screen.query_one("#help-search", Input).value == "claims"


async def test_pane_scrolls_and_starts_anew_for_another_annotation(reading: Open) -> None:
    async with reading(size=(80, 20)) as reader:
        pane = reader.screen.query_one("#detail")
        await reader.press("c", "J", "2", "J")
        await reader.until(lambda: pane.scroll_y == 2)
        await reader.press("K")
        await reader.until(lambda: pane.scroll_y == 1)
        await reader.press("c")
        await reader.until(lambda: pane.scroll_y == 0)


async def test_completion_of_commands_and_what_follows_them(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("colon")
        await reader.type("the")
        await suggested(reader, "theme ")
        await reader.press("tab")
        await reader.type("dateline-l")
        await suggested(reader, "theme dateline-light")
        await reader.press("tab", "enter")
        assert reader.app.theme == "dateline-light"


@pytest.mark.parametrize("typed", ["light", "Dark", "dateline-light"])
async def test_light_and_dark_are_those_of_dateline(reading: Open, typed: str) -> None:
    async with reading() as reader:
        reader.screen.command_line.run("theme nord")
        await reader.pilot.pause()
        reader.screen.command_line.run(f"theme {typed}")
        await reader.pilot.pause()
        assert reader.app.theme == f"dateline-{typed.lower().removeprefix('dateline-')}"


async def test_a_theme_by_its_beginning(reading: Open) -> None:
    async with reading() as reader:
        reader.screen.command_line.run("theme no")
        await reader.pilot.pause()
        assert reader.app.theme == "nord"
        reader.screen.command_line.run("theme catppuccin")
        await reader.pilot.pause()
        assert reader.message.startswith("There is no theme catppuccin; there are catppuccin-frappe, ")
        reader.screen.command_line.run("theme nrod")
        await reader.pilot.pause()
        assert reader.message == "There is no theme nrod; there are nord."
        assert reader.app.theme == "nord"


async def test_what_may_be_meant_is_shown_while_a_command_is_typed(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("colon")
        await reader.type("next_c")
        assert "next_claim" in reader.bottom
        await reader.press("backspace")
        assert "next_article, next_claim, next_entity" in reader.bottom
        await reader.type("xyz")
        assert "name of a command" in reader.bottom


async def test_escape_tells_what_it_left(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("e", "F", "f")
        await reader.type("type:PERSON")
        await reader.press("enter", "slash")
        await reader.type("bridge")
        await reader.press("enter", "v")
        told = []
        for _ in range(4):
            await reader.press("escape")
            told.append(reader.message)
        assert told == [
            "Nothing is selected any more.",
            "No search any more.",
            "Following nobody any more.",
            "No filter any more.",
        ]


async def test_the_selected_entry_stays_in_sight_in_another_order(reading: Open) -> None:
    async with reading(size=(100, 24)) as reader:
        await reader.press("f3", "G")
        panel = reader.screen.panes.panels[1]
        chosen = panel.chosen
        for _ in range(5):
            await reader.press("comma")
            assert panel.chosen == chosen
            assert panel.selected is not None
            top = panel._tops[panel.selected]
            assert panel.scroll_y <= top < panel.scroll_y + panel.size.height


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_what_is_typed_is_seen_whatever_the_hint(reading: Open, width: int) -> None:
    async with reading(size=(width, 24)) as reader:
        await reader.press("e", "r")
        await reader.type("organ")
        assert "organ" in reader.bottom.split("what it is")[-1][: width // 2]
        await reader.press("escape", "v", "L", "L", "L", "L", "plus")
        await reader.type("person")
        assert " person" in reader.bottom
