# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for dates of other calendars: "Ramadan 1446", "22 Bahman 1403", "2568 BE", "Reiwa 7"."""

from __future__ import annotations

import re
from datetime import date

from annotate.record import Interval
from annotate.timeline.values import foreign, resolution
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.foreign import Calendar
from annotate.timeline.values.resolution import PUBLISHED, Context, Value
from annotate.timeline.values.rule import rule

# Other spellings of month names, by their letters alone.
_SPELLINGS = {
    "ramzan": "ramadan", "ramadhan": "ramadan", "rabialawal": "rabialawwal", "rabiulawwal": "rabialawwal",
    "rabiulawal": "rabialawwal", "rabii": "rabialawwal", "rabiii": "rabialthani", "shaaban": "shaban",
    "dhulhijjah": "dhualhijjah", "dhualhijja": "dhualhijjah", "dhulhijja": "dhualhijjah",
    "zulhijjah": "dhualhijjah", "zilhajj": "dhualhijjah", "dhulqadah": "dhualqadah", "tishri": "tishrei",
    "heshvan": "cheshvan", "adarii": "adar", "iyyar": "iyar", "meskerem": "meskerem",
}  # fmt: skip
_MONTHS: dict[Calendar, tuple[str, ...]] = {
    "islamic": foreign.ISLAMIC, "persian": foreign.PERSIAN, "hebrew": foreign.HEBREW,
    "ethiopian": foreign.ETHIOPIAN,
}  # fmt: skip
_YEARS: dict[Calendar, range] = {
    "islamic": range(1200, 1600), "persian": range(1244, 1473), "hebrew": range(5000, 6200),
    "ethiopian": range(1850, 2150), "nepali": range(1900, 2200),
}  # fmt: skip
_CALLED = {
    "islamic": "the Islamic calendar, whose months begin by the moon: reckoned, a day or two may be wanting",
    "persian": "the Persian calendar", "hebrew": "the Hebrew calendar, whose days begin the evening before",
    "ethiopian": "the Ethiopian calendar", "nepali": "Nepal's calendar, whose year begins about 13 April",
}  # fmt: skip
_NAMES = (
    r"Muharram|Safar|Rab[iī][’'‘]?[ -](?:al|ul)[ -](?:Awwal|Awal|Thani)|Rajab"
    r"|Jumada[ -](?:al|ul)[ -](?:Awwal|Thani)"
    r"|Sha[’'‘]?a?ban|Rama(?:dh?an|zan)|Ramzan|Shawwal|Zulhijjah"
    r"|Dhu(?:[ -]al-|l[ -]?|[ -]al[ -])(?:Qa[’'‘]?dah|Hijjah?)"
    r"|Farvardin|Ordibehesht|Khordad|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand|Tir"
    r"|Tishrei|Tishri|Cheshvan|Heshvan|Kislev|Tevet|Shevat|Adar(?:[ ]II?)?|Nisan|Iyy?ar|Sivan|Tammuz|Av|Elul"
    r"|Meskerem|Tikimt|Hidar|Tahsas|Yekatit|Megabit|Miazia|Genbot|Sene|Hamle|Nehase|Pagumen"
)
# The year before the first of an era of Japan or of another count from one.
_ERAS = {
    "reiwa": (2018, 99), "heisei": (1988, 31), "showa": (1925, 64), "shōwa": (1925, 64), "taisho": (1911, 15),
    "taishō": (1911, 15), "meiji": (1867, 45), "minguo": (1911, 200), "juche": (1911, 200),
}  # fmt: skip
_BUDDHIST, _SAKA = 543, 78
_DAYS_APART = 200


def _letters(words: str) -> str:
    flat = re.sub(r"[^a-z]", "", words.lower().replace("ī", "i"))
    return _SPELLINGS.get(flat, flat)


def _calendars(name: str) -> list[tuple[Calendar, int]]:
    """Return the calendars that have a month of this name, with its number."""
    return [
        (calendar, number)
        for calendar, months in _MONTHS.items()
        for number, month in enumerate(months, start=1)
        if _letters(month) == name
    ]


def _value(days: tuple[date, date], calendar: Calendar, anchor: str | None = None) -> Value:
    """Return the value of a day, month or year of another calendar."""
    first, last = days
    shown = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    loose = "APPROX" if calendar in {"islamic", "nepali"} else None
    if (last - first).days > resolution.LONGEST_MONTH:
        shown = f"{first.year:04d}/{last.year:04d}"
    span = Interval(first.isoformat(), last.isoformat())
    return Value("DATE", shown, f"a date of {_CALLED[calendar]}", loose, anchor, span)  # type: ignore[arg-type]


