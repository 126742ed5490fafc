# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for years of antiquity: with their era, and years of three digits where a text speaks of such."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from annotate.support.patterns import lazily
from annotate.timeline.rules.calendar.dates import day_number, month_number
from annotate.timeline.values import contexts
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import MOD, mod_of, rule, with_part

_BEFORE = r"(?:BCE?|B\.\s?C\.(?:\s?E\.)?)(?![A-Za-z])"
_OF_OURS = r"(?:CE|AD|C\.E\.|A\.\s?D\.)(?![A-Za-z])"
_ERA = rf"(?P<era>{_BEFORE}|{_OF_OURS})"
_TO = r"(?:\s?[-–—/]\s?|\s+(?:to|and|or|until|through|till)\s+(?:about\s+|around\s+|c\.\s?)?)"
# What is counted, or named, by a number and BC.
_COUNTED = re.compile(r"\s+(?:[A-Z][a-z]+|[a-z]+s\b)")
_LEAD = rf"(?:(?:the\s+)?{MOD})?(?:the\s+year\s+)?"
_DAY = (
    rf"(?:(?P<d>{lex.DAY})\s+(?P<m>{lex.MONTH})|(?P<m2>{lex.MONTH})\s+(?P<d2>{lex.DAY}),?"
    rf"|(?P<m3>{lex.MONTH})(?:\s+of)?)"
)
_ANTIQUITY = lazily(
    r"\d\s?(?:BCE?|CE|AD|B\.C\.|A\.D\.)(?![A-Za-z])|\b(?:AD|A\.D\.)\s?\d{1,4}\b|\b(?:c\.|ca\.|circa)\s?\d{3}(?![\d,.]\d)"
    r"|\((?:[a-z]+\.?\s+)?\d{3}\s?[–—-]\s?\d{3}\)|\bin the year \d{2,3}\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:of\s)?\d{3}(?=[.;)]|,\s|\s(?:he|she|and|the)\b)"
)
_SAYS_BEFORE = lazily(r"(?P<y>\d{1,4})\s?(?:BCE?|B\.C\.)(?![A-Za-z])")
_SAYS_OURS = lazily(r"\d\s?(?:CE|AD|A\.D\.)(?![A-Za-z])|\b(?:AD|A\.D\.)\s?\d{1,4}\b")


class _Era(NamedTuple):
    place: int
    before: bool
    year: int


def _counts_down(text: str, place: int, year: int) -> bool:
    """Tell whether a year without an era is one before ours: "in 218", where "264 BC" stands before it.

    Args:
        text: The document's exact text.
        place: Of the year.
        year: As it is written.
    """
    eras = _eras(text)
    if all(era.before for era in eras):
        return bool(eras)
    last = bisect_right(eras, place, key=lambda era: era.place) - 1
    return last >= 0 and eras[last].before and year <= eras[last].year


@lru_cache(maxsize=4)
def _eras(text: str) -> list[_Era]:
    """Return the years with their eras that a text names."""
    before = [_Era(found.start(), True, int(found["y"])) for found in _SAYS_BEFORE.finditer(text)]
    return sorted([*before, *(_Era(found.start(), False, 0) for found in _SAYS_OURS.finditer(text))])


@lru_cache(maxsize=4)
def _tells_antiquity(text: str) -> bool:
    """Tell whether a text names years of antiquity, so that a number of three digits may be one."""
    return bool(_ANTIQUITY.search(text))


def _year(number: int, era: str) -> str | None:
    """Return the value of a year of an era; no such year is written otherwise than in capitals."""
    if not era.isupper() or not number:
        return None
    return f"BC{number:04d}" if era[0] == "B" else f"{number:04d}"


@rule(rf"{_LEAD}(?P<y>\d{{1,4}})\s?{_ERA}", aside=True, written_out=True, foreign=True)
def _year_with_era(match: re.Match[str], context: Context) -> Value | None:
    """Read "44 BC", "500 CE", "347 AD", but not "12 BC Ferries"."""
    if _COUNTED.match(match.string, match.end()) and context.preposition not in contexts.PREPOSITIONS:
        return None
    value = _year(int(match["y"]), match["era"])
    return Value("DATE", value, "a year with its era", mod_of(match)) if value else None


@rule(rf"{_LEAD}(?P<era>A\.?D\.?)\s?(?P<y>\d{{1,4}})(?![\d,.]\d)", aside=True, written_out=True, foreign=True)
def _era_with_year(match: re.Match[str], context: Context) -> Value | None:
    """Read "AD 70"."""
    return _year_with_era(match, context)


@rule(rf"{_LEAD}(?<![\d.,]\d)(?P<extent>(?P<y>\d{{1,4}}))(?={_TO}(?P<end>\d{{1,4}})\s?{_ERA})", aside=True)
def _year_of_range(match: re.Match[str], context: Context) -> Value | None:
    """Read "264" in "264-241 BC"; before our era years count down."""
    first, last = int(match["y"]), int(match["end"])
    before = match["era"][0] == "B"
    if (first <= last) if before else (first >= last):
        return None
    value = _year(first, match["era"])
    return Value("DATE", value, "the era stands with the end of the range") if value else None


