"""``dateline annotate`` as a process of its own: pipes, devices, signals, closed streams, terminals."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from annotate.cli.headless import main
from tests.annotate.cli.conftest import FirstWordEngine

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 120
PROGRAM = """
import os, sys, time
from annotate.cli.headless import main
from tests.annotate.cli.conftest import FirstWordEngine
class Engine(FirstWordEngine):
    def annotate(self, article):
        if "slowly" in article.text:
            print("waiting", file=sys.stderr, flush=True)
            time.sleep(60)
        return super().annotate(article)
if "AS_NOBODY" in os.environ:
    # Everything is imported before the right to read it goes.
    from annotate.formats import FORMATS
    list(FORMATS.usable())
    main(["annotate", "news/a.txt", "news", "-o", "/dev/null"], make_engine=Engine)
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
sys.exit(main(sys.argv[1:], make_engine=Engine))
"""
# A shell that runs the tests in the background has its processes ignore Ctrl+C, and theirs.
PROGRAM = f"import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n{PROGRAM}"
COMMAND = [sys.executable, "-c", PROGRAM]
ONCE = "sys.exit(main(sys.argv[1:], make_engine=Engine))"
# Command after command in one process, with a form feed behind what each says.
ONE_BY_ONE = """
import json
for arguments in json.loads(sys.argv[1]):
    code = main(arguments, make_engine=Engine)
    print(end="\f", flush=True)
    print(end=f"\f{code}\f", file=sys.stderr, flush=True)
"""
# What measures coverage answers signals itself, and writes where these processes may not.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")},
    "PYTHONPATH": str(ROOT),
}


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    options = {"capture_output": True, "text": True, "env": ENVIRONMENT, **options}
    command = [*COMMAND, *arguments]
    return subprocess.run(command, timeout=PATIENCE_SECONDS, check=False, **options)


def run_one_by_one(*commands: list[str]) -> Iterator[tuple[int, str, str]]:
    """What each command returns, prints and tells."""
    code = PROGRAM.replace(ONCE, ONE_BY_ONE)
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(commands)],
        env=ENVIRONMENT,
        timeout=PATIENCE_SECONDS,
        check=True,
        capture_output=True,
        text=True,
    )
    told = done.stderr.split("\f")[:-1]
    for out, err, returned in zip(done.stdout.split("\f")[:-1], told[::2], told[1::2], strict=True):
        yield int(returned), out, err


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in which ``"$@"`` is the program."""
    command = ["bash", "-c", line, "bash", *COMMAND]
    return subprocess.run(
        command, env=ENVIRONMENT, timeout=PATIENCE_SECONDS, check=False, capture_output=True, text=True
    )


