"""What is no article is refused by the name of its kind, whatever it is called."""

from __future__ import annotations

import json

import pytest

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.reading.recognition import recognized
from annotate.reading.sources import Source


@pytest.mark.parametrize("name", ["a.txt", "a.md", "-", "a.html", "a", "a.xml"])
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>x</title></channel></rss>', "RSS"),
        (b'<rss version="2.0"><channel></channel></rss>', "RSS"),
        (
            b'\xef\xbb\xbf<?xml version="1.0"?><!-- x --><feed xmlns="http://www.w3.org/2005/Atom"></feed>',
            "Atom",
        ),
        (b'<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>', "RDF"),
        (b'<?xml version="1.0"?><opml version="2.0"><body></body></opml>', "OPML"),
        (b'<?xml version="1.0"?><urlset xmlns="x"></urlset>', "site map"),
        (b'<?xml version="1.0"?><note><to>x</to></note>', "XML"),
        (b"%PDF-1.7\n\xe2", "PDF"),
        (b"PK\x03\x04\x14\0\x06\0word/document.xml", "Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
        (b"PK\x03\x04\x14\0", "zip"),
        (b"\x89PNG\r\n\x1a\n\0", "image"),
        (b"\xff\xd8\xff\xe0\0", "image"),
        (b"GIF89a\0", "image"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "JSON feed"),
        (b'{"id": "a", "text": "Ships left."}', "JSON file"),
        (b'[{"id": "a"}]', "JSON file"),
        (b'{"id": "a"}\n{"id": "b"}\n', "JSON lines"),
        (b"schema: dateline.annotations\nschema_version: '1.0'\n", "record of annotations"),
        (b"schema: dateline.dossier\nschema_version: '1.0'\n", "dossier of several articles"),
        (b"id,title,date\n1,Port,2025\n2,Ship,2024\n3,Dock,2023\n", "CSV"),
        (b'id;title;text\n1;Port;"Ships left, he said."\n2;Dock;"None stayed."\n3;Ship;"It sank."\n', "CSV"),
        (b"a\tb\tc\n1\t2\t3\n4\t5\t6\n7\t8\t9\n", "CSV"),
        (b"#!/usr/bin/env python\nprint()\n", "program"),
        (b"<?php echo 1; ?>", "program"),
    ],
)
def test_other_kinds(data: bytes, kind: str, name: str) -> None:
    with pytest.raises(ArticleError, match=kind) as error:
        Article.from_bytes(data, name=name)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "[Editor] The mayor left.",
        "{Note} The mayor left.",
        "<The mayor> left.",
        "Paris, London, Rome.\nOslo, Bonn, Kiel.\nA, b, c.\nD, e, f.\n",
        "The mayor, Ann Roe, said so\nand, too, left\nfor, say, Oslo\nor, well, Rome\n",
        "“No,” she said.\nHe left.\n",
        "PDF files are old, he said.",
        "From Ann, with love, came a letter on Sunday.",
        "1\n2\n3\nShips left.",
        "#metoo is a movement, she said.",
        "schema: a word for plan.",
        '"Ships left," he said.',
        "BM is a firm.",
    ],
)
def test_texts_that_begin_oddly_are_articles(text: str) -> None:
    assert recognized(Source(text.encode())).exact
    assert Article.from_bytes(text.encode(), name="-").text == text


@pytest.mark.parametrize("name", ["-", "a.txt", "a"])
@pytest.mark.parametrize(
    "markup",
    [
        "<p>Ships left on Monday.</p><p>Two stayed.</p>",
        "<div><p>Ships left on Monday.</p></div>",
        "<!-- saved --><article><h1>Port</h1><p>Ships left on Monday.</p></article>",
        "<h1>Port</h1>\n<p>Ships left on Monday.<p>Two stayed.",
    ],
)
def test_parts_of_pages_are_read_as_pages(markup: str, name: str) -> None:
    article = Article.from_bytes(markup.encode(), name=name)
    assert "<" not in article.text
    assert "Ships left on Monday." in article.text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("<p>Ships left.</p><p>Two stayed.</p>", ["markup_in_text"]),
        ("Ships left.</p>\n<p>Two stayed.</p>", ["markup_in_text"]),
        ("Ships left when x < 3 and <b> was bold.", []),
    ],
)
def test_markup_in_a_corpus_is_told(text: str, codes: list[str]) -> None:
    article = Article.from_json_line(json.dumps({"text": text}))
    assert article.text == text
    assert [note.code for note in article.diagnostics] == codes


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("html", "Ships left.\n"),
        ("text", "<html><body><p>Ships *left*.</p></body></html>"),
        ("markdown", "<html><body><p>Ships *left*.</p></body></html>"),
        ("mail", "Ships left.\n"),
    ],
)
def test_the_user_says_what_it_is(kind: str, text: str) -> None:
    data = b"<html><body><p>Ships *left*.</p></body></html>"
    if kind == "html":
        data = b"\n\nNo tag at first, then <p>Ships left.</p>"
        text = Article.from_bytes(data, name="a.html").text
    elif kind == "mail":
        data = b"\nShips left.\n"
    article = Article.from_bytes(data, name="a.unknown", kind=kind)
    assert (article.text, article.kind) == (text, kind)


def test_a_kind_that_there_is_not() -> None:
    with pytest.raises(ArticleError, match=r"fax is no kind of source; there are .*html, .*mail, .*text"):
        Article.from_bytes(b"Ships left.", kind="fax")


def test_what_is_no_article_is_one_when_the_user_says_so() -> None:
    values = b'{"a": [1, 2, 3]}'
    with pytest.raises(ArticleError, match="a JSON file"):
        Article.from_bytes(values)
    assert Article.from_bytes(values, kind="text").text == values.decode()
