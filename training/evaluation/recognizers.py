"""The date and time cases of Recognizers-Text that a news text could contain, as a measure of values.

The cases are unit tests of a library for calendars and chat. Left out are those whose words no paper
prints and those that TimeML writes otherwise; ``LEFT_OUT`` says which and why, and the report counts them.
Orders to an assistant are kept: what they say of time a paper could say, too.
A case counts as right if every expression that it expects is met by one of ours with an equal value, a range
if it begins and ends with ours, and a case that expects none if we find none. The extents may differ, since
theirs hold prepositions and ours do not.
"""

# ruff: noqa: E501 - the patterns of what is left out are lists, easier read whole
from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Published, Time
from annotate.support import calendar
from annotate.timeline.values import lexicon as lex
from training.data.paths import corpora_folder

_NAMES = "|".join([*lex.MONTHS, *lex.WEEKDAYS])
_PROPER = re.compile(
    rf"\b(?:{_NAMES}|easter|christmas|thanksgiving|juneteenth|eid|labor|memorial|boxing|halloween|new(?= year)"
    r"|independence|earth|saint|martin|veterans|mother|father|black)\b"
)
_UNITS = r"(?:h|hrs?|d|m|mins?|min|s|secs?|w|wks?|mos?|y|yrs?|days?|weeks?|months?|years?|hours?|minutes?)"

