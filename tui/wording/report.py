"""An article's record as Markdown, for a notebook: claims by source, timeline, entities."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator

from annotate.record import Annotations, Claim, Entity, Event
from annotate.record.central import AMOUNT_TYPES, amounts, main_events
from annotate.record.walk import Item, review_of
from annotate.review.wording import TYPE_NAMES, checked, source_name, who_says
from annotate.review.words import content_text, in_context, one_line, telling
from tui.text.marks import MarkIndex
from tui.text.wrapping import shown_text
from tui.wording.describe import (
    published,
    said_how_surely,
    shown_factuality,
    status_word,
    summary,
    told,
    when,
)

_MARK = re.compile(r"\n<!-- dateline: ([0-9a-f]{16}) -->\n\Z")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown_report(
    record: Annotations, text: str, kept: frozenset[str] | None = None, narrowed: str = ""
) -> str:
    """The report of an article, with a mark at its end that tells whether it is still as it was written.

    Args:
        record: What is known about it; what a reader rejected is left out.
        text: The article's.
        kept: Ids that the filter keeps; everything without one.
        narrowed: What the filter is called.
    """
    items = MarkIndex(record).items
    shown = {
        id for id, item in items.items() if review_of(item) != "rejected" and (kept is None or id in kept)
    }
    document = record.document
    lines = [f"# {_safe(document.title or document.id)}", ""]
    lines += [f"- Published: {_safe(published(document.published))}"]
    lines += [
        f"- Source: {_safe(place)}" for place in dict.fromkeys((document.url, document.source)) if place
    ]
    if kept is not None:
        lines += [f"- Only what is kept by: {_safe(narrowed or 'a filter')}"]
    lines += _claims([claim for claim in record.claims if claim.id in shown], items)
    lines += _timeline(record, shown, items, everything=kept is not None)
    lines += _entities([entity for entity in record.entities if entity.id in shown])
    lines += _amounts([amount for amount in amounts(record) if amount.id in shown], text)
    written = "\n".join(lines) + "\n"
    return f"{written}\n<!-- dateline: {_digest(written)} -->\n"


def is_report(beginning: str) -> bool:
    """Whether a file that begins so is a report that was written here."""
    lines = beginning.splitlines()
    return len(lines) > 2 and lines[0].startswith("# ") and lines[2].startswith("- Published: ")


def is_as_written(report: str) -> bool:
    """Whether nobody has changed a report since it was written here."""
    found = _MARK.search(report)
    return found is not None and found[1] == _digest(report[: found.start()])


def _digest(written: str) -> str:
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def citation(item: Item, record: Annotations, items: dict[str, Item]) -> str:
    """An annotation as one writes it down: a claim with source and article, anything else in its words."""
    if isinstance(item, Entity):
        return item.name
    if not isinstance(item, Claim):
        return telling(item)
    document = record.document
    where = ", ".join(part for part in (document.title or document.id, document.published.value) if part)
    found = f" [{'; '.join(checked(item.check))}]" if item.check else ""
    return f"{_quoted(item)} — {who_says(item, items)} ({item.speech_act}), {where}{found}"


def _claims(claims: list[Claim], items: dict[str, Item]) -> Iterator[str]:
    if not claims:
        return
    yield from ("", "## Claims")
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[source_name(claim, items)].append(claim)
    for name, theirs in by_source.items():
        yield from ("", f"### {_safe(name)}", "")
        for claim in theirs:
            sure = "" if shown_factuality(claim) == "CT+" else f", {said_how_surely(claim)}"
            sure += "" if who_says(claim, items) == name else ", who speaks is a guess"
            yield f"- {claim.speech_act}{sure}: {_safe(_quoted(claim))}{_remarks(claim)}"


def _timeline(
    record: Annotations, shown: set[str], items: dict[str, Item], *, everything: bool
) -> Iterator[str]:
    """The story as the panel has it, then what else has a date; of a filter all that it keeps."""
    events = {event.id: event for event in record.timeline.events if event.id in shown}
    story = main_events(events.values(), record.document.text.length)
    in_order = [events[id] for id in record.timeline.order if id in events]
    told = [event for event in in_order if event.id in story or everything]
    first = {event.id for event in told}
    others = [event for event in in_order if event.id not in first and when(event.time)]
    for heading, listed in (("## Timeline", told), ("### Also dated", others)):
        if listed:
            yield from ("", heading, "")
        for event in listed:
            words = _safe(_told(event, items))
            yield f"- {f'**{words}** ' if words else ''}{_safe(summary(event, items))}{_remarks(event)}"


def _told(event: Event, items: dict[str, Item]) -> str:
    """When an event is, and its status where it has not just happened; empty where there is neither.

    "Denied" before "no warning came" would say that one came.
    """
    plain = event.status == "happened" or (event.status == "denied" and not status_word(event))
    status = "" if plain else event.status
    return ", ".join(filter(None, (told(event, items), status)))


def _entities(entities: list[Entity]) -> Iterator[str]:
    """Those with a name by their types, as the panel has them, then what is only described."""
    named = [entity for entity in entities if entity.type not in AMOUNT_TYPES]
    if not named:
        return
    yield from ("", "## Entities")
    groups = {plural: [each for each in named if each.type == type] for type, plural in TYPE_NAMES.items()}
    described = {"only described": [each for each in named if not each.named]}
    for heading, group in (groups | described).items():
        listed = [each for each in group if each.named or heading in described]
        if listed:
            yield from ("", f"### {heading.capitalize()}", "")
        for entity in sorted(listed, key=lambda each: -each.salience):
            also = f" (also {_safe(', '.join(entity.aliases))})" if entity.aliases else ""
            yield f"- {_safe(entity.name)}{also}: {len(entity.mentions)}{_remarks(entity)}"


def _amounts(told: list[Entity], text: str) -> Iterator[str]:
    """Amounts in the order of the text, each with the words that say of what."""
    if told:
        yield from ("", "## Amounts", "")
    for amount in told:
        first = amount.mentions[0]
        words = _safe(in_context(text, first.start, first.end))
        yield f"- {_safe(amount.name)}: {words}{_remarks(amount)}"


def _remarks(item: Item) -> str:
    judged = review_of(item)
    parts = [part for part in (judged if judged != "proposed" else None, item.note) if part]
    if isinstance(item, Claim) and item.check:
        found, *evidence = checked(item.check)
        parts.insert(0, f"checked: {found}{', ' if evidence else ''}{' '.join(evidence)}")
    return f" *({_safe('; '.join(parts))})*" if parts else ""


def _quoted(claim: Claim) -> str:
    words = content_text(claim)
    return words if words[:1] in "“\"‘'«„" else f"“{words}”"


def _safe(text: str) -> str:
    """One line without control characters, and without what Markdown would take for markup."""
    return _MARKDOWN.sub(r"\\\1", shown_text(one_line(text)))
