"""What is known of names before reading: which words are places, given names or surnames somewhere.

The encoder sees it as one more small embedding. A list is a sorted array of
CRC-32 checksums of casefolded names, stored as the steps between them, which
keeps 200,000 of them to half a megabyte; a wrong hit happens once in some
50,000 words.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from annotate.weights import Weights

KINDS = ("places", "given", "surnames")
LONGEST = 4
"""Most words of a place's name that are looked for."""

NONE, PLACE, LONG_PLACE = 0, 1, 2
NO_NAME = 1
"""The class of a word that is on no list."""
CLASSES = 1 + 3 * 2 * 2
"""Padding, then every combination of place (none, one word, several), given name and surname."""


@lru_cache(maxsize=1 << 13)
def checksum(name: str) -> int:
    """Return the checksum under which a name is listed."""
    return zlib.crc32(name.casefold().encode("utf-8"))


class NameLists:
    """Lists of names that give every word one of ``CLASSES``.

    Args:
        lists: Checksums by kind, each of ``KINDS``, the lowest first; what is missing is empty. To make sets
            of them takes longer than to look the words of many articles up, and many times the memory.
    """

    def __init__(self, lists: Mapping[str, Sequence[int]]) -> None:
        self._lists = {kind: lists.get(kind, ()) for kind in KINDS}

    @classmethod
    def read(cls, weights: Weights) -> NameLists:
        """Return the lists of ``names.npz`` in a folder of weights."""
        stored = weights.arrays("names.npz")
        return cls(
            {kind: array("I", np.cumsum(codes, dtype=np.uint32).tobytes()) for kind, codes in stored.items()}
        )

    def classes(self, words: Sequence[str]) -> list[int]:
        """Return the class of every word; only words that begin with a capital are looked up."""
        capital = [word[:1].isupper() for word in words]
        places = self._places(words, capital)
        given, surnames = self._lists["given"], self._lists["surnames"]
        found: list[int] = []
        for place, word, looked_up in zip(places, words, capital, strict=True):
            code = checksum(word) if looked_up else 0
            known = looked_up and _is_in(code, given)
            found.append(1 + 4 * place + 2 * known + (looked_up and _is_in(code, surnames)))
        return found

    def _places(self, words: Sequence[str], capital: Sequence[bool]) -> list[int]:
        """Mark the words of places, the longest name first; inner words may be lower case."""
        listed = self._lists["places"]
        marks = [NONE] * len(words)
        at = 0
        while at < len(words):
            length = 0
            if capital[at]:
                for size in range(min(LONGEST, len(words) - at), 0, -1):
                    if capital[at + size - 1] and _is_in(checksum(" ".join(words[at : at + size])), listed):
                        length = size
                        break
            if length:
                marks[at : at + length] = [LONG_PLACE if length > 1 else PLACE] * length
            at += max(length, 1)
        return marks


def _is_in(code: int, listed: Sequence[int]) -> bool:
    place = bisect_left(listed, code)
    return place < len(listed) and listed[place] == code
