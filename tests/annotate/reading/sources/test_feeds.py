"""Feeds: each entry is an article, of the words that the feed has."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.errors import ArticleError

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Courier</title><link>https://courier.example/</link>
<item><title>Port &amp;amp; docks close&nbsp;today</title><link>https://courier.example/port</link>
<guid isPermaLink="false">p1</guid><pubDate>Sun, 08 Jun 2025 23:30:00 -0500</pubDate>
<dc:creator>Ann Roe</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The port closes, the mayor said.</p><p>Ships&nbsp;left.</p>]]></content:encoded>
</item>
<item><title>Rain falls</title><link>file:///etc/passwd</link><guid>https://courier.example/rain</guid>
<description>It rained on &lt;b&gt;Sunday&lt;/b&gt;, he said.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>
<entry><id>urn:1</id><title type="html">Port &lt;i&gt;closes&lt;/i&gt;</title>
<link rel="self" href="https://courier.example/x.atom"/><link href="https://courier.example/port"/>
<published>2025-06-08T10:00:00Z</published><updated>2025-06-09T10:00:00Z</updated>
<author><name>Ann Roe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>One did <b>not</b> say so.</p><p>Two left.</p></div></content>
</entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Courier</title></channel>
<item rdf:about="x"><title>Port closes</title><link>https://courier.example/port</link>
<description>It closes.</description><dc:date>2025-06-08</dc:date></item></rdf:RDF>"""


def of(feed: str) -> list[Article]:
    return Article.all_from_bytes(feed.encode(), name="news.xml")


def test_rss() -> None:
    first, second = of(RSS)
    assert first.text == "Port & docks close today\n\nThe port closes, the mayor said.\n\nShips\xa0left.\n"
    assert (first.title, first.url) == ("Port & docks close today", "https://courier.example/port")
    assert (first.published.value, first.published.source) == ("2025-06-08", "metadata")
    assert (first.author, first.publisher) == ("Ann Roe", "The Courier")
    assert [each.code for each in first.diagnostics] == []
    assert second.text == "Rain falls\n\nIt rained on Sunday, he said.\n"
    assert second.url == "https://courier.example/rain"
    assert second.published.value is None
    assert [each.code for each in second.diagnostics] == ["excerpt"]
    assert first.id != second.id


def test_atom() -> None:
    (entry,) = of(ATOM)
    # rss-parser 3.13.0 has "One did  say so.not" (findings/rss-parser-order-of-words.sh).
    assert entry.text == "Port closes\n\nOne did not say so.\n\nTwo left.\n"
    assert entry.url == "https://courier.example/port"
    assert entry.published.value == "2025-06-08"
    assert entry.author == "Ann Roe"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        # feedparser 6.0.14 has "s (Ann Roe" here (findings/feedparser-author-of-a-long-domain.sh).
        ("ann@quay.press (Ann Roe)", "Ann Roe"),
        ("ann.roe@desk.quay.london (Ann Roe)", "Ann Roe"),
        ("Ann Roe (ann@quay.press)", "Ann Roe"),
        ("Ann Roe &lt;ann@quay.press&gt;", "Ann Roe"),
        ('"Roe, Ann" &lt;ann@quay.press&gt;', "Roe, Ann"),
        ("ann@quay.press", "ann@quay.press"),
        ("Ann Roe (Reuters)", "Ann Roe (Reuters)"),
        ("Ann Roe (@annroe)", "Ann Roe (@annroe)"),
        ("Ann Roe in Turin, 10@noon", "Ann Roe in Turin, 10@noon"),
        (
            "ann@quay.press (Ann Roe), bo@quay.press (Bo Li)",
            "ann@quay.press (Ann Roe), bo@quay.press (Bo Li)",
        ),
    ],
)
def test_of_a_name_with_an_address_the_name_is_the_author(written: str, author: str) -> None:
    feed = RSS.replace("<dc:creator>Ann Roe</dc:creator>", f"<author>{written}</author>")
    assert of(feed)[0].author == author


