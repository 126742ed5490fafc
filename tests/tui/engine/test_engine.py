"""The engine's process, and what the reader does when something breaks."""

from __future__ import annotations

import io
import os
import pickle
import re
import subprocess
import sys
import time
import types
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.errors import DatelineError, SettingsError
from annotate.settings import PipelineSettings, Settings
from annotate.support.progress import tell
from tests.tui.conftest import Open
from tests.tui.sample import FakeEngine, article, sample_record
from tui.engine.client import ShippedEngine
from tui.engine.process import serve
from tui.records.cache import cached, engine_fingerprint, keep


class FakeAnnotator:
    made = 0

    @classmethod
    def from_settings(cls, settings: Settings, *, threads: int) -> FakeAnnotator:
        assert threads == 0
        if settings.pipeline.name == "missing":
            raise SettingsError('no spaCy pipeline "missing" is installed')
        cls.made += 1
        return cls()

    def annotate(self, given: Article) -> object:
        if given.id == "broken":
            raise ZeroDivisionError("oh")
        return sample_record(given)


@pytest.fixture(autouse=True)
def fake_annotator(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("annotate.annotator")
    module.Annotator = FakeAnnotator  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "annotate.annotator", module)
    FakeAnnotator.made = 0


def served(settings: Settings, *articles: Article) -> list[object]:
    records = io.BytesIO()
    serve(io.BytesIO(b"".join(map(pickle.dumps, (settings, *articles)))), records)
    records.seek(0)
    return [pickle.load(records) for _ in articles]


def test_articles_in_records_out() -> None:
    assert served(Settings(), article(), article()) == [sample_record(), sample_record()]
    assert FakeAnnotator.made == 1


def test_the_engine_is_loaded_while_the_first_article_is_on_its_way() -> None:
    assert served(Settings()) == []
    assert FakeAnnotator.made == 1


def test_what_is_done_is_told_before_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    def annotate(self: FakeAnnotator, given: Article) -> object:
        tell(0.25)
        tell(0.5)
        return sample_record(given)

    monkeypatch.setattr(FakeAnnotator, "annotate", annotate)
    records = io.BytesIO()
    serve(io.BytesIO(b"".join(map(pickle.dumps, (Settings(), article())))), records)
    records.seek(0)
    assert [pickle.load(records) for _ in range(3)] == [0.25, 0.5, sample_record()]


def test_the_engines_process_says_how_much_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import pickle, sys\n"
        "pickle.load(sys.stdin.buffer); pickle.load(sys.stdin.buffer)\n"
        "[pickle.dump(each, sys.stdout.buffer) for each in (0.25, 0.75, 'no more than this')]"
    )
    begun = [sys.executable, "-c", program]
    popen = subprocess.Popen
    monkeypatch.setattr("subprocess.Popen", lambda _, **options: popen(begun, **options))
    engine = ShippedEngine(Settings())
    with pytest.raises(DatelineError, match="no more than this"):
        engine.annotate(article())
    assert engine.share == 0.75


def test_what_goes_wrong_is_answered_in_words() -> None:
    broken = Article("x", "broken")
    assert served(Settings(), broken, article()) == ["ZeroDivisionError: oh", sample_record()]
    missing = Settings(pipeline=PipelineSettings("missing"))
    assert served(missing, article()) == ['no spaCy pipeline "missing" is installed']


@pytest.mark.parametrize("program", ["import sys; sys.exit(3)", "print('no pickle', flush=True)"])
def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str) -> None:
    package = tmp_path / "tui"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "engine_process.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(DatelineError, match="the engine stopped"):
        ShippedEngine(Settings()).annotate(article())


def test_generator_is_known_beforehand_for_the_shipped_pipeline_only() -> None:
    assert ShippedEngine(Settings(pipeline=PipelineSettings("en_core_web_sm"))).generator() is None


async def test_a_mistake_in_the_reader_ends_with_a_plain_sentence(
    reading: Open, capsys: pytest.CaptureFixture[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.commands.article.output.Copy.run", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        async with reading() as reader:
            await reader.press("c", "y")
    words = " ".join(capsys.readouterr().err.split())
    assert words.startswith("Dateline had to stop because of a mistake in it.")
    assert "Traceback" not in words
    report = next(home.rglob("error.log"))
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize("change", ["rules.py", "words.yaml", "heads.npz", "new.py"])
def test_a_changed_engine_finds_no_record_of_the_one_before(tmp_path: Path, change: str) -> None:
    package = tmp_path / "annotate"
    (package / "claims").mkdir(parents=True)
    for name in ("rules.py", "words.yaml", "heads.npz"):
        (package / "claims" / name).write_text("one")
    before = engine_fingerprint.__wrapped__(package)
    (package / "claims" / "notes.tmp").write_text("of no matter")
    assert engine_fingerprint.__wrapped__(package) == before
    (package / "claims" / change).write_text("another")
    assert engine_fingerprint.__wrapped__(package) != before


def test_a_record_kept_by_an_engine_with_other_files_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    given = article()
    record = sample_record(given)
    keep(given, record)
    assert cached(given, record.generator) == record
    monkeypatch.setattr("tui.records.cache.engine_fingerprint", lambda: "another")
    assert cached(given, record.generator) is None


@pytest.mark.skipif(sys.platform == "win32", reason="a process keeps its parent's number there")
def test_the_engine_goes_with_a_reader_that_is_killed() -> None:
    engine_program = (
        "import os, time; from tui.engine.process import leave_with; leave_with(os.getppid());"
        "print('ready', flush=True); time.sleep(300)"
    )
    program = (
        "import subprocess, sys, time\n"
        f"print(subprocess.Popen([sys.executable, '-c', {engine_program!r}]).pid, flush=True)\n"
        "time.sleep(300)"
    )
    reader = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert reader.stdout is not None
    engine = int(reader.stdout.readline())
    assert reader.stdout.readline() == "ready\n"
    # It looks for the reader every second.
    time.sleep(1.5)
    os.kill(engine, 0)
    reader.kill()
    reader.wait()
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            os.kill(engine, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("the engine goes on without its reader")


async def test_how_much_of_a_long_article_is_done_stands_beside_the_seconds(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Measured(FakeEngine):
        share = 0.42

    engine = Measured()
    engine.allowed.clear()
    async with reading(engine=engine) as reader:
        annotator = reader.screen.annotator
        annotator._began = time.monotonic()
        annotator._show_progress()
        assert re.fullmatch(r". annotating, [012] s", annotator.working)
        monkeypatch.setattr("tui.screens.reader.annotating.LONG_SECONDS", 0)
        annotator._show_progress()
        assert re.fullmatch(r". annotating, 42% done, \d+ s", annotator.working)
