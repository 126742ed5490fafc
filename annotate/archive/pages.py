"""The pages of a web archive (WARC), with what the server said of them.

What is no page that was found, or no text, is named and not dropped; so is a record that is cut short,
and a file that breaks off.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from annotate.reading.fetching.unpacking import unpacked

_KINDS = ("response", "conversion")
_FOUND = "200"
_MARKUP = frozenset({"text/html", "application/xhtml+xml"})
_TEXT = frozenset({"text/plain", ""})
_PACKED = b"\x1f\x8b"
_LARGEST = 256 * 1024 * 1024
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


class Page(NamedTuple):
    """A record of an archive that may be an article.

    Attributes:
        id: That of the record, or its place in the file.
        content: Its bytes, unpacked.
        url: Where it was.
        charset: Its encoding, where the server told it.
        markup: Whether the server calls it HTML; nothing where it does not say.
        key: The same for the same content at the same address.
        left_out: Why it is not asked for.
        broken: What is wrong with it.
    """

    id: str
    content: bytes = b""
    url: str | None = None
    charset: str | None = None
    markup: bool | None = None
    key: bytes | None = None
    left_out: str | None = None
    broken: str | None = None


def pages_of(stream: BinaryIO, name: str) -> Iterator[Page]:
    """Yield the pages of a file.

    Args:
        stream: The file, packed or not.
        name: What to call it.
    """
    from warcio.archiveiterator import ArchiveIterator

    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            if not record.rec_headers.protocol.startswith(("WARC/", "ARC/")):
                yield Page(f"{name}:{number}", broken="is no record of a web archive, nor is what follows")
                return
            if record.rec_type in _KINDS:
                yield _page(record, f"{name}:{number}")
    except Exception as error:
        # A reader of packed files raises whatever its unpacker does; what stood before it is read.
        yield Page(f"{name}:{number + 1}", broken=f"the archive cannot be read further: {error}")


def _page(record: Any, place: str) -> Page:
    headers = record.rec_headers
    id = (headers.get_header("WARC-Record-ID") or place).strip("<>").removeprefix("urn:uuid:")
    url = headers.get_header("WARC-Target-URI")
    told = headers.get_header("Content-Type") or ""
    if record.http_headers is not None:
        status = record.http_headers.get_statuscode()
        if status != _FOUND:
            return Page(id, url=url, left_out=f"status {status}")
        told = record.http_headers.get_header("Content-Type") or ""
    kind = told.partition(";")[0].strip().lower()
    if kind not in _MARKUP | _TEXT:
        return Page(id, url=url, left_out=f"content of the type {kind}")
    try:
        content = _content(record)
    except Exception as error:
        return Page(id, url=url, broken=f"cannot be unpacked: {error}")
    if getattr(record.raw_stream, "limit", 0) or headers.get_header("WARC-Truncated"):
        return Page(id, url=url, broken="is cut short")
    charset = _CHARSET.search(told)
    return Page(
        id,
        content,
        url,
        charset.group(1) if charset else None,
        kind in _MARKUP if kind else None,
        hashlib.sha256(f"{url}\n".encode() + content).digest()[:16],
    )


def _content(record: Any) -> bytes:
    sent = record.http_headers
    codings = (sent.get_header("Content-Encoding") or "").lower() if sent is not None else ""
    if "gzip" in codings:
        # warcio 1.8.1 knows no other name of it and no list (findings/warcio-x-gzip.sh), and one part only.
        sent.remove_header("Content-Encoding")
    content: bytes = record.content_stream().read()
    # Many crawlers leave the field where they unpacked the page.
    is_packed = "gzip" in codings and content.startswith(_PACKED)
    return unpacked(content, codings, _LARGEST) if is_packed else content
