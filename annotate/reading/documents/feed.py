"""Feeds: the entries of RSS, Atom, RDF and JSON Feed, with their own texts."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from annotate.errors import ArticleError
from annotate.reading.documents.composed import composed
from annotate.reading.documents.fragment import parts_of_page
from annotate.reading.documents.package import local
from annotate.reading.encodings.decoding import declared_charset, decode
from annotate.reading.text.dates import date_in

# Pages' names of characters, which feeds use without declaring them; the five of XML stay.
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
# Halves of surrogate pairs, which are no characters.
_NO_CHARACTER = re.compile(
    rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));",
    re.IGNORECASE,
)
_ENTITY = re.compile(rb"<!ENTITY\b")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MAIL = r"[^\s()<>@]{1,200}@[^\s()<>@]{1,200}"
# RSS has "ann@paper.example (Ann Roe)"; many write it the other way round, or as in a mail.
_NAMED_ADDRESS = re.compile(rf"{_MAIL} \(([^()<>@]+)\)|([^()<>@]+) (?:\({_MAIL}\)|<{_MAIL}>)")
_WEB = re.compile(r"https?://\S{1,2000}\Z", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]{0,200}\?>")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 64
# How the beginning of an article ends that stands for all of it.
_CUT = re.compile(
    r"(?:\[\s?(?:…|\.\.\.)\s?\]|…|\.\.\.|\b(?:read|continue|keep) (?:more|on|reading)\b[^.\n]{0,60})\s*\Z",
    re.IGNORECASE,
)
_MOST_ENTRIES = 10_000
_BODIES = ("encoded", "content")
_EXCERPTS = ("description", "summary")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        text: Its title and its own text.
        excerpt: Whether the text is what the feed calls a summary or description, or is cut off.
        title: Its title.
        url: Where the article is.
        published: On which day, ISO 8601.
        author: Who wrote it.
        publisher: What the feed is called.
        id: What the feed calls it.
    """

    text: str
    excerpt: bool
    title: str | None
    url: str | None
    published: str | None
    author: str | None
    publisher: str | None
    id: str | None


def entries_of(
    data: bytes, called: str, *, charset: str | None = None, url: str | None = None
) -> tuple[list[Entry], bool]:
    """The entries of a feed that have words, and whether all of it could be read.

    Args:
        data: The feed.
        called: What to call it in an error.
        charset: Label of the encoding that the server declares.
        url: Where the feed was fetched from, for addresses that begin there.

    Raises:
        ArticleError: When it cannot be read, has too many entries, or declares entities.
    """
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return list(_of_json(data, called, url)), True
    data = _in_utf8(data, charset)
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise ArticleError(f"is {called} that declares entities of its own, which are not read")
    # Before the tree of them is made, which takes twenty times their size.
    _check_number(sum(1 for _ in _ENTRY.finditer(data.replace(b"\0", b""))), called)
    tree, whole = _tree(_NO_CHARACTER.sub(b"&#xFFFD;", _NAMED.sub(_numbered, data)))
    damaged = f"is {called}, but damaged: its XML cannot be read"
    if tree is None:
        raise ArticleError(damaged)
    try:
        return list(_of_xml(tree, called, url)), whole
    except UnicodeDecodeError as error:
        # What a parser has put together of a damaged one may be no text.
        raise ArticleError(damaged) from error


def _in_utf8(data: bytes, charset: str | None) -> bytes:
    """The XML in UTF-8 without its declaration, read as any other text: what it declares is often wrong."""
    if b"\0" in data[:_HEAD] or data.startswith(_UTF_16):
        return data
    text = decode(data, charset=declared_charset(data) or charset)[0]
    return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")


def _check_number(entries: int, called: str) -> None:
    if entries > _MOST_ENTRIES:
        raise ArticleError(
            f"is {called} of {entries:,} entries; divide it, {_MOST_ENTRIES:,} are read at most"
        )


def _numbered(match: re.Match[bytes]) -> bytes:
    characters = html.unescape(match[0].decode("ascii"))
    known = not characters.startswith("&")
    return "".join(f"&#{ord(each)};" for each in characters).encode("ascii") if known else match[0]


def _tree(data: bytes) -> tuple[Any, bool]:
    """The XML, without anything from outside; a feed that breaks off, as far as it goes."""
    # Takes a while to import.
    from lxml import etree

    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover
        )
        try:
            return etree.fromstring(data.lstrip(), parser), not recover
        except (etree.LxmlError, ValueError):
            continue
    return None, False


