"""Forms of other packages that are bytes, one file of a whole run, or a folder of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.test_recipes import Done, installed, with_package
from tests.tui.sample import TEXT as SAMPLE

ONE_FILE = """
from annotate.formats.writers import Format
FORMAT = Format(
    suffix=".one", collect=lambda records: b"\\xff" + "|".join(r.text[-2:-1] for r in records).encode()
)
"""
TABLES = """
from annotate.formats.writers import Format
def tables(records):
    return {"claims.tab": b"claims", "count.tab": str(len(records)).encode()}
FORMAT = Format(suffix=".tab", tables=tables)
"""
OUTSIDE = TABLES.replace('"claims.tab"', '"../claims.tab"')
TEXT = ONE_FILE.replace('b"\\xff" + ', "").replace(".encode()", "")
NEEDY = """
from annotate.formats.writers import Format
FORMAT = Format(suffix=".need", dump=lambda record: "x", modules=("no_such_module",))
"""
WITH_TEXT = """
from annotate.formats.writers import Format
FORMAT = Format(suffix=".first", dump_with_text=lambda record, text: text[-2:])
"""


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for name in ("a", "b"):
        tmp_path.joinpath("news", f"{name}.txt").write_text(f"{SAMPLE}\n{name}\n")
    forms = {"one": ONE_FILE, "tab": TABLES, "outside": OUTSIDE, "texts": TEXT, "needy": NEEDY}
    return installed(tmp_path / "site", "roe_forms", "dateline.formats", first=WITH_TEXT, **forms)


def annotated(packages: Path, *arguments: str) -> Done:
    return with_package(packages, "annotate", str(packages.parent / "news"), "--workers", "1", *arguments)


def test_one_file_holds_all_records_of_a_run(packages: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.one"
    done = annotated(packages, "-o", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    assert target.read_bytes() == b"\xffa|b"


def test_the_same_file_may_be_written_again_and_another_is_not_written_over(
    packages: Path, tmp_path: Path
) -> None:
    target = tmp_path / "all.one"
    annotated(packages, "-o", str(target))
    assert annotated(packages, "-o", str(target)).returncode == 0
    target.write_bytes(b"mine")
    done = annotated(packages, "-o", str(target))
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert target.read_bytes() == b"mine"


def test_a_folder_gets_one_such_file_an_article(packages: Path, tmp_path: Path) -> None:
    done = annotated(packages, "-f", "one", "-o", f"{tmp_path / 'out'}/")
    assert done.returncode == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        "a.one": b"\xffa",
        "b.one": b"\xffb",
    }


def test_tables_of_all_records_stand_in_one_folder(packages: Path, tmp_path: Path) -> None:
    done = annotated(packages, "-f", "tab", "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        "claims.tab": b"claims",
        "count.tab": b"2",
    }


@pytest.mark.parametrize("target", [(), ("-o", "all.tab")])
def test_tables_need_a_folder(packages: Path, target: tuple[str, ...]) -> None:
    done = annotated(packages, "-f", "tab", *target)
    assert done.returncode == 2
    assert "tab writes a folder of tables; name one with --output FOLDER/" in done.stderr


def test_no_table_is_written_outside_its_folder(packages: Path, tmp_path: Path) -> None:
    done = annotated(packages, "-f", "outside", "-o", f"{tmp_path / 'out'}/")
    assert done.returncode == 1
    assert "the format outside of the package roe_forms failed" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "claims.tab").exists()


def test_a_form_that_gives_another_thing_than_bytes_costs_one_line(packages: Path, tmp_path: Path) -> None:
    done = annotated(packages, "-f", "texts", "-o", str(tmp_path / "all.txts"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "it gives str, not bytes" in done.stderr


def test_what_is_missing_is_named_before_anything_is_read(packages: Path) -> None:
    done = annotated(packages, "-f", "needy")
    assert done.returncode == 2
    assert done.stderr.strip().endswith("needy needs one more package: pip install no_such_module")


def test_a_form_may_take_the_text_of_the_article(packages: Path) -> None:
    done = annotated(packages, "-f", "first")
    assert (done.returncode, done.stdout) == (0, "a\nb\n")