@rule(
    rf"(?:(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<m>{_NAMES})(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?"
    r"(?:,?\s+(?P<y>\d{4})(?!\d)(?:\s+(?:AH|A\.H\.|SH|AM|E\.C\.))?)?",
    written_out=True,
    called="m",
)
def _foreign_date(match: re.Match[str], context: Context) -> Value | None:
    """Read "Ramadan 1446", "Meskerem 1, 2017" and "10th of Muharram"."""
    if not match["m"][0].isupper():
        return None
    day = int(match["d"] or match["d2"] or 0)
    options = _calendars(_letters(match["m"]))
    if not match["y"]:
        return _nearest(options, day, context) if day else None
    year = int(match["y"])
    for calendar, month in options:
        if year in _YEARS[calendar] and (days := foreign.days_of(calendar, year, month, day)):
            return _value(days, calendar)
    # "Ramadan 2025" is that of our year.
    for calendar, month in options:
        for own in _YEARS[calendar]:
            days = foreign.days_of(calendar, own, month, day)
            if days and days[0].year == year:
                return _value(days, calendar)
    return None


def _nearest(options: list[tuple[Calendar, int]], day: int, context: Context) -> Value | None:
    """Return the day of a month without a year that is nearest to the publication."""
    base = context.published
    if base is None:
        return Value("DATE", "XXXX-XX-XX", f"a date of another calendar: {resolution.UNKNOWN}")
    for calendar, month in options:
        every = (foreign.days_of(calendar, year, month, day) for year in _YEARS[calendar])
        near = [days for days in every if days and abs((days[0] - base).days) <= _DAYS_APART]
        if near:
            chosen = min(near, key=lambda days: abs((days[0] - base).days))
            found = _value(chosen, calendar, PUBLISHED)
            return found._replace(because=f"{found.because}; the nearest one, {context.source}")
    return None


@rule(
    r"(?:the\s+)?(?:year\s+)?(?P<y>\d{4})\s?(?P<era>AH|A\.H\.|BS|B\.S\.|BE|B\.E\.)(?!\s+(?:degrees?|in)\b)"
    r"|(?P<era2>AH|A\.H\.|BE|B\.E\.|Vikram\s+Samvat|Bikram\s+Samba?t|Saka)\s+(?P<y2>\d{4})",
    written_out=True,
    foreign=True,
)
def _foreign_year(match: re.Match[str], context: Context) -> Value | None:
    """Read "1445 AH", "B.E. 2540", "Vikram Samvat 2081"."""
    year = int(match["y"] or match["y2"])
    era = re.sub(r"[^A-Za-z]", "", match["era"] or match["era2"])
    if not era[0].isupper():
        return None
    if era == "BE":
        value = f"{year - _BUDDHIST:04d}" if 2300 <= year <= 2700 else None
        return Value("DATE", value, f"the year {year} of the Buddhist era") if value else None
    if era == "Saka":
        return Value("DATE", f"{year + _SAKA:04d}", "a year of the Saka era, which begins in March", "APPROX")
    calendar: Calendar = "islamic" if era == "AH" else "nepali"
    # After "AH" every year is one of that calendar.
    if year not in _YEARS[calendar] and not (era == "AH" and year < _YEARS[calendar].stop):
        return None
    days = foreign.days_of(calendar, year)
    return _value(days, calendar) if days else None


@rule(
    rf"(?:the\s+)?(?:year\s+)?(?P<era>{'|'.join(_ERAS)})\s+(?P<n>\d{{1,3}})(?!\d|[.,:]\d)"
    rf"|the\s+(?P<o>\d{{1,2}}(?:st|nd|rd|th)|{lex.ORDINAL_WORD})\s+year\s+of\s+(?P<era2>{'|'.join(_ERAS)})",
    written_out=True,
    foreign=True,
)
def _era_year(match: re.Match[str], context: Context) -> Value | None:
    """Read "Heisei 31", "the seventh year of Reiwa"."""
    era = match["era"] or match["era2"]
    number = int(match["n"]) if match["n"] else lex.ordinal_of(match["o"])
    before, most = _ERAS[era.lower()]
    if not era[0].isupper() or not 1 <= number <= most:
        return None
    return Value("DATE", f"{before + number:04d}", f"the year {number} of {era}")
