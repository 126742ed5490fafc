"""The page of one article: the text with its marks, who and what, who says what, and what happened when.

Whatever an article holds stands there as text; an address of the web is a link that nobody follows
but a reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from annotate.formats.pages.drawing import Drawn, drawing
from annotate.formats.pages.marking import marked_text, marks_of, shown
from annotate.formats.pages.shell import link, tools, verdict_of, whole_page
from annotate.record import Annotations, Claim, Entity, Event, Time
from annotate.record.central import AMOUNT_TYPES, amounts, main_events
from annotate.record.walk import Item, items_of, review_of
from annotate.review.wording import (
    FACTUALITY_NAMES,
    SURE,
    TYPE_NAMES,
    TYPE_WORDS,
    of_unknown_day,
    who_says,
    window,
)
from annotate.review.words import content_text, headline_words, in_context, one_line


def dump_page(record: Annotations, text: str) -> str:
    """A record with its article as one HTML file.

    Args:
        record: What is known about the article.
        text: Its exact text.
    """
    title = shown(one_line(record.document.title or record.document.id))
    kept = [item for item in items_of(record) if review_of(item) != "rejected"]
    items = {item.id: item for item in kept}
    body = "".join(
        (
            '<a class="skip" href="#text">To the article</a>\n',
            f"<header>\n<h1>{title}</h1>\n{_about(record)}</header>\n",
            '<div class="columns">\n<main id="text" tabindex="0" aria-label="The article">',
            *marked_text(text, marks_of(record), items),
            '</main>\n<aside aria-label="What stands in it">\n',
            tools(),
            *_entities(record, text),
            *_claims(record, items),
            *_timeline(record, items),
            "</aside>\n</div>\n",
        )
    )
    return whole_page(record.document.title or record.document.id, body, record.generator)


def _about(record: Annotations) -> str:
    document = record.document
    date = (
        window(document.published.earliest, document.published.latest, "")
        if not document.published.value
        else ""
    )
    day = (
        window(document.published.value, document.published.value, "day")
        if document.published.value
        else date
    )
    known = f"{day} ({document.published.source})" if day else "date unknown"
    parts = [shown(one_line(part)) for part in (document.author, document.publisher, known) if part]
    place = document.url or document.source
    parts += [link(place, one_line(place))] if place else []
    return f'<p class="about">{" · ".join(parts)}</p>\n'


def _entities(record: Annotations, text: str) -> Iterator[str]:
    kept = [
        entity
        for entity in record.entities
        if review_of(entity) != "rejected" and entity.type not in AMOUNT_TYPES
    ]
    yield f'<section aria-labelledby="entities">\n<h2 id="entities">Who and what ({len(kept)})</h2>\n'
    groups: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in kept:
        groups[TYPE_NAMES[entity.type] if entity.named else "only described"].append(entity)
    order = [*TYPE_NAMES.values(), "only described"]
    for name in sorted(groups, key=order.index):
        yield f"<h3>{shown(name.capitalize())}</h3>\n<ul>\n"
        for entity in sorted(groups[name], key=lambda entity: -entity.salience):
            also = (
                f' <span class="fact">{shown(", ".join(map(one_line, entity.aliases)))}</span>'
                if entity.aliases
                else ""
            )
            number = f"{len(entity.mentions)} mention{'s' * (len(entity.mentions) != 1)}"
            name = f'<span class="who">{shown(one_line(entity.name))}</span>'
            kind = f'<span class="fact">{TYPE_WORDS[entity.type]}, {number}</span>'
            yield _entry(entity.id, f"{name}{also} {kind}{_judged(entity)}")
        yield "</ul>\n"
    yield from _amounts(record, text)
    yield "</section>\n"


def _amounts(record: Annotations, text: str) -> Iterator[str]:
    """Amounts in the order of the text, each with the words that say of what; folded, as there are many."""
    told = amounts(record)
    if not told:
        return
    yield f"<details>\n<summary>Amounts ({len(told)})</summary>\n<ul>\n"
    for amount in told:
        first = amount.mentions[0]
        words = f'<span class="fact">{shown(in_context(text, first.start, first.end))}</span>'
        yield _entry(
            amount.id, f'<span class="who">{shown(one_line(amount.name))}</span> {words}{_judged(amount)}'
        )
    yield "</ul>\n</details>\n"


def _claims(record: Annotations, items: dict[str, Item]) -> Iterator[str]:
    kept = [claim for claim in record.claims if review_of(claim) != "rejected"]
    number = sum(claim.check is not None for claim in kept)
    checks = f", {number} checked" if number else ""
    yield '<section aria-labelledby="claims">\n'
    yield f'<h2 id="claims">Who says what ({len(kept)}{checks})</h2>\n<ul>\n'
    for claim in kept:
        sure = "" if claim.factuality == "CT+" else f", {FACTUALITY_NAMES[claim.factuality]}"
        verdict = below = ""
        if claim.check:
            found, below = verdict_of(claim.check)
            verdict = f" {found}"
        yield _entry(
            claim.id,
            f'<span class="who">{shown(who_says(claim, items))}</span> '
            f'<span class="fact">{shown(claim.speech_act + sure)}</span>{verdict}<br>'
            f"{shown(_quoted(claim))}{_judged(claim)}",
            below=below,
        )
    yield "</ul>\n</section>\n"


def _quoted(claim: Claim) -> str:
    words = content_text(claim)
    return words if claim.quotation != "direct" or words[:1] in "“\"‘'«„" else f"“{words}”"


def _timeline(record: Annotations, items: dict[str, Item]) -> Iterator[str]:
    events = [items[id] for id in record.timeline.order if id in items]
    told = [event for event in events if isinstance(event, Event)]
    drawn = [
        Drawn(
            event.id,
            headline_words(event.headline.exact),
            event.time.earliest,
            event.time.latest,
            event.time.granularity,
            event.salience,
        )
        for event in told
        if not of_unknown_day(event, items)
    ]
    first = main_events(told, record.document.text.length)
    yield '<section aria-labelledby="timeline">\n'
    yield f'<h2 id="timeline">What happened ({len(told)})</h2>\n{drawing(drawn)}<ol class="timeline">\n'
    yield from (_event(event, items) for event in told if event.id in first)
    yield "</ol>\n"
    rest = [event for event in told if event.id not in first]
    if rest:
        yield f'<details>\n<summary>{len(rest)} more</summary>\n<ol class="timeline">\n'
        yield from (_event(event, items) for event in rest)
        yield "</ol>\n</details>\n"
    yield "</section>\n"


def _event(event: Event, items: dict[str, Item]) -> str:
    known = (
        window(event.time.earliest, event.time.latest, event.time.granularity)
        if event.time.earliest or event.time.latest
        else ""
    )
    time = items.get(event.time.ref or "")
    words = one_line(time.exact) if isinstance(time, Time) and not known else known
    if unknown := of_unknown_day(event, items):
        known, words = "", unknown
    doubt = "?" if isinstance(time, Time) and time.confidence < SURE and known else ""
    status = "" if event.status == "happened" else f' <span class="fact">{shown(event.status)}</span>'
    when = (
        f'<span class="when">{shown(words + doubt)}</span> '
        if words
        else '<span class="fact">undated</span> '
    )
    return _entry(
        event.id,
        f"{when}{shown(headline_words(event.headline.exact))}{status}{_judged(event)}",
        dated=bool(words),
    )


def _entry(id: str, words: str, *, dated: bool = False, below: str = "") -> str:
    look = ' class="dated"' if dated else ""
    return f'<li{look} data-of="{id}"><a href="#at-{id}">{words}</a>{below}</li>\n'


def _judged(item: Item) -> str:
    judged = review_of(item)
    parts = [part for part in (judged if judged != "proposed" else None, item.note) if part]
    return f' <span class="fact">({shown(one_line("; ".join(parts)))})</span>' if parts else ""
