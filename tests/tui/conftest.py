"""The real application with a fake engine, without animation and without anybody's settings."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ScreenStackError
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from annotate.article import Article
from annotate.record import Annotations
from annotate.settings import Settings
from tests.tui.sample import TEXT, FakeEngine
from tui.app import DatelineApp
from tui.screens.reader.screen import ReaderScreen
from tui.state.session import Session

# No matter how busy the machine is; where all is well, nobody waits that long.
PATIENCE_SECONDS = 60.0
_LONGEST_PAUSE = 0.02


@dataclass
class Reading:
    """A running reader."""

    app: DatelineApp
    pilot: Pilot[int]
    engine: FakeEngine

    @property
    def screen(self) -> ReaderScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ReaderScreen))

    @property
    def record(self) -> Annotations:
        annotations = self.screen.session.annotations
        assert annotations is not None
        return annotations

    @property
    def cursor(self) -> int:
        return self.screen.article_view.cursor

    @property
    def at_cursor(self) -> str:
        """The rest of the text from the cursor on."""
        return self.screen.session.article.text[self.cursor :]

    @property
    def message(self) -> str:
        return self.screen.status_bar.message

    @property
    def bottom(self) -> str:
        """What is told or asked in the last line, or in the last lines where it needs several."""
        rows = self.rows()[-max(self.app.screen.query_one("#bottom").size.height, 1) :]
        return rows[0] if len(rows) == 1 else " ".join(" ".join(rows).split())

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        ends = time.monotonic() + PATIENCE_SECONDS
        while self.app.busy and self.app.is_running and self.app._exception is None:
            assert time.monotonic() < ends, f"{keys} never had their effect"
            await asyncio.sleep(0)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds on the screen."""
        await until(self.pilot, holds)

    async def article(self) -> ReaderScreen:
        """Wait for an article that obeys: a screen is shown before it does."""
        await self.until(lambda: isinstance(self.app.screen, ReaderScreen) and self.app.screen.is_running)
        assert isinstance(self.app.screen, ReaderScreen)
        return self.app.screen

    def rows(self) -> list[str]:
        """What stands on the screen, line by line."""
        return rows_of(self.app)

    def strips(self) -> list[Any]:
        return strips_of(self.app)


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    """Wait until something holds, however busy the machine is."""
    ends, seconds = time.monotonic() + PATIENCE_SECONDS, 0.0
    while True:
        # There may be no article yet, or no screen any more.
        with contextlib.suppress(ScreenStackError):
            await pilot.pause(seconds)
        with contextlib.suppress(StopIteration, ScreenStackError):
            if holds():
                return
        late = time.monotonic() > ends or pilot.app._exception is not None
        assert not late, "\n".join(rows_of(pilot.app))
        seconds = min(2 * seconds + 0.005, _LONGEST_PAUSE)


def rows_of(app: App[int]) -> list[str]:
    """What stands on the screen of an application, line by line."""
    return ["".join(segment.text for segment in strip) for strip in strips_of(app)]


def strips_of(app: App[int]) -> list[Any]:
    app.screen._compositor.full_map  # noqa: B018
    return app.screen._compositor.render_strips()


Open = Callable[..., AbstractAsyncContextManager[Reading]]


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal of the person who runs the tests does not matter."""
    for name in ("NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr("tui.terminal.underlines.has_dotted_underlines", lambda _: False)


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot waits until the process has used no CPU time for a while; turns of the loop will do."""

    async def turns(*_: object) -> None:
        for _turn in range(4):
            await asyncio.sleep(0)

    monkeypatch.setattr("textual.app.wait_for_idle", turns)
    monkeypatch.setattr("textual.pilot.wait_for_idle", turns)


@pytest.fixture(autouse=True)
def no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes after a while comes when a test says so, and nothing is too slow to be done at once."""
    for name in ("WATCH", "RETRY", "MESSAGE"):
        monkeypatch.setattr(f"tui.screens.reader.screen.{name}_SECONDS", 3600.0)
    for name in ("AT_ONCE", "LIST"):
        monkeypatch.setattr(f"tui.screens.reader.searching.{name}_SECONDS", PATIENCE_SECONDS)
    monkeypatch.setattr("tui.state.filters.PATIENCE_SECONDS", PATIENCE_SECONDS)


@pytest.fixture(autouse=True)
def no_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed in other tests is forgotten."""
    monkeypatch.setattr("tui.widgets.bars.HISTORY", {})


@pytest.fixture(autouse=True, scope="session")
def quick_styles() -> Iterator[None]:
    """Every application parses the same style sheets; once is enough."""
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def once(self: Stylesheet, css: str, *arguments: object, **named: object) -> list[RuleSet]:
        key = (css, arguments, tuple(named.items()), tuple(sorted(self._variables.items())))
        if key not in parsed:
            parsed[key] = parse(self, css, *arguments, **named)  # type: ignore[arg-type]
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", once)
        yield


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test pulls the plug, so none needs to wait for the disk."""
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.fixture
def bridge(tmp_path: Path) -> Article:
    """The sample article in a file of its own."""
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return Article.from_path(path)


@pytest.fixture
def reading(bridge: Article) -> Open:
    """Opens the reader; waits for the annotations unless the engine is held back."""

    @asynccontextmanager
    async def run(
        *,
        article: Article = bridge,
        session: Session | None = None,
        settings: Settings | None = None,
        engine: FakeEngine | None = None,
        size: tuple[int, int] = (120, 40),
        before: Callable[[DatelineApp], Awaitable[None]] | None = None,
    ) -> AsyncIterator[Reading]:
        engine = engine or FakeEngine()
        app = DatelineApp(session or Session(article), settings or Settings(), engine)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            opened = Reading(app, pilot, engine)
            await pilot.pause()
            if before:
                await before(app)
            if engine.allowed.is_set():
                await settled(opened)
            try:
                yield opened
            finally:
                engine.allowed.set()

    return run


async def settled(opened: Reading) -> None:
    """Wait until the engine's answer is on the screen."""
    await opened.until(lambda: not opened.screen.annotator.working)
