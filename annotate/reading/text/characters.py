"""Characters that are not what they mean: invisible ones, odd spaces, ligatures, parted accents."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
HYPHENS = "\u2010\u2011"
# Soft hyphen, zero-width space, word joiner, byte order mark; marks and embeddings of direction.
_INVISIBLE = "\u00ad\u034f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# A no-break or thin space that groups the figures of a number says more than a plain one would.
_GROUPING = r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))"

ODD = re.compile(
    rf"(?P<grouping>{_GROUPING})|(?P<space>[{_SPACES}])|(?P<invisible>[{_INVISIBLE}]+)"
    # Between letters of our alphabets joiners join nothing; elsewhere they make emoji and ligatures.
    r"|(?P<joiner>(?<=[A-Za-zÀ-ɏ])[\u200c\u200d]+(?=[A-Za-zÀ-ɏ\s]))"
    rf"|(?P<ligature>[{''.join(LIGATURES)}])|(?P<hyphen>[{HYPHENS}])"
    r"|(?P<accented>[A-Za-zÀ-ɏ][\u0300-\u036f]{1,4})"
)
_ORDINARY = re.compile(r"[\x20-\x7e\n\r‘’“”–—…À-ÖØ-öø-ÿ]*")


def is_ordinary(text: str) -> bool:
    """Whether a text has none of these characters: much faster to tell than where they would be."""
    return _ORDINARY.fullmatch(text) is not None or ODD.search(text) is None


def meant(found: re.Match[str]) -> str:
    """Return what a match of ``ODD`` means: a space, letters, a hyphen or nothing."""
    kind, characters = found.lastgroup, found.group()
    if kind == "grouping":
        return characters
    if kind == "space":
        return " "
    if kind == "ligature":
        return LIGATURES[characters]
    if kind == "hyphen":
        return "-"
    return unicodedata.normalize("NFC", characters) if kind == "accented" else ""


def legible(words: str) -> str:
    """Return words with every character as what it means."""
    return words if is_ordinary(words) else ODD.sub(meant, words)
