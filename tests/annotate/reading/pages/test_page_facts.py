"""Title, date and address of a page are the article's own."""

from __future__ import annotations

import json
import time

import pytest

from annotate.reading.pages.page import read_page

TITLE = "Lock gates fail again"
BODY = (
    "<p>Engineers closed the lock gates at Varrow on Monday after a chain broke.</p>"
    "<p>“We cannot promise anything,” said harbour master Ines Tolland on Tuesday.</p>"
)
OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2025-09-16T08:00:00Z"}
OTHER = {"@type": "NewsArticle", "headline": "Ferry owner fined", "datePublished": "2022-01-05"}
ADDRESS = "https://courier.example/2025/gates"


def page(*data: object, head: str = "", before: str = "", byline: str = "", after: str = "") -> str:
    scripts = "".join(
        f'<script type="application/ld+json">{one if isinstance(one, str) else json.dumps(one)}</script>'
        for one in data
    )
    return (
        f"<html><head><title>{TITLE} - Varrow Courier</title>{head}{scripts}</head><body>{before}"
        f"<article><header><h1>{TITLE}</h1>{byline}</header>{BODY}{after}</article></body></html>"
    )


@pytest.mark.parametrize(
    "data",
    [
        [[OTHER, OWN]],
        [OTHER, OWN],
        [{"@graph": [{"@type": "WebSite"}, {"@type": "VideoObject", "datePublished": "2023-02-01"}, OWN]}],
        [[{"@type": "ImageObject", "datePublished": "2019-07-01"}, OWN]],
        [{"@type": "Comment", "datePublished": "2025-09-17"}, OWN],
        [
            {"@type": "ItemList", "itemListElement": [{"item": OTHER}]},
            {**OWN, "headline": "The lock is broken"},
        ],
        [{**OWN, "@type": ["ReportageNewsArticle", "Thing"], "video": {"uploadDate": "2020-01-01"}}],
        [{**OWN, "@type": "https://schema.org/BlogPosting"}],
        [
            {
                **OWN,
                "@type": "LiveBlogPosting",
                "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "X", "datePublished": "2025-09-18"}],
            }
        ],
        [{"@type": "WebPage", "mainEntity": OWN}],
        ["<!-- " + json.dumps(OWN) + " -->"],
        [json.dumps(OWN)[:-1] + ",}"],
        [json.dumps(OTHER) + json.dumps(OWN)],
        [json.dumps(OWN)[:-1] + ', "text": "a "bad" quote"}'],
        [{**OTHER, "headline": "Ferry owner fined"}, {**OWN, "headline": None, "url": ADDRESS + "?x=1"}],
        [
            {**OTHER, "url": "https://courier.example/2022/ferry"},
            {**OWN, "mainEntityOfPage": {"@id": ADDRESS}},
        ],
    ],
)
def test_the_object_of_the_article_dates_it(data: list[object]) -> None:
    found = read_page(page(*data, head=f'<link rel="canonical" href="{ADDRESS}">'))
    assert found.published == "2025-09-16"
    assert found.title == TITLE
    assert found.text.startswith(f"{TITLE}\n\nEngineers closed")


@pytest.mark.parametrize(
    "data",
    [
        [OTHER],
        [[OTHER, {**OTHER, "headline": "Mayor opens bridge"}]],
        [{"@type": "VideoObject", "datePublished": "2023-02-01", "name": TITLE}],
        [{"@type": "Comment", "datePublished": "2023-02-01"}],
        [{"@type": "ItemList", "itemListElement": [OTHER]}],
        [{"@type": "Organization", "event": {"@type": "Event", "datePublished": "2023-02-01"}}],
    ],
)
def test_other_objects_neither_date_nor_name_it(data: list[object]) -> None:
    found = read_page(page(*data))
    assert found.published is None
    assert found.title == TITLE
    assert "Ferry" not in found.text


def test_the_type_of_the_script_may_have_parameters() -> None:
    script = f'<script type="Application/LD+JSON; charset=utf-8">{json.dumps(OWN)}</script>'
    assert read_page(page(head=script)).published == "2025-09-16"


