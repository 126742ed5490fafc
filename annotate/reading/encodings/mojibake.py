"""Text that somebody read in another encoding than it was written in, before it came here."""

from __future__ import annotations

import codecs
import re

_FIRST_C1, _LAST_C1 = 0x80, 0x9F


def _windows_character(byte: int) -> str:
    """What a byte means in Windows-1252; the five that mean nothing stay control characters."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


# Whoever took it for Latin-1 left the control characters themselves.
_BYTE_OF = {chr(byte): byte for byte in range(_FIRST_C1, _LAST_C1 + 1)} | {
    _windows_character(byte): byte for byte in range(0x80, 0x100)
}
_OF_C1 = {
    byte: "\ufffd" if (shown := _windows_character(byte)) == chr(byte) else shown
    for byte in range(_FIRST_C1, _LAST_C1 + 1)
}
# "é", "ü" and their like, and what English writes with more bytes: quotation marks, dashes, the euro.
_TAIL = f"[{re.escape(''.join(shown for shown, byte in _BYTE_OF.items() if byte < 0xC0))}]"
_TWO = f"[\xc2-\xdf]{_TAIL}"
_THREE = f"[\xe0-\xef]{_TAIL}{{2}}"
_FOUR = f"[\xf0-\xf4]{_TAIL}{{3}}"
_MISREAD = re.compile(f"{_FOUR}|{_THREE}|{_TWO}")
# Two letters that a language may write beside each other prove nothing; these do, one of the long
# ones by itself, the short ones together.
_SURE_LONG = re.compile(f"â[€\x80]{_TAIL}|â[‚\x82]¬|ð[Ÿ\x9f]")
_SURE = re.compile(f"{_SURE_LONG.pattern}|Ã{_TAIL}|Â[\xa0-\xbf]")
_FEWEST_SURE_SHARE = 0.5
_FEWEST_SHORT = 2
_MOST_KEPT = 0.2

_C1 = re.compile("[\x80-\x9f]")
_ENGLISH = re.compile("[\xa0-\u017f\u2010-\u2040\u20ac\u2122]")
_MANY = 10

_ASCII = bytes(range(_FIRST_C1))
# In Mac Roman: quotation marks, dashes, the ellipsis.
_MAC_MARKS = b"\xd0\xd1\xd2\xd3\xd4\xd5\xc9"
_MAC_LOWER = b"\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f" + bytes(range(0x90, 0xA0)) + b"\xa7"
_MAC_OTHER = b"\xa0\xa1\xa2\xa3\xa4\xa5\xa8\xa9\xaa\xb4\xca\xdb\xdf"
# An apostrophe or closing mark after a lower-case letter or a comma, an opening one before a letter,
# a dash alone: as capital letters with accents they would stand where no language puts them.
_MAC_PROOF = re.compile(
    rb"[\xc9\xd0-\xd5](?:(?<=[a-z,.!?][\xd3\xd5])(?=[a-z]{0,2}[\s.,;:!?)]|\Z)"
    rb"|(?:(?<=\A[\xd2\xd4])|(?<=[\s(][\xd2\xd4]))(?=[A-Za-z][a-z ])"
    rb"|(?<=[a-z]\xd5)(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=\s[\xd0\xd1])(?=\s)|(?<=[a-z]\xc9)(?=\s|\Z))"
)


def without_c1_controls(text: str) -> str:
    """The text with the characters that Windows puts where other encodings have control characters."""
    # Nearly every text has none of them, and to look at each character takes a second for a few megabytes.
    return text.translate(_OF_C1) if _C1.search(text) else text


def misread_stretches(text: str) -> list[str]:
    """Stretches that are UTF-8 read as Windows-1252 (``â€™``), if some of them can be nothing else."""
    found = [match.group() for match in _MISREAD.finditer(text) if _mended(match) != match.group()]
    sure = sum(_SURE.match(words) is not None for words in found)
    proven = any(map(_SURE_LONG.match, found)) or sure >= _FEWEST_SHORT
    return found if proven and sure >= _FEWEST_SURE_SHARE * len(found) else []


def is_misread_throughout(text: str, found: list[str]) -> bool:
    """Whether hardly any character outside ASCII is right as it stands, so that all of it was misread."""
    others = beyond_ascii(text)
    kept = others - sum(sum(not character.isascii() for character in words) for words in found)
    return kept <= _MOST_KEPT * len(found)


def mend(text: str) -> str:
    """The text with every misread stretch as it was written."""
    return _MISREAD.sub(_mended, text)


def decode_mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with some broken bytes, or None where these are not few.

    A byte that stands alone is read as Windows-1252; the rest of a cut character becomes U+FFFD.
    """
    broken = data.decode("utf-8", "replace").count("\ufffd")
    right = data.decode("utf-8", "ignore")
    # Two bytes of another encoding may happen to be one character of UTF-8, but hardly one that English has.
    is_mostly = len(_ENGLISH.findall(right)) >= max(1, broken) or beyond_ascii(right) >= _MANY * broken
    return data.decode("utf-8", _HANDLER) if is_mostly else None


def beyond_ascii(text: str) -> int:
    """How many characters of a text are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def is_mac_roman(data: bytes) -> bool:
    """Whether bytes beyond ASCII are Mac Roman's quotation marks and apostrophes rather than letters."""
    others = data.translate(None, _ASCII)
    known = len(others) - len(others.translate(None, _MAC_MARKS + _MAC_LOWER + _MAC_OTHER))
    marks = len(others) - len(others.translate(None, _MAC_MARKS))
    if not marks or known < 0.95 * len(others):
        return False
    proofs = len(_MAC_PROOF.findall(data))
    return proofs > 0 and proofs >= 0.5 * marks


def _mended(match: re.Match[str]) -> str:
    words = match.group()
    try:
        return bytes(_BYTE_OF[character] for character in words).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return words


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    alone = len(broken) == 1 and error.end < len(error.object)
    return (without_c1_controls(_windows_character(broken[0])) if alone else "\ufffd"), error.end


_HANDLER = "annotate.as_windows_1252"
codecs.register_error(_HANDLER, _as_windows)
