"""Words that look like a time and are none, and what value there is in what only the model takes for one."""

from __future__ import annotations

import re

from annotate.support.patterns import lazily
from annotate.timeline.values import contexts
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import Value

_OF_TIME = lazily(
    rf"\b(?:{lex.UNIT}|{lex.MONTH}|{lex.ANY_WEEKDAY}|{lex.SEASON}|(?:day|night|after|fore)?time|period|term|moment|era|age|ages"
    r"|mornings?|noon|afternoons?|evenings?|nights?|midnight|dawn|dusk|sunset|sunrise|lunchtime|semester|season|date|past"
    r"|present|future|current(?:ly)?|recent(?:ly)?|former(?:ly)?|previous(?:ly)?|now|then|while|once|soon|later|earlier|ago|today"
    r"|yesterday|tomorrow|tonight|eve|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|\d{2}(?:\d\d)?s|[12]\d{3})\b"
    r"|(?:^|\W)(?:bi|tri|semi|half|multi)-?(?:daily|weekly|monthly|annual|day|week|month|year)",
    re.IGNORECASE,
)
_DETERMINER = lazily(r"(?:an?|per|each|every)\s+$", re.IGNORECASE)
_WHOSE = lazily(r"\b(?:his|her|their|my|your|our)(?:\s+(?:early|late|mid))?[\s-]+$", re.IGNORECASE)
# "Ages five to 12".
_AGES = lazily(
    r"\bage[sd]?\s+(?:from\s+)?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE
)
_UNITS = lazily(rf"{lex.UNIT}", re.IGNORECASE)
_TENS = lazily(r"(?:early |late |mid-?)?\d0s")
# The "35th minute" of a match, a "second-year" student, the "second half" of a match.
_COUNTED = lazily(
    r"(?:the\s+)?(?:\d+(?:st|nd|rd|th)[\s-]+minute|(?:first|second|final)\s+\d+\s?k?m\b|(?:first|second|third|fourth|fifth|final|\d\w\w)-year"
    r"|(?:first|second)[- ]half)",
    re.IGNORECASE,
)
# "Raised the retirement age from 62 to 64 years".
_AGE_LIMIT = lazily(
    r"\b(?:rais|lower|lift|cut|increas|reduc|set|mov)\w*\s+(?:the|its|their)\s+(?:[a-z-]+\s+){0,2}age\b[^.;!?]{0,80}\b(?:to|from|at|of)\s+$",
    re.IGNORECASE,
)
# What says of no length or day how long or which it is.
_UNTOLD = lazily(
    r"(?:(?:the|a)\s+)?(?:reported\s+|review\s+|given\s+|same\s+)?period|previous|(?:the\s+)?(?:aforementioned|said|due)\s+date|\w+th-year",
    re.IGNORECASE,
)
# The finest that a unit leaves unknown.
_HOLES = {
    "centur": "XX", "decade": "XXX", "year": "XXXX", "quarter": "XXXX-QX", "month": "XXXX-XX",
    "week": "XXXX-WXX",
}  # fmt: skip
_REFERENCES = {
    "PAST_REF": ("past", "former", "recent", "previous", "once", "ago", "earlier"),
    "FUTURE_REF": ("future", "soon", "later", "coming"),
    "PRESENT_REF": ("now", "current", "present", "today", "moment"),
}
# What is of a season by its kind: "spring water", "winter coats".
_OF_SEASON = lazily(
    r"(?:the\s+|this\s+|that\s+)?(?:spring\s+(?:water|cleaning|onions?|rolls?|tides?|greens|chickens?|mattress(?:es)?|training)"
    r"|summer\s+(?:palaces?|houses?|camps?|schools?|jobs?|squash|dress(?:es)?|residences?|homes?|interns?|internships?)"
    r"|winter\s+(?:coats?|boots|tyres|tires|jackets?|clothes|clothing|wheat|sports|palaces?|gardens?|quarters)"
    r"|autumn\s+(?:leaves|colou?rs)|fall\s+(?:colou?rs|foliage|guys?))\b",
    re.IGNORECASE,
)
# "Died in a fall in 2019", "drank from a spring in 1901", but not "a wet spring in 2019".
_FALL = lazily(r"(?:fall|spring)\s+in\b", re.IGNORECASE)
_SOME_FALL = lazily(
    r"\b(?:an?|another|his|her|its|their|my)\s+(?:(?!(?:warm|cold|cool|hot|wet|dry|rainy|stormy|early|late|mild|long|short|busy)\b)"
    r"[\w-]+\s+)?\Z",
    re.IGNORECASE,
)
# "Jumped from a window and was hurt in the fall": who was hurt in one, of whom a fall is told right before.
_THE_FALL = lazily(r"(?:the\s+)?fall\b", re.IGNORECASE)
_HURT_IN = lazily(
    r"(?:\b(?:kill|injur|wound|paraly[sz]|fractur|bruis|concuss|perish)\w*|\b(?:died|hurt|broke|broken|dead)|\blost\s+\w+\s+life)\b"
    r"(?:\s+(?!in\b)[\w-]+){0,4}\s+in\s+(?:the\s+)?\Z|\b(?:surviv|cushion)\w*\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_FELL = lazily(
    r"\b(?:f[ae]ll(?:en|ing)?|(?:jump|slipp|stumbl|tripp|plung|tumbl|toppl|plummet)(?:ed|ing)|leap(?:ed|t)|threw|thrown|collapsed"
    r"|gave\s+way)\b[^.!?\n]*(?:[.!?][”\"’']?\s[^.!?\n]*)?\Z",
    re.IGNORECASE,
)
_NEAR_FALL = 200
# "It does not contain the word 'Christmas'."
_QUOTED_WORD, _CLOSING = re.compile(r"\bwords?\s[“\"‘'`]\Z", re.IGNORECASE), re.compile(r"[”\"’'´]")
# "(Hume 1998, 136-137)", "vol. 14, 316-321", "p. 1225".
_PAGES = lazily(
    r"(?:\bpp?\.\s?|\bvol(?:\.|ume)?\s?\d+(?:\(\d+\))?[,:]\s?|\b(?:1[5-9]|20)\d\d[a-z]?[,:]\s?(?=\d{1,3}(?!\d)))(?:\d+\s?[–—-]\s?)?$",
    re.IGNORECASE,
)
_PAGE = lazily(r"pp?\.\s?\d")

