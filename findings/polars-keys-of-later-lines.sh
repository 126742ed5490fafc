#!/usr/bin/env bash
# polars 2.1.0 and pyarrow 26.0.1 (PyPI), with Python 3.11.
# In JSON lines a key that has nothing to say is often left out: a note, a verdict. Both packages find out the columns for themselves. One
# would guess that a key which comes late is a column with empty cells before it, or that reading fails, as it does in polars for a late
# value of another type. polars looks at 100 lines, and what it has not seen there is no column, without a word: read_ndjson, scan_ndjson
# and DataFrame alike, and so it is with keys of objects within a line. (The first two are also issue 29330 of pola-rs/polars.) pyarrow's
# Table.from_pylist looks at the first record only, but within objects at all. pyarrow.json.read_json has every key, and so has polars with
# infer_schema_length=None.
# Seen: "99 lines before it: id, claim(by, verdict), note", "100 lines before it: id, claim(by)", "all looked at: id, claim(by, verdict),
# note", "from_pylist: id, claim(by, verdict)" and "pyarrow.json: id, claim(by, verdict), note".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet polars==2.1.0 pyarrow==26.0.1
cat >look.py <<'PY'
import json
import sys

import polars
import pyarrow
import pyarrow.json


def write(before):
    rows = [{"id": f"c{number}", "claim": {"by": "model"}} for number in range(before)]
    rows.append({"id": "last", "claim": {"by": "reader", "verdict": "false"}, "note": "call her"})
    with open("claims.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return rows


def columns(schema):
    inner = schema["claim"].fields if isinstance(schema, polars.Schema) else schema.field("claim").type
    names = schema.names() if isinstance(schema, polars.Schema) else schema.names
    claim = f"claim({', '.join(field.name for field in inner)})"
    return ", ".join(claim if name == "claim" else name for name in names)


found = {}
for before in (99, 100):
    rows = write(before)
    schemas = (
        polars.read_ndjson("claims.jsonl").schema,
        polars.scan_ndjson("claims.jsonl").collect().schema,
        polars.DataFrame(rows).schema,
    )
    found[f"{before} lines before it"] = " or ".join(sorted({columns(schema) for schema in schemas}))
found["all looked at"] = columns(polars.read_ndjson("claims.jsonl", infer_schema_length=None).schema)
found["from_pylist"] = columns(pyarrow.Table.from_pylist(rows).schema)
found["pyarrow.json"] = columns(pyarrow.json.read_json("claims.jsonl").schema)
for name, names in found.items():
    print(f"{name}: {names}")
everything = "id, claim(by, verdict), note"
sys.exit(list(found.values()) != [everything, "id, claim(by)", everything, "id, claim(by, verdict)", everything])
PY
venv/bin/python look.py
