#!/usr/bin/env bash
# python-dateutil 4.0.0 and dateparser 1.5.0 (PyPI), with Python 3.11.
# British and Irish papers, and those of half of Europe, write a time with a point: 9.30pm, 21.30. dateutil's parser either knows a way of
# writing or raises an error, and one would guess that it does so here. Before "am" or "pm" the minutes are dropped, without a word; only an
# hour of one digit behind a day raises an error. (Both are also issue 1052 of dateutil/dateutil.) A time of 24 hours before a day is taken
# for a date: its hour is the year 2010, and the year 2025 the time 20:25. fuzzy=True changes none of it. dateparser reads all of them.
# Seen: "9.30pm, 3 May 2025: dateutil 2025-05-03 21:00, dateparser 2025-05-03 21:30", "Saturday, 3 May 2025, 12.05 a.m.: dateutil
# 2025-05-03 00:00, dateparser 2025-05-03 00:05", "10.15, 3 May 2025: dateutil 2010-05-03 20:25, dateparser 2025-05-03 10:15" and
# "3 May 2025, 9.30pm: dateutil an error, dateparser 2025-05-03 21:30".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-dateutil==4.0.0 dateparser==1.5.0
cat >"$folder/look.py" <<'PY'
import sys

import dateparser
from dateutil import parser

SEEN = {
    "9.30pm, 3 May 2025": ("2025-05-03 21:00", "2025-05-03 21:30"),
    "Saturday, 3 May 2025, 12.05 a.m.": ("2025-05-03 00:00", "2025-05-03 00:05"),
    "10.15, 3 May 2025": ("2010-05-03 20:25", "2025-05-03 10:15"),
    "3 May 2025, 9.30pm": ("an error", "2025-05-03 21:30"),
}


def dateutil(words, fuzzy):
    try:
        return f"{parser.parse(words, fuzzy=fuzzy):%Y-%m-%d %H:%M}"
    except parser.ParserError:
        return "an error"


found = {}
for words in SEEN:
    read = {dateutil(words, fuzzy) for fuzzy in (False, True)}
    found[words] = " or ".join(sorted(read)), f"{dateparser.parse(words, languages=['en']):%Y-%m-%d %H:%M}"
    print(f"{words}: dateutil {found[words][0]}, dateparser {found[words][1]}")
sys.exit(found != SEEN)
PY
"$folder/venv/bin/python" "$folder/look.py"
