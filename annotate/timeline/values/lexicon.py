"""Words of time, and regular expressions made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
CALENDAR = frozenset(WEEKDAYS) | frozenset(MONTHS)
"""Names of days and months, which are no names of anything else."""
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "couple": 2, "dozen": 12,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "twenty-first": 21, "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24,
    "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29,
    "thirtieth": 30, "thirty-first": 31, "final": -1, "last": -1,
}  # fmt: skip
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "2W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "night": "D", "weekend": "WE",
    "centurie": "CE", "summer": "Y", "winter": "Y", "spring": "Y", "autumn": "Y",
}  # fmt: skip
DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
_TENS_OF_ROMAN, _ONES_OF_ROMAN = ("", "X", "XX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = {
    f"{ten}{one}": 10 * tens + ones
    for tens, ten in enumerate(_TENS_OF_ROMAN)
    for ones, one in enumerate(_ONES_OF_ROMAN)
    if ten or one
}
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "lunchtime": "MI", "midday": "MI",
}  # fmt: skip
MODS = {
    "early": "START", "beginning of": "START", "start of": "START", "mid": "MID", "middle of": "MID",
    "late": "END", "end of": "END", "around": "APPROX", "about": "APPROX", "circa": "APPROX",
    "early to mid": "START", "mid to late": "END", "opening of": "START", "close of": "END",
    "turn of": "START", "eve of": "BEFORE",
}  # fmt: skip
AMOUNTS = {
    "more than": "MORE_THAN", "over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "less than": "LESS_THAN",
    "under": "LESS_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN", "up to": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "about": "APPROX", "around": "APPROX",
    "some": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "fewer than": "LESS_THAN",
    "not quite": "LESS_THAN",
}  # fmt: skip
# Hours from Greenwich; a name that stands for several of them, or for one that the season changes, says none.
ZONES = {
    "gmt": "Z", "utc": "Z", "et": "", "est": "-05", "edt": "-04", "ct": "", "cst": "-06", "cdt": "-05",
    "mt": "", "mst": "-07", "mdt": "-06", "pt": "", "pst": "-08", "pdt": "-07", "cet": "+01", "cest": "+02",
    "bst": "+01", "ist": "", "jst": "+09", "aest": "+10", "aedt": "+11", "msk": "+03", "eet": "+02",
    "eest": "+03", "sgt": "+08", "hkt": "+08", "wat": "+01", "eat": "+03", "sast": "+02",
    "eastern time": "", "central time": "", "pacific time": "", "local time": "",
}  # fmt: skip
FREQUENCIES = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y",
    "annually": "P1Y", "annual": "P1Y", "nightly": "P1D", "hourly": "PT1H", "biweekly": "P2W",
    "fortnightly": "P2W",
    "bi-weekly": "P2W", "bi-monthly": "P2M", "bimonthly": "P2M", "biannual": "P6M", "biennial": "P2Y",
    "semi-annually": "P6M", "semiannually": "P6M", "semi-annual": "P6M", "semiannual": "P6M",
}  # fmt: skip
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "at present": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "these days": "PRESENT_REF", "at the moment": "PRESENT_REF", "presently": "PRESENT_REF",
    "right now": "PRESENT_REF", "current": "PRESENT_REF", "already": "PRESENT_REF", "yet": "PRESENT_REF",
    "recently": "PAST_REF", "recent": "PAST_REF", "previously": "PAST_REF", "formerly": "PAST_REF",
    "the past": "PAST_REF", "lately": "PAST_REF", "long ago": "PAST_REF", "earlier": "PAST_REF",
    "once": "PAST_REF", "the time": "PAST_REF", "that time": "PAST_REF", "then": "PAST_REF",
    "the recent past": "PAST_REF",
    "soon": "FUTURE_REF", "the future": "FUTURE_REF", "the near future": "FUTURE_REF",
    "the foreseeable future": "FUTURE_REF", "the near term": "FUTURE_REF", "the short term": "FUTURE_REF",
    "the long term": "FUTURE_REF", "future": "FUTURE_REF", "a later date": "FUTURE_REF",
    "shortly": "FUTURE_REF", "time to time": "FUTURE_REF", "from time to time": "FUTURE_REF",
}  # fmt: skip
# Words of reference that hardly ever mean anything but time.
SURE_REFERENCES = frozenset(
    {"currently", "nowadays", "recently", "these days", "at the moment", "right now", "long ago",
     "lately", "the near future", "the foreseeable future"}
)  # fmt: skip


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "|".join(
        sorted((word.replace(" ", r"\s+") for word in words), key=lambda word: (-len(word), word))
    )


FULL_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# A digit may follow at once: "June15".
MONTH = rf"(?:(?:{FULL_MONTH})(?![^\W\d])|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![^\W\d])\.?)"
WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]|2[01])\d\d"
SEASON = "(?:spring|summer|autumn|fall|winter)"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_WORD = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS}|{_ONES})"
_SCALE = alternatives(SCALES)
NUMBER = (
    rf"(?:(?:an?\s+)?[½¼¾]|\d+(?:[.,]\d+)*(?:\s*[½¼¾]|\s+[13]/[24])?(?:\s+(?:{_SCALE}))?"
    rf"|(?:an?|{_WORD})\s+(?:{_SCALE})(?:(?:\s+and)?\s+{_WORD})?|{_WORD}|a\s+dozen|an?)"
)
SPELT_YEAR = (
    rf"(?:seventeen|eighteen|nineteen|twenty)[- ](?:hundred(?:\s+and)?\s+{_WORD}|{_TEENS}"
    rf"|(?:{_TENS})(?:[- ](?:{_ONES}))?|oh[- ](?:{_ONES}))"
    rf"|two\s+thousand(?:\s+(?:and\s+)?{_WORD})?"
)
VAGUE = (
    r"(?:a\s+few|several|a\s+couple\s+of|couple\s+of|few|many|some|a\s+number\s+of|dozens\s+of|hundreds\s+of"
    r"|countless)"
)
# Between a number and its unit; a blank line divides them.
GAP = r"(?:-|[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,4})"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries"
    r"|nights?|weekends?|summers|winters)"
)
"""Units, singular or plural."""
ORDINAL_WORD = alternatives(ORDINALS).replace("-", r"[-\s]")
ORDINAL = r"(?:first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th))"


def number_of(words: str) -> float | None:
    """Return the number that words or digits say, none for a vague one."""
    text = words.lower().strip()
    if "couple" in text:
        return 2.0
    fraction = 0.0
    for sign, size in FRACTIONS.items():
        if text.endswith(sign):
            text, fraction = text.removesuffix(sign).strip(), size
    if fraction and text in {"a", "an"}:
        return fraction
    total, part = 0.0, 0.0
    for word in re.sub(r"(?<=\d),(?=\d{3})", "", text).replace("-", " ").split():
        if word in SCALES:
            part = max(part, 1) * SCALES[word]
            total, part = (total + part, 0) if SCALES[word] > 100 else (total, part)
        elif word in NUMBERS:
            part = part * NUMBERS[word] if word == "dozen" and part else part + NUMBERS[word]
        elif re.fullmatch(r"\d+(?:\.\d+)?", word):
            part += float(word)
        elif word != "and":
            return None
    return total + part + fraction


def year_in_words(words: str) -> int | None:
    """Return the year that "nineteen ninety-four" or "two thousand and one" says."""
    text = re.sub(r"\s+|-", " ", words.lower())
    if not text:
        return None
    if text.startswith("two thousand"):
        rest = number_of(text.removeprefix("two thousand").removeprefix(" and").strip() or "")
    else:
        century, _, text = text.partition(" ")
        rest = number_of(re.sub(r"^(?:hundred(?: and)? |oh )", "", text))
        return None if rest is None or rest > 99 else int(NUMBERS[century] * 100 + rest)
    return None if rest is None else 2000 + int(rest)


def plain(number: float) -> str:
    """Return a number without a needless fraction."""
    return str(int(number)) if number == int(number) else f"{number:g}"


def unit_code(word: str) -> str:
    """Return the ISO 8601 letter of a unit, ``T`` in front for parts of a day."""
    word = word.lower()
    return UNITS.get(word) or UNITS.get(word.removesuffix("s")) or "Y"


def ordinal_of(words: str) -> int:
    """Return the number of an ordinal in words or digits; -1 is the last."""
    text = words.lower().strip()
    text = re.sub(r"^(twenty|thirty)\s+", r"\1-", text)
    return ORDINALS[text] if text in ORDINALS else int(re.sub(r"\D", "", text) or 0)
