"""Odd, cut and hostile files of each kind are read rightly, or refused by the name of what they are."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from annotate.article import Article
from annotate.errors import ArticleError

WALLABAG: dict[str, Any] = {
    "id": 7,
    "title": "Port closes",
    "url": "https://courier.example/port",
    "is_archived": 0,
    "is_starred": 1,
    "content": "<p>Ana Ruiz said “no” – naïve.</p>",
    "published_at": "2025-06-08T10:00:00+0200",
    "reading_time": 1,
    "domain_name": "courier.example",
}
READ = "Port closes\n\nAna Ruiz said “no” – naïve.\n"
SRT = (
    "00:00:01,000 --> 00:00:03,000\nIt is closed, Ana said.\n\n00:00:09,000 --> 00:00:11,000\nNobody came.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_export_in_any_encoding(encoding: str) -> None:
    data = json.dumps([WALLABAG], ensure_ascii=False).encode(encoding)
    assert Article.from_bytes(data, name="w.json").text == READ


@pytest.mark.parametrize("name", ["w.json", "-", "w.txt"])
def test_json_that_breaks_off_is_no_text(name: str) -> None:
    whole = json.dumps([WALLABAG, WALLABAG]).encode()
    for end in (60, len(whole) // 2, len(whole) - 3):
        with pytest.raises(ArticleError, match="JSON file that is damaged or cut off"):
            Article.from_bytes(whole[:end], name=name)


@pytest.mark.parametrize(
    "text", ["[1] Anna Smith said no.\n\nTwo stayed.\n", "{sic} He said so.\n\nTwo did.\n"]
)
def test_a_text_that_begins_with_a_bracket_is_one(text: str) -> None:
    assert Article.from_bytes(text.encode(), name="a.txt").text == text


def test_json_lines_are_told_apart_from_cut_ones() -> None:
    with pytest.raises(ArticleError, match=r"JSON lines; call it \.jsonl"):
        Article.from_bytes(b'{"id": "a", "text": "It left."}\n{"id": "b", "text": "It', name="a.txt")


@pytest.mark.parametrize("date", [1e30, -1, 10**20, float("1e12") * 100, True, [], {}])
def test_days_that_cannot_be(date: object) -> None:
    entry = {
        "title": "Port",
        "source_url": "https://a.example",
        "category": "article",
        "location": "new",
        "reading_progress": 0,
        "published_date": date,
        "html_content": "<p>It left.</p>",
    }
    article = Article.from_bytes(json.dumps([entry]).encode(), name="r.json")
    assert article.text == "Port\n\nIt left.\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b'"Title";"URL";"Content";"Tags"\n"Port";"https://a.example";"<p>x</p>";""\n',
            "read-it-later service",
        ),
        (b"Highlight,Book Title,Book Author\nIt left.,Port,A\n", "read-it-later service"),
        (b"0:00:01.000,0:00:03.000\nHello there.\n", r"\(SBV\); WebVTT and SRT are"),
        (b"[Script Info]\nTitle: x\n", r"\(ASS\); WebVTT and SRT are"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        Article.from_bytes(data, name="a.txt")


def book(chapter: bytes) -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="b.opf"/></rootfiles></container>'
    )
    listed = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("b.opf", listed)
        archive.writestr("a.xhtml", chapter)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16", "windows-1252"])
def test_chapters_in_the_encoding_that_they_name(encoding: str) -> None:
    words = "<html><body><h1>Port</h1><p>Ana said café.</p></body></html>"
    page = f'<?xml version="1.0" encoding="{encoding}"?>{words}'
    assert Article.from_bytes(book(page.encode(encoding)), name="a.epub").text == "Port\n\nAna said café.\n"


ENTITY = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"> <!ENTITY y "ha">]>'


def test_entities_of_a_page_are_never_read() -> None:
    page = f"<?xml version='1.0'?>{ENTITY}<html><body><h1>Port</h1><p>Ana said &x; no.</p></body></html>"
    text = Article.from_bytes(book(page.encode()), name="a.epub").text
    assert text == "Port\n\nAna said &x; no.\n"
    words = "<p>Mayor Ann Roe said on Sunday that the old bridge would stay closed &x; until the autumn.</p>"
    page = f"{ENTITY}<html><body><article><h1>Port closes</h1>{words * 3}</article></body></html>"
    article = Article.from_bytes(page.encode(), name="a.html")
    assert article.text.startswith("Port closes\n\nMayor Ann Roe")
    assert "]>" not in article.text
    assert "root:" not in article.text


def test_subtitles_without_numbers() -> None:
    article = Article.from_bytes(SRT.encode(), name="a.txt")
    assert article.text == "[00:00:01] It is closed, Ana said.\n\n[00:00:09] Nobody came.\n"


def test_who_speaks_is_no_title() -> None:
    text = "Ana Ruiz  0:05\nWe will open it in July.\n\nTom Lund  0:12\nWhen exactly?\n"
    assert Article.from_bytes(text.encode(), name="a.txt").title is None
    assert Article.from_bytes(b"Race ends at 10:30\n\nIt was late, they said.\n\nTwo left.\n").title


def test_large_files_are_refused_in_bounded_time() -> None:
    cue = b"1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n"
    with pytest.raises(ArticleError, match="subtitles larger than 16 MB"):
        Article.from_bytes(cue * (17 * 2**20 // len(cue)), name="a.srt")
    with pytest.raises(ArticleError, match="more than 32 MB of text"):
        Article.from_bytes(b"<html><body>" + b"<p>a b c.</p>" * (33 * 2**20 // 13), name="a.html")


def test_a_page_with_large_pictures_in_it_is_read() -> None:
    words = "<p>Mayor Ann Roe said on Sunday that the old bridge would stay closed until the autumn.</p>"
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 400_000}">'
    page = f"<html><body><article><h1>Port closes</h1>{picture * 9}{words * 3}</article></body></html>"
    assert len(page) > 33 * 2**20
    assert Article.from_bytes(page.encode(), name="a.html").text.startswith(
        "Port closes\n\nMayor Ann Roe said"
    )


def test_entries_of_a_live_blog_that_are_left_out_are_told() -> None:
    entry = {"@type": "BlogPosting", "articleBody": "It opens.", "datePublished": "2025-06-08T09:30:00Z"}
    data = {"@type": "LiveBlogPosting", "headline": "Latest", "liveBlogUpdate": [entry] * 2_100}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = f"<html><head>{script}</head><body><p>It goes on.</p></body></html>"
    article = Article.from_bytes(page.encode(), name="a.html")
    assert [each.message for each in article.diagnostics] == [
        "The page has 2,100 entries; the first 2,000 are read."
    ]
