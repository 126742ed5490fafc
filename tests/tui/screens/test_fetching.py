"""A page that is slow to come: one sees what is waited for, and may leave."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.settings import Settings
from tests.tui.conftest import rows_of, until
from tests.tui.sample import TEXT, FakeEngine
from tui.app import DatelineApp
from tui.screens.reader.screen import ReaderScreen

ADDRESS = "https://example.org/news/bridge"


class Web:
    """One page, or none, that comes when it is let."""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.error: ArticleError | None = None

    def __call__(self, name: str, *, kind: str | None = None) -> Article:
        assert kind is None
        self.let.wait(60)
        if self.error is not None:
            raise self.error
        return Article.from_text(TEXT, url=name, source=name)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    page = Web()
    monkeypatch.setattr("annotate.corpus.read_article", page)
    yield page
    page.let.set()


def rows(app: DatelineApp) -> str:
    return "\n".join(rows_of(app))


async def test_a_slow_page_is_told_of_and_shown_when_it_comes(web: Web) -> None:
    app = DatelineApp(None, Settings(), FakeEngine(), fetched=ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: f"Fetching {ADDRESS} …" in rows(app))
        web.let.set()
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and "Nobody" in rows(app))
        assert "Nobody will drive" in rows(app)


async def test_one_may_leave_while_waiting(web: Web) -> None:
    app = DatelineApp(None, Settings(), FakeEngine(), fetched=ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: f"Fetching {ADDRESS} …" in rows(app))
        await pilot.press("q")
        await until(pilot, lambda: app._exit)
    assert not web.let.is_set()
    assert app.return_code == 0


async def test_a_page_that_cannot_be_had_ends_with_the_reason(web: Web) -> None:
    web.error = ArticleError("the server does not answer")
    web.let.set()
    app = DatelineApp(None, Settings(), FakeEngine(), fetched=ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app._exit)
    assert app.return_code == 1
