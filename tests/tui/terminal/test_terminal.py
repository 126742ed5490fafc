"""A reader's habits in a real terminal: open, search, pin, correct, undo, save, reopen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.formats import load_records
from annotate.review.edits import find
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.records.cache import engine_fingerprint, keep

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 60.0
PROGRAM = """
import sys
from annotate.settings import Settings
from tests.tui.sample import FakeEngine
from tui.app import DatelineApp
from tui.storage.opening import open_text
app = DatelineApp(None, Settings(), FakeEngine(), opening=open_text(sys.argv[1]))
app.run()
print("left with", app.return_code)
"""


class Terminal:
    """A window of tmux with a program in it."""

    def __init__(self, socket: Path) -> None:
        self._tmux = ["tmux", "-S", str(socket), "-f", os.devnull]

    def run(self, command: list[str], environment: dict[str, str]) -> None:
        names = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
        quoted = " ".join(f"'{part}'" for part in command)
        self._call("new-session", "-d", "-x", "100", "-y", "30", *names, f"{quoted}; cat")

    def keys(self, *keys: str) -> None:
        for key in keys:
            self._call("send-keys", key)
            time.sleep(0.05)

    def escape(self, told: str) -> None:
        """Leave something; a key before that is told would be taken for Alt and that key."""
        self.keys("Escape")
        self.wait_for(told)

    def type(self, text: str) -> None:
        self._call("send-keys", "-l", text)

    def screen(self) -> str:
        return self._call("capture-pane", "-p")

    def wait_for(self, words: str) -> str:
        ends = time.monotonic() + PATIENCE_SECONDS
        while words not in (screen := self.screen()):
            assert time.monotonic() < ends, f"{words!r} never came:\n{screen}"
            time.sleep(0.05)
        return screen

    def close(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def _call(self, *arguments: str) -> str:
        done = subprocess.run([*self._tmux, *arguments], check=True, capture_output=True, text=True)
        return done.stdout


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[[Path], Terminal]]:
    opened: list[Terminal] = []

    def open_(article: Path) -> Terminal:
        window = Terminal(tmp_path / f"tmux{len(opened)}")
        opened.append(window)
        home = {name: os.environ[name] for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME")}
        window.run(
            [sys.executable, "-c", PROGRAM.replace("'", '"'), str(article)],
            {"PYTHONPATH": str(ROOT), "TEXTUAL_ANIMATIONS": "none", **home},
        )
        return window

    yield open_
    for window in opened:
        window.close()


def test_an_hours_habits(terminal: Callable[[Path], Terminal], tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    window = terminal(path)
    window.wait_for("Found 11 entities, 10 claims, 8 events.")
    window.keys("/")
    window.type("crack")
    window.wait_for("1/3")
    window.keys("Enter", "n")
    window.wait_for("/crack 2/3")
    window.escape("No search any more.")
    window.keys("F2", "F")
    window.wait_for("following Ana Ruiz")
    window.escape("Back in the text")
    window.escape("Following nobody any more.")
    window.keys("g", "c", "c", "c", "a")
    window.wait_for("The claim by port authority accepted.")
    window.keys("c", "x", "u")
    window.wait_for("Undone: the claim by Jonas Bell rejected.")
    window.keys('"')
    window.type("look it up")
    window.keys("Enter")
    window.wait_for("The claim by Jonas Bell noted.")
    window.keys("w")
    window.wait_for("Written to")
    window.keys("q")
    screen = window.wait_for("left with 0")
    assert "Harbour bridge" not in screen
    record = load_records((tmp_path / "bridge.txt.yaml").read_text(encoding="utf-8"), source="x.yaml")[0]
    assert find(record, "c3").status == "accepted"
    assert find(record, "c4").note == "look it up"
    assert find(record, "c4").status is None

    again = terminal(path)
    again.wait_for("12 Jun 2025")
    again.keys("F3", "g", "j", "j")
    again.wait_for("✓ port authority")
    again.keys("q")
    again.wait_for("left with 0")


def test_an_article_that_was_read_before_needs_no_engine(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = Article.from_path(path)
    engine_fingerprint.cache_clear()
    keep(article, sample_record(article))
    program = (
        "import sys; from tui.records.cache import cached; from annotate.article import Article;"
        "from tests.tui.sample import FakeEngine; import tui.app;"
        "record = cached(Article.from_path(sys.argv[1]), FakeEngine().generator()); assert record;"
        "from tui.wording import describe; from annotate.review.edits import set_value;"
        "from annotate.record import EventTime;"
        "late = EventTime('IS_INCLUDED', None, '2024-09-01', '2024-12-31', 'year');"
        "assert describe.when(late) == 'late 2024';"
        "set_value(record, record.timeline.times[0].id, '2025-06-08');"
        "print('spacy' in sys.modules, 'numpy' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
    assert FakeEngine().generator() == sample_record().generator
