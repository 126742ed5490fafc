"""Corrections as functions from record to record; every result is a valid record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotate.formats.checking import check_record, check_text
from annotate.record import Annotations, Check, Claim, Entity, Event, Status, Time
from annotate.record.walk import items_of, replaced, review_of
from annotate.review.edits import (
    CorrectionError,
    check,
    decide,
    find,
    note,
    relabel,
    set_extent,
    set_source,
    set_value,
    set_window,
)
from annotate.review.regrouping import add, merge, split
from annotate.review.story import come_after
from tests.tui.sample import TEXT, sample_record

Change = Callable[[Annotations], Annotations]


def checked(change: Change) -> Annotations:
    """The sample's record after a change, which must be a valid one."""
    record = change(sample_record())
    assert check_record(record) == []
    assert check_text(record, TEXT) == []
    return record


def test_accepting_twice_takes_it_back() -> None:
    once = checked(lambda record: decide(record, "c3", "accepted"))
    assert find(once, "c3").status == "accepted"
    assert decide(once, "c3", "accepted") == sample_record()


@pytest.mark.parametrize(
    "change",
    [
        lambda record: set_value(record, "ev1", "2025-07"),
        lambda record: set_window(record, "ev1", "2025-07-01", None),
        lambda record: merge(record, "ev5", "ev4"),
        lambda record: come_after(record, "ev3", "ev2"),
        lambda record: set_value(record, "t2", "2026-09"),
        lambda record: add(record, TEXT, 60, 66, "ORG")[0],
        lambda record: add(record, TEXT, 70, 90, "say")[0],
    ],
)
def test_what_a_reader_made_stays_so_when_its_judgement_is_taken_back(change: Change) -> None:
    record = change(sample_record())
    id = next(item.id for item in items_of(record) if review_of(item) == "edited")
    statuses: tuple[Status, ...] = ("accepted", "rejected")
    for status in statuses:
        assert decide(decide(record, id, status), id, status) == record


def test_what_is_left_of_a_judgement_is_what_the_reader_knows() -> None:
    record = decide(sample_record(), "c3", "rejected")
    assert find(decide(record, "c3", "rejected", left="edited"), "c3").status == "edited"
    record = decide(sample_record(), "e3", "rejected", "e3.m2")
    entity = find(decide(record, "e3", "rejected", "e3.m2", left="edited"), "e3")
    assert isinstance(entity, Entity)
    assert [mention.status for mention in entity.mentions] == [None, "edited", None]


def test_a_mention_is_rejected_alone() -> None:
    record = checked(lambda record: decide(record, "e3", "rejected", "e3.m2"))
    entity = find(record, "e3")
    assert isinstance(entity, Entity)
    assert [mention.status for mention in entity.mentions] == [None, "rejected", None]
    assert entity.status is None


def test_note() -> None:
    record = checked(lambda record: note(record, "t2", "check with the city"))
    assert find(record, "t2").note == "check with the city"
    assert find(note(record, "t2", ""), "t2").note is None


def test_a_check_is_set_changed_and_taken_back() -> None:
    found = Check("false", "the log says so", "https://port.example/log")
    record = checked(lambda record: check(record, "c3", found))
    assert find(record, "c3").check == found  # type: ignore[union-attr]
    other = check(record, "c3", Check("true"))
    assert find(other, "c3").check == Check("true")  # type: ignore[union-attr]
    assert check(other, "c3", None) == sample_record()


@pytest.mark.parametrize("id", ["e1", "t2", "ev1"])
def test_only_a_claim_can_be_checked(id: str) -> None:
    with pytest.raises(CorrectionError, match="only a claim"):
        check(sample_record(), id, Check("true"))


def test_a_check_has_a_verdict() -> None:
    with pytest.raises(CorrectionError, match="verdict"):
        check(sample_record(), "c3", Check(" ", "because"))


def test_relabel() -> None:
    record = checked(lambda record: relabel(record, "e5", "FAC"))
    assert find(record, "e5").type == "FAC"  # type: ignore[union-attr]
    record = checked(lambda record: relabel(record, "c6", "predict"))
    assert find(record, "c6").speech_act == "predict"  # type: ignore[union-attr]
    with pytest.raises(CorrectionError, match="“robot” is no label; it can be PERSON"):
        relabel(record, "e5", "robot")
    event = find(checked(lambda record: relabel(record, "ev1", "denied")), "ev1")
    assert isinstance(event, Event)
    assert (event.status, event.review) == ("denied", "edited")
    with pytest.raises(CorrectionError, match="“PERSON” is no label; it can be happened"):
        relabel(record, "ev1", "PERSON")


def test_extent_of_a_mention_and_of_a_claims_part() -> None:
    start = TEXT.index("Mayor Ana Ruiz")
    record = checked(
        lambda record: set_extent(record, "e3", TEXT, start, start + 14, mention="e3.m1", part="mention")
    )
    entity = find(record, "e3")
    assert isinstance(entity, Entity)
    assert entity.mentions[0].exact == "Mayor Ana Ruiz"
    start = TEXT.index("stay closed")
    record = checked(
        lambda record: set_extent(record, "c1", TEXT, start, start + 11, mention=None, part="content")
    )
    claim = find(record, "c1")
    assert isinstance(claim, Claim)
    assert [span.exact for span in claim.content] == ["stay closed"]
    assert claim.cue == sample_record().claims[0].cue
    with pytest.raises(CorrectionError, match="one mention at a time"):
        set_extent(sample_record(), "e3", TEXT, 0, 3, mention=None, part="mention")


