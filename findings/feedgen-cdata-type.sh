#!/usr/bin/env bash
# feedgen 1.0.0 and feedparser 6.0.14 (PyPI), with Python 3.11.
# entry.content(html, type="CDATA") is feedgen's way to have an entry's HTML in a CDATA section. One would guess that the
# word only chooses the quoting, and that Atom gets <content type="html">. It goes into the feed as it is: type="CDATA",
# which Atom does not know. A reader that goes by the type does not take the words for HTML: feedparser calls them "cdata"
# and leaves relative addresses as they are, which with type="html" it makes whole by the address of the feed.
# Seen: '<content type="CDATA"><![CDATA[<p>See <a href="/b">b</a>.</p>]]></content>', 'CDATA: cdata, href="/b"' and
# 'html: text/html, href="https://paper.example/b"'.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet feedgen==1.0.0 feedparser==6.0.14
cat >"$folder/look.py" <<'PY'
import re
import sys
import feedparser
from feedgen.feed import FeedGenerator

ADDRESS = "https://paper.example/feed"


def atom(kind):
    feed = FeedGenerator()
    feed.id(ADDRESS)
    feed.title("The Quay")
    feed.link(href=ADDRESS, rel="self")
    entry = feed.add_entry()
    entry.id("https://paper.example/a")
    entry.title("Ship")
    entry.content('<p>See <a href="/b">b</a>.</p>', type=kind)
    return feed.atom_str().decode()


def seen(kind):
    parsed = feedparser.parse(atom(kind), response_headers={"content-location": ADDRESS})
    content = parsed.entries[0].content[0]
    return content.type, re.search(r'href="[^"]*"', content.value)[0]


written = re.search(r"<content.*?</content>", atom("CDATA"))[0]
print(written)
found = {kind: seen(kind) for kind in ("CDATA", "html")}
for kind, (read, link) in found.items():
    print(f"{kind}: {read}, {link}")
expected = {"CDATA": ("cdata", 'href="/b"'), "html": ("text/html", 'href="https://paper.example/b"')}
sys.exit(not (written.startswith('<content type="CDATA"><![CDATA[') and found == expected))
PY
"$folder/venv/bin/python" "$folder/look.py"
