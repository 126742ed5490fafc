"""Articles by name, those that feeds brought among them: from what is kept, and from the web when opened."""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace

from annotate import corpus
from annotate.article import Article
from annotate.errors import ArticleError, DatelineError, OutputError
from annotate.reading.fetching.answers import FeedError, Fetched
from annotate.record import Diagnostic, Published
from annotate.support.names import is_url
from tui.feeds import store
from tui.feeds.store import Kept

_EXCERPT = "This is the feed’s excerpt of the article, which is fetched when it is opened."
_NO_ADDRESS = "This is the feed’s excerpt of the article; it names no address of the whole."
_NOT_FETCHED = "This is the feed’s excerpt; the article {}."
_SHORTER = "This is the feed’s excerpt; what the article’s page gives is shorter."


def fetch_announced(address: str, led_from: str) -> Fetched:
    """What comes from a feed that a page announces; none is asked of this machine or the local network.

    Args:
        address: The feed's own.
        led_from: That of the page, or ``SAVED_PAGE``.

    Raises:
        ArticleError: When nothing comes.
    """
    # What fetches takes longer to load than an article that is kept.
    from annotate.reading.fetching.web import fetch

    return fetch(address, feeds=True, led_from=led_from)


def read_article(
    name: str, *, kind: str | None = None, fetches: bool = True, led_from: str | None = None
) -> Article:
    """Read one article from a path, an address, or what a feed has brought.

    Args:
        name: What opens it.
        kind: The kind of source, where the user says so.
        fetches: Whether the whole article is fetched where a feed has an excerpt only.
        led_from: ``SAVED_PAGE`` where a saved page names the feed, and not the user.

    Raises:
        FeedError: When it is a feed, or said to be one.
        DatelineError: When it cannot be read.
    """
    brought = None
    if is_url(name):
        # Where nothing that is kept can be read, the web still can.
        with contextlib.suppress(DatelineError):
            brought = read_brought(name, fetches=fetches)
    if brought is None and kind == "feed" and is_url(name):
        # What fetches takes longer to load than an article that is kept.
        from annotate.reading.fetching.feeds import fetch_feed

        address, page = fetch_feed(name, led_from=led_from)
        raise FeedError("is a feed", page, address)
    return brought or corpus.read_article(name, kind=kind)


def read_brought(name: str, *, fetches: bool = False) -> Article | None:
    """The article that a feed has brought under a name; none where none has.

    Args:
        name: What opens it.
        fetches: Whether the whole article is fetched where the feed has an excerpt only.

    Raises:
        DatelineError: When what is kept cannot be read.
    """
    kept = store.entry(name)
    if kept is None:
        return None
    if not kept.excerpt:
        return _of_feed(kept)
    if not kept.url:
        return _of_feed(kept, _NO_ADDRESS)
    page = store.page(name)
    if page is None and not fetches:
        return _of_feed(kept, _EXCERPT)
    try:
        if page is None:
            # What fetches pages takes longer to load than one that is kept.
            from annotate.reading.fetching import web

            page = web.fetch(kept.url, led_from=kept.feed)
            article = _of_page(kept, page)
            # What cannot be kept is fetched anew the next time.
            with contextlib.suppress(OutputError):
                store.put_page(name, page, time.time())
            return article
        return _of_page(kept, page)
    except ArticleError as error:
        return _of_feed(kept, str(error) if isinstance(error, _ShorterError) else _NOT_FETCHED.format(error))


def is_whole(name: str) -> bool:
    """Whether all of an entry's article is kept."""
    kept = store.entry(name)
    return kept is None or not kept.excerpt or store.page(name) is not None


class _ShorterError(ArticleError):
    """A page has less of the article than the feed: it wants a subscription, or a browser."""


def _of_page(kept: Kept, page: Fetched) -> Article:
    article = Article.from_bytes(
        page.data, name=kept.name, url=page.url, charset=page.charset, markup=page.is_markup or None
    )
    if len(article.text) < len(kept.text):
        raise _ShorterError(_SHORTER)
    return replace(
        article,
        id=_id_of(kept) or article.id,
        title=article.title or kept.title,
        published=article.published if article.published.value else _published(kept),
        author=article.author or kept.author,
        publisher=article.publisher or kept.publisher,
        feed=kept.feed,
        feeds=(),
    )


def _of_feed(kept: Kept, note: str | None = None) -> Article:
    article = Article.from_text(
        kept.text,
        id=_id_of(kept),
        title=kept.title,
        url=kept.url,
        source=kept.name,
        published=_published(kept),
        diagnostics=(Diagnostic("excerpt", note),) if note else (),
        author=kept.author,
        publisher=kept.publisher,
    )
    return replace(article, feed=kept.feed)


def _published(kept: Kept) -> Published:
    return Published(value=kept.published, source="metadata") if kept.published else Published()


def _id_of(kept: Kept) -> str | None:
    """The last part of the address, as for every page of the web."""
    return corpus.name_of_page(kept.url) if kept.url else None
