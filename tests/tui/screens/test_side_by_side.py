"""Two articles side by side in the dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.conftest import Reading
from tests.tui.sample import TEXT
from tests.tui.screens.test_dossier import dossier, opened
from tui.screens.boxes.help import HelpScreen
from tui.screens.dossier.beside import BesideScreen
from tui.screens.dossier.screen import DossierScreen
from tui.screens.library import LibraryScreen
from tui.widgets.two_texts import ALONE, BESIDE, STACKED

NEWER = TEXT.replace("carries 300 people", "carries 200 people").replace(
    "the eastern bank", "the western bank"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(
        f"{NEWER}\nA third crack was found on Friday, an engineer told the council.\n", encoding="utf-8"
    )
    return folder


def shown(reader: Reading) -> str:
    return "\n".join(reader.rows())


async def put_beside(reader: Reading) -> BesideScreen:
    await reader.press("v")
    return await beside(reader)


async def beside(reader: Reading) -> BesideScreen:
    """Wait for two articles that obey, laid out."""
    await reader.until(lambda: isinstance(reader.app.screen, BesideScreen) and reader.app.screen.is_running)
    screen = reader.app.screen
    assert isinstance(screen, BesideScreen)
    await reader.until(lambda: screen.view_in_focus.size.width > 0)
    return screen


async def test_two_columns_where_there_is_room(folder: Path) -> None:
    async with dossier(folder, size=(120, 30)) as reader:
        screen = await put_beside(reader)
        assert screen.view_in_focus.layout_now == BESIDE
        await reader.press("g")
        row = next(row for row in reader.rows() if "second crack" in row)
        assert row.count("second crack") == 2
        assert "differences" in reader.rows()[0]
        assert "a · " in reader.rows()[0]
        assert "b · " in reader.rows()[0]


async def test_one_below_the_other_where_there_is_little(folder: Path) -> None:
    async with dossier(folder, size=(80, 24)) as reader:
        screen = await put_beside(reader)
        assert screen.view_in_focus.layout_now == STACKED
        await reader.press("g")
        # What both have stands once, what differs is told twice with its sign.
        assert sum("stays closed after second crack" in row for row in reader.rows()[1:]) == 1
        await reader.press("n")
        assert any(row.lstrip().startswith("<") and "Residents" in row for row in reader.rows())
        assert any(row.lstrip().startswith(">") and "200 people" in row for row in reader.rows())
        assert all(cell_len(row) == 80 for row in reader.rows())


async def test_from_difference_to_difference(folder: Path) -> None:
    async with dossier(folder, size=(120, 30)) as reader:
        screen = await put_beside(reader)
        await reader.press("n")
        total = len(screen.view_in_focus.shown.differences)
        assert f"1 of {total} differences" in reader.rows()[0]
        assert "before, now" in reader.bottom
        await reader.press("N")
        assert f"{total} of {total}" in reader.rows()[0]
        assert "added: a sentence that was not there" in reader.bottom
        assert "A third crack was found" in shown(reader)
        await reader.press("p", "n")
        assert "again" not in reader.bottom
        await reader.press("n")
        assert reader.bottom.lstrip().startswith("From the first again: ")
        assert "before, now" in reader.bottom
        await reader.press("p")
        assert "From the last again: " in reader.bottom
        await reader.press("escape")
        assert f" {total} differences" in reader.rows()[0]


async def test_sides_and_arrangements(folder: Path) -> None:
    async with dossier(folder, size=(120, 30)) as reader:
        screen = await put_beside(reader)
        await reader.press("g", "v")
        assert screen.view_in_focus.layout_now == STACKED
        assert "One below the other." in reader.bottom
        await reader.press("v")
        assert screen.view_in_focus.layout_now == ALONE
        assert "300 people" in shown(reader)
        assert "200 people" not in shown(reader)
        await reader.press("x")
        assert "200 people" in shown(reader)
        assert "300 people" not in shown(reader)
        assert reader.rows()[0].index("b · ") < reader.rows()[0].index("a · ")
        await reader.press("v")
        assert screen.view_in_focus.layout_now == BESIDE


async def test_either_article_opens_at_the_place_and_comes_back(folder: Path) -> None:
    async with dossier(folder, size=(120, 30)) as reader:
        await put_beside(reader)
        await reader.press("n", "enter")
        await opened(reader)
        assert Path(reader.screen.session.article.source or "").name == "a.txt"
        assert reader.at_cursor.startswith("The detour")
        await reader.press("q")
        assert isinstance(reader.app.screen, BesideScreen)
        await reader.press("p", "O")
        await reader.until(lambda: "third" in reader.at_cursor[:20])
        await reader.article()
        assert reader.at_cursor.startswith("A third crack")
        await reader.press("q", "q")
        assert isinstance(reader.app.screen, DossierScreen)
        await put_beside(reader)
        await reader.press("enter")
        await reader.article()
        await reader.press("Z")
        await reader.until(lambda: isinstance(reader.app.screen, LibraryScreen))
        assert isinstance(reader.app.screen, LibraryScreen)


async def test_the_second_article_is_asked_for_where_an_entry_has_one(folder: Path) -> None:
    (folder / "c.txt").write_text(TEXT + "\nThe ferry to Halden was late.\n", encoding="utf-8")
    async with dossier(folder, size=(120, 30)) as reader:
        await reader.press("slash")
        await reader.type("late")
        await reader.press("enter", "v")
        await reader.type("a")
        await reader.press("tab", "enter")
        screen = await beside(reader)
        assert screen.view_in_focus.shown.documents == ("a", "c")


async def test_two_articles_stand_beside_each_other_where_nothing_is_listed(folder: Path) -> None:
    async with dossier(folder, size=(120, 30)) as reader:
        await reader.press("4", "slash")
        await reader.type("nowhere")
        await reader.press("enter", "v")
        assert (await beside(reader)).view_in_focus.shown.documents == ("a", "b")


async def test_an_article_alone_has_nothing_beside_it(folder: Path) -> None:
    async with dossier(folder, before=("m",)) as reader:
        await reader.press("v")
        assert "There is only one article." in reader.bottom


async def test_moving_and_help(folder: Path) -> None:
    async with dossier(folder, size=(80, 16)) as reader:
        screen = await put_beside(reader)
        view = screen.view_in_focus
        await reader.press("g", "j", "j")
        assert view.scroll_y == 2
        await reader.press("right_parenthesis")
        assert view.block == 2
        await reader.press("left_parenthesis", "G")
        assert "third crack" in shown(reader) or "newsletter" in shown(reader)
        await reader.press("g", "space")
        assert view.scroll_y > 5
        await reader.pilot.resize_terminal(200, 60)
        await reader.until(lambda: view.layout_now == BESIDE and len(reader.rows()) == 60)
        assert view.layout_now == BESIDE
        assert all(cell_len(row) == 200 for row in reader.rows())
        await reader.press("question_mark")
        assert isinstance(reader.app.screen, HelpScreen)
        assert "Side by side" in shown(reader)
