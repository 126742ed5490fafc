"""Rows as comma-separated values that a spreadsheet may open without running anything.

UTF-8 without a byte order mark, which every reader but one old spreadsheet takes, and which a mark
would spoil for the others: a first column of another name.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import chain

from annotate.formats.tables.rows import TABLES, Cell, rows_of
from annotate.record import Annotations

# What a spreadsheet takes for a formula where a cell begins with it.
_FORMULA = ("=", "+", "-", "@", "\t")


def csv_of(table: str, records: Iterable[Annotations]) -> bytes:
    """Return one table of some records, with its header."""
    rows = (row for record in records for row in rows_of(table, record))
    return _lines(chain([tuple(TABLES[table])], rows)).encode("utf-8")


def _lines(rows: Iterable[tuple[Cell, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
    return text.getvalue()


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        # The writer quotes no carriage return where lines end without one, and readers end a row there.
        words = cell.replace("\r\n", "\n").replace("\r", "\n")
        return f"'{words}" if words.startswith(_FORMULA) else words
    return cell
