"""The dossier: from the library to all articles as one, to a place in one of them, and back."""

from __future__ import annotations

import random
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from annotate.article import given_date
from annotate.dossier.forms import load
from annotate.record import Published
from annotate.review.edits import decide
from annotate.settings import Settings
from tests.tui.conftest import Reading
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tests.tui.screens.test_library import is_listed
from tui.app import DatelineApp
from tui.commands.registry import DOSSIER
from tui.records.paths import write_annotations
from tui.screens.boxes.help import HelpScreen
from tui.screens.boxes.words import WordsScreen
from tui.screens.dossier.screen import DossierScreen
from tui.screens.library import LibraryScreen
from tui.screens.reader.screen import ReaderScreen

MORE = "\nThe ferry to Halden was late again on Friday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT + MORE, encoding="utf-8")
    (folder / "c.txt").write_bytes(b"\0\1\2")
    return folder


@asynccontextmanager
async def dossier(
    folder: Path,
    engine: FakeEngine | None = None,
    size: tuple[int, int] = (100, 30),
    before: tuple[str, ...] = (),
    said: Published | None = None,
) -> AsyncIterator[Reading]:
    engine = engine or FakeEngine()
    app = DatelineApp(None, Settings(), engine, library=[str(folder)], said=said)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        opened = Reading(app, pilot, engine)
        await opened.until(lambda: is_listed(app))
        await opened.press(*before, "D")
        await made(opened)
        yield opened


async def made(reader: Reading) -> DossierScreen:
    screen = reader.app.screen
    assert isinstance(screen, DossierScreen)
    await reader.until(lambda: screen.gathered is not None and not screen._working)
    return screen


async def opened(reader: Reading) -> None:
    """Wait for the article at a place in it."""
    await reader.until(lambda: isinstance(reader.app.screen, ReaderScreen) and reader.cursor > 0)
    await reader.article()


def shown(reader: Reading) -> str:
    return "\n".join(reader.rows())


async def test_the_day_that_was_said_of_a_folder_is_that_of_all_its_articles(folder: Path) -> None:
    said, engine = given_date("2024-02-03"), FakeEngine()
    async with dossier(folder, engine, said=said) as reader:
        assert [article.published for article in engine.articles] == [said, said]
        # What was worked out for the dossier is what an article opens with.
        await reader.press("q", "enter")
        await reader.article()
        await reader.until(lambda: reader.screen.session.annotations is not None)
        assert reader.record.document.published == said
        assert [article.published for article in engine.articles] == [said, said]


async def test_people_are_joined_and_what_cannot_be_read_is_told(folder: Path) -> None:
    async with dossier(folder) as reader:
        screen = shown(reader)
        assert "1 People" in screen
        assert "2 articles" in screen
        assert sum("Ana Ruiz" in row for row in reader.rows()) == 1
        assert "Not in the dossier" in reader.bottom
        assert "c.txt" in reader.bottom


async def test_it_is_about_the_marked_articles_else_those_that_are_listed(folder: Path) -> None:
    async with dossier(folder, before=("j", "m")) as reader:
        screen = await made(reader)
        assert [Path(name).name for name in screen.names] == ["b.txt"]
        assert "1 article" in reader.rows()[0]
        await reader.press("q", "k", "m", "g", "m", "slash")
        await reader.type("late again")
        await reader.press("enter", "escape", "D")
        screen = await made(reader)
        assert [Path(name).name for name in screen.names] == ["a.txt"]
        await reader.press("q", "asterisk", "asterisk", "slash")
        await reader.type("late again")
        await reader.press("enter", "D")
        screen = await made(reader)
        assert [Path(name).name for name in screen.names] == ["b.txt"]


