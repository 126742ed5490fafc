#!/usr/bin/env bash
# trafilatura 2.3.1 (PyPI), with Python 3.11.
# One would guess that a paragraph comes out with the words that a browser shows in it. Three elements that newspapers use within
# a line come out otherwise: the words of <time> are gone, and with them the date; <q> loses the quotation marks that a browser
# draws, and the line breaks after it; what <del> or <s> strikes through stands beside what replaced it, as if both were said.
# A page of fewer sentences is read in another way, which keeps the date.
# Seen: 'time: It reopens on at noon.', 'q: The mayor said we will mend it | on Sunday.' and 'del: The toll, 12 15, may rise.'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet trafilatura==2.3.1 lxml_html_clean
cat >"$folder/look.py" <<'PY'
import sys
from trafilatura import extract

BEFORE = "The old lock at Velsk was shut on Monday after a gate had come off its hinges in the night."
AFTER = "Divers went down twice and found the lower hinge in two pieces, the port said in a statement."
LAST = "Forty barges are waiting above the lock, and the first of them has been there since Sunday noon."
PAGE = "<html><head><title>Lock</title></head><body><article><h1>Lock</h1><p>{}</p><p>{}</p><p>{}</p><p>{}</p></article></body></html>"
LINES = {
    "time": 'It reopens on <time datetime="2025-06-10">10 June</time> at noon.',
    "q": "The mayor said <q>we will mend it</q> on Sunday.",
    "del": "The toll, <del>12</del> <ins>15</ins>, may rise.",
}


def between(line):
    text = extract(PAGE.format(BEFORE, line, AFTER, LAST)) or ""
    return " | ".join(text.partition(BEFORE)[2].partition(AFTER)[0].strip().splitlines())


found = {name: between(line) for name, line in LINES.items()}
for name, line in found.items():
    print(f"{name}: {line}")
expected = {
    "time": "It reopens on at noon.",
    "q": "The mayor said we will mend it | on Sunday.",
    "del": "The toll, 12 15, may rise.",
}
sys.exit(found != expected)
PY
"$folder/venv/bin/python" "$folder/look.py"
