"""RTF files."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source


def _recognizes(source: Source) -> bool:
    return source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def _read(source: Source) -> Found:
    # What reads documents takes longer to load than a text to read.
    from annotate.errors import ArticleError
    from annotate.reading.documents.composed import composed, made_on, title_of
    from annotate.reading.documents.richtext import read_rich_text

    written = read_rich_text(source.data)
    text, marked = composed(written.parts)
    if not text:
        raise ArticleError("is an RTF file without text")
    titled = any(part.kind == "title" for part in written.parts)
    return Found(
        text,
        None if titled else title_of(written.parts, written.title),
        made_on(written.parts, written.made, "the RTF file says when it was begun"),
        marked=marked,
        author=written.author,
    )


READER = Reader("an RTF file", _recognizes, _read, (".rtf",), rank=5)
