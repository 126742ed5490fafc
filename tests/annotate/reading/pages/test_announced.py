"""Pages tell of the feeds that they announce, whatever they call them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.reading.pages.announced import announced_feeds
from annotate.reading.pages.page import page_tree

WORDS = "<p>Mayor Ann Roe said on Sunday that the old bridge would stay closed until the autumn.</p>"
RSS = '<link rel="alternate" type="application/rss+xml" title="The Quay" href="/feed.xml">'


def page(head: str, body: str = f"<article><h1>Bridge stays closed</h1>{WORDS * 3}</article>") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def feeds(head: str, url: str | None = "https://quay.example/2025/bridge") -> list[tuple[str, str | None]]:
    return [(each.url, each.title) for each in announced_feeds(page_tree(page(head)), url)]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (RSS, [("https://quay.example/feed.xml", "The Quay")]),
        (RSS.replace("rss+xml", "atom+xml"), [("https://quay.example/feed.xml", "The Quay")]),
        (RSS.replace("rss+xml", "feed+json"), [("https://quay.example/feed.xml", "The Quay")]),
        (
            "<LINK REL='Alternate nofollow' TYPE='Application/RSS+XML; charset=utf-8' HREF='feed'>",
            [("https://quay.example/2025/feed", None)],
        ),
        (
            '<base href="https://other.example/a/"><link rel=alternate type=application/atom+xml href=b>',
            [("https://other.example/a/b", None)],
        ),
        (
            '<link rel="alternate" type="application/rss+xml" title="Quay » Comments Feed" href="/c/feed/">'
            + RSS,
            [
                ("https://quay.example/feed.xml", "The Quay"),
                ("https://quay.example/c/feed/", "Quay » Comments Feed"),
            ],
        ),
        (RSS + RSS, [("https://quay.example/feed.xml", "The Quay")]),
        (
            '<link rel=alternate type=application/rss+xml href="feed:https://quay.example/f">',
            [("https://quay.example/f", None)],
        ),
        ('<link rel="alternate" hreflang="de" href="/de/">', []),
        ('<link rel="alternate" type="application/json" href="/wp-json/">', []),
        ('<link rel="stylesheet" type="application/rss+xml" href="/feed.xml">', []),
        ('<link rel="alternate" type="application/rss+xml" href="">', []),
        ('<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', []),
        ('<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">', []),
        ('<link rel="alternate" type="application/rss+xml" href="http://[::1">', []),
    ],
)
def test_feeds_that_are_announced(head: str, found: list[tuple[str, str | None]]) -> None:
    assert feeds(head) == found


def test_a_short_address_without_a_page_is_none() -> None:
    assert feeds(RSS, None) == []
    assert feeds(RSS.replace("/feed", "https://quay.example/feed"), None) != []


def test_a_saved_page_tells_of_its_feeds(tmp_path: Path) -> None:
    path = tmp_path / "bridge.html"
    path.write_text(
        f"<!-- saved from url=(0030)https://quay.example/bridge -->\n{page(RSS)}", encoding="utf-8"
    )
    article = Article.from_path(path)
    assert [each.url for each in article.feeds] == ["https://quay.example/feed.xml"]
    canonical = '<link rel="canonical" href="https://quay.example/a/b">'
    (tmp_path / "other.html").write_text(page(canonical + RSS), encoding="utf-8")
    assert [each.url for each in Article.from_path(tmp_path / "other.html").feeds] == [
        "https://quay.example/feed.xml"
    ]


def test_a_front_page_without_an_article_names_its_feed() -> None:
    with pytest.raises(ArticleError, match=r"a feed, which --type feed reads \(https://quay.example/f\)"):
        Article.from_bytes(
            page(RSS.replace("/feed.xml", "https://quay.example/f"), "").encode(), name="a.html"
        )


@given(st.text(alphabet="abc/:.?#[]@\n\t \u202e\"'", max_size=40), st.text(max_size=150))
def test_whatever_stands_there(href: str, title: str) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" href="{href}" title="{title}">'
    for url, called in feeds(link):
        assert url.startswith(("http://", "https://"))
        assert url.isprintable()
        assert called is None or (called.isprintable() and len(called) <= 100)
