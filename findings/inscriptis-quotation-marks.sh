#!/usr/bin/env bash
# inscriptis 2.7.6 (PyPI), with Python 3.11.
# inscriptis turns a page into text as a browser shows it, and puts quotation marks where a browser draws them, around <q>. One would guess
# that the marks stand at both ends of the element. They are put around every piece of text that is a child of <q> itself: a link or an
# emphasis within a quotation closes it and opens it again, so that the link stands outside it; where the quotation ends with one, its last
# words stand outside; and a quotation that is a link as a whole, as newspapers link to what was said, has no marks at all.
# Seen: 'plain: He said "we must go" today.', 'emphasis: He said "we "must" go" today.', 'emphasis at the end: He said "we must "go today.'
# and 'link: He said we must go today.'.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet inscriptis==2.7.6
cat >"$folder/look.py" <<'PY'
import sys

from inscriptis import get_text

QUOTED = {
    "plain": "<q>we must go</q>",
    "emphasis": "<q>we <em>must</em> go</q>",
    "emphasis at the end": "<q>we must <em>go</em></q>",
    "link": '<q><a href="https://paper.example/speech">we must go</a></q>',
}
found = {name: get_text(f"<p>He said {words} today.</p>").strip() for name, words in QUOTED.items()}
for name, text in found.items():
    print(f"{name}: {text}")
expected = [
    'He said "we must go" today.',
    'He said "we "must" go" today.',
    'He said "we must "go today.',
    "He said we must go today.",
]
sys.exit(list(found.values()) != expected)
PY
"$folder/venv/bin/python" "$folder/look.py"
