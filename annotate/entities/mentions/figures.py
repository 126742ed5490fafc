"""Figures as the world writes them: 12,000 and 12 000, 1,20,000, 12'000, 2.500.000, 2,5 million.

A copy of the text of equal length says what is written in one way, so that the
rules for amounts need know one: ``'`` parts the thousands, ``.`` the decimals.
Two numbers that only stand side by side ("Route 66 200 miles") stay two.
"""

from __future__ import annotations

import re

from annotate.support.patterns import lazily

THOUSANDS = "'"
# Spaces that writers put inside numbers, and nowhere between two of them.
_NARROW = "\u00a0\u202f\u2006\u2007\u2008\u2009\u200a"
_SCALE = (
    r"(?:hundred|thousand|million|billion|trillion|crore|lakh|bn|mn|m|tn)\b"
    r"|%|per\s?cent|€|£|euros?\b|pounds?\b|crowns\b|kron|km\b|kg\b"
    r"|(?:kilo|centi|milli)?met(?:re|er)s?\b|kilo|hectares?\b|tonnes?\b|tons?\b|degrees?\b|lit(?:re|er)s?\b"
)
_START = r"(?<![\w.,:/])"
_WITH_COMMAS = lazily(
    rf"(?:{_START}|(?<=\bR)|(?<=\bSh)|(?<=\bKsh)|(?<=\bTk))\d{{1,3}}(?:,\d{{3}})+(?![\d,]\d)(?!\d)"
)
_INDIAN = lazily(rf"(?:{_START}|(?<=Rs)|(?<=Rs\.))\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d|,\d)")
_SWISS = lazily(r"(?<![\w.,:/'’])\d{1,3}(?:['’]\d{3})+(?!\d|['’,]\d)")
_WITH_DOTS = lazily(
    rf"{_START}[1-9]\d{{0,2}}(?:(?:\.\d{{3}}){{2,}}(?:,\d{{1,2}})?|(?:\.\d{{3}})+,\d{{1,2}})(?![\d,.]?\d)"
)
_DECIMAL_COMMA = lazily(
    rf"(?:{_START}\d+,\d{{1,2}}(?=\s?(?:{_SCALE}))|(?<=€)\d+,\d\d?(?!\d|[,.]\d)|(?<=€\s)\d+,\d\d?(?!\d|[,.]\d))",
    re.IGNORECASE,
)
_SPACED = lazily(
    rf"(?:(?<![^\W_])|(?<=Rs)|(?<=\bR)|(?<=\b[A-Z][A-Z][A-Z]))(?<![.,/:+])[1-9]\d{{0,2}}"
    rf"(?:[ {_NARROW}]\d{{3}})+(?:\.\d+|,\d{{1,2}})?(?![\d_]|[.,/:]\d|[ {_NARROW}]\d)"
)
_BETWEEN = lazily(f"[ {_NARROW}]")
_DIGITS_BEFORE = lazily(rf"(?<!\d)(\d+)[ {_NARROW}]$")
_YEAR = lazily(r"(?:1[5-9]|20)\d\d")
_DAY_OF = lazily(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? $"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) $"
)
# What bears a number as its name, so that the next number is another.
NUMBERED = lazily(
    r"\b(?:route|highway|interstate|motorway|freeway|junction|exit|room|suite|apartment|apt|floor|ward|block|flight"
    r"|section|article|page|chapter|figure|table|verse|psalm|paragraph|clause|resolution|regulation|protocol|rule"
    r"|apollo|gemini|soyuz|boeing|airbus|model|type|formula|channel|platform|gate|bus|tram|line|engine|unit|class"
    r"|phase|stage|tier|level|grade|category|day|week|episode|volume|vol|issue|item|exhibit|step|zone|district"
    r"|precinct|covid|iphone|windows|aged?|top|nos?|number|catch|under|studio|pier|hole|lane|shaft"
    r"|reactor)[.-]? $",
    re.IGNORECASE,
)
_CAPITAL = lazily(r"(?<![.!?:“\"‘(\n] )(?<![.!?:“\"‘(\n])(?<!^)\b[A-Z][\w’'-]* $")
_DIALLED = lazily(
    r"\b(?:tel|telephone|phone|fax|hotline|helpline|whatsapp|mobile|switchboard)\b[^.!?\n]{0,20}$"
    r"|\b(?:call|dial|ring|text)(?:ed|ing)?(?: (?:us|them|police|the \w+))?(?: (?:on|at))?:? $",
    re.IGNORECASE,
)
# Telephone numbers and the like: many groups that make no number.
_CODE = lazily(r"(?<![\w'.])(?:\+\d[\d ().-]{6,}\d|\(?\d+\)?(?:[ -]\d+){2,})(?!['\w])")
_CODE_DIGITS = 9


def plain_figures(text: str) -> str:
    """Return a copy of equal length in which numbers are written in one way.

    Args:
        text: The document's text.
    """
    copy = list(text)
    commas = False
    for pattern in (_WITH_COMMAS, _INDIAN, _SWISS):
        for match in pattern.finditer(text):
            commas = commas or pattern is _WITH_COMMAS
            _write(copy, match.start(), re.sub("[,’]", THOUSANDS, match[0]))
    for match in _WITH_DOTS.finditer(text):
        if not _is_address(match[0]):
            _write(copy, match.start(), match[0].replace(".", THOUSANDS).replace(",", "."))
    for match in _DECIMAL_COMMA.finditer(text):
        if copy[match.start() : match.end()].count(",") == 1:
            _write(copy, match.start(), match[0].replace(",", "."))
    for match in _SPACED.finditer(text):
        if _is_one_number(text, match, commas=commas):
            _write(copy, match.start(), _BETWEEN.sub(THOUSANDS, match[0]).replace(",", "."))
    plain = "".join(copy)
    for match in _CODE.finditer(plain):
        if sum(character.isdigit() for character in match[0]) >= _CODE_DIGITS:
            _write(copy, match.start(), re.sub(r"\d", "_", match[0]))
    return "".join(copy)


def _write(copy: list[str], start: int, words: str) -> None:
    copy[start : start + len(words)] = words


def _is_address(figures: str) -> bool:
    """Tell whether dotted figures may be the address of a computer."""
    groups = figures.split(".")
    return len(groups) == 4 and all(group.isdigit() and int(group) < 256 for group in groups)


def _is_one_number(text: str, match: re.Match[str], *, commas: bool) -> bool:
    """Tell thousands with a space between from numbers that stand beside each other."""
    before = text[max(0, match.start() - 40) : match.start()]
    digits = _DIGITS_BEFORE.search(before)
    if (digits and not _YEAR.fullmatch(digits[1])) or _DIALLED.search(before):
        return False
    if " " not in match[0]:
        return True
    first, second, *more = _BETWEEN.split(match[0])
    numbered = NUMBERED.search(before)
    # Nobody writes the number fifty as 050.
    if any(group[0] == "0" for group in (second, *more)):
        return not (numbered and numbered[0][0].isupper() and not more)
    if more:
        return len(first) < len(second)
    if numbered or (_DAY_OF.search(before) and int(first) <= 31):
        return False
    return not (commas and _CAPITAL.search(before))
