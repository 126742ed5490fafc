"""Tables as spreadsheets and databases read them."""

from __future__ import annotations

import csv
import io
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.formats import FORMATS
from annotate.formats.tables.comma import csv_of
from annotate.formats.tables.rows import TABLES, rows_of
from annotate.formats.writers import Recorded
from annotate.formats.writers.tables.sqlite import dump_database
from annotate.record import Annotations, Check
from annotate.review.edits import check, note
from tests.samples import TEXT, full_record
from tests.tui.sample import TEXT as BRIDGE
from tests.tui.sample import sample_record


def second() -> Annotations:
    record = full_record()
    return replace(record, document=replace(record.document, id="other"))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_a_header_and_a_row_for_each_annotation(table: str) -> None:
    collect = FORMATS[f"{table}_csv"].collect
    assert collect is not None
    data = collect([Recorded(sample_record(), BRIDGE), Recorded(second(), TEXT)])
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    assert header == list(TABLES[table])
    wanted = [len(list(rows_of(table, record))) for record in (sample_record(), second())]
    assert len(rows) == sum(wanted)
    assert {len(row) for row in rows} == {len(header)}
    assert [row[0] for row in rows].count("other") == wanted[1]


def test_offsets_lead_to_the_words() -> None:
    for row in rows_of("entities", sample_record()):
        values = dict(zip(TABLES["entities"], row, strict=True))
        start, end = values["start"], values["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert BRIDGE[start:end].strip()


@pytest.mark.parametrize("words", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(words: str) -> None:
    data = csv_of("claims", [note(sample_record(), "c1", words)])
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    assert rows[0]["note"] == f"'{words}"


@given(st.text(max_size=40).filter(lambda words: "\x00" not in words))
def test_any_words_stay_in_their_cell(words: str) -> None:
    data = csv_of("claims", [note(sample_record(), "c1", words)]).decode("utf-8", "surrogatepass")
    rows = list(csv.reader(io.StringIO(data, newline="")))
    assert {len(row) for row in rows} == {len(TABLES["claims"])}


def test_the_database_answers_sql() -> None:
    record = check(sample_record(), "c3", Check("false", "the log", "https://port.example"))
    base = sqlite3.connect(":memory:")
    base.deserialize(dump_database([Recorded(record, BRIDGE), Recorded(second(), TEXT)]))
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("SELECT verdict, evidence FROM claims WHERE claim = 'c3'").fetchone() == (
        "false",
        "the log",
    )
    assert base.execute("SELECT count(*) FROM documents").fetchone() == (2,)
    search = "SELECT c.content FROM claims_search s JOIN claims c ON c.rowid = s.rowid"
    assert base.execute(f"{search} WHERE claims_search MATCH 'bridge'").fetchall()
    # This is how Datasette looks for it.
    asked = "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?"
    assert base.execute(asked, ['%VIRTUAL TABLE%USING FTS%content="claims"%']).fetchall() == [
        ("claims_search",)
    ]
    words = (
        "SELECT substr(d.text, e.start + 1, e.end - e.start) FROM events e JOIN documents d USING (document)"
    )
    assert all(row[0].strip() for row in base.execute(words))


def test_of_two_records_of_one_article_the_later_counts() -> None:
    later = note(sample_record(), "c1", "later")
    base = sqlite3.connect(":memory:")
    base.deserialize(dump_database([Recorded(sample_record(), BRIDGE), Recorded(later, BRIDGE)]))
    assert base.execute("SELECT note FROM claims WHERE claim = 'c1'").fetchall() == [("later",)]
