"""What goes over all of a record goes over every span and every reference that its classes have."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from annotate.record import Annotations, Entity, Mention, Section, Timeline, model
from annotate.record.ids import next_id, numbered, with_mentions
from annotate.record.walk import (
    KINDS,
    LISTS,
    PUBLISHED,
    REFERENCES,
    SPANS,
    Item,
    Kind,
    all_references,
    all_spans,
    as_span,
    by_id,
    item_of,
    items_of,
    kind_of,
    only,
    put,
    record_of,
    references,
    relinked,
    replaced,
    review_of,
    reviewed,
    spans,
    starts_at,
    with_items,
    with_references,
    with_spans,
)
from tests.samples import TEXT, full_record

RECORD = full_record()
# Text that is no id of another annotation.
WORDS = {
    Entity: {("name",), ("aliases",), ("country",), ("value",), ("unit",)},
    model.Claim: {
        ("check_worthiness", "reasons"),
        ("source", "title"),
        ("check", "verdict"),
        ("check", "evidence"),
        ("check", "url"),
    },
    model.Time: {("value",), ("interval", "earliest"), ("interval", "latest")},
    model.Event: {("time", "earliest"), ("time", "latest")},
}
OF_ALL = {"id", "because", "note", "exact"}


def fields_of(cls: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every field in a class and in the classes of its fields; those that hold spans as a whole too."""
    hints = typing.get_type_hints(cls)
    for field in dataclasses.fields(cls):
        yield from inner(hints[field.name], (*way, field.name))


def inner(hint: Any, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if typing.get_origin(hint) in (tuple, typing.Union, types.UnionType):
        for part in typing.get_args(hint):
            if part not in (type(None), ...):
                yield from inner(part, way)
        return
    if not dataclasses.is_dataclass(hint) or is_ranged(hint):
        yield way, hint
    if dataclasses.is_dataclass(hint):
        yield from fields_of(hint, way)


def is_ranged(cls: Any) -> bool:
    return {"start", "end", "exact"} <= {field.name for field in dataclasses.fields(cls)}


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.__name__)
def test_every_span_of_a_class_is_known(cls: type[Item]) -> None:
    held = {way for way, hint in fields_of(cls) if dataclasses.is_dataclass(hint)}
    own = {()} if is_ranged(cls) else set()
    assert held | own == set(SPANS[cls].values())


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.__name__)
def test_every_text_in_a_class_is_words_or_a_reference(cls: type[Item]) -> None:
    texts = {way for way, hint in fields_of(cls) if hint is str}
    assert {way for way in texts if way[-1] not in OF_ALL} == WORDS[cls] | set(REFERENCES[cls])  # type: ignore[operator] # its classes are items


def test_every_list_of_annotations_in_a_record_is_known() -> None:
    lists = {way for way, hint in lists_in(Annotations) if hint in KINDS}
    assert lists == set(LISTS.values())
    order = {way for way, hint in lists_in(Annotations) if hint is str and way[0] != "document"}
    assert order == {("timeline", "order")}
    assert {field.name for field in dataclasses.fields(model.Unplaced)} == {"text", *LISTS}


def lists_in(cls: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    hints = typing.get_type_hints(cls)
    for name, hint in hints.items():
        if typing.get_origin(hint) is tuple:
            yield (*way, name), typing.get_args(hint)[0]
        elif dataclasses.is_dataclass(hint):
            yield from lists_in(hint, (*way, name))


def test_it_finds_every_span_that_stands_in_the_sample() -> None:
    def ranged(value: Any) -> Iterator[Any]:
        if dataclasses.is_dataclass(value) and not isinstance(value, Section):
            if is_ranged(type(value)):
                yield value
            for field in dataclasses.fields(value):
                yield from ranged(getattr(value, field.name))
        elif isinstance(value, tuple):
            for each in value:
                yield from ranged(each)

    found = [place.span for place in all_spans(RECORD)]
    wanted = [*ranged(RECORD.entities), *ranged(RECORD.claims), *ranged(RECORD.timeline)]
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))
    for place in all_spans(RECORD):
        assert at(place.steps) is place.span
        assert TEXT[place.span.start : place.span.end] == place.span.exact


