#!/usr/bin/env bash
# trafilatura 2.3.1 (PyPI).
# Where a class name such as "article-body" stands on a <div> inside the <article>, the paragraphs around that <div> come
# out of their order: the text is no longer that of the page, and nothing says so. One would guess that running text
# keeps the order of the page.
# Seen: "order: B C A D" for a page with the paragraphs A B C D.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet trafilatura==2.3.1 lxml_html_clean
cat >"$folder/look.py" <<'PY'
import sys
from trafilatura import extract

words = {
    "A": "The old lock at Velsk was shut on Monday after a gate had come off its hinges in the night.",
    "B": "Divers went down twice and found the lower hinge in two pieces, the port said in a statement.",
    "C": "Forty barges are waiting above the lock, and the first of them has been there since Sunday noon.",
    "D": "A new hinge is being cast in Halden and will not be ready before the end of the month.",
}
page = (
    "<html><head><title>Lock</title></head><body><article><h1>Lock gate breaks</h1><p>{A}</p>"
    '<div class="article-body"><p>{B}</p><p>{C}</p></div><p>{D}</p></article></body></html>'
).format(**words)
text = extract(page) or ""
order = " ".join(sorted((name for name in words if words[name] in text), key=lambda name: text.index(words[name])))
print(f"order: {order}")
sys.exit(order != "B C A D")
PY
"$folder/venv/bin/python" "$folder/look.py"
