# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for lengths of time and for what is repeated."""

from __future__ import annotations

import re

from annotate.timeline.rules.calendar.dates import month_number
from annotate.timeline.rules.relative import LENGTH, OFFSET, number_in
from annotate.timeline.values import contexts, lengths, resolution
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import PUBLISHED, Context, Value
from annotate.timeline.values.rule import mod_of, rule

_NO_AGE = r"(?!-old|[- ]+years?[- ]old|[- ]old\b|-olds\b)"
# "Expected to last three weeks": behind these it is the verb.
_VERB = ("to", "will", "would", "can", "could", "may", "might", "must", "should", "not")
_LAST = "".join(rf"(?<!\b{word}\s)" for word in _VERB)
_LEAD = (
    rf"(?:the\s+)?(?P<which>{_LAST}last"
    r"|past|next|coming|previous|first|final|following|preceding|opening|closing"
    r"|latest)\s+"
)

_OF_NIGHT = re.compile(
    r"\s+(?:attack|raid|march|assault|bombing|patrol|flight|train|shift|vision|sky|club|market|school|watch)"
)
_TO_DO = re.compile(r"\s+to\s+(?:remember|forget|celebrate|savou?r|cherish|enjoy|regret|mourn|mark)\b")
_SIGNS = {"last": -1, "past": -1, "next": 1, "coming": 1}
_GROUNDS = {-1: "the time up to publication", 1: "the time from publication on"}


@rule(
    r"(?:(?P<before>at\s+least|up\s+to|nearly|almost|much\s+of|most\s+of)\s+)?"
    rf"(?:{_LEAD}|the\s+(?!{lex.NUMBER}-)|an?\s+(?=[\w-]+\s+period\b))?{LENGTH}(?:[- ]long)?{_NO_AGE}"
    rf"(?P<rest>(?:,?\s+(?:and\s+)?{lex.NUMBER}\s+{lex.UNIT}(?!\s+(?:ago|later|earlier)\b)){{0,2}})(?:\s+(?:period|stretch)\b)?"
    r"(?:(?<=months)\s+of\s+the\s+year\b)?"
)
def _duration(match: re.Match[str], context: Context) -> Value | None:
    if match["unit"].lower() in {"second", "quarter"} and match["number"].lower() in {"a", "an"}:
        return None
    if re.search(r"\snight$", match.group()) and (
        match["number"].lower() not in {"a", "one"} or _OF_NIGHT.match(match.string, match.end())
    ):
        # "Three night markets", "a night attack".
        return None
    if re.fullmatch(r"an?\s+\w+", match.group(), re.IGNORECASE) and _TO_DO.match(match.string, match.end()):
        # "A day to remember".
        return None
    # "Three-quarters of its food", "two seconds": only of the first kind are fractions.
    if match["unit"].lower() == "quarters" and re.search(r"three-quarters$", match.group(), re.IGNORECASE):
        return None
    if match["unit"][0].isupper() and match["number"][0].isdigit() and match["unit"].istitle():
        return None
    if re.fullmatch(r"\d{4}", match["number"]) and match["unit"].lower() in {"quarter", "second"}:
        return None
    if match["unit"].lower() == "seconds" and re.fullmatch(r"\d+\.\d\d?", match["number"]):
        # "Ran 9.84 seconds".
        return None
    if match.group().lower() == "one day" and (context.tense == "future" or _is_all(match)):
        return Value("DATE", "FUTURE_REF", "one day to come")
    number, unit = number_in(match), lex.unit_code(match["unit"])
    led = match["which"] or re.search(r"\b(?:next|upcoming|coming)\b", match.group(), re.IGNORECASE)
    if led and not match["which"] and match["unit"][-1] != "s":
        return None
    dated = context.base is not None or context.published is not None
    if context.preposition == "in" and context.tense == "future" and number and not led and dated:
        # "Will open in two years" says when, not how long.
        words = f"in {' '.join(match.group().split())}"
        return resolution.offset(context, number, unit, 1, words, PUBLISHED)
    value = _with_rest(lengths.duration(number, unit), match["rest"])
    if value is None:
        return None
    which = (match["which"] or "").lower()
    anchor = PUBLISHED if which in {"last", "past", "next", "coming"} else None
    mod = mod_of(match, "before") or mod_of(match, "amount")
    if mod is None and (match["more"] or match["upper"] or "couple" in match["number"].lower()):
        mod = "EQUAL_OR_MORE" if match["upper"] else "APPROX"
    sign = 0 if context.reached else _SIGNS.get(which, 0)
    ground = _GROUNDS.get(sign, "a length of time")
    span = lengths.stretch(context, number, unit, sign) if sign else None
    return Value("DURATION", value, ground, mod, anchor, span)


def _is_all(match: re.Match[str]) -> bool:
    """Tell whether a match is all that is said: "When will you go home? One day."."""
    before, after = (
        match.string[: match.start()].rstrip(" “\"'‘"),
        match.string[match.end() : match.end() + 1],
    )
    return (not before or before[-1] in ".!?:\n") and after in {".", "!", ""}


