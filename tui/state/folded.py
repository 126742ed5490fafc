"""Words as they are compared where spelling shall not matter: case, accents, curly quotes, soft hyphens."""

from __future__ import annotations

import unicodedata

_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}
LEFT_OUT = {ord(sign): None for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff"}
# From here on, scripts without spaces between words.
_UNSPACED = "\u2e80"


def shown(text: str) -> str:
    """The text in one line, without characters that are not seen."""
    return " ".join(text.translate(LEFT_OUT).split())


def folded(text: str) -> str:
    """The same number of letters, each without case and accents."""
    return text.translate({ord(sign): _letter(sign) for sign in set(text)})


def wanted_words(typed: str) -> list[str]:
    """The words of a typed search, folded; what stands between quotation marks is one."""
    words: list[str] = []
    for number, part in enumerate(folded(shown(typed)).split('"')):
        words += [part.strip()] if number % 2 else part.split()
    return [word for word in words if word]


def place_of(word: str, text: str) -> int:
    """Where a folded word, or one that begins so, stands in a folded text; -1 where it does not."""
    place = text.find(word)
    while place > 0 and is_inside(word, text, place):
        place = text.find(word, place + 1)
    return place


def is_inside(word: str, text: str, place: int) -> bool:
    """Whether a folded word does not begin at the place of a folded text, but is a part of one there."""
    if place == 0:
        return False
    return word[0].isalnum() and word[0] < _UNSPACED and text[place - 1].isalnum()


def _letter(sign: str) -> str:
    plain = _PLAIN.get(sign, sign)
    base = unicodedata.normalize("NFKD", plain)[:1].casefold()
    return base if len(base) == 1 else plain
