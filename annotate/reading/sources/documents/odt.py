"""OpenDocument texts."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source
from annotate.reading.sources.documents import found_in


def _recognizes(source: Source) -> bool:
    if not source.data.startswith(b"PK"):
        return False
    from annotate.reading.documents.package import media_type

    kind = media_type(source.data)
    return kind.startswith(b"application/vnd.oasis.opendocument.text")


def _read(source: Source) -> Found:
    # What reads documents takes longer to load than a text to read.
    from annotate.reading.documents.opendocument import CALLED, read_opendocument

    return found_in(read_opendocument(source.data), CALLED, "the document says when it was begun")


READER = Reader("an OpenDocument text", _recognizes, _read, (".odt",), rank=5)