def _with_rest(value: str, rest: str) -> str | None:
    """Add "and three months" to a length; none where the units do not get smaller."""
    order = ("Y", "M", "W", "D", "TH", "TM", "TS")
    if not rest:
        return value
    length = value
    last = (
        order.index(f"T{value[-1]}" if "T" in value else value[-1]) if value[-1] in "YMWDHS" else len(order)
    )
    for words, unit in re.findall(rf"({lex.NUMBER})\s+({lex.UNIT})", rest, re.IGNORECASE):
        code, number = lex.unit_code(unit), lex.number_of(words)
        if code not in order or number is None or order.index(code) <= last:
            return None
        last = order.index(code)
        clock = code.startswith("T")
        length += ("T" if clock and "T" not in length else "") + lex.plain(number) + code[-1]
    return length


@rule(rf"{OFFSET}-(?:long|old)(?!\s+(?:man|woman|boy|girl|child|son|daughter|\w+er\b))", weak=True)
def _age_of_a_thing(match: re.Match[str], context: Context) -> Value | None:
    return Value(
        "DURATION", lengths.duration(number_in(match), lex.unit_code(match["unit"])), "a length of time"
    )


@rule(
    r"(?:the\s+)?(?:early\s+|late\s+)?(?P<u>seconds|minutes|hours|days|weeks|months|years|decades|centuries)"
    r"(?:-long|-old)?(?:\s+or\s+(?:even\s+)?(?:minutes|hours|days|weeks|months|years|decades))?",
    weak=True,
    alone="as a length",
)
def _vague_duration(match: re.Match[str], context: Context) -> Value | None:
    if contexts.is_of_a_figure(match.string, match.start()):
        return None
    return Value("DURATION", lengths.duration(None, lex.unit_code(match["u"])), "no exact number")


@rule(r"(?P<u>minutes|hours|days|weeks|months|years|decades|centuries)-long")
def _vague_long(match: re.Match[str], context: Context) -> Value | None:
    return Value("DURATION", lengths.duration(None, lex.unit_code(match["u"])), "no exact number")


@rule(r"(?:another|all|(?:the|a)\s+(?:whole|entire))\s+(?P<u>day|week|month|year|night|weekend|decade)")
def _whole(match: re.Match[str], context: Context) -> Value | None:
    return Value("DURATION", lengths.duration(1, lex.unit_code(match["u"])), "a length of time")


@rule(
    r"(?:in\s+the\s+)?(?P<extent>(?P<p>morning|afternoon|evening|night)s)(?!\s+of\b)",
    weak=True,
    alone="always",
)
def _parts_of_days(match: re.Match[str], context: Context) -> Value | None:
    return Value("SET", f"XXXX-XX-XXT{lex.PARTS[match['p'].lower()]}", "repeated")


@rule(
    r"(?:the\s+)?(?P<u>hour|day|week|month|year|decade|century)-long"
    r"|(?:the\s+(?P<which>last|past|next|coming)\s+)?(?:(?P<u2>half)-century|(?P<u3>quarter)[- ]century)"
    r"|half-(?P<u4>hour|day|year|decade)"
)
def _one_long(match: re.Match[str], context: Context) -> Value | None:
    if match["u"]:
        return Value("DURATION", lengths.duration(1, lex.unit_code(match["u"])), "a length of time")
    if match["u4"]:
        half = lengths.duration(0.5, lex.unit_code(match["u4"]))
        return Value("DURATION", half, "half a length of time")
    years, sign = 50 if match["u2"] else 25, _SIGNS.get((match["which"] or "").lower(), 0)
    span = lengths.stretch(context, years, "Y", sign) if sign else None
    ground = _GROUNDS.get(sign, "a length of time")
    return Value("DURATION", f"P{years}Y", ground, None, PUBLISHED if sign else None, span)


@rule(
    rf"(?:every|each)\s+(?:(?P<n>other|half(?:\s+an?)?|{lex.NUMBER}|(?P<nth>second|third|fourth|fifth|sixth|seventh|tenth))[\s-]+)?"
    rf"(?P<u>weekday|{lex.UNIT}|{lex.WEEKDAY}|morning|afternoon|evening|night|{lex.SEASON}|{lex.FULL_MONTH})"
    r"(?:\s+(?P<part>morning|afternoon|evening|night))?(?!\s+of\s+the\s+(?:last|past|next))"
)
def _every(match: re.Match[str], context: Context) -> Value | None:
    word = match["u"].lower()
    part = f"T{lex.PARTS[match['part'].lower()]}" if match["part"] else ""
    if word in lex.WEEKDAYS:
        return Value("SET", f"XXXX-WXX-{lex.WEEKDAYS[word]}{part}", "repeated")
    if word in lex.MONTHS:
        return Value("SET", f"XXXX-{month_number(word):02d}", "repeated") if match["u"][0].isupper() else None
    if word == "weekday":
        return Value("SET", "XXXX-WXX-WD", "repeated")
    if word in lex.SEASON_CODES:
        return Value("SET", f"XXXX-{lex.SEASON_CODES[word]}", "repeated")
    if word in lex.PARTS:
        return Value("SET", f"XXXX-XX-XXT{lex.PARTS[word]}", "repeated")
    many = (match["n"] or "1").lower()
    number = 2.0 if many == "other" else 0.5 if many.startswith("half") else lex.number_of(many)
    if match["nth"]:
        number = float(lex.ordinal_of(many))
    return Value("SET", lengths.duration(number, lex.unit_code(word)), "repeated")


