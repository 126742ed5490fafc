"""Search in the article, as less does it."""

from __future__ import annotations

import pytest

from annotate.article import Article
from tests.tui.conftest import Open
from tui.state.search import MOST_HITS, PIECE, REACH, Search, compiled, pieces


async def test_search_as_less_does_it(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("bridge")
        assert any("1/4" in row for row in reader.rows()[-1:])
        await reader.press("enter")
        assert reader.at_cursor.startswith("bridge at Velden stays")
        await reader.press("n", "n")
        assert reader.at_cursor.startswith("bridge that I would")
        assert "/bridge 3/4" in reader.bottom
        await reader.press("n", "n")
        assert reader.at_cursor.startswith("bridge at Velden stays")
        assert reader.message == "Round at the end of the article."
        await reader.press("N")
        assert reader.at_cursor.startswith("bridge in 2021")
        await reader.press("escape")
        assert not reader.screen.searcher.searching
        await reader.press("g", "n")
        assert reader.at_cursor.startswith("Velden stays")


async def test_search_that_is_left_changes_nothing(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("j", "j", "slash")
        before = reader.cursor
        await reader.type("olsen")
        await reader.press("escape")
        assert reader.cursor == before
        assert reader.screen.state.search.pattern == ""
        assert reader.screen.focused is reader.screen.article_view


async def test_search_survives_another_width(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("crack")
        await reader.press("enter", "n")
        before = reader.cursor
        await reader.pilot.resize_terminal(70, 24)
        await reader.until(lambda: len(reader.rows()[-1]) == 70)
        assert reader.cursor == before
        assert "/crack 2/3" in reader.bottom
        await reader.press("n")
        assert reader.at_cursor.startswith("crack in")


async def test_the_hit_is_told_as_long_as_one_is_there(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("bridge")
        await reader.press("enter")
        assert "/bridge 1/4" in reader.bottom
        await reader.press("j")
        assert "/bridge" not in reader.bottom
        await reader.press("n")
        assert "/bridge 2/4" in reader.bottom
        await reader.press("tab")
        assert "/bridge" not in reader.bottom
        await reader.press("escape")
        assert reader.screen.focused is reader.screen.article_view
        assert "/bridge 2/4" in reader.bottom
        await reader.press("f")
        await reader.type("velden")
        await reader.press("enter")
        assert "/bridge" not in reader.bottom
        await reader.press("n")
        assert "/bridge 3/4" in reader.bottom


async def test_search_without_hits_says_so(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("zeppelin(")
        assert "no hits" in reader.bottom
        await reader.press("enter")
        assert reader.message == "“zeppelin(” is not in the article."
        assert reader.cursor == 0


def everywhere(pattern: str, text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in compiled(pattern).finditer(text) if found.group())


@pytest.mark.parametrize(
    "pattern", ["bridge", "b[a-z]*e", "^The", "closed$", r"\bover\b", "(?<=the )bridge", "e.*\n.*T", "."]
)
def test_piece_by_piece_the_same_is_found(pattern: str) -> None:
    line = "The bridge was closed\nover the bridge, and the river rose again and again over it.\n"
    text = line * (3 * PIECE // len(line))
    assert Search.of(pattern, text).hits == everywhere(pattern, text)[:MOST_HITS]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("Ann Roe", ["Ann\nRoe", "Ann\xa0 Roe", "Ann \r\n Roe"]),
        ("Ann Roe (", ["Ann \r\n Roe ("]),
        ("ann *r", ["Ann\nR", "Ann\xa0 R", "Ann\n\nR", "Ann \r\n R", "AnnR"]),
        ("(?x)ann (?#a b) r", ["AnnR"]),
        ("[ ]roe", [" Roe", " Roe"]),
        ("Ann\\ Roe", []),
    ],
)
def test_a_space_is_any_white_space_but_a_blank_line(pattern: str, found: list[str]) -> None:
    text = "Ann\nRoe, Ann\xa0 Roe, Ann\n\nRoe, Ann \r\n Roe (AnnRoe)."
    assert [text[start:end] for start, end in Search.of(pattern, text).hits] == found


def test_a_hit_over_the_end_of_a_piece_is_found_once() -> None:
    text = "x" * (PIECE - 3) + "needle" + "x" * PIECE + "needle"
    assert Search.of("needle", text).hits == everywhere("needle", text)
    assert [len(found) for found in pieces("needle", text)] == [1, 0, 1]


def test_a_hit_reaches_no_farther_than_it_may() -> None:
    text = "a" + "x" * (2 * PIECE + REACH) + "z"
    assert Search.of("(?s)a.*z", text).hits == ()
    assert Search.of("(?s)a.*z", text[: REACH // 2] + "z").hits == ((0, REACH // 2 + 1),)


def test_only_a_part_is_looked_through() -> None:
    text = "one two one two one"
    assert [hit for found in pieces("one", text, 4) for hit in found] == [(8, 11), (16, 19)]
    assert [hit for found in pieces("one", text, 0, 8) for hit in found] == [(0, 3)]
    assert list(pieces("", text)) == []


async def test_a_long_text_is_searched_behind_the_keys(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.reader.searching.AT_ONCE", 100)
    monkeypatch.setattr("tui.screens.reader.searching.TYPING_SECONDS", 0.01)
    article = Article.from_text("The first line.\n\n" + "Nothing here at all.\n\n" * 3000 + "The end.")
    async with reading(article=article) as reader:
        await reader.press("G", "slash")
        await reader.type("The")
        await reader.until(lambda: "1/2" in reader.bottom or "2/2" in reader.bottom)
        await reader.press("enter")
        await reader.until(lambda: reader.screen.state.hit is not None)
        assert reader.at_cursor.startswith("The end")
        await reader.press("n")
        assert reader.at_cursor.startswith("The first")
        assert reader.message == "Round at the end of the article."
        await reader.press("slash")
        await reader.type("zeppelin")
        await reader.until(lambda: "no hits" in reader.bottom)
        await reader.press("escape")
        assert reader.screen.state.search.pattern == "The"


async def test_typing_on_gives_up_what_was_looked_for(reading: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.reader.searching.AT_ONCE", 100)
    monkeypatch.setattr("tui.screens.reader.searching.TYPING_SECONDS", 30.0)
    article = Article.from_text("A line that says nothing new.\n\n" * 50 + "The end.")
    async with reading(article=article) as reader:
        await reader.press("slash")
        await reader.type("en")
        assert reader.screen.state.search.hits == ()
        await reader.type("d")
        monkeypatch.setattr("tui.screens.reader.searching.TYPING_SECONDS", 0.0)
        await reader.type(".")
        await reader.until(lambda: "1/1" in reader.bottom)
        assert reader.screen.state.search.pattern == "end."
