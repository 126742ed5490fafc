"""What bytes of an unknown kind are, by how they begin, whatever their name says."""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator, Sequence

from annotate.errors import ArticleError

_SNIFFED_BYTES = 4096
_WHITE_SPACE = b" \t\r\n\f\v"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PART_OF_A_PAGE = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(p|div|article|section|main|header|h[1-6]|table|center|font|title|meta|link"
    rb"|span|ul|ol|blockquote|figure|script|style|nav)(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(rb"</?(?:p|div|article|section|h[1-6]|br|td|li|span|a)\b[^<>]*>", re.IGNORECASE)
_FEWEST_TAGS = 2

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAGIC = (
    (b"%!PS", "a PostScript file"),
    (_OLD_OFFICE, "an old Office file (.doc, .xls)"),
    (b"\x89PNG\r\n", "an image (PNG)"),
    (b"GIF8", "an image (GIF)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"BM\x00", "an image (BMP)"),
    (b"II*\0", "an image (TIFF)"),
    (b"MM\0*", "an image (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"WARC/", "a web archive (WARC)"),
    (b"BEGIN:VCARD", "an address card"),
    (b"BEGIN:VCALENDAR", "a calendar"),
    (b"#!/", "a program"),
    (b"<?php", "a program (PHP)"),
    (b"\\documentclass", "a LaTeX file"),
    (b"[Script Info]", "subtitles in a form that is not read (ASS); WebVTT and SRT are"),
)
_SUBTITLES = re.compile(rb"\s*\d{1,2}:\d\d:\d\d\.\d{3},\d{1,2}:\d\d:\d\d\.\d{3}\s*\n")
_SERVICES = re.compile(
    rb"\s*\"?(?:title\"?[;,]\"?url\"?[;,]\"?content|highlight\"?[;,]\"?book title)\b", re.IGNORECASE
)
_LISTS = re.compile(
    rb"\s*(?:title,url,time_added\b|url,title,selection,folder\b|title,url,id,document tags\b"
    rb"|(?:<!doctype html>\s*)?<html>.{0,200}<title>Pocket Export</title>"
    rb"|<!doctype netscape-bookmark-file-1>)",
    re.IGNORECASE | re.DOTALL,
)
_RIFF = re.compile(rb"RIFF.{4}(WEBP|WAVE|AVI )", re.DOTALL)
_FILM = re.compile(rb".{4}ftyp", re.DOTALL)
_ZIPPED = (
    (b"xl/", "an Excel file (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
)
_RECORD = re.compile(
    rb"(?:\s*#[^\n]*\n)*\s*(?:schema: *[\"']?|\[?\s*\{\s*\"schema\": *\")dateline\.(?P<what>\w+)"
)
_XML_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<([A-Za-z_][\w:.-]*)",
    re.DOTALL,
)
_XML_KINDS = {
    "rss": "an RSS feed",
    "feed": "an Atom feed",
    "rdf": "an RSS feed (RDF)",
    "opml": "a list of feeds (OPML)",
    "urlset": "a site map",
    "sitemapindex": "a site map",
    "svg": "a drawing (SVG)",
    "nitf": "a news item in XML (NITF)",
    "newsitem": "a news item in XML (NewsML)",
    "newsml": "a news item in XML (NewsML)",
    "tei": "an XML file (TEI)",
}
_LARGEST_JSON = 64 * 1024 * 1024
_JSON_BEGINNING = re.compile(
    rb"\{\s*(?:\"[^\"\n]{1,100}\"\s*:|\})|\[\s*(?:[\[{\]]|\"[^\"\n]*\"\s*[,\]]|-?\d[\d.eE+-]*\s*[,\]])"
)
_JSON_OBJECT = re.compile(rb"\[?\s*\{\s*\"[^\"\n]{1,100}\"\s*:")
_FEWEST_ROWS, _FEWEST_COLUMNS = 4, 3
_SENTENCE = re.compile(r"[.!?][\"'”’]?\s*$|\w[.!?] [A-Z]")


def looks_like_html(data: bytes) -> bool:
    """Whether bytes of an unknown kind are a web page or a part of one, by how they begin."""
    start = _without_mark(data[:_SNIFFED_BYTES])
    if _PAGE.match(start):
        return True
    return bool(_PART_OF_A_PAGE.match(start)) and len(_ANY_TAG.findall(start)) >= _FEWEST_TAGS


def holds_markup(text: str) -> bool:
    """Whether a text that should be plain is HTML, or has paragraphs of it inside."""
    head = text[: 4 * _SNIFFED_BYTES].encode("utf-8", "replace")
    return (
        looks_like_html(head)
        or len(re.findall(rb"</(?:p|div|h[1-6]|li)>", head, re.IGNORECASE)) >= _FEWEST_TAGS
    )


def refuse_other_kinds(data: bytes, articles: Sequence[str]) -> None:
    """Refuse what is no article, by the name of its kind.

    Args:
        data: The bytes.
        articles: What to call the kinds that are articles.

    Raises:
        ArticleError: When the bytes are of a known kind that is no text, page or mail.
    """
    kind = other_kind(data)
    if kind is None:
        return
    if "feed" in kind and "list" not in kind:
        raise ArticleError(f"is {kind}, not an article; give the address of one of its articles")
    if "password" in kind or ";" in kind:
        raise ArticleError(f"is {kind}")
    raise ArticleError(f"is {kind}, not an article ({', '.join(articles[:-1])} or {articles[-1]})")


def other_kind(data: bytes) -> str | None:
    """What to call bytes of a known kind that is no text, page or mail; None for anything else."""
    return next(_kinds(data), None)


def is_record(data: bytes) -> bool:
    """Whether bytes are a record or dossier that Dateline wrote, by how they begin."""
    return _RECORD.match(_without_mark(data[:_SNIFFED_BYTES])) is not None


def is_dossier(data: bytes) -> bool:
    """Whether bytes are a dossier that Dateline wrote, by how they begin."""
    found = _RECORD.match(_without_mark(data[:_SNIFFED_BYTES]))
    return found is not None and found["what"] == b"dossier"


def feed_kind(data: bytes) -> str | None:
    """What to call a feed; None for anything else."""
    start = _without_mark(data[:_SNIFFED_BYTES]).lstrip(_WHITE_SPACE)
    if start[:1] == b"<":
        kinds = _markup_kinds(start)
    elif start[:1] == b"{" and b"jsonfeed.org" in start:
        kinds = _data_kinds(data, start)
    else:
        return None
    return next((kind for kind in kinds if "feed" in kind and "list" not in kind), None)


def _kinds(data: bytes) -> Iterator[str]:
    """The kinds that the bytes are of, which are no articles."""
    if data.startswith(_OLD_OFFICE) and _ENCRYPTED in data:
        yield "an Office document with a password; save it without one"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            yield kind
    if data.startswith(b"PK\x03\x04"):
        head = data[: 64 * 1024]
        yield next((kind for mark, kind in _ZIPPED if mark in head), "a zip archive")
    if _RIFF.match(data) or _FILM.match(data):
        yield "an image, sound or video file"
    start = _without_mark(data[:_SNIFFED_BYTES])
    if is_record(data):
        yield "a dossier of several articles" if is_dossier(data) else "a record of annotations"
    if _SUBTITLES.match(start):
        yield "subtitles in a form that is not read (SBV); WebVTT and SRT are"
    if _SERVICES.match(start):
        yield "a table of a read-it-later service (CSV); its export as JSON is read"
    if _LISTS.match(start):
        yield "a list of addresses without the articles (Pocket, Instapaper, bookmarks)"
    yield from _markup_kinds(start)
    yield from _data_kinds(data, start)


def _markup_kinds(start: bytes) -> Iterator[str]:
    found = _XML_ROOT.match(start)
    if not found or _PAGE.match(start):
        return
    root = found.group(1).decode("ascii").lower()
    name = root.rpartition(":")[2]
    if name in _XML_KINDS and (
        start.lstrip(_WHITE_SPACE).startswith(b"<?xml")
        or b"xmlns" in start
        or name in ("rss", "opml", "feed")
    ):
        yield _XML_KINDS[name]
    elif start.lstrip(_WHITE_SPACE).startswith(b"<?xml"):
        yield f"an XML file (<{root}>)"


def _data_kinds(data: bytes, start: bytes) -> Iterator[str]:
    bare = start.lstrip(_WHITE_SPACE)
    if bare[:1] in (b"{", b"[") and _JSON_BEGINNING.match(bare):
        values = _json(data)
        if isinstance(values, dict) and "jsonfeed.org" in str(values.get("version", "")):
            yield "a JSON feed"
        elif values is not None or len(data) > _LARGEST_JSON:
            yield "a JSON file"
        elif bare.startswith(b"{") and _json(bare.partition(b"\n")[0]) is not None:
            yield "a file of JSON lines; call it .jsonl"
        elif _JSON_OBJECT.match(bare):
            yield "a JSON file that is damaged or cut off"
    if _is_table(start.decode("utf-8", "replace"), is_whole=len(data) <= _SNIFFED_BYTES):
        yield "a table of values (CSV)"


def _json(data: bytes) -> object:
    if len(data) > _LARGEST_JSON:
        return None
    try:
        return json.loads(_without_mark(data).decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None


def _is_table(text: str, *, is_whole: bool) -> bool:
    """Whether every line has the same number of values, and hardly any of them a sentence at its end."""
    lines = text.strip().splitlines()
    lines = lines if is_whole else lines[:-1]
    if len(lines) < _FEWEST_ROWS or not all(line.strip() for line in lines[:_FEWEST_ROWS]):
        return False
    for delimiter in ",;\t":
        if delimiter not in lines[0]:
            continue
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            continue
        widths = {len(row) for row in rows}
        head = rows[0]
        labels = all(len(cell) <= 40 and not _SENTENCE.search(cell) for cell in head)
        if len(widths) == 1 and len(head) >= _FEWEST_COLUMNS and labels:
            # After a comma of prose there is a space.
            if sum(cell[:1] == " " for row in rows for cell in row[1:]) * 2 > len(rows) * (len(head) - 1):
                return False
            ended = sum(_SENTENCE.search(line) is not None and not line.endswith('"') for line in lines)
            return ended * 2 < len(lines)
    return False


def _without_mark(data: bytes) -> bytes:
    """The bytes in UTF-8 without a byte order mark, as far as they begin with one."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return data.removeprefix(codecs.BOM_UTF8)
