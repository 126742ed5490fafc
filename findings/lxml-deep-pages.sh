#!/usr/bin/env bash
# lxml 6.1.3 (with libxml2 2.14.6), beautifulsoup4 4.15.0 and html5lib 1.1 (PyPI), with Python 3.11.
# lxml's parser for HTML mends whatever a page has, and one would guess that a page keeps its words. Where elements stand in one another
# 256 deep, the page ends: all that follows is gone, within and behind, and no error is raised. Nobody writes so, but programs do, with
# answers within answers and tables within tables, and one mark that is never closed is enough: where each entry of a list begins with <b>,
# the list ends at the 254th, and what stands below it is gone as well. Only parser.error_log tells, or huge_tree=True, whose description
# speaks of huge documents, and which moves the end to 2,048. BeautifulSoup keeps the words with html.parser and html5lib.
# Seen: "answers, all closed: lxml 127 of 200, last words gone, logged; huge_tree, html.parser, html5lib 200 of 200, last words there" and
# "entries, <b> not closed: lxml 254 of 300, last words gone, logged; huge_tree, html.parser, html5lib 300 of 300, last words there".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet lxml==6.1.3 beautifulsoup4==4.15.0 html5lib==1.1
cat >"$folder/look.py" <<'PY'
import sys

import bs4
import lxml.html

PAGES = {
    "answers, all closed": (200, "<ul><li>Entry" * 200 + "</li></ul>" * 200),
    "entries, <b> not closed": (300, "<b>Entry<br>" * 300),
}


def told(text, count):
    return f"{text.count('Entry')} of {count}, last words {'there' if 'Last words.' in text else 'gone'}"


def with_lxml(page, **options):
    parser = lxml.html.HTMLParser(**options)
    text = lxml.html.document_fromstring(page, parser=parser).text_content()
    logged = any("Excessive depth" in entry.message for entry in parser.error_log)
    return told(text, page.count("Entry")) + (", logged" if logged else "")


found = {}
for name, (count, body) in PAGES.items():
    page = f"<html><body>{body}<p>Last words.</p></body></html>"
    others = {told(bs4.BeautifulSoup(page, parser).get_text(), count) for parser in ("html.parser", "html5lib")}
    kept = " or ".join(sorted({with_lxml(page, huge_tree=True), *others}))
    found[name] = f"lxml {with_lxml(page)}; huge_tree, html.parser, html5lib {kept}"
    print(f"{name}: {found[name]}")
expected = [
    "lxml 127 of 200, last words gone, logged; huge_tree, html.parser, html5lib 200 of 200, last words there",
    "lxml 254 of 300, last words gone, logged; huge_tree, html.parser, html5lib 300 of 300, last words there",
]
sys.exit(list(found.values()) != expected)
PY
"$folder/venv/bin/python" "$folder/look.py"
