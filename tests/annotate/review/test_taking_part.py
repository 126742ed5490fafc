"""Who takes part in events when mentions become those of somebody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.formats.checking import check_record, check_text
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, Entity, Event, EventMention, EventTime, Mention, Section, Timeline
from annotate.review.carry_over import carry
from annotate.review.edits import CorrectionError, find, note
from annotate.review.merging import marked_by_hand
from annotate.review.regrouping import merge, split
from tests.tui.sample import Maker, sample_record

TITLE = "A verdict for Vance"
BODY = """Teresa Vance met Denise Halvorsen in Oslo. She was arrested after the talks. Vance denied it, \
and Halvorsen laughed. The arrest of Vance was filmed. The court freed her lawyer, who thanked Vance.
"""
TEXT = f"{TITLE}\n\n{BODY}"
# Of Teresa Vance and of Denise Halvorsen: words, which time they occur, kind, reason.
_VANCE = (
    ("Vance", 0, "name", None),
    ("Teresa Vance", 0, "name", None),
    ("She", 0, "pronoun", "back to “Teresa Vance”"),
    ("Vance", 2, "name", "surname match"),
    ("Vance", 3, "name", "surname match"),
    ("her", 0, "pronoun", None),
    ("Vance", 4, "name", "surname match"),
)
_HALVORSEN = (("Denise Halvorsen", 0, "name", None), ("Halvorsen", 1, "name", "surname match"))
# Headline, words that tell it with which time they occur, who takes part.
_EVENTS = (
    ("Teresa Vance met Denise Halvorsen", (("met", 0),), ("e1", "e2")),
    ("She was arrested", (("arrested", 0), ("arrest", 1)), ("e1",)),
    ("Vance denied it", (("denied", 0),), ("e1",)),
    ("Halvorsen laughed", (("laughed", 0),), ("e2",)),
    ("The court freed her lawyer", (("freed", 0),), ("e1",)),
    ("A verdict for Vance", (("verdict", 0),), ("e1",)),
)
MENTIONS = [*(f"e1.m{n}" for n in range(1, len(_VANCE) + 1)), "e2.m1", "e2.m2"]


def record() -> Annotations:
    """Two people, one of whom "She" and "her" are taken to be."""
    sample, make = sample_record(), Maker(TEXT)
    entities = []
    for id, name, told in (("e1", "Teresa Vance", _VANCE), ("e2", "Denise Halvorsen", _HALVORSEN)):
        mentions = []
        for number, (words, nth, kind, because) in enumerate(told, start=1):
            span = make.span(words, nth)
            place = f"{id}.m{number}", span.start, span.end, span.exact
            mentions.append(Mention(*place, kind, "model", 0.9, because))  # type: ignore[arg-type]
        mentions.sort(key=lambda each: each.start)
        entities.append(Entity(id, "PERSON", name, tuple(mentions), (name.split()[1],), 0.5))
    events = []
    for number, (headline, tellings, participants) in enumerate(_EVENTS, start=1):
        spans = [make.span(*words) for words in tellings]
        places = [
            EventMention(f"ev{number}.m{nth}", each.start, each.end, each.exact, "CT+", "model", 0.9)
            for nth, each in enumerate(spans, start=1)
        ]
        events.append(
            Event(
                f"ev{number}", make.span(headline), "happened", EventTime(), tuple(places), 0.5,
                participants=participants,
            )
        )  # fmt: skip
    text = replace(sample.document.text, sha256=text_sha256(TEXT), length=len(TEXT))
    sections = (
        Section("title", 0, len(TITLE)),
        Section("paragraph", len(TITLE) + 2, len(TEXT) - 1),
    )
    return replace(
        sample,
        document=replace(sample.document, text=text, sections=sections),
        entities=tuple(entities),
        claims=(),
        timeline=Timeline(events=tuple(events), order=tuple(each.id for each in events)),
        diagnostics=(),
    )


def parted(mention: str, before: Annotations | None = None) -> tuple[Annotations, str]:
    after = split(before or record(), mention.partition(".")[0], mention)
    return after, after.entities[-1].id


def taking_part(told: Annotations) -> list[set[str]]:
    for event in told.timeline.events:
        assert len(set(event.participants)) == len(event.participants)
    return [set(event.participants) for event in told.timeline.events]


BEFORE = [{"e1", "e2"}, {"e1"}, {"e1"}, {"e2"}, {"e1"}, {"e1"}]


@pytest.mark.parametrize(
    ("mention", "changed"),
    [
        # All that an event takes somebody from.
        ("e1.m4", {2: {"new"}}),
        ("e1.m6", {4: {"new"}}),
        ("e1.m1", {5: {"new"}}),
        ("e2.m2", {3: {"new"}}),
        ("e2.m1", {0: {"e1", "new"}}),
        # Told twice: the other mention stays what it was.
        ("e1.m3", {1: {"e1", "new"}}),
        ("e1.m5", {1: {"e1", "new"}}),
        # What hangs on it goes along.
        ("e1.m2", {0: {"new", "e2"}, 1: {"new", "e1"}}),
        # Nothing is told beside it.
        ("e1.m7", {}),
    ],
)
def test_events_go_with_the_mentions_that_are_split_off(mention: str, changed: dict[int, set[str]]) -> None:
    after, new = parted(mention)
    expected = [
        {new if each == "new" else each for each in changed.get(number, were)}
        for number, were in enumerate(BEFORE)
    ]
    assert taking_part(after) == expected
    assert all(event.review is None for event in after.timeline.events)


def test_who_is_corrected_is_so_in_the_events() -> None:
    before = record()
    once = [replace(event, mentions=event.mentions[:1]) for event in before.timeline.events]
    before = replace(before, timeline=replace(before.timeline, events=tuple(once)))
    after, new = parted("e1.m3", before)
    after = merge(after, new, "e2")
    assert taking_part(after) == [{"e1", "e2"}, {"e2"}, {"e1"}, {"e2"}, {"e1"}, {"e1"}]
    halvorsen = find(after, "e2")
    assert isinstance(halvorsen, Entity)
    assert (halvorsen.name, halvorsen.aliases) == ("Denise Halvorsen", ("Halvorsen",))
    again = carry(after, before, old_text=TEXT, new_text=TEXT)
    assert taking_part(again) == taking_part(after)
    # In an edited text as well.
    moved = replace(before, document=after.document)
    assert taking_part(carry(after, moved, old_text=TEXT, new_text=TEXT)) == taking_part(after)
    # Nobody wrote it into the file by hand.
    assert all(event.review is None for event in marked_by_hand(after, before).timeline.events)


@pytest.mark.parametrize("mention", ["e1.m3", "e1.m6"])
def test_a_pronoun_is_no_name(mention: str) -> None:
    after, new = parted(mention)
    for into, gone in (("e2", new), (new, "e2")):
        one = find(merge(after, gone, into), into)
        assert isinstance(one, Entity)
        assert (one.name, one.aliases) == ("Denise Halvorsen", ("Halvorsen",))


def test_what_others_call_by_a_name_stays_one() -> None:
    after, new = parted("e1.m4")
    one = find(merge(after, new, "e2"), "e2")
    assert isinstance(one, Entity)
    assert one.aliases == ("Halvorsen", "Vance")


@given(st.lists(st.tuples(st.sampled_from(MENTIONS), st.booleans()), min_size=1, max_size=5))
def test_any_regrouping_leaves_events_whole(steps: list[tuple[str, bool]]) -> None:
    told = first = record()
    for mention, join in steps:
        owner = next((each.id for each in told.entities if any(m.id == mention for m in each.mentions)), None)
        before = told
        try:
            told, new = parted_of(told, owner, mention)
        except CorrectionError:
            continue
        if join:
            told = merge(told, new, "e2" if owner != "e2" else "e1")
        else:
            back = merge(told, new, owner or "")
            assert taking_part(back) == taking_part(before)
        assert check_record(told) == []
        assert check_text(told, TEXT) == []
        assert all(who for who in taking_part(told))
    again = carry(told, first, old_text=TEXT, new_text=TEXT)
    assert check_record(again) == []
    assert all(who for who in taking_part(again))
    assert carry(again, first, old_text=TEXT, new_text=TEXT) == again


def parted_of(told: Annotations, owner: str | None, mention: str) -> tuple[Annotations, str]:
    if owner is None:
        raise CorrectionError("it has another id now")
    after = split(told, owner, mention)
    return after, after.entities[-1].id


@given(st.sampled_from(MENTIONS))
def test_another_run_knows_who_took_part(mention: str) -> None:
    after, new = parted(mention)
    again = carry(note(after, new, "who?"), record(), old_text=TEXT, new_text=TEXT)
    starts = {entity.id: min(each.start for each in entity.mentions) for entity in after.entities}
    ends = {entity.id: min(each.start for each in entity.mentions) for entity in again.entities}
    assert [{ends[id] for id in who} for who in taking_part(again)] == [
        {starts[id] for id in who} for who in taking_part(after)
    ]


def test_an_event_that_is_told_far_from_everybody_goes_with_the_nearest() -> None:
    before = record()
    # A mention in the title, and people in the text alone.
    entity = before.entities[0]
    verdict = before.timeline.events[5]
    few = replace(before, entities=(replace(entity, mentions=entity.mentions[1:]), before.entities[1]))
    assert isinstance(verdict, Event)
    assert taking_part(parted("e1.m4", few)[0])[5] == {"e1"}
    after, new = parted("e1.m2", few)
    assert taking_part(after)[5] == {new}
