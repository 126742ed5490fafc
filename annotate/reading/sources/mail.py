"""One message of mail: its head for title and date, and inside it a text or a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.errors import ArticleError
from annotate.reading.sources import Found, Reader, Source, from_metadata
from annotate.support.names import ARTICLE_SUFFIXES, MAIL_SUFFIXES

if TYPE_CHECKING:
    from email.message import Message


def _recognizes(source: Source) -> bool:
    if source.within is not None:
        return False
    if source.suffix in MAIL_SUFFIXES:
        return True
    if source.suffix in ARTICLE_SUFFIXES:
        return False
    from annotate.reading.text.marks import looks_like_mail

    return looks_like_mail(source.data)


def _read(source: Source) -> Found:
    """Read one message: its plain text, else its HTML.

    Raises:
        ArticleError: When it has neither, or there are several messages.
    """
    # What reads mail takes longer to load than a text to read.
    import email
    import email.policy
    from email.message import EmailMessage

    from annotate.reading.text.marks import MAILBOX_LINE

    data = source.data
    if MAILBOX_LINE.match(data):
        data = data.partition(b"\n")[2]
        if re.search(rb"\n\r?\n" + MAILBOX_LINE.pattern, data):
            raise ArticleError("is a mailbox of several messages (mbox), not an article; save one of them")
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if part is None or part.get_content_maintype() != "text":
        raise ArticleError("is a mail without text")
    payload = part.get_payload(decode=True)
    inside = Source(
        payload if isinstance(payload, bytes) else b"",
        source.suffix,
        source.url,
        part.get_content_charset(),
        part.get_content_subtype() == "html",
        within="mail",
    )
    return Found(title=_field(message, "subject"), published=from_metadata(_sent(message)), inside=inside)


def _field(message: Message, name: str) -> str | None:
    try:
        value = str(message.get(name) or "")
    except (ValueError, IndexError, LookupError, AttributeError):
        # The standard library gives up on some fields that are no field at all.
        return None
    return " ".join(value.split()) or None


def _sent(message: Message) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(message.get("date"))).date().isoformat()
    except (ValueError, TypeError, IndexError, LookupError, AttributeError):
        return None


READER = Reader("mail", _recognizes, _read, tuple(sorted(MAIL_SUFFIXES)), rank=10)