# "Player of the year", "hours of the day", "asleep during the day", "at the end of the day, it is theirs".
_ANY_UNIT = lazily(r"the\s+(?:end\s+of\s+the\s+)?(?:day|week|month|year)\Z", re.IGNORECASE)
_OF_ANY = lazily(
    r"\b(?:(?:players?|newcomers?|m[ae]n|wom[ae]n|persons?|teams?|coach|athletes?|drivers?|rookies?|artists?|teachers?|airlines?|company|story|songs?|album"
    r"|books?|films?|goals?|words?|cars?|dish|soup|specials?|tips?|questions?|quotes?|match|photo|pictures?|times?|hours?|(?:every|most|all)\s+days?)"
    r"\s+of|(?-i:At)\s+the\s+end\s+of)\s+\Z",
    re.IGNORECASE,
)
_BY_DAY = lazily(r"\bduring\s+\Z", re.IGNORECASE)

# "Three quarters of a million", "of its food": a part, where "three quarters of the year" is a time.
_THREE_QUARTERS = lazily(r"(?:\w+\s+)?three[\s-]quarters\Z", re.IGNORECASE)
_OF_ALL = lazily(
    r"\s+of\s+(?:an?|the|all|its|their|his|her|our|those|these|them|us)\b"
    r"(?!\s+(?:(?:financial|fiscal|last|past|current|previous)\s+)?(?:year|season)\b)",
    re.IGNORECASE,
)

