"""A feed by the address of a feed, or of a page that announces one."""

from __future__ import annotations

from annotate.errors import ArticleError
from annotate.reading.encodings.decoding import declared_charset, decode
from annotate.reading.fetching.answers import Fetched
from annotate.reading.fetching.web import fetch
from annotate.reading.kinds import feed_kind, looks_like_html


def fetch_feed(url: str, *, led_from: str | None = None) -> tuple[str, Fetched]:
    """Fetch a feed; of a page, the first feed that it announces.

    Args:
        url: The address of a feed or page.
        led_from: The address of the page that names it, or ``SAVED_PAGE``, where the user does not.

    Returns:
        The feed's address, and what its server sent.

    Raises:
        ArticleError: When it cannot be fetched, or is a page that announces none.
    """
    page = fetch(url, feeds=True, led_from=led_from)
    if feed_kind(page.data) is not None or not looks_like_html(page.data):
        return url, page
    from annotate.reading.pages.announced import announced_feeds
    from annotate.reading.pages.page import page_tree

    markup, _ = decode(page.data, charset=page.charset or declared_charset(page.data))
    feeds = announced_feeds(page_tree(markup), page.url)
    if not feeds:
        raise ArticleError("is a page that announces no feed")
    return feeds[0].url, fetch(feeds[0].url, feeds=True, led_from=page.url)
