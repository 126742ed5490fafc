"""Bytes to text, without changing a character of it, and the digest by which a text is known again."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import TYPE_CHECKING

from annotate.errors import ArticleError

if TYPE_CHECKING:
    from annotate.record import Diagnostic

# Longest first: the UTF-16 mark is also the beginning of the UTF-32 one.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_CONTROL_BYTES = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1b") | {0x7F}
_MOST_OTHERS = 0.3
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, *, charset: str | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode an article's bytes.

    A byte order mark decides; then UTF-8; then ``charset`` (what a page or a
    server declares); then Windows-1252, if few bytes are outside ASCII.

    Args:
        data: The bytes of the file or page.
        charset: Encoding that the page or the server declares, if any.

    Returns:
        The exact text (newlines untouched, the byte order mark left out) and
        what a reader of the record should know about the decoding.

    Raises:
        ArticleError: When the bytes are binary or in an encoding that cannot be told.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            note = "The file begins with a byte order mark; offsets count from the character after it."
            return _decode_marked(data[len(mark) :], encoding), _noted("byte_order_mark", note)
    if b"\0" in data:
        raise ArticleError("is a binary file, not text (it holds NUL bytes)")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        where = error.start
    guess = "cp1252" if _is_mostly_ascii(data) else None
    for likely in filter(None, (charset, guess)):
        text = _decode_as(data, likely)
        if text is not None:
            return text, _noted("decoded_as", f"The file is not UTF-8; it was read as {likely}.")
    raise ArticleError(f"is not UTF-8 text (byte {where + 1:,}); save it as UTF-8 and try again")


def declared_charset(data: bytes) -> str | None:
    """The encoding that an HTML page declares in its head, if it names one that Python knows."""
    found = _DECLARED.search(data[:_HEAD_BYTES])
    if not found:
        return None
    name = found.group(1).decode("ascii")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def check_text(text: str) -> str:
    """Return ``text`` if it can be annotated.

    Raises:
        ArticleError: When it is empty, has only white space, or holds half a surrogate pair,
            which is no character and has no UTF-8 form.
    """
    if not text:
        raise ArticleError("is empty")
    if text.isspace():
        raise ArticleError("holds nothing but white space")
    half = _SURROGATE.search(text)
    if half:
        raise ArticleError(
            f"holds half a surrogate pair (U+{ord(half.group()):04X} at character {half.start() + 1:,})"
        )
    return text


def text_sha256(text: str) -> str:
    """Hexadecimal SHA-256 of the text in UTF-8, as ``TextInfo`` wants it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _noted(code: str, message: str) -> tuple[Diagnostic, ...]:
    # Most files need no note, and the record takes longer to load than a file to decode.
    from annotate.record import Diagnostic

    return (Diagnostic(code, message),)


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"says it is {encoding.upper()} but is not, at byte {error.start + 1:,}; save it as UTF-8"
        ) from error


def _decode_as(data: bytes, encoding: str) -> str | None:
    """The text, or None where the encoding is unknown or does not fit, or control characters stand in it."""
    if not _CONTROL_BYTES.isdisjoint(data):
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_mostly_ascii(data: bytes) -> bool:
    """Whether the other bytes are few, as quotes, dashes and accents are in English.

    In Cyrillic or Greek they would be most of the text, and Windows-1252 would make nonsense of them.
    """
    others = len(data) - len(data.decode("ascii", "ignore"))
    return others <= _MOST_OTHERS * len(data)
