"""Folders in which some texts are far longer than articles are."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.article import Article
from annotate.errors import ArticleError
from tests.tui.sample import TEXT, FakeEngine
from tests.tui.screens.test_dossier import dossier, made
from tests.tui.screens.test_library import library
from tui.feeds.reading import read_article
from tui.records.long_texts import LONG, beginning_of, refuse_too_long
from tui.screens.library import LibraryScreen

LINE = "The ferry left the harbour at noon and came back in the evening.\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article between a text that takes seconds and one that nobody can read."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a-long.txt").write_text("The log of a ferry\n\n" + LINE * (LONG // len(LINE) + 10))
    (folder / "b-huge.txt").write_text(LINE * (17_000_000 // len(LINE)))
    (folder / "c.txt").write_text(TEXT, encoding="utf-8")
    return folder


async def test_titles_of_articles_come_first_and_long_texts_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.records import cards

    read: list[str] = []

    def read_it(name: str, **named: object) -> Article:
        read.append(Path(name).name)
        return Article.from_path(name)

    monkeypatch.setattr(cards, "read_article", read_it)
    async with library(folder) as reader:
        rows = reader.rows()
        assert "Harbour bridge at Velden" in next(row for row in rows if "words" in row)
        assert "The log of a ferry" in next(row for row in rows if "3 MB" in row)
        assert "16 MB, which is too much" in next(row for row in rows if "b-huge.txt" in row)
        assert "1 article cannot be read" in reader.bottom
        # Neither of the others is read as a whole, only to be listed.
        assert read == ["c.txt"]


async def test_articles_are_read_before_what_takes_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.records.cards import Card, read_card

    read: list[str] = []

    def remembered(name: str, *rest: object) -> Card:
        read.append(Path(name).name)
        return read_card(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("tui.screens.library.read_card", remembered)
    async with library(folder) as reader:
        assert read == ["c.txt", "a-long.txt", "b-huge.txt"]
        screen = reader.app.screen
        assert isinstance(screen, LibraryScreen)
        # They stand where their names belong.
        assert [Path(name).name for name in screen.cards.ids] == ["a-long.txt", "b-huge.txt", "c.txt"]


async def test_the_dossier_is_made_of_what_can_be_read(folder: Path) -> None:
    engine = FakeEngine()
    (folder / "d.txt").write_text(TEXT + LINE, encoding="utf-8")
    async with dossier(folder, engine) as reader:
        screen = await made(reader)
        assert screen.gathered is not None
        assert len(screen.gathered.documents) == 2
        assert "2 articles, 2 left out" in reader.rows()[0]
        words = " ".join(reader.bottom.split())
        assert "b-huge.txt has 16 MB, which is too much for one article" in words
        assert "a-long.txt has 3,14" in words
        assert "open it once" in words


async def test_one_article_that_breaks_the_reading_costs_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "d.txt").write_text(TEXT + LINE, encoding="utf-8")

    def broken(name: str, **named: bool) -> Article:
        if name.endswith("d.txt"):
            raise MemoryError
        return read_article(name, fetches=named["fetches"])

    monkeypatch.setattr("tui.records.gathering.read_article", broken)
    async with dossier(folder) as reader:
        assert "1 article, 3 left out" in reader.rows()[0]
        assert "d.txt cannot be read: MemoryError" in " ".join(reader.bottom.split())


async def test_while_the_articles_are_read_the_dossier_does_not_say_that_none_can_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    going = threading.Event()

    def held(name: str, **named: bool) -> Article:
        going.wait(60)
        return read_article(name, fetches=named["fetches"])

    monkeypatch.setattr("tui.records.gathering.read_article", held)
    async with library(folder) as reader:
        await reader.press("D")
        screen = "\n".join(reader.rows())
        assert "No article can be read" not in screen
        assert "reading" in screen
        going.set()
        await made(reader)
        assert "1 article, 2 left out" in reader.rows()[0]


@pytest.mark.parametrize("ending", ["é", "€", "😀"])
def test_a_character_has_several_bytes(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What decides is how many characters there are, not how many bytes."""
    monkeypatch.setattr("tui.records.long_texts.MOST_CHARACTERS", 4_000_000)
    path = tmp_path / "a.txt"
    path.write_text("Day by day\n" + ending * 3_000_000, encoding="utf-8")
    refuse_too_long(str(path))
    beginning = beginning_of(str(path))
    assert beginning is not None
    assert beginning.text == "Day by day"
    path.write_text("Day by day\n" + ending * 4_000_000, encoding="utf-8")
    with pytest.raises(ArticleError, match="too much for one article"):
        refuse_too_long(str(path))


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.eml"])
def test_what_is_short_or_no_text_is_read_as_ever(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(LINE)
    assert beginning_of(str(path)) is None
    path.write_bytes(b"<html>" + b"\0" * (LONG + 1))
    assert beginning_of(str(path)) is None
    assert beginning_of(f"{path}#2") is None
    assert beginning_of(str(tmp_path / "none.txt")) is None