# "In 2:16:49", "58:09", "1:57.42": how long somebody ran, where no zone or half of the day says otherwise.
_RUN = lazily(
    r"(?<![\d:.])\d{1,3}:[0-5]\d(?P<seconds>:[0-5]\d)?(?:\.\d{1,3})?(?![\d:])(?!\s?(?:[ap]\.?m\b|hours\b|hrs\b|h\b|GMT\b|UTC\b|Z\b|local\b))",
    re.IGNORECASE,
)
_NO_HOUR = lazily(r"(?:2[5-9]|[3-9]\d|\d{3}):")
_AS_RUN = lazily(
    r"(?:\bin\s+(?:(?:just|only|about|around|roughly|nearly|almost|exactly|under|over)\s+){0,2}"
    r"|\b(?:best|record|blistering|fastest|winning|stunning|swift)[\s-]+(?:time\s+)?(?:(?:of|was|is)\s+)?"
    r"|\b(?:an?|his|her|their|finish(?:ing)?|final|official|unofficial|net|chip)\s+time\s+(?:of|was|is)\s+|\b(?:mark|PB)\s+of\s+"
    r"|\b(?:clock|clocked|clocking|timed)\s+(?:(?:in|at|an?)\s+)?|\b(?:ran|swam|posted)\s+(?:an?\s+)?)\Z",
    re.IGNORECASE,
)
_AT_HOUR = lazily(
    r"\b(?:at|by|until|till|since|before|after|past|around|about|approximately|between|and|on|am|pm|[ap]\.m\.),?\s+\Z",
    re.IGNORECASE,
)
_RACE = lazily(
    r"\b(?:marathons?|races?|raced|won|wins?|winner|winning|finish(?:ed|es|er|ers)?|ran|runners?(?:-up)?|records?"
    r"|(?:personal|season['’]s)[- ]best|beat|champion|title|second|third|silver|gold|bronze|swam|cyclist)\b",
    re.IGNORECASE,
)
_NEAR_RACE, _LONGEST_RUN = 120, 14


def is_no_date(text: str, start: int, end: int) -> bool:
    """Tell whether words that look like a time are an age, a law, pages, a thing of a season, or words.

    Args:
        text: The document's exact text.
        start: Of the words.
        end: Of the words.
    """
    if text[end - 5 : end] == "years" and _AGE_LIMIT.search(text[max(0, start - 120) : start]):
        return True
    if contexts.is_age(text, start, end) or contexts.is_law(text, start) or _OF_SEASON.match(text, start):
        return True
    if _FALL.match(text, start, end) and _SOME_FALL.search(text, max(0, start - 30), start):
        return True
    if _is_tumble(text, start, end):
        return True
    if _is_word(text, start, end) or _is_any_unit(text, start, end) or _is_of_run(text, start, end):
        return True
    if _is_part(text, start, end):
        return True
    pages = text[start:end].lower().removeprefix("p. ").replace("-", "").isdigit()
    return pages and bool(_PAGES.search(text[max(0, start - 24) : start]))


def is_no_time(text: str, start: int, end: int) -> bool:
    """Tell whether words that only the model takes for a time are an age, degrees, part of a match or law.

    Args:
        text: The document's exact text.
        start: Of the words.
        end: Of the words.
    """
    tens = _TENS.fullmatch(text[start:end].lower().removeprefix("the "))
    other = (
        contexts.is_age(text, start, end)
        or (tens is not None and contexts.counts_degrees(text, start, end))
        or contexts.is_law(text, start)
        or contexts.is_half_of_match(text, start, end)
        or _is_tumble(text, start, end)
        or _is_word(text, start, end)
        or _is_any_unit(text, start, end)
        or _is_of_run(text, start, end)
        or _is_part(text, start, end)
    )
    return other or contexts.is_everyday(text, start, end) or bool(_PAGE.match(text, start, end))


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether the text speaks of a word rather than of a day."""
    return bool(_QUOTED_WORD.search(text, max(0, start - 10), start) and _CLOSING.match(text, end))


def _is_tumble(text: str, start: int, end: int) -> bool:
    """Tell somebody's fall from the season: "slipped on the ice and was hurt in the fall"."""
    before = max(0, start - _NEAR_FALL)
    hurt = _THE_FALL.match(text, start, end) and _HURT_IN.search(text, before, start)
    return bool(hurt and _FELL.search(text, before, hurt.start()))


