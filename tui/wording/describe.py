"""Annotations in words, for panels, status line and detail pane; no Textual here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotate.article import Article
from annotate.record import Annotations, Claim, Entity, Event, EventTime, Factuality, Published, Time
from annotate.record.walk import Item
from annotate.review.wording import (
    FACTUALITY_NAMES,
    MONTHS,
    SURE,
    TYPE_WORDS,
    is_guess,
    of_unknown_day,
    source_name,
    who_says,
    window,
)
from annotate.review.wording import day as day_words
from annotate.review.words import content_text, headline_words, one_line
from tui.text.wrapping import shown_text
from tui.wording.times import meaning

if TYPE_CHECKING:
    from annotate.reading.pages.announced import Announced

SHORT_FACTUALITY_NAMES: dict[Factuality, str] = {
    "CT+": "sure",
    "CT-": "not so",
    "PR+": "likely",
    "PR-": "unlikely",
    "PS+": "maybe",
    "PS-": "maybe not",
    "CTu": "whether",
    "Uu": "open",
}
_DATED = re.compile(rf"\b(?:{'|'.join(MONTHS)})[a-z]*\b|\d{{4}}")
_NOT = re.compile(r"\b(?:not|no|never|nobody|none|neither|without|deny|denie[sd])\b|n['’]t\b", re.IGNORECASE)
_MODAL = r"will|would|could|can|may|might|should|must|shall"
_IF = re.compile(
    rf"\b(?:{_MODAL}|if|unless|whether|perhaps|possib\w+|alleg\w+|accus\w+|suspect\w*|suspicion|risk\w*|chance|threat\w*"
    r"|fear\w*|call(?:s|ed)? (?:on|for)|ask\w*|urg\w+|demand\w*|want\w*|hop\w+|propos\w+|offer\w*|seek\w*"
    r"|claim\w*)\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"\b(?:{_MODAL}|to|plan\w*|due|going|intend\w*|schedul\w+|promis\w+|pledg\w+|vow\w*|next|expect\w*|upcoming|coming"
    r"|tomorrow|propos\w+|hop\w+|aim\w*|want\w*|set for|slated|ahead)\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)
_STATUS = {"denied": ("denied", _NOT), "hypothetical": ("possible", _IF), "planned": ("planned", _AHEAD)}
_OPEN: frozenset[Factuality] = frozenset({"CTu", "Uu"})
_SOMEBODY = frozenset({"he", "she", "they", "it", "we"})
_HEADLESS = re.compile(r"(?:is|are|was|were|has|have|had|will|would)\s(?!\W)")
# So many characters before a line its subject stands at most.
_SUBJECT = 300
# The code of what says that a text is not the whole article.
EXCERPT = "excerpt"


def both_ends(text: str, most: int) -> str:
    """The text, or its first and last characters with an ellipsis between where it has more than ``most``."""
    if len(text) <= most:
        return text
    last = most // 2
    return f"{text[: most - last].rstrip()}…{text[-last:].lstrip()}"


def day(value: str) -> str:
    """An ISO date for people, as it may be shown."""
    return shown_text(day_words(value))


def when(time: EventTime) -> str:
    """When an event is, only as exactly as it is known; empty where nothing is."""
    if not time.earliest and not time.latest:
        return ""
    return shown_text(window(time.earliest, time.latest, time.granularity))


def told(event: Event, items: Mapping[str, Item]) -> str:
    """When an event is, with the text's words where its day was counted from them: ``Sunday (8 Jun 2025?)``.

    A question mark says that no word tells on which side of the publication the day lies.

    Args:
        event: Of the record.
        items: All of the record, by id.
    """
    words, time = when(event.time), items.get(event.time.ref or "")
    if unknown := of_unknown_day(event, items):
        return unknown
    if not isinstance(time, Time) or (words and time.anchor is None):
        return words
    own = one_line(time.exact)
    if not words:
        return ""
    doubt = "?" if time.confidence < SURE else ""
    if _DATED.search(own):
        return f"{words}{doubt}"
    if event.time.relation == "IS_INCLUDED":
        return f"{own} ({words}{doubt})"
    return f"{words}{doubt} ({own})"


def published(value: Published) -> str:
    """The publication date and how it is known; unknown where only one side of it is known."""
    if value.value:
        return f"{day(value.value)} ({value.source})"
    if value.earliest and value.latest:
        return f"{shown_text(window(value.earliest, value.latest, ''))} ({value.source})"
    return "date unknown"


def headline(item: Item, items: dict[str, Item]) -> str:
    """One line about an annotation, for the status line."""
    if isinstance(item, Entity):
        count = len(item.mentions)
        return f"{one_line(item.name)} · {TYPE_WORDS[item.type]} · {count} mention{'s' * (count != 1)}"
    if isinstance(item, Claim):
        return f"{who_says(item, items)} · {item.speech_act} · {said_how_surely(item)}"
    if isinstance(item, Time):
        return f"{one_line(item.exact)} · {meaning(item)}"
    count = len(item.mentions)
    several = f" · {count} mentions" if count > 1 else ""
    return f"{summary(item, items)} · {of_unknown_day(item, items) or when(item.time) or 'undated'}{several}"


def counts(annotations: Annotations) -> str:
    """How many of each kind a record has."""
    numbers = (
        (len(annotations.entities), "entities", "entity"),
        (len(annotations.claims), "claims", "claim"),
        (len(annotations.timeline.events), "events", "event"),
    )
    return ", ".join(f"{number} {one if number == 1 else many}" for number, many, one in numbers)


def summary(event: Event, items: Mapping[str, Item] | None = None) -> str:
    """What an event is called on the timeline; behind a "she" that it begins with, who that is.

    So it is before "was jailed", of which the text says earlier in the sentence who was.

    Args:
        event: Of the record.
        items: All of the record, by id.
    """
    words, line = headline_words(event.headline.exact), event.headline
    headless = _HEADLESS.match(words) is not None
    for entity in ((items or {}).get(id) for id in event.participants):
        if not isinstance(entity, Entity) or not entity.named:
            continue
        if headless:
            near = [
                one for one in entity.mentions if one.start < line.end and one.end > line.start - _SUBJECT
            ]
            if near and not any(one.start >= line.start for one in near):
                return f"({one_line(entity.name)}{'?' if is_guess(near[-1]) else ''}) {words}"
        for mention in entity.mentions:
            if mention.start == event.headline.start and mention.exact.lower() in _SOMEBODY:
                who = f"{one_line(entity.name)}{'?' if is_guess(mention) else ''}"
                return f"{mention.exact} ({who}){words.removeprefix(mention.exact)}"
    return words


def status_word(event: Event) -> str:
    """``denied: ``, ``possible: `` or ``planned: `` where an event's own words do not tell; else empty."""
    word, telling = _STATUS.get(event.status, ("", _NOT))
    return "" if not word or telling.search(event.headline.exact) else f"{word}: "


