#!/usr/bin/env bash
# textual 8.2.8 and rich 15.0.0 (PyPI), with Python 3.11.
# textual's Content and rich's Text take a text and spans of styles, counted in that text. Both take carriage returns, form feeds, bells
# and the like out of the text, but leave the spans where they were. One would guess that a span keeps its words. In a text whose lines
# end in CR LF, as mail and Windows have them, each line before a span moves it by one: marks of an annotation lie beside their words,
# and the last ones beyond the end. Only to Content can one say that the characters are to stay.
# Seen, for spans of "Ann Roe" and "Bob Li" in the third and fourth line: "Content: 'n Roe r', ' Li'", "Text: 'n Roe r', ' Li'" and
# "Content, nothing taken out: 'Ann Roe', 'Bob Li'".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet textual==8.2.8 rich==15.0.0
cat >"$folder/look.py" <<'PY'
import sys

from rich.text import Span as RichSpan
from rich.text import Text
from textual.content import Content, Span

WORDS = "Port shut\r\n\r\nAnn Roe resigned. Now:\r\nBob Li"
NAMES = ("Ann Roe", "Bob Li")
places = [(WORDS.index(name), WORDS.index(name) + len(name)) for name in NAMES]


def marked(text):
    return ", ".join(repr(text.plain[span.start : span.end]) for span in text.spans)


found = {
    "Content": marked(Content(WORDS, [Span(*place, "bold") for place in places])),
    "Text": marked(Text(WORDS, spans=[RichSpan(*place, "bold") for place in places])),
    "Content, nothing taken out": marked(
        Content(WORDS, [Span(*place, "bold") for place in places], strip_control_codes=False)
    ),
}
for name, words in found.items():
    print(f"{name}: {words}")
sys.exit(list(found.values()) != ["'n Roe r', ' Li'", "'n Roe r', ' Li'", "'Ann Roe', 'Bob Li'"])
PY
"$folder/venv/bin/python" "$folder/look.py"
