"""The screen with one article: the engine at work behind it, files, looks."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from textual import on
from textual.message import Message
from textual.timer import Timer

from annotate.errors import DatelineError
from annotate.record import Annotations
from annotate.settings import Settings
from tui.describe import counts
from tui.engine import Engine
from tui.screens.base import SPINNER
from tui.screens.help import HelpScreen
from tui.screens.narrowing import Narrowing
from tui.session import Session
from tui.storage import annotations_path, write_annotations

SPIN_SECONDS = 0.12


class ReaderScreen(Narrowing):
    """An article, and everything that can be done with it."""

    class Annotated(Message):
        """The engine is done."""

        def __init__(self, annotations: Annotations) -> None:
            """Carry the record."""
            self.annotations = annotations
            super().__init__()

    class Failed(Message):
        """The engine could not do it."""

        def __init__(self, reason: str) -> None:
            """Carry the reason in words."""
            self.reason = reason
            super().__init__()

    def __init__(
        self, session: Session, settings: Settings, keys: dict[str, tuple[str, ...]], engine: Engine
    ) -> None:
        """Show a session and let ``engine`` annotate it."""
        super().__init__(session, settings, keys)
        self._engine = engine
        self._began = 0.0
        self._spin: Timer | None = None

    def on_mount(self) -> None:
        """The text first; the engine begins when it stands on the screen."""
        super().on_mount()
        if self.session.annotations is None:
            self.working = "annotating"
            self._began = time.monotonic()
            self._spin = self.set_interval(SPIN_SECONDS, self._show_progress)
            self.call_after_refresh(self._start)

    def _start(self) -> None:
        """Run the engine in a thread that does not keep the reader from leaving."""
        threading.Thread(target=self._annotate, name="annotate", daemon=True).start()

    def _annotate(self) -> None:
        try:
            self.post_message(self.Annotated(self._engine.annotate(self.session.article)))
        except DatelineError as error:
            self.post_message(self.Failed(str(error)))
        except Exception as error:  # The reader stays usable whatever the engine does.
            self.post_message(self.Failed(f"{type(error).__name__}: {error}"))

    def _show_progress(self) -> None:
        seconds = time.monotonic() - self._began
        sign = SPINNER[int(seconds / SPIN_SECONDS) % len(SPINNER)]
        self.working = f"{sign} annotating, {seconds:.0f} s"
        self.refresh_bars()

    def _stop_progress(self) -> None:
        if self._spin:
            self._spin.stop()
        self.working = ""

    @on(Annotated)
    def _annotated(self, event: Annotated) -> None:
        self._stop_progress()
        self.session.receive(event.annotations)
        self.refresh_record()
        self.tell(f"Found {counts(event.annotations)}.")

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self._stop_progress()
        for panel in self.panels:
            panel.fill([], "The article could not be annotated. It can still be read and searched.")
        self.refresh_view()
        self.tell(f"Not annotated: {event.reason}")

    # Files and looks

    def write(self, path: str) -> None:
        """Write the record as YAML, to ``path`` or to its usual place, and tell where."""
        assert self.session.annotations is not None
        target = (
            Path(path).expanduser() if path else annotations_path(self.session.article, self.settings.export)
        )
        try:
            write_annotations(self.session.annotations, target)
        except DatelineError as error:
            self.tell(f"Not written: {error}")
        else:
            self.tell(f"Written to {target}")

    def toggle_zen(self) -> None:
        """Only the text, or everything again."""
        self.toggle_class("-zen")
        if self.panel_in_focus:
            self.to_article()

    def change_measure(self, cells: int) -> None:
        """Make the lines of the article longer or shorter."""
        view = self.article_view
        view.set_measure(min(view.measure, view.text_width) + cells)
        self.tell(f"Lines of {view.text_width} characters.")

    def change_theme(self) -> None:
        """From dark to light, or back."""
        self.app.theme = "dateline-light" if self.app.current_theme.dark else "dateline-dark"
        self.refresh_view()

    def show_help(self) -> None:
        """All keys."""
        self.app.push_screen(HelpScreen(self.keys))
