"""Word documents: what a reader of the page sees is the text."""

from __future__ import annotations

import zipfile
from typing import Any

import pytest

pytest.importorskip("docx")

from annotate.article import Article
from annotate.errors import ArticleError
from tests.annotate.reading.sources.making import repacked, word_document, word_paragraph


def text_of(xml: str) -> str:
    return Article.from_bytes(word_document(["Ships left."], more=word_paragraph(xml))).text.split("\n\n", 1)[
        1
    ]


def test_title_head_and_paragraphs() -> None:
    data = word_document(
        [
            ("Port closes for a week", "Title"),
            "By Ana Ruiz",
            "The port closes on Friday.",
            ("What is next", "Heading 2"),
        ],
        title="A template",
    )
    article = Article.from_bytes(data, name="port.docx")
    assert (
        article.text
        == "Port closes for a week\n\nBy Ana Ruiz\n\nThe port closes on Friday.\n\nWhat is next\n"
    )
    assert article.title == "Port closes for a week"
    assert [section.kind for section in article.sections] == ["title", "dateline", "paragraph", "paragraph"]
    assert (article.published.value, article.published.source) == ("2025-06-08", "metadata")
    assert article.published.because


@pytest.mark.parametrize(
    ("stated", "first", "title"),
    [
        ("Port closes", "Port closes", "Port closes"),
        ("Microsoft Word - port.docx", "The port closes on Friday, she said.", None),
        ("Port closes", "The port closes on Friday, she said.", "Port closes"),
        ("Quarterly template", "Port closes for a week", "Port closes for a week"),
    ],
)
def test_the_title_of_the_properties(stated: str, first: str, title: str | None) -> None:
    assert Article.from_bytes(word_document([first, "Ships left."], title=stated)).title == title


@pytest.mark.parametrize("line", ["8 July 2025", "Published July 8, 2025", "Tuesday, 8 July 2025"])
def test_a_date_in_the_head_wins_over_the_properties(line: str) -> None:
    article = Article.from_bytes(word_document(["Port closes for a week", line, "It closes, she said."]))
    assert article.published.value != "2025-06-08"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (
            '<w:r><w:t xml:space="preserve">It </w:t></w:r><w:ins><w:r><w:t>closes</w:t></w:r></w:ins>',
            "It closes",
        ),
        ("<w:r><w:t>Now</w:t></w:r><w:del><w:r><w:delText> or never</w:delText></w:r></w:del>", "Now"),
        ("<w:r><w:t>Now</w:t></w:r><w:moveFrom><w:r><w:t> or never</w:t></w:r></w:moveFrom>", "Now"),
        (
            '<w:r><w:t>On </w:t></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>8 June</w:t></w:r></w:fldSimple>',
            "On 8 June",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>here</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "here",
        ),
        ("<w:sdt><w:sdtContent><w:r><w:t>Roe</w:t></w:r></w:sdtContent></w:sdt>", "Roe"),
        (
            "<w:r><w:t>Roe</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
            "<w:t>Click to enter text.</w:t></w:r></w:sdtContent></w:sdt>",
            "Roe",
        ),
        ("<w:smartTag><w:r><w:t>Oslo</w:t></w:r></w:smartTag>", "Oslo"),
        ('<w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r>', "one two"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one\ntwo"),
        ("<w:r><w:t>Al</w:t><w:noBreakHyphen/><w:t>Anzi</w:t></w:r>", "Al-Anzi"),
        ("<w:r><w:t>wea</w:t><w:softHyphen/><w:t>ther</w:t></w:r>", "weather"),
        ("<w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r>", "Seen"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen</w:t></w:r>', "Seen"),
        ("<w:r><w:t>Kept</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t> struck</w:t></w:r>", "Kept"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r><w:r><w:t> one</w:t></w:r>', "• one"),
        (
            '<w:r><w:t>said</w:t></w:r><w:r><w:footnoteReference w:id="9"/></w:r><w:r><w:t>.</w:t></w:r>',
            "said.",
        ),
    ],
)
def test_what_is_shown_of_a_paragraph(xml: str, text: str) -> None:
    assert text_of(xml) == f"{text}\n"


def test_words_left_out_are_told() -> None:
    hidden = "<w:r><w:t>Kept</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t> struck</w:t></w:r>"
    notes = Article.from_bytes(word_document(more=word_paragraph(hidden))).diagnostics
    assert [note.message for note in notes] == ["7 characters that are struck in the document were left out."]


def test_paragraphs_whose_mark_is_deleted_are_one() -> None:
    def add(document: Any) -> None:
        word_paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The port </w:t></w:r>")(document)
        word_paragraph("<w:r><w:t>closes.</w:t></w:r>")(document)

    assert Article.from_bytes(word_document(more=add)).text == "The port closes.\n"


def test_a_table_is_rows_and_one_for_the_layout_is_paragraphs() -> None:
    def values(document: Any) -> None:
        table = document.add_table(rows=2, cols=2)
        for cell, words in zip(
            (c for row in table.rows for c in row.cells), ("Year", "Ships", "2024", "31"), strict=True
        ):
            cell.text = words

    def layout(document: Any) -> None:
        document.add_table(rows=1, cols=2).cell(0, 1).text = "The port closes."

    assert Article.from_bytes(word_document(["Ships left."], more=values)).text.endswith(
        "\n\n| Year | Ships |\n| 2024 | 31 |\n"
    )
    assert (
        Article.from_bytes(word_document(["Ships left."], more=layout)).text
        == "Ships left.\n\nThe port closes.\n"
    )


def test_notes_stand_at_the_end() -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = (
        b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        b'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        b"<w:r><w:t>Interview, 3 June.</w:t></w:r></w:p></w:footnote>"
        b"</w:footnotes>"
    )

    def add(document: Any) -> None:
        word_paragraph(
            '<w:r><w:t>It closes, she said.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        )(document)
        document.add_paragraph("Nobody answered.")
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, notes, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    text = Article.from_bytes(word_document(more=add)).text
    assert text == "It closes, she said.\n\nNobody answered.\n\nInterview, 3 June.\n"


def test_a_damaged_one() -> None:
    data = word_document(["Ships left."])
    for broken in (
        data[: len(data) // 2],
        repacked(data, document=b"<w:document><"),
        repacked(data, document=b""),
    ):
        with pytest.raises(ArticleError, match=r"Word document.*damaged") as error:
            Article.from_bytes(broken)
        assert "\n" not in str(error.value)


def test_a_bomb() -> None:
    with pytest.raises(ArticleError, match="more text in it than an article has"):
        Article.from_bytes(repacked(word_document(["Ships left."]), document=b" " * 40_000_000))


def test_entities_are_not_replaced() -> None:
    body = (
        b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        b"<w:t>Ships left.&b;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert Article.from_bytes(repacked(word_document(["x"]), document=body)).text == "Ships left.\n"


def test_other_zip_files_are_named() -> None:
    import io

    for name, kind in (
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("a.txt", "zip archive"),
    ):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(name, "x")
        with pytest.raises(ArticleError, match=kind):
            Article.from_bytes(stream.getvalue())
