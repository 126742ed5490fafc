"""Amounts: MONEY, PERCENT, QUANTITY, ORDINAL, CARDINAL with value and unit.

Found at character level, so that they do not depend on tokenisation. Values
are plain decimal strings; an amount that is not explicit has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from annotate.record import EntityType

NUMERIC: frozenset[EntityType] = frozenset({"MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "k": 1000, "crore": 10**7, "lakh": 10**5,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₴": "UAH"}
PREFIXES = {"US": "USD", "A": "AUD", "C": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD"}
CURRENCIES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "rouble": "RUB",
    "ruble": "RUB", "yuan": "CNY", "won": "KRW", "franc": "CHF", "peso": None, "krona": None, "cent": None,
}  # fmt: skip
# The nation before a currency that several have: "Egyptian pounds".
NATIONS = {
    "us dollar": "USD", "american dollar": "USD", "canadian dollar": "CAD", "australian dollar": "AUD",
    "hong kong dollar": "HKD", "singapore dollar": "SGD", "new zealand dollar": "NZD", "taiwan dollar": "TWD",
    "namibian dollar": "NAD", "zimbabwean dollar": "ZWL", "british pound": "GBP", "egyptian pound": "EGP",
    "lebanese pound": "LBP", "syrian pound": "SYP", "sudanese pound": "SDG", "indian rupee": "INR",
    "pakistani rupee": "PKR", "sri lankan rupee": "LKR", "nepalese rupee": "NPR", "russian rouble": "RUB",
    "russian ruble": "RUB", "belarusian ruble": "BYN", "chinese yuan": "CNY", "swiss franc": "CHF",
    "cfa franc": None, "mexican peso": "MXN", "argentine peso": "ARS", "chilean peso": "CLP",
    "colombian peso": "COP", "philippine peso": "PHP", "swedish krona": "SEK", "icelandic krona": "ISK",
}  # fmt: skip
CODES = frozenset(
    {
        "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "INR", "RUB", "KRW", "UAH", "CHF", "CAD", "AUD",
        "NZD", "SGD", "HKD", "TWD", "MXN", "BRL", "ARS", "ZAR", "NGN", "KES", "GHS", "UGX", "TZS",
        "EGP", "SAR", "AED", "QAR", "KWD", "ILS", "TRY", "PKR", "LKR", "BDT", "NPR", "IDR", "MYR",
        "PHP", "THB", "VND", "PLN", "CZK", "HUF", "SEK", "NOK", "DKK",
    }
)  # fmt: skip
MEASURES = {
    "kilometer": "km", "kilometre": "km", "km": "km", "mile": "mi", "meter": "m", "metre": "m",
    "foot": "ft", "feet": "ft", "inch": "in", "inches": "in", "kilogram": "kg", "kg": "kg", "kilo": "kg",
    "ton": "t", "tonne": "t", "pound": "lb", "litre": "L", "liter": "L", "gallon": "gal",
    "barrel": "bbl", "hectare": "ha", "acre": "acre", "degree": "degree", "megawatt": "MW",
    "gigawatt": "GW", "kilowatt": "kW", "mph": "mph", "centimeter": "cm", "centimetre": "cm",
}  # fmt: skip

_WORD = "|".join(sorted(UNITS, key=len, reverse=True))
_SCALE = "|".join(sorted((s for s in SCALES if len(s) > 2), key=len, reverse=True))
_SHORT = "bn|mn|tn|m|k"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELT = rf"(?:{_WORD})(?:[- ](?:{_WORD}|{_SCALE}|and (?:{_WORD})))*"
_NUMBER = rf"(?:{_DIGITS})(?:[ -](?:{_SCALE})(?![a-z]))*|{_SPELT}"
_AMOUNT = rf"(?:{_DIGITS})(?:\s?(?:{_SCALE}|{_SHORT})(?![A-Za-z]))?"
_CURRENCY = "|".join(sorted(CURRENCIES, key=len, reverse=True))
_CODE = "|".join(sorted(CODES))
_NATION = "|".join(sorted({name.rpartition(" ")[0] for name in NATIONS}, key=len, reverse=True))
_MEASURE = "|".join(sorted((m for m in MEASURES if m != "pound"), key=len, reverse=True))
_BEFORE = r"(?<![\w.,/:$€£¥-])"
_AFTER = r"(?![\w/:]|-\d)"

_PATTERN = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?P<money>(?:(?:US|HK|NZ|A|C|S)?[$€£¥₹₽₩₴])\s?{_AMOUNT}|"
    rf"(?-i:{_CODE})\s?{_AMOUNT}|(?:{_AMOUNT}) (?-i:{_CODE})\b|Rs\.?\s?{_AMOUNT}|"
    rf"(?:{_NUMBER}) (?:(?:{_NATION}) )?(?:{_CURRENCY})s?\b)|"
    rf"(?P<percent>(?:{_NUMBER})\s?(?:%|percent\b|per cent\b|percentage points?\b))|"
    rf"(?P<quantity>(?:{_NUMBER})[ -](?:square |cubic )?(?:{_MEASURE})s?\b)|"
    rf"(?P<ordinal>\d+(?:st|nd|rd|th)\b|(?:{'|'.join(ORDINALS)})\b)|"
    rf"(?P<cardinal>(?:{_NUMBER}){_AFTER}(?!%))"
    rf")",
    re.IGNORECASE,
)
# A bare number of four digits may be a year, and small words are seldom amounts.
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_IDLE = frozenset({"one", "second"})


class Amount(NamedTuple):
    """A numeric expression in the text."""

    start: int
    end: int
    type: EntityType
    value: str | None
    unit: str | None


def find_amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text in order; dates and times are not told apart here."""
    for match in _PATTERN.finditer(text):
        kind = str(match.lastgroup)
        words = match.group()
        if kind == "cardinal" and (_YEAR.match(words) or words.lower() in _IDLE or len(words) > 40):
            continue
        if kind == "ordinal" and words.lower() in _IDLE:
            continue
        value = _value(words, kind)
        if value is not None:
            label: EntityType = kind.upper()  # type: ignore[assignment]
            yield Amount(match.start(), match.end(), label, value, _unit(words, kind))


