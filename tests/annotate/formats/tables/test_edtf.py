"""What is known of a date, in the Extended Date/Time Format."""

from __future__ import annotations

import pytest

from annotate.formats.tables.edtf import edtf
from annotate.formats.tables.rows import TABLES, rows_of
from tests.tui.sample import sample_record


@pytest.mark.parametrize(
    ("earliest", "latest", "wanted"),
    [
        ("2025-06-10", "2025-06-10", "2025-06-10"),
        ("2025-06-10T14:00", "2025-06-10T15:00", "2025-06-10"),
        ("2025-06-01", "2025-06-30", "2025-06"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01/2024-02-28"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2025-01-01", "2026-12-31", "2025-01-01/2026-12-31"),
        ("2025-06-09", "2025-06-15", "2025-06-09/2025-06-15"),
        ("2025-06-10", None, "2025-06-10/.."),
        (None, "2025-06-10", "../2025-06-10"),
        (None, None, None),
    ],
)
def test_a_window_is_as_exact_as_it_is_known(
    earliest: str | None, latest: str | None, wanted: str | None
) -> None:
    assert edtf(earliest, latest) == wanted


def test_the_table_of_events_has_it() -> None:
    columns = list(TABLES["events"])
    for row in rows_of("events", sample_record()):
        values = dict(zip(columns, row, strict=True))
        event = next(each for each in sample_record().timeline.events if each.id == values["event"])
        assert values["edtf"] == edtf(event.time.earliest, event.time.latest)
        assert values["happened"] == event.status
