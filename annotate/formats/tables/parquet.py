"""Rows as tables of Parquet, whose columns have their types even where no row has a value."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from annotate.formats.tables.rows import ALL_TABLES, Cell, rows_of
from annotate.record import Annotations


def parquet_of(table: str, records: Iterable[Annotations]) -> bytes:
    """Return one table of some records as the bytes of a file."""
    from pyarrow import parquet

    stream = io.BytesIO()
    rows = [row for record in records for row in rows_of(table, record)]
    parquet.write_table(table_of(table, rows), stream, compression="zstd")
    return stream.getvalue()


def schema_of(table: str) -> Any:
    """Return the columns of a table, with the types of pyarrow."""
    import pyarrow as pa

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    return pa.schema([(column, types[kind]) for column, kind in ALL_TABLES[table].items()])


def table_of(table: str, rows: Iterable[tuple[Cell, ...]]) -> Any:
    """Return rows as a table of pyarrow."""
    import pyarrow as pa

    schema = schema_of(table)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [
        pa.array(map(_cell, column), type=field.type) for column, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _cell(cell: Cell) -> Cell:
    """A cell as UTF-8 can have it: half a surrogate pair is a question mark."""
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