def test_merge_moves_mentions_and_references() -> None:
    record = checked(lambda record: merge(record, "e7", "e5"))
    joined = find(record, "e5")
    assert isinstance(joined, Entity)
    assert len(joined.mentions) == 4
    assert "Nordmark Engineering" in joined.aliases
    assert {claim.source.entity for claim in record.claims if claim.source} == {"e3", "e5", "e6", "e10", None}
    assert "e7" not in {entity.id for entity in record.entities}
    with pytest.raises(CorrectionError, match="two different entities"):
        merge(record, "e5", "e5")


def test_split_makes_a_mention_an_entity() -> None:
    record = checked(lambda record: split(record, "e1", "e1.m2"))
    own = find(record, "e12")
    assert isinstance(own, Entity)
    assert own.name == "VELDEN"
    assert own.type == "GPE"
    assert len(find(record, "e1").mentions) == 2  # type: ignore[union-attr]
    with pytest.raises(CorrectionError, match="two or more mentions"):
        split(record, "e12", "e12.m1")


def test_source_of_a_claim() -> None:
    record = checked(lambda record: set_source(record, "c7", "e5"))
    claim = find(record, "c7")
    assert isinstance(claim, Claim)
    assert claim.source is not None
    assert claim.source.entity == "e5"
    assert claim.source.spans[0].exact == "They"
    inferred = replace(claim, source=replace(claim.source, spans=(), entity="e1"))
    other = find(set_source(replaced(record, inferred), "c7", "e5"), "c7")
    assert isinstance(other, Claim)
    assert other.source is not None
    assert (other.source.entity, other.source.spans) == ("e5", ())
    freed = find(checked(lambda record: set_source(record, "c7", None)), "c7")
    assert isinstance(freed, Claim)
    assert freed.source is None
    with pytest.raises(CorrectionError, match="only a claim"):
        set_source(record, "e1", "e5")


def test_a_claim_of_nobody_gets_the_words_for_its_source_that_stand_nearest_before_it() -> None:
    record = sample_record()
    who = find(record, "e1")
    assert isinstance(who, Entity)
    assert len(who.mentions) > 2
    found = {}
    for claim in record.claims:
        after = find(set_source(replaced(record, replace(claim, source=None)), claim.id, "e1"), claim.id)
        assert isinstance(after, Claim)
        assert after.source is not None
        (span,) = after.source.spans
        start = min(part.start for part in (*claim.cue, *claim.content))
        before = [each.start for each in who.mentions if each.end <= start]
        assert span.start == max(before) if before else span.start > start
        assert not any(part.start <= span.start < part.end for part in claim.content)
        found[claim.id] = span.start
    assert len(set(found.values())) > 1


def test_a_source_is_of_the_kind_of_its_entity() -> None:
    record = sample_record()
    kinds = {}
    for id in ("e1", "e5"):
        who = find(record, id)
        assert isinstance(who, Entity)
        for before in ("document", "unnamed"):
            claim = find(record, "c7")
            assert isinstance(claim, Claim)
            assert claim.source is not None
            other = replace(claim, source=replace(claim.source, entity=None, kind=before))
            after = find(set_source(replaced(record, other), "c7", id), "c7")
            assert isinstance(after, Claim)
            assert after.source is not None
            kinds[id, before] = after.source.kind
    assert kinds == {
        ("e1", "document"): "named",
        ("e1", "unnamed"): "named",
        ("e5", "document"): "described",
        ("e5", "unnamed"): "described",
    }
    claim = find(record, "c7")
    assert isinstance(claim, Claim)
    assert claim.source is not None
    again = replace(claim, source=replace(claim.source, entity="e1", kind="document"))
    same = find(set_source(replaced(record, again), "c7", "e1"), "c7")
    assert isinstance(same, Claim)
    assert same.source is not None
    assert same.source.kind == "document"


def test_value_of_a_time_moves_its_events() -> None:
    record = checked(lambda record: set_value(record, "t7", "2026-01-05"))
    time = find(record, "t7")
    assert isinstance(time, Time)
    assert (time.interval.earliest, time.granularity) == ("2026-01-05", "day")
    assert find(record, "ev4").time.latest == "2026-01-05"  # type: ignore[union-attr]
    assert record.timeline.order.index("ev8") < record.timeline.order.index("ev4")
    with pytest.raises(CorrectionError, match='"soon" is no value'):
        set_value(record, "t7", "soon")
    with pytest.raises(CorrectionError, match="only a time"):
        set_value(record, "e1", "2025")


@pytest.mark.parametrize(
    ("words", "label", "id"),
    [
        ("transport ministry", "ORG", "e12"),
        ("Halden", "GPE", "e8"),
        ("every six months", "SET", "t12"),
        ("a long summer", "believe", "c11"),
        ("inspections had been carried out", "happened", "ev9"),
        ("pay half of it", "planned", "ev9"),
    ],
)
def test_add(words: str, label: str, id: str) -> None:
    start = TEXT.index(words)
    record, made = add(sample_record(), TEXT, start, start + len(words), label)
    assert made == id
    assert check_record(record) == []
    assert check_text(record, TEXT) == []
    assert find(record, id)


def test_add_needs_a_known_label() -> None:
    with pytest.raises(CorrectionError, match="no label “THING”"):
        add(sample_record(), TEXT, 0, 7, "THING")
