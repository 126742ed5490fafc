"""OpenDocument texts, RTF files and e-books: what is shown is the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.reading.documents.richtext import read_rich_text
from tests.annotate.reading.sources.making import book, open_document, packed


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>Ships  left\n  today.</text:p>", "Ships left today."),
        ("<text:p>Ships<text:s text:c='2'/>left.<text:line-break/>All.</text:p>", "Ships  left.\nAll."),
        ("<text:p>Ships <text:span>left</text:span> today.</text:p>", "Ships left today."),
        ("<text:p>One.</text:p><text:p/><text:h text:outline-level='2'>Two</text:h>", "One.\n\nTwo"),
        ("<text:list><text:list-item><text:p>One.</text:p></text:list-item></text:list>", "One."),
        ("<text:p>It<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Interview."
         "</text:p></text:note-body></text:note> closed.</text:p><text:p>End.</text:p>",
         "It closed.\n\nEnd.\n\nInterview."),
        ("<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
         "</text:changed-region></text:tracked-changes><text:p>Kept.</text:p>", "Kept."),
        ("<text:p>Kept<office:annotation><text:p>Check!</text:p></office:annotation>.</text:p>", "Kept."),
        ("<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell>"
         "<text:p>Ships</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>2024"
         "</text:p></table:table-cell><table:table-cell><text:p>31</text:p></table:table-cell></table:table-row>"
         "</table:table>", "| Year | Ships |\n| 2024 | 31 |"),
    ],
)  # fmt: skip
def test_an_open_document(body: str, text: str) -> None:
    assert Article.from_bytes(open_document(body), name="a.odt").text == f"{text}\n"


def test_what_an_open_document_says_of_itself() -> None:
    meta = "<dc:title>Other</dc:title><meta:creation-date>2025-06-08T10:00:00.12</meta:creation-date>"
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = '<text:p text:style-name="P1">Port closes</text:p><text:p>It closes on Friday.</text:p>'
    article = Article.from_bytes(open_document(body, styles=styles, meta=meta))
    assert (article.title, article.published.value) == ("Port closes", "2025-06-08")


def test_an_open_document_with_a_password() -> None:
    with pytest.raises(ArticleError, match="with a password"):
        Article.from_bytes(open_document("", manifest="<m><encryption-data/></m>"))


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi Ships left.\par Two stayed.}", "Ships left.\n\nTwo stayed."),
        (rb"{\rtf1\ansi\ansicpg1252 \'93No,\'94 she said\'85}", "“No,” she said…"),
        (rb"{\rtf1\ansi\ansicpg1251 \'cc\'e8\'f0.}", "Мир."),
        (rb"{\rtf1\uc1 It\u8217?s \u-10179?\u-8704? \u8364\'80.}", "It’s 😀 €."),
        (rb"{\rtf1{\uc2\u8364 ab}c}", "€c"),
        (rb"{\rtf1 A {\b bold} \{word\}\emdash\lquote x\rquote.}", "A bold {word}—‘x’."),
        (rb"{\rtf1{\fonttbl{\f0 Times;}}{\stylesheet{\s0 Normal;}}{\*\generator x;}Text.}", "Text."),
        (rb"{\rtf1 Seen{\v  unseen}{\deleted  gone} now.}", "Seen now."),
        (rb'{\rtf1 {\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt here}}.}', "here."),
        (rb"{\rtf1 It{\super\chftn}{\*\footnote\pard\chftn Interview.} closed.\par End.}",
         "It closed.\n\nEnd.\n\nInterview."),
        (rb"{\rtf1{\header Paper}{\pict 0102}{\object x}Text.}", "Text."),
        (rb"{\rtf1\trowd\intbl Year\cell Ships\cell\row\intbl 2024\cell 31\cell\row\pard End.}",
         "| Year | Ships |\n| 2024 | 31 |\n\nEnd."),
        (b"{\\rtf1 One\r\n word\\line two\\~three\\-four\\_five.}", "One word\ntwo\u00a0threefour-five."),
        (rb"{\rtf1 Unclosed {\b text", "Unclosed text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["-", "a.rtf", "a.txt"])
def test_rich_text(rtf: bytes, text: str, name: str) -> None:
    assert Article.from_bytes(rtf, name=name).text == f"{text}\n"


def test_what_rich_text_says_of_itself() -> None:
    head = rb"{\info{\title Port \'93closes\'94}{\author Ana Ruiz}"
    head += rb"{\creatim\yr2025\mo6\dy8\hr10}{\revtim\yr2026\mo1}}"
    written = read_rich_text(rb"{\rtf1" + head + rb"It closes.}")
    assert (written.title, written.author, written.made) == ("Port “closes”", "Ana Ruiz", "2025-06-08")


@pytest.mark.parametrize("data", [rb"{\rtf1}", rb"{\rtf1{\pict 00}}"])
def test_rich_text_without_words(data: bytes) -> None:
    with pytest.raises(ArticleError, match="RTF file without text"):
        Article.from_bytes(data)


def test_rich_text_that_is_a_trap() -> None:
    with pytest.raises(ArticleError, match="more groups inside one another"):
        Article.from_bytes(rb"{\rtf1 " + b"{" * 100_000 + b"x")


TOKENS = [b"{", b"}", b"\\u8364 ", b"\\'93", b"\\par ", b"x", b"\\*", b"\\v", b"\\uc0", b"\\cell", b"\\row"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"{",
                b"}",
                b"\\u8364 ",
                b"\\'93",
                b"\\par ",
                b"x",
                b"\\*",
                b"\\v",
                b"\\uc0",
                b"\\cell",
                b"\\row",
            ]
        )
    )
)
def test_any_rich_text_is_read(tokens: list[bytes]) -> None:
    written = read_rich_text(b"{\\rtf1 " + b"".join(tokens))
    assert all(part.text.strip() for part in written.parts)


PAGE = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{}</body></html>"
FIRST = PAGE.format("<h1>Port closes</h1><p>It closes on Friday, Mayor Ann Roe said.</p><p>Ships left.</p>")
SECOND = PAGE.format("<h1>Ship sinks</h1><p>It sank on Sunday, the owner said. Nobody was hurt.</p>")


def test_a_book() -> None:
    contents = PAGE.format("<h1>Contents</h1><ul><li><a href='c1.xhtml'>Port closes</a></li></ul>")
    cover = PAGE.format("<img src='x.png'/>")
    article = Article.from_bytes(book([cover, contents, FIRST, SECOND], title="The week", date="2025-06-08"))
    assert article.text == (
        "Port closes\n\nIt closes on Friday, Mayor Ann Roe said.\n\nShips left.\n\n"
        "Ship sinks\n\nIt sank on Sunday, the owner said. Nobody was hurt.\n"
    )
    assert (article.title, article.published.value) == ("The week", "2025-06-08")


def test_every_article_of_a_book() -> None:
    first, second = Article.all_from_bytes(book([FIRST, SECOND], title="The week"), name="week.epub")
    assert (first.title, second.title) == ("Port closes", "Ship sinks")
    assert first.text == "Port closes\n\nIt closes on Friday, Mayor Ann Roe said.\n\nShips left.\n"
    (whole,) = Article.all_from_bytes(book([FIRST, PAGE.format("<p>It ends.</p>")], title="One"))
    assert whole.text.endswith("\n\nIt ends.\n")


def test_a_book_that_is_locked_or_damaged() -> None:
    locked = {"META-INF/encryption.xml": "<e><EncryptionMethod/></e>", "OEBPS/c0.xhtml": "\x8f\x01\x00"}
    with pytest.raises(ArticleError, match="DRM"):
        Article.from_bytes(book(["x"], more=locked))
    with pytest.raises(ArticleError, match="damaged"):
        Article.from_bytes(packed({"mimetype": "application/epub+zip", "a.txt": "x"}))
