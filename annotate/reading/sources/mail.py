"""Mail: one message, or a mailbox (mbox) of several; its head has title, date and author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.errors import ArticleError
from annotate.reading.sources import Found, Reader, Source, first_of, from_metadata
from annotate.support.names import ARTICLE_SUFFIXES, MAIL_SUFFIXES

if TYPE_CHECKING:
    from email.message import Message
    from mmap import mmap

MAILBOX_SUFFIX = ".mbox"
_MOST_MESSAGES = 10_000
# A line of a message that begins with "From " has a mark in a mailbox.
_MARKED_LINE = re.compile(rb"^>(>*From )", re.MULTILINE)
_LAST_LINE = re.compile(rb"(\n)\r?\n\Z")
_HEAD_BYTES = 64 * 1024
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_ID_FIELD = re.compile(rb"^message-id:((?:[^\n]|\n[ \t])*)\n", re.IGNORECASE | re.MULTILINE)
_PLAIN_ID = re.compile(rb"\s*<([\w.$+=%-]+@[\w.-]+)>\s*")
_QUOTES = re.compile(rb">*")


def _recognizes(source: Source) -> bool:
    if source.within is not None:
        return False
    if source.suffix in MAIL_SUFFIXES or source.suffix == MAILBOX_SUFFIX:
        return True
    if source.suffix in ARTICLE_SUFFIXES:
        return False
    from annotate.reading.text.marks import looks_like_mail

    return looks_like_mail(source.data)


def _read(source: Source) -> Found:
    parts = _several(source)
    found = [each for each in parts if isinstance(each, Found)]
    if not found:
        raise next(each for each in parts if isinstance(each, ArticleError))
    return first_of(found)


def _several(source: Source) -> list[Found | ArticleError]:
    found: list[Found | ArticleError] = []
    for data in _messages(source.data):
        try:
            found.append(_message(data, source))
        except ArticleError as error:
            found.append(error)
    return found


def _messages(data: bytes) -> list[bytes]:
    """The messages of a mailbox, or the one that it is.

    Raises:
        ArticleError: There are too many.
    """
    from annotate.reading.text.marks import MAILBOX_LINE

    if not MAILBOX_LINE.match(data):
        return [data]
    return [message_in(data[start:stop]) for start, stop in places_in(data)]


def places_in(data: bytes | mmap) -> list[tuple[int, int]]:
    """Where the messages of a mailbox begin and end.

    Raises:
        ArticleError: There are too many.
    """
    from annotate.reading.text.marks import MAILBOX_LINE

    starts = [
        0,
        *(each.end("gap") for each in re.finditer(rb"(?P<gap>\n\r?\n)" + MAILBOX_LINE.pattern, data)),
    ]
    if len(starts) > _MOST_MESSAGES:
        raise ArticleError(
            f"is a mailbox of {len(starts):,} messages; divide it, {_MOST_MESSAGES:,} are read at most"
        )
    return [*zip(starts, [*starts[1:], len(data)], strict=True)]


def message_in(part: bytes) -> bytes:
    """The message in a part of a mailbox: without its first line, and with its own lines as they were."""
    # The blank line before the next message, or at the end, is the mailbox's.
    return _MARKED_LINE.sub(rb"\1", _LAST_LINE.sub(rb"\1", part.partition(b"\n")[2]))


def id_in(part: bytes) -> str | None:
    """What the message in a part of a mailbox calls itself, by its head alone."""
    message = part.partition(b"\n")[2]
    head = _END_OF_HEAD.split(message[:_HEAD_BYTES], maxsplit=1)[0]
    fields = _ID_FIELD.findall(head + b"\n")
    if not fields:
        return None
    if len(fields) == 1 and (plain := _PLAIN_ID.fullmatch(fields[0])):
        # What reads heads takes a second for a few hundred of them.
        return plain[1].decode("ascii")
    import email.parser
    import email.policy

    parser = email.parser.BytesHeaderParser(policy=email.policy.default)
    return _id_of(parser.parsebytes(message[:_HEAD_BYTES]))


def _message(data: bytes, source: Source) -> Found:
    """Read one message: its plain text, else its HTML.

    Raises:
        ArticleError: When it has neither.
    """
    # What reads mail takes longer to load than a text to read.
    import email
    import email.policy
    from email.message import EmailMessage

    message = email.message_from_bytes(data, policy=email.policy.default)
    part = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if part is None or part.get_content_maintype() != "text":
        raise ArticleError("is a mail without text")
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if str(part.get_param("format", "")).lower() == "flowed":
        content = _unflowed(content, str(part.get_param("delsp", "")).lower() == "yes")
    inside = Source(
        content,
        source.suffix,
        source.url,
        part.get_content_charset(),
        part.get_content_subtype() == "html",
        within="mail",
    )
    return Found(
        title=_field(message, "subject"),
        published=from_metadata(_sent(message)),
        author=_sender(message),
        id=_id_of(message),
        inside=inside,
    )


def _unflowed(content: bytes, without_space: bool) -> bytes:
    """A text whose lines that end in a space go on in the next one (RFC 3676), with whole paragraphs."""
    lines: list[bytes] = []
    depth = -1
    for line in content.splitlines():
        match = _QUOTES.match(line)
        quotes = match[0] if match else b""
        words = line[len(quotes) :].removeprefix(b" ")
        goes_on = words.endswith(b" ") and words != b"-- "
        if depth == len(quotes) and words != b"-- ":
            before = lines[-1]
            lines[-1] = (before[:-1] if without_space else before) + words
        else:
            lines.append(quotes + b" " + words if quotes else words)
        depth = len(quotes) if goes_on else -1
    return b"\n".join(lines) + b"\n"


def _id_of(message: Message) -> str | None:
    return (_field(message, "message-id") or "").strip("<>") or None


def _sender(message: Message) -> str | None:
    from email.utils import parseaddr

    name, address = parseaddr(_field(message, "from") or "")
    # Browsers that save a page as mail have no address.
    return (name or address) if "@" in address else None


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


READER = Reader(
    "mail", _recognizes, _read, (*sorted(MAIL_SUFFIXES), MAILBOX_SUFFIX), rank=10, several=_several
)