async def test_pages_by_number_and_in_turn(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("2")
        assert "Nobody will drive over a bridge" in shown(reader)
        await reader.press("tab")
        assert "2023" in shown(reader)
        await reader.press("5")
        assert "one text in 2 articles" in shown(reader)
        await reader.press("1", "shift+tab")
        assert "one text in 2 articles" in shown(reader)


async def test_the_page_that_is_shown_is_marked(folder: Path) -> None:
    async with dossier(folder) as reader:
        screen = reader.app.screen
        assert isinstance(screen, DossierScreen)
        for key, title in (("4", " 4 Conflicts "), ("2", " 2 Statements "), ("1", " 1 People ")):
            await reader.press(key)
            tabs = screen.title_bar.left
            marked = [
                tabs.plain[span.start : span.end] for span in tabs.spans if "mark-key" in str(span.style)
            ]
            assert marked == [title]


async def test_an_entry_opens_its_article_at_the_place_and_comes_back(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("l", "j", "j", "enter")
        await opened(reader)
        assert Path(reader.screen.session.article.source or "").name == "b.txt"
        assert reader.at_cursor.startswith("Ana Ruiz")
        await reader.press("q")
        assert isinstance(reader.app.screen, DossierScreen)
        await reader.press("q")
        assert isinstance(reader.app.screen, LibraryScreen)


async def test_places_unfold_with_their_reasons_and_fold_again(folder: Path) -> None:
    async with dossier(folder) as reader:
        assert "the same name" not in shown(reader)
        await reader.press("l", "j", "j")
        assert "the same name" in shown(reader)
        await reader.press("h")
        assert "the same name" not in shown(reader)


async def test_a_filter_narrows_and_escape_takes_it_away(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("2", "f")
        await reader.type("source:bell")
        await reader.press("enter")
        assert "inspections had been carried out" in shown(reader)
        assert "Nobody will drive" not in shown(reader)
        await reader.press("escape")
        assert "Nobody will drive" in shown(reader)


async def test_what_one_person_says(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("s")
        assert "Nobody will drive" in shown(reader)
        assert "inspections had been carried out" not in shown(reader)


async def test_every_occurrence_of_a_word_in_context(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("slash")
        await reader.type("ferry")
        await reader.press("enter")
        assert sum("ferry" in row for row in reader.rows()) >= 3
        assert "The ferry to Halden was late again" in shown(reader)
        await reader.press("G", "enter")
        await opened(reader)
        assert reader.at_cursor.startswith("ferry to Halden")


async def test_a_correction_in_an_article_is_in_the_dossier_when_one_comes_back(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("2")
        assert "Nobody will drive" in shown(reader)
        screen = reader.app.screen
        assert isinstance(screen, DossierScreen)
        for name in ("a.txt", "b.txt"):
            article = screen._gathering._known[str(folder / name)][1]
            record = sample_record(article)
            claim = next(each for each in record.claims if "Nobody will" in each.content[0].exact)
            write_annotations(decide(record, claim.id, "rejected"), folder / f"{name}.yaml")
        await reader.press("ctrl+l")
        await made(reader)
        assert "Nobody will drive" not in shown(reader)


async def test_it_tells_why_an_entry_is_one(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("i")
        box = reader.app.screen
        assert isinstance(box, WordsScreen)
        words = "\n".join(str(line) for line in box._lines)
        assert "2 places in 2 articles:" in words
        assert "the same name" in words
        await reader.press("i")
        assert isinstance(reader.app.screen, DossierScreen)
        await reader.press("3", "i")
        assert isinstance(reader.app.screen, WordsScreen)


async def test_it_is_written_as_yaml(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("w", "ctrl+a", "ctrl+k")
        await reader.type(str(folder / "story.yaml"))
        await reader.press("enter")
        written = load((folder / "story.yaml").read_text(encoding="utf-8"), source="story.yaml")
        assert len(written.documents) == 2


async def test_the_whole_path_is_told_of_what_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    async with dossier(folder) as reader:
        await reader.press("w", "enter")
        assert (folder / "dossier.yaml").is_file()
        screen = reader.app.screen
        assert isinstance(screen, DossierScreen)
        assert screen.status_bar.message == f"Written to {folder}/dossier.yaml."


async def test_help_is_about_the_dossier(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("question_mark")
        assert isinstance(reader.app.screen, HelpScreen)
        assert "Dossier" in shown(reader)


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (200, 60)])
async def test_every_size_shows_the_rows_whole_or_cut(folder: Path, size: tuple[int, int]) -> None:
    async with dossier(folder, size=size) as reader:
        for key in ("1", "2", "3", "4", "5"):
            await reader.press(key)
            assert all(cell_len(row) == size[0] for row in reader.rows())
            assert reader.app._exception is None


async def test_leaving_while_the_engine_works(folder: Path) -> None:
    engine = FakeEngine(waits=True)
    app = DatelineApp(None, Settings(), engine, library=[str(folder)])
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reading(app, pilot, engine)
        await reader.until(lambda: is_listed(app))
        await reader.press("D")
        await reader.until(lambda: "annotating 1 of" in shown(reader))
        assert "annotating 1 of" in shown(reader)
        await reader.press("q")
        assert isinstance(app.screen, LibraryScreen)
        engine.allowed.set()
        await reader.until(lambda: "dossier" not in {thread.name for thread in threading.enumerate()})
        await reader.pilot.pause()
        assert app._exception is None


async def test_statements_are_joined_by_key_and_it_is_kept(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("2")
        before = sum("2 articles" in row for row in reader.rows())
        await reader.press("M")
        await reader.type("that repairs could")
        await reader.press("enter")
        screen = await made(reader)
        assert [each.what for each in screen.deciding.decisions] == ["statement"]
        assert sum("2 articles" in row for row in reader.rows()) == before - 1
        await reader.press("u")
        await made(reader)
        assert sum("2 articles" in row for row in reader.rows()) == before


async def test_two_people_are_joined_by_key_and_it_is_kept(folder: Path) -> None:
    async with dossier(folder) as reader:
        assert sum("Jonas Bell" in row for row in reader.rows()) == 1
        await reader.press("M")
        await reader.type("Jonas")
        await reader.press("enter")
        await made(reader)
        assert "Jonas Bell" in next(row for row in reader.rows() if "Ana Ruiz" in row)
        assert "“Ana Ruiz” and “Jonas Bell” are one. Kept in dossier.yaml" in reader.bottom
    kept = load((folder / "dossier.yaml").read_text(encoding="utf-8"), source="dossier.yaml")
    assert [each.kind for each in kept.decisions] == ["joined"]
    async with dossier(folder) as reader:
        assert "Jonas Bell" in next(row for row in reader.rows() if "Ana Ruiz" in row)
        await reader.press("u")
        await made(reader)
        assert "Jonas Bell" not in next(row for row in reader.rows() if "Ana Ruiz" in row)
        assert "Undone: “Ana Ruiz” and “Jonas Bell” are one." in reader.bottom


@pytest.mark.parametrize(("answer", "joined"), [("y", True), ("Yes", True), ("n", False), ("", False)])
async def test_two_of_different_kinds_are_joined_only_after_a_question(
    folder: Path, answer: str, joined: bool
) -> None:
    async with dossier(folder) as reader:
        await reader.press("M")
        await reader.type("Velden")
        await reader.press("enter")
        assert "person “Ana Ruiz” and country or city “Velden”" in reader.bottom
        await reader.type(answer)
        await reader.press("enter")
        if joined:
            screen = await made(reader)
            assert "“Ana Ruiz” and “Velden” are one." in reader.bottom
        else:
            screen = reader.app.screen  # type: ignore[assignment] # a dossier's screen
            assert "Nothing is joined." in reader.bottom
        assert len(screen.deciding.decisions) == joined


async def test_what_is_taken_back_is_told_and_what_it_had_replaced_is_there_again(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("r", "ctrl+a", "ctrl+k")
        await reader.type("Mayor Ruiz")
        await reader.press("enter")
        await made(reader)
        assert "“Ana Ruiz” is called “Mayor Ruiz”. Kept" in reader.bottom
        await reader.press("at", "ctrl+a", "ctrl+k")
        await reader.type("The mayor")
        await reader.press("enter")
        await made(reader)
        assert "“Mayor Ruiz” is called “The mayor”. Kept" in reader.bottom
        await reader.press("u")
        screen = await made(reader)
        assert "Undone: “Mayor Ruiz” is called “The mayor”." in reader.bottom
        assert [each.name for each in screen.deciding.decisions] == ["Mayor Ruiz"]
        await reader.press("u")
        screen = await made(reader)
        assert "Undone: “Ana Ruiz” is called “Mayor Ruiz”." in reader.bottom
        assert screen.deciding.decisions == ()
        await reader.press("u")
        assert reader.bottom.strip().startswith("Nothing was decided.")


async def test_a_parted_place_that_is_taken_back_is_told_with_its_paper(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("l", "j", "j", "S")
        await made(reader)
        assert "“Ana Ruiz” in " in reader.bottom
        assert "is not “Ana Ruiz”. Kept" in reader.bottom
    async with dossier(folder) as reader:
        await reader.press("u")
        await made(reader)
        assert "Undone: “Ana Ruiz” in " in reader.bottom


async def test_a_place_is_parted_from_its_entry(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("S")
        assert "Unfold the entry" in reader.bottom
        await reader.press("l", "j", "j", "S")
        screen = await made(reader)
        names = [row.words for row in screen.rows.listed if row.words.startswith("Ana Ruiz")]
        assert len(names) == 2


async def test_somebody_is_called_otherwise(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("r", "ctrl+a", "ctrl+k")
        await reader.type("Mayor Ruiz")
        await reader.press("enter")
        await made(reader)
        assert any("Mayor Ruiz (Ana Ruiz" in row for row in reader.rows())


async def test_smaller_happenings_are_listed_when_they_are_asked_for(folder: Path) -> None:
    """The sample has few events, and all of them are listed at first, but that somebody said something."""
    async with dossier(folder) as reader:
        screen = await made(reader)
        await reader.press("3")
        rows = screen._rows["timeline"]
        number = len(rows)
        assert 1 < len(screen.rows.listed) == sum(row.is_main for row in rows) < number
        screen._rows["timeline"] = [replace(row, is_main=place == 0) for place, row in enumerate(rows)]
        await reader.press("a", "a")
        assert len(screen.rows.listed) == 1
        assert f"a: {number - 1} more" in shown(reader)
        await reader.press("a")
        assert len(screen.rows.listed) == number


async def test_events_are_parted_and_joined(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("3")
        screen = await made(reader)
        number = len(screen.rows.listed)
        shared = next(row for row in screen.rows.listed if len(row.spots) > 1)
        screen.rows.select(shared.id)
        await reader.press("l", "j", "S")
        await made(reader)
        assert len(screen.rows.listed) == number + 1


async def test_a_file_of_somebody_is_not_written_over(folder: Path) -> None:
    (folder / "dossier.yaml").write_text("my: notes\n", encoding="utf-8")
    async with dossier(folder) as reader:
        await reader.press("l", "j", "S")
        await made(reader)
        assert "Not kept" in reader.bottom
    assert (folder / "dossier.yaml").read_text(encoding="utf-8") == "my: notes\n"


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_is_pressed_it_goes_on(folder: Path, seed: int) -> None:
    choose = random.Random(seed)
    leaving = {"quit", "quit_all", "interrupt", "suspend", "write_dossier", "palette"}
    keys = [key for command in DOSSIER if command.name() not in leaving for key in command.keys.split(",")]
    async with dossier(folder, size=(choose.choice([60, 110]), choose.choice([16, 40]))) as reader:
        pressed = []
        for _ in range(100):
            pressed.append(choose.choice([key for key in keys if key] + ["escape", "x", "u"]))
            if pressed[-1] != "enter" or not isinstance(reader.app.screen, DossierScreen):
                await reader.pilot.press(pressed[-1])
            assert reader.app._exception is None, pressed
        assert reader.app.is_running


async def test_a_mistake_in_what_joins_is_told_and_costs_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dossier(folder) as reader:

        def broken(*_: object) -> None:
            raise ZeroDivisionError("by zero")

        monkeypatch.setattr("tui.records.gathering.build", broken)
        await reader.press("u", "l", "j", "S")
        await reader.until(lambda: "ZeroDivisionError" in reader.bottom)
        assert "ZeroDivisionError" in reader.bottom
        assert "Ana Ruiz" in shown(reader)


async def test_a_person_opens_to_everything_said_and_back_again(folder: Path) -> None:
    async with dossier(folder) as reader:
        screen = await made(reader)
        bell = next(row for row in screen.rows.listed if row.words.startswith("Jonas Bell"))
        screen.rows.select(bell.id)
        await reader.press("enter")
        assert "‹ Jonas Bell" in reader.rows()[0]
        assert "statement" in reader.rows()[0]
        assert "2 articles" in reader.rows()[0]
        assert "inspections had been carried out" in shown(reader)
        assert "Nobody will drive" not in shown(reader)
        assert any("first a · 12 Jun 2025" in row and "; then b" in row for row in reader.rows())
        assert "all from one text" in shown(reader)
        await reader.press("enter")
        await opened(reader)
        assert reader.at_cursor.startswith("that inspections had")
        await reader.press("q")
        assert "‹ Jonas Bell" in reader.rows()[0]
        await reader.press("q")
        assert screen.rows.row is not None
        assert screen.rows.row.id == bell.id
        await reader.press("enter", "f")
        await reader.type("act:insist")
        await reader.press("enter", "escape")
        assert "‹ Jonas Bell" in reader.rows()[0]
        await reader.press("escape")
        assert "1 People" in reader.rows()[0]
        assert screen.rows.row.id == bell.id


async def test_who_says_nothing_opens_at_the_first_place(folder: Path) -> None:
    async with dossier(folder) as reader:
        screen = await made(reader)
        silent = next(row for row in screen.rows.listed if row.speaker is None)
        screen.rows.select(silent.id)
        await reader.press("s")
        assert "Nobody is known to say something here." in reader.bottom
        await reader.press("enter")
        await opened(reader)
        assert silent.words.split(" (")[0] in reader.at_cursor[:40]
        await reader.press("q", "g", "O")
        await reader.until(lambda: reader.at_cursor.startswith("Ana Ruiz"))
        assert isinstance(reader.app.screen, ReaderScreen)
        assert reader.at_cursor.startswith("Ana Ruiz")


async def test_a_filter_that_cannot_be_is_told_while_it_is_typed(folder: Path) -> None:
    async with dossier(folder) as reader:
        screen = await made(reader)
        number = len(screen.rows.listed)
        await reader.press("f")
        await reader.type("sorce:x")
        assert "did you mean source:?" in reader.bottom
        await reader.press("enter")
        assert reader.app.focused is not screen.rows
        await reader.press("escape")
        assert len(screen.rows.listed) == number


async def test_words_stand_below_each_other_and_in_other_orders(folder: Path) -> None:
    async with dossier(folder) as reader:
        await reader.press("comma")
        assert "This is for words in context" in reader.bottom
        await reader.press("slash")
        await reader.type("the")
        await reader.press("enter")
        screen = await made(reader)
        rows = [row for row in reader.rows()[1:-1] if " the " in row.casefold()]
        column = reader.rows()[3].index("The")
        assert len(rows) > 5
        assert all(row[column : column + 3].casefold() == "the" for row in rows if row.strip())
        first = screen.rows.listed[0].words
        await reader.press("comma")
        assert "by what follows" in reader.rows()[0]
        assert screen.rows.listed[0].words != first
        assert any("b · 12 Jun 2025" in row for row in reader.rows()[1:6])


async def test_what_needs_the_dossier_says_that_it_is_not_there_yet(folder: Path) -> None:
    engine = FakeEngine(waits=True)
    app = DatelineApp(None, Settings(), engine, library=[str(folder)])
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reading(app, pilot, engine)
        await reader.until(lambda: "Harbour bridge" in shown(reader))
        await reader.press("D")
        for key in ("i", "v", "M", "enter", "f", "w", "u"):
            await reader.press(key)
            assert "Not yet: the dossier is being made." in reader.rows()[-1], key
            screen = app.screen
            assert isinstance(screen, DossierScreen)
            screen.tell("")
        await reader.press("3")
        assert app.screen.page == "timeline"  # type: ignore[attr-defined] # a dossier's screen
        engine.allowed.set()
        await made(reader)
        await reader.press("i")
        assert "Not yet" not in reader.rows()[-1]
