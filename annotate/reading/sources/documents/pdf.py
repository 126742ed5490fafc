"""PDF files."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source

# Readers of PDF take one that has other bytes before it.
_HEAD = 1024


def _recognizes(source: Source) -> bool:
    return source.data.startswith(b"%PDF-") or (source.suffix == ".pdf" and b"%PDF-" in source.data[:_HEAD])


def _read(source: Source) -> Found:
    # What reads documents takes longer to load than a text to read.
    from annotate.errors import ArticleError
    from annotate.reading.documents.composed import composed, made_on, title_of
    from annotate.reading.printed.apart import read_pdf_apart
    from annotate.record import Diagnostic

    printed = read_pdf_apart(source.data)
    text, marked = composed(printed.parts)
    if not text:
        raise ArticleError("is a PDF file without text")
    title = next((part.text for part in printed.parts if part.kind == "title"), None)
    return Found(
        text,
        title or title_of(printed.parts, printed.title),
        made_on(printed.parts, printed.made, "the PDF file says on which day it was made"),
        printed.url,
        marked=marked,
        diagnostics=tuple(Diagnostic(code, message) for code, message in printed.notes),
        author=printed.author,
    )


READER = Reader("PDF", _recognizes, _read, (".pdf",), rank=5)
