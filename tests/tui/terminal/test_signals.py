"""Signals from outside, and the shell's: the terminal is given back as it was."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from annotate.article import Article
from tests.tui.sample import TEXT
from tests.tui.terminal.test_terminal import PROGRAM, ROOT
from tui.storage.positions import position_in

KEYS = {"ctrl+q": b"\x11", "ctrl+z": b"\x1a", "G": b"G"}
PATIENCE_SECONDS = 60.0
SECOND_SCREEN, FIRST_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR_SHOWN, NO_MOUSE = b"\x1b[?25h", b"\x1b[?1003l"


class Running:
    """The reader behind a terminal of its own."""

    def __init__(
        self, article: Path, program: str = PROGRAM, errors: IO[bytes] | None = None, **environment: str
    ) -> None:
        self.terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(article)],
            cwd=ROOT,
            stdin=inner,
            stdout=inner,
            stderr=errors or inner,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment},
            start_new_session=True,
        )
        os.close(inner)
        self.written = b""

    def wait_for(self, wanted: bytes) -> bytes:
        """What is written until some bytes come; it is used up."""
        end = time.monotonic() + PATIENCE_SECONDS
        while wanted not in self.written:
            assert time.monotonic() < end, self.written[-2000:]
            self._read()
        place = self.written.index(wanted) + len(wanted)
        head, self.written = self.written[:place], self.written[place:]
        return head

    def wait_for_all(self, *wanted: bytes) -> None:
        """Read until all of these have come, in whatever order they are drawn."""
        end = time.monotonic() + PATIENCE_SECONDS
        while missing := [words for words in wanted if words not in self.written]:
            assert time.monotonic() < end, missing
            self._read()

    def _read(self) -> None:
        if select.select([self.terminal], [], [], 0.2)[0]:
            try:
                self.written += os.read(self.terminal, 65536)
            except OSError:
                time.sleep(0.05)

    def left(self) -> int:
        """The exit code, once everything is written."""
        end = time.monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None and time.monotonic() < end:
            self._read()
        code = self.process.wait(1)
        self._read()
        return code

    def wait_until_stopped(self) -> None:
        """Until the process sleeps, as the shell's job does."""
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            number, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
            if number and os.WIFSTOPPED(status):
                return
            assert time.monotonic() < end
            self._read()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    reader = Running(path)
    try:
        reader.wait_for(b"Found 11 entities")
        yield reader
    finally:
        reader.process.kill()
        reader.process.wait()
        os.close(reader.terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_terminal_is_given_back_and_the_place_is_kept(running: Running, number: signal.Signals) -> None:
    os.write(running.terminal, KEYS["G"])
    running.wait_for(b"100%")
    running.process.send_signal(number)
    running.wait_for(FIRST_SCREEN)
    running.wait_for(CURSOR_SHOWN)
    assert running.left() == 0
    assert f"left with {128 + number}".encode() in running.written
    assert position_in(Article.from_text(TEXT).text) > len(TEXT) // 2


def test_shell_gets_the_terminal_and_the_screen_comes_back_whole(running: Running) -> None:
    os.write(running.terminal, KEYS["ctrl+z"])
    told = running.wait_for(CURSOR_SHOWN)
    assert FIRST_SCREEN in told
    running.wait_until_stopped()
    running.process.send_signal(signal.SIGCONT)
    running.wait_for(SECOND_SCREEN)
    running.wait_for_all(b"Nobody will", b"people")


def test_a_terminal_that_goes_without_a_word_ends_the_reader(running: Running) -> None:
    os.write(running.terminal, KEYS["G"])
    running.wait_for(b"100%")
    os.close(running.terminal)
    try:
        assert running.process.wait(PATIENCE_SECONDS) is not None
    finally:
        running.terminal = os.open(os.devnull, os.O_RDWR)
    assert position_in(Article.from_text(TEXT).text) > len(TEXT) // 2


def test_where_errors_go_to_a_file_the_reader_has_its_screen_all_the_same(tmp_path: Path) -> None:
    # textual 8.2.8 draws on standard error.
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    with (tmp_path / "errors.txt").open("wb") as errors:
        reader = Running(path, "import sys; from tui.cli import main; sys.exit(main())", errors)
    try:
        reader.wait_for(SECOND_SCREEN)
        reader.wait_for(b"Nobody will")
        os.write(reader.terminal, KEYS["ctrl+q"])
        reader.wait_for(FIRST_SCREEN)
        assert reader.left() == 0
    finally:
        reader.process.kill()
        reader.process.wait()
        os.close(reader.terminal)
