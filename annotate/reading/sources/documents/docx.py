"""Word documents."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source


def _recognizes(source: Source) -> bool:
    if not source.data.startswith(b"PK"):
        return False
    from annotate.reading.documents.package import part_names

    names = part_names(source.data)
    return b"word/" in names and b"mimetypeapplication/" not in names


def _read(source: Source) -> Found:
    # What reads documents takes longer to load than a text to read.
    from annotate.errors import ArticleError
    from annotate.reading.documents.composed import composed, made_on, title_of
    from annotate.reading.documents.word import CALLED, read_word
    from annotate.record import Diagnostic

    written = read_word(source.data)
    text, marked = composed(written.parts)
    if not text:
        raise ArticleError(f"is {CALLED} without text")
    notes = [
        Diagnostic("text_left_out", f"{count:,} characters that are {why} in the document were left out.")
        for why, count in written.left_out.items()
    ]
    if written.comments:
        notes.append(
            Diagnostic("text_left_out", f"{written.comments:,} comments on the document were left out.")
        )
    return Found(
        text,
        None
        if any(part.kind == "title" for part in written.parts)
        else title_of(written.parts, written.title),
        made_on(written.parts, written.made, "the document's properties say when it was begun"),
        marked=marked,
        diagnostics=tuple(notes),
        author=written.author,
    )


READER = Reader("a Word document", _recognizes, _read, (".docx", ".docm"), rank=5)
