"""What stands around an expression: words that speak for a date, and words that speak against it."""

from __future__ import annotations

import re
from functools import lru_cache

from annotate.support.patterns import lazily
from annotate.timeline.values.lexicon import FULL_MONTH
from annotate.timeline.values.rule import Rule

# References that the rules take where no model has looked at the text.
BARE = frozenset({"now", "soon", "recently", "currently"})
PREPOSITIONS = frozenset(
    {"in", "since", "until", "till", "by", "during", "from", "before", "after", "through", "of", "throughout",
     "between", "to", "into", "circa", "late", "early", "around", "post", "pre", "dated"}
)  # fmt: skip
BEFORE_WEEKEND = frozenset({"over", "during", "of", "at", "on", "for", "until", "before", "after"})
_WHOSE_YEAR = lazily(r"(?:\b(?:the|an?|its|his|her|their|our)|['’]s)\s+$", re.IGNORECASE)
_MODERN = lazily(r"(?:1[89]|20)\d\d|1[1-7](?!00)\d\d")
SEASONAL = frozenset(
    {"in", "since", "until", "till", "by", "during", "from", "before", "after", "through", "throughout", "of"}
)
_NOUN = lazily(
    r"\s+(?:people|men|women|children|of|(?:ft|feet|km|kg|cm|mm|mi|lbs?|hp|kW|MW|GW|MB|GB|rpm|mph)\b|[a-z]+(?:ers|ors|ies|ents|ists|ions|les|kets|es|cks|ds)\b)"
)
_DAY_BEFORE = lazily(
    r"\b(?:(?:morning|afternoon|evening|night)\s+of|on|by|until|till|from|since|before|after|the)\s*$",
    re.IGNORECASE,
)
_COMPARED = lazily(r"(?:\d|[$€£#%]|cents|million|billion|than|from|with|share,?)\W*(?:\w+\W+){0,3}$")
_RATE = lazily(
    r"(?:[$€£¥]\s?\d[\d.,]*(?:\s?[mbk]n?|\s(?:million|billion|trillion))?|\d[\d.,]*%?|percent|cents|dollars|euros|pounds"
    r"|million|billion|thousand|hours|copies|units|tons|tonnes|barrels|people|jobs)\s+$",
    re.IGNORECASE,
)
_COUNTED = lazily(
    r"(?:\b\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|dozens|hundreds|thousands))"
    r"\s+(?:[\w-]+\s+){0,2}[\w-]+s\s+$"
)
_FIGURE = lazily(r"\d[ \u00a0]$")
_PER = lazily(r"(?:an?|per)\s+[a-z]+$", re.IGNORECASE)
_MATCH = lazily(
    r"\b(?:minutes?|goals?|scor(?:e|ed|er|ing)|equali[sz]ed?r?|penalt(?:y|ies)|kick(?:ed|-off)?|header|headed|corner|striker"
    r"|midfielder|goalkeeper|keeper|touchdowns?|match|game|coach|halftime|half-time|rebound|lead)\b",
    re.IGNORECASE,
)
_QUARTERS = lazily(
    r"\b(?:touchdowns?|yards?|quarterback|field\s+goals?|rebounds?|three-pointers?|free\s+throws?|fumbles?|intercept\w+|halftime|baskets?|dunks?)\b",
    re.IGNORECASE,
)
_MONEY = lazily(
    r"[$€£¥%]|\b(?:percent|million|billion|earnings|profits?|revenues?|sales|results)\b", re.IGNORECASE
)
# Names that begin or go on with a word of time.
_BEFORE = lazily(
    r"(?:\b(?:Black|Bloody|Cyber|Super|Giving|Girl|Casual|Taco|Freaky|Ruby|Joan|Fannie|Theresa|Brian|USA|Genesis|Exodus|Psalms?|Isaiah|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Wednesday|Robinson|Section|Article|Resolution"
    r"|Route|Boeing|Airbus|Windows|Flight|Highway|No\.|Rule|Title|Room|Unit|Model|Chapter|Page|page|Agenda|UNSCR|Act)\s+"
    r"|[#@/])$"
)
# "His late 20s" are an age; "their recent meeting" and "our last day" are no less a time.
_AGED = lazily(r"\b(?:his|her|their|my|your|our)\s+(?:early\s+|late\s+|mid-?)?$", re.IGNORECASE)
_UNDATED = frozenset({"recent", "future", "past"})
_AFTER = lazily(
    r"(?:\s+(?:on\s+(?:Washington|London|Rome|Versailles)|of\s+Dimes|Night\s+(?:Live|Lights|Football)|Madness|Spring\b|"
    r"(?:Wilson|Strindberg|Macke|Jones|Allyson|Carter|Cash|Osborne|May)\b)|['’]?s?\s+War\b|\s+(?:Islands?|Fox|Live|Lights|Fever)\b|\s*[:-]\d{1,3}\b(?!-|\s?(?:BC|AD|CE|B\.C|A\.D)))"
)
# Months that are also words or names: at the head of a sentence they need more than a capital.
_AMBIGUOUS = frozenset({"may", "march", "april", "june", "august", "will", "mark"})
_SENTENCE_HEAD = lazily(r"(?:^|[.!?:\n“\"‘'(]\s*)$")
_LIST = lazily(r"\s*(?:,|,?\s*\b(?:and|or|to|through)\b|[-–—/])\s*(?:in\s+)?")
_ADDRESS = lazily(
    r"^(?:\s+[A-Z]\w+){0,2}\s+(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd|Drive|Lane)\b"
)
# "May would go", but "in May would".
_DOING = lazily(r"(?:['’]s)?\s+(?:would|will|has|had|said|says|told|did|does|is|was)\b")
_DATING = lazily(r"\b(?:in|of|since|until|by|last|this|next|early|late|mid|through)[\s-]+$")
_TITLE = lazily(r"[“\"‘'`]\s*$")


