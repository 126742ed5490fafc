"""``dateline`` itself: what it starts, and that it starts no more than is needed."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotate.cli.headless import main
from annotate.errors import ArticleError, SettingsError
from annotate.record import Published
from annotate.settings import Settings
from annotate.support.console import INTERRUPTED
from tui import cli


class Reader:
    """Stands in for the reader and remembers what it was asked to open."""

    def __init__(self) -> None:
        self.opened: list[tuple[list[str], Settings]] = []

    def __call__(self, paths: list[str], *, settings: Settings) -> int:
        self.opened.append((paths, settings))
        return 0


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.setattr(cli, "_has_terminal", lambda: True)
    return Reader()


def test_a_path_opens_the_reader(news: Path, reader: Reader) -> None:
    assert cli.main(["news/a.txt"], run_reader=reader) == 0
    assert reader.opened[0][0] == ["news/a.txt"]


def test_an_address_and_a_folder_open_the_reader(news: Path, reader: Reader) -> None:
    assert cli.main(["https://example.org/x"], run_reader=reader) == 0
    assert cli.main(["news"], run_reader=reader) == 0
    assert [paths for paths, _ in reader.opened] == [["https://example.org/x"], ["news"]]


def test_the_settings_reach_the_reader(news: Path, tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "own.yaml").write_text("reader: {measure: 60}\n")
    assert cli.main(["--config", "own.yaml", "news/a.txt"], run_reader=reader) == 0
    assert reader.opened[0][1].reader.measure == 60


@pytest.mark.parametrize("place", ["settings_in_force", "_has_terminal", "_missing"])
def test_who_interrupts_early_is_not_shown_where(
    news: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, place, interrupted)
    assert cli.main(["news/a.txt"], run_reader=reader) == INTERRUPTED
    assert not reader.opened


def test_no_path_opens_the_library(
    tmp_path: Path, reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([], run_reader=reader) == 2
    assert "name an article to read" in capsys.readouterr().err
    config = tmp_path / "own.yaml"
    config.write_text(f"library: {{folders: [{json.dumps(str(tmp_path))}]}}\n")
    assert cli.main(["--config", str(config)], run_reader=reader) == 0
    assert reader.opened[0][0] == []


def test_the_day_of_publication_reaches_the_reader(news: Path) -> None:
    opened: list[Any] = []

    def read(paths: list[str], *, settings: Settings, said: Published | None = None) -> int:
        opened.append((paths, said and (said.value, said.source)))
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "_has_terminal", lambda: True)
        assert cli.main(["--published", "2025-06-10", "news/a.txt"], run_reader=read) == 0
        assert cli.main(["news/a.txt", "--published=2025-06-11"], run_reader=read) == 0
        assert cli.main(["news/a.txt"], run_reader=read) == 0
        assert cli.main(["news/a.txt", "--published", "12 June 2025"], run_reader=read) == 0
        assert cli.main(["news/a.txt", "--published=Thu, June 12th, 2025"], run_reader=read) == 0
    days = [("2025-06-10", "given"), ("2025-06-11", "given"), None]
    days += [("2025-06-12", "given")] * 2
    assert opened == [(["news/a.txt"], day) for day in days]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--published", "today", "news/a.txt"], 2, '--published: "today" is not a date'),
        (["--published", "12 June", "news/a.txt"], 2, '--published: "12 June" is not a date'),
        (["--published", "3/4/2025", "news/a.txt"], 2, '--published: "3/4/2025" is not a date'),
        (["-o", "x.yaml", "news/a.txt"], 2, "without a screen: dateline annotate PATH"),
        (["news/a.txt", "--format=json"], 2, "without a screen: dateline annotate PATH"),
        (["--published", "2025-06-10", "annotate", "news/a.txt"], 1, "comes first: dateline annotate ..."),
        (["--colour", "news/a.txt"], 2, "unrecognized arguments: --colour\n"),
    ],
)
def test_what_is_no_command_line_of_the_reader_is_told_with_what_to_type(
    news: Path,
    reader: Reader,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    assert cli.main(arguments, run_reader=reader) == code
    assert words in capsys.readouterr().err
    assert not reader.opened


def test_the_kind_of_source_reaches_the_reader(news: Path) -> None:
    opened: list[object] = []

    def read(paths: list[str], *, settings: Settings, kind: str | None = None) -> int:
        opened.extend([paths, kind])
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "_has_terminal", lambda: True)
        assert cli.main(["--type", "html", "news/a.txt"], run_reader=read) == 0
        assert cli.main(["news/a.txt"], run_reader=read) == 0
    assert opened == [["news/a.txt"], "html", ["news/a.txt"], None]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--type", "fax", "x"], 2, "'fax' (choose from "),
        (["missing.txt"], 1, "dateline: missing.txt: no such file or folder"),
        (["a" * 300 + ".txt"], 1, "a.txt: no such file or folder"),
        (["--config", "missing.yaml", "x"], 2, "missing.yaml: no such file"),
        (["--wrong"], 2, "unrecognized arguments: --wrong"),
    ],
)
def test_what_is_wrong_is_one_line(
    reader: Reader, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, message: str
) -> None:
    assert cli.main(arguments, run_reader=reader) == code
    assert message in capsys.readouterr().err
    assert reader.opened == []


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["anotate", "news/a.txt"], "annotate"),
        (["annotate_", "news/a.txt"], None),
        (["Annotate", "news", "-o", "out/"], "annotate"),
        (["dosier"], "dossier"),
        (["notes"], None),
        (["merge.txt"], None),
    ],
)
def test_a_command_with_a_typing_error_is_told(
    news: Path,
    reader: Reader,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    command: str | None,
) -> None:
    assert cli.main(arguments, run_reader=reader) == 1
    told = f"; did you mean `dateline {command}`?" if command else ""
    assert capsys.readouterr().err == f"dateline: {arguments[0]}: no such file or folder{told}\n"
    assert reader.opened == []


def test_a_folder_that_is_called_nearly_as_a_command_is_read(news: Path, reader: Reader) -> None:
    Path("dossiers").mkdir()
    assert cli.main(["dossiers"], run_reader=reader) == 0
    assert reader.opened[0][0] == ["dossiers"]


@pytest.mark.parametrize(
    ("error", "code"), [(SettingsError("no such theme"), 2), (ArticleError("is empty"), 1)]
)
def test_what_the_reader_cannot_do_is_one_line(
    news: Path, reader: Reader, capsys: pytest.CaptureFixture[str], error: Exception, code: int
) -> None:
    def fail(paths: list[str], *, settings: Settings) -> int:
        raise error

    assert cli.main(["news/a.txt"], run_reader=fail) == code
    assert capsys.readouterr().err == f"dateline: {error}\n"


def test_without_a_terminal_there_is_no_reader(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reader = Reader()
    assert cli.main(["news/a.txt"], run_reader=reader) == 2
    assert "the reader needs a terminal" in capsys.readouterr().err
    assert reader.opened == []


def run(code: str, *, data: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    return subprocess.run(
        [sys.executable, "-c", code], input=data, capture_output=True, cwd=cwd, env=env, check=False
    )


FAKE = """
import sys
from tests.annotate.cli.conftest import FirstWordEngine
from annotate.cli.headless import main
code = main(sys.argv[1:] or ["annotate", "-"], make_engine=FirstWordEngine)
"""


def test_headless_commands_import_neither_textual_nor_spacy() -> None:
    code = """
