"""All articles as one SQLite database, for SQL, Datasette and notebooks: articles and annotations by id."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from annotate.formats.tables.rows import TABLES, Cell, Columns, rows_of
from annotate.formats.writers import Format, Recorded

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
_DOCUMENTS = """CREATE TABLE documents (
  document TEXT PRIMARY KEY, title TEXT, author TEXT, publisher TEXT, url TEXT, source TEXT, published TEXT,
  published_source TEXT NOT NULL, sha256 TEXT NOT NULL, text TEXT NOT NULL
)"""
_OWN = {"claims": "claim", "entities": "entity", "events": "event", "times": "time"}
_SEARCH = (
    # Datasette knows the table that is searched by these marks alone.
    'CREATE VIRTUAL TABLE claims_search USING fts5(content, source, content="claims", content_rowid="rowid")',
    "INSERT INTO claims_search(rowid, content, source) SELECT rowid, content, source FROM claims",
)


def dump_database(records: Sequence[Recorded]) -> bytes:
    """All records as the bytes of a database; of two records of one id the later counts."""
    base = sqlite3.connect(":memory:")
    try:
        base.execute(_DOCUMENTS)
        for table, columns in TABLES.items():
            base.execute(_table(table, columns))
        last = {each.annotations.document.id: each for each in records}
        with base:
            base.executemany(
                f"INSERT INTO documents VALUES ({','.join('?' * 10)})", map(_document, last.values())
            )
            for table, columns in TABLES.items():
                marks = ",".join("?" * len(columns))
                rows = (row for each in last.values() for row in rows_of(table, each.annotations))
                base.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            for statement in _SEARCH:
                base.execute(statement)
        return base.serialize()
    finally:
        base.close()


def _table(name: str, columns: Columns) -> str:
    lines = [f"{column} {_TYPES[kind]}" for column, kind in columns.items()]
    lines += [
        f"PRIMARY KEY (document, {_OWN[name]})",
        "FOREIGN KEY (document) REFERENCES documents (document)",
    ]
    if name == "claims":
        lines.append("FOREIGN KEY (document, source_entity) REFERENCES entities (document, entity)")
    return f"CREATE TABLE {name} ({', '.join(lines)})"


def _document(each: Recorded) -> tuple[Cell, ...]:
    (row,) = rows_of("documents", each.annotations)
    return (*row, each.text)


def _begins(content: bytes) -> bool:
    return content.startswith(b"SQLite format 3\x00")


FORMAT = Format(suffix=".sqlite", collect=dump_database, replaces=_begins, suffixes=(".db", ".sqlite3"))
