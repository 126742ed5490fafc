"""Saved pages, web archives, exports of read-it-later services and live blogs."""

from __future__ import annotations

import json
from email.message import EmailMessage
from typing import Any

import pytest

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.reading.recognition import recognized
from annotate.reading.sources import Source

BODY = (
    "<article><h1>Port closes for a week</h1>"
    "<p>The port closes on Friday, Mayor Ann Roe said on Sunday in the town hall.</p>"
    "<p>Ships left on Saturday, and nobody knows when they will be back in the town.</p></article>"
)
TEXT = (
    "Port closes for a week\n\n"
    "The port closes on Friday, Mayor Ann Roe said on Sunday in the town hall.\n\n"
    "Ships left on Saturday, and nobody knows when they will be back in the town.\n"
)
DATED = '<meta property="article:published_time" content="2025-06-08T10:00:00Z">'


def page(head: str = "", comment: str = "") -> bytes:
    top = f"<!DOCTYPE html> <html lang=en>{comment}<head><meta charset=utf-8>{head}</head>"
    return f"{top}<body>{BODY}</body></html>".encode()


SINGLE_FILE = (
    "<!--\n Page saved with SingleFile \n url: https://courier.example/port \n"
    " saved date: Mon Jun 09 2025 18:12:33 GMT+0100 (British Summer Time)\n-->"
)


@pytest.mark.parametrize("name", ["-", "a.html", "snapshot.html"])
def test_a_page_that_single_file_saved(name: str) -> None:
    article = Article.from_bytes(page(DATED, SINGLE_FILE), name=name)
    assert (article.text, article.title) == (TEXT, "Port closes for a week")
    assert (article.url, article.published.value) == ("https://courier.example/port", "2025-06-08")


def test_the_day_of_saving_is_no_day_of_publication() -> None:
    article = Article.from_bytes(page("", SINGLE_FILE))
    assert (article.published.value, article.published.latest) == (None, "2025-06-09")
    assert article.published.because == ("the page was saved on 2025-06-09",)


def test_a_page_that_a_browser_saved() -> None:
    comment = "<!-- saved from url=(0028)https://courier.example/port -->"
    article = Article.from_bytes(page(DATED, comment))
    assert (article.text, article.url) == (TEXT, "https://courier.example/port")
    local = Article.from_bytes(page(DATED, "<!-- saved from url=(0014)about:internet -->"))
    assert (local.text, local.url) == (TEXT, None)


def archive(markup: bytes, encoding: str = "quoted-printable") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://courier.example/port"
    message["Subject"] = "Port closes for a week"
    message["Date"] = "Mon, 9 Jun 2025 18:12:33 -0000"
    message.set_content("x")
    message.make_related()
    del message.get_payload()[0]  # type: ignore[union-attr,arg-type]
    message.add_related(markup, "text", "html", cte=encoding)
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "-"])
def test_a_web_archive(encoding: str, name: str) -> None:
    article = Article.from_bytes(archive(page(DATED), encoding), name=name)
    assert (article.text, article.title) == (TEXT, "Port closes for a week")
    assert (article.url, article.published.value) == ("https://courier.example/port", "2025-06-08")


def test_the_day_in_the_head_of_a_web_archive_is_no_day_of_publication() -> None:
    assert Article.from_bytes(archive(page()), name="a.mhtml").published.value is None


def test_a_web_archive_that_is_cut_off() -> None:
    with pytest.raises(ArticleError, match="without a page, or cut off"):
        Article.from_bytes(archive(page())[:200] + b"\n\n", name="a.mhtml")


WALLABAG: dict[str, Any] = {
    "is_archived": 0,
    "is_starred": 1,
    "tags": ["port"],
    "id": 7,
    "title": "Port closes for a week",
    "url": "https://courier.example/port",
    "content": BODY.replace("<h1>Port closes for a week</h1>", ""),
    "created_at": "2025-07-01T10:00:00+00:00",
    "published_at": "2025-06-08T10:00:00+0200",
    "published_by": ["Ana Ruiz"],
    "reading_time": 1,
    "domain_name": "courier.example",
}
READWISE: dict[str, Any] = {
    "id": "01h",
    "url": "https://read.readwise.io/read/01h",
    "source_url": "https://courier.example/port",
    "title": "Port closes for a week",
    "author": "Ana Ruiz",
    "category": "article",
    "location": "later",
    "site_name": "Courier",
    "reading_progress": 0.4,
    "published_date": 1749376800000,
    "html_content": f"<html><body>{BODY}</body></html>",
}


@pytest.mark.parametrize(
    "export",
    [
        [WALLABAG],
        WALLABAG,
        {"_embedded": {"items": [WALLABAG]}},
        [READWISE],
        {"count": 1, "nextPageCursor": None, "results": [READWISE]},
        {"results": [{**READWISE, "category": "highlight"}, READWISE]},
        {"results": [{**READWISE, "published_date": 1749376800}]},
        {"results": [{**READWISE, "published_date": "2025-06-08"}]},
    ],
)
@pytest.mark.parametrize("name", ["-", "export.json", "a.txt"])
def test_exports_of_services(export: object, name: str) -> None:
    article = Article.from_bytes(json.dumps(export).encode(), name=name)
    assert (article.text, article.title) == (TEXT, "Port closes for a week")
    assert (article.url, article.published.value) == ("https://courier.example/port", "2025-06-08")


