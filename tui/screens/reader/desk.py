"""What the parts of the reader's screen see of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol, Unpack

from textual.app import App
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker

from annotate.settings import Settings
from tui.commands.requests import Request
from tui.screens.reader.arrangement import Arrangement
from tui.state.session import Session
from tui.state.view_state import Changes, ViewState
from tui.widgets.article import ArticleView
from tui.widgets.bars import Prompt


class Desk(Protocol):
    """The article that is read, how one looks at it, and the means of the screen.

    Attributes:
        session: The article and its record; another one when the article has changed.
    """

    session: Session

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    @property
    def state(self) -> ViewState:
        """What one looks at."""

    @property
    def current(self) -> str | None:
        """Id of the annotation that commands are about."""

    @property
    def article_view(self) -> ArticleView:
        """The text."""

    @property
    def panes(self) -> Arrangement:
        """What stands beside it."""

    @property
    def prompt(self) -> Prompt:
        """What asks in the bottom line."""

    @property
    def app(self) -> App[object]:
        """The application."""

    @property
    def size(self) -> Size:
        """Cells of the screen."""

    def change(self, **changes: Unpack[Changes]) -> None:
        """Replace what one looks at."""

    @property
    def is_whole(self) -> bool:
        """Whether all of the screen is there, and not being taken down."""

    def fill(self) -> str:
        """Let the panels list the record, and what is kept of it, as they are now.

        Returns:
            Why what was just corrected is still listed; empty where a filter keeps it anyhow.
        """

    def draw(self) -> None:
        """Draw what has changed since the last time."""

    def tell(self, message: str) -> None:
        """Say something in the bottom line."""

    def send(self, request: Request) -> None:
        """Ask something of the application."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the screen, from any thread."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer:
        """Do something again and again."""

    def run_worker(self, work: Awaitable[None], *, group: str) -> Worker[None]:
        """Do something while the keys are obeyed."""
