"""The library: choosing an article, coming back, several ways in."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.review.edits import decide
from annotate.settings import ExportSettings, LibrarySettings, Settings
from tests.annotate.reading.sources.test_newsboat import cache as newsboat_cache
from tests.annotate.reading.sources.test_newsboat import row as newsboat_row
from tests.tui.conftest import Reading
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.app import DatelineApp, run_reader
from tui.records.cards import Card, articles_around, find_articles, matching, read_card
from tui.records.paths import write_annotations
from tui.screens.boxes.help import HelpScreen
from tui.screens.dossier.screen import DossierScreen
from tui.screens.library import LibraryScreen
from tui.screens.reader.screen import ReaderScreen
from tui.state.session import Session
from tui.storage.files import paths_like
from tui.storage.recent import called, first_words, recent_articles, remember_article
from tui.storage.shelf import put, put_read, states
from tui.storage.state_file import write_state


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.md").write_text("# Ferry sinks\n\nNobody was hurt, the owner said.\n", encoding="utf-8")
    (folder / "c.txt").write_bytes(b"\0\1\2")
    (folder / "d.log").write_text("no article", encoding="utf-8")
    return folder


@asynccontextmanager
async def library(*names: Path) -> AsyncIterator[Reading]:
    engine = FakeEngine()
    app = DatelineApp(None, Settings(), engine, library=[str(name) for name in names])
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        opened = Reading(app, pilot, engine)
        await opened.until(lambda: is_listed(app))
        yield opened


def is_listed(app: DatelineApp) -> bool:
    """Whether all articles of the library are there, with what is known of them."""
    screen = app.screen
    assert isinstance(screen, LibraryScreen)
    cards = screen.cards.cards.values()
    return screen.cards.message != screen.cards.waiting and all(card.details for card in cards)


async def article_called(reader: Reading, name: str) -> ReaderScreen:
    """Wait for the article of the file with this name."""
    await reader.until(
        lambda: (
            isinstance(reader.app.screen, ReaderScreen)
            and Path(reader.app.screen.session.article.source or "").name == name
        )
    )
    return await reader.article()


async def test_articles_with_title_and_state(folder: Path) -> None:
    article = Article.from_path(folder / "a.txt")
    write_annotations(decide(sample_record(article), "c1", "accepted"), Path(f"{article.source}.yaml"))
    async with library(folder) as reader:
        screen = "\n".join(reader.rows())
        assert "3 articles" in screen
        assert "Harbour bridge at Velden stays closed" in screen
        assert "12 Jun 2025 (dateline)" in screen
        assert "1 of 40 judged" in screen
        assert "Ferry sinks" in screen
        assert "cannot be read" in screen


async def test_what_is_not_read_of_a_folder_is_told(folder: Path) -> None:
    (folder / "feed.xml").write_text(
        "<rss version='2.0'><channel><item><title>Ship</title><description>It left.</description></item>"
        "<item><title>Port</title><description>It closed.</description></item></channel></rss>"
    )
    (folder / "map.png").write_bytes(b"\x89PNG\r\n")
    async with library(folder) as reader:
        rows = reader.rows()
        assert "5 articles" in "\n".join(rows)
        assert "1 article cannot be read; 2 files passed over: d.log (text by another name)" in reader.bottom
        await reader.press("j")
        assert "passed over" not in reader.bottom


async def test_what_was_read_in_newsboat_is_read_here(tmp_path: Path) -> None:
    first = newsboat_row("a", "Ship", "It left the harbour.", unread=0)
    path = newsboat_cache(tmp_path / "cache.db", first, newsboat_row("b", "Port", "It closed."))
    before = path.read_bytes()
    async with library(path) as reader:
        assert "● 1 unread" in reader.rows()[0]
        assert "●" not in next(row for row in reader.rows() if "Ship" in row)
        # What is said here counts more, here.
        await reader.press("G", "U", "q")
    async with library(path) as reader:
        assert "● 2 unread" in reader.rows()[0]
    assert path.read_bytes() == before


async def test_open_read_and_come_back(folder: Path) -> None:
    async with library(folder) as reader:
        await reader.press("j", "k", "enter")
        await reader.article()
        await reader.press("q")
        assert isinstance(reader.app.screen, LibraryScreen)
        await reader.press("G", "enter")
        await reader.until(lambda: "Not opened" in reader.bottom)
        await reader.press("q")
    assert reader.app.return_value == 0


async def test_search_narrows(folder: Path) -> None:
    async with library(folder) as reader:
        await reader.press("slash")
        await reader.type("ferry sinks")
        await reader.press("enter")
        screen = "\n".join(reader.rows())
        assert "1 of 3 articles" in screen
        assert "Harbour" not in screen
        await reader.press("escape")
        assert "Harbour" in "\n".join(reader.rows())


async def test_empty_folder_says_so(tmp_path: Path) -> None:
    async with library(tmp_path) as reader:
        await reader.until(lambda: "There is no article in these folders." in "\n".join(reader.rows()))
        await reader.press("enter", "j", "G")


def test_files_and_folders_are_listed_once(folder: Path) -> None:
    cards = find_articles([str(folder), str(folder / "a.txt")])
    assert [Path(card.name).name for card in cards] == ["a.txt", "b.md", "c.txt"]


def test_reports_are_no_articles(folder: Path) -> None:
    (folder / "a.txt.report.md").write_text("# Ferry sinks\n", encoding="utf-8")
    assert [Path(card.name).name for card in find_articles([str(folder)])] == ["a.txt", "b.md", "c.txt"]


def test_an_article_without_a_title_is_called_by_its_first_words(folder: Path) -> None:
    (folder / "d.txt").write_text("there was no title at all. " * 30, encoding="utf-8")
    words = "there was no title at all. there was no title at all. there was no title at all…"
    assert read_card(str(folder / "d.txt"), ExportSettings()).title == words


def test_a_broken_annotation_file_is_told(folder: Path) -> None:
    (folder / "b.md.yaml").write_text("a: [", encoding="utf-8")
    card = read_card(str(folder / "b.md"), ExportSettings())
    assert "its annotations cannot be read" in " ".join(card.details)


def test_what_run_reader_opens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, list[str]]] = []

    def run(app: DatelineApp, **_: object) -> None:
        text = app._opening.text if app._opening else app.session.article.text if app.session else ""
        opened.append((text.strip().split()[0] if text else "", list(app._library)))

    monkeypatch.setattr(DatelineApp, "run", run)
    one, two = str(folder / "a.txt"), str(folder / "b.md")
    assert run_reader([one], settings=Settings()) == 0
    run_reader([str(folder)], settings=Settings())
    run_reader([one, two], settings=Settings())
    run_reader([], settings=Settings(library=LibrarySettings(folders=(str(folder),))))
    assert opened == [("Harbour", []), ("", [str(folder)]), ("", [one, two]), ("", [str(folder)])]
    with pytest.raises(ArticleError, match=r"c\.txt: "):
        run_reader([str(folder / "c.txt")], settings=Settings())


async def test_help_and_the_articles_read_last(folder: Path) -> None:
    async with library(folder) as reader:
        await reader.press("question_mark")
        assert isinstance(reader.app.screen, HelpScreen)
        assert "The articles read last" in "\n".join(reader.rows())
        await reader.press("escape", "enter")
        await reader.article()
        await reader.press("q")
        await reader.until(lambda: isinstance(reader.app.screen, LibraryScreen))
        await reader.press("r")
        await reader.until(lambda: "Harbour" in "\n".join(reader.rows()))
        screen = "\n".join(reader.rows())
        assert "Read last" in screen
        assert "1 articles" in screen
        assert "Harbour" in screen
        await reader.press("r", "ctrl+l")
        await reader.until(lambda: "3 articles" in "\n".join(reader.rows()))
        assert "3 articles" in "\n".join(reader.rows())


async def test_several_articles_stay_open(folder: Path) -> None:
    async with library(folder) as reader:
        await reader.press("enter")
        first = await reader.article()
        await reader.press("j", "j", "Z")
        await reader.until(lambda: isinstance(reader.app.screen, LibraryScreen))
        await reader.press("j", "enter")
        second = await reader.article()
        assert second is not first
        await reader.press("ctrl+n")
        await reader.until(lambda: reader.app.screen is first)
        assert reader.app.screen is first
        assert first.article_view.cursor > 0
        await reader.press("B")
        rows = "\n".join(reader.rows())
        assert "● Ferry sinks" in rows
        assert "▌ Harbour bridge" in rows
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is second)
        assert reader.app.screen is second
        await reader.press("q")
        await reader.until(lambda: isinstance(reader.app.screen, LibraryScreen))
        assert isinstance(reader.app.screen, LibraryScreen)
        assert [article.title for article in reader.app.open_articles] == [first.session.article.title]


async def test_an_open_article_is_shown_and_not_read_again(folder: Path) -> None:
    async with library(folder) as reader:
        await reader.press("enter")
        first = await reader.article()
        first.command_line.run(f"open {folder / 'b.md'}")
        await reader.until(lambda: reader.app.screen is not first)
        second = await reader.article()
        assert second is not first
        second.command_line.run(f"open {folder / 'a.txt'}")
        await reader.until(lambda: reader.app.screen is first)
        assert reader.app.screen is first
        first.command_line.run(f"open {folder / 'c.txt'}")
        await reader.until(lambda: first.status_bar.message.startswith("Not opened"))


def test_recent_articles_are_those_that_are_still_there(folder: Path) -> None:
    for name in ("a.txt", "b.md", "a.txt"):
        remember_article(Article.from_path(folder / name))
    remember_article(Article.from_text("words", source="-"))
    assert [Path(each.name).name for each in recent_articles()] == ["a.txt", "b.md"]
    (folder / "a.txt").unlink()
    assert [each.title for each in recent_articles()] == ["Ferry sinks"]


def test_paths_are_completed(folder: Path) -> None:
    (folder / "more").mkdir()
    assert paths_like(f"{folder}/") == [f"{folder}/{name}" for name in ("a.txt", "b.md", "c.txt", "more/")]
    assert paths_like(f"{folder}/b") == [f"{folder}/b.md"]
    assert paths_like(f"{folder}/nowhere/x") == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Short words", "Short words"),
        ("\n\n  The mayor  resigned on Monday. Nobody knows why.\n", "The mayor resigned on Monday."),
        ("Dr. Who came to the town. He left.", "Dr. Who came to the town."),
        ("U.S. ships left the harbour. They sank.", "U.S. ships left the harbour."),
        ("***\nWords at last", "Words at last"),
        ("“We will not leave this town,” she said. More.", "“We will not leave this town,” she said."),
        ("x" * 200, "x" * 80 + "…"),
        ("", ""),
        ("—\n…\n", ""),
        (
            "PORT HALE, June 8 (Coast Wire) — The mayor resigned on Monday. More.",
            "The mayor resigned on Monday.",
        ),
        ("Nairobi, 8 June (Agency) - Teachers went on strike.", "Teachers went on strike."),
        ("LONDON/PARIS (Agency) - Two banks\nmerged.", "Two banks"),
        ("By Ann Roe\n\nSunday, 8 June 2025\n\nKYIV — Drones fell on the city.", "Drones fell on the city."),
        ("By Ann Roe", "By Ann Roe"),
        ("By the river stands an old mill. It is for sale.", "By the river stands an old mill."),
        ("NATO - what it is and what it costs", "NATO - what it is and what it costs"),
        ("The bridge - closed since May - opens again.", "The bridge - closed since May - opens again."),
    ],
)
def test_first_words(text: str, title: str) -> None:
    assert first_words(text) == title


def test_what_comes_from_standard_input_is_called_by_its_first_words() -> None:
    article = Article.from_text("The mayor resigned on Monday. Nobody knows why.", source="-")
    assert called(article) == "The mayor resigned on Monday."


async def test_one_line_an_article_and_what_the_signs_mean(folder: Path) -> None:
    async with library(folder) as reader:
        rows = [row for row in reader.rows() if row.strip()]
        assert "● 3 unread · ✓ 0 done" in rows[0]
        assert [row.split()[0] for row in rows if "words" in row] == ["▌●", "●"]
        await reader.press("enter")
        await reader.article()
        await reader.press("q")
        await reader.until(lambda: "● 2 unread" in reader.rows()[0])
        assert "● 2 unread" in reader.rows()[0]
        await reader.press("n")
        assert isinstance(reader.app.screen, LibraryScreen)
        assert (reader.app.screen.cards.chosen or "").endswith("b.md")
        await reader.press("d")
        assert "✓ 1 done" in reader.rows()[0]
        assert reader.app.screen.status_bar.message == "Ferry sinks: done."
        await reader.press("n")
        assert (reader.app.screen.cards.chosen or "").endswith("c.txt")
        await reader.press("p")
        assert (reader.app.screen.cards.chosen or "").endswith("c.txt")
        await reader.press("U", "n")
        assert reader.app.screen.status_bar.message == "Every article here was read."
        await reader.press("U")
        assert "● 1 unread" in reader.rows()[0]
    assert states() == {
        str(folder / "a.txt"): "read",
        str(folder / "b.md"): "done",
        str(folder / "c.txt"): "unread",
    }


async def test_articles_are_marked_one_by_one_and_all_that_are_listed(folder: Path) -> None:
    async with library(folder) as reader:
        screen = reader.app.screen
        assert isinstance(screen, LibraryScreen)
        assert "* " not in reader.rows()[0]
        await reader.press("m", "m")
        assert "3 articles · * 2 marked" in reader.rows()[0]
        assert [row.split()[0] for row in reader.rows() if "words" in row] == ["*●", "*●"]
        assert (screen.cards.chosen or "").endswith("c.txt")
        await reader.press("k", "m")
        assert {Path(name).name for name in screen.marked} == {"a.txt"}
        await reader.press("slash")
        await reader.type("sinks")
        await reader.press("enter", "asterisk")
        assert "* 2 marked" in reader.rows()[0]
        await reader.press("asterisk", "escape")
        assert {Path(name).name for name in screen.marked} == {"a.txt"}
        await reader.press("asterisk")
        assert "* 3 marked" in reader.rows()[0]
        await reader.press("asterisk")
        assert "* " not in reader.rows()[0]


async def test_nothing_is_marked_where_nothing_is_listed(tmp_path: Path) -> None:
    async with library(tmp_path) as reader:
        await reader.press("m", "asterisk", "D")
        assert reader.bottom.startswith(" There is no article in these folders.")


async def test_full_text_search_shows_where_and_goes_there(folder: Path) -> None:
    async with library(folder) as reader:
        await reader.press("slash")
        await reader.type("jonas bell")
        await reader.press("enter")
        screen = "\n".join(reader.rows())
        assert "1 of 3 articles" in screen
        assert "Jonas Bell, insisted that inspections" in screen
        await reader.press("enter")
        await reader.article()
        await reader.until(lambda: reader.at_cursor.startswith("Jonas"))


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("U.S.", "The U.S. fleet left.", True),
        ("COVID-19", "A case of COVID-19 was found.", True),
        ("covid 19", "A case of COVID-19 was found.", True),
        ("Al-Anzi", "Mr Al-Anzi said so.", True),
        ("cooperation", "A sign of co\u00adoperation between them.", True),
        ("munoz", "Ana Muñoz said so.", True),
        ("it's", "It’s a sign.", True),
        ('"two words"', "One of two\nwords here.", True),
        ('"words two"', "One of two words here.", False),
        ("words two", "One of two words here.", True),
        ("art", "The party started.", False),
        ("part", "The party started.", True),
        ("东京", "他在东京说", True),
        ('"open', "An open question.", True),
        ("kato fire", "Kato left.", False),
        ("a* OR (b", "a b", False),
        ("", "anything", True),
    ],
)
def test_words_are_found_as_they_are_written(tmp_path: Path, typed: str, text: str, found: bool) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    assert bool(matching([read_card(str(tmp_path / "x.txt"), ExportSettings())], typed)) == found


async def test_the_next_article_of_the_folder_without_a_library(folder: Path, bridge: Article) -> None:
    article = Article.from_path(folder / "a.txt")
    app = DatelineApp(Session(article), Settings(), FakeEngine())
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reading(app, pilot, FakeEngine())
        await reader.article()
        for name in ("b.md", "a.txt", "b.md"):
            await reader.press("ctrl+n")
            screen = await article_called(reader, name)
            assert (screen.session.article.source or "").endswith(name)
        assert len(app.open_articles) == 2


def is_selected(app: DatelineApp, name: str) -> bool:
    screen = app.screen
    return isinstance(screen, LibraryScreen) and Path(screen.cards.chosen or "").name == name


@pytest.mark.parametrize("back", ["q", "Z"])
async def test_what_the_next_key_opened_is_read_and_selected_in_the_library(folder: Path, back: str) -> None:
    (folder / "c.txt").write_text("Ferry rises\n\nEverybody was glad.\n", encoding="utf-8")
    (folder / "e.txt").write_text("Mill burns\n\nNobody knows why.\n", encoding="utf-8")
    async with library(folder) as reader:
        await reader.press("enter")
        await article_called(reader, "a.txt")
        for name in ("b.md", "c.txt"):
            await reader.press("ctrl+n")
            await article_called(reader, name)
        await reader.press(back)
        await reader.until(lambda: is_selected(reader.app, "c.txt") and "● 1 unread" in reader.rows()[0])
        screen = reader.app.screen
        assert isinstance(screen, LibraryScreen)
        assert Path(screen.cards.chosen or "").name == "c.txt"
        known = {Path(card.name).name: card.state for card in screen.cards.cards.values()}
        assert known == {"a.txt": "read", "b.md": "read", "c.txt": "read", "e.txt": "unread"}
        await reader.press("n")
        assert Path(screen.cards.chosen or "").name == "e.txt"


async def test_a_library_that_is_opened_from_an_article_selects_it(folder: Path) -> None:
    article = Article.from_path(folder / "b.md")
    app = DatelineApp(Session(article), Settings(), FakeEngine(), library=[str(folder)])
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reading(app, pilot, FakeEngine())
        await reader.article()
        await reader.press("Z")
        await reader.until(lambda: is_selected(app, "b.md"))
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        assert Path(screen.cards.chosen or "").name == "b.md"


async def test_an_article_alone_has_no_next_one(tmp_path: Path) -> None:
    (tmp_path / "only.txt").write_text(TEXT, encoding="utf-8")
    assert articles_around(str(tmp_path / "only.txt"), []) == [str(tmp_path / "only.txt")]
    assert articles_around("https://example.org/x", []) == []
    assert articles_around(str(tmp_path / "gone" / "x.txt"), []) == []


def test_the_state_of_an_article_is_kept(tmp_path: Path) -> None:
    path = str(tmp_path / "a.txt")
    put_read(path)
    assert states() == {path: "read"}
    put(path, "done")
    put_read(path)
    assert states() == {path: "done"}
    put(path, "unread")
    assert states() == {path: "unread"}
    write_state("shelf", ["no", "states"])
    assert states() == {}
    write_state("shelf", {path: "lost"})
    assert states() == {}


async def test_a_dossier_that_is_asked_for_too_early_opens_when_the_articles_are_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = threading.Event()

    def found_late(*names: Any) -> list[Card]:
        allowed.wait(60)
        return find_articles(*names)

    monkeypatch.setattr("tui.screens.library.find_articles", found_late)
    app = DatelineApp(None, Settings(), FakeEngine(), library=[str(folder)])
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reading(app, pilot, FakeEngine())
        await reader.press("D")
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        assert "the dossier opens when they are listed" in screen.status_bar.message
        allowed.set()
        await reader.until(lambda: isinstance(app.screen, DossierScreen))
        assert "when they are listed" not in screen.status_bar.message
