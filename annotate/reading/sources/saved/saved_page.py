"""Web pages that a browser or SingleFile saved, which say over the page where it was and when they did."""

from __future__ import annotations

import re
from dataclasses import replace

from annotate.reading.sources import Found, Reader, Source

_FIRST_BYTES = 4096
_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\r\n]{1,120})", re.IGNORECASE
)
_BROWSER = re.compile(rb"<!-- saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)


def _recognizes(source: Source) -> bool:
    start = source.data[:_FIRST_BYTES]
    return (_SINGLE_FILE.search(start) or _BROWSER.search(start)) is not None


def _read(source: Source) -> Found:
    # What reads pages takes longer to load than a text to read.
    from annotate.reading.sources.html import READER as HTML
    from annotate.reading.text.dates import date_in
    from annotate.record import Published

    start = source.data[:_FIRST_BYTES]
    single = _SINGLE_FILE.search(start)
    named = single or _BROWSER.search(start)
    url = named.group(1).decode("utf-8", "replace") if named else None
    if url is not None and not url.startswith(("http://", "https://")):
        url = None
    found = HTML.read(replace(source, url=source.url or url))
    saved = date_in(single.group(2).decode("utf-8", "replace")) if single else None
    published = found.published
    if published is None and saved:
        published = Published(latest=saved, because=(f"the page was saved on {saved}",))
    return replace(found, url=found.url or url, published=published)


READER = Reader("a saved page", _recognizes, _read, rank=7)
