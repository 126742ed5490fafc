"""Documents as real programs write them, for tests and for ``benchmarks/sources.py``."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

MADE = datetime.datetime(2025, 6, 8, 10, 0)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_document(
    paragraphs: Sequence[str | tuple[str, str]] = (),
    *,
    title: str = "",
    author: str = "",
    made: datetime.datetime = MADE,
    more: Callable[[Any], None] | None = None,
) -> bytes:
    """A Word document that python-docx writes.

    Args:
        paragraphs: Their words, or their words and style.
        title: For its properties.
        author: For its properties.
        made: For its properties.
        more: Does something else to the document.
    """
    import docx

    document = docx.Document()
    core = document.core_properties
    core.title, core.author, core.created = title, author, made
    for paragraph in paragraphs:
        words, style = (paragraph, None) if isinstance(paragraph, str) else paragraph
        document.add_paragraph(words, style)
    if more:
        more(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_paragraph(xml: str) -> Callable[[Any], None]:
    """Put a paragraph with some of Word's own XML into it at the end of a document."""

    def add(document: Any) -> None:
        from docx.oxml import parse_xml

        document.element.body.insert(-1, parse_xml(f'<w:p xmlns:w="{WORD}">{xml}</w:p>'))

    return add


def repacked(data: bytes, **parts: bytes) -> bytes:
    """A zip file with other content in some parts; a part is called by its name without folder and ending."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            stem = info.filename.rpartition("/")[2].partition(".")[0]
            new.writestr(info, parts.get(stem, old.read(info)))
    return stream.getvalue()