def at(steps: tuple[str | int, ...]) -> Any:
    value: Any = RECORD
    for step in steps:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def test_every_reference_of_the_sample_leads_to_its_kind() -> None:
    kinds = {item.id: kind_of(item) for item in items_of(RECORD)}
    found = list(all_references(RECORD))
    assert found
    for reference in found:
        assert kinds[reference.id] == reference.kind
        assert at(reference.steps) == reference.id
    known = {(type(each.item), each.kind) for each in found if each.item}
    wanted = {(cls, kind) for cls, ways in REFERENCES.items() for kind in ways.values()}
    # The times of the sample are counted from the publication, whose name is no id.
    assert known == wanted - {(model.Time, "time")}


def test_a_time_refers_to_the_one_that_it_is_counted_from() -> None:
    time = replace(RECORD.timeline.times[0], id="t9", anchor="t1")
    assert [(each.id, each.kind, each.steps) for each in references(time)] == [("t1", "time", ("anchor",))]
    assert relinked(time, lambda id, _: id.upper()).anchor == "T1"
    assert list(references(replace(time, anchor=PUBLISHED))) == []


def test_new_names_reach_every_reference() -> None:
    def other(id: str, kind: Kind) -> str:
        return f"{kind}-{id}"

    renamed = with_references(RECORD, other)
    assert [other(each.id, each.kind) for each in all_references(RECORD)] == [
        each.id for each in all_references(renamed)
    ]
    back = with_references(renamed, lambda id, kind: id.removeprefix(f"{kind}-"))
    assert back == RECORD


def test_what_is_let_go_leaves_no_reference_and_keeps_what_can_stand_without() -> None:
    alone = with_references(RECORD, lambda *_: None)
    assert list(all_references(alone)) == []
    for before, after in zip(RECORD.claims, alone.claims, strict=True):
        assert (after.source is None) == (before.source is None)
        assert after.relates == ()
    assert [time.anchor for time in alone.timeline.times if time.anchor] == [
        time.anchor for time in RECORD.timeline.times if time.anchor == PUBLISHED
    ]


def test_nothing_comes_to_refer_to_itself() -> None:
    entity, other = Entity("e1", "ORG", "A", (), related=("e2",)), Entity("e2", "ORG", "B", ())
    record = record_of(RECORD, [entity, other])
    joined = with_references(record, lambda id, kind: "e1" if (id, kind) == ("e2", "entity") else id)
    assert joined.entities[0].related == ()
    # Ids that are given later are no matter.
    assert relinked(entity, lambda *_: "e1").related == ("e1",)


def test_no_list_comes_to_have_a_reference_twice() -> None:
    claim = replace(RECORD.claims[0], times=("t1", "t2"))
    assert relinked(claim, lambda *_: "t2").times == ("t2",)


def test_an_annotation_is_put_where_its_place_in_the_text_is() -> None:
    for item in items_of(RECORD):
        if isinstance(item, Entity):
            continue
        assert put(RECORD, item) == RECORD
        others = only(RECORD, set(by_id(RECORD)) - {item.id})
        again = put(others, item)
        assert [each.id for each in items_of(again)] == [each.id for each in items_of(RECORD)]
        assert set(again.timeline.order) == set(RECORD.timeline.order)


def test_one_annotation_is_replaced_and_no_other() -> None:
    for item in items_of(RECORD):
        changed = replaced(RECORD, replace(item, note="seen"))
        assert by_id(changed)[item.id].note == "seen"
        assert replaced(changed, item) == RECORD


def test_spans_can_be_moved_and_lost() -> None:
    def further(span: Any) -> Any:
        return replace(span, start=span.start + 7, end=span.end + 7)

    moved = with_items(
        RECORD,
        lambda item: with_spans(item, lambda span: replace(span, start=span.start + 7, end=span.end + 7)),
    )
    assert [place.span.start for place in all_spans(moved)] == [
        place.span.start + 7 for place in all_spans(RECORD)
    ]
    assert moved.document == RECORD.document
    for item in items_of(RECORD):
        left = with_spans(item, lambda _: None)
        assert left is None or not list(spans(left))


