"""Documents: of word processors, PDF, e-books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.reading.sources import Found

if TYPE_CHECKING:
    from annotate.reading.documents.composed import Written
    from annotate.record import Diagnostic


def found_in(written: Written, called: str, begun: str, diagnostics: tuple[Diagnostic, ...] = ()) -> Found:
    """Return what a reader finds in a document of a word processor.

    Args:
        written: What the document holds.
        called: What it is, for the error.
        begun: How it is known when it was begun, in words.
        diagnostics: What a reader of the record should know.

    Raises:
        ArticleError: When there are no words in it.
    """
    # What puts documents together takes longer to load than a text to read.
    from annotate.errors import ArticleError
    from annotate.reading.documents.composed import composed, made_on, title_of

    text, marked = composed(written.parts)
    if not text:
        raise ArticleError(f"is {called} without text")
    titled = any(part.kind == "title" for part in written.parts)
    return Found(
        text,
        None if titled else title_of(written.parts, written.title),
        made_on(written.parts, written.made, begun),
        marked=marked,
        diagnostics=diagnostics,
        author=written.author,
    )
