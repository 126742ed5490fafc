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
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})"
    rb"|^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
# Some 2.7 million words, an hour of annotating; a book has a tenth.
MOST_CHARACTERS = 16_000_000
# Of what is not UTF-8 each byte is looked at; a page has a half of this at most.
_MOST_GUESSED = 4 * MOST_CHARACTERS
_HEAD_BYTES = 4096
_CONTROL_BYTES = bytes(sorted({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"}))
_MOST_OTHERS = 0.3
# The bytes that are no character of their own in UTF-8.
_CONTINUING = bytes(range(0x80, 0xC0))
# What UTF-8 that was misread begins with, as Windows-1252 and Latin-1 have it; most texts hold none.
_LEAD = re.compile("[\xc2-\xf4]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UTF_16 = ("utf-16-le", "utf-16-be")
# It writes other alphabets in ASCII, so that its bytes are UTF-8 as well.
_ESCAPED = "iso2022_jp"


def decode(data: bytes, *, charset: str | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode an article's bytes.

    A byte order mark decides; then UTF-8, also where a few bytes are broken; then
    ``charset`` (what a page or a server declares); then Windows-1252 or Mac Roman,
    if few bytes are outside ASCII. UTF-8 that was read as Windows-1252 and written
    as UTF-8 once more is read as what it was, where that is certain.

    Args:
        data: The bytes of the file or page.
        charset: Label of the encoding that the page or the server declares, if any.

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
    codec = _codec(charset)
    if codec in _UTF_16 or (codec == _ESCAPED and b"\x1b" in data):
        with_declared = _decode_as(data, codec)
        if with_declared is not None:
            return with_declared, _noted("decoded_as", f"It was read as {codec}, as it says.")
    if b"\0" in data:
        raise ArticleError("is a binary file, not text (it holds NUL bytes)")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, codec, error.start)
    return (text, ()) if text.isascii() else _read_once(text)


def declared_charset(data: bytes) -> str | None:
    """The label of the encoding that an HTML page declares in its head; None for what is no charset."""
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_HEAD_BYTES]))
    if not found:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii").lower()
    codec = _codec(label)
    # A page that can be searched for its declaration is not in UTF-16, and browsers do not believe it.
    if codec in _UTF_16:
        return "utf-8"
    return codec if codec is None or _codec(codec) == codec else label


def check_text(text: str) -> str:
    """Return ``text`` if it can be annotated.

    Raises:
        ArticleError: When it is empty, has only white space, is longer than any article, or holds half a
            surrogate pair, which is no character and has no UTF-8 form.
    """
    if not text:
        raise ArticleError("is empty")
    check_length(text)
    if text.isspace():
        raise ArticleError("holds nothing but white space")
    half = _SURROGATE.search(text)
    if half:
        raise ArticleError(
            f"holds half a surrogate pair (U+{ord(half.group()):04X} at character {half.start() + 1:,})"
        )
    return text


def check_length(text: str) -> None:
    """Refuse what is too long for an article.

    Raises:
        ArticleError: It is.
    """
    if len(text) > MOST_CHARACTERS:
        raise ArticleError(
            f"holds {len(text):,} characters, and one article has {MOST_CHARACTERS:,} at most: divide it "
            "into files (split -C 4m), or write its articles as JSON lines, one a line"
        )


def least_length(data: bytes) -> int:
    """How many characters bytes have at least, in UTF-8 and in what has a byte for each."""
    return len(data.translate(None, _CONTINUING))


def text_sha256(text: str) -> str:
    """Hexadecimal SHA-256 of the text in UTF-8, as ``TextInfo`` wants it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _codec(label: str | None) -> str | None:
    if label is None:
        return None
    # The table takes longer to load than a file in UTF-8, which needs none.
    from annotate.reading.encodings.charsets import charset_of

    return charset_of(label)


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


def _read_once(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text, mended where it is UTF-8 that was read as Windows-1252 before it was saved."""
    if not _LEAD.search(text):
        return text, ()
    from annotate.reading.encodings import mojibake

    found = mojibake.misread_stretches(text)
    if not found:
        return text, ()
    if mojibake.is_misread_throughout(text, found):
        note = (
            "The file is UTF-8 that was read as Windows-1252 and saved once more; characters such as "
            f'"{found[0]}" were read as what they were ({len(found):,} in all).'
        )
        return mojibake.mend(text), _noted("encoded_twice", note)
    note = (
        f'Characters such as "{found[0]}" look like UTF-8 that was misread ({len(found):,} in all); '
        "they were kept."
    )
    return text, _noted("encoded_twice", note)


def _decode_other(data: bytes, codec: str | None, where: int) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of bytes that are not (or not all) UTF-8."""
    from annotate.reading.encodings import mojibake

    if least_length(data) > _MOST_GUESSED:
        raise ArticleError("is too large for its encoding to be told; save it as UTF-8")
    if not _holds_controls(data):
        partly = mojibake.decode_mostly_utf8(data)
        if partly is not None:
            note = "Some bytes of the file are not UTF-8; they were read as Windows-1252 where they can be."
            return partly, _noted("decoded_as", note)
    guess = None
    if _is_mostly_ascii(data):
        guess = "mac-roman" if mojibake.is_mac_roman(data) else "cp1252"
    declared = codec if codec != "utf-8" else None
    for likely in filter(None, (declared, guess)):
        text = _decode_as(data, likely, broken=likely == declared)
        if text is not None:
            return text, _noted("decoded_as", f"The file is not UTF-8; it was read as {likely}.")
    raise ArticleError(f"is not UTF-8 text (byte {where + 1:,}); save it as UTF-8 and try again")


def _decode_as(data: bytes, codec: str | None, *, broken: bool = False) -> str | None:
    """The text, or None where the encoding does not fit, or control characters stand in it.

    Args:
        data: The bytes.
        codec: Name of a Python codec that is a character set.
        broken: Whether a few bytes may have no meaning in it; they become U+FFFD.
    """
    from annotate.reading.encodings import mojibake

    if codec is None or (codec not in _UTF_16 and _holds_controls(data)):
        return None
    try:
        return mojibake.without_c1_controls(data.decode(codec))
    except UnicodeDecodeError:
        if not broken:
            return None
    text = mojibake.without_c1_controls(data.decode(codec, "replace"))
    others = mojibake.beyond_ascii(text)
    return text if text.count("\ufffd") * 10 <= others or text.count("\ufffd") <= 2 else None


def _holds_controls(data: bytes) -> bool:
    return len(data.translate(None, _CONTROL_BYTES)) < len(data)


def _is_mostly_ascii(data: bytes) -> bool:
    """Whether the other bytes are few, as quotes, dashes and accents are in English.

    In Cyrillic or Greek they would be most of the text, and Windows-1252 would make nonsense of them.
    """
    others = len(data) - len(data.decode("ascii", "ignore"))
    return others <= _MOST_OTHERS * len(data)