# "In the year to March", "the 12 months through June": what has been counted is over.
_COUNTED_UP_TO = lazily(
    r"\b(?:year|half|quarter|period|(?:months|weeks|days|quarters))\s+(?:to|through|(?:that\s+)?ended(?:\s+(?:on|in))?)\s+(?:the\s+end\s+of\s+)?$",
    re.IGNORECASE,
)
_THE_DAY_OF = lazily(r"the\s+day\s+(?:before|after|of|when|he|she|they|we|I|it)\s", re.IGNORECASE)
_FIRST_OR_LAST = lazily(r"the\s+(?:first|last|final|opening|closing)\s", re.IGNORECASE)
_NO_HOUR = lazily(
    r"(?:[$€£#]\s?|\d[.,:]|\b(?:won|lost|lead|led|beat|score|no\.?|page|pages|room|gate|route|channel|chapter|line|row)\s+)$",
    re.IGNORECASE,
)
_DEGREES = lazily(
    r"\b(?:temperatures?|highs?|lows?|mercury|thermometers?|readings?|degrees|heat|cold|warmth|humidity|gusts?|winds?|speeds?|scor(?:e[ds]?|ing)|shot|rounds?"
    r"|aged?|percentile|prices?|shares?|rat(?:e|ings?)|poll(?:s|ing|ed)?|percent|mph)\b[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
_DEGREES_AFTER = lazily(
    r"\s*(?:°|degrees|[CF]\b|celsius|fahrenheit|percent|per\s+cent|mph|on\s+(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"|(?:today|tonight|tomorrow)\b)",
    re.IGNORECASE,
)
_OF_LONGER = lazily(
    r"\s+of\s+(?:the\s+)?(?:(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+th|[a-z]+-first|first|second|third|last|next|this)[\s-]+"
    r"(?:century|millennium|decade)|century|decade|\d{3,4}['’]?s\b|[a-z]+ies\b)",
    re.IGNORECASE,
)
_YEARS_OR_MONTHS = lazily(r"\b(?:years?|months?)$", re.IGNORECASE)
_LAW = lazily(
    r"\bAct,\s+$|\b(?:Act|Law|Decree|Ordinance|Order|Regulation)\s+\(?(?:No\.?\s*)?\d+\s?(?:/\s?|\s+of\s+)$"
)
_EVERYDAY = lazily(r"\s+(?:use|life|lives|living|needs?|bread|routines?|chores)\b", re.IGNORECASE)
_SOON_BEFORE = lazily(r"\b(?:as|too|how|so)\s+$", re.IGNORECASE)
_SOON_AFTER = lazily(r"\s+(?:as|after|afterwards?|before|enough|thereafter|or\s+later)\b", re.IGNORECASE)
_GREETING = lazily(r"\bgood\s+$", re.IGNORECASE)
_AGE_AFTER = lazily(
    r"[\s-]+olds?\b|\s+(?:of\s+age\b|older\b|younger\b|(?:his|her|their)\s+(?:junior|senior)\b)",
    re.IGNORECASE,
)
_AGE_BEFORE = lazily(
    r"\b(?:(?:children|persons|people|those|minors|adults|anyone|patients|infants|youths?|boys|girls|babies|kids)"
    r"\s+(?:(?:aged?|from|who\s+are)\s+)?(?:(?:under|over|below|above|between)\s+)?|aged\s+(?:between\s+)?|at\s+the\s+age\s+of\s+"
    r"|\bage\s+(?:limit\s+)?(?:of|to|from)\s+)$",
    re.IGNORECASE,
)
_QUARTILE = lazily(r"\b(?:inter)?quartiles?\b", re.IGNORECASE)
_ANY = lazily(r"\bon\s+an?\s+$", re.IGNORECASE)
# "On a windy Tuesday in February", "one Sunday last May".
_ANY_OF_MONTH = lazily(r"\b(?:an?(?:\s+[a-z][a-z-]+){0,3}|one(?:\s+[a-z][a-z-]+){0,2})\s+$", re.IGNORECASE)
_OF_MONTH = lazily(
    rf"(?:\s+(?:morning|afternoon|evening|night))?,?\s+(?:(?:early|late)\s+)?(?:in|of|last|this)\s+(?:early\s+|mid-?\s*|late\s+)?(?:{FULL_MONTH}|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
_ANY_AFTER = lazily(
    r"\s*(?:[.,;:!?)”\"]|$)|\s+(?:to|and|or|when|after|before|with|at|he|she|they|we|i|you|it|coming|because|if|so|but|as|is|was"
    r"|for|from|in\s+the)\b",
    re.IGNORECASE,
)
# "(m. 1949; div. 1964)".
_SHORT = lazily(r"(?:^|[\s(])(?:m|b|d|div|fl|r|est|publ?|rev|completed|dissolved)\.?\s$")
_NO_STEP = lazily(r"\b(?:since|born(?:\s+(?:on|in))?)\s+$", re.IGNORECASE)
_AHEAD_OF = lazily(r"\bahead\s+of\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
# "Still in use today", "known today as", "what is today Ghana", "lives on today", "as it is today".
_NOWADAYS_BEFORE = lazily(
    r"\b(?:still\s+(?:(?:is|are|be|can|to|widely|much|also)\s+){0,2}(?:in\s+(?:\w+\s+)?use|used|owns?|known|lives?|living|exists?|stands?|standing|survives?"
    r"|appreciated|spoken|seen|found|visible|felt|celebrated|practi[sc]ed|remembered|popular|read|sung|performed|grown|worn|common)(?:\s+[\w-]+){0,4}"
    r"|even|known(?=\s+today\s+(?:as|for|by)\b)|in\s+(?:\w+\s+)?use|what\s+(?:is|are)(?=\s+today\s+(?:the\s+)?(?-i:[A-Z]))"
    r"|lives?(?:\s+on)?|exists?|survives?"
    r"|(?:what|who|where|as|how|than|size|place|way)\s+(?:it|he|she|they|we|i|you)(?:\s+(?:is|are|am)|['’](?:s|re|m)))\s+(?=today)",
    re.IGNORECASE,
)
_NOWADAYS_AFTER = lazily(
    r"['’]s\s+(?:[a-z]+\s+)?(?:world|society|youth|generations?|young|standards|terms|money|prices|age|era)\b"
    r"|\s+than\s+(?:ever|(?:it|they|he|she|we|at\s+any|in\s+(?:the\s+)?\d|\d+|a|an|two|three|four|five|ten)\b)",
    re.IGNORECASE,
)


def is_as_of(text: str, start: int) -> bool:
    """Tell whether "as of" stands before an expression, so that a present verb does not look ahead to it."""
    return text[max(0, start - 6) : start].lower().split() == ["as", "of"]


def lead(text: str, start: int) -> str:
    """Return what leads an expression: the word before it, "ahead of", or "ended" where something ends there.

    Args:
        text: The document's exact text.
        start: Of the expression.
    """
    before = text[max(0, start - 40) : start]
    if _COUNTED_UP_TO.search(before):
        return "ended"
    if _AHEAD_OF.search(before):
        return "ahead of"
    words = before[-14:].split()
    return words[-1].lower() if words else ""


def speaks_against(text: str, start: int, end: int) -> bool:
    """Tell whether the words around say that an expression is a name, a rate, an age or a number.

    Args:
        text: The document's exact text.
        start: Of the expression.
        end: Of the expression.
    """
    words, before, after = text[start:end], text[max(0, start - 40) : start], text[end : end + 40]
    if words.lower() in {"morning", "afternoon", "evening", "night"} and _GREETING.search(before):
        return True
    if _BEFORE.search(before) or _AFTER.match(after) or _ADDRESS.match(after):
        return True
    if words.lower() not in _UNDATED and _AGED.search(before):
        return True
    if words == "May" and _DOING.match(after) and not _DATING.search(before):
        return True
    if words.lower() in _AMBIGUOUS and _SENTENCE_HEAD.search(before):
        return not re.match(r"\s*(?:,|\d|[–—-]|was\b|is\b|has\b|will\b|saw\b|['’]s\b)", after)
    # A programme ("This Week," "60 Minutes") is quoted and capitalised throughout.
    capital = all(word[0].isupper() or word[0].isdigit() for word in words.split())
    return capital and " " in words and bool(_TITLE.search(before)) and bool(re.match(r",?[”\"’'´]", after))


def is_half_of_match(text: str, start: int, end: int) -> bool:
    """Tell whether a half or quarter is one of a match, not of a year.

    Args:
        text: The document's exact text.
        start: Of the expression.
        end: Of the expression.
    """
    around = text[max(0, start - 120) : end + 80]
    if "quarter" in text[start:end].lower():
        return bool(_QUARTERS.search(around)) and not _MONEY.search(around)
    return "half" in text[start:end].lower() and bool(_MATCH.search(around))


def is_part_of_longer(text: str, end: int) -> bool:
    """Tell whether a half or quarter is one of a longer time than a year: "the second half of the 1920s"."""
    return bool(_OF_LONGER.match(text, end))


@lru_cache(maxsize=4)
def tells_quartiles(text: str) -> bool:
    """Tell whether a text speaks of quartiles, so that "Q1" is no quarter of a year."""
    return bool(_QUARTILE.search(text))


def is_rate(text: str, start: int, end: int) -> bool:
    """Tell whether an expression only says per what something is counted: "$5 a year", "four flights a week".

    Args:
        text: The document's exact text.
        start: Of the expression.
        end: Of the expression.
    """
    before, after = text[max(0, start - 60) : start], text[end : end + 12]
    if text[start : start + 4].lower() == "per ":
        return True
    if not _PER.fullmatch(text[start:end]) or re.match(r"\s+(?:ago|earlier|before|later|after)\b", after):
        return False
    return bool(_RATE.search(before) or _COUNTED.search(before))


def is_of_a_figure(text: str, start: int) -> bool:
    """Tell whether a unit has a figure that is no length of time with it: "won in 9.84 seconds".

    Args:
        text: The document's exact text.
        start: Of the unit.
    """
    return bool(_FIGURE.search(text[max(0, start - 12) : start]))


def is_age(text: str, start: int, end: int) -> bool:
    """Tell whether a length is somebody's age, or by how much one is older: "children under 13 years".

    Args:
        text: The document's exact text.
        start: Of the expression.
        end: Of the expression.
    """
    if not _YEARS_OR_MONTHS.search(text, start, end):
        return False
    # What is left of "five or six years old".
    if text[start:end].lower() in {"years", "months"} and text[end : end + 5] in {" old ", " old,", " old."}:
        return True
    return bool(_AGE_AFTER.match(text, end) or _AGE_BEFORE.search(text[max(0, start - 60) : start]))


def is_any(text: str, start: int, end: int) -> bool:
    """Tell whether a weekday is one of many: "we meet on a Monday and print on a Friday".

    Args:
        text: The document's exact text.
        start: Of the weekday.
        end: Of the weekday.
    """
    if _ANY_OF_MONTH.search(text[max(0, start - 60) : start]) and _OF_MONTH.match(text, end):
        return True
    return bool(_ANY.search(text[max(0, start - 8) : start])) and bool(_ANY_AFTER.match(text, end))


def is_law(text: str, start: int) -> bool:
    """Tell whether a year belongs to the name of a law: "Water Act, 1956", "Decree 30/2018".

    Args:
        text: The document's exact text.
        start: Of the expression.
    """
    return bool(_LAW.search(text[max(0, start - 30) : start])) and text[start : start + 4].isdigit()


def is_everyday(text: str, start: int, end: int) -> bool:
    """Tell whether "daily" says only that something is common: "daily use".

    Args:
        text: The document's exact text.
        start: Of the word.
        end: Of the word.
    """
    return text[start:end].lower() == "daily" and bool(_EVERYDAY.match(text, end))


def is_conjunction(text: str, start: int, end: int) -> bool:
    """Tell whether "soon" is part of "as soon as", "too soon" or "soon after": no time of its own.

    Args:
        text: The document's exact text.
        start: Of the word.
        end: Of the word.
    """
    return bool(_SOON_BEFORE.search(text[max(0, start - 6) : start]) or _SOON_AFTER.match(text, end))


def is_of_something(text: str, start: int, end: int) -> bool:
    """Tell whether a time is one of something: "the last week of talks", "the day before the vote"."""
    first = _FIRST_OR_LAST.match(text, start, end) and re.match(r"\s+of\s", text[end : end + 8])
    return bool(first or _THE_DAY_OF.match(text, start))


def says_nowadays(match: re.Match[str]) -> bool:
    """Tell whether the words around "today" say that it means nowadays: "still in use today"."""
    text, start, end = match.string, match.start(), match.end()
    before = _NOWADAYS_BEFORE.finditer(text, max(0, start - 80), end + 20)
    return any(found.end() == start for found in before) or bool(_NOWADAYS_AFTER.match(text, end))


def counts_something(text: str, start: int) -> bool:
    """Tell whether a bare number is one of a score, sum or list rather than an hour.

    Args:
        text: The document's exact text.
        start: Of the number.
    """
    return bool(_NO_HOUR.search(text[max(0, start - 24) : start]))


def counts_degrees(text: str, start: int, end: int) -> bool:
    """Tell whether "the 30s" are degrees, ages or points rather than years.

    Args:
        text: The document's exact text.
        start: Of the expression.
        end: Of the expression.
    """
    return bool(_DEGREES.search(text[max(0, start - 80) : start]) or _DEGREES_AFTER.match(text, end))


def stands_alone(rule: Rule, words: str, preposition: str) -> bool:
    """Tell whether the words of a weak rule are taken where no model has looked at the text."""
    if rule.alone == "as a length":
        return preposition in {"for", "within"}
    return rule.alone == "always" or (rule.alone == "bare" and words.lower() in BARE)


def introduces_season(text: str, start: int, preposition: str) -> bool:
    """Tell whether a season is one, and not a verb or what water comes from."""
    return preposition in SEASONAL or text[start : start + 4].lower() == "the "


def introduced(text: str, start: int, end: int, preposition: str) -> bool:
    """Tell whether a preposition, brackets or the like introduce a bare year, season or day."""
    before, after = text[max(0, start - 3) : start], text[end : end + 30]
    begins = not before.rpartition("\n")[2].strip("*•- ") and ("\n" in before or len(before) == start)
    if begins and re.match(r"\s?[:–—]\s|\s-\s", after):
        # "1204: the city falls" is a line of a chronology.
        return True
    if text[start].isalpha() and text[end - 1].isdigit():
        # "The end of 2024", "pre-2008" and "the year 2000" say themselves what the number is.
        return not _NOUN.match(after)
    if _SHORT.search(text[max(0, start - 12) : start]) and re.match(r"\s*[;,)–—-]", after):
        return True
    if before.endswith("(") and re.match(r"\s*[)–—,;-]", after):
        return True
    if _MODERN.fullmatch(text[start:end]) and _WHOSE_YEAR.search(text[max(0, start - 8) : start]):
        # "The 1996 bombing", but not "the 2000 people".
        return bool(re.match(r"\s+[A-Za-z]", after)) and not _NOUN.match(after)
    if preposition in {"of", "to", "around", "from", "after", "before", "over"} and _NOUN.match(after):
        return False
    return preposition.lstrip('([“"') in PREPOSITIONS or bool(
        text[start:end].lower().startswith("the ")
        and text[end - 1 : end] in {"t", "h", "d"}
        and _DAY_BEFORE.search(text[max(0, start - 16) : start])
    )


def stands_aside(text: str, start: int) -> bool:
    """Tell whether a history does not go on with an expression: in brackets, after "since" or "born"."""
    before = text[max(0, start - 80) : start]
    return before.rfind("(") > before.rfind(")") or bool(_NO_STEP.search(before))


def continues(text: str, last: int, start: int) -> bool:
    """Tell whether an expression goes on with a list or range that another one began: "in 2010, 2012"."""
    return 0 <= start - last < 14 and bool(_LIST.fullmatch(text[last:start]))


def compares(text: str, start: int) -> bool:
    """Tell whether an expression stands after a figure that it is compared by."""
    return bool(_COMPARED.search(text[max(0, start - 40) : start]))
