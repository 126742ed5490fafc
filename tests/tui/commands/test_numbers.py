"""Numbers before commands; words, lines and parts."""

from __future__ import annotations

from annotate.settings import ReaderSettings, Settings
from tests.tui.conftest import Open
from tests.tui.sample import TEXT


async def test_a_number_before_a_key_repeats_it(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("1", "2", "l")
        assert reader.cursor == 12
        await reader.press("3", "c")
        assert reader.at_cursor.startswith("that it had ignored")
        await reader.press("2", "C")
        assert reader.at_cursor.startswith("The old harbour")
        await reader.press("3", "G")
        assert reader.at_cursor.startswith("“Nobody will drive")
        await reader.press("9", "9", "c")
        assert reader.at_cursor.startswith("the federal government")
        await reader.press("c")
        assert reader.message == "No further claim."
        await reader.press("4")
        assert "4…" in reader.bottom
        await reader.press("escape", "g", "l")
        assert reader.cursor == 1


async def test_a_number_goes_to_a_panel_and_an_entry(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("2", "tab", "3", "g")
        assert reader.screen.focused is reader.screen.panes.panels[1]
        assert reader.screen.panes.panels[1].chosen == "c3"
        await reader.press("2", "j")
        assert reader.screen.panes.panels[1].chosen == "c5"


async def test_a_number_goes_back_several_jumps_and_on_several_hits(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("G", "g", "c", "2", "less_than_sign")
        assert reader.cursor > len(TEXT) - 60
        await reader.press("2", "greater_than_sign")
        assert reader.at_cursor.startswith("The old harbour")
        await reader.press("g", "slash")
        await reader.type("bridge")
        await reader.press("enter", "2", "n")
        assert "/bridge 3/4" in reader.bottom


async def test_words_lines_and_parts(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("L", "L")
        assert reader.at_cursor.startswith("at Velden")
        await reader.press("H", "dollar_sign")
        assert reader.at_cursor.startswith("k\n")
        await reader.press("0")
        assert reader.cursor == 0
        await reader.press("right_parenthesis")
        assert reader.at_cursor.startswith("VELDEN, June 12")
        await reader.press("2", "right_parenthesis")
        assert reader.at_cursor.startswith("Sign up for")
        await reader.press("left_parenthesis", "left_parenthesis")
        assert reader.cursor == 0


async def test_a_digit_can_have_a_command_of_its_own(reading: Open) -> None:
    keys = {"panel_1": "1", "line_start": ""}
    async with reading(settings=Settings(reader=ReaderSettings(keys=keys))) as reader:
        await reader.press("1")
        assert reader.screen.focused is reader.screen.panes.panels[0]
