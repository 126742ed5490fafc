"""Whom "they" means: the many of whom was told right before."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import takewhile

from annotate.dossier.background import rarity
from annotate.dossier.events.forms import WORD, base_of, before_preposition, common_words, is_past_form
from annotate.dossier.events.times.sentences import told_cuts
from annotate.dossier.reading import Source

_BE = frozenset(
    {"is", "are", "was", "were", "will", "would", "has", "have", "had", "there", "can", "could", "may"}
)
_ANY = frozenset({"those", "people", "others", "victims", "families", "relatives"})
_WHO_DO = re.compile(r",|\bwho\b")
_WHO = frozenset({"who", "which", "that", "whose"})
_ONE = ("ss", "us", "is", "'s", "’s")
# A part of a sentence before "they" that may tell of them.
_PART = re.compile(r"[:;–—]|,\s+(?:but|and)\b")
_TELLING = 1.0


def many_before(source: Source, low: int, start: int, end: int) -> frozenset[str]:
    """Return words for the many whom "they" means; none where the words are another pronoun.

    It is of whom the part of the sentence before it tells first, or else the sentence before.

    Args:
        source: The article.
        low: Where the sentence begins.
        start: Where the part begins that has the pronoun alone before its verb.
        end: Where its verb begins.
    """
    text = source.text
    if text[start:end].strip().casefold() != "they":
        return frozenset()
    if text[low:start].strip():
        parts = [found.end() for found in _PART.finditer(text, low, start - 1)]
        return _first_of_many(text[parts[-1] if parts else low : start])
    cuts = source.once(told_cuts)
    number = bisect_right(cuts, low) - 1
    return _first_of_many(text[cuts[number - 1] : cuts[number]]) if number > 0 else frozenset()


def many_in(words: str) -> str:
    """Return what the many are called of whom some words are; nothing for one, and for "those"."""
    row = WORD.findall(before_preposition(_WHO_DO.split(words, maxsplit=1)[0]))
    return (
        base_of(row[-1]).removesuffix("s")
        if row and _is_many(row[-1]) and row[-1].casefold() not in _ANY
        else ""
    )


def _first_of_many(words: str) -> frozenset[str]:
    """Return the words for the first many of a part of a sentence: "tenants of the flooded houses"."""
    row = [match.group() for match in WORD.finditer(words)]
    first = next((place for place, word in enumerate(row) if _is_many(word)), len(row))
    told = [
        (word.casefold(), place > first and row[place - 1].casefold() in _WHO)
        for place, word in enumerate(row[first:], start=first)
    ]
    kept = takewhile(lambda each: each[1] or not (each[0] in _BE or is_past_form(each[0])), told)
    return frozenset(
        base
        for word, relative in kept
        if not relative and word not in common_words() and rarity(base := base_of(word)) > _TELLING
    )


def _is_many(word: str) -> bool:
    """Tell whether a word is "those" or the plural of a noun."""
    folded = word.casefold()
    if folded in {"those", "people"}:
        return True
    return folded.endswith("s") and not folded.endswith(_ONE) and folded not in common_words()
