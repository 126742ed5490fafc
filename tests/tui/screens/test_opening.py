"""The text comes first: what the first frame needs, how it looks, and that no key is lost."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.settings import Settings
from tests.tui.conftest import rows_of, until
from tests.tui.sample import TEXT, FakeEngine
from tui.app import DatelineApp, _app_for
from tui.screens.first.opening import OpeningScreen
from tui.screens.reader.screen import ReaderScreen
from tui.storage.opening import Opening, open_text
from tui.storage.positions import remember
from tui.storage.recent import called

OpenText = Callable[..., AbstractAsyncContextManager[tuple[DatelineApp, Pilot[int]]]]
SIZES = [(48, 20), (80, 24), (120, 40), (171, 50), (200, 60)]


@pytest.fixture
def opened(tmp_path: Path) -> OpenText:
    """The reader as the command starts it, stopped before it is more than a text."""
    path = tmp_path / "bridge.txt"

    @asynccontextmanager
    async def run(
        text: str = TEXT, size: tuple[int, int] = (120, 40)
    ) -> AsyncIterator[tuple[DatelineApp, Pilot[int]]]:
        path.write_text(text, encoding="utf-8")
        app = DatelineApp(None, Settings(), FakeEngine(), opening=open_text(str(path)))
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            yield app, pilot

    return run


@pytest.fixture
def let(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Before it is set, there is nothing but the text, however long that takes."""
    may, article = threading.Event(), Opening.article

    def when_let(self: Opening) -> Article:
        may.wait(60)
        return article(self)

    monkeypatch.setattr(Opening, "article", when_let)
    yield may
    may.set()


async def reader_of(app: DatelineApp, pilot: Pilot[int]) -> ReaderScreen:
    def is_there() -> bool:
        screen = app.screen
        return isinstance(screen, ReaderScreen) and screen.is_running and bool(screen.article_view.size)

    await until(pilot, is_there)
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


