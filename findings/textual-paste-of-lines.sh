#!/usr/bin/env bash
# textual 8.2.8 (PyPI), with Python 3.11.
# An Input has one line. One would guess that what is pasted into it comes in whole, its ends of lines left out or made spaces, as in a
# browser, or that at least the first words come in. It takes what stands before the first end of a line, whatever str.splitlines takes
# for one, and nothing else. What was copied with the line end before it, as a terminal or PDF hands it over, begins with an empty line:
# pasted over selected words it erases them and puts nothing in their place. A name copied where a text wraps loses its second half, and
# so it does at a page break or U+2028. TextArea takes all of it.
# Seen, pasting over "Bob": "two lines: 'Ann'", "line end first: ''", "page break: 'Ann'", "U+2028: 'Ann'" and "one line: 'Ann Roe'".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet textual==8.2.8
cat >"$folder/look.py" <<'PY'
import asyncio
import sys

from textual.app import App
from textual.events import Paste
from textual.widgets import Input

PASTED = {
    "two lines": "Ann\nRoe",
    "line end first": "\nAnn Roe",
    "page break": "Ann\fRoe",
    "U+2028": "Ann\u2028Roe",
    "one line": "Ann Roe",
}


class Asked(App):
    def compose(self):
        yield Input()


async def paste_all():
    app, found = Asked(), {}
    async with app.run_test() as pilot:
        asked = app.query_one(Input)
        for name, words in PASTED.items():
            asked.value = "Bob"
            asked.select_all()
            app.post_message(Paste(words))
            await pilot.pause()
            found[name] = asked.value
    return found


found = asyncio.run(paste_all())
for name, value in found.items():
    print(f"{name}: {value!r}")
sys.exit(list(found.values()) != ["Ann", "", "Ann", "Ann", "Ann Roe"])
PY
"$folder/venv/bin/python" "$folder/look.py"
