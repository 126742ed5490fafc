#!/usr/bin/env bash
# pyarrow 26.0.1 (PyPI), with Python 3.11.
# pyarrow.json makes times of strings that look like one, and its documentation names two kinds, the day alone and day and time. One would
# guess that a time with its distance from Greenwich, as feeds and web pages have it, stays a string or keeps what it says, as it does in
# pyarrow.csv, whose times are then said to be of UTC and which leaves a column alone where some have a zone and some have none. In JSON it
# is counted over to Greenwich and the zone is dropped: what was published late on Sunday in Lima is of Monday. Beside it a time without a
# zone and a day alone, which becomes midnight, are taken as they stand, so that one column has times of several clocks and tells of none.
# With fractions of a second, as some pages write them, the same column is one of strings.
# Seen: "json, 2025-06-08T22:30:00-05:00: timestamp[s] 2025-06-09T03:30:00", "csv, the same: timestamp[s, tz=UTC]
# 2025-06-09T03:30:00+00:00", "json, beside a time without a zone and a day: timestamp[s] 2025-06-09T03:30:00 2025-06-08T22:30:00
# 2025-06-08T00:00:00", "csv, the same column: string" with what stood there, and "json, with fractions: string 2025-06-08T22:30:00.5-05:00".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyarrow==26.0.1
cat >"$folder/look.py" <<'PY'
import io
import sys

import pyarrow.csv
import pyarrow.json

LATE = "2025-06-08T22:30:00-05:00"
MIXED = [LATE, "2025-06-08T22:30:00", "2025-06-08"]


def told(column):
    values = (value if isinstance(value, str) else value.isoformat() for value in column.to_pylist())
    return f"{column.type} {' '.join(values)}"


def from_json(*values):
    lines = "".join(f'{{"published": "{value}"}}\n' for value in values)
    return told(pyarrow.json.read_json(io.BytesIO(lines.encode()))["published"])


def from_csv(*values):
    lines = "\n".join(("published", *values)) + "\n"
    return told(pyarrow.csv.read_csv(io.BytesIO(lines.encode()))["published"])


found = {
    f"json, {LATE}": from_json(LATE),
    "csv, the same": from_csv(LATE),
    "json, beside a time without a zone and a day": from_json(*MIXED),
    "csv, the same column": from_csv(*MIXED),
    "json, with fractions": from_json("2025-06-08T22:30:00.5-05:00"),
}
for name, what in found.items():
    print(f"{name}: {what}")
expected = [
    "timestamp[s] 2025-06-09T03:30:00",
    "timestamp[s, tz=UTC] 2025-06-09T03:30:00+00:00",
    "timestamp[s] 2025-06-09T03:30:00 2025-06-08T22:30:00 2025-06-08T00:00:00",
    f"string {' '.join(MIXED)}",
    "string 2025-06-08T22:30:00.5-05:00",
]
sys.exit(list(found.values()) != expected)
PY
"$folder/venv/bin/python" "$folder/look.py"
