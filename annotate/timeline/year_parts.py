"""Seasons, quarters and halves without a year: the year that the context gives them."""

from __future__ import annotations

from annotate import calendar
from annotate.timeline.resolution import BACK_WORDS, NEXT_WORDS, UNKNOWN, Context, Value


def season(context: Context, code: str, which: str) -> Value:
    """Resolve a season without a year."""
    base = context.base
    if base is None:
        return Value("DATE", f"XXXX-{code}", f"the season: {UNKNOWN}")
    first, last = calendar.SEASONS[code]
    year = base.year
    if code == "WI" and base.month <= last:
        year -= 1
    over = base.month > last and code != "WI"
    if which in BACK_WORDS and not over:
        year -= 1
    if which in NEXT_WORDS and (base.month >= first or (code == "WI" and base.month <= last)):
        year += 1
    back = context.tense == "past" and context.reached is None and not which
    if back and base.month < first and code != "WI":
        year -= 1
    if not which and context.ahead and over:
        year += 1
    ground = f"{which} season" if which else f"the season: {context.told()}"
    return Value("DATE", f"{year:04d}-{code}", f"{ground}, {context.source}", None, context.anchor)


def quarter(context: Context, number: int, letter: str = "Q", year: int | None = None) -> Value:
    """Resolve a quarter (``Q``) or half (``H``) of a year; the last one that has begun unless told ahead."""
    if year is not None:
        return Value("DATE", f"{year:04d}-{letter}{number}", "written in full")
    base = context.base
    if base is None:
        return Value("DATE", f"XXXX-{letter}{number}", UNKNOWN)
    current = (base.month - 1) // (3 if letter == "Q" else 6) + 1
    chosen = base.year
    if number > current and not context.ahead and number - current > 1:
        chosen -= 1
    if number > current and context.tense == "past" and context.reached is None:
        chosen = base.year - 1
    # "Third-quarter results will be released" in the fourth are those of the quarter just over.
    if number < current - 1 and context.tense == "future":
        chosen += 1
    ground = f"{context.told()}, {context.source}"
    return Value("DATE", f"{chosen:04d}-{letter}{number}", ground, None, context.anchor)


def latest_quarter(context: Context) -> tuple[str, str] | None:
    """Return the quarter that "the quarter" means, with the grounds."""
    if context.quarter is not None:
        return context.quarter, "the quarter spoken of before"
    base = context.base
    if base is None:
        return None
    value = calendar.quarter_value(base.year, (base.month + 2) // 3, -1)
    return value, f"the last full quarter, {context.source}"
