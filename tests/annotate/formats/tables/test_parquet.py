"""Tables of Parquet as pyarrow, DuckDB and Polars read them."""

from __future__ import annotations

import datetime
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.formats import FORMATS, forms
from annotate.formats.forms import missing, tables
from annotate.formats.tables.rows import ALL_TABLES, TABLES, rows_of
from annotate.formats.writers import Recorded
from annotate.record import Annotations, Timeline
from annotate.review.edits import note
from tests.samples import TEXT, full_record
from tests.tui.sample import TEXT as BRIDGE
from tests.tui.sample import sample_record

FORM = FORMATS["parquet"]
NAMES = {str: "string", int: "int64", float: "double", bool: "bool"}


def bare(id: str = "bare") -> Annotations:
    """A record without a single annotation."""
    record = full_record()
    document = replace(record.document, id=id, title=None, url=None)
    return replace(record, document=document, entities=(), claims=(), timeline=Timeline())


@pytest.fixture
def arrow() -> Any:
    return pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra")


def written(folder: Path, *records: Annotations) -> Path:
    for name, content in tables(FORM, [Recorded(record, "") for record in records]).items():
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("table", ALL_TABLES)
def test_a_row_for_each_annotation_and_the_same_values(arrow: Any, tmp_path: Path, table: str) -> None:
    records = (sample_record(), full_record())
    found = arrow.read_table(written(tmp_path, *records) / f"{table}.parquet")
    wanted = [row for record in records for row in rows_of(table, record)]
    assert [tuple(row.values()) for row in found.to_pylist()] == wanted
    assert wanted


@pytest.mark.parametrize("table", ALL_TABLES)
def test_columns_have_their_types_where_nothing_has_a_value(arrow: Any, tmp_path: Path, table: str) -> None:
    for number, records in enumerate([(bare(),), (sample_record(),)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        schema = arrow.read_schema(written(folder, *records) / f"{table}.parquet")
        assert {field.name: str(field.type) for field in schema} == {
            column: NAMES[kind] for column, kind in ALL_TABLES[table].items()
        }


@pytest.mark.usefixtures("arrow")
def test_duckdb_joins_the_tables_and_those_of_many_runs(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not there")
    for number, record in enumerate([bare(), sample_record()]):
        (tmp_path / str(number)).mkdir()
        written(tmp_path / str(number), record)
    claims, documents = (f"read_parquet('{tmp_path}/*/{table}.parquet')" for table in ("claims", "documents"))
    joined = f"{claims} c JOIN {documents} d USING (document)"
    found = duckdb.sql(f"SELECT document, count(*), sum(c.start) FROM {joined} GROUP BY 1").fetchall()
    record = sample_record()
    starts = sum(min(span.start for span in claim.content) for claim in record.claims)
    assert found == [(record.document.id, len(record.claims), starts)]
    types = duckdb.sql(f"SELECT column_type FROM (DESCRIBE SELECT * FROM {claims})").fetchall()
    assert {kind for (kind,) in types} == {"VARCHAR", "BIGINT", "DOUBLE"}


@pytest.mark.usefixtures("arrow")
def test_polars_reads_an_empty_table_and_a_full_one_as_one(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars", reason="Polars is not there")
    for number, record in enumerate([bare(), sample_record()]):
        (tmp_path / str(number)).mkdir()
        written(tmp_path / str(number), record)
    for table in TABLES:
        found = polars.read_parquet(f"{tmp_path}/*/{table}.parquet")
        assert found.height == len(list(rows_of(table, sample_record())))
    late = (
        polars.read_parquet(f"{tmp_path}/*/events.parquet")["earliest"]
        .str.slice(0, 10)
        .str.to_date(strict=False)
    )
    assert late.drop_nulls().max() > datetime.date(1900, 1, 1)


@given(st.text(max_size=30))
def test_any_words_can_be_written(words: str) -> None:
    arrow = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra")
    import pyarrow as pa

    content = tables(FORM, [Recorded(note(sample_record(), "c1", words), BRIDGE)])["claims.parquet"]
    notes = {row["claim"]: row["note"] for row in arrow.read_table(pa.BufferReader(content)).to_pylist()}
    given = note(sample_record(), "c1", words).claims[0].note
    assert notes["c1"] == (given.encode("utf-8", "replace").decode() if given else given)


@pytest.mark.usefixtures("arrow")
def test_the_same_records_give_the_same_bytes() -> None:
    records = [Recorded(sample_record(), BRIDGE), Recorded(full_record(), TEXT)]
    assert tables(FORM, records) == tables(FORM, records)


def test_what_is_missing_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "find_spec", lambda _: None)
    assert missing(FORM) == "parquet needs one more package: pip install 'dateline[parquet]'"


def test_nobody_loads_it_before_something_is_written() -> None:
    asked = "print('pyarrow' in sys.modules)"
    script = f"import sys; from annotate.formats import FORMATS; FORMATS['parquet']; {asked}"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == "False"
