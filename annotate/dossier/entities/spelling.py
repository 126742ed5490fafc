"""One name in several spellings: transliterated, with and without a middle name, by its initials."""

from __future__ import annotations

import re
from functools import lru_cache

# What one sound of another alphabet is written as in English; the order matters.
_SOUNDS = (
    (re.compile(r"sch|tsch|tch"), "ch"),
    (re.compile(r"shch"), "sh"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|gh|q|ck|c(?![hieyz])"), "k"),
    (re.compile(r"dzh|dj|zh"), "j"),
    (re.compile(r"cz|tz|ts|c(?=[iey])"), "z"),
    (re.compile(r"ou|oo|u"), "o"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?:iy|yi|ii|ij|ey|ei|ai|ay|y|e)(?=$)"), "i"),
    (re.compile(r"[jy]"), "i"),
    (re.compile(r"ie|ye|ee|ei"), "e"),
    (re.compile(r"ia|ya"), "a"),
    (re.compile(r"io|yo"), "o"),
    (re.compile(r"(?<=\w)h(?!$)"), ""),
    (re.compile(r"['’]"), ""),
    (re.compile(r"(\w)\1+"), r"\1"),
)
_SHORTEST = 4
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=1 << 15)
def sounds_of(word: str) -> str:
    """Return how a folded word sounds: one form for all its spellings ("zelenskyy", "zelenskiy")."""
    if len(word) < _SHORTEST:
        return word
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def spelt_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names are one name in two spellings, word for word."""
    return len(one) == len(other) and all(
        a == b or (sounds_of(a) == sounds_of(b) and a[0] == b[0]) for a, b in zip(one, other, strict=True)
    )


def one_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names differ by one letter of one long word, after its beginning: "Rait", "Raite"."""
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    if len(short) < _SHORTEST or len(long) - len(short) > 1 or short[:2] != long[:2] or long == f"{short}s":
        return False
    place = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long) and not {short[place : place + 1], long[place : place + 1]} <= _VOWELS:
        # "Wenli" and "Wenxi" are two.
        return False
    rest = short[place:] if len(long) > len(short) else short[place + 1 :]
    return rest == long[place + 1 :]
