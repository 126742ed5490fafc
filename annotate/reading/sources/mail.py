"""One message of mail: its head for title and date, its text decoded."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from dataclasses import dataclass
from email.message import EmailMessage

from annotate.errors import ArticleError
from annotate.reading.text.marks import MAILBOX_LINE


@dataclass(frozen=True, slots=True)
class Mail:
    """A message.

    Attributes:
        data: Its text or page in bytes.
        charset: Label of their encoding.
        is_page: Whether it is HTML.
        title: Its subject.
        published: ISO 8601 date on which it was sent.
    """

    data: bytes
    charset: str | None
    is_page: bool
    title: str | None
    published: str | None


def read_mail(data: bytes) -> Mail:
    """Read one message: its plain text, else its HTML.

    Raises:
        ArticleError: When it has neither, or there are several messages.
    """
    if MAILBOX_LINE.match(data):
        data = data.partition(b"\n")[2]
        if re.search(rb"\n\r?\n" + MAILBOX_LINE.pattern, data):
            raise ArticleError("is a mailbox of several messages (mbox), not an article; save one of them")
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if part is None or part.get_content_maintype() != "text":
        raise ArticleError("is a mail without text")
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    return Mail(
        data=content,
        charset=part.get_content_charset(),
        is_page=part.get_content_subtype() == "html",
        title=_field(message, "subject"),
        published=_sent(message),
    )


def _field(message: EmailMessage, name: str) -> str | None:
    try:
        value = str(message.get(name) or "")
    except (ValueError, IndexError, LookupError, AttributeError):
        # The standard library gives up on some fields that are no field at all.
        return None
    return " ".join(value.split()) or None


def _sent(message: EmailMessage) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(str(message.get("date"))).date().isoformat()
    except (ValueError, TypeError, IndexError, LookupError, AttributeError):
        return None
