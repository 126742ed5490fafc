"""Claims, entities, events and times of all articles as four files of comma-separated values in a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotate.formats.tables.comma import csv_of
from annotate.formats.tables.rows import TABLES
from annotate.formats.writers import Format, Recorded


def _tables(records: Sequence[Recorded]) -> Mapping[str, bytes]:
    return {f"{table}.csv": csv_of(table, [each.annotations for each in records]) for table in TABLES}


FORMAT = Format(suffix=".csv", tables=_tables)