def _is_of_run(text: str, start: int, end: int) -> bool:
    """Tell whether an expression begins within how long a race took somebody: "won in 2:16:49"."""
    reach = _RUN.finditer(text, max(0, start - _LONGEST_RUN), end + _LONGEST_RUN)
    # "Under 2:21 on Sunday" is one expression.
    run = next((one for one in reach if one.end() > start), None)
    if run is None or run.start() >= end or " " in text[start : run.start()].strip():
        return False
    before = text[max(0, run.start() - 40) : run.start()]
    if _NO_HOUR.match(run.group()) or "." in run.group() or _AS_RUN.search(before):
        return True
    if not run["seconds"] or _AT_HOUR.search(before):
        return False
    line = text.rfind("\n", 0, run.start()) + 1
    return bool(_RACE.search(text, max(line, run.start() - _NEAR_RACE), run.end() + _NEAR_RACE))


def _is_part(text: str, start: int, end: int) -> bool:
    """Tell whether "three quarters" are a part of something: "of a million", "of its members"."""
    return bool(_THREE_QUARTERS.match(text, start, end) and _OF_ALL.match(text, end))


def _is_any_unit(text: str, start: int, end: int) -> bool:
    """Tell whether "the day" is none of its own: "player of the year", "asleep during the day"."""
    if not _ANY_UNIT.match(text, start, end):
        return False
    before = max(0, start - 24)
    if text[start:end].lower().startswith("the end"):
        return text[max(0, start - 3) : start].startswith("At ") and text[end : end + 1] == ","
    by_day = text[start:end].lower().endswith("day") and _BY_DAY.search(text, before, start)
    return bool(by_day or _OF_ANY.search(text, before, start))


def is_time(text: str, start: int, end: int) -> bool:
    """Tell whether words that only the model takes for a time speak of time, and of no rate or age.

    Args:
        text: The document's exact text.
        start: Of the words.
        end: Of the words.
    """
    words, before = text[start:end], text[max(0, start - 16) : start]
    lead = _DETERMINER.search(before)
    if not _OF_TIME.search(words) or contexts.is_rate(text, start - len(lead[0]) if lead else start, end):
        return False
    unit = _UNITS.search(words)
    if unit and unit.end() == len(words) and contexts.is_of_a_figure(text, start + unit.start()):
        # What no rule reads as a length: "won in 9.84 seconds".
        return False
    if _AGES.search(words) or _UNTOLD.fullmatch(words):
        return False
    return not (_TENS.fullmatch(words) and _WHOSE.search(before)) and not _COUNTED.fullmatch(words)


def spelt_out(words: str) -> str:
    """Return words as the rules know them: "70s" is a decade only after "the"."""
    return f"the {words}" if _TENS.fullmatch(words) else words


def value_of(words: str, kind: str) -> Value:
    """Return the value of an expression that no rule reads.

    Args:
        words: The expression.
        kind: Its TIMEX3 type, as the model says.
    """
    ground = "found by the model; its words have no exact value"
    if kind in {"DURATION", "SET"}:
        return Value("DURATION" if kind == "DURATION" else "SET", "PXX", ground)
    if kind == "TIME":
        return Value("TIME", "XXXX-XX-XXTXX", ground)
    lower = words.lower()
    for value, known in _REFERENCES.items():
        if any(word in lower for word in known):
            return Value("DATE", value, ground)
    hole = next((hole for unit, hole in _HOLES.items() if unit in lower), "XXXX-XX-XX")
    return Value("DATE", hole, ground)