import sys
from tui.cli import main
try:
    main(["annotate", "--help"])
finally:
    loaded = {"textual", "spacy", "tui.app", "trafilatura", "jsonschema"} & set(sys.modules)
    print(loaded, file=sys.stderr)
"""
    done = run(code)
    assert done.returncode == 0
    assert done.stderr.decode().strip() == "set()"


def test_a_reader_of_the_output_that_stops_early_ends_it_quietly() -> None:
    code = """
import os, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)
child.stdout.close()
child.stdin.write(b"Alpha left. " * 200_000)
child.stdin.close()
print(child.wait(), child.stderr.read())
"""
    script = FAKE + "\nsys.exit(code)"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run([sys.executable, "-c", code, script], capture_output=True, env=env, check=False)
    assert done.stdout.decode().strip() == "141 b''"


def test_the_output_is_utf8_whatever_the_locale() -> None:
    env: dict[str, Any] = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    env |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", FAKE],
        input="Épsilon left.".encode(),
        capture_output=True,
        env=env,
        check=False,
    )
    assert "name: Épsilon\n".encode() in done.stdout


def test_what_may_not_be_read_is_not_said_to_be_missing(
    news: Path, reader: Reader, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = Path.stat

    def refuse(path: Path, **more: bool) -> os.stat_result:
        if "closed" in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", refuse)
        assert cli.main(["news/closed/d.txt"], run_reader=reader) == 1
    assert cli.main(["news/nothing.txt"], run_reader=reader) == 1
    assert capsys.readouterr().err == (
        "dateline: news/closed/d.txt: cannot be read: Permission denied\n"
        "dateline: news/nothing.txt: no such file or folder\n"
    )


def test_a_file_of_the_installation_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ships left.")

    def broken(*_: object) -> Any:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/opt/dateline/encoder.onnx")

    assert main(["annotate", str(article)], make_engine=broken) == 1
    assert capsys.readouterr().err == "dateline: /opt/dateline/encoder.onnx: Permission denied\n"