def test_every_article_of_an_export() -> None:
    second = {
        **READWISE,
        "id": "02",
        "title": "Ship sinks",
        "html_content": "<p>It sank.</p>",
        "author": None,
    }
    bare = {**READWISE, "id": "03", "html_content": None}
    export = json.dumps({"results": [READWISE, second, bare]}).encode()
    first, other = Article.all_from_bytes(export, name="export.json")
    assert (first.text, first.author, first.publisher) == (TEXT, "Ana Ruiz", "Courier")
    assert (other.id, other.text, other.author) == ("export-2", "Ship sinks\n\nIt sank.\n", None)


def test_what_was_put_away_as_read() -> None:
    for export, was_read in [
        (WALLABAG, False),
        ({**WALLABAG, "is_archived": 1}, True),
        (READWISE, False),
        ({**READWISE, "location": "archive"}, True),
    ]:
        assert Article.from_bytes(json.dumps([export]).encode()).was_read is was_read


def test_an_export_without_text() -> None:
    bare = {key: value for key, value in READWISE.items() if key != "html_content"}
    with pytest.raises(ArticleError, match="Readwise without the text"):
        Article.from_bytes(json.dumps([bare]).encode())


@pytest.mark.parametrize(
    "values",
    [
        {"title": "x", "content": "<p>y</p>"},
        [{"title": "x"}],
        [1],
        [],
        {"results": 3},
        {"is_archived": 1, "is_starred": 0},
    ],
)
def test_other_json_is_no_export(values: object) -> None:
    with pytest.raises(ArticleError, match="JSON"):
        Article.from_bytes(json.dumps(values).encode())


@pytest.mark.parametrize(
    "listed",
    [
        "title,url,time_added,tags,status\nPort,https://a.example,1,,unread\n",
        "URL,Title,Selection,Folder,Timestamp\nhttps://a.example,Port,,Unread,1\n",
        "<!DOCTYPE html>\n<html>\n<head><title>Pocket Export</title></head><body><ul><li>x</ul></html>",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><p><DT><A HREF='x'>x</A></DL>",
    ],
)
def test_lists_of_addresses(listed: str) -> None:
    with pytest.raises(ArticleError, match="a list of addresses without the articles"):
        Article.from_bytes(listed.encode())


UPDATES = [
    {"@type": "BlogPosting", "headline": "Mayor speaks", "datePublished": "2025-06-08T12:05:00+01:00",
     "articleBody": "Mayor Ann Roe said the port was shut.\n\nShe left at noon."},
    {"@type": "BlogPosting", "headline": "Ships leave", "datePublished": "2025-06-08T10:42:00Z",
     "articleBody": "<p>Ships left the &amp; port.</p>"},
    {"@type": "BlogPosting", "datePublished": "yesterday", "articleBody": "It rained."},
]  # fmt: skip
LIVE = {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    "headline": "Flood in Port Ellis: live",
    "datePublished": "2025-06-08T08:00:00Z",
    "liveBlogUpdate": UPDATES,
}


def live(values: object) -> bytes:
    script = f'<script type="application/ld+json">{json.dumps(values)}</script>'
    body = "<h1>Flood in Port Ellis: live</h1><p>x</p>"
    return f"<!DOCTYPE html><html><head>{script}</head><body>{body}</body></html>".encode()


def test_a_live_blog() -> None:
    article = Article.from_bytes(live(LIVE), name="live.html")
    assert article.text.strip().split("\n\n") == [
        "Flood in Port Ellis: live",
        "8 June 2025, 12:05 (UTC+01:00)",
        "Mayor speaks",
        "Mayor Ann Roe said the port was shut.",
        "She left at noon.",
        "8 June 2025, 10:42 (UTC)",
        "Ships leave",
        "Ships left the & port.",
        "It rained.",
    ]
    assert [section.kind for section in article.sections] == [
        *(
            "title",
            "dateline",
            "paragraph",
            "paragraph",
            "paragraph",
            "dateline",
            "paragraph",
            "paragraph",
            "paragraph",
        )
    ]
    assert (article.title, article.published.value) == ("Flood in Port Ellis: live", "2025-06-08")


def test_a_live_blog_in_microdata() -> None:
    time = '<time itemprop="datePublished" datetime="2025-06-08T10:4{0}:00Z">x</time>'
    body = (
        '<h2 itemprop="headline">Update {0}</h2><div itemprop="articleBody"><p>It rained {0} times.</p></div>'
    )
    entry = f'<div itemprop="liveBlogUpdate" itemscope>{time}{body}</div>'
    markup = f"<html><body><h1>Live</h1>{entry.format(1)}{entry.format(2)}</body></html>"
    text = Article.from_bytes(markup.encode()).text
    assert "8 June 2025, 10:41 (UTC)\n\nUpdate 1\n\nIt rained 1 times." in text


@pytest.mark.parametrize("updates", [[], UPDATES[:1], [{"headline": "x"}, {"headline": "y"}], "x", None])
def test_without_entries_it_is_a_page(updates: object) -> None:
    assert recognized(Source(live({**LIVE, "liveBlogUpdate": updates}))).name == "html"