def shown_factuality(claim: Claim) -> Factuality:
    """How sure a source is, as a list tells it: of "no arrest was made" they are sure, and never "not so"."""
    told = claim.factuality == "CT-" and _NOT.search(content_text(claim))
    return "CT+" if told else claim.factuality


def said_how_surely(claim: Claim) -> str:
    """How sure a source makes a claim sound, so that it reads as theirs: "as certain", "as not so"."""
    sureness = shown_factuality(claim)
    return f"{'' if sureness in _OPEN else 'as '}{FACTUALITY_NAMES[sureness]}"


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


def announced(feeds: Sequence[Announced]) -> str:
    """The feeds that a page announces, in words: the first by name, of several how many."""
    first = shown_text(feeds[0].title or feeds[0].url)
    return f"a feed, {first}" if len(feeds) == 1 else f"{len(feeds)} feeds, {first} the first"


def is_whole(article: Article) -> bool:
    """Whether an article is all there, and not the excerpt that a feed has of it."""
    return all(note.code != EXCERPT for note in article.diagnostics)


def way_to_whole(article: Article) -> str:
    """What opens the whole of an article that a file has an excerpt of; empty where nothing does."""
    return " (:open)" if address_of_whole(article) else ""


def address_of_whole(article: Article) -> str:
    """Where the whole of an article is that a file has an excerpt of; those of feeds are fetched already."""
    return "" if is_whole(article) or article.feed else article.url or ""