@rule(
    r"(?:the\s+)?(?P<extent>(?P<s>summers|winters|autumns))(?=\s+(?:are|were|can|may|have|get|tend|of|in|on|here|there|and|bring)\b|\s*[.,;:)])"
)
def _seasons(match: re.Match[str], context: Context) -> Value | None:
    """Read "the long hot summers", "winters are mild"."""
    word = match["s"].lower()
    if match["s"][0].isupper() and not re.match(r"\s+(?:are|were|can)\b", match.string[match.end() :]):
        # "Mr. Summers".
        return None
    return Value("SET", f"XXXX-{lex.SEASON_CODES[word.removesuffix('s')]}", "repeated")


@rule(rf"(?:every|each)\s+of\s+the\s+(?:past|last|next)\s+{OFFSET}")
def _each_of(match: re.Match[str], context: Context) -> Value | None:
    return Value("SET", lengths.duration(1, lex.unit_code(match["unit"])), "repeated", None, PUBLISHED)


@rule(
    rf"(?P<w>{lex.WEEKDAY})s|(?P<w2>{lex.WEEKDAY})\s+(?P<part>morning|afternoon|evening|night)s|(?P<we>weekends|weekdays)"
    rf"|(?P<w3>{lex.WEEKDAY})(?=(?:,\s+{lex.WEEKDAY})*,?\s+(?:and|or)\s+{lex.WEEKDAY}\s+(?P<parts>morning|afternoon|evening|night)s\b)"
)
def _on_weekdays(match: re.Match[str], context: Context) -> Value | None:
    if match["we"]:
        code = "WE" if match["we"].lower() == "weekends" else "WD"
        return Value("SET", f"XXXX-WXX-{code}", "repeated")
    word, part = match["w"] or match["w2"] or match["w3"], match["part"] or match["parts"]
    if not word[0].isupper():
        return None
    part = f"T{lex.PARTS[part.lower()]}" if part else ""
    return Value("SET", f"XXXX-WXX-{lex.WEEKDAYS[word.lower()]}{part}", "repeated")


@rule(
    rf"(?:once|twice|thrice|(?:{lex.NUMBER}|several|many)\s+times)\s+(?:an?|per|each|every)\s+(?P<u>{lex.UNIT})"
)
def _times_a(match: re.Match[str], context: Context) -> Value | None:
    return Value("SET", lengths.duration(1, lex.unit_code(match["u"])), "repeated")


@rule(r"(?P<u>hour|day|week|month|year)\s+(?:(?:by|after)\s+(?P=u)|in,?\s+(?P=u)\s+out)(?!s|ly)")
def _one_after_the_other(match: re.Match[str], context: Context) -> Value | None:
    """Read "day by day", "year after year", "week in, week out"."""
    return Value("SET", lengths.duration(1, lex.unit_code(match["u"])), "repeated")


# Figures that are reckoned for a year or a month, and reports of them, are not what is repeated.
_RECKONED = (
    r"(?!\s+(?:\w+\s+)?(?:rates?|pace|percent|reports?|meetings?|revenues?|sales|incomes?|profits?|earnings|dividends?|growth"
    r"|inflation|budgets?|fees?|premiums?|costs?|results|figures|output|production|loss|losses|deficits?|returns?|turnover"
    r"|capacity|interest|payments?|wages?|terms?|average|basis|increases?|rises?|general))"
)


@rule(rf"(?:twice[- ])?(?:{'|'.join(lex.FREQUENCIES)})(?:(?<!annual)|{_RECKONED})", weak=True, alone="always")
def _frequency(match: re.Match[str], context: Context) -> Value | None:
    rest = match.string[match.end() : match.end() + 2]
    if match.group()[0].isupper() and rest[:1] == " " and rest[1:].isupper():
        # "The Weekly Standard".
        return None
    word = re.sub(r"^twice[- ]", "", match.group().lower())
    if contexts.is_everyday(match.string, *match.span()):
        return None
    return Value("SET", lex.FREQUENCIES[word], "repeated")


@rule(rf"(?P<w>annual|monthly|yearly){_RECKONED}(?=\s+[a-z]|[.,;])")
def _repeated(match: re.Match[str], context: Context) -> Value | None:
    """Read "an annual festival", "a monthly allowance"."""
    if not match["w"].islower():
        return None
    return Value("SET", lex.FREQUENCIES[match["w"]], "repeated")
