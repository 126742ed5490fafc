"""The feeds that a page announces in its head (``<link rel="alternate" type="application/rss+xml">``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from annotate.errors import ArticleError

_KINDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "text/rss+xml",
        "application/x-rss+xml",
    }
)
_ADDRESS = re.compile(r"https?://[^\s/]\S{0,1999}\Z", re.IGNORECASE)
_OF_COMMENTS = re.compile(r"\bcomments?\b", re.IGNORECASE)
_MOST = 20
_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Announced:
    """A feed that a page announces.

    Attributes:
        url: Its address.
        title: What the page calls it.
    """

    url: str
    title: str | None


class FrontPageError(ArticleError):
    """A page has no article of its own, but announces feeds.

    Attributes:
        feeds: One at least.
    """

    def __init__(self, feeds: tuple[Announced, ...]) -> None:
        super().__init__(
            f"holds no article text; it announces a feed, which --type feed reads ({feeds[0].url})"
        )
        self.feeds = feeds


def announced_feeds(tree: Any, url: str | None) -> tuple[Announced, ...]:
    """The feeds that a page announces, in its order, those of comments last.

    Args:
        tree: The page's elements.
        url: Where the page is, from which short addresses count.
    """
    base = _whole(next((each.get("href") or "" for each in tree.iter("base")), ""), url) or url
    found: dict[str, Announced] = {}
    for link in tree.iter("link"):
        if "alternate" not in (link.get("rel") or "").lower().split():
            continue
        if (link.get("type") or "").partition(";")[0].strip().lower() not in _KINDS:
            continue
        address = _whole(link.get("href") or "", base)
        if address is not None:
            title = " ".join((link.get("title") or "").split())
            title = "".join(filter(str.isprintable, title))[:_LONGEST_TITLE]
            found.setdefault(address, Announced(address, title or None))
    feeds = sorted(found.values(), key=lambda each: bool(_OF_COMMENTS.search(f"{each.title} {each.url}")))
    return tuple(feeds[:_MOST])


def _whole(href: str, base: str | None) -> str | None:
    """The whole address that is meant; none where it is none of the web."""
    href = re.sub(r"\Afeed:(?=https?:)", "", href.strip())
    try:
        address = urljoin(base, href) if base else href
    except ValueError:
        return None
    return address if href and _ADDRESS.match(address) and address.isprintable() else None
