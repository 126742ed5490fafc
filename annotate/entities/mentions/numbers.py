"""Amounts: MONEY, PERCENT, QUANTITY, ORDINAL, CARDINAL with value and unit.

Found at character level, so that they do not depend on tokenisation. Values
are plain decimal strings; an amount that is not explicit has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import NamedTuple

from annotate.entities.mentions.figures import plain_figures
from annotate.entities.mentions.units import (
    CODES,
    CURRENCIES,
    LARGE,
    MEASURES,
    NATIONS,
    PREFIXES,
    SHORT_NAMES,
    SIGNS,
)
from annotate.record import EntityType
from annotate.support.patterns import lazily

NUMERIC: frozenset[EntityType] = frozenset({"MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "k": 1000, "crore": 10**7, "crores": 10**7,
    "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "lacs": 10**5, "cr": 10**7,
}  # fmt: skip
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
# "Three quarters of a million".
_FRACTIONS = {"quarters": 4, "third": 3, "thirds": 3}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
# More figures than these are a code; nothing in the news is counted so high.
MOST_FIGURES = 28
_EXACT = Context(prec=80)

# White space inside an amount: not that between paragraphs.
_GAP = r"(?:[^\S\n\u2029]{1,3}(?:\n[^\S\n\u2029]{0,3})?|\n[^\S\n\u2029]{0,3})"
_WORD = "|".join(sorted(UNITS, key=len, reverse=True))
_TENS = "|".join(word for word in UNITS if word.endswith("ty"))
_ONES = "|".join(word for word, value in UNITS.items() if 0 < value < 10)
_SCALE = "|".join(sorted((s for s in SCALES if len(s) > 2), key=len, reverse=True))
_SHORT = "bn|mn|tn|m|k"
_DIGITS = r"\d+(?:'\d{3}|'\d\d(?='))*(?:\.\d+)?(?![\d_]|[,.']\d)"
_GROUPED = r"\d{1,3}(?:'\d{3})+(?:\.\d+)?(?![\d_]|[,.']\d)"
_SCALED = rf"(?:(?:{_GAP}|-)(?:{_SCALE})(?![a-z]))"
_PART = rf"(?:{_GAP}and{_GAP}a{_GAP}(?:half|quarter))"
_SMALL = rf"(?:(?:{_TENS})(?:(?:{_GAP}|-)(?:{_ONES})\b|\b)|(?:{_WORD})\b)"
_SPELT = (
    rf"(?:three(?:{_GAP}|-)quarters|two(?:{_GAP}|-)thirds){_GAP}of{_GAP}a{_SCALED}+"
    rf"|{_SMALL}(?:{_SCALED}+(?:(?:{_GAP}|-)(?:and{_GAP})?{_SMALL})?|{_PART}(?={_SCALED}))*"
    rf"|an?{_GAP}(?:hundred|thousand){_GAP}and{_GAP}{_SMALL}"
    rf"|(?:half(?:{_GAP}|-)an?|an?{_GAP}(?:quarter|third){_GAP}of{_GAP}a|an?){_SCALED}+"
)
_NUMBER = rf"(?:{_DIGITS})(?:{_PART}(?={_SCALED}))?{_SCALED}*|{_SPELT}"
_AMOUNT = rf"(?:{_DIGITS})(?:[\s-]?(?:{_SHORT})(?![A-Za-z])|{_SCALED}{{0,2}})"
_CURRENCY = "|".join(sorted((c for c in CURRENCIES if c not in LARGE), key=len, reverse=True))
_LARGE = "|".join(sorted(LARGE))
_CODE = "|".join(sorted(CODES))
_NATION = "|".join(
    sorted(sorted({re.escape(name.rpartition(" ")[0]) for name in NATIONS}), key=len, reverse=True)
).replace(r"\ ", _GAP)
# "SH 16" is a road and "KR 4" a postcode.
_NAME = r"rs|ksh|kshs|(?-i:[Ss]hs?|T[Kk]|[Kk]r)"
_SIGN = "".join(SIGNS)
# What "2m" counts, where it is no length.
_COUNTED = (
    r"people|persons|men|women|children|pupils|students|voters|votes|members|migrants|refugees|workers|jobs|homes|households"
    r"|houses|families|farmers|users|customers|clients|subscribers|followers|viewers|listeners|readers|visitors|tourists"
    r"|passengers|residents|citizens|patients|cases|doses|shares|cars|vehicles|copies|tickets|troops|soldiers|Muslims|Christians"
)
_MEASURE = "|".join(sorted((m for m in MEASURES if m != "pound"), key=len, reverse=True))
_BEFORE = rf"(?<![\w.,/:#{_SIGN}-])(?<!\d['’])"
_AFTER = r"(?![\w/:]|-\d)"

# What all amounts that begin with a number share stands once: the pattern takes half as long to compile.
_PATTERN = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?P<money>(?:(?:{'|'.join(PREFIXES)})?[{_SIGN}]){_GAP}?{_AMOUNT}|"
    rf"(?-i:{_CODE}){_GAP}?{_AMOUNT}|(?:{_AMOUNT})(?:{_GAP}(?-i:{_CODE})\b|{_GAP}?[€£₽₹₴₫₺₪](?!\d))|"
    rf"(?:{_NAME})\.?{_GAP}?(?:{_DIGITS}[\s-]?crs?\b|{_AMOUNT})|(?-i:R)(?:{_GROUPED}|{_DIGITS}(?:[\s-]?(?:{_SHORT})\b|{_SCALED})))|"
    rf"(?P<ordinal>{_DIGITS}(?:st|nd|rd|th)\b|(?:{'|'.join(ORDINALS)})\b)|"
    rf"(?:{_DIGITS}(?:{_SHORT})|{_NUMBER})(?:"
    rf"(?P<sum>(?:{_GAP}|-)(?:(?:{_NATION}){_GAP})?(?:(?:{_CURRENCY})s?|{_LARGE})\b)|"
    rf"(?P<percent>{_GAP}?%|(?:{_GAP}|-)?(?:percent(?:age)?{_GAP}points?|percent|per{_GAP}cent)\b)|"
    rf"(?P<quantity>(?:{_GAP}|-)(?:(?:square|cubic)(?:{_GAP}|-))?(?:{_MEASURE})s?\b|(?<=\d)(?:km|kg|cm|mm|mph|MW|GW|kW)\b)|"
    rf"(?P<cardinal>(?:(?<![mk])|(?={_GAP}(?:{_COUNTED})\b)){_AFTER}(?!{_GAP}?%))"
    rf"))",
    re.IGNORECASE,
)
_LEADING = lazily(_NUMBER, re.IGNORECASE)
_TOKEN = re.compile(r"\d[\d']*(?:\.\d+)?|[a-zł]+")
# A bare number of four digits may be a year, 007 is a code, and small words are seldom amounts.
_NO_COUNT = re.compile(r"(?:1[5-9]|20)\d\d$|0\d+$")
_IDLE = frozenset({"one", "second", "first"})
_LONGEST = 80


class Amount(NamedTuple):
    """A numeric expression in the text."""

    start: int
    end: int
    type: EntityType
    value: str | None
    unit: str | None


def find_amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text in order; dates and times are not told apart here."""
    plain = plain_figures(text)
    for match in _PATTERN.finditer(plain):
        kind = "money" if match.lastgroup == "sum" else str(match.lastgroup)
        words = match.group()
        if kind == "cardinal" and (_NO_COUNT.match(words) or words.lower() in _IDLE or len(words) > _LONGEST):
            continue
        if kind == "ordinal" and words.lower() in _IDLE:
            continue
        value = _value(words, kind)
        if value is None:
            continue
        if kind == "money" and _is_count(words, value):
            kind, words = "cardinal", _LEADING.match(words)[0]  # type: ignore[index]
        label: EntityType = kind.upper()  # type: ignore[assignment]
        yield Amount(match.start(), match.start() + len(words), label, value, _unit(words, kind))


