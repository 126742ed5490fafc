# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for years: alone, in words, and the two ends of a range of years."""

from __future__ import annotations

import re

from annotate.record import Interval
from annotate.timeline.values import contexts
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import MOD, mod_of, rule

# Two years on end are a season or a budget.
FEWEST_APART = 2


@rule(
    rf"(?:(?:the\s+)?{MOD}|(?P<side>pre|post)-)?(?:the\s+year\s+(?:of\s+)?)?(?<!\d[-–/])(?P<y>{lex.YEAR})"
    r"(?:\s+(?:or|and)\s+(?:later|beyond|after)(?=\s*(?:[.,;:)]|$)))?(?![\d,.]\d|[-–/]\d|%|\s*(?:percent|per\s+cent)\b)",
    weak=True,
    needs="introduction",
)
def _bare_year(match: re.Match[str], context: Context) -> Value | None:
    mod = {"pre": "BEFORE", "post": "AFTER"}.get((match["side"] or "").lower(), mod_of(match))
    return Value("DATE", match["y"], "a year", mod)  # type: ignore[arg-type]


_RANGE_END = r"(?P<end>\d\d(?:\d\d)?)(?![-–/:\d]|\.\d)"


@rule(rf"(?<!\d[-–/])(?P<y>{lex.YEAR})(?=[-–/]{_RANGE_END})", weak=True, needs="introduction")
def _year_of_range(match: re.Match[str], context: Context) -> Value | None:
    if _end_of_range(match["y"], match["end"]) is None:
        return None
    return Value("DATE", match["y"], "the beginning of a range of years")


@rule(
    rf"(?<!\d[-–/])(?P<y>{lex.YEAR})[-–/](?P<extent>{_RANGE_END})",
    weak=True,
    needs="introduction",
    aside=True,
)
def _year_ending_range(match: re.Match[str], context: Context) -> Value | None:
    year = _end_of_range(match["y"], match["end"])
    return Value("DATE", str(year), "the end of a range of years") if year else None


@rule(
    rf"(?<!\d[-–/])(?<!\bfrom\s)(?<!\bbetween\s)(?P<y>{lex.YEAR})[-–]{_RANGE_END}",
    weak=True,
    needs="introduction",
)
def _range_of_years(match: re.Match[str], context: Context) -> Value | None:
    """Read "the 2011-2019 average" as one length; in brackets and after "from", each end is a date."""
    first, last = int(match["y"]), _end_of_range(match["y"], match["end"])
    if last is None or last - first < FEWEST_APART or contexts.stands_aside(match.string, match.start()):
        return None
    span = Interval(f"{first:04d}-01-01", f"{last:04d}-12-31")
    return Value("DURATION", f"P{last - first + 1}Y", "a range of years", None, None, span)


def _end_of_range(first: str, last: str) -> int | None:
    """Return the year that ends a range, none where the second number is no later year."""
    year = int(last) if len(last) == len(first) else int(first[:2] + last)
    return year if 0 < year - int(first) <= 100 else None


@rule(rf"(?:(?:the\s+)?{MOD})?(?:the\s+year\s+)?(?P<words>{lex.SPELT_YEAR})", weak=True, needs="introduction")
def _spelt_year(match: re.Match[str], context: Context) -> Value | None:
    year = lex.year_in_words(match["words"])
    return None if year is None else Value("DATE", f"{year:04d}", "a year in words", mod_of(match))


# "(1892 – 94)", "c. 1871 – 72".
_BEFORE_SPACED = r"(?:(?<=\()|(?<=\bc\.\s)|(?<=\bca\.\s)|(?<=\bcirca\s)|(?<=\bfrom\s)|(?<=\bin\s))"
_BEHIND_SPACED = r"(?=\s*(?:[).,;:]|$|\n))"


@rule(rf"{_BEFORE_SPACED}(?P<y>{lex.YEAR})(?=\s[-–—]\s(?P<end>\d\d){_BEHIND_SPACED})")
def _year_of_spaced_range(match: re.Match[str], context: Context) -> Value | None:
    """Read "1892" in "(1892 – 94)"."""
    return _year_of_range(match, context)


@rule(
    rf"{_BEFORE_SPACED}(?P<y>{lex.YEAR})\s[-–—]\s(?P<extent>(?P<end>\d\d)){_BEHIND_SPACED}",
    aside=True,
)
def _end_of_spaced_range(match: re.Match[str], context: Context) -> Value | None:
    """Read "94" in "(1892 – 94)"."""
    return _year_ending_range(match, context)


@rule(rf"(?<!\d[-–/])(?P<y>{lex.YEAR})[-–/](?P<end>\d)(?![\d.,:/–-]\d|\w|%)", weak=True, needs="introduction")
def _year_and_next(match: re.Match[str], context: Context) -> Value | None:
    """Read "1538-9", a year that begins in one of ours and ends in the next."""
    if (int(match["y"]) + 1) % 10 != int(match["end"]):
        return None
    return Value("DATE", match["y"], "the first of two years on end")