def _of_xml(tree: Any, called: str, base: str | None) -> Iterator[Entry]:
    publisher = next((_line(each.text) for each in tree.iter("{*}title", "title")), None)
    for entry in tree.iter("{*}item", "{*}entry"):
        fields: dict[str, list[Any]] = {}
        for child in entry:
            # Media have titles and descriptions of their own.
            if "search.yahoo.com/mrss" not in str(child.tag):
                fields.setdefault(local(child), []).append(child)
        bodies = [_markup(each) for name in _BODIES for each in fields.get(name, ())]
        body = next((each for each in bodies if each.strip()), "")
        summaries = (_markup(each) for name in _EXCERPTS for each in fields.get(name, ()))
        summary = next((each for each in summaries if each.strip()), "")
        dates = (each for name in ("published", "pubDate", "date", "issued") for each in fields.get(name, ()))
        authors = [_author(each) for name in ("creator", "author") for each in fields.get(name, ())]
        found = entry_of(
            body,
            summary,
            called,
            title=next((_plain("".join(each.itertext())) for each in fields.get("title", ())), None),
            url=_address(fields, base),
            published=next((day for each in dates if (day := _day(each.text))), None),
            author=", ".join(dict.fromkeys(filter(None, authors))) or None,
            publisher=publisher,
            id=next((_line(each.text) for name in ("guid", "id") for each in fields.get(name, ())), None),
        )
        if found:
            yield found


def _of_json(data: bytes, called: str, base: str | None) -> Iterator[Entry]:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"is {called}, but damaged: its JSON cannot be read") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    _check_number(len(items) if isinstance(items, list) else 0, called)
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        plain = html.escape(_string(item, "content_text"))
        people = item.get("authors") or [item.get("author")]
        names = [_string(each, "name") for each in people if isinstance(each, dict)]
        found = entry_of(
            _string(item, "content_html") or _paragraphs(plain),
            _paragraphs(html.escape(_string(item, "summary"))),
            called,
            title=_line(_string(item, "title")),
            url=_first_address((_string(item, key) for key in ("url", "external_url")), base),
            published=_day(item.get("date_published")),
            author=", ".join(filter(None, names)) or None,
            publisher=_line(_string(feed, "title")),
            id=str(item["id"]) if item.get("id") not in (None, "") else None,
        )
        if found:
            yield found


def entry_of(
    body: str,
    summary: str,
    called: str,
    *,
    title: str | None,
    url: str | None,
    published: str | None,
    author: str | None,
    publisher: str | None,
    id: str | None,
) -> Entry | None:
    """An entry, with its title as the first line of its text; None where it has no words.

    Args:
        body: The page of its own words.
        summary: The page of what stands for them.
        called: What to call the feed in an error.
        title: Its title.
        url: Where the article is.
        published: On which day, ISO 8601.
        author: Who wrote it.
        publisher: What the feed is called.
        id: What the feed calls it.
    """
    parts = parts_of_page(body or summary, called).parts
    text = composed(parts)[0]
    first = " ".join(parts[0].text.split()) if parts else ""
    if title and title.casefold() != first.casefold():
        text = f"{title}\n\n{text}" if text else f"{title}\n"
    if not text.strip():
        return None
    return Entry(text, not body or bool(_CUT.search(text)), title, url, published, author, publisher, id)


def _markup(element: Any) -> str:
    """The page that an element holds: escaped, as elements, or plain."""
    from lxml import etree

    if len(element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return html.escape(element.text or "") + inner
    text = element.text or ""
    # Atom says which of the two it is; what RSS has is a page wherever it has marks.
    plain = element.get("type") in ("text", "text/plain") or (
        element.get("type") is None and element.tag.startswith("{http://www.w3.org/2005/Atom}")
    )
    return _paragraphs(html.escape(text)) if plain else text


def _paragraphs(escaped: str) -> str:
    return "".join(f"<p>{each}</p>" for each in re.split(r"\n\s*\n", escaped) if each.strip())


def _address(fields: dict[str, list[Any]], base: str | None) -> str | None:
    links = fields.get("link", [])
    links = [each for each in links if each.get("rel") in (None, "alternate")]
    found = (_line(each.get("href") or each.text) or "" for each in links)
    named = (_line(each.text) or "" for each in fields.get("guid", []) if each.get("isPermaLink") != "false")
    return _first_address(found, base) or _first_address(named, None)


def _first_address(found: Iterable[str], base: str | None) -> str | None:
    """The first address of the web; one that begins at the feed's own is made whole."""
    for each in filter(None, found):
        try:
            whole = urljoin(base, each) if base else each
        except ValueError:
            continue
        if _WEB.match(whole):
            return whole
    return None


def _author(element: Any) -> str | None:
    name = next((each.text for each in element if local(each) == "name"), None) or element.text
    words = _line(name)
    named = _NAMED_ADDRESS.fullmatch(words or "")
    return (named[1] or named[2]).strip('"') if named else words


def _day(value: object) -> str | None:
    """The day as it is written, of whatever zone."""
    found = date_in(value)
    if found or not isinstance(value, str):
        return found
    from email.utils import parsedate_to_datetime

    try:
        # With two figures for the year.
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _plain(words: str) -> str | None:
    return _line(html.unescape(_TAG.sub("", words)))


def _line(words: str | None) -> str | None:
    return (" ".join(words.split()) or None) if words else None


def _string(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""
