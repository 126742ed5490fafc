"""Corrections that survive a newer engine and an edited article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.formats.checking import check_record, check_text
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, Check, Claim, Entity, EventTime, Span, Timeline, Unplaced
from annotate.record.walk import with_references
from annotate.review.carry_over import carry, orphans, touched
from annotate.review.carrying.anchoring import Anchoring
from annotate.review.edits import check, decide, find, note, relabel, set_source
from annotate.review.regrouping import add, merge, split
from tests.tui.sample import TEXT, sample_record
from tests.tui.sample import article as sample_article


def over(old: Annotations, new: Annotations, new_text: str = TEXT) -> Annotations:
    record = carry(old, new, old_text=TEXT, new_text=new_text)
    assert check_record(record) == []
    assert check_text(record, new_text) == []
    return record


def without(record: Annotations, *ids: str) -> Annotations:
    """The record of an engine that does not find some things, and numbers the others anew."""
    claims = [claim for claim in record.claims if claim.id not in ids]
    renumbered = {claim.id: f"c{number}" for number, claim in enumerate(claims, start=1)}
    events = tuple(
        replace(
            event,
            mentions=tuple(
                replace(mention, claim=renumbered.get(mention.claim or "")) for mention in event.mentions
            ),
        )
        for event in record.timeline.events
        if event.id not in ids
    )
    return replace(
        record,
        claims=tuple(
            replace(claim, id=renumbered[claim.id], within=renumbered.get(claim.within or ""))
            for claim in claims
        ),
        timeline=Timeline(
            record.timeline.times, events, tuple(id for id in record.timeline.order if id not in ids)
        ),
    )


def test_nothing_touched_gives_the_new_record() -> None:
    new = without(sample_record(), "c1")
    assert over(sample_record(), new) == new


def test_decisions_find_their_claim_under_another_number() -> None:
    old = note(decide(sample_record(), "c5", "accepted"), "c6", "ask the firm")
    record = over(old, without(sample_record(), "c1", "c2"))
    assert find(record, "c3").status == "accepted"
    assert find(record, "c4").note == "ask the firm"
    assert len(record.claims) == 8


def test_a_check_finds_its_claim_and_is_missed_with_it() -> None:
    found = Check("misleading", None, "https://port.example")
    old = check(sample_record(), "c5", found)
    assert find(over(old, without(sample_record(), "c1", "c2")), "c3").check == found  # type: ignore[union-attr]
    kept = [claim for claim in over(old, without(sample_record(), "c5")).claims if claim.check]
    assert [claim.check for claim in kept] == [found]


def test_what_the_new_engine_misses_is_added_again() -> None:
    old = decide(decide(sample_record(), "c3", "accepted"), "ev5", "accepted")
    record = over(old, without(sample_record(), "c3", "ev5"))
    kept = [claim for claim in record.claims if claim.status == "accepted"]
    assert [claim.speech_act for claim in kept] == ["deny"]
    assert [event.mentions[0].exact for event in record.timeline.events if event.review] == ["struck"]


def test_rejections_stay_rejections() -> None:
    old = decide(decide(sample_record(), "t7", "rejected"), "e3", "rejected", "e3.m1")
    record = over(old, sample_record())
    assert find(record, "t7").status == "rejected"
    entity = find(record, "e3")
    assert isinstance(entity, Entity)
    assert entity.mentions[0].status == "rejected"


def test_merged_and_split_entities_stay_so() -> None:
    old = split(merge(sample_record(), "e7", "e5"), "e1", "e1.m2")
    record = over(old, sample_record())
    names = {entity.name: len(entity.mentions) for entity in record.entities}
    assert names["port authority"] == 4
    assert "Nordmark Engineering" not in names
    assert names["Velden"] == 2
    assert names["VELDEN"] == 1
    sources = {claim.source.entity for claim in record.claims if claim.source}
    home = next(entity.id for entity in record.entities if entity.name == "port authority")
    assert home in sources


def test_a_set_source_points_to_the_same_entity_under_its_new_id() -> None:
    new = sample_record()
    ids = {entity.id: f"e{20 - int(entity.id[1:])}" for entity in new.entities}

    renumbered = tuple(
        replace(
            entity,
            id=ids[entity.id],
            mentions=tuple(replace(m, id=m.id.replace(entity.id, ids[entity.id])) for m in entity.mentions),
        )
        for entity in new.entities
    )
    new = with_references(replace(new, entities=renumbered), lambda id, _: ids.get(id, id))
    record = over(set_source(sample_record(), "c7", "e5"), new)
    claim = find(record, "c7")
    assert isinstance(claim, Claim)
    assert claim.source is not None
    assert find(record, claim.source.entity or "").name == "port authority"  # type: ignore[union-attr]


def test_an_edited_article_keeps_what_can_be_found() -> None:
    text = TEXT.replace("Residents fear a long summer. ", "").replace(
        "VELDEN, June 12", "Update: VELDEN, June 12"
    )
    new = replace(
        sample_record(), entities=(), claims=(), timeline=Timeline(), document=sample_article(text).document()
    )
    old = decide(relabel(sample_record(), "e5", "FAC"), "c6", "accepted")
    record = over(old, new, text)
    assert [entity.name for entity in record.entities] == ["port authority"]
    assert [claim.speech_act for claim in record.claims] == ["warn"]
    assert orphans(record) == []


def test_what_is_gone_is_an_orphan_and_stays_one() -> None:
    text = TEXT.replace("The company warned in a letter last year that repairs could cost $4.2 million.", "")
    new = replace(
        sample_record(), entities=(), claims=(), timeline=Timeline(), document=sample_article(text).document()
    )
    record = over(decide(sample_record(), "c6", "accepted"), new, text)
    assert record.claims == ()
    assert orphans(record) == [
        "the claim “that repairs could cost $4.2 million” was corrected by a reader, "
        "but its words are not found again"
    ]
    assert orphans(carry(record, new, old_text=text, new_text=text)) == orphans(record)


def test_added_annotations_survive() -> None:
    start = TEXT.index("transport ministry")
    old, _ = add(sample_record(), TEXT, start, start + 18, "ORG")
    record = over(old, sample_record())
    assert [entity.name for entity in touched(record)] == ["transport ministry"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("He said no. She said yes.", None),
        ("Then he said no. She said yes, and he said no again.", (8, 12)),
        ("they say no", None),
    ],
)
def test_a_lookalike_is_never_taken(new: str, expected: tuple[int, int] | None) -> None:
    old = "Then he said no. She said yes."
    found = Anchoring(old, new).place(8, 12)
    if expected is None:
        assert found is None or new[found[0] - 3 : found[1] + 3] == "He said no"
    else:
        assert found == expected


@given(
    before=st.text(max_size=30),
    words=st.text(min_size=1, max_size=10),
    after=st.text(max_size=30),
    extra=st.text(max_size=20),
)
@settings(max_examples=150, deadline=None)
def test_a_found_place_has_the_same_words(before: str, words: str, after: str, extra: str) -> None:
    old, new = before + words + after, extra + before + words + after
    found = Anchoring(old, new).place(len(before), len(before) + len(words))
    assert found is None or new[found[0] : found[1]] == words


def emptied(text: str) -> Annotations:
    """What the engine finds in a text of which nothing is left."""
    made = sample_record()
    return replace(
        made, entities=(), claims=(), timeline=Timeline(), document=sample_article(text).document()
    )


def _source(claim: Claim) -> tuple[Span, ...]:
    return claim.source.spans if claim.source else ()


def found_in(text: str) -> Annotations:
    """What the engine finds in the beginning of the text."""
    made, end = sample_record(), len(text)
    entities = tuple(
        replace(entity, mentions=mentions)
        for entity in made.entities
        if (mentions := tuple(mention for mention in entity.mentions if mention.end <= end))
    )
    claims = tuple(
        replace(claim, within=None)
        for claim in made.claims
        if all(span.end <= end for span in (*claim.cue, *claim.content, *_source(claim)))
    )
    times = tuple(time for time in made.timeline.times if time.end <= end)
    known = {*(e.id for e in entities), *(c.id for c in claims), *(t.id for t in times)}
    events = tuple(
        replace(
            event,
            mentions=tuple(
                replace(mention, claim=mention.claim if mention.claim in known else None)
                for mention in event.mentions
            ),
            participants=tuple(id for id in event.participants if id in known),
            time=event.time if event.time.ref in (None, "published", *known) else EventTime(),
        )
        for event in made.timeline.events
        if event.headline.end <= end
    )
    times = tuple(
        time if time.anchor in (None, "published", *known) else replace(time, anchor=None) for time in times
    )
    order = tuple(id for id in made.timeline.order if id in {event.id for event in events})
    return replace(
        made,
        entities=entities,
        claims=claims,
        timeline=Timeline(times, events, order),
        document=sample_article(text).document(),
    )


def known_texts(*texts: str) -> Callable[[Unplaced], str]:
    by_digest = {text_sha256(text): text for text in texts}
    return lambda unplaced: by_digest[unplaced.text.sha256]


CORRECTED: dict[str, Annotations] = {
    "claim": note(decide(sample_record(), "c6", "accepted"), "c6", "ask the firm"),
    "entity": relabel(sample_record(), "e11", "ORG"),
    "mention": decide(sample_record(), "e8", "rejected", "e8.m2"),
    "time": decide(sample_record(), "t7", "rejected"),
    "event": note(sample_record(), "ev8", "when?"),
    "source": set_source(sample_record(), "c10", "e6"),
    "no source": set_source(sample_record(), "c10", None),
    "merged": merge(sample_record(), "e7", "e5"),
}


@pytest.mark.parametrize("cut", [40, 300, 700, 1100, len(TEXT) - 100])
@pytest.mark.parametrize("name", sorted(CORRECTED))
def test_a_text_that_is_half_there_for_one_look_costs_nothing(name: str, cut: int) -> None:
    half, old = TEXT[:cut], CORRECTED[name]
    made = found_in(half)
    assert check_record(made) == []
    while_half = carry(old, made, old_text=TEXT, new_text=half)
    assert check_record(while_half) == []
    again = carry(while_half, sample_record(), old_text=half, new_text=TEXT, text_of=known_texts(TEXT, half))
    assert check_record(again) == []
    assert check_text(again, TEXT) == []
    assert (again.unplaced, orphans(again)) == ((), [])
    for item in touched(old):
        found = find(again, item.id)
        assert replace(found, id=item.id) == item or name in ("merged", "mention")
    if name in ("merged", "mention"):
        wanted, found = touched(old)[0], touched(again)[0]
        assert isinstance(wanted, Entity)
        assert isinstance(found, Entity)
        places = [(m.start, m.exact, m.status) for m in wanted.mentions]
        assert [(m.start, m.exact, m.status) for m in found.mentions] == places


def test_what_is_gone_is_kept_whole_with_its_note() -> None:
    text = TEXT.replace("The company warned in a letter last year that repairs could cost $4.2 million.", "")
    old = note(decide(sample_record(), "c6", "accepted"), "c6", "ask the firm")
    record = over(old, emptied(text), text)
    (lost,) = record.unplaced
    assert lost.claim == find(old, "c6")
    assert lost.text == old.document.text
    assert carry(record, emptied(text), old_text=text, new_text=text).unplaced == (lost,)


def test_what_is_still_gone_stays_where_it_is() -> None:
    half, third = TEXT[:700], TEXT[:700] + "\nCorrected on Friday.\n"
    while_half = carry(CORRECTED["claim"], emptied(half), old_text=TEXT, new_text=half)
    texts = known_texts(TEXT, half)
    later = carry(while_half, emptied(third), old_text=half, new_text=third, text_of=texts)
    assert later.unplaced == while_half.unplaced
    assert orphans(later) == orphans(while_half)
