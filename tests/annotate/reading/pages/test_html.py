"""Articles out of web pages, friendly and hostile ones."""

from __future__ import annotations

import time

import pytest

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.reading.kinds import looks_like_html
from annotate.reading.pages.page import read_page
from annotate.record import Published

PARAGRAPHS = (
    "The mayor said on Monday that the bridge over the river would close for good.",
    "It was built in 1931 and has carried trains, and later cars, for almost a century.",
    "Engineers found rust in the cables last year, according to a report of the city.",
)


def page(*, head: str = "", before: str = "", after: str = "") -> str:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head>{head}</head>"
        "<body><nav><a href='/'>Home</a> <a href='/x'>World</a></nav>"
        f"<main><article><h1>Bridge closes</h1>{before}{body}{after}</article></main>"
        "<footer><p>Copyright 2025 The Daily</p></footer></body></html>"
    )


def test_the_text_is_title_and_paragraphs() -> None:
    article = Article.from_bytes(page().encode(), name="bridge.html")
    assert article.text == "\n\n".join(["Bridge closes", *PARAGRAPHS]) + "\n"
    assert article.title == "Bridge closes"
    assert [section.kind for section in article.sections] == ["title", "paragraph", "paragraph", "paragraph"]
    assert article.id == "bridge"


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "head",
    [
        linked('{"@type": "NewsArticle", "datePublished": "2025-06-08T10:00:00Z"}'),
        linked('{"@graph": [{"@type": "X"}, {"datePublished": "2025-06-08"}]}'),
        linked("not json") + '<meta itemprop="datePublished" content="2025-06-08">',
        '<meta property="article:published_time" content="2025-06-08T08:00:00+02:00">'
        '<meta property="article:modified_time" content="2025-07-01">',
        '<meta name="date" content="2025-06-08">',
        '<meta name="DC.date.issued" content="2025-06-08">',
    ],
)
def test_the_date_that_the_page_gives(head: str) -> None:
    article = Article.from_bytes(page(head=head).encode(), name="bridge.html")
    assert article.published == Published("2025-06-08", "metadata")


def test_a_time_element_gives_the_date() -> None:
    found = read_page(page(before='<time datetime="2025-06-08T10:00">June 8</time>'))
    assert found.published == "2025-06-08"


@pytest.mark.parametrize("value", ["yesterday", "", "2025-99-01", "1/2/2025"])
def test_a_date_that_is_none_says_nothing(value: str) -> None:
    assert read_page(page(head=f'<meta name="date" content="{value}">')).published is None


def test_title_and_address() -> None:
    head = (
        "<title>Bridge closes | The Daily</title><meta property='og:title' content='Bridge  closes'>"
        "<link rel='canonical' href='https://example.org/bridge'>"
    )
    found = read_page(page(head=head))
    assert (found.title, found.url) == ("Bridge closes", "https://example.org/bridge")
    assert read_page(page(head="<link rel='canonical' href='javascript:alert(1)'>")).url is None


def test_scripts_and_styles_are_no_text() -> None:
    hostile = (
        "<script>alert('x')</script><style>p {color: red}</style><iframe src='file:///etc/passwd'></iframe>"
    )
    text = read_page(page(before=hostile, after=hostile)).text
    assert "alert" not in text
    assert "color" not in text
    assert "root:" not in text


def test_entities_of_the_page_are_characters_and_others_are_not_loaded() -> None:
    head = "<!DOCTYPE html [<!ENTITY secret SYSTEM 'file:///etc/hostname'>]>"
    words = "<p>Smith &amp; Sons said &ldquo;no&rdquo; &#8212; and &secret; stays as it is written here.</p>"
    text = read_page(head + page(after=words)).text
    assert "Smith & Sons said “no” — and &secret; stays" in text


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html>",
        "<html><body><script>only()</script></body></html>",
        "<html><body><!-- nothing --></body></html>",
    ],
)
def test_pages_without_an_article(markup: str) -> None:
    with pytest.raises(ArticleError, match="holds no article text"):
        read_page(markup)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Open paragraphs everywhere in this page.", "Open paragraphs everywhere"),
        (page() + "<p>" * 5_000, PARAGRAPHS[0]),
        (
            "<html><body><p>A &#0; and &#xD800; here, with some more words.</p></body></html>",
            "some more words",
        ),
        (
            "<?xml version='1.0' encoding='utf-16'?><html><body><p>Another encoding.</p></body></html>",
            "Another",
        ),
        (page(head=linked("[" * 50_000)), PARAGRAPHS[0]),
    ],
)
def test_odd_pages_are_read(markup: str, words: str) -> None:
    assert words in read_page(markup).text


def test_a_very_deep_page_is_read_in_part_and_soon_and_says_so() -> None:
    start = time.process_time()
    deep = "<div>" * 20_000 + "Deep words in the page." + "</div>" * 20_000
    page = read_page(f"<p>{PARAGRAPHS[0]}</p>{deep}")
    assert page.text == f"{PARAGRAPHS[0]}\n"
    assert [note.code for note in page.diagnostics] == ["page_cut"]
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf\n <HTML lang='en'>", True),
        (b"<!-- saved --> <html>", True),
        (b"<?xml version='1.0'?><!DOCTYPE html>", True),
        (b"The <html> element is old, he said.", False),
        (b"", False),
    ],
)
def test_what_looks_like_html(data: bytes, expected: bool) -> None:
    assert looks_like_html(data) is expected


def test_html_without_a_name_is_told_by_its_beginning() -> None:
    assert Article.from_bytes(page().encode(), name="-").title == "Bridge closes"
    # A name that says something else changes nothing.
    assert Article.from_bytes(page().encode(), name="page.txt").title == "Bridge closes"


def test_the_declared_encoding_of_a_page() -> None:
    data = page(
        head='<meta charset="windows-1252">', after="<p>The café in the old town is closed as well.</p>"
    )
    article = Article.from_bytes(data.encode("cp1252"), name="x.html")
    assert "The café in" in article.text