@rule(rf"{_DAY}\s+(?P<y>\d{{1,4}})\s?{_ERA}", aside=True, written_out=True)
def _day_with_era(match: re.Match[str], context: Context) -> Value | None:
    """Read "2 August 216 BC", "March 44 BC"."""
    value = _year(int(match["y"]), match["era"])
    return _within(value, match) if value else None


@rule(
    rf"(?:the\s+)?(?P<part>morning|afternoon|evening|night)\s+of\s+{_DAY}\s+(?P<y>\d{{1,4}})\s?{_ERA}",
    aside=True,
    written_out=True,
    foreign=True,
)
def _part_of_day_with_era(match: re.Match[str], context: Context) -> Value | None:
    """Read "the night of 10 January 49 BC"."""
    day = _day_with_era(match, context)
    return with_part(day, match) if day and (match["d"] or match["d2"]) else day


@rule(rf"{_DAY}\s+(?P<y>\d{{3}})(?![\d%]|[,.]\d|\s+[a-z]+s\b)", aside=True, written_out=True)
def _day_of_antiquity(match: re.Match[str], context: Context) -> Value | None:
    """Read "30 September 420" where a text speaks of such years."""
    if not _tells_antiquity(match.string):
        return None
    return _within(_bare(match, match["y"]), match)


def _bare(match: re.Match[str], digits: str) -> str:
    """Return the value of a year of antiquity without its era, which is that of the one before it."""
    return f"{'BC' if _counts_down(match.string, match.start(), int(digits)) else ''}{int(digits):04d}"


def _within(year: str, match: re.Match[str]) -> Value | None:
    month, day = match["m"] or match["m2"] or match["m3"], match["d"] or match["d2"]
    if not month[0].isupper():
        return None
    value = f"{year}-{month_number(month):02d}" + (f"-{day_number(day):02d}" if day else "")
    return Value("DATE", value, "written in full")


@rule(
    rf"(?:the\s+)?{MOD}?(?:the\s+)?(?P<s>{lex.SEASON})(?:\s+(?:of|in))?\s+(?P<y>\d{{1,4}})(?:\s?[-–/]\s?\d{{1,4}})?\s?{_ERA}",
    aside=True,
    written_out=True,
    foreign=True,
)
def _season_with_era(match: re.Match[str], context: Context) -> Value | None:
    """Read "the winter of 218 BC"."""
    year = _year(int(match["y"]), match["era"])
    if year is None:
        return None
    return Value("DATE", f"{year}-{lex.SEASON_CODES[match['s'].lower()]}", "written in full", mod_of(match))


@rule(
    rf"(?:the\s+)?{MOD}?(?:the\s+)?(?P<s>{lex.SEASON})\s+(?:of|in)\s+(?P<y>[1-9]\d\d)(?:\s?[-–/]\s?\d{{1,3}})?(?![\d%]|[,.]\d|\s+[a-z]+s\b)",
    aside=True,
)
def _season_of_antiquity(match: re.Match[str], context: Context) -> Value | None:
    """Read "the winter of 373-374" where a text speaks of such years."""
    if not _tells_antiquity(match.string):
        return None
    year = _bare(match, match["y"])
    return Value("DATE", f"{year}-{lex.SEASON_CODES[match['s'].lower()]}", "written in full", mod_of(match))


@rule(
    r"(?:(?:\b(?:c\.|ca\.|circa|in|by|until|till|about|around|after|before|since|from|to|between|of|years|reigned|ruled|r\.|d\.|died|born|b\.)\s|\()"
    r"(?P<extent>(?P<y>[1-9]\d\d))|(?<=\d\d\d[–—-])(?P<y2>[1-9]\d\d)|(?<=\d\d\d\s[–—-]\s)(?P<y3>[1-9]\d\d))"
    r"(?=\s*(?:[;)–—-]|[.,](?!\d)|$)|\s+(?:[A-Z][a-z]|he\b|she\b|it\b|they\b|the\b|when\b|and\b|to\b|became\b|was\b|by\b|in\b|an?\b|his\b|her\b|its\b|their\b|there\b|after\b|under\b|with\b))",
    aside=True,
)
def _year_of_antiquity(match: re.Match[str], context: Context) -> Value | None:
    """Read "in 348", "(837–908)" where a text speaks of such years."""
    if not _tells_antiquity(match.string):
        return None
    value = _bare(match, match["y"] or match["y2"] or match["y3"])
    return Value("DATE", value, "a year of antiquity")


@rule(r"in\s+(?P<extent>the\s+year\s+(?P<y>[1-9]\d{1,2}))(?=\s*(?:[.,;)](?!\d)|$)|\s+[a-z])")
def _the_year(match: re.Match[str], context: Context) -> Value | None:
    """Read "in the year 71"."""
    return Value("DATE", f"{int(match['y']):04d}", "a year")
