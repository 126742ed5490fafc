"""Annotations and dates in words, for panels, pages and reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from annotate.record import Check, Claim, Entity, Event, Mention, Time, TimexMod
from annotate.record.walk import Item, review_of
from annotate.review.words import one_line
from annotate.support.calendar import interval_of

TYPE_NAMES = {
    "PERSON": "people",
    "NORP": "groups",
    "FAC": "facilities",
    "ORG": "organisations",
    "GPE": "countries, cities",
    "LOC": "places",
    "PRODUCT": "products",
    "EVENT": "named events",
    "WORK_OF_ART": "works",
    "LAW": "laws",
    "LANGUAGE": "languages",
    "MONEY": "money",
    "PERCENT": "percentages",
    "QUANTITY": "quantities",
    "ORDINAL": "ordinals",
    "CARDINAL": "numbers",
    "MISC": "other names",
}
TYPE_WORDS = {
    "PERSON": "person",
    "NORP": "group",
    "FAC": "facility",
    "ORG": "organisation",
    "GPE": "country or city",
    "LOC": "place",
    "PRODUCT": "product",
    "EVENT": "named event",
    "WORK_OF_ART": "work",
    "LAW": "law",
    "LANGUAGE": "language",
    "MONEY": "money",
    "PERCENT": "percentage",
    "QUANTITY": "quantity",
    "ORDINAL": "ordinal",
    "CARDINAL": "number",
    "MISC": "other name",
}
FACTUALITY_NAMES = {
    "CT+": "certain",
    "CT-": "not so",
    "PR+": "probable",
    "PR-": "probably not",
    "PS+": "possible",
    "PS-": "possibly not",
    "CTu": "known, but not which way",
    "Uu": "left open",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS: tuple[tuple[str, TimexMod], ...] = (("early ", "START"), ("mid-", "MID"), ("late ", "END"))
_YEARS = ("year", "decade", "century")
_DAY = len("2025-06-08")
_YEARLESS = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?!\d)")
# What a claim of nobody is called.
UNATTRIBUTED = "unattributed"
BETWEEN = " · "
_OWN_SIGN, _DOUBLED_SIGN = re.compile(r"(?<= )·+(?= )"), re.compile(r"(?<= )··+(?= )")
_WE = frozenset({"we", "us", "our"})
_I = frozenset({"i", "me", "my", "mine"})
# Whose a claim is told by "his" and "their" is a person or several.
_WHOSE = {"his": "he", "her": "she", "their": "they", "its": "it"}
# Under it what was found is shown with a question mark; of a hundred answers with less, some 35 are wrong.
SURE = 0.75
# Under it something is more likely not so than so.
LIKELY = 0.5
_OPEN = frozenset({None, "proposed"})


def source_name(claim: Claim, items: Mapping[str, Item]) -> str:
    """Who makes a claim, as the panels call it; "I" is who says it, "we" with that one: "We (Ana Ruiz)".

    Args:
        claim: Of the record.
        items: The record's entities by id, and its claims where they are at hand.
    """
    name, speaker = _own_source_name(claim, items), speaker_name(claim, items)
    if name.lower() in _I:
        return speaker
    return name if speaker in {name, UNATTRIBUTED} else f"{name} ({speaker})"


def speaker_name(claim: Claim, items: Mapping[str, Item]) -> str:
    """Who makes a claim; for "I" and "we" in somebody's words that somebody, where it is known.

    Args:
        claim: Of the record.
        items: The record's entities by id, and its claims where they are at hand.
    """
    outer, seen = claim, {claim.id, None}
    while _own_source_name(outer, items).lower() in _WE | _I and outer.within not in seen:
        around = items.get(outer.within or "")
        if not isinstance(around, Claim):
            break
        outer = around
        seen.add(outer.id)
    speaker = _own_source_name(outer, items)
    return _own_source_name(claim, items) if speaker.lower() in {*_WE, *_I, UNATTRIBUTED} else speaker


def _own_source_name(claim: Claim, items: Mapping[str, Item]) -> str:
    if claim.source is None:
        return UNATTRIBUTED
    entity = items.get(claim.source.entity or "")
    if isinstance(entity, Entity):
        return one_line(entity.name)
    words = claim.source.title or " … ".join(span.exact for span in claim.source.spans)
    # A source between commas may have the second one.
    name = one_line(words).rstrip(" ,;:") or UNATTRIBUTED
    return _WHOSE.get(name.lower(), name)


def is_guess(mention: Mention) -> bool:
    """Tell whether it is unsure whom a pronoun or a description means, and no reader has said so."""
    unseen = mention.status in _OPEN and mention.by != "reader"
    return unseen and mention.kind != "name" and mention.confidence < SURE


def who_says(claim: Claim, items: Mapping[str, Item]) -> str:
    """Who makes a claim, with a question mark where that is a guess: ``Ana Ruiz?`` for "she".

    It is one where the words used may mean somebody else, and where no word says who speaks.

    Args:
        claim: Of the record.
        items: All of the record, by id.
    """
    name = source_name(claim, items)
    source = claim.source
    if source is None or source.entity is None or claim.status in {"accepted", "edited"}:
        return name
    places = [(span.start, span.end) for span in source.spans]
    guessed = is_speaker_guessed(claim) or _guessed(items.get(source.entity), places)
    return f"{name}?" if guessed else name


def is_speaker_guessed(claim: Claim) -> bool:
    """Tell whether somebody is taken to say words that no verb says he says, and no reader has said so."""
    return not claim.cue and claim.confidence < LIKELY and claim.source is not None and claim.status in _OPEN


def event_words(event: Event) -> list[str]:
    """The words that an article has for an event, each once; with a question mark those likelier of another.

    Args:
        event: Of the record.
    """
    judged = review_of(event) not in _OPEN
    told = [
        (one_line(each.exact), judged or review_of(each) not in _OPEN or each.confidence >= LIKELY)
        for each in event.mentions
    ]
    firm = {words for words, sure in told if sure}
    return list(dict.fromkeys(words if words in firm else f"{words}?" for words, _ in told))


def takes_part(event: Event, id: str, items: Mapping[str, Item]) -> str:
    """Who takes part in an event, with a question mark where that is a guess; empty where it is nobody.

    Args:
        event: Of the record.
        id: Of the entity.
        items: All of the record, by id.
    """
    entity = items.get(id)
    if not isinstance(entity, Entity):
        return ""
    inside = [(event.headline.start, event.headline.end)]
    if not _mentions_in(entity, inside):
        # Another mention of the event tells of them: whoever stands nearest to it.
        near = [
            min(entity.mentions, key=lambda one: max(one.start - m.end, m.start - one.end))
            for m in event.mentions
            if entity.mentions
        ]
        inside = [(mention.start, mention.end) for mention in near]
    guessed = review_of(event) in _OPEN and _guessed(entity, inside)
    return f"{entity.name}?" if guessed else entity.name


def is_only_guessed(told: Iterable[tuple[Mapping[str, Item], str, str]]) -> bool:
    """Tell whether several records only guess that one takes part in one event, or makes one claim.

    Args:
        told: All of each record by id, the id of the event or claim, and that of the entity.
    """
    doubts: list[bool] = []
    for items, id, whose in told:
        item, entity = items.get(id), items.get(whose)
        if isinstance(item, Claim):
            doubts.append(who_says(item, items) != source_name(item, items))
        elif isinstance(item, Event) and isinstance(entity, Entity):
            doubts.append(takes_part(item, whose, items) != entity.name)
    return bool(doubts) and all(doubts)


def _guessed(item: Item | None, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an entity has mentions in some places, and all of them are guesses."""
    here = _mentions_in(item, places) if isinstance(item, Entity) else []
    return bool(here) and all(map(is_guess, here))


