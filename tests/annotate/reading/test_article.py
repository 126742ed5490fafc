"""Articles from text, bytes, files and JSON lines."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article, given_date
from annotate.errors import ArticleError
from annotate.record import Published

SEED = Path(__file__).parents[3] / "seeds" / "000_1bef791070b36b10.txt"


def test_the_sample_article() -> None:
    article = Article.from_path(SEED)
    assert article.text.encode() == SEED.read_bytes()
    assert article.id == "000_1bef791070b36b10"
    assert article.title is not None
    assert article.title.startswith("Russian Forces Advance")
    assert [section.kind for section in article.sections[:3]] == ["boilerplate", "title", "paragraph"]
    assert article.published == Published()
    document = article.document()
    assert document.text.sha256 == hashlib.sha256(SEED.read_bytes()).hexdigest()
    assert document.text.length == len(article.text)
    assert document.source == str(SEED)


@given(st.text(min_size=1).filter(lambda text: not text.isspace()))
def test_the_text_is_never_changed(text: str) -> None:
    article = Article.from_text(text)
    assert article.text == text
    assert article.id == hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("given_value", "value"),
    [
        ("2025-06-10", "2025-06-10"),
        ("2025-06-10T23:59:00Z", "2025-06-10"),
        ("2025-06-10 23:59:00+05:00", "2025-06-10"),
        (" 20250610 ", "2025-06-10"),
    ],
)
def test_given_dates(given_value: str, value: str) -> None:
    assert given_date(given_value) == Published(value, "given")


@pytest.mark.parametrize(
    "value", ["", "June 10, 2025", "2025-13-01", "2025-02-30", "2025", "10/06/2025", "\x1b[31m"]
)
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(ArticleError, match="is not a date; write it like 2025-06-10"):
        given_date(value)


def test_no_date_is_unknown() -> None:
    assert given_date(None) == Published()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"\n \n\t", "nothing but white space"),
        ("bom.txt", b"\xef\xbb\xbf", "is empty"),
        ("image.txt", b"\x89PNG\0\0", "binary"),
        ("feed.xml", b'<?xml version="1.0"?><rss version="2.0"></rss>', "is an RSS feed"),
        ("page.html", b"<html><body></body></html>", "holds no article text"),
    ],
)
def test_files_that_hold_no_article(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ArticleError, match=message):
        Article.from_path(tmp_path / name)


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="is a folder"):
        Article.from_path(tmp_path)


def test_a_text_of_ten_megabytes() -> None:
    data = ("Ships left the port on Monday, the harbour master said.\r\n\r\n" * 170_000).encode()
    article = Article.from_bytes(data, name="long.txt")
    assert len(article.text) == len(data)
    assert len(article.sections) == 170_000


def test_what_happened_in_decoding_is_told() -> None:
    article = Article.from_bytes("“Café”, she said.".encode("cp1252"), name="a.txt")
    assert [note.code for note in article.diagnostics] == ["decoded_as"]


def line(**values: Any) -> str:
    return json.dumps(values)


def test_a_json_line() -> None:
    article = Article.from_json_line(
        line(
            id="a1",
            text="Ships left.\r\n\r\nMore.",
            title="Port",
            url="https://x.org/a",
            published="2025-06-08",
            extra=1,
        ),
        source="corpus.jsonl",
    )
    assert (article.id, article.title, article.url) == ("a1", "Port", "https://x.org/a")
    assert article.text == "Ships left.\r\n\r\nMore."
    assert article.published == Published("2025-06-08", "given")
    assert article.source == "corpus.jsonl"


def test_a_json_line_with_little() -> None:
    article = Article.from_json_line(line(text="Ships left.", id=None, title=None), published="2025-06-01")
    assert len(article.id) == 16
    assert article.published.value == "2025-06-01"
    assert Article.from_json_line(line(text="Ships left.", id=17)).id == "17"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[1]", "is not a JSON object"),
        (line(id="a"), 'has no "text"'),
        (line(text=5), '"text" should be a string'),
        (line(text="x", title=["y"]), '"title" should be a string'),
        (line(text=""), "is empty"),
        (line(text=" "), "white space"),
        (line(text="x", published="June"), "is not a date"),
        ('{"text": "a\\ud800"}', "half a surrogate pair"),
        (b'{"text": "\xff"}', "is not UTF-8"),
    ],
)
def test_json_lines_that_hold_no_article(content: str | bytes, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        Article.from_json_line(content)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_names_that_have_no_utf8_form_are_escaped(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt"))
    path.write_bytes(b"Ships left.")
    article = Article.from_path(path)
    assert article.id == "a\\udcff"
    assert article.source == f"{tmp_path}/a\\udcff.txt"
    assert Article.from_json_line('{"text": "x", "title": "a\\ud800"}').title == "a\\ud800"


MARKDOWN = """---\r
title: "Port: open again"\r
date: 2025-06-08\r
link: https://example.org/port\r
---\r
\r
# Port opens #\r
\r
Ships *left* on [Monday](https://example.org).\r
\r
![Ships](ships.jpg)\r
\r
```\r
code\r
```\r
\r
<!-- a comment\r
over lines -->\r
\r
## Later\r
\r
Two stayed.\r
"""


def test_markdown_stays_exact_and_is_marked() -> None:
    article = Article.from_bytes(MARKDOWN.encode(), name="port.md")
    assert article.text == MARKDOWN
    assert article.title == "Port: open again"
    assert article.published == Published("2025-06-08", "metadata")
    assert article.url == "https://example.org/port"
    shown = [(section.kind, article.text[section.start : section.end]) for section in article.sections]
    assert ("title", "Port opens") in shown
    assert ("boilerplate", "![Ships](ships.jpg)") in shown
    assert ("boilerplate", "```\r\ncode\r\n```") in shown
    assert ("boilerplate", "<!-- a comment\r\nover lines -->") in shown
    assert [words for kind, words in shown if kind == "paragraph"] == [
        "Ships *left* on [Monday](https://example.org).",
        "## Later",
        "Two stayed.",
    ]


def test_the_date_that_the_user_gives_wins() -> None:
    article = Article.from_bytes(MARKDOWN.encode(), name="port.md", published="2020-01-01")
    assert article.published == Published("2020-01-01", "given")


@pytest.mark.parametrize(
    "text",
    [
        "---\nnot: [yaml\n---\n\nShips left.",
        "---\n\nShips left.\n\n---\n",
        "---\n!!python/object/apply:os.system ['true']\n---\nShips left.",
        "---\ndate: soon\n---\nShips left.",
        "Heading\n===\n\nShips left.",
        "# \n\nShips left.",
    ],
)
def test_odd_markdown_is_still_an_article(text: str) -> None:
    article = Article.from_bytes(text.encode(), name="x.md")
    assert article.text == text
    assert any(text[section.start : section.end] == "Ships left." for section in article.sections)
    assert article.published == Published()


@given(st.text(st.sampled_from("#-=`~<!>[]() \n\r*ab:"), min_size=1, max_size=120))
def test_any_markdown_is_divided_without_overlap(text: str) -> None:
    if text.isspace():
        return
    position = 0
    for section in Article.from_bytes(text.encode(), kind="markdown").sections:
        assert position <= section.start < section.end <= len(text)
        position = section.end
