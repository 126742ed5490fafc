"""Files appear whole or not at all."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.errors import ArticleError, OutputError
from annotate.support.files import LONGEST_NAME, read_limited, shortened, whole_file, write_whole


def test_what_has_no_end_is_not_read_to_the_end() -> None:
    assert read_limited(io.BytesIO(b"12345"), largest=5) == b"12345"
    with pytest.raises(ArticleError, match="larger than 0 MB"):
        read_limited(io.BytesIO(b"123456"), largest=5)


def test_the_text_is_written_exactly(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "é\r\n\n\x85👍")
    assert path.read_bytes() == "é\r\n\n\x85👍".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail_in_the_middle() -> None:
        with whole_file(path) as stream:
            stream.write("half of the new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_in_the_middle()
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_the_old_file_is_there_until_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with whole_file(path) as stream:
        stream.write("new")
        stream.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_the_mode_is_kept_or_the_usual_one(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("x")
    old.chmod(0o640)
    write_whole(old, "y")
    write_whole(new, "y")
    (tmp_path / "plain").write_text("")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="links are those of POSIX")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    link = tmp_path / "link"
    link.symlink_to("real")
    write_whole(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_whole(tmp_path, "x")
    with pytest.raises(OutputError, match="cannot be written: No such file or directory"):
        write_whole(tmp_path / "no" / "a.txt", "x")


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotate.support.files.os.fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_whole(tmp_path / "a.txt", "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("letter", ["n", "é", "新", "🌊"])
def test_a_name_as_long_as_can_be_is_written(tmp_path: Path, letter: str) -> None:
    name = letter * (LONGEST_NAME // len(letter.encode()))
    write_whole(tmp_path / name, "x")
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("letter", ["n", "é", "新", "🌊", "\udce9"])
def test_names_are_cut_at_bytes_and_stay_different(letter: str) -> None:
    first, second = (shortened(f"{letter * 300}{end}", ".yaml") for end in "ab")
    assert first != second
    for name in (first, second):
        assert LONGEST_NAME - 4 < len(os.fsencode(name)) <= LONGEST_NAME
        assert name.endswith(".yaml")
    assert shortened(letter * 60, ".yaml") == f"{letter * 60}.yaml"


@pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")
def test_what_killed_processes_left_goes_with_the_next_writing(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    gone = tmp_path / f".a.txt.{ended.pid}.x1.part"
    alive = os.getppid()
    names = (f".a.txt.{alive}.x2.part", f".b.txt.{ended.pid}.x.part", ".a.part")
    others = [tmp_path / name for name in names]
    for path in (gone, *others):
        path.write_text("half")
    write_whole(tmp_path / "a.txt", "x")
    assert not gone.exists()
    assert all(path.exists() for path in others)


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name are those of Linux")
def test_a_process_that_is_killed_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from annotate.support.files import whole_file\n"
        "with whole_file(sys.argv[1]) as stream:\n"
        "    stream.write('half'); stream.flush(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.txt")], cwd=root)
    assert done.returncode < 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["O_TMPFILE", "link"])
def test_without_nameless_files_or_links_it_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    if missing == "link":
        monkeypatch.setattr("annotate.support.files.os.link", refuse)
    else:
        monkeypatch.delattr("annotate.support.files.os.O_TMPFILE", raising=False)
    write_whole(tmp_path / "a.txt", "whole\n")
    assert (tmp_path / "a.txt").read_text() == "whole\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]