def _mentions_in(entity: Entity, places: Sequence[tuple[int, int]]) -> list[Mention]:
    return [m for m in entity.mentions if any(start <= m.start and m.end <= end for start, end in places)]


def checked(check: Check) -> list[str]:
    """What was found about a claim: the verdict, what it rests on, and where that stands."""
    more = (one_line(part or "") for part in (check.evidence, check.url))
    return [one_line(check.verdict), *filter(None, more)]


def checked_line(check: Check) -> str:
    """What was found about a claim in one line, which :func:`checked_in` takes apart again."""
    return in_one_line(checked(check))


def in_one_line(parts: Iterable[str]) -> str:
    """Parts that have a line each in one, which :func:`checked_in` takes apart again."""
    return BETWEEN.join(_OWN_SIGN.sub(r"\g<0>·", f" {part} ").strip() for part in parts)


def checked_in(words: str) -> list[str]:
    """The parts of such a line; a sign between words that is part of one of them stands there doubled."""
    parts = f" {one_line(words)} ".split(BETWEEN)
    return [_DOUBLED_SIGN.sub(lambda found: found[0][1:], f" {part} ").strip() for part in parts]


def day(value: str) -> str:
    """An ISO date for people: ``8 Jun 2025``, ``Jun 2025``, ``2025``; anything else as it may be shown."""
    parts = value[:_DAY].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return value
    words = [str(int(part)) for part in parts[2:]]
    if len(parts) > 1:
        if not 1 <= int(parts[1]) <= len(MONTHS):
            return value
        words.append(MONTHS[int(parts[1]) - 1])
    return " ".join([*words, parts[0]])


