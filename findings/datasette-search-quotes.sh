#!/bin/sh
# datasette 0.65.5 (PyPI). A full-text table over another table (FTS5, external content) is used for
# `?_search=` only where its SQL has the content table in double quotes or in brackets. With single quotes, as
# SQLite's own documentation writes it, or with none, the search works in SQL, but Datasette shows no search
# box, and `_search` is ignored without a word: every row comes back.
#
# Seen: content="notes" 1 row, content=[notes] 1 row, content='notes' 3 rows, content=notes 3 rows.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q datasette==0.65.5 setuptools
cd "$folder"
wrong=0
for quoted in '"notes"' '[notes]' "'notes'" 'notes'; do
    rm -f a.db
    Q="$quoted" venv/bin/python - <<'PYTHON'
import os
import sqlite3

base = sqlite3.connect("a.db")
base.execute("CREATE TABLE notes (words TEXT)")
base.executemany("INSERT INTO notes VALUES (?)", [("a bridge",), ("a river",), ("a road",)])
base.execute(f"CREATE VIRTUAL TABLE notes_fts USING fts5(words, content={os.environ['Q']})")
base.execute("INSERT INTO notes_fts (notes_fts) VALUES ('rebuild')")
base.commit()
found = base.execute("SELECT count(*) FROM notes_fts WHERE notes_fts MATCH 'bridge'").fetchone()[0]
assert found == 1, found
PYTHON
    rows=$(venv/bin/datasette a.db --get '/a/notes.json?_search=bridge&_shape=array' |
        venv/bin/python -c 'import json, sys; print(len(json.load(sys.stdin)))')
    echo "content=$quoted: SQLite finds 1 row, Datasette's _search gives $rows"
    case $quoted in
    \"*|\[*) [ "$rows" = 1 ] || wrong=1 ;;
    *) [ "$rows" = 3 ] || wrong=1 ;;
    esac
done
[ "$wrong" = 0 ] || { echo "the behaviour has changed"; exit 1; }
