"""Documents, claims, entities, events and times of all articles as five files of Parquet in a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotate.formats.tables.parquet import parquet_of
from annotate.formats.tables.rows import ALL_TABLES
from annotate.formats.writers import Format, Recorded


def _tables(records: Sequence[Recorded]) -> Mapping[str, bytes]:
    found = [each.annotations for each in records]
    return {f"{table}.parquet": parquet_of(table, found) for table in ALL_TABLES}


FORMAT = Format(suffix=".parquet", tables=_tables, modules=("pyarrow",), extra="parquet")
