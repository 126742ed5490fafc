"""The record as a note in Markdown, with properties, tags and links, as Obsidian reads them.

Whoever is named becomes a link to a note of that name, every claim and event a block that
other notes can link to (``[[note#^c1]]``), and every quotation leads back to its place: by its
offsets, and on the web by a link to the words themselves.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlsplit

from annotate.formats.writers import Format
from annotate.record import Annotations, Claim, Entity, Event
from annotate.record.central import AMOUNT_TYPES
from annotate.record.walk import Item, items_of, review_of, starts_at
from annotate.review.wording import FACTUALITY_NAMES, TYPE_WORDS, checked, source_name, window
from annotate.review.words import content_text, one_line
from annotate.support.console import substitute
from annotate.support.names import NOTES_SUFFIX

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~$%=!^&])")
_NOT_IN_TAGS = re.compile(r"[^\w-]+")
# Obsidian has no notes of such names, and no links to them.
_NOT_IN_LINKS = re.compile(r"[\[\]|#^\\/:*?\"<>%]")
_TAGGED = {"PERSON": "person", "ORG": "organisation", "GPE": "place"}
_MOST_TAGS = 12
_QUOTED_WORDS = 6


def dump_note(record: Annotations) -> str:
    """The note of one article; what a reader rejected is left out."""
    items = {item.id: item for item in items_of(record) if review_of(item) != "rejected"}
    title = record.document.title or record.document.id
    lines = [*_properties(record, items), f"# {_safe(title)}"]
    lines += _claims(record, items)
    lines += _timeline(record, items)
    lines += _entities(items)
    return "\n".join(lines) + "\n"


def _properties(record: Annotations, items: dict[str, Item]) -> Iterator[str]:
    document = record.document
    people = _named(items)
    values = {
        "title": document.title,
        "date": document.published.value,
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
        "source": document.source,
        "text_sha256": document.text.sha256,
        "generator": f"{record.generator.name} {record.generator.version}",
    }
    yield "---"
    for key, value in values.items():
        if value:
            # A string of JSON is one of YAML too, whatever is in it.
            yield f"{key}: {json.dumps(_harmless(one_line(value)), ensure_ascii=False)}"
    links = [f"[[{one_line(each.name)}]]" for each in people if not _NOT_IN_LINKS.search(each.name)]
    if links:
        yield "who:"
        yield from (f"  - {json.dumps(_harmless(link), ensure_ascii=False)}" for link in links)
    yield "tags:"
    yield "  - dateline"
    tags = (_tag(each) for each in people)
    yield from (f"  - {json.dumps(tag, ensure_ascii=False)}" for tag in dict.fromkeys(filter(None, tags)))
    yield from ("---", "")


def _named(items: dict[str, Item]) -> list[Entity]:
    found = [each for each in items.values() if isinstance(each, Entity) and each.named]
    found = [each for each in found if each.type in _TAGGED]
    return sorted(found, key=lambda each: -each.salience)[:_MOST_TAGS]


def _tag(entity: Entity) -> str | None:
    words = _NOT_IN_TAGS.sub("-", one_line(entity.name)).strip("-_").lower()
    return f"{_TAGGED[entity.type]}/{words}" if any(c.isalpha() for c in words) else None


def _claims(record: Annotations, items: dict[str, Item]) -> Iterator[str]:
    by_source: defaultdict[str, list[Claim]] = defaultdict(list)
    for item in items.values():
        if isinstance(item, Claim):
            by_source[_speaker(item, items)].append(item)
    if by_source:
        yield from ("", "## Who says what")
    for name, claims in by_source.items():
        yield from ("", f"### {name}", "")
        for claim in claims:
            sure = "" if claim.factuality == "CT+" else f", {FACTUALITY_NAMES[claim.factuality]}"
            words = content_text(claim)
            words = words if claim.quotation != "direct" or words[:1] in "“\"‘'«„" else f"“{words}”"
            yield f"- {claim.speech_act}{sure}: {_safe(words)} {_place(record, claim)} ^{claim.id}"
            if claim.check:
                verdict, *evidence = map(_safe, checked(claim.check))
                yield f"    - checked: **{verdict}**{': ' if evidence else ''}{' '.join(evidence)}"
            yield from _remarks(claim)


def _speaker(claim: Claim, items: dict[str, Item]) -> str:
    name = source_name(claim, items)
    entity = items.get((claim.source.entity if claim.source else None) or "")
    return _link(name) if isinstance(entity, Entity) and _has_name(entity) else _safe(name)


def _has_name(entity: Entity) -> bool:
    """Whether an entity may have a note of its own, as no number has."""
    return entity.named and entity.type not in AMOUNT_TYPES


def _timeline(record: Annotations, items: dict[str, Item]) -> Iterator[str]:
    events = [items[id] for id in record.timeline.order if id in items]
    told = [event for event in events if isinstance(event, Event)]
    if told:
        yield from ("", "## What happened", "")
    for event in told:
        time = event.time
        dated = time.earliest or time.latest
        when = window(time.earliest, time.latest, time.granularity) if dated else "undated"
        known = "" if event.status == "happened" else f" ({event.status})"
        words = _safe(event.headline.exact)
        yield f"- **{_safe(when)}** {words}{known} {_place(record, event)} ^{event.id}"
        yield from _remarks(event)


def _entities(items: dict[str, Item]) -> Iterator[str]:
    entities = sorted(
        (each for each in items.values() if isinstance(each, Entity)), key=lambda each: -each.salience
    )
    amounts = [each for each in entities if each.type in AMOUNT_TYPES]
    yield from _listed("Who and what", [each for each in entities if each not in amounts])
    yield from _listed("Amounts", amounts)


def _listed(title: str, entities: Sequence[Entity]) -> Iterator[str]:
    if entities:
        yield from ("", f"## {title}", "")
    for entity in entities:
        name = _link(one_line(entity.name)) if _has_name(entity) else _safe(entity.name)
        also = f" (also {_safe(', '.join(entity.aliases))})" if entity.aliases else ""
        number = f"{len(entity.mentions)} mention{'s' * (len(entity.mentions) != 1)}"
        yield f"- {name}{also}: {TYPE_WORDS[entity.type]}, {number} ^{entity.id}"
        yield from _remarks(entity)


def _remarks(item: Item) -> Iterator[str]:
    judged = review_of(item)
    if judged and judged != "proposed":
        yield f"    - {judged}"
    if item.note:
        yield f"    - note: {_safe(item.note)}"


def _place(record: Annotations, item: Claim | Event) -> str:
    """Where something stands: its offsets, with a link to the words where the article is on the web."""
    spans = item.content if isinstance(item, Claim) else [item.mentions[0]]
    start = spans[0].start if spans else starts_at(item)
    end = spans[-1].end if spans else start
    offsets = f"{start}–{end}"
    url = record.document.url
    if not url or not _is_web(url) or not spans:
        return f"({offsets})"
    words = one_line(spans[0].exact).split(" ")
    first = " ".join(words[:_QUOTED_WORDS])
    last = " ".join(words[-_QUOTED_WORDS:]) if len(words) > 2 * _QUOTED_WORDS else ""
    fragment = ",".join(quote(part, safe="").replace("-", "%2D") for part in (first, last) if part)
    return f"([{offsets}](<{_address(url)}#:~:text={fragment}>))"


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _address(url: str) -> str:
    return quote(url.partition("#")[0], safe=":/?&=%+,;@!$'()*~[]")


def _link(name: str) -> str:
    return _safe(name) if _NOT_IN_LINKS.search(name) else f"[[{_harmless(name)}]]"


def _safe(text: str) -> str:
    """One line, without what Markdown or Obsidian would take for markup."""
    return _MARKUP.sub(r"\\\1", _harmless(one_line(text)))


def _harmless(text: str) -> str:
    return text if text.isprintable() else "".join(substitute(c) or c for c in text)


FORMAT = Format(suffix=NOTES_SUFFIX, dump=dump_note, joins=False)
