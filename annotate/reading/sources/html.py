"""Web pages."""

from __future__ import annotations

from annotate.reading.encodings.decoding import declared_charset
from annotate.reading.kinds import looks_like_html
from annotate.reading.sources import Found, Reader, Source, from_metadata
from annotate.support.names import HTML_SUFFIXES, MARKDOWN_SUFFIXES


def _recognizes(source: Source) -> bool:
    if source.markup is not None:
        return source.markup
    if source.suffix in HTML_SUFFIXES:
        return True
    return source.suffix not in MARKDOWN_SUFFIXES and looks_like_html(source.data)


def _read(source: Source) -> Found:
    # What reads pages takes longer to load than a text to read.
    from annotate.reading.pages.page import read_page

    charset = None if source.charset else declared_charset(source.data)
    page = read_page(source.text(charset), url=source.url)
    return Found(
        page.text,
        page.title,
        from_metadata(page.published),
        page.url,
        publisher=page.site,
        diagnostics=page.diagnostics,
        feeds=page.feeds,
    )


READER = Reader("HTML", _recognizes, _read, tuple(sorted(HTML_SUFFIXES)), rank=20)