def _value(words: str, kind: str) -> str | None:
    if kind == "ordinal":
        digits = re.match(r"\d+", words)
        return digits.group() if digits else str(ORDINALS[words.lower()])
    total, current, seen = Decimal(0), Decimal(0), False
    for token in re.findall(rf"{_DIGITS}|[a-z]+", words.lower()):
        if token[0].isdigit():
            current, seen = _decimal(token), True
        elif token in UNITS:
            current, seen = current + UNITS[token], True
        elif token in SCALES and seen:
            scale = SCALES[token]
            current *= scale
            if scale >= 1000:
                total, current = total + current, Decimal(0)
    if not seen:
        return None
    number = total + current
    return format(number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize(), "f")


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return Decimal(0)


def _unit(words: str, kind: str) -> str | None:
    if kind == "percent":
        return "percent"
    if kind == "money":
        return _currency(words)
    if kind == "quantity":
        last = re.split(r"[ -]", words.lower())[-1]
        unit = MEASURES.get(last) or MEASURES.get(last.removesuffix("s"))
        power = {"square": "2", "cubic": "3"}
        extra = next((power[word] for word in words.lower().split() if word in power), "")
        return f"{unit}{extra}" if unit else None
    return None


def _currency(words: str) -> str | None:
    """Return the ISO 4217 code of a sum of money, none where several countries' money has its name."""
    for sign, usual in SIGNS.items():
        if sign in words:
            return PREFIXES.get(words.split(sign)[0].strip().upper(), usual)
    code = next((code for code in CODES if words.startswith(code) or words.endswith(" " + code)), None)
    if code is not None:
        return "CNY" if code == "RMB" else code
    names = re.split(r"[^a-z]+", words.lower())
    last = names[-1] if names[-1] in CURRENCIES else names[-1].removesuffix("s")
    for size in (3, 2):
        nation = " ".join([*names[-size:-1], last])
        if nation in NATIONS:
            return NATIONS[nation]
    return CURRENCIES.get(last)