@pytest.mark.parametrize("behind", [True, False])
def test_the_caption_of_a_picture_is_none_of_the_words(behind: bool) -> None:
    # feedparser 6.0.14 has it for the content or the summary (findings/feedparser-caption-as-article.sh).
    words = "<description>The port shut.</description>"
    picture = (
        '<media:content xmlns:media="http://search.yahoo.com/mrss/" url="p.jpg">'
        "<media:title>Quay</media:title><media:description>Dawn in 2019.</media:description></media:content>"
    )
    item = "<item><title>Port</title>" + (words + picture if behind else picture + words) + "</item>"
    (entry,) = of(f'<rss version="2.0"><channel><title>The Quay</title>{item}</channel></rss>')
    assert entry.text == "Port\n\nThe port shut.\n"


def test_rdf() -> None:
    (entry,) = of(RDF)
    assert (entry.text, entry.published.value) == ("Port closes\n\nIt closes.\n", "2025-06-08")


def test_json_feed() -> None:
    items = [
        {
            "id": 1,
            "title": "Port closes",
            "content_html": "<p>It closes.</p>",
            "url": "https://courier.example/p",
        },
        {
            "id": 2,
            "content_text": "Rain & wind.\n\nThen <sun>.",
            "date_published": "2025-06-08T10:00:00+02:00",
        },
        {"id": 3},
        "nothing",
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Courier", "items": items}
    first, second = of(json.dumps(feed))
    assert (first.text, first.url) == ("Port closes\n\nIt closes.\n", "https://courier.example/p")
    assert (second.text, second.published.value) == ("Rain & wind.\n\nThen <sun>.\n", "2025-06-08")


def test_the_first_entry_says_that_there_are_others() -> None:
    article = Article.from_bytes(RSS.encode(), name="-")
    assert article.title == "Port & docks close today"
    assert "several_articles" in [each.code for each in article.diagnostics]


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    first, *_ = of(RSS[: RSS.index("</channel>") - 40])
    assert first.text.startswith("Port & docks")
    assert "damaged_feed" in [each.code for each in first.diagnostics]


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
)
def test_entities_are_refused(declared: str) -> None:
    feed = RSS.replace("<rss", f"<!DOCTYPE rss [{declared}]><rss").replace("Short.", "&a;")
    with pytest.raises(ArticleError, match="declares entities of its own"):
        of(feed)


@pytest.mark.parametrize("charset", ["utf-16", "iso-8859-1"])
def test_the_charset_that_the_feed_declares(charset: str) -> None:
    feed = RDF.replace('1.0"?>', f'1.0" encoding="{charset}"?>', 1).replace("It closes", "Café closes")
    (entry,) = Article.all_from_bytes(feed.encode(charset), name="news.xml")
    assert entry.text == "Port closes\n\nCafé closes.\n"


@pytest.mark.parametrize(
    "feed",
    [
        "<rss version='2.0'><channel><title>T</title>"
        + "<item><title>a</title></item>" * 10_001
        + "</channel></rss>",
        json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"title": "a"}] * 10_001}
        ),
    ],
    ids=["rss", "json"],
)
def test_too_many_entries_are_refused_in_one_sentence(feed: str) -> None:
    with pytest.raises(ArticleError, match="of 10,001 entries") as error:
        of(feed)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("number", ["xD800", "xdfff", "55296", "57343", "x00D83D"])
def test_numbers_of_no_characters_cost_one_character(number: str) -> None:
    first, second = of(RSS.replace("Rain falls", f"Rain &#{number}; falls").replace("Short.", f"&#{number};"))
    assert first.title == "Port & docks close today"
    assert second.title == "Rain \ufffd falls"
    with pytest.raises(ArticleError):
        of("<rss><item>&#xD800;</item>")


@given(st.data())
def test_a_damaged_feed_is_read_or_refused_in_one_sentence(data: st.DataObject) -> None:
    feed = bytearray(data.draw(st.sampled_from([RSS, ATOM, RDF])).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(feed) - 1))
        odd = data.draw(
            st.sampled_from(
                [b"", b"\0", b"\xed", b"<item>", b"]]>", b"<![CDATA[", b"&#xDFFF;", b"&", b"<!--"]
            )
        )
        feed[place : place + data.draw(st.integers(0, 40))] = odd
    told, found = "", []
    try:
        found = Article.all_from_bytes(bytes(feed) or b"<", name="news.xml", kind="feed")
    except ArticleError as error:
        told = str(error)
    assert "\n" not in told
    assert all(article.text.strip() for article in found)
