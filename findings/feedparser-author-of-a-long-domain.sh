#!/usr/bin/env bash
# feedparser 6.0.14 (PyPI), with Python 3.11.
# RSS has an author as an address with the name in brackets, and feedparser parts the two: author_detail has "name" and "email". One would
# guess that this goes for every address. It does for those that end in two to four letters. Of a longer ending, as .press, .media and
# .london have, the address gets the first four letters, and the rest is taken for the beginning of the name: the article is by somebody
# who is not there, and the address is another one, that may belong to somebody else.
# Seen: "quay.news: Ann Roe, ann@quay.news", "quay.press: s (Ann Roe, ann@quay.pres" and "quay.london: on (Ann Roe, ann@quay.lond".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet feedparser==6.0.14
cat >"$folder/look.py" <<'PY'
import sys

import feedparser

FEED = (
    '<rss version="2.0"><channel><title>The Quay</title><link>https://quay.example/</link><description>News</description>'
    "<item><title>Port shut</title><author>ann@{} (Ann Roe)</author></item></channel></rss>"
)


def seen(domain):
    detail = feedparser.parse(FEED.format(domain)).entries[0].author_detail
    return f"{detail.name}, {detail.email}"


found = {domain: seen(domain) for domain in ("quay.news", "quay.press", "quay.london")}
for domain, author in found.items():
    print(f"{domain}: {author}")
expected = ["Ann Roe, ann@quay.news", "s (Ann Roe, ann@quay.pres", "on (Ann Roe, ann@quay.lond"]
sys.exit(list(found.values()) != expected)
PY
"$folder/venv/bin/python" "$folder/look.py"
