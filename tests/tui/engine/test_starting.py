"""When the engine's process is started, and when it ends again."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from annotate.errors import DatelineError
from annotate.settings import Settings
from tests.tui.sample import article
from tui.engine.client import ShippedEngine
from tui.engine.starting import started_early

WAITING = [sys.executable, "-c", "import sys; sys.stdin.buffer.read()"]


def unable(*_: object, **__: object) -> None:
    raise BlockingIOError


@pytest.fixture(autouse=True)
def starts(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let something that waits take the engine's place."""
    popen, begun = subprocess.Popen, list[list[str]]()

    def start(command: list[str], **options: object) -> subprocess.Popen[bytes]:
        begun.append(command)
        return popen(WAITING, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("subprocess.Popen", start)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return begun


def test_the_engine_is_started_early_where_there_is_a_second_core(
    monkeypatch: pytest.MonkeyPatch, starts: list[list[str]]
) -> None:
    process = started_early(Settings())
    assert process is not None
    assert process.poll() is None
    process.kill()
    process.wait()
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert started_early(Settings()) is None
    assert len(starts) == 1


def test_a_process_that_cannot_be_started_early_keeps_nobody_from_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("subprocess.Popen", unable)
    assert started_early(Settings()) is None


def test_what_was_ended_is_asked_for_nothing_even_before_it_has_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    process = started_early(Settings())
    assert process is not None
    engine = ShippedEngine(Settings(), process)
    with monkeypatch.context() as slow:
        slow.setattr(process, "kill", lambda: None)
        engine.rest()
    # It would wait for an answer for good.
    assert process.stdout is not None
    process.stdout.close()
    monkeypatch.setattr("tui.engine.client.started", unable)
    with pytest.raises(DatelineError, match="the engine stopped"):
        engine.annotate(article())
    process.kill()
    process.wait()


def test_what_was_started_in_vain_ends_and_what_has_an_article_stays() -> None:
    process = started_early(Settings())
    assert process is not None
    engine = ShippedEngine(Settings(), process)
    engine.rest()
    assert process.wait(30) != 0
    again = started_early(Settings())
    assert again is not None
    engine = ShippedEngine(Settings(), again)
    # What waits here answers nothing, so the article is given up; the process was asked all the same.
    assert again.stdout is not None
    again.stdout.close()
    with pytest.raises(ValueError, match="closed file"):
        engine.annotate(article())
    engine.rest()
    assert again.poll() is None
    again.kill()
    again.wait()
