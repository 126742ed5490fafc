"""An article's record as Markdown, for a notebook: claims by source, timeline, entities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from annotate.record import Annotations, Claim, Entity
from annotate.record.walk import Item, review_of
from annotate.review.wording import FACTUALITY_NAMES, TYPE_NAMES, checked, source_name
from annotate.review.words import content_text, one_line, telling
from tui.text.marks import MarkIndex
from tui.text.wrapping import shown_text
from tui.wording.describe import published, summary, told, when

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown_report(record: Annotations, kept: frozenset[str] | None = None) -> str:
    """The report of an article.

    Args:
        record: What is known about it; what a reader rejected is left out.
        kept: Ids that the filter keeps; everything without one.
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
    lines += _claims([claim for claim in record.claims if claim.id in shown], items)
    lines += _timeline(record, shown, items)
    lines += _entities([entity for entity in record.entities if entity.id in shown])
    return "\n".join(lines) + "\n"


def is_report(beginning: str) -> bool:
    """Whether a file that begins so is a report that was written here."""
    lines = beginning.splitlines()
    return len(lines) > 2 and lines[0].startswith("# ") and lines[2].startswith("- Published: ")


def citation(item: Item, record: Annotations, items: dict[str, Item]) -> str:
    """An annotation as one writes it down: a claim with source and article, anything else in its words."""
    if isinstance(item, Entity):
        return item.name
    if not isinstance(item, Claim):
        return telling(item)
    document = record.document
    where = ", ".join(part for part in (document.title or document.id, document.published.value) if part)
    found = f" [{'; '.join(checked(item.check))}]" if item.check else ""
    return f"{_quoted(item)} — {source_name(item, items)} ({item.speech_act}), {where}{found}"


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
            sure = "" if claim.factuality == "CT+" else f", {FACTUALITY_NAMES[claim.factuality]}"
            yield f"- {claim.speech_act}{sure}: {_safe(_quoted(claim))}{_remarks(claim)}"


def _timeline(record: Annotations, shown: set[str], items: dict[str, Item]) -> Iterator[str]:
    events = {event.id: event for event in record.timeline.events if event.id in shown}
    dated = [events[id] for id in record.timeline.order if id in events and when(events[id].time)]
    if not dated:
        return
    yield from ("", "## Timeline", "")
    for event in dated:
        known = "" if event.status == "happened" else f", {event.status}"
        yield f"- **{_safe(told(event, items))}{known}** {_safe(summary(event))}{_remarks(event)}"


def _entities(entities: list[Entity]) -> Iterator[str]:
    if not entities:
        return
    yield from ("", "## Entities")
    for type_name, plural in TYPE_NAMES.items():
        group = sorted((each for each in entities if each.type == type_name), key=lambda each: -each.salience)
        if group:
            yield from ("", f"### {plural.capitalize()}", "")
        for entity in group:
            also = f" (also {_safe(', '.join(entity.aliases))})" if entity.aliases else ""
            yield f"- {_safe(entity.name)}{also}: {len(entity.mentions)}{_remarks(entity)}"


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
