"""Markdown."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source
from annotate.support.names import MARKDOWN_SUFFIXES, TEXT_SUFFIXES


def _recognizes(source: Source) -> bool:
    if source.suffix in MARKDOWN_SUFFIXES:
        return True
    if source.suffix in TEXT_SUFFIXES:
        return False
    from annotate.reading.text.marks import looks_like_markdown

    return looks_like_markdown(source.text())


def _read(source: Source) -> Found:
    # What reads Markdown takes longer to load than a text to read.
    from annotate.reading.marked.markdown import read_markdown

    text = source.text()
    head = read_markdown(text)
    return Found(
        text,
        head.title,
        head.published,
        head.url,
        head.marked,
        head.hidden,
        author=head.author,
        publisher=head.publisher,
    )


READER = Reader("Markdown", _recognizes, _read, tuple(sorted(MARKDOWN_SUFFIXES)), rank=30, exact=True)
