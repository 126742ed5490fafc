"""Articles out of web pages.

The article's text is found by trafilatura (Barbaresi 2021, ACL demo), which
leaves menus, share bars and comments out; title and publication date come
from what the page says about itself (schema.org JSON-LD, Open Graph and other
meta elements, ``time`` elements). The extracted text then *is* the exact text:
the title, then one paragraph after another, with blank lines between them.

Scripts, styles and embedded objects are never run or followed, and no entity
or file that a page refers to is loaded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotate.errors import ArticleError
from annotate.reading.dates import iso_date

_BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED_BYTES = 4096
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Most specific first: when the article was published, not when it was changed.
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "publish-date",
    "publication_date",
    "pubdate",
    "date",
)
_TITLE_META = ("og:title", "twitter:title", "dc.title", "title")
_ADDRESS = re.compile(r"https?://\S{1,2000}\Z", re.IGNORECASE)
_MOST_JSON_NODES = 5_000


@dataclass(frozen=True, slots=True)
class Page:
    """What is left of a web page.

    Attributes:
        text: The article, title first.
        title: Its title.
        published: ISO 8601 date of publication, if the page says it.
        url: The page's own (canonical) address.
    """

    text: str
    title: str | None
    published: str | None
    url: str | None


def looks_like_html(data: bytes) -> bool:
    """Whether bytes of an unknown kind are a web page, by how they begin."""
    return _BEGINNING.match(data[:_SNIFFED_BYTES].removeprefix(_BYTE_ORDER_MARK)) is not None


def read_page(markup: str, *, url: str | None = None) -> Page:
    """Extract the article of a page.

    Args:
        markup: The whole page.
        url: Where it was fetched from.

    Raises:
        ArticleError: When there is no article in it.
    """
    # Both are wanted for web pages only, and take a quarter of a second to import.
    import lxml.etree
    import lxml.html
    import trafilatura

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise ArticleError("holds no article text") from error
    linked = list(_linked_data(tree))
    title = _headline(tree, linked)
    published = _publication_date(tree, linked)
    address = _address(tree)
    body = trafilatura.bare_extraction(tree, url=url, with_metadata=False, include_comments=False)
    lines = _lines(body.text if body else trafilatura.html2txt(markup))
    if not lines:
        raise ArticleError("holds no article text")
    if title and lines[0].casefold() != title.casefold():
        lines.insert(0, title)
    return Page("\n\n".join(lines) + "\n", title, published, address)


def _lines(text: str | None) -> list[str]:
    return [line for line in map(str.strip, (text or "").splitlines()) if line]


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object of the page, nested ones too; what is no JSON is passed over."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            pending = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_JSON_NODES):
            if not pending:
                break
            node = pending.pop(0)
            if isinstance(node, dict):
                yield node
                pending += [value for value in node.values() if isinstance(value, dict | list)]
            elif isinstance(node, list):
                pending += node


def _meta(tree: Any, names: tuple[str, ...]) -> Iterator[str]:
    """Contents of the meta elements with these names, in the order of ``names``."""
    found: dict[str, list[str]] = {}
    for element in tree.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if content:
            found.setdefault(name.strip().lower(), []).append(content)
    for name in names:
        yield from found.get(name, ())


def _headline(tree: Any, linked: list[dict[str, Any]]) -> str | None:
    candidates = [node.get("headline") for node in linked]
    candidates += _meta(tree, _TITLE_META)
    candidates += [
        element.text_content() for element in (*tree.iterfind(".//h1"), *tree.iterfind(".//title"))
    ]
    for candidate in candidates:
        if isinstance(candidate, str) and candidate.strip():
            return " ".join(candidate.split())
    return None


def _publication_date(tree: Any, linked: list[dict[str, Any]]) -> str | None:
    candidates = [node.get("datePublished") for node in linked]
    candidates += _meta(tree, _DATE_META)
    times = list(tree.iterfind(".//time[@datetime]"))
    marked = [
        time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"
    ]
    # Several unmarked times may belong to other stories that the page links to.
    candidates += [time.get("datetime") for time in marked or times[:1]]
    for candidate in candidates:
        date = iso_date(candidate)
        if date:
            return date
    return None


def _address(tree: Any) -> str | None:
    links = [link.get("href") for link in tree.iterfind('.//link[@rel="canonical"]')]
    for candidate in (*links, *_meta(tree, ("og:url",))):
        if candidate and _ADDRESS.match(candidate.strip()):
            return str(candidate).strip()
    return None
