"""Web archives of browsers (MHTML): a page with everything in it, packed as mail is."""

from __future__ import annotations

import re

from annotate.reading.sources import Found, Reader, Source

_FIRST_BYTES = 8192
_MADE_BY_BROWSER = re.compile(
    rb"^(?:Snapshot-Content-Location:|From:[ \t]*\"?<?Saved by|X-MAF-Information:"
    rb"|X-MimeOLE: Produced By Microsoft MimeOLE)",
    re.IGNORECASE | re.MULTILINE,
)
_RELATED = re.compile(rb"^Content-Type:[ \t]*multipart/related", re.IGNORECASE | re.MULTILINE)


def _recognizes(source: Source) -> bool:
    if source.within is not None or not re.match(rb"\s*[A-Za-z-]{2,40}:", source.data[:100]):
        return False
    head = source.data[:_FIRST_BYTES]
    return bool(_RELATED.search(head)) and (
        source.suffix in (".mht", ".mhtml") or _MADE_BY_BROWSER.search(head) is not None
    )


def _read(source: Source) -> Found:
    """Read the page; the day in the head is that of the saving, and no day of publication."""
    # What reads mail takes longer to load than a text to read.
    import email
    import email.policy

    from annotate.errors import ArticleError
    from annotate.reading.sources.html import READER as HTML

    message = email.message_from_bytes(source.data, policy=email.policy.compat32)
    place = message.get("Snapshot-Content-Location") or message.get("Content-Location")
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            url = next((each for each in (place, part.get("Content-Location")) if _is_address(each)), None)
            page = Source(
                payload if isinstance(payload, bytes) else b"",
                ".html",
                source.url or url,
                part.get_content_charset(),
                True,
                within="a web archive",
            )
            found = HTML.read(page)
            return Found(
                found.text,
                found.title,
                found.published,
                found.url or url,
                marked=found.marked,
                hidden=found.hidden,
                diagnostics=(*page.notes, *found.diagnostics),
                feeds=found.feeds,
            )
    raise ArticleError("is a web archive (MHTML) without a page, or cut off")


def _is_address(place: str | None) -> bool:
    return place is not None and place.startswith(("http://", "https://"))


READER = Reader("a web archive", _recognizes, _read, (".mht", ".mhtml"), rank=8)