# Reason and what tells it, in this order; of the expression, or of the whole case where it says so.
LEFT_OUT: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "texts that are no English sentence: notices, invalid dates, identifiers, code",
        "case",
        re.compile(r"valid date|confidentiality|rows equals|#winner|\$\w{3} |w0\d|what day is|\bsent from\b", re.IGNORECASE),
    ),
    (
        "lengths counted from another date or time, of which TimeML makes two expressions",
        "expression",
        re.compile(
            r"\b(?:days?|weeks?|months?|years?|minutes?|hours?)\s+(?:before|after|from|since)\s+(?!now\b|next|last)|[ap]m for|for .+ from|^(?:for|in) .+ (?:from|since)",
            re.IGNORECASE,
        ),
    ),
    (
        "minutes and hours from the moment of speaking, of which an article has only the day",
        "expression",
        re.compile(
            r"\b(?:minutes?|hours?)\b.*(?:from now|later|ago)|^(?:in|within) .*(?:minutes?|hours?)$|(?:past|coming|last|next) minutes?",
            re.IGNORECASE,
        ),
    ),
    (
        "school years and fiscal years, which have no days there",
        "expression",
        re.compile(r"\bsy\s?\d|school year|^fiscal year$", re.IGNORECASE),
    ),
    (
        "vague numbers, which they read as three",
        "expression",
        re.compile(r"\b(?:few|several|some|couple)\b", re.IGNORECASE),
    ),
    (
        "repetitions with a time of day, of which TimeML makes two expressions",
        "set",
        re.compile(r"\d|everyday", re.IGNORECASE),
    ),
    (
        "shorthand and misspelling of chat",
        "expression",
        re.compile(
            rf"\d{_UNITS}\b(?<!\dm)|ampm|ish\b|\d[ap]\b|\b(?:tmrw?|tmr|otd|eod|eom|eoy|asap|cy|bd|mins?|hrs?|yrs?|wks?|secs?)\b"
            r"|\b(?:twomins|workweek|all weekends?|new year(?: eve)?$|yester|tmw|o-clock|mid night)\b|oclock|hour and half|and half hour",
            re.IGNORECASE,
        ),
    ),
    (
        "formats that no paper prints",
        "expression",
        re.compile(
            r"\b\d{8}\b|[=<>~]|\d{4} \d\d? \d\d?\b|\d\d+ s$|^[a-z]{3}\d|\d{1,2}:\d\da\b| of \d\d$|\d/\d\d \d|\d{4}/\d\d?/[a-z]|/[a-z]{3}|[a-z]{3}/\d|\(\w+\)|\d-[a-z]{3}-\d\d\b|\b\d\d?-\d\d?$|\b\d{1,2}[/.]\d{1,2}\b(?!/)"
            r"|\b\d{4}[./]\d{1,2}$|\bweek \d|\bw\d|\d{4}-\d\d?$|^\d{1,2}/\d{4}$|^\d{1,2}-\d{4}$|^[a-z]{3,9}-\d|\bw/c\b|\d-\d{4}-|/\d{4}-\d|\d-\d+-\d{4}-",
            re.IGNORECASE,
        ),
    ),
    (
        "hours without minutes, a.m. or o'clock, clock times in words, and meals for the time of day",
        "clock",
        re.compile(r"\d\s*(?:a\.?m|p\.?m)|\d:\d\d|noon|midnight|o['’]clock|morning|afternoon|evening|night|minutes|hours", re.IGNORECASE),
    ),
)  # fmt: skip
_BARE_HOUR = re.compile(
    r"(?:^|\b(?:from|between|and|to|at|around|monday|tuesday|wednesday|today|yesterday)\s)(?:\d{1,2}|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)(?:\s*-\s*\d{1,2})?(?=$|\s*(?:to|and|-|until|till|on|yesterday|today|next|from|for)\b)(?!:)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Report:
    """Right cases among those that count, and how many were left out for which reason."""

    right: int = 0
    total: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def lines(self, show: bool) -> Iterator[str]:
        """Yield the report."""
        share = self.right / max(self.total, 1)
        yield f"Recognizers: {self.right} of {self.total} cases right, {share:.3f}"
        for reason, count in self.left_out.most_common():
            yield f"  left out {count:4}: {reason}"
        yield from (f"  {line}" for line in self.wrong if show)


def score_cases(annotator: Annotator) -> Report:
    """Measure the cases of ``DateTimeModel``; the other files test its parts alike."""
    report = Report()
    path = corpora_folder() / "time" / "recognizers" / "DateTimeModel.json"
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        reason = _left_out(case)
        if reason:
            report.left_out[reason] += 1
            continue
        text = _as_printed(case)
        day = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
        published = Published(day or None, "given" if day else "unknown")
        times = annotator.annotate(Article.from_text(text, published=published)).timeline.times
        good = _is_right(case, times)
        report.right += good
        report.total += 1
        if not good:
            wanted = [(r["Text"], r.get("Resolution", {}).get("values", [])[:2]) for r in case["Results"]]
            report.wrong.append(f"{text} {day} | {wanted} | {[(t.exact, t.value) for t in times]}")
    return report


def _as_printed(case: dict[str, Any]) -> str:
    """Return a case's text with the names of days, months and holidays in capitals."""
    text = case["Input"]
    for result in case["Results"]:
        start, end = result["Start"], result["End"] + 1
        words = _PROPER.sub(lambda match: match.group().capitalize(), text[start:end])
        text = text[:start] + words + text[end:]
    return str(text)


def _left_out(case: dict[str, Any]) -> str | None:
    for reason, where, pattern in LEFT_OUT:
        if where == "case" and pattern.search(case["Input"]):
            return reason
        for result in case["Results"]:
            kind = str(result.get("TypeName", "")).removeprefix("datetimeV2.")
            if kind in {"timezone", ""}:
                return "time zones and choices without a time"
            if where == "expression" and pattern.search(result["Text"]):
                return reason
            if where == "set" and kind == "set" and pattern.search(result["Text"]):
                return reason
            if where == "clock" and "time" in kind and _has_bare_hour(result["Text"], pattern):
                return reason
    return None


def _has_bare_hour(words: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether a time of day is told by a number alone: "Monday 3-8"."""
    return not pattern.search(words) or bool(_BARE_HOUR.search(words))


def _is_right(case: dict[str, Any], times: tuple[Time, ...]) -> bool:
    if not case["Results"]:
        return not times
    for result in case["Results"]:
        if _is_impossible(result):
            return not any(t.granularity == "day" for t in times)
        near = [t for t in times if t.start <= result["End"] and result["Start"] < t.end]
        values = result.get("Resolution", {}).get("values", [])
        if any(_equal(value, time) for value in values for time in near):
            continue
        day = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
        if not near or not any(_is_range(value, near[0], near[-1], day) for value in values):
            return False
    return True


def _is_impossible(result: dict[str, Any]) -> bool:
    """Tell whether a case is of a day that no calendar has."""
    values = result.get("Resolution", {}).get("values", [])
    return any(
        value["type"] in {"date", "datetime"} and value.get("value") == "not resolved" for value in values
    )


def _equal(value: dict[str, str], time: Time) -> bool:
    """Tell whether one of their values is ours."""
    part = {"start": "START", "mid": "MID", "end": "END"}.get(value.get("Mod", ""))
    if part is not None and value.get("type") == "daterange":
        days = calendar.days_of(time.value)
        inside = days is not None and days[0].isoformat() <= value["start"] <= days[1].isoformat()
        return inside and time.mod == part
    timex, kind = value.get("timex", ""), value.get("type", "")
    if timex == time.value or timex.endswith("_REF"):
        return timex == time.value
    if kind == "duration":
        return _seconds(timex) == _seconds(time.value) is not None
    if kind == "set":
        return _as_set(timex) == _as_set(time.value)
    if timex in calendar.SEASONS:
        return time.value.endswith(timex)
    if "value" in value and kind.endswith("range") and time.type == "TIME":
        return time.value.split("T")[-1][:5] == value["value"][-8:-3]
    if kind == "time":
        return time.value.split("T")[-1][:5] == value.get("value", "")[:5]
    if kind == "datetime":
        return time.value[:16].replace("T", " ") == value.get("value", "")[:16]
    if kind == "date":
        # They count "two months ago" to the day, TimeML to the month.
        first, last = (time.interval.earliest or "9")[:10], (time.interval.latest or "")[:10]
        coarse = time.granularity in {"week", "month", "year"} and time.anchor is not None
        return value.get("value") == time.value or (coarse and first <= value.get("value", "") <= last)
    if kind == "timerange":
        return "T" in time.value and time.value.split("T")[-1] == timex.removeprefix("T")
    if kind == "datetimerange" and time.value.startswith("P"):
        return _seconds(time.value) == _seconds(timex.strip("()").split(",")[-1]) is not None
    if kind == "datetimerange":
        return "T" in time.value and time.value[:10] == value.get("start", "")[:10]
    return _covers(value, time)


def _is_range(value: dict[str, str], first: Time, last: Time, today: str) -> bool:
    """Tell whether a range begins with our first expression and ends with our last.

    TimeML writes both ends as expressions of their own, and leaves out the word that opens an end
    ("before 2012"). Where a range ends with an expression, theirs means its first day or the day after its last.
    """
    begins, ends = value.get("start"), value.get("end")
    if not begins and not ends:
        return False
    if begins and ends and first is last:
        return False
    now = last.value == "PRESENT_REF" and ends == today
    return (not begins or _touches(begins, first)) and (not ends or now or _touches(ends, last))


def _touches(moment: str, time: Time) -> bool:
    """Tell whether a moment is where an expression begins or ends; a time of day has no day of its own."""
    earliest, latest = time.interval.earliest, time.interval.latest
    if earliest is None or latest is None:
        return False
    if ":" in moment:
        clock = moment[-8:-3]
        return ("T" in earliest and clock in {earliest[-5:], latest[-5:]}) or (
            "T" not in earliest and moment[:10] in {earliest, latest}
        )
    after = (date.fromisoformat(latest[:10]) + timedelta(days=1)).isoformat()
    if time.mod in {"START", "MID", "END"}:
        # What is early, mid or late is cut otherwise there.
        return earliest[:10] <= moment[:10] <= after
    return moment[:10] in {earliest[:10], latest[:10], after}


def _covers(value: dict[str, str], time: Time) -> bool:
    """Tell whether a range of days is ours: theirs ends on the day after."""
    if not value.get("start") or not value.get("end"):
        return False
    first, after = date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
    ours = (time.interval.earliest or "")[:10], (time.interval.latest or "")[:10]
    if time.value.startswith("P"):
        return _seconds(time.value) == _seconds(value.get("timex", "").strip("()").split(",")[-1]) is not None
    return ours == (first.isoformat(), (after - timedelta(days=1)).isoformat())


def _as_set(value: str) -> str:
    """Return a repetition as both libraries would write it."""
    value = value.removeprefix("XXXX-XX-XX").replace("P1Q", "P3M").replace("P0.5Y", "P6M")
    return value.replace("XXXX-WXX-WE", "P1WE").replace("XXXX-WXX-WD", "P1WD")


def _seconds(timex: str) -> float | None:
    """Return the length of an ISO 8601 duration, with months of 30 days as theirs."""
    timex = re.sub(r"P(\d+)Q", lambda quarters: f"P{3 * int(quarters[1])}M", timex.replace("BD", "D"))
    match = re.fullmatch(
        r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?",
        timex,
    )
    if match is None or not any(match.groups()):
        return None
    sizes = (365 * 86400, 30 * 86400, 7 * 86400, 86400, 3600, 60, 1)
    return sum(float(part or 0) * size for part, size in zip(match.groups(), sizes, strict=True))
