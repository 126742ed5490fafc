#!/usr/bin/env bash
# duckdb 2.0.1 (PyPI), with Python 3.11.
# DuckDB looks at the first 20,480 lines of a CSV file to find out how it is written. One would guess that a file with commas, in which no
# cell there needs quotation marks, keeps the usual ones. It is taken for a file that has none. A quotation in a later row then comes out
# with the marks of the file around it and its own doubled, without a word; so does COPY into a table that is there already. Where such a
# cell has a comma, the file is refused (that is also issue 21000 of duckdb/duckdb), and ignore_errors, which is advised then, leaves the
# row out. With quote='"', or with quotation marks in the first line of the file, all is right.
# Seen: 'row 20479: the "old" lock', 'row 20480: "the ""old"" lock"', 'COPY: "the ""old"" lock"', 'ignore_errors: 20479 of 20480 rows',
# 'quote given: the "old" lock' and 'names quoted: the "old" lock'.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet duckdb==2.0.1
cat >look.py <<'PY'
import csv
import sys

import duckdb

WORDS = 'the "old" lock'


def write(before, last, quoted_names=False):
    with open("said.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL if quoted_names else csv.QUOTE_MINIMAL).writerow(["who", "what"])
        rows = csv.writer(file)
        rows.writerows([f"e{number}", "the lock"] for number in range(before))
        rows.writerow(["last", last])


def last(table="read_csv('said.csv')"):
    return duckdb.sql(f"SELECT what FROM {table} WHERE who = 'last'").fetchall()[0][0]


found = {}
for before in (20_478, 20_479):
    write(before, WORDS)
    found[f"row {before + 1}"] = last()
duckdb.sql("CREATE TABLE said (who VARCHAR, what VARCHAR)")
duckdb.sql("COPY said FROM 'said.csv'")
found["COPY"] = last("said")
write(20_479, "Roe, Ann")
count = duckdb.sql("SELECT count(*) FROM read_csv('said.csv', ignore_errors = true)").fetchall()[0][0]
found["ignore_errors"] = f"{count} of 20480 rows"
write(30_000, WORDS)
found["quote given"] = last("""read_csv('said.csv', quote = '"')""")
write(30_000, WORDS, quoted_names=True)
found["names quoted"] = last()
for how, value in found.items():
    print(f"{how}: {value}")
kept = '"the ""old"" lock"'
sys.exit(list(found.values()) != [WORDS, kept, kept, "20479 of 20480 rows", WORDS, WORDS])
PY
venv/bin/python look.py