def test_a_part_of_a_record_refers_to_nothing_outside() -> None:
    for item in items_of(RECORD):
        part = only(RECORD, {item.id})
        assert [each.id for each in items_of(part)] == [item.id]
        assert {each.id for each in all_references(part)} <= {item.id}


def test_a_record_of_some_annotations_has_them_in_their_lists() -> None:
    whole = record_of(RECORD, reversed(list(items_of(RECORD))))
    assert {item.id for item in items_of(whole)} == {item.id for item in items_of(RECORD)}
    assert set(whole.timeline.order) == {event.id for event in RECORD.timeline.events}
    assert record_of(RECORD, []).timeline == Timeline()


def test_what_is_unplaced_is_one_annotation() -> None:
    assert [kind_of(item_of(each)) in LISTS for each in RECORD.unplaced] == [True] * len(RECORD.unplaced)
    with pytest.raises(ValueError, match="nothing"):
        item_of(model.Unplaced(RECORD.document.text))


def test_an_annotation_begins_where_it_is_told() -> None:
    for claim in RECORD.claims:
        assert starts_at(claim) == min(span.start for span in (*claim.content, *claim.cue))
    for time in RECORD.timeline.times:
        assert starts_at(time) == time.start


def mention(id: str, start: int) -> Mention:
    return Mention(id, start, start + 1, "x", "name", "rule", 1.0)


def test_events_and_their_mentions_are_numbered_and_what_comes_after_goes_along() -> None:
    first, second = RECORD.timeline.events
    later, earlier = numbered([second, first])
    assert [later.id, earlier.id] == ["ev1", "ev2"]
    assert [mention.id for mention in earlier.mentions] == ["ev2.m1", "ev2.m2"]
    assert [link.event for link in later.after] == ["ev2"]
    # Claims and entities keep their ids.
    assert (earlier.mentions[1].claim, earlier.participants) == ("c1", ("e2",))


def test_a_judgement_is_no_status_of_an_event() -> None:
    event, claim = RECORD.timeline.events[0], RECORD.claims[0]
    rejected = reviewed(event, "rejected", status="denied")
    assert (rejected.review, rejected.status) == ("rejected", "denied")
    assert (review_of(event), review_of(event.mentions[1]), review_of(claim)) == (
        "edited",
        "accepted",
        "proposed",
    )
    assert reviewed(claim, "rejected").status == "rejected"


def test_an_event_without_its_headline_is_told_by_a_mention_and_without_mentions_is_none() -> None:
    event = RECORD.timeline.events[0]
    left = with_spans(event, lambda span: None if span in (event.headline, event.mentions[0]) else span)
    assert left is not None
    assert left.headline == as_span(event.mentions[1])
    assert with_spans(event, lambda span: span if span == event.headline else None) is None


def test_a_mention_stays_when_its_claim_goes_and_a_link_goes_with_its_event() -> None:
    event = replace(RECORD.timeline.events[1], mentions=RECORD.timeline.events[0].mentions)
    alone = relinked(event, lambda *_: None)
    assert [mention.claim for mention in alone.mentions] == [None, None]
    assert alone.after == ()


def test_ids_are_given_in_order() -> None:
    first = Entity("e2", "ORG", "A", (mention("e2.m9", 3),), related=("e3", "e1"))
    second = Entity("e3", "ORG", "B", (mention("e3.m1", 5),), related=("e2",))
    one, two = numbered([first, second])
    assert (one.id, one.related, one.mentions[0].id) == ("e1", ("e2",), "e1.m1")
    assert (two.id, two.related, two.mentions[0].id) == ("e2", ("e1",), "e2.m1")
    more = with_mentions(one, [*one.mentions, mention("", 1)])
    assert [(each.id, each.start) for each in more.mentions] == [("e1.m1", 1), ("e1.m2", 3)]
    assert next_id(replace(RECORD, entities=(one, two)), "entity") == "e3"
    assert next_id(record_of(RECORD, []), "event") == "ev1"
