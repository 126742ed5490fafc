"""Word documents."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source
from annotate.reading.sources.documents import found_in


def _recognizes(source: Source) -> bool:
    if not source.data.startswith(b"PK"):
        return False
    from annotate.reading.documents.package import part_names

    names = part_names(source.data)
    return b"word/" in names and b"mimetypeapplication/" not in names


def _read(source: Source) -> Found:
    # What reads documents takes longer to load than a text to read.
    from annotate.reading.documents.word import CALLED, read_word
    from annotate.record import Diagnostic

    written = read_word(source.data)
    notes = [
        Diagnostic("text_left_out", f"{count:,} characters that are {why} in the document were left out.")
        for why, count in written.left_out.items()
    ]
    if written.comments:
        notes.append(
            Diagnostic("text_left_out", f"{written.comments:,} comments on the document were left out.")
        )
    return found_in(written, CALLED, "the document's properties say when it was begun", tuple(notes))


READER = Reader("a Word document", _recognizes, _read, (".docx", ".docm"), rank=5)