def without_year(value: str) -> str:
    """A month or a day of one whose year is unknown: ``27 Jan, year unknown``; empty for any other value."""
    found = _YEARLESS.match(value)
    if found is None or not 1 <= int(found["month"]) <= len(MONTHS):
        return ""
    number = f"{int(found['day'])} " if found["day"] else ""
    return f"{number}{MONTHS[int(found['month']) - 1]}, year unknown"


def of_unknown_day(event: Event, items: Mapping[str, Item]) -> str:
    """What is known of when an undated event is: ``27 Jan, year unknown``, ``Tuesday (date unknown)``.

    Args:
        event: Of a record.
        items: The record's times by id.
    """
    time = items.get(event.time.ref or "")
    if not isinstance(time, Time):
        return ""
    unknown = without_year(time.value)
    if unknown or event.time.earliest or event.time.latest or not time.value.startswith("X"):
        return unknown
    return f"{one_line(time.exact)} (date unknown)"


def window(earliest: str | None, latest: str | None, granularity: str) -> str:
    """First and last possible day for people, only as exactly as they are known; either may be unknown."""
    if not latest:
        return f"from {day(_beginning(earliest or '', granularity))} on"
    if not earliest:
        return f"by {_end(latest, granularity)}"
    first, last = earliest[:_DAY], latest[:_DAY]
    if first == last:
        return day(first)
    if first.endswith("-01-01") and last.endswith("-12-31") and first[:4] == last[:4]:
        return first[:4]
    part = _part(first, last, granularity) or _era(first, last)
    if part:
        return part
    if granularity == "month" and first[:7] == last[:7]:
        return day(first[:7])
    if first[:7] == last[:7] and len(first) == _DAY:
        return f"{int(first[8:])}–{day(last)}"
    if first[:4] == last[:4]:
        return f"{day(first).removesuffix(first[:4]).rstrip()} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def _beginning(first: str, granularity: str) -> str:
    """The first possible day, or the month or year that it begins where no day was told."""
    if granularity in _YEARS and first[4:_DAY] == "-01-01":
        return first[:4]
    return first[:7] if granularity == "month" and first[7:_DAY] == "-01" else first


def _end(last: str, granularity: str) -> str:
    """The last possible day, or the end of the month or year where no day was told."""
    if granularity in _YEARS and last[4:_DAY] == "-12-31":
        return f"the end of {last[:4]}"
    if granularity == "month" and last[:_DAY] == (interval_of(last[:7]).latest or "")[:_DAY]:
        return f"the end of {day(last[:7])}"
    return day(last)


def _era(first: str, last: str) -> str:
    """``1960s`` for ten or a hundred whole years, ``2000 – 2003`` for some; empty for other days."""
    if not (first.endswith("-01-01") and last.endswith("-12-31")):
        return ""
    years = {first[:3]: ("0", "9"), first[:2]: ("00", "99")}
    whole = any(first[:4] == head + low and last[:4] == head + high for head, (low, high) in years.items())
    return f"{first[:4]}s" if whole else f"{first[:4]} – {last[:4]}"


def _part(first: str, last: str, granularity: str) -> str:
    """The words for the beginning, middle or end of a year or month: ``late 2024``; empty for other days."""
    holder = {"year": first[:4], "month": first[:7]}.get(granularity)
    for words, mod in _PARTS if holder else ():
        interval = interval_of(holder or "", mod)
        if (interval.earliest, interval.latest) == (first, last):
            return f"{words}{day(holder or '')}"
    return ""
