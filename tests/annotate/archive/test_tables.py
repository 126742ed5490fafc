"""An archive comes from tables and goes to tables, and nothing of it vanishes quietly."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from annotate.archive.cluster import Annotate, ReadParquet, report
from annotate.archive.worker import Engine
from annotate.article import Article
from annotate.formats.tables.rows import ALL_TABLES
from annotate.record import Annotations, Entity, Generator, Mention, Pipeline
from annotate.settings import Settings

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")

parquet = pytest.importorskip("pyarrow.parquet")
executor = pytest.importorskip("datatrove.executor", reason="datatrove is an extra")


class First:
    """An engine that takes the first word of a text for a place."""

    def annotate(self, article: Article) -> Annotations:
        word = article.text.split()[0]
        mention = Mention("e1.m1", 0, len(word), word, "name", "rule", 1.0)
        generator = Generator("0", Pipeline("first", "0"), "0" * 64)
        return Annotations(generator, article.document(), (Entity("e1", "GPE", word, (mention,)),))


def first(settings: Settings) -> Engine:
    return First()


def run(steps: list[Any], logs: Path, tasks: int = 1) -> None:
    executor.LocalPipelineExecutor(steps, tasks=tasks, workers=1, logging_dir=str(logs)).run()


def annotate(folder: Path) -> Annotate:
    return Annotate(str(folder), Settings(), first, tables=True)


def articles(file: Path, rows: list[dict[str, Any]]) -> None:
    file.parent.mkdir(exist_ok=True)
    parquet.write_table(pa.Table.from_pylist(rows), file)


def test_rows_are_articles_and_become_rows(tmp_path: Path) -> None:
    articles(
        tmp_path / "in" / "a.parquet",
        [
            {"id": "a1", "text": "Velden waits.", "published": datetime.date(2025, 6, 10), "more": 1},
            {"id": "a2", "text": "", "published": None, "more": 2},
            {"id": None, "text": "Graz sleeps.", "published": None, "more": None},
        ],
    )
    articles(
        tmp_path / "in" / "b.parquet", [{"id": 7, "text": "Oslo sings.", "url": "https://paper.example/7"}]
    )
    out = tmp_path / "out"
    run([ReadParquet(str(tmp_path / "in")), annotate(out)], tmp_path / "logs", tasks=3)
    found = report(str(out), 3)
    assert (found.came, found.annotated, found.is_whole) == (4, 3, True)
    assert [name for name, _ in found.failed] == ["a.parquet:2"]
    # The third task had no file; its tables have their columns all the same.
    assert {table: len(list((out / table).glob("*.parquet"))) for table in ALL_TABLES} == dict.fromkeys(
        ALL_TABLES, 3
    )
    entities = parquet.read_table(out / "entities").to_pylist()
    assert {row["name"] for row in entities} == {"Velden", "Graz", "Oslo"}
    documents = {row["document"]: row for row in parquet.read_table(out / "documents").to_pylist()}
    assert documents["a1"]["published"] == "2025-06-10"
    assert documents["7"]["url"] == "https://paper.example/7"
    assert parquet.read_table(out / "claims").num_rows == 0
    assert {str(field.type) for field in parquet.read_schema(out / "claims" / "00002.parquet")} == {
        "string",
        "int64",
        "double",
    }
    assert not list(out.rglob("*.part"))


def test_what_is_no_table_of_articles_is_told(tmp_path: Path) -> None:
    articles(tmp_path / "in" / "a.parquet", [{"body": "Velden waits."}])
    (tmp_path / "in" / "b.parquet").write_bytes(b"PAR1 and nothing else")
    articles(tmp_path / "in" / "c.parquet", [{"text": f"Velden waits {n}."} for n in range(999)])
    whole = (tmp_path / "in" / "c.parquet").read_bytes()
    (tmp_path / "in" / "c.parquet").write_bytes(whole[: len(whole) // 2])
    articles(tmp_path / "in" / "d.parquet", [{"text": "Graz sleeps."}, {"text": 3 * " "}])
    run([ReadParquet(str(tmp_path / "in")), annotate(tmp_path / "out")], tmp_path / "logs")
    found = report(str(tmp_path / "out"))
    assert found.annotated == 1
    failed = dict(found.failed)
    assert sorted(failed) == ["a.parquet:1", "b.parquet:1", "c.parquet:1", "d.parquet:2"]
    assert failed["a.parquet:1"] == 'the table has no column "text"'
    assert failed["b.parquet:1"].startswith("the file cannot be read: ")


def test_tables_that_are_not_whole_are_missed(tmp_path: Path) -> None:
    articles(tmp_path / "in" / "a.parquet", [{"text": "Velden waits."}, {"text": "Graz sleeps."}])
    out = tmp_path / "out"
    run([ReadParquet(str(tmp_path / "in")), annotate(out)], tmp_path / "logs")
    assert report(str(out)).is_whole
    (out / "entities" / "00000.parquet").write_bytes(b"")
    found = report(str(out))
    assert not found.is_whole
    assert found.problems == ("task 0: 2 rows of entities were written, 0 are there",)


def test_rows_are_written_before_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.archive.tables.GROUP", 10)
    articles(tmp_path / "in" / "a.parquet", [{"text": f"Velden waits {n}."} for n in range(95)])
    run([ReadParquet(str(tmp_path / "in")), annotate(tmp_path / "out")], tmp_path / "logs")
    about = parquet.ParquetFile(tmp_path / "out" / "entities" / "00000.parquet").metadata
    assert (about.num_rows, about.num_row_groups) == (95, 10)