@pytest.fixture
def corpus(news: Path) -> str:
    lines = [{"id": f"a{number}", "text": f"Word{number} left."} for number in range(3)]
    lines += [{"id": "slow", "text": "Read this slowly."}, {"id": "last", "text": "End."}]
    Path("c.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return "c.jsonl"


@contextmanager
def waiting(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The process, when three articles are done and the fourth takes long."""
    process = subprocess.Popen(
        [*COMMAND, *arguments], env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stderr
    try:
        assert process.stderr.readline() == "waiting\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
        if process.stdout:
            process.stdout.close()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("form", ["jsonl", "json", "yaml"])
def test_what_is_done_is_kept_when_it_is_stopped(
    corpus: str, number: signal.Signals, code: int, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name for path in Path().iterdir()}
    with waiting("annotate", corpus, "-o", f"all.{form}") as process:
        process.send_signal(number)
        _, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == code
    assert err == f"dateline: stopped; what was done, 3 records, is kept in all.partial.{form}\n"
    assert {path.name for path in Path().iterdir()} - before == {f"all.partial.{form}"}
    assert main(["validate", f"all.partial.{form}"]) == 0
    assert "valid, 3 records" in capsys.readouterr().out


def test_an_older_partial_file_and_an_older_whole_one_stay(corpus: str) -> None:
    assert run("annotate", "news", "-o", "all.jsonl").returncode == 0
    whole = Path("all.jsonl").read_bytes()
    Path("all.partial.jsonl").write_text("older")
    with waiting("annotate", corpus, "-o", "all.jsonl") as process:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE_SECONDS)
    assert Path("all.jsonl").read_bytes() == whole
    assert Path("all.partial.jsonl").read_text() == "older"
    assert Path("all.partial-2.jsonl").read_text().count("\n") == 3


def test_a_folder_and_standard_output_keep_what_is_done(corpus: str) -> None:
    with waiting("annotate", corpus, "-o", "out/") as process:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_SECONDS)
    assert len(list(Path("out").iterdir())) == 3
    with waiting("annotate", corpus, "-f", "json") as process:
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert len(json.loads(out)) == 3


def test_nothing_done_leaves_nothing(news: Path) -> None:
    (news / "a.txt").write_text("Read this slowly.")
    before = {path.name for path in Path().iterdir()}
    with waiting("annotate", "news", "-o", "all.jsonl") as process:
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_SECONDS) == 130
    assert {path.name for path in Path().iterdir()} == before


def test_ignored_hangups_stay_ignored(corpus: str) -> None:
    done = shell('trap "" HUP; "$@" annotate news/a.txt -o a.yaml; kill -HUP $$; echo $?')
    assert done.stdout.strip() == "0"


@pytest.mark.parametrize(
    "line",
    [
        '"$@" annotate news/a.txt news/sub/c.txt -f jsonl -o /dev/stdout | cat',
        '"$@" annotate news/a.txt news/sub/c.txt -f jsonl -o /dev/fd/1 | cat',
        '"$@" annotate news/a.txt news/sub/c.txt -f jsonl -o >(cat > got; echo done > flag); '
        "for i in $(seq 600); do [ -e flag ] && break; sleep 0.1; done; cat got",
        'mkfifo p; cat p > got & "$@" annotate news/a.txt news/sub/c.txt -f jsonl -o p; wait; cat got',
        '"$@" annotate news/a.txt news/sub/c.txt -f jsonl -o /dev/stderr 2>&1 >/dev/null',
        'echo "{}" > got; "$@" annotate news/a.txt news/sub/c.txt -f jsonl -o /dev/stdout >> got; sed 1d got',
    ],
)  # fmt: skip
def test_pipes_and_descriptors_are_written_into(news: Path, line: str) -> None:
    done = shell(line)
    assert [json.loads(record)["document"]["id"] for record in done.stdout.splitlines()] == ["a", "c"]


def test_devices_stay_devices(news: Path) -> None:
    done = run("annotate", "news", "-f", "jsonl", "-o", "/dev/null")
    assert (done.returncode, done.stderr) == (0, "")
    assert not Path("/dev/null").is_file()
    Path("null.yaml").symlink_to("/dev/null")
    assert run("annotate", "news/a.txt", "-o", "null.yaml").returncode == 0
    assert Path("null.yaml").is_symlink()
    done = run("annotate", "news/a.txt", "-o", "/dev/full")
    assert done.returncode == 1
    assert done.stderr == "dateline: /dev/full: cannot be written: No space left on device\n"


def test_a_pipe_in_a_folder_of_results_is_no_file(news: Path) -> None:
    Path("out").mkdir()
    os.mkfifo("out/a.yaml")
    done = run("annotate", "news", "-o", "out/")
    assert done.returncode == 1
    assert "out/a.yaml: is no ordinary file" in done.stderr
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.yaml", "b.yaml", "c.yaml"]


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('"$@" annotate - <&-', 1, "dateline: -: standard input is closed"),
        ('"$@" annotate news/a.txt >&-', 1, "dateline: standard output is closed"),
        ('"$@" annotate news/a.txt > /dev/full', 1, "dateline: standard output: cannot be written: No space"),
        ('"$@" annotate news > /dev/full', 1, "dateline: standard output: cannot be written: No space"),
        ('"$@" annotate news/a.txt -o x.yaml >&-', 0, ""),
        ('"$@" validate x.yaml > /dev/full', 1, "standard output: cannot be written: No space"),
        ('"$@" validate x.yaml >&-', 2, "standard output is closed"),
        ('"$@" annotate missing.txt 2>&-', 1, ""),
        ('"$@" annotate --nothing 2>&-', 2, ""),
        ('"$@" annotate missing.txt 2>/dev/full', 1, ""),
    ],
)
def test_closed_and_full_streams(news: Path, line: str, code: int, words: str) -> None:
    done = shell(line)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.stdout == ""


def test_a_reader_who_leaves(news: Path) -> None:
    lines = "\n".join(json.dumps({"id": str(n), "text": "Word. " * 2000}) for n in range(200))
    Path("c.jsonl").write_text(lines)
    done = shell('"$@" annotate c.jsonl | head -c 10; s=${PIPESTATUS[0]}; echo; echo $s')
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "141"


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "brat"])
def test_a_terminal_gets_nothing_that_steers_it(news: Path, form: str) -> None:
    odd = "X\x1b]52;c;TUFS\x07\x9b31m\x85\u202e\u2028\x7f\u200b🇺🇦é left."
    (news / "odd.txt").write_text(odd)
    terminal, child = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "annotate", "news/odd.txt", "-f", form], env=ENVIRONMENT, stdout=child, stderr=child
    )
    os.close(child)
    got = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        got += part
    os.close(terminal)
    assert process.wait(PATIENCE_SECONDS) == 0
    shown = got.decode("utf-8").replace("\r\n", "\n").replace("\t", " ")
    assert [c for c in shown if not c.isprintable() and c != "\n"] == []
    if form in ("json", "jsonl"):
        assert json.loads(shown)["entities"][0]["name"] == odd.split()[0]
    # A file has it as it is.
    assert main(["annotate", "news/odd.txt", "-f", form, "-o", "out/"], make_engine=FirstWordEngine) == 0
    if form == "json":
        assert "\x9b31m" in Path("out/odd.json").read_text()


def test_unreadable_folders_and_files_are_named(news: Path) -> None:
    for folder in (news.parent, *news.parent.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    root: Any = {"env": {**ENVIRONMENT, "AS_NOBODY": "1", "HOME": str(news)}} if os.geteuid() == 0 else {}
    (news / "closed").mkdir()
    (news / "closed" / "d.txt").write_text("Delta left.")
    (news / "secret.txt").write_text("Sigma left.")
    (news / "secret.txt").chmod(0)
    (news / "closed").chmod(0)
    try:
        done = run("annotate", "news", "news/closed/d.txt", "-f", "jsonl", **root)
        refused = run("annotate", "news/a.txt", "-o", "news/closed/x.yaml", **root)
        unchecked = run("validate", "news", **root)
    finally:
        (news / "closed").chmod(0o755)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 3
    assert sorted(done.stderr.splitlines()) == [
        "dateline: 3 articles annotated, 3 failed",
        "dateline: news/closed/d.txt: cannot be read: Permission denied",
        "dateline: news/closed: cannot be read: Permission denied",
        "dateline: news/secret.txt: cannot be read: Permission denied",
    ]
    assert unchecked.returncode == 1
    assert unchecked.stdout == "news/closed: cannot be read: Permission denied\n"
    assert refused.returncode in (1, 2)
    assert "Traceback" not in refused.stderr
    assert "Permission denied" in refused.stderr


@pytest.mark.parametrize(
    "name", ["x\ndateline: y", "x\x1b]52;c;eA==\x07", "-x\x1b[31m", "\u202ex", "x\udcff"]
)
def test_names_make_one_harmless_line(news: Path, name: str) -> None:
    missing, unknown, unset, unchecked = run_one_by_one(
        ["annotate", "--", name],
        ["annotate", f"--{name.replace(' ', '')}", "news/a.txt"],
        ["annotate", "news/a.txt", f"--config={name}"],
        ["validate", "--", name],
    )
    (line,) = missing[2].splitlines()
    assert line.isprintable()
    assert line.endswith(": no such file")
    assert unknown[0] == 2
    assert all(line.isprintable() for line in unknown[2].splitlines())
    assert len(unset[2].splitlines()) == 1
    assert len(unchecked[1].splitlines()) == 1


def test_endless_input_is_refused_and_a_pipe_read(news: Path) -> None:
    done = shell('echo "Pi left." | "$@" annotate /dev/stdin -f jsonl')
    assert json.loads(done.stdout)["entities"][0]["name"] == "Pi"


def test_two_threads_may_annotate(news: Path) -> None:
    # Signals belong to the main thread; the command must not insist on it.
    code = "import threading\n" + PROGRAM.replace(
        ONCE,
        "t = threading.Thread(target=lambda: main(sys.argv[1:], make_engine=Engine)); t.start(); t.join()",
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "annotate", "news/a.txt", "-o", "a.yaml"],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert Path("a.yaml").exists()
