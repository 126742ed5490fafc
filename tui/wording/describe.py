"""Annotations in words, for panels, status line and detail pane; no Textual here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annotate.record import Annotations, Check, Claim, Entity, Event, EventTime, Published, Time, TimexMod
from annotate.record.walk import Item
from annotate.review.words import content_text, one_line
from annotate.support.calendar import interval_of
from tui.text.wrapping import shown_text

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
    "CT-": "negated",
    "PR+": "probable",
    "PR-": "probably not",
    "PS+": "possible",
    "PS-": "possibly not",
    "CTu": "certain, either way",
    "Uu": "uncommitted",
}
SHORT_FACTUALITY_NAMES = {
    "CT+": "sure",
    "CT-": "not",
    "PR+": "likely",
    "PR-": "unlikely",
    "PS+": "maybe",
    "PS-": "maybe not",
    "CTu": "whether",
    "Uu": "unclear",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS: tuple[tuple[str, TimexMod], ...] = (("early ", "START"), ("mid-", "MID"), ("late ", "END"))
_DAY = len("2025-06-08")
# Words that name a month or a year say nothing that the date does not.
_DATED = re.compile(rf"\b(?:{'|'.join(_MONTHS)})[a-z]*\b|\d{{4}}")
# Times below this confidence are shown as uncertain.
SURE = 0.75


# What a claim of nobody is called.
UNATTRIBUTED = "unattributed"


def both_ends(text: str, most: int) -> str:
    """The text, or its first and last characters with an ellipsis between where it has more than ``most``."""
    if len(text) <= most:
        return text
    last = most // 2
    return f"{text[: most - last].rstrip()}…{text[-last:].lstrip()}"


def source_name(claim: Claim, entities: dict[str, Item]) -> str:
    """Who makes a claim, as the panels call it."""
    if claim.source is None:
        return UNATTRIBUTED
    entity = entities.get(claim.source.entity or "")
    if isinstance(entity, Entity):
        return one_line(entity.name)
    words = claim.source.title or " … ".join(span.exact for span in claim.source.spans)
    return one_line(words) or UNATTRIBUTED


def checked(check: Check) -> list[str]:
    """What was found about a claim: the verdict, what it rests on, and where that stands."""
    return [one_line(part) for part in (check.verdict, check.evidence, check.url) if part]


def day(value: str) -> str:
    """An ISO date for people: ``8 Jun 2025``, ``Jun 2025``, ``2025``; anything else as it may be shown."""
    parts = value[:_DAY].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return shown_text(value)
    words = [str(int(part)) for part in parts[2:]]
    if len(parts) > 1:
        if not 1 <= int(parts[1]) <= len(_MONTHS):
            return shown_text(value)
        words.append(_MONTHS[int(parts[1]) - 1])
    return " ".join([*words, parts[0]])


def when(time: EventTime) -> str:
    """When an event is, only as exactly as it is known; empty where nothing is."""
    if not time.earliest and not time.latest:
        return ""
    return shown_text(_window(time.earliest, time.latest, time.granularity))


def told(event: Event, items: Mapping[str, Item]) -> str:
    """When an event is, with the text's words where its day was counted from them: ``Sunday (8 Jun 2025?)``.

    A question mark says that no word tells on which side of the publication the day lies.

    Args:
        event: Of the record.
        items: All of the record, by id.
    """
    words, time = when(event.time), items.get(event.time.ref or "")
    if not isinstance(time, Time) or (words and time.anchor is None):
        return words
    own = one_line(time.exact)
    if not words:
        return f"{own} (date unknown)" if time.value.startswith("X") else ""
    doubt = "?" if time.confidence < SURE else ""
    if _DATED.search(own):
        return f"{words}{doubt}"
    if event.time.relation == "IS_INCLUDED":
        return f"{own} ({words}{doubt})"
    return f"{words}{doubt} ({own})"


def _window(earliest: str | None, latest: str | None, granularity: str) -> str:
    if not latest:
        return f"from {day(earliest or '')} on"
    if not earliest:
        return f"by {day(latest)}"
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


def published(value: Published) -> str:
    """The publication date and how it is known; never more than is known."""
    if value.value:
        return f"{day(value.value)} ({value.source})"
    if value.earliest or value.latest:
        return f"{shown_text(_window(value.earliest, value.latest, ''))} ({value.source})"
    return "date unknown"


def waiting_for_date(annotations: Annotations) -> int:
    """How many times of an article have no value before its day of publication is known."""
    if annotations.document.published.value:
        return 0
    return sum(
        time.type in ("DATE", "TIME") and time.value.startswith("X") and time.status != "rejected"
        for time in annotations.timeline.times
    )


def headline(item: Item, items: dict[str, Item]) -> str:
    """One line about an annotation, for the status line."""
    if isinstance(item, Entity):
        count = len(item.mentions)
        return f"{one_line(item.name)} · {TYPE_WORDS[item.type]} · {count} mention{'s' * (count != 1)}"
    if isinstance(item, Claim):
        return f"{source_name(item, items)} · {item.speech_act} · {FACTUALITY_NAMES[item.factuality]}"
    if isinstance(item, Time):
        return f"{one_line(item.exact)} · {item.type} {item.value}"
    count = len(item.mentions)
    several = f" · {count} mentions" if count > 1 else ""
    return f"{summary(item)} · {when(item.time) or 'undated'}{several}"


def counts(annotations: Annotations) -> str:
    """How many of each kind a record has."""
    numbers = (
        (len(annotations.entities), "entities", "entity"),
        (len(annotations.claims), "claims", "claim"),
        (len(annotations.timeline.events), "events", "event"),
    )
    return ", ".join(f"{number} {one if number == 1 else many}" for number, many, one in numbers)


def summary(event: Event) -> str:
    """What an event is called on the timeline."""
    return one_line(event.headline.exact)


def words_of(item: Item, items: dict[str, Item]) -> str:
    """Everything by which an annotation is found in a list: names, source, words, date."""
    if isinstance(item, Entity):
        return one_line(" · ".join((item.name, *item.aliases)))
    if isinstance(item, Claim):
        return f"{source_name(item, items)} · {item.speech_act} · {content_text(item)}"
    if isinstance(item, Event):
        mentions = dict.fromkeys(one_line(mention.exact) for mention in item.mentions)
        return " · ".join((told(item, items), summary(item), *mentions))
    return one_line(item.exact)