def _is_count(words: str, value: str) -> bool:
    """Tell "the eleven won" and "three crowns" from sums of money."""
    return words.lower().endswith(tuple(LARGE)) and Decimal(value) < LEAST_OF_LARGE


def _value(words: str, kind: str) -> str | None:
    """Return the value in plain digits, none where there are too many of them to be an amount."""
    if sum(character.isdigit() for character in words) > MOST_FIGURES:
        return None
    if kind == "ordinal":
        digits = words[:-2].replace("'", "")
        return str(ORDINALS.get(words.lower()) or (int(digits) if digits.isdecimal() else "")) or None
    total, current, seen, scaled, part = Decimal(0), Decimal(0), False, False, 1
    for token in _TOKEN.findall(words.lower()):
        if token[0].isdecimal():
            current, seen, scaled = Decimal(token.replace("'", "")), True, False
        elif token in UNITS:
            current, seen, scaled = current + UNITS[token], True, False
        elif token in PARTS:
            current, seen, scaled = current + PARTS[token], True, False
        elif token in _FRACTIONS:
            part, current, seen = _FRACTIONS[token], current if seen else Decimal(1), True
        elif token in SCALES:
            scale = SCALES[token]
            if scaled:
                # "2.5 lakh crore"
                total = _EXACT.multiply(total, scale)
            elif scale < _LEAST_SCALE:
                current = _EXACT.multiply(current if seen else Decimal(1), scale)
            else:
                more = _EXACT.multiply(current if seen else Decimal(1), scale)
                total = _EXACT.add(total, more if part == 1 else (more / part).to_integral_value())
                current, scaled, part = Decimal(0), True, 1
            seen = True
    if not seen:
        return None
    number = _EXACT.add(total, current)
    whole = number == number.to_integral_value()
    return format(number.quantize(Decimal(1), context=_EXACT) if whole else number.normalize(_EXACT), "f")


_LEAST_SCALE = 1000
LEAST_OF_LARGE = 100


def _unit(words: str, kind: str) -> str | None:
    if kind == "percent":
        return "percent"
    if kind == "money":
        return _currency(words)
    if kind == "quantity":
        names = re.split(r"[^a-z]+", words.lower())
        unit = MEASURES.get(names[-1]) or MEASURES.get(names[-1].removesuffix("s"))
        power = {"square": "2", "cubic": "3"}
        extra = next((power[word] for word in names if word in power), "")
        return f"{unit}{extra}" if unit else None
    return None


def _currency(words: str) -> str | None:
    """Return the ISO 4217 code of a sum of money, none where several countries' money has its name."""
    for sign, usual in SIGNS.items():
        if sign in words:
            return PREFIXES.get(words.split(sign)[0].strip().upper(), usual)
    flat = " ".join(words.split())
    code = next((code for code in CODES if flat.startswith(code) or flat.endswith(" " + code)), None)
    if code is not None:
        return "CNY" if code == "RMB" else code
    if re.match(r"R\d", flat):
        return "ZAR"
    short = re.match(r"[a-z]+", flat.lower())
    if short and short[0] in SHORT_NAMES:
        return SHORT_NAMES[short[0]]
    names = re.split(r"[^a-zł]+", flat.lower().replace("u.s.", "us"))
    last = names[-1] if names[-1] in CURRENCIES else names[-1].removesuffix("s")
    for size in (3, 2):
        nation = " ".join([*names[-size:-1], last])
        if nation in NATIONS:
            return NATIONS[nation]
    return CURRENCIES.get(last)
