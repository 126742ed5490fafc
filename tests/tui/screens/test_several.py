"""A file that holds several articles is a library of them, each with a record of its own."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest

from annotate.corpus import names_of, read_article
from annotate.record import Annotations
from annotate.review.edits import decide
from annotate.settings import ExportSettings, Settings
from tests.annotate.reading.sources.test_mailboxes import box, message, picture
from tests.tui.conftest import Reading
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.app import DatelineApp, _is_library, run_reader
from tui.records.cards import articles_around, find_articles, read_card
from tui.records.paths import annotations_path, write_annotations
from tui.screens.library import LibraryScreen
from tui.screens.reader.screen import ReaderScreen
from tui.storage.recent import recent_articles
from tui.storage.shelf import states


def numbered(number: int, subject: str, text: str) -> EmailMessage:
    made = message(subject, text)
    made.replace_header("Message-ID", f"<{number}@courier.example>")
    return made


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return box(
        tmp_path / "inbox.mbox",
        numbered(1, "Ferry sinks", "Nobody was hurt, the owner said.\n"),
        picture("Picture of the day"),
        numbered(3, "Bridge", TEXT),
    )


@asynccontextmanager
async def opened(
    monkeypatch: pytest.MonkeyPatch, name: Path | str, *, kind: str | None = None
) -> AsyncIterator[Reading]:
    """The reader as the command line opens it."""
    made: list[DatelineApp] = []
    monkeypatch.setattr(DatelineApp, "run", lambda self, **_: made.append(self))
    run_reader([str(name)], settings=Settings(), kind=kind)
    app, engine = made[0], FakeEngine()
    app._engine = engine
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        yield Reading(app, pilot, engine)


async def shows(reader: Reading, title: str) -> None:
    """Wait until an article is on the screen, the sample with its annotations."""

    def holds() -> bool:
        screen = reader.app.screen
        if not isinstance(screen, ReaderScreen):
            return False
        article = screen.session.article
        return article.title == title and (
            screen.session.annotations is not None or article.text.strip() != TEXT.strip()
        )

    await reader.until(holds)
    await reader.article()


async def lists(reader: Reading, *words: str) -> None:
    """Wait until the library has these words in it."""
    await reader.until(
        lambda: (
            isinstance(reader.app.screen, LibraryScreen)
            and all(each in "\n".join(reader.rows()) for each in words)
        ),
    )


async def test_titles_and_days_of_all_articles(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, inbox) as reader:
        await lists(reader, "Bridge", "cannot be read")
        rows = [row for row in reader.rows() if row.strip()]
        assert "3 articles" in rows[0]
        assert "Ferry sinks" in rows[1]
        assert "8 Jun 2025" in rows[1]
        assert "cannot be read: is a mail without text" in rows[2]
        assert "Bridge" in rows[3]


async def test_each_opens_and_its_corrections_are_found_again(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(monkeypatch, inbox) as reader:
        await lists(reader, "Bridge")
        await reader.press("G", "enter")
        await shows(reader, "Bridge")
        await reader.press("c", "a")
        await reader.press("q")
        await lists(reader, "1 of 40 judged")
    name = names_of(str(inbox))[2]
    (record,) = inbox.parent.glob("*.yaml")
    assert record.name == f"inbox.mbox-{name.rpartition('#')[2]}.yaml"
    assert states() == {name: "read"}
    assert [each.name for each in recent_articles()] == [name]

    # Another message came before it, and the folder has moved.
    moved = inbox.parent / "moved"
    moved.mkdir()
    shutil.move(record, moved / record.name)
    first = box(moved / "inbox.mbox", numbered(9, "News", "Something happened.\n"))
    first.write_bytes(first.read_bytes() + b"\n" + inbox.read_bytes())
    assert read_card(f"{first}#4", ExportSettings()).details[-1] == "1 of 40 judged"
    assert "judged" not in read_card(f"{first}#1", ExportSettings()).details[-1]
    async with opened(monkeypatch, Path(f"{first}#4")) as reader:
        await shows(reader, "Bridge")
        accepted = [claim.id for claim in reader.record.claims if claim.status == "accepted"]
        assert len(accepted) == 1


async def test_the_next_article_is_that_of_the_file(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, inbox) as reader:
        await lists(reader, "Ferry")
        await reader.press("enter")
        await shows(reader, "Ferry sinks")
        await reader.press("ctrl+n")
        # The picture between them is passed over.
        await shows(reader, "Bridge")


async def test_a_file_named_in_the_reader_opens_as_a_library(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = inbox.parent / "alone.txt"
    alone.write_text(TEXT, encoding="utf-8")
    async with opened(monkeypatch, alone) as reader:
        await shows(reader, "Harbour bridge at Velden stays closed after second crack")
        reader.screen.command_line.run(f"open {inbox}")
        await lists(reader, "3 articles", "Ferry sinks")


def test_a_folder_lists_the_articles_of_its_files(inbox: Path) -> None:
    (inbox.parent / "a.txt").write_text("Ships left.", encoding="utf-8")
    names = [Path(card.name).name for card in find_articles([str(inbox.parent)])]
    assert names[0] == "a.txt"
    assert [name.partition("#")[0] for name in names[1:]] == ["inbox.mbox"] * 3
    assert articles_around(names_of(str(inbox))[0], []) == names_of(str(inbox))


async def test_what_the_user_says_of_the_kind_holds_for_all(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = inbox.rename(inbox.parent / "inbox.txt")
    async with opened(monkeypatch, odd, kind="mail") as reader:
        await lists(reader, "Ferry sinks")
        await reader.press("enter")
        await shows(reader, "Ferry sinks")


async def test_a_message_that_changes_is_read_again(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, inbox) as reader:
        await lists(reader, "Ferry sinks")
        await reader.press("enter")
        await shows(reader, "Ferry sinks")
        inbox.write_bytes(inbox.read_bytes().replace(b"Nobody was hurt", b"Ten people were hurt"))
        reader.screen.watcher.look()
        assert "Ten people" in reader.screen.session.article.text


def corrected(name: str) -> Annotations:
    record = sample_record(read_article(name))
    return decide(record, record.claims[0].id, "accepted")


def file_of(name: str) -> Path:
    return annotations_path(read_article(name), ExportSettings())


def test_a_record_under_the_name_of_the_file_is_still_found(inbox: Path) -> None:
    first, _, third = names_of(str(inbox))
    older = Path(f"{inbox}.yaml")
    write_annotations(corrected(third), older)
    assert file_of(third) == older
    assert file_of(first) == inbox.with_name(f"inbox.mbox-{read_article(first).part}.yaml")


def test_the_record_of_all_articles_is_nobodys_own(inbox: Path) -> None:
    third = names_of(str(inbox))[2]
    older = Path(f"{inbox}.yaml")
    write_annotations(corrected(third), older)
    older.write_text(f"{older.read_text('utf-8')}---\n{older.read_text('utf-8')}", "utf-8")
    assert file_of(third) != older


def test_the_command_line_takes_one_article_of_a_file(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.cli import main

    monkeypatch.setattr("tui.cli._has_terminal", lambda: True)
    read: list[list[str]] = []

    def run(paths: list[str], **_: object) -> int:
        read.append(paths)
        return 0

    assert main([f"{inbox}#2"], run_reader=run) == 0
    assert read == [[f"{inbox}#2"]]
    assert main(["nowhere.mbox#2"], run_reader=run) == 1
    assert "no such file" in capsys.readouterr().err


async def test_a_large_file_is_looked_into_when_the_screen_stands(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app._LARGE", 100)
    looked: list[str] = []

    def look(name: str, **_: object) -> list[str]:
        looked.append(name)
        return [name]

    monkeypatch.setattr("annotate.corpus.names_of", look)
    async with opened(monkeypatch, inbox) as reader:
        assert looked == []
        await lists(reader, "Ferry sinks", "Bridge")


def test_a_large_text_is_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app._LARGE", 100)
    (tmp_path / "a.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    assert not _is_library(str(tmp_path / "a.html"), None)
    assert not _is_library(str(tmp_path / "none.mbox"), None)
    assert not _is_library("-", None)
