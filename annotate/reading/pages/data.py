"""What a web page says about itself for machines: schema.org objects (JSON-LD) and ``meta`` elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_MOST_JSON_NODES = 5_000
_WRAPPER = re.compile(
    r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)"
    r"|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?|;)\s*\Z"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BETWEEN_OBJECTS = re.compile(r"}\s*(?={)")
# Whatever is left of JSON that nothing mends: strings under the keys that are wanted.
_PAIR = re.compile(
    r'"(?P<key>@type|headline|datePublished|url|mainEntityOfPage)"\s*:\s*"(?P<value>[^"\n]{1,500})"'
)
_ARTICLE_TYPE = re.compile(r"(?:\w*Article|\w*Posting|Report)\Z")
_PAGE_TYPE = re.compile(r"(?:WebPage|ItemPage|AboutPage|QAPage|MedicalWebPage)\Z")
# What an object has under these keys is about another thing than the object.
_ELSEWHERE = frozenset(
    {
        "about", "associatedmedia", "author", "citation", "comment", "contributor", "creator", "haspart",
        "image", "ispartof", "itemlistelement", "mentions", "publisher", "relatedlink", "review",
        "significantlink", "thumbnail", "video", "liveblogupdate", "subjectof", "workexample",
        "suggestedanswer",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LinkedObject:
    """A JSON-LD object of a page.

    Attributes:
        values: Its keys as they are.
        is_apart: Whether it stands inside a list of other things, or under a key about another thing.
    """

    values: dict[str, Any]
    is_apart: bool

    @property
    def types(self) -> list[str]:
        """Its types without the address of their vocabulary."""
        given = self.values.get("@type")
        names = given if isinstance(given, list) else [given]
        return [re.split(r"[/#:]", name)[-1] for name in names if isinstance(name, str)]

    @property
    def is_article(self) -> bool:
        """Whether its type is an article of any kind."""
        return any(map(_ARTICLE_TYPE.match, self.types))

    @property
    def may_date(self) -> bool:
        """Whether it may say when the article was published: an article, a page, or of no type."""
        return not self.types or self.is_article or any(map(_PAGE_TYPE.match, self.types))

    @property
    def headline(self) -> str | None:
        """Its headline or name on one line."""
        for key in ("headline", "name") if self.is_article else ("headline",):
            value = self.values.get(key)
            if isinstance(value, str) and value.strip():
                return " ".join(html.unescape(value).split())
        return None

    @property
    def addresses(self) -> set[str]:
        """Where it says that it is on the web."""
        found = set()
        for key in ("url", "mainEntityOfPage", "@id"):
            value = self.values.get(key)
            if isinstance(value, dict):
                value = value.get("@id") or value.get("url")
            if isinstance(value, str):
                found.add(plain_address(value))
        return found - {""}


def linked_objects(tree: Any) -> list[LinkedObject]:
    """Every JSON-LD object of the page, nested ones too; what is no JSON is read as far as it can be."""
    found: list[LinkedObject] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            found += _objects(script.text or "")
    return found


def meta_values(tree: Any, names: tuple[str, ...]) -> Iterator[str]:
    """Contents of the meta elements with these names, in the order of ``names``."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    for name in names:
        yield from found.get(name, ())


def plain_address(address: str) -> str:
    """An address without what does not tell one page from another: protocol, query, mark, last slash."""
    plain = re.sub(r"\A[a-z]+://(?:www\.|m\.|amp\.)?", "", address.strip().lower())
    return re.split(r"[?#]", plain)[0].rstrip("/")


def _objects(source: str) -> Iterator[LinkedObject]:
    pending = [(value, False) for value in _json(source)]
    for _ in range(_MOST_JSON_NODES):
        if not pending:
            return
        node, is_apart = pending.pop(0)
        if isinstance(node, dict):
            yield LinkedObject(node, is_apart)
            for key, value in node.items():
                if isinstance(value, dict | list):
                    pending.append((value, is_apart or key.lower() in _ELSEWHERE))
        elif isinstance(node, list):
            pending += [(value, is_apart) for value in node]


def _json(source: str) -> list[Any]:
    bare = _WRAPPER.sub("", _WRAPPER.sub("", source))
    mended = _TRAILING_COMMA.sub("", bare)
    for attempt in (bare, mended, html.unescape(mended), f"[{_BETWEEN_OBJECTS.sub('},', mended)}]"):
        try:
            return [json.loads(attempt, strict=False)]
        except (ValueError, RecursionError):
            continue
    return _pairs(bare)


def _pairs(source: str) -> list[Any]:
    """The strings of broken JSON, a new object with every type."""
    found: list[dict[str, str]] = []
    for match in _PAIR.finditer(source):
        if not found or match["key"] in found[-1]:
            found.append({})
        found[-1][match["key"]] = match["value"].replace("\\/", "/")
    return list(found)
