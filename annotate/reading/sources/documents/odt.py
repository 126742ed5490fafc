"""OpenDocument texts."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source


def _recognizes(source: Source) -> bool:
    if not source.data.startswith(b"PK"):
        return False
    from annotate.reading.documents.package import media_type

    kind = media_type(source.data)
    return kind.startswith(b"application/vnd.oasis.opendocument.text")


def _read(source: Source) -> Found:
    # What reads documents takes longer to load than a text to read.
    from annotate.errors import ArticleError
    from annotate.reading.documents.composed import composed, made_on, title_of
    from annotate.reading.documents.opendocument import read_opendocument

    written = read_opendocument(source.data)
    text, marked = composed(written.parts)
    if not text:
        raise ArticleError("is an OpenDocument text (.odt) without text")
    titled = any(part.kind == "title" for part in written.parts)
    return Found(
        text,
        None if titled else title_of(written.parts, written.title),
        made_on(written.parts, written.made, "the document says when it was begun"),
        marked=marked,
        author=written.author,
    )


READER = Reader("an OpenDocument text", _recognizes, _read, (".odt",), rank=5)
