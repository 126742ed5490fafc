"""The tables of a task as Parquet, written row group by row group: an archive's do not fit into memory."""

from __future__ import annotations

import contextlib
from types import TracebackType
from typing import Any

from annotate.formats.tables.parquet import schema_of, table_of
from annotate.formats.tables.rows import ALL_TABLES, Cell, rows_of
from annotate.record import Annotations

# Rows of a group, which are in memory until they are written.
GROUP = 20_000


class Tables:
    """The tables of one task: files that are there when they are whole.

    Args:
        folder: Where each table has a folder.
        name: Of the task's file in each.
        wanted: Whether any are written at all.
    """

    def __init__(self, folder: Any, name: str, *, wanted: bool) -> None:
        self._folder, self._name = folder, name
        self._waiting: dict[str, list[tuple[Cell, ...]]] = {table: [] for table in ALL_TABLES if wanted}
        self._writers: dict[str, Any] = {}
        self._stack = contextlib.ExitStack()
        self.rows: dict[str, int] = dict.fromkeys(self._waiting, 0)

    def __enter__(self) -> Tables:
        """Open a file for each table, which has its columns even where no row comes."""
        with contextlib.ExitStack() as stack:
            for table in self._waiting:
                from pyarrow.parquet import ParquetWriter

                self._folder.makedirs(table, exist_ok=True)
                stream = stack.enter_context(self._folder.open(self._part(table), "wb"))
                writer = ParquetWriter(stream, schema_of(table), compression="zstd")
                self._writers[table] = stack.enter_context(writer)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what waits, unless something has gone wrong, and close the files."""
        with self._stack:
            if kind is None:
                for table in self._waiting:
                    self._write(table)

    def add(self, record: Annotations) -> None:
        """Take the rows of a record."""
        for table, waiting in self._waiting.items():
            before = len(waiting)
            waiting.extend(rows_of(table, record))
            self.rows[table] += len(waiting) - before
            if len(waiting) >= GROUP:
                self._write(table)

    def finish(self) -> None:
        """Give the files, which are closed, their names."""
        for table in self._waiting:
            self._folder.mv(self._part(table), _file(table, self._name))

    def _write(self, table: str) -> None:
        if self._waiting[table]:
            self._writers[table].write_table(table_of(table, self._waiting[table]))
            self._waiting[table].clear()

    def _part(self, table: str) -> str:
        return f"{_file(table, self._name)}.part"


def rows_in(folder: Any, table: str, name: str) -> int:
    """Return how many rows a task's file has; none where it is not there or not whole."""
    from pyarrow import ArrowException, parquet

    try:
        with folder.open(_file(table, name), "rb") as stream:
            return int(parquet.ParquetFile(stream).metadata.num_rows)
    except (ArrowException, OSError):
        return 0


def _file(table: str, name: str) -> str:
    return f"{table}/{name}.parquet"