def test_the_first_frame_needs_neither_record_nor_commands_nor_yaml(tmp_path: Path) -> None:
    code = "import sys, tui.app, tui.cli; tui.app.open_text(sys.argv[1]); print(*sys.modules)"
    root = Path(__file__).parents[3]
    text = tmp_path / "ferry.txt"
    text.write_text("The ferry sank — nobody knows why.\n", encoding="utf-8")
    command = [sys.executable, "-c", code, str(text)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "tui.screens.first.opening" in loaded
    assert not loaded & {
        "annotate.record",
        "annotate.article",
        "annotate.reading.recognition",
        "tui.commands.registry",
        "tui.commands.requests",
        "yaml",
        "spacy",
        "jsonschema",
    }


@pytest.mark.parametrize("size", SIZES)
async def test_the_text_stays_where_it_was_first_shown(
    opened: OpenText, let: threading.Event, size: tuple[int, int]
) -> None:
    async with opened(size=size) as (app, pilot):
        assert isinstance(app.screen, OpeningScreen)
        await pilot.pause(0)
        view = app.screen.text_view
        before, width = view.region, view.region.right
        first = [row[: width - 1].rstrip() for row in rows_of(app)[before.y : before.bottom]]
        let.set()
        reader = await reader_of(app, pilot)
        assert reader.article_view.region == before
        # The annotations bring bars into the gutter.
        then = [row[: width - 1].replace("│", " ").rstrip() for row in rows_of(app)[before.y : before.bottom]]
        assert then == first
        assert any("Harbour bridge" in row for row in first)


def typed(app: DatelineApp, *keys: str) -> None:
    """Keys that come faster than anything can be done about them."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        pressed = events.Key(key, character)
        pressed.set_sender(app)
        app.post_message(pressed)


async def settled(reader: ReaderScreen, pilot: Pilot[int], line: int) -> None:
    view = reader.article_view
    await until(pilot, lambda: view._layout.line_of(view.cursor) == line)


async def test_keys_pressed_meanwhile_reach_the_reader_in_their_order(
    opened: OpenText, let: threading.Event
) -> None:
    async with opened() as (app, pilot):
        typed(app, "slash", *"crack", "enter", "n", "escape", "j", "j")
        await pilot.pause()
        let.set()
        reader = await reader_of(app, pilot)
        second = [found.start() for found in re.finditer("crack", TEXT)][1]
        await settled(reader, pilot, reader.article_view._layout.line_of(second) + 2)
        assert reader.prompt.question is None
        assert reader.state.search.pattern == ""


async def test_no_key_goes_to_what_had_the_focus_before(opened: OpenText) -> None:
    async with opened() as (app, pilot):
        reader = await reader_of(app, pilot)
        typed(app, "colon", *"measure", "space", *"50", "enter", "colon", *"xx", "escape", "j")
        await settled(reader, pilot, 1)
        assert reader.article_view.measure == 50
        typed(app, "question_mark", *"jjj", "escape", "j")
        await settled(reader, pilot, 2)
        assert app.screen is reader


@pytest.mark.parametrize(("asks", "words"), [("colon", "measure"), ("slash", "crack"), ("f", "type")])
async def test_keys_that_come_while_the_machine_is_busy_wait_for_the_one_before(
    opened: OpenText, asks: str, words: str
) -> None:
    async with opened() as (app, pilot):
        reader = await reader_of(app, pilot)
        await until(pilot, lambda: reader.session.annotations is not None)

        def busy() -> None:
            time.sleep(0.6)
            typed(app, *words)

        typed(app, asks)
        app.call_later(busy)
        await until(pilot, lambda: not app.busy and bool(reader.prompt.question))
        assert reader.query_one("#prompt-input", Input).value == words


async def test_the_first_frame_is_where_the_article_was_left(opened: OpenText, let: threading.Event) -> None:
    text = "\n\n".join(f"Paragraph {number} says nothing new." for number in range(200))
    remember(text, text.index("Paragraph 150 "))
    async with opened(text) as (app, pilot):
        assert isinstance(app.screen, OpeningScreen)
        await pilot.pause(0)
        assert any("Paragraph 150 " in row for row in rows_of(app))
        top = app.screen.text_view.scroll_y
        # What the engine tells takes the place of what was told before.
        assert isinstance(app.engine, FakeEngine)
        app.engine.allowed.clear()
        let.set()
        reader = await reader_of(app, pilot)
        assert reader.article_view.scroll_y == top
        assert view_words(reader).startswith("Paragraph 150 ")
        assert "Back where you were" in reader.status_bar.message
        app.engine.allowed.set()


def view_words(reader: ReaderScreen) -> str:
    return reader.article_view.text[reader.article_view.cursor :]


async def test_what_cannot_be_an_article_ends_with_its_reason(
    opened: OpenText, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ArticleError("is no article")

    monkeypatch.setattr("annotate.article.Article.from_bytes", fail)
    async with opened() as (app, pilot):
        await until(pilot, lambda: app._exit)
    assert app.return_code == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [("page.html", b"<p>Hello."), ("page", b"\xef\xbb\xbf\n <!doctype html><p>Hello."), ("none.txt", None)],
)
def test_what_takes_longer_is_not_opened_so(tmp_path: Path, name: str, data: bytes | None) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert open_text(os.fspath(path)) is None


@pytest.mark.parametrize("name", ["-", "https://example.org/a.txt"])
def test_neither_a_pipe_nor_an_address_is_opened_so(name: str) -> None:
    assert open_text(name) is None


def test_a_text_is_opened_as_the_article_will_be(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\ufeff---\ntitle: Ferry\n---\n\nIt sank.\r\n".encode())
    opening = open_text(str(path))
    assert opening is not None
    article = opening.article()
    assert (opening.text, opening.at) == (article.text, 0)
    assert (article.title, article.source) == ("Ferry", str(path))


@pytest.mark.parametrize("data", [b"", b" \n ", b"\0\1\2"])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ArticleError):
        open_text(str(path))


@pytest.mark.parametrize("library", [True, False])
async def test_garbage_is_collected_once_the_reader_stands(
    opened: OpenText, let: threading.Event, tmp_path: Path, library: bool
) -> None:
    gc.disable()
    try:
        if library:
            app = DatelineApp(None, Settings(), FakeEngine(), library=[str(tmp_path)])
            async with app.run_test() as pilot:
                await until(pilot, gc.isenabled)
        else:
            async with opened() as (app, pilot):
                assert not gc.isenabled()
                let.set()
                await reader_of(app, pilot)
                await until(pilot, gc.isenabled)
    finally:
        gc.unfreeze()
        gc.enable()


@pytest.mark.parametrize("name", ["a.html", "a.eml", "a.unknown"])
def test_what_is_shown_otherwise_than_it_stands_takes_the_long_way(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("From: a@x.org\n\nShips left.\n", encoding="utf-8")
    assert open_text(str(tmp_path / name)) is None


@pytest.mark.parametrize("text", ['<?xml version="1.0"?><rss></rss>', '{"a": 1}', "%!PS-Adobe-3.0"])
def test_what_is_no_article_is_never_shown_as_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    if text.startswith("<"):
        assert open_text(str(tmp_path / "a.txt")) is None
    else:
        with pytest.raises(ArticleError, match="not an article"):
            open_text(str(tmp_path / "a.txt"))


NEXIS = b"""Port closes
The Port (London)
June 8, 2025 Sunday

Copyright 2025 Port Ltd
Length: 355 words
Body

Ships left.

Load-Date: June 10, 2025

End of Document
"""


@pytest.mark.parametrize(
    "data",
    [
        NEXIS,
        b"WEBVTT Kind: captions\n\n00:01.000 --> 00:02.000\nShips left.\n",
        b"1\n00:00:01,000 --> 00:00:02,000\nShips left.\n",
    ],
)
def test_what_begins_with_words_but_is_read_otherwise_takes_the_long_way(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert open_text(str(tmp_path / "a.txt")) is None


@pytest.mark.parametrize("data", [b"SQLite format 3\0 and so on", b"BEGIN:VCALENDAR\nVERSION:2.0\n"])
def test_what_begins_with_words_but_is_no_article_is_refused_by_its_kind(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(ArticleError, match="not an article"):
        open_text(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Port opens\n\nShips left.\n\nTwo stayed.", "Port opens"),
        ("Ships left on Monday, the mayor said.", "Ships left on Monday, the mayor said."),
        (
            "The mayor said on Monday that the bridge would stay closed until May or even longer than that.",
            "The mayor said on Monday that the bridge would stay closed until May or even…",
        ),
    ],
)
def test_standard_input_is_called_by_its_title_or_its_first_words(text: str, name: str) -> None:
    assert called(Article.from_bytes(text.encode(), name="-")) == name


def test_a_text_is_opened_as_what_the_user_says_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Not markup at first.\n<p>Ships left on Monday, the mayor said.</p>", encoding="utf-8")
    app = _app_for(str(path), Settings(), "html")
    assert app.session is not None
    assert app.session.article.kind == "html"
    assert "<p>" not in app.session.article.text
    as_text = _app_for(str(path), Settings(), "text").session
    assert as_text is not None
    assert "<p>" in as_text.article.text


LEAVING = """
import asyncio, sys
from annotate.settings import Settings
from tests.tui.sample import FakeEngine
from tui.app import DatelineApp
from tui.screens.reader.screen import ReaderScreen
from tui.storage.opening import open_text

async def leave():
    app = DatelineApp(None, Settings(), FakeEngine(), opening=open_text(sys.argv[1]))
    async with app.run_test() as pilot:
        while not isinstance(app.screen, ReaderScreen):
            await pilot.pause(0.01)
        await pilot.press("q")
        while not app._exit:
            await pilot.pause(0.01)
    return app._exit

print(asyncio.run(leave()), "spacy" in sys.modules)
"""


def test_leaving_loads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", LEAVING, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == ["True", "False"]


def test_the_reader_of_a_file_loads_nothing_of_the_web() -> None:
    code = "import sys, tui.screens.reader.screen; print(*sys.modules)"
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "tui.records.cards" in loaded
    assert not loaded & {"urllib.request", "http.client", "sqlite3", "tui.feeds.store", "tui.feeds.reading"}
