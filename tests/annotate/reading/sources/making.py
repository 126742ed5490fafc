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


def pdf(
    paragraphs: Sequence[str],
    *,
    headline: str = "",
    stated: str = "",
    author: str = "",
    columns: int = 1,
    head: str = "",
    indent: bool = False,
    justified: bool = True,
    words_per_page: float = 1.0,
    password: str = "",
) -> bytes:
    """A PDF file that reportlab sets: small pages, with numbers at their feet.

    Args:
        paragraphs: Their words, as mark-up of reportlab.
        headline: Over all columns.
        stated: The title that the file states.
        author: The author that the file states.
        columns: How many.
        head: A running head.
        indent: Whether paragraphs begin with an indent rather than after a gap.
        justified: Whether lines are as wide as their column.
        words_per_page: Height of the pages, in parts of A5.
        password: That is needed to open it.
    """
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    width, height = A5[0], A5[1] * words_per_page
    margin, gutter, over = 42, 17, 60 if headline else 0
    column = (width - 2 * margin - gutter * (columns - 1)) / columns
    body = ParagraphStyle(
        "body",
        fontName="Times-Roman",
        fontSize=10,
        leading=12.5,
        firstLineIndent=10 if indent else 0,
        spaceAfter=0 if indent else 6,
        alignment=4 if justified else 0,
    )

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(margin, height - 25, head)
        canvas.drawCentredString(width / 2, 20, str(document.page))
        if headline and document.page == 1:
            top = ParagraphStyle("top", fontName="Helvetica-Bold", fontSize=18, leading=21)
            title = Paragraph(headline, top)
            title.wrap(width - 2 * margin, over)
            title.drawOn(canvas, margin, height - margin - title.height)

    def frames(room: float) -> list[Any]:
        return [
            Frame(margin + number * (column + gutter), margin, column, height - 2 * margin - room, 0, 0, 0, 0)
            for number in range(columns)
        ]

    stream = io.BytesIO()
    document = BaseDocTemplate(
        stream, pagesize=(width, height), title=stated, author=author, encrypt=password or None
    )
    document.addPageTemplates(
        [
            PageTemplate("first", frames(over), onPage=decorate, autoNextPageTemplate="other"),
            PageTemplate("other", frames(0), onPage=decorate),
        ]
    )
    document.build([Paragraph(words, body) for words in paragraphs])
    return stream.getvalue()


def scan() -> bytes:
    """A PDF file of one page with a picture and no text."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.save()
    return stream.getvalue()


def nexis_document(articles: Sequence[Sequence[str]], *, cover: Sequence[str] = ()) -> bytes:
    """An export of Nexis Uni as a Word document.

    Args:
        articles: The lines of each, without its last one.
        cover: Lines about the search before them.
    """
    lines = [*cover, *(line for article in articles for line in (*article, "End of Document"))]
    return word_document(lines, title="Results list", author="Nexis")


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip file; a first part called ``mimetype`` is not compressed, as OpenDocument and EPUB want it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def open_document(body: str, *, styles: str = "", meta: str = "", manifest: str = "<m/>") -> bytes:
    """An OpenDocument text of a body in its own XML."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    names = ("office", "text", "table", "style", "draw", "meta")
    spaces = "".join(f' xmlns:{name}="{office}{name}:1.0"' for name in names)
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = (
        f"<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": f"<office:document-meta{spaces}>{meta}</office:document-meta>",
            "META-INF/manifest.xml": manifest,
        }
    )


def book(
    chapters: Sequence[str], *, title: str = "", date: str = "", more: dict[str, str] | None = None
) -> bytes:
    """An e-book (EPUB) of chapters in HTML."""
    numbers, kind = range(len(chapters)), "application/xhtml+xml"
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="{kind}"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    pages = {f"OEBPS/c{number}.xhtml": chapter for number, chapter in enumerate(chapters)}
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="OEBPS/a.opf"/></container>',
            "OEBPS/a.opf": (
                '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
                f"<dc:title>{title}</dc:title><dc:date>{date}</dc:date></metadata>"
                f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
            ),
            **pages,
            **(more or {}),
        }
    )
