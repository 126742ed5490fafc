#!/usr/bin/env bash
# textual 8.2.8 (PyPI), with Python 3.11.
# TextArea's documentation says that the first line separator of a text is kept for all lines when the text is read again, and its code
# names three: LF, CR LF and CR. One would guess that a text with LF only comes back as it was, whatever else is in it. It is cut at all
# that Python's str.splitlines takes for an end of line: the page break of a printed article, U+2028 and U+0085 come back as LF, and count
# as lines. And it is not the first separator that counts: one CR LF in the last line makes all ends CR LF, so that the text grows and
# every place counted in characters moves, though nobody has typed anything.
# Seen: "page break: '1\n2\n3'", "U+2028: '1\n2\n3'", "U+0085: '1\n2\n3'", "first LF, last CR LF: '1\r\n2\r\n3'" and "LF only: '1\n2\n3'".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet textual==8.2.8
cat >"$folder/look.py" <<'PY'
import asyncio
import sys

from textual.app import App
from textual.widgets import TextArea

TEXTS = {
    "page break": "1\f2\n3",
    "U+2028": "1\u20282\n3",
    "U+0085": "1\x852\n3",
    "first LF, last CR LF": "1\n2\r\n3",
    "LF only": "1\n2\n3",
}


class Edited(App):
    def compose(self):
        yield TextArea(read_only=True)


async def read_again():
    app = Edited()
    found = {}
    async with app.run_test() as pilot:
        area = app.query_one(TextArea)
        for name, text in TEXTS.items():
            area.text = text
            await pilot.pause()
            found[name] = area.text
    return found


found = asyncio.run(read_again())
for name, text in found.items():
    print(f"{name}: {text!r}")
changed = {name: "1\n2\n3" for name in TEXTS} | {"first LF, last CR LF": "1\r\n2\r\n3"}
sys.exit(found != changed)
PY
"$folder/venv/bin/python" "$folder/look.py"
