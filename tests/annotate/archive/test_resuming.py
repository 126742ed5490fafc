"""A run that was broken off goes on: nothing is lost, nothing is there twice, and differences are told."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.cli.headless import main
from annotate.generator import dateline_version
from annotate.record import Annotations
from tests.annotate.archive.engines import Plain, Slow

KILLS = 12


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(line(n) for n in range(40)), encoding="utf-8")
    return path


def line(number: int, text: str | None = None) -> str:
    return json.dumps({"id": f"a{number}", "text": text or f"Text {number}, with “quotes” and é."}) + "\n"


def run(*arguments: str) -> int:
    return main(["annotate", *arguments], make_engine=Plain)


def ids(path: Path) -> list[str]:
    return [json.loads(each)["document"]["id"] for each in path.read_text("utf-8").splitlines()]


def broken_off(corpus: Path, records: int, half: bytes = b"") -> Path:
    """The file of a run that was killed after some records."""
    assert run(str(corpus), "-o", "whole.jsonl") == 0
    lines = Path("whole.jsonl").read_bytes().splitlines(keepends=True)
    partial = corpus.with_name("all.partial.jsonl")
    partial.write_bytes(b"".join(lines[:records]) + half)
    return partial


@pytest.mark.parametrize("half", [b"", b'{"schema": "dateline.annotations", "docum', b"{"])
@pytest.mark.parametrize("records", [0, 1, 17, 40])
def test_what_is_whole_is_kept_and_the_rest_is_done(corpus: Path, records: int, half: bytes) -> None:
    partial = broken_off(corpus, records, half)
    assert run(str(corpus), "-o", "all.jsonl", "--resume") == 0
    assert Path("all.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert not partial.exists()


def test_a_record_that_is_kept_is_not_made_again(corpus: Path) -> None:
    partial = broken_off(corpus, 3)
    kept = partial.read_text("utf-8").replace('"language": "en"', '"language": "fr"')
    partial.write_text(kept, "utf-8")
    assert run(str(corpus), "-o", "all.jsonl", "--resume") == 0
    assert Path("all.jsonl").read_text("utf-8").startswith(kept)
    assert ids(Path("all.jsonl")) == [f"a{n}" for n in range(40)]


def test_a_whole_file_is_left_as_it_is(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(corpus), "-o", "all.jsonl", "--resume") == 0
    before = Path("all.jsonl").read_bytes()
    assert run(str(corpus), "-o", "all.jsonl", "--resume") == 0
    assert Path("all.jsonl").read_bytes() == before
    assert capsys.readouterr().err == ""


def test_a_corpus_that_has_grown_goes_on(corpus: Path) -> None:
    assert run(str(corpus), "-o", "all.jsonl", "--resume") == 0
    with corpus.open("a", encoding="utf-8") as stream:
        stream.write(line(40))
    assert run(str(corpus), "-o", "all.jsonl", "--resume") == 0
    assert ids(Path("all.jsonl")) == [f"a{n}" for n in range(41)]


@pytest.mark.parametrize("changed", ["text", "order", "less"])
def test_another_corpus_is_told_and_nothing_written(
    corpus: Path, changed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    partial = broken_off(corpus, 10)
    before = partial.read_bytes()
    lines = [line(n) for n in range(40)]
    if changed == "text":
        lines[4] = line(4, "Another text.")
    elif changed == "order":
        lines.reverse()
    else:
        lines = lines[:5]
    corpus.write_text("".join(lines), encoding="utf-8")
    assert run(str(corpus), "-o", "all.jsonl", "--resume") == 1
    told = capsys.readouterr().err
    assert "all.partial.jsonl: record " in told
    assert "the articles are others" in told
    assert partial.read_bytes() == before
    assert not Path("all.jsonl").exists()


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("version", "by another version of Dateline"),
        ("settings_sha256", "with other settings"),
        ("learned_sha256", "with another language model"),
    ],
)
def test_what_was_made_otherwise_is_told(
    corpus: Path, field: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    partial = broken_off(corpus, 10)
    records = [json.loads(each) for each in partial.read_text("utf-8").splitlines()]
    records[6]["generator"][field] = "0" * 64
    partial.write_text("".join(json.dumps(each) + "\n" for each in records), "utf-8")
    assert run(str(corpus), "-o", "all.jsonl", "--resume") == 1
    assert f"record 7 was made {words}" in capsys.readouterr().err


def test_an_article_that_failed_before_is_told_again(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line(n) for n in range(40)]
    lines[5] = line(5, "Please break the engine.")
    lines[7] = "{no json\n"
    corpus.write_text("".join(lines), encoding="utf-8")
    assert run(str(corpus), "-o", "whole.jsonl") == 1
    kept = Path("whole.jsonl").read_bytes().splitlines(keepends=True)[:20]
    corpus.with_name("all.partial.jsonl").write_bytes(b"".join(kept))
    capsys.readouterr()
    assert run(str(corpus), "-o", "all.jsonl", "--resume") == 1
    *told, closing = capsys.readouterr().err.splitlines()
    assert [words.split(": ")[1].rpartition("/")[2] for words in told] == ["corpus.jsonl:6", "corpus.jsonl:8"]
    assert "2 failed" in closing
    assert Path("all.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()


def test_a_folder_goes_on_where_files_are_missing(corpus: Path) -> None:
    assert run(str(corpus), "-f", "yaml", "-o", "all/", "--resume") == 0
    files = sorted(Path("all").iterdir())
    whole = {path: path.read_bytes() for path in files}
    files[3].unlink()
    files[9].write_bytes(whole[files[9]][:100])
    files[12].write_text(files[12].read_text("utf-8").replace("language: en", "language: fr"), "utf-8")
    kept = files[12].read_bytes()
    files[9].unlink()
    assert run(str(corpus), "-f", "yaml", "-o", "all/", "--resume") == 0
    assert {path: path.read_bytes() for path in sorted(Path("all").iterdir())} == whole | {files[12]: kept}


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_record_of_another_version_in_a_folder_is_made_anew(corpus: Path, form: str) -> None:
    assert run(str(corpus), "-f", form, "-o", "all/", "--resume") == 0
    files = sorted(Path("all").iterdir())
    whole = {path: path.read_bytes() for path in files}
    old = files[2].read_text("utf-8")
    version = dateline_version()
    assert f'"{version}"' in old
    files[2].write_text(old.replace(f'"{version}"', f'"{version}.dev1"', 1), "utf-8")
    times = {path: path.stat().st_mtime_ns for path in files}
    assert run(str(corpus), "-f", form, "-o", "all/", "--resume") == 0
    assert {path: path.read_bytes() for path in sorted(Path("all").iterdir())} == whole
    assert [path for path in files if path.stat().st_mtime_ns != times[path]] == [files[2]]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--resume",),
        ("--resume", "-o", "all.yaml"),
        ("--resume", "-o", "all.json"),
        ("--resume", "-f", "brat", "-o", "all/"),
    ],
)
def test_where_it_cannot_go_on_that_is_a_usage_error(
    corpus: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(corpus), "--resume", *arguments) == 2
    assert "--resume" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("workers", [1, 2])
def test_kills_at_any_moment_lose_nothing_and_double_nothing(corpus: Path, workers: int) -> None:
    chance = random.Random(7)
    program = (
        "import sys\nfrom annotate.cli.headless import main\n"
        "from tests.annotate.archive.engines import Slow\n"
        "if __name__ == '__main__':\n    sys.exit(main(sys.argv[1:], make_engine=Slow))\n"
    )
    script = corpus.with_name("run.py")
    script.write_text(program, encoding="utf-8")
    root = Path(__file__).parents[3]
    command = [sys.executable, str(script), "annotate", str(corpus), "-o", "all.jsonl", "--resume"]
    command += ["--workers", str(workers)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    killed = 0
    for _ in range(60):
        process = subprocess.Popen(
            command, env=environment, start_new_session=True, stderr=subprocess.DEVNULL
        )
        if killed < KILLS:
            time.sleep(chance.uniform(0.3, 0.9))
            killed += process.poll() is None
            with_children = os.getpgid(process.pid) if process.poll() is None else None
            if with_children is not None:
                os.killpg(with_children, signal.SIGKILL)
        if process.wait() == 0:
            break
    assert ids(Path("all.jsonl")) == [f"a{n}" for n in range(40)]
    assert main(["annotate", str(corpus), "-o", "whole.jsonl"], make_engine=Slow) == 0
    assert Path("all.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()


class Interrupted(Plain):
    """Is interrupted at its third article."""

    def annotate(self, article: Article) -> Annotations:
        if article.id == "a2":
            raise KeyboardInterrupt
        return super().annotate(article)


@pytest.mark.parametrize(
    ("arguments", "kept"), [(("-f", "yaml", "-o", "all/"), "all"), (("-o", "all.jsonl"), "all.partial.jsonl")]
)
def test_an_interrupted_run_says_what_is_done_and_where(
    corpus: Path, arguments: tuple[str, ...], kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["annotate", str(corpus), *arguments, "--resume"], make_engine=Interrupted) == 130
    told = capsys.readouterr().err
    assert f"what was done, 2 records, is {'' if kept == 'all' else 'kept '}in {kept}" in told
    assert "--resume" in told
    assert run(str(corpus), *arguments, "--resume") == 0
