"""Asking servers whether feeds have something new: politely, a few at a time, none twice in a short while."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from annotate.errors import ArticleError
from annotate.reading.documents.feed import entries_of
from annotate.reading.fetching.answers import Fetched, LaterError, State
from annotate.reading.fetching.web import fetch
from annotate.reading.kinds import feed_kind
from annotate.support.names import without_user
from tui.feeds import store
from tui.feeds.listing import holds_list, listed
from tui.feeds.store import Feed

MOST_AT_ONCE = 4
# A server is left alone for so long after each answer, and longer where it says so.
LEAST_SECONDS = 300.0
_MOST_FRESH_SECONDS = 3600.0
_MOST_SECONDS = 24 * 3600.0
# Between two feeds of one server.
PAUSE_SECONDS = 0.5
_ENDS = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf)>\s*(?:<!--.*?-->\s*)?\Z", re.IGNORECASE | re.DOTALL)
_TAIL_BYTES = 2_000
LARGEST_FEED = 16 * 1024 * 1024


@dataclass(slots=True)
class Answer:
    """What became of one feed.

    Attributes:
        feed: What is known of it now.
        new: How many entries are new.
        rests: For how many seconds it is not asked again, where it was not asked.
    """

    feed: Feed
    new: int = 0
    rests: float = 0.0


def ask(urls: Sequence[str], tell: Callable[[int], None], *, now: float | None = None) -> list[Answer]:
    """Ask for what is new in some feeds; what comes is kept.

    Args:
        urls: Their addresses.
        tell: Gets how many have answered; what it raises ends the asking.
        now: Seconds since 1970, for those that were asked a while ago.

    Raises:
        DatelineError: When nothing can be kept.
    """
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        hosts[urlsplit(without_user(url)).netloc.lower()].append(url)
    answers: dict[str, Answer] = {}

    def ask_host(own: list[str]) -> None:
        asked = False
        for url in own:
            if asked:
                time.sleep(PAUSE_SECONDS)
            answers[url] = answer = _asked(url, time.time() if now is None else now)
            asked = not answer.rests
            tell(len(answers))

    with ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="feeds") as pool:
        for done in [pool.submit(ask_host, own) for own in hosts.values()]:
            done.result()
    return [answers[url] for url in dict.fromkeys(urls)]


def _asked(url: str, now: float) -> Answer:
    known = store.feed(url) or Feed(url)
    # A clock that was wrong once is no reason to wait for years.
    if now < known.rests_until < now + _MOST_SECONDS:
        return Answer(known, rests=known.rests_until - now)
    try:
        page = fetch(url, largest=LARGEST_FEED, feeds=True, known=known.state)
    except LaterError as error:
        rests = min(max(error.rests or 0.0, LEAST_SECONDS), _MOST_SECONDS)
        return _failed(replace(known, rests_until=now + rests), str(error), now)
    except ArticleError as error:
        # Without an answer there is nobody whom another try could bother.
        return _failed(known, str(error), now)
    if page.is_unchanged:
        # An answer without them takes nothing back.
        state = replace(
            known.state,
            etag=page.state.etag or known.state.etag,
            modified=page.state.modified or known.state.modified,
        )
        known = replace(known, state=state, asked=now, rests_until=now + _rest(page), trouble=None)
        store.put_feed(known)
        return Answer(known)
    return take(url, page, now=now)


def take(url: str, page: Fetched, *, now: float | None = None) -> Answer:
    """Keep what a feed's server has sent.

    Args:
        url: The feed's address, as the user gave it.
        page: What came.
        now: Seconds since 1970.

    Raises:
        DatelineError: When nothing can be kept.
    """
    now = time.time() if now is None else now
    known = store.feed(url) or Feed(url)
    called = feed_kind(page.data)
    if called is None:
        rests = replace(known, rests_until=now + LEAST_SECONDS)
        return _failed(rests, "is no feed any more" if known.title else "is no feed", now)
    try:
        found, whole = entries_of(page.data, called, charset=page.charset, url=page.url)
    except ArticleError as error:
        return _failed(replace(known, rests_until=now + LEAST_SECONDS), str(error), now)
    title = next((each.publisher for each in found), None)
    state = page.state
    if not whole and not _ENDS.search(page.data[-_TAIL_BYTES:]):
        # What broke off is asked for once more, and its last entry may be half of one.
        state, found = State(), found[:-1]
    known = Feed(url, title or known.title, state, now, now + _rest(page))
    store.put_feed(known)
    return Answer(known, store.put_entries(url, found, now))


def arrived(name: str, page: Fetched) -> list[str]:
    """Keep a feed, or a list of feeds, that came in the place of an article.

    Args:
        name: The address.
        page: What came.

    Returns:
        The addresses of the feeds.

    Raises:
        DatelineError: When it cannot be read or kept.
    """
    if holds_list(page.data):
        urls = listed(page.data)
        known = {each.url for each in store.feeds(urls)}
        for url in urls:
            if url not in known:
                store.put_feed(Feed(url))
        return urls
    answer = take(name, page)
    if answer.feed.trouble:
        raise ArticleError(answer.feed.trouble)
    return [name]


def _rest(page: Fetched) -> float:
    return min(max(page.rests or 0.0, LEAST_SECONDS), _MOST_FRESH_SECONDS)


def _failed(known: Feed, words: str, now: float) -> Answer:
    known = replace(known, asked=now, trouble=words)
    store.put_feed(known)
    return Answer(known)


def told(answers: Sequence[Answer]) -> str:
    """What became of all feeds, in one sentence."""
    new = sum(each.new for each in answers)
    failed = [each for each in answers if each.feed.trouble and not each.rests]
    resting = [each for each in answers if each.rests]
    if resting and len(resting) == len(answers):
        return f"Asked a short while ago; {_minutes(resting)} more, and they are asked again."
    words = [f"{new} new article{'s' * (new != 1)}" if new else "Nothing new"]
    if failed:
        first = failed[0].feed
        more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
        words.append(f"{first.title or without_user(first.url)} {first.trouble}{more}")
    if resting:
        words.append(f"{len(resting)} of {len(answers)} feeds are asked again in {_minutes(resting)}")
    return f"{'; '.join(words)}."


def _minutes(resting: Sequence[Answer]) -> str:
    minutes = max(round(min(each.rests for each in resting) / 60), 1)
    return f"{minutes} minute{'s' * (minutes != 1)}"
