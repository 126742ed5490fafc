"""The progress bar: on a terminal only, and never in the way of a message."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.cli.progress import progress_bar
from annotate.corpus import Input
from tests.annotate.cli.test_dateline import FAKE


def test_without_a_terminal_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar([Input("a", 10)], shown=False) as progress:
        progress.read(10)
        progress.annotated()
        with progress.interrupted():
            pass
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_counts_articles_and_goes(tmp_path: Path) -> None:
    corpus, target = tmp_path / "c.jsonl", tmp_path / "out.jsonl"
    corpus.write_text('{"id": "a", "text": "Alpha left."}\n' * 2000 + "wrong\n")
    terminal, child = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), "TERM": "xterm"}
    command = [sys.executable, "-c", FAKE + "\nsys.exit(code)", "annotate", str(corpus), "-o", str(target)]
    process = subprocess.Popen(command, env=env, stderr=child, stdout=subprocess.DEVNULL)
    os.close(child)
    shown = b""
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
    os.close(terminal)
    assert process.wait() == 1
    assert b"articles" in shown
    assert b"c.jsonl:2001: is not JSON" in shown
    assert len(target.read_text().splitlines()) == 2000


def test_a_bar_without_known_sizes(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar([Input("-")], shown=True) as progress:
        progress.read(5)
        progress.annotated()
        with progress.interrupted():
            print("a message", file=sys.stderr)
    assert "a message" in capsys.readouterr().err


def test_of_one_long_article_the_share_that_is_done_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress_bar([Input("book.txt", 600_000)], shown=True) as progress:
        progress.read(600_000)
        progress.share(0.37)
    shown = capsys.readouterr().err
    assert "37%" in shown
    assert "100%" not in shown


def test_of_many_articles_the_share_of_one_does_not_count(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress_bar([Input("a.txt", 300), Input("b.txt", 100)], shown=True) as progress:
        progress.read(300)
        progress.share(0.1)
    assert "75%" in capsys.readouterr().err
