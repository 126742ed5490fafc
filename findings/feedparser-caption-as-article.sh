#!/usr/bin/env bash
# feedparser 6.0.14 (PyPI), with Python 3.11.
# Newspapers put a picture into an entry with Media RSS, and its caption stands inside <media:content> as <media:description>. One would
# guess that it stays with the picture. It goes where the entry's own words go, in the order of the feed: after <description> it becomes
# entry.content, which readers prefer to the summary; before it, it is the summary, and the description the content, ahead of the whole
# text where there is one. The picture itself, in entry.media_content, has no caption. (The first case is also issue 53 of
# kurtmckee/feedparser.)
# Seen: "words, picture: summary 'Port shut.', content ['Dawn, 2019.']", "picture, words: summary 'Dawn, 2019.', content ['Port shut.']",
# "picture, words, all: summary 'Dawn, 2019.', content ['Port shut.', 'Port shut. Ships wait.']" and "with the picture: url".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet feedparser==6.0.14
cat >"$folder/look.py" <<'PY'
import sys

import feedparser

FEED = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>The Quay</title><link>https://quay.example/</link><description>News</description>"
    "<item><title>Port</title><link>https://quay.example/port</link>{}</item></channel></rss>"
)
PARTS = {
    "words": "<description>Port shut.</description>",
    "picture": '<media:content url="https://quay.example/p.jpg"><media:description>Dawn, 2019.</media:description></media:content>',
    "all": "<content:encoded>Port shut. Ships wait.</content:encoded>",
}


def entry(order):
    return feedparser.parse(FEED.format("".join(PARTS[part] for part in order.split(", ")))).entries[0]


found = {}
for order in ("words, picture", "picture, words", "picture, words, all"):
    read = entry(order)
    found[order] = (read.summary, [content.value for content in read.content])
    print(f"{order}: summary {read.summary!r}, content {found[order][1]}")
picture = [name for media in entry("words, picture").media_content for name in media]
print("with the picture:", *picture)
expected = {
    "words, picture": ("Port shut.", ["Dawn, 2019."]),
    "picture, words": ("Dawn, 2019.", ["Port shut."]),
    "picture, words, all": ("Dawn, 2019.", ["Port shut.", "Port shut. Ships wait."]),
}
sys.exit(not (found == expected and picture == ["url"]))
PY
"$folder/venv/bin/python" "$folder/look.py"
