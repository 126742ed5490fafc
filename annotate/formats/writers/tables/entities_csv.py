"""The entities of all articles as one table of comma-separated values."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.formats.tables.comma import csv_of
from annotate.formats.writers import Format, Recorded


def _collect(records: Sequence[Recorded]) -> bytes:
    return csv_of("entities", [each.annotations for each in records])


FORMAT = Format(suffix=".entities.csv", collect=_collect)
