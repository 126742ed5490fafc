"""When the engine's process is started, and when it ends again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.settings import Settings
from tests.tui.sample import article
from tui.engine.client import ShippedEngine
from tui.engine.starting import started_early
from tui.storage.recent import remember_article

WAITING = [sys.executable, "-c", "import sys; sys.stdin.buffer.read()"]


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


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text("The ferry sank on Monday, the mayor said.\n", encoding="utf-8")
    return path


def test_the_engine_is_started_early_for_an_article_that_nobody_has_read(text: Path) -> None:
    process = started_early([str(text)], Settings())
    assert process is not None
    assert process.poll() is None
    process.kill()
    process.wait()


@pytest.mark.parametrize("name", ["ferry.html", "nowhere.txt", ""])
def test_it_is_not_for_what_may_be_no_article(text: Path, name: str, starts: list[list[str]]) -> None:
    text.with_suffix(".html").write_text("<p>The ferry sank.</p>", encoding="utf-8")
    assert started_early([str(text.parent / name)], Settings()) is None
    assert [started_early([each], Settings()) for each in ("-", "https://example.org/a.txt")] == [None, None]
    assert not starts


def test_it_is_not_for_several_nor_for_one_whose_record_is_there_nor_on_one_core(
    text: Path, monkeypatch: pytest.MonkeyPatch, starts: list[list[str]]
) -> None:
    assert started_early([], Settings()) is None
    assert started_early([str(text)] * 2, Settings()) is None
    with monkeypatch.context() as patch:
        patch.setattr(os, "cpu_count", lambda: 1)
        assert started_early([str(text)], Settings()) is None
    remember_article(Article.from_path(text))
    assert started_early([str(text)], Settings()) is None
    other = text.with_name("pier.md")
    other.write_text("The pier fell.\n", encoding="utf-8")
    Path(f"{other}.yaml").touch()
    assert started_early([str(other)], Settings()) is None
    assert not starts


def test_what_was_started_in_vain_ends_and_what_has_an_article_stays(text: Path) -> None:
    process = started_early([str(text)], Settings())
    assert process is not None
    engine = ShippedEngine(Settings(), process)
    engine.rest()
    assert process.wait(30) != 0
    again = started_early([str(text)], Settings())
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
