"""Figures of a sentence, each with the least and the most that it may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import inf
from typing import NamedTuple

from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.reading import Source
from annotate.entities.mentions.numbers import Amount, find_amounts

_LEAST = re.compile(
    r"\b(?:at least|more than|over|above|no (?:fewer|less) than|not (?:fewer|less) than|upwards? of"
    r"|never (?:\w+ )?(?:fewer|less) than|a minimum of|exceed(?:s|ed|ing)?"
    r"|pass(?:es|ed|ing)|top(?:s|ped|ping))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:up to|as (?:many|much) as|at most|(?:fewer|less) than|under|below|a maximum of|no more than)\s+$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|circa|close to|an estimated|estimated(?: at)?"
    r"|(?P<under>nearly|almost|approaching|just (?:under|short of))|perhaps|maybe|just over)\s+(?:a\s+)?$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\s*(?:\+|plus\b|or more\b|at least\b|or so\b)", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:(?P<dozens>dozens)|(?P<scores>scores)|(?P<tens>tens of thousands)|(?P<lakhs>hundreds of thousands)"
    r"|(?P<hundreds>hundreds)|(?P<thousands>thousands))(?:\s+of)?\b",
    re.IGNORECASE,
)
_RANGES = {
    "dozens": (20, 199), "scores": (20, 199), "hundreds": (100, 1999), "thousands": (1000, 19_999),
    "tens": (10_000, 199_999), "lakhs": (100_000, 1_999_999),
}  # fmt: skip
_ONE = re.compile(
    r"\b(?:(?<!\bno )one(?! of\b)|a (?:man|woman|person|boy|girl|child|soldier|civilian))\b", re.IGNORECASE
)
_DIGIT = re.compile(r"[0-9]")
# "N2 million", "P200,000": the currency is a letter.
_LETTERS = re.compile(
    r"\b[A-Z][A-Za-z]{0,2}(?=\d[\d.]*(?:,\d{3}|\s?(?:hundred|thousand|million|billion|trillion|mn?\b|bn\b)))"
)
_MAYBE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|scores|hundreds?|thousands?"
    r"|million|billion|a (?:man|woman|person|boy|girl|child|soldier|civilian))\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"\b(?:quarters?|thirds?)[^\S\n]+of\b", re.IGNORECASE)
# How far a figure that is said to be about right may be off, one of some size that is told with more than one
# digit, one that is nearly so much, and one that ends with noughts.
_LOOSE, _CLOSER, _UNDER, _ROUNDED, _SIZE = 0.15, 0.08, 0.1, 0.05, 100


# Two figures between which something lies.
_TO, _AND = re.compile(r"\s*(?:to|or|–)\s*"), re.compile(r"\s+and\s+")
_FROM, _BETWEEN = re.compile(r"\bfrom\s+$", re.IGNORECASE), re.compile(r"\bbetween\s+$", re.IGNORECASE)
_WIDEST = 3


class Figure(NamedTuple):
    """A number in a sentence.

    Attributes:
        start: Its first place.
        end: One past its last.
        low: The least that it may be, as it is rounded itself.
        high: The most.
        type: MONEY, PERCENT, QUANTITY or CARDINAL.
        unit: The currency, or what is measured.
    """

    start: int
    end: int
    low: float
    high: float
    type: str
    unit: str | None


def figures_in(source: Source) -> dict[int, Sequence[Figure]]:
    """Return the figures of an article by where the sentences begin that have some, counted from there."""
    bounds = pairwise(source.once(sentence_cuts))
    return {low: found for low, high in bounds if (found := figures(source.text[low:high]))}


def figures(words: str) -> list[Figure]:
    """Return the figures of a sentence in order."""
    if not _has_digit(words) and not _MAYBE.search(words):
        return []
    found: list[Figure] = []
    letters = _lettered(words)
    for letter in letters.values():
        # Any sign makes a sum of it.
        words = f"{words[: letter.start()]}{'$':>{len(letter.group())}}{words[letter.end() :]}"
    for amount in find_amounts(words):
        if amount.type != "ORDINAL" and amount.value is not None:
            low, high = _range(words, amount)
            currency = letters.get(amount.start)
            if currency:
                found.append(Figure(currency.start(), amount.end, low, high, "MONEY", currency.group()))
            else:
                found.append(Figure(amount.start, amount.end, low, high, amount.type, amount.unit))
    for vague in _VAGUE.finditer(words):
        if not any(each.start < vague.end() and vague.start() < each.end for each in found):
            low, high = _RANGES[str(vague.lastgroup)]
            found.append(Figure(vague.start(), vague.end(), low, high, "CARDINAL", None))
    for one in _ONE.finditer(words):
        if not any(each.start < one.end() and one.start() < each.end for each in found):
            end = one.start() + len(one.group().split()[0])
            found.append(Figure(one.start(), end, 1, 1, "CARDINAL", None))
    return _with_ranges(words, sorted(found))


def _with_ranges(words: str, found: Sequence[Figure]) -> list[Figure]:
    """Return figures, two between which something lies as one: "65 to 75 dollars", "between 40 and 50".

    What goes "from" one "to" another changes, and is both.
    """
    ranged: list[Figure] = []
    for each in found:
        last = ranged[-1] if ranged else None
        if last and last.type in {each.type, "CARDINAL"} and last.high < each.low < _WIDEST * last.low:
            link = words[last.end : each.start]
            ahead = words[: last.start]
            if (_TO.fullmatch(link) and not _FROM.search(ahead)) or (
                _AND.fullmatch(link) and _BETWEEN.search(ahead)
            ):
                ranged[-1] = Figure(last.start, each.end, last.low, each.high, each.type, each.unit)
                continue
        ranged.append(each)
    return ranged


def _lettered(words: str) -> dict[int, re.Match[str]]:
    """Return the letters of currencies that are known by nothing else, by where the last of them stands."""
    found = {match.end(): match for match in _LETTERS.finditer(words)}
    known = [amount.start for amount in find_amounts(words) if amount.type == "MONEY"] if found else []
    return {end - 1: match for end, match in found.items() if match.start() not in known}


def _has_digit(words: str) -> bool:
    """Tell whether a figure stands in some words, of whatever script."""
    return bool(_DIGIT.search(words)) or (not words.isascii() and any(sign.isdigit() for sign in words))


def _range(words: str, amount: Amount) -> tuple[float, float]:
    """Return between which values a figure lies, as it is rounded itself."""
    exact = Decimal(amount.value or 0)
    value = float(exact)
    written = words[amount.start : amount.end]
    if "dozen" in written.casefold():
        return value - 2, value + 2
    if _FRACTION.search(written):
        return value * (1 - _ROUNDED), value * (1 + _ROUNDED)
    scaled = re.search(
        r"\d[\d,]*(?:\.(\d+))?\s*(?:hundred|thousand|million|billion|trillion|bn|mn|m|k|crore|lakh)", written
    )
    if scaled or not any(sign.isdigit() for sign in written):
        figures = len(exact.normalize().as_tuple().digits)
        step = 10.0 ** (exact.adjusted() - figures + 1)
        if step < 2:
            return value, value
    elif amount.type == "PERCENT" or exact != exact.to_integral_value():
        step = 10.0 ** min(int(exact.as_tuple().exponent), 0)
    else:
        noughts = len(str(int(exact))) - len(str(int(exact)).rstrip("0"))
        step = 10.0**noughts if value >= 100 and noughts else 0.0
    slack = min(step / 2, _ROUNDED * value)
    return value - slack, value + slack


def widened(before: str, behind: str, low: float, high: float) -> tuple[float, float]:
    """Return between which values a figure lies by the words before and behind it."""
    if _LEAST.search(before) or _OR_MORE.match(behind):
        return low, inf
    if _MOST.search(before):
        return 0, high
    about = _ABOUT.search(before)
    if about:
        loose = _loose((low + high) / 2)
        if about["under"]:
            return low * (1 - min(loose, _UNDER)), high * (1 + _ROUNDED)
        return low * (1 - loose), high * (1 + loose)
    return low, high


def _loose(value: float) -> float:
    """Return how far a figure may be off that is about right: "about 1,900" less than "about 2,000"."""
    digits = f"{value:.0f}".rstrip("0")
    return _CLOSER if value >= _SIZE and len(digits) > 1 and not digits.endswith("5") else _LOOSE