@pytest.mark.parametrize(
    "byline",
    [
        '<time datetime="2025-09-16T10:00">16 September</time>',
        "<p>By Jo Clove</p><p><time datetime='2025-09-16'>Tuesday</time></p>",
        "<div>Tuesday September 16, 2025 10:05 am by Jo Clove</div>",
        "<p>Published 16 Sep 2025, updated 17 Sep 2025</p>",
        "<p class='byline'>By Jo Clove, Harbour Correspondent</p><p class='dateline'>Sept. 16, 2025</p>",
        "<span class='posted-on'>16.09.2025</span>",
        "<div itemprop='datePublished' content='2025-09-16'>today</div>",
        "<time datetime='Tue Sep 16 2025 10:05:00 GMT+0200 (CEST)'>Tue</time>",
        "<p>By Jo Clove | September 16, 2025</p>",
        "<div class=meta><span>Varrow</span> <span class=date>2025/09/16</span></div>",
        "<p>Posted: 16th September 2025 at 10.05</p>",
        "<time>September 16, 2025</time>",
        "<ul><li>By <a href='/jo'>Jo Clove</a>, <time datetime='2025-09-16'>Tuesday</time></li></ul>",
        "<div><a href='/port'>The port</a> <time datetime='2025-09-16'>Tuesday</time></div>",
        "<ul><li><a href='/jo'>Jo Clove</a></li><li><time datetime='2025-09-16'>Tuesday</time></li></ul>",
        "<small>Last updated 18 September 2025. First published 16 September 2025</small>",
    ],
)
def test_the_date_in_the_head_of_the_article(byline: str) -> None:
    most_read = "<div class=most-read><h3>Most read</h3><time datetime='2022-01-05'>5 Jan</time></div>"
    assert read_page(page(byline=byline, before=most_read)).published == "2025-09-16"
    assert read_page(page(byline=byline, after=most_read)).published == "2025-09-16"


@pytest.mark.parametrize(
    "after",
    [
        "<aside><h4>Ferry fined</h4><time datetime='2022-01-05'>5 January</time></aside>",
        "<p>The lock closes on <time datetime='2025-07-01'>1 July</time>, she said.</p>",
        "<p>The act was signed on August 14, 1935.</p>",
        "<div class='comments'><time datetime='2022-01-05'>then</time><p>Bad.</p></div>",
        "<div class='related'><article><time datetime='2022-01-05'>5 Jan</time></article></div>",
        "<h2>Latest</h2><ul><li><time datetime='2022-01-05'>then</time> <a href='/o'>Fined</a></li></ul>",
        "<ul><li><a href='https://b.example/o'>Ferry fined</a> <time>5 January 2022</time></li></ul>",
        "<div><div><h3><a href='/o'>Ferry fined</a></h3><time datetime='2022-01-05'>then</time></div></div>",
        "<div><div><a href='/o'><h3>Fined</h3></a><p><time datetime='2022-01-05'>then</time></p></div></div>",
        "<figure><figcaption>Seen <time datetime='2019-01-05'>5 January 2019</time>.</figcaption></figure>",
    ],
)
def test_other_dates_of_the_page_are_not_its_date(after: str) -> None:
    assert read_page(page(after=after)).published is None


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='parsely-pub-date' content='2025-09-16T00:00:00Z'>",
        "<meta property='article:published_time' content='Tue, 16 Sep 2025 08:00:00 GMT'>",
        "<meta name='DC.Date' content='16 September 2025'>",
        "<meta itemprop='datePublished' content='2025-09-16'>",
        "<meta name='pubdate' content='20250916'><meta name='lastmod' content='2025-09-20'>",
    ],
)
def test_the_date_of_the_meta_elements(head: str) -> None:
    assert read_page(page(head=head)).published == "2025-09-16"


@pytest.mark.parametrize(
    ("head", "h1", "title"),
    [
        ("<title>Gates fail | The Courier</title>", "<h1>Gates fail</h1>", "Gates fail"),
        (
            "<title>The Courier: Gates fail in the port</title>",
            "<h2>Gates fail in the port</h2>",
            "Gates fail in the port",
        ),
        (
            "<meta property='og:site_name' content='The Courier'><title>Gates fail – The Courier</title>",
            "<h1>The Courier</h1><h2>Gates fail</h2>",
            "Gates fail",
        ),
        ("<meta property='og:title' content='Why the gates failed'>", "", "Why the gates failed"),
        ("<title>Gates fail - The Courier</title>", "", "Gates fail"),
        ("", "<h1>Gates <em>fail</em><br>again</h1>", "Gates fail again"),
        ("", "<h1><span class='kicker'>Port</span><span>Gates fail</span></h1>", "Port Gates fail"),
    ],
)
def test_the_title(head: str, h1: str, title: str) -> None:
    found = read_page(f"<html><head>{head}</head><body>{h1}{BODY}</body></html>")
    assert found.title == title
    assert found.text.startswith(f"{title}\n\n")
    assert found.text.count(title) == 1


def test_a_page_with_many_dated_comments_is_read_at_once() -> None:
    comment = "<div><p>It is old and tired.</p><p><time datetime='2024-05-01'>May 1, 2024</time></p></div>"
    story = "<article><h1>Bridge closed</h1><p>The council closed the bridge on Monday.</p></article>"
    page = f"<html><body>{story}<div>{comment * 1_000}</div></body></html>"
    began = time.process_time()
    assert read_page(page).title == "Bridge closed"
    assert time.process_time() - began < 8
