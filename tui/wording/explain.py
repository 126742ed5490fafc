"""Why an annotation is there: everything the record says about it, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import overload

from annotate.record import After, Claim, Entity, Event, EventMention, Mention, Source, Time
from annotate.record.walk import Item, review_of
from annotate.review.wording import FACTUALITY_NAMES, TYPE_WORDS, checked, source_name, takes_part, who_says
from annotate.review.words import content_text, one_line, telling
from tui.wording.describe import shown_factuality, told
from tui.wording.labels import label_word
from tui.wording.times import RELATION_WORDS, meaning

Fact = tuple[str, str]
# Refusing and rejecting are among what the record calls so.
_ACTS: dict[str, str] = {"deny": "deny or refuse"}
_KINDS = {"name": "a name", "nominal": "a description", "pronoun": "a pronoun"}
_LONGEST_CLAIM = 60
_MAKERS = {"model": "the model", "rule": "a rule", "reader": "a reader"}


def explain(item: Item, items: dict[str, Item], offset: int | None = None) -> list[Fact]:
    """What the record says about an annotation.

    Args:
        item: The annotation.
        items: All of the record, by id.
        offset: The code point that is looked at; it tells which mention of an entity or event is meant.

    Returns:
        Pairs of a label and its value, the most important first; values are plain text of one line.
    """
    if isinstance(item, Entity):
        facts = _entity(item, items, offset)
    elif isinstance(item, Claim):
        facts = _claim(item, items)
    elif isinstance(item, Time):
        facts = _time(item, items)
    else:
        facts = _event(item, items, offset)
    return [(label, one_line(value)) for label, value in [*facts, *_decision(item)] if value]


def _entity(entity: Entity, items: dict[str, Item], offset: int | None) -> Iterator[Fact]:
    mention = mention_at(entity, offset)
    yield "entity", f"{entity.name} · {TYPE_WORDS[entity.type]}"
    yield "also", ", ".join(entity.aliases)
    yield "amount", " ".join(part for part in (entity.value, entity.unit) if part)
    yield "country", entity.country or ""
    yield "related", ", ".join(_name(id, items) for id in entity.related)
    if mention:
        yield "here", f"“{mention.exact}” · {_KINDS[mention.kind]} · {_made(mention)}"
        yield "because", mention.because or ""
        yield "mention", _words(mention.status, mention.note)
    yield "mentions", f"{len(entity.mentions)} · prominence {entity.salience:.2f}"


def _claim(claim: Claim, items: dict[str, Item]) -> Iterator[Fact]:
    act = _ACTS.get(claim.speech_act, claim.speech_act)
    yield "claim", f"{who_says(claim, items)} · {act} · {claim.quotation} speech"
    yield "says", content_text(claim)
    yield "certainty", f"{_certainty(claim)}{_hedges(claim)}"
    yield "source", _source(claim.source, items)
    yield "made by", _made(claim)
    yield "because", claim.because or ""
    if claim.check_worthiness:
        worth = claim.check_worthiness
        yield "to check", " · ".join((f"{worth.score:.2f}", *worth.reasons))
    if claim.check:
        yield "checked", " · ".join(checked(claim.check))
    yield "times", ", ".join(_name(id, items) for id in claim.times)
    yield "within", _name(claim.within, items) if claim.within else ""
    yield "relates", ", ".join(f"{link.relation} {_name(link.claim, items)}" for link in claim.relates)


def _time(time: Time, items: dict[str, Item]) -> Iterator[Fact]:
    yield "time", f"“{time.exact}” · {label_word(time.type)}"
    yield "means", meaning(time)
    yield "from", _name(time.anchor, items) if time.anchor else ""
    yield "made by", _made(time)
    yield "because", time.because or ""


def _event(event: Event, items: dict[str, Item], offset: int | None) -> Iterator[Fact]:
    mention = mention_at(event, offset) or (event.mentions[0] if len(event.mentions) == 1 else None)
    yield "event", f"“{event.headline.exact}” · {event.status}"
    yield "when", told(event, items) or "not known"
    yield "because", event.time.because or ""
    time = items.get(event.time.ref or "")
    yield "counted", (time.because or "") if isinstance(time, Time) and time.anchor else ""
    if event.time.ref:
        yield "placed", f"{RELATION_WORDS[event.time.relation]} {_name(event.time.ref, items)}"
    yield "who", ", ".join(filter(None, (takes_part(event, id, items) for id in event.participants)))
    yield "after", ", ".join(_after(link, items) for link in event.after)
    yield "one event", event.because or ""
    if mention:
        yield "here", f"“{mention.exact}” · {FACTUALITY_NAMES[mention.factuality]} · {_made(mention)}"
        yield "because", mention.because or ""
        yield "claimed in", _name(mention.claim, items) if mention.claim else ""
        yield "mention", _words(mention.status, mention.note)
    yield "mentions", f"{len(event.mentions)} · prominence {event.salience:.2f}"


def _after(link: After, items: dict[str, Item]) -> str:
    because = f" ({link.because})" if link.because else ""
    return f"{_name(link.event, items)}{because}"


def _decision(item: Item) -> Iterator[Fact]:
    yield "reader", _words(review_of(item), item.note)


def _words(status: str | None, note: str | None) -> str:
    return " · ".join(part for part in (status if status != "proposed" else None, note) if part)


def _made(item: Mention | EventMention | Claim | Time) -> str:
    return f"{_MAKERS[item.by]}, {item.confidence:.0%} sure" if item.by != "reader" else "a reader"


def _source(source: Source | None, items: dict[str, Item]) -> str:
    if source is None:
        return ""
    words = " … ".join(span.exact for span in source.spans)
    title = f": {one_line(source.title)}" if source.title else ""
    quoted = f"“{words}”" if words else f"not named here{title}"
    entity = f" · {_name(source.entity, items)}" if source.entity else ""
    mention = _taken_for(source, items)
    kind = source.kind if mention is None else f"{_KINDS[mention.kind]}, {_made(mention)}"
    because = source.because if mention is None else mention.because
    return "".join([quoted, entity, *(f" · {fact}" for fact in (kind, because) if fact)])


def _taken_for(source: Source, items: dict[str, Item]) -> Mention | None:
    """The pronoun or description that a source is, where its name does not stand there: "she"."""
    entity = items.get(source.entity or "")
    if not isinstance(entity, Entity):
        return None
    places = [(span.start, span.end) for span in source.spans]
    here = [m for m in entity.mentions if any(start <= m.start and m.end <= end for start, end in places)]
    named = any(mention.kind == "name" for mention in here)
    return None if named or not here else max(here, key=lambda mention: mention.confidence)


def _certainty(claim: Claim) -> str:
    """How sure the source is; lists call one certain whose own words say no."""
    own = shown_factuality(claim) != claim.factuality
    return "certain that it is not so" if own else FACTUALITY_NAMES[claim.factuality]


def _hedges(claim: Claim) -> str:
    words = ", ".join(f"“{hedge.exact}”" for hedge in claim.hedges)
    return f", by {words}" if words else ""


def _name(id: str | None, items: dict[str, Item]) -> str:
    item = items.get(id or "")
    if item is None:
        return "the publication date" if id == "published" else (id or "")
    if isinstance(item, Entity):
        return item.name
    if isinstance(item, Claim):
        return f"{source_name(item, items)}: “{_cut(one_line(content_text(item)))}”"
    return f"“{one_line(telling(item))}”"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_CLAIM else f"{words[: _LONGEST_CLAIM - 1].rstrip()}…"


@overload
def mention_at(item: Entity, offset: int | None) -> Mention | None: ...
@overload
def mention_at(item: Event, offset: int | None) -> EventMention | None: ...
def mention_at(item: Entity | Event, offset: int | None) -> Mention | EventMention | None:
    """The mention of an entity or event over a code point."""
    if offset is None:
        return None
    return next((mention for mention in item.mentions if mention.start <= offset < mention.end), None)
