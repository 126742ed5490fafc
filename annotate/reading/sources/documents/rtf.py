"""RTF files."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source
from annotate.reading.sources.documents import found_in


def _recognizes(source: Source) -> bool:
    return source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def _read(source: Source) -> Found:
    # What reads documents takes longer to load than a text to read.
    from annotate.reading.documents.richtext import read_rich_text

    return found_in(read_rich_text(source.data), "an RTF file", "the RTF file says when it was begun")


READER = Reader("an RTF file", _recognizes, _read, (".rtf",), rank=5)
