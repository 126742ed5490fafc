"""A hyphen at the end of a line: a word that was divided is one again, a compound keeps it."""

from __future__ import annotations

import re
from collections.abc import Collection

from annotate.reading.printed.glyphs import HYPHENS

_BEFORE = re.compile(rf"([^\W\d_]+(?:['’-][^\W\d_]+)*)[{re.escape(HYPHENS)}]\Z")
_AFTER = re.compile(r"[^\W\d_]+")
_AT_END = re.compile(rf"\w[{re.escape(HYPHENS)}]\Z")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ment", "ments", "ness", "ation", "ations", "ity")
# These stand before a hyphen oftener than they begin a word that nobody knows.
_PREFIXES = frozenset(
    {
        "all",
        "anti",
        "co",
        "cross",
        "ex",
        "far",
        "full",
        "half",
        "high",
        "ill",
        "long",
        "low",
        "mid",
        "much",
        "multi",
    }
    | {
        "near",
        "non",
        "off",
        "part",
        "post",
        "pre",
        "pro",
        "quasi",
        "re",
        "self",
        "semi",
        "short",
        "so",
        "sub",
        "two",
    }
    | {
        "ultra",
        "under",
        "vice",
        "well",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twenty",
    }
)


def is_divided_here(line: str) -> bool:
    """Whether a line ends with a hyphen right after a letter or figure."""
    return _AT_END.search(line) is not None


def rejoined(line: str, following: str, words: Collection[str], known: Collection[str]) -> str:
    """Two lines as one, the first of which ends with a hyphen.

    Args:
        line: The first.
        following: What comes after it.
        words: The words of the document that are divided nowhere, in small letters.
        known: Words of the language, in small letters.
    """
    before, after = _BEFORE.search(line), _AFTER.match(following)
    hyphen = line[-1]
    if not before or not after:
        return line[:-1] + ("" if hyphen == "\u00ad" else "-") + following
    if hyphen == "\u00ad" or _is_divided(
        before.group(1), after.group(), words, known, following[after.end() :][:1]
    ):
        return line[:-1] + following
    return f"{line[:-1]}-{following}"


def _is_divided(left: str, right: str, words: Collection[str], known: Collection[str], behind: str) -> bool:
    whole, compound = f"{left}{right}".lower(), f"{left}-{right}".lower()
    if compound in words:
        return False
    if whole in words:
        return True
    if right[0].isupper():
        # "COV-" and "ID"; "US-" and "UK", "Al-" and "Anzi" are two names.
        return left.isupper() and right.isupper() and left.lower() not in known
    if left.lower() in _PREFIXES and left[-1].lower() == right[0] and right[0] in "aeiou":
        return False
    if "-" in left and not _is_word(f"{left.rpartition('-')[2]}{right}".lower(), known):
        # "state-of-the-": one more of a chain.
        return right.lower() not in known
    if _is_word(whole, known) or _is_word(f"{left.rpartition('-')[2]}{right}".lower(), known):
        return True
    if behind in ("-", "\u2010"):
        return False
    if left.lower() in _PREFIXES and _is_word(right.lower(), known):
        return False
    return not (
        _is_word(left.lower(), known) and len(left) > 2 and _is_word(right.lower(), known) and len(right) > 2
    )


def _is_word(word: str, known: Collection[str]) -> bool:
    """Whether a word, or what it is formed from, is known."""
    if word in known:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (stem in known or f"{stem}e" in known):
            return True
    return False
