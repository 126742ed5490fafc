"""Search in the article, as less does it."""

from __future__ import annotations

from tests.tui.conftest import Open


async def test_search_as_less_does_it(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("bridge")
        assert any("1/4" in row for row in reader.rows()[-1:])
        await reader.press("enter")
        assert reader.at_cursor.startswith("bridge at Velden stays")
        await reader.press("n", "n")
        assert reader.at_cursor.startswith("bridge that I would")
        assert "/bridge 3/4" in reader.rows()[-1]
        await reader.press("n", "n")
        assert reader.at_cursor.startswith("bridge at Velden stays")
        assert reader.message == "Round at the end of the article."
        await reader.press("N")
        assert reader.at_cursor.startswith("bridge in 2021")
        await reader.press("escape")
        assert not reader.screen.searching
        await reader.press("g", "n")
        assert reader.at_cursor.startswith("Velden stays")


async def test_search_that_is_left_changes_nothing(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("j", "j", "slash")
        before = reader.cursor
        await reader.type("olsen")
        await reader.press("escape")
        assert reader.cursor == before
        assert reader.screen.found.pattern == ""
        assert reader.screen.focused is reader.screen.article_view


async def test_search_survives_another_width(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("crack")
        await reader.press("enter", "n")
        before = reader.cursor
        await reader.pilot.resize_terminal(70, 24)
        while len(reader.rows()[-1]) != 70:
            await reader.pilot.pause(0.02)
        assert reader.cursor == before
        assert "/crack 2/3" in reader.rows()[-1]
        await reader.press("n")
        assert reader.at_cursor.startswith("crack in")


async def test_search_without_hits_says_so(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("zeppelin(")
        assert "no hits" in reader.rows()[-1]
        await reader.press("enter")
        assert reader.message == "“zeppelin(” is not in the article."
        assert reader.cursor == 0
