"""Corrections of events: joined, parted, told otherwise, and carried over to what the engine finds later."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.formats.checking import check_data, check_text
from annotate.formats.plain_record import to_data
from annotate.record import After, Annotations, Event, EventTime, Span, Timeline
from annotate.record.walk import items_of, record_of
from annotate.review.carry_over import carry, orphans, touched
from annotate.review.edits import CorrectionError, decide, find, note, relabel, set_extent, set_value
from annotate.review.excerpt import excerpt
from annotate.review.merging import marked_by_hand, merged
from annotate.review.ordering import ordered
from annotate.review.regrouping import add, merge, split
from annotate.review.story import come_after, demote, promote, rename
from tests.tui.sample import TEXT, sample_record
from tests.tui.sample import article as sample_article

Place = tuple[int, int]


def checked(record: Annotations, text: str = TEXT) -> Annotations:
    assert check_data(to_data(record))[1] == []
    assert check_text(record, text) == []
    return record


def event(record: Annotations, id: str) -> Event:
    found = find(record, id)
    assert isinstance(found, Event)
    return found


def words(found: Event) -> list[str]:
    return [mention.exact for mention in found.mentions]


def span(quoted: str) -> Span:
    return Span(TEXT.index(quoted), TEXT.index(quoted) + len(quoted), quoted)


def over(old: Annotations, new: Annotations | None = None) -> Annotations:
    return checked(carry(old, new or sample_record(), old_text=TEXT, new_text=TEXT))


def engine_joins(record: Annotations, id: str, into: str) -> Annotations:
    """A record of an engine that takes two events for one."""
    joined = merge(record, id, into)
    alone = replace(event(joined, into), review=None, because="one verb")
    events = tuple(alone if each.id == into else each for each in joined.timeline.events)
    return replace(joined, timeline=replace(joined.timeline, events=events))


JOINED = merge(sample_record(), "ev5", "ev4")


def test_two_events_become_one_with_what_is_known_of_both() -> None:
    record = checked(JOINED)
    one = event(record, "ev4")
    assert words(one) == ["floods", "struck"]
    assert (one.review, one.because) == ("edited", "set by a reader")
    assert one.mentions[1].claim == "c5"
    assert one.salience == 0.6
    assert [each.id for each in record.timeline.events] == ["ev1", "ev2", "ev3", "ev4", "ev6", "ev7", "ev8"]
    assert "ev5" not in record.timeline.order


def test_the_time_that_is_known_best_is_the_time_of_both() -> None:
    assert event(merge(sample_record(), "ev4", "ev1"), "ev1").time == event(sample_record(), "ev4").time
    assert event(merge(sample_record(), "ev1", "ev4"), "ev4").time == event(sample_record(), "ev4").time
    # ev2 is only known to be before some day.
    assert event(merge(sample_record(), "ev3", "ev2"), "ev2").time == event(sample_record(), "ev3").time


def test_what_came_after_either_comes_after_both_and_never_after_itself() -> None:
    record = sample_record()
    for id, other in (("ev1", "ev4"), ("ev1", "ev5"), ("ev5", "ev4")):
        record = come_after(record, id, other)
    joined = checked(merge(record, "ev5", "ev4"))
    assert [link.event for link in event(joined, "ev1").after] == ["ev4"]
    assert event(joined, "ev4").after == ()


@pytest.mark.parametrize(
    ("id", "into"), [("ev1", "ev1"), ("ev1", "e1"), ("e1", "ev1"), ("c1", "c2"), ("t1", "t2")]
)
def test_only_two_of_one_kind_become_one(id: str, into: str) -> None:
    with pytest.raises(CorrectionError, match="two different"):
        merge(sample_record(), id, into)


def test_a_mention_becomes_an_event_of_its_own() -> None:
    record = checked(split(JOINED, "ev4", "ev4.m2" if len(event(JOINED, "ev4").mentions) > 2 else "ev5.m1"))
    own = next(each for each in record.timeline.events if words(each) == ["struck"])
    assert words(event(record, "ev4")) == ["floods"]
    assert own.headline.exact == "struck"
    assert (own.time.earliest, own.participants, own.review) == (None, (), "edited")
    assert own.mentions[0].claim == "c5"
    assert record.timeline.order.index(own.id) == record.timeline.order.index("ev4") + 1


def test_the_day_goes_with_the_mention_that_it_was_told_of() -> None:
    joined = event(JOINED, "ev4")
    known = EventTime(
        "IS_INCLUDED", "t1", "2021-01-01", "2021-12-31", "year", "“2021” beside it, told of “struck”"
    )
    record = replace_event(JOINED, replace(joined, time=known))
    parted = checked(split(record, "ev4", joined.mentions[1].id))
    own = next(each for each in parted.timeline.events if words(each) == ["struck"])
    assert (own.time.earliest, own.time.because) == ("2021-01-01", "“2021” beside it")
    assert event(parted, "ev4").time == EventTime()
    stays = checked(split(record, "ev4", joined.mentions[0].id))
    assert event(stays, "ev4").time == known


def replace_event(record: Annotations, changed: Event) -> Annotations:
    events = tuple(changed if each.id == changed.id else each for each in record.timeline.events)
    return replace(record, timeline=replace(record.timeline, events=events))


def test_the_headline_stays_with_the_mention_that_it_tells() -> None:
    told = rename(JOINED, "ev4", span("ice and timber struck the piers"))
    taken = event(told, "ev4").mentions[1].id
    record = checked(split(told, "ev4", taken))
    assert event(record, "ev4").headline.exact == "floods"
    own = next(each for each in record.timeline.events if words(each) == ["struck"])
    assert own.headline.exact == "ice and timber struck the piers"


def test_an_event_that_is_told_once_cannot_be_parted() -> None:
    with pytest.raises(CorrectionError, match="two or more mentions"):
        split(sample_record(), "ev4", "ev4.m1")
    with pytest.raises(CorrectionError, match="go to the mention"):
        split(JOINED, "ev4", "ev9.m9")


def test_other_words_tell_an_event_and_name_an_entity() -> None:
    record = checked(rename(sample_record(), "ev6", span("The company warned in a letter last year")))
    assert event(record, "ev6").headline.exact == "The company warned in a letter last year"
    assert event(record, "ev6").review == "edited"
    entity = find(checked(rename(sample_record(), "e3", span("Mayor Ana Ruiz"))), "e3")
    assert (entity.name, entity.aliases[0]) == ("Mayor Ana Ruiz", "Ana Ruiz")  # type: ignore[union-attr]
    with pytest.raises(CorrectionError, match="only an entity or an event"):
        rename(sample_record(), "c1", span("bridge"))


@pytest.mark.parametrize("kind", ["ev", "e"])
def test_what_is_promoted_is_above_all_and_what_is_demoted_below_all(kind: str) -> None:
    record = sample_record()

    def saliences(of: Annotations) -> dict[str, float]:
        return {
            item.id: item.salience
            for item in items_of(of)
            if item.id.removeprefix(kind).isdigit() and hasattr(item, "salience")
        }

    up = saliences(checked(promote(record, f"{kind}5")))
    assert all(up[f"{kind}5"] > other for id, other in up.items() if id != f"{kind}5")
    higher = saliences(checked(promote(promote(record, f"{kind}5"), f"{kind}6")))
    assert higher[f"{kind}6"] > higher[f"{kind}5"] > max(saliences(record).values())
    down = saliences(checked(demote(record, f"{kind}2")))
    assert all(down[f"{kind}2"] <= other for other in down.values())
    with pytest.raises(CorrectionError, match="more or less prominent"):
        promote(record, "c1")


def test_an_event_is_put_after_another_and_the_order_follows() -> None:
    record = checked(come_after(sample_record(), "ev2", "ev1"))
    assert record.timeline.order.index("ev1") < record.timeline.order.index("ev2")
    assert event(record, "ev2").after == (After("ev1", "set by a reader"),)
    back = checked(come_after(record, "ev1", "ev2"))
    assert event(back, "ev2").after == ()
    assert back.timeline.order.index("ev2") < back.timeline.order.index("ev1")


def test_nothing_is_put_after_what_is_later_by_its_days() -> None:
    with pytest.raises(CorrectionError, match="earlier by its days"):
        come_after(sample_record(), "ev7", "ev3")
    with pytest.raises(CorrectionError, match="comes before something"):
        come_after(come_after(come_after(sample_record(), "ev2", "ev1"), "ev3", "ev2"), "ev1", "ev3")
    with pytest.raises(CorrectionError, match="two different"):
        come_after(sample_record(), "ev1", "ev1")


def test_an_event_gets_a_day_and_its_place() -> None:
    record = checked(set_value(sample_record(), "ev1", "2022-05"))
    when = event(record, "ev1").time
    assert (when.earliest, when.latest, when.granularity) == ("2022-05-01", "2022-05-31", "month")
    order = record.timeline.order
    assert order.index("ev7") < order.index("ev1") < order.index("ev4")
    with pytest.raises(CorrectionError, match="an event has a day"):
        set_value(sample_record(), "ev1", "P3Y")


def test_a_day_lets_go_of_what_it_contradicts() -> None:
    record = come_after(sample_record(), "ev1", "ev3")
    dated = checked(set_value(record, "ev1", "2019"))
    assert event(dated, "ev1").after == ()
    assert dated.timeline.order[0] == "ev1"


@pytest.mark.parametrize(
    ("status", "factuality"),
    [("happened", "CT+"), ("ongoing", "CT+"), ("planned", "PR+"), ("hypothetical", "Uu"), ("denied", "CT-")],
)
def test_an_event_that_the_engine_missed_is_added_and_stays(status: str, factuality: str) -> None:
    found = span("Residents fear")
    record, id = add(sample_record(), TEXT, found.start, found.end, status)
    own = event(checked(record), id)
    assert (own.status, own.mentions[0].factuality, own.mentions[0].by) == (status, factuality, "reader")
    assert own.salience == max(each.salience for each in record.timeline.events)
    assert id in record.timeline.order
    assert [words(each) for each in over(record).timeline.events if each.review] == [["Residents fear"]]


def test_one_mention_is_judged_alone_and_an_only_one_with_its_event() -> None:
    (first, _) = event(JOINED, "ev4").mentions
    record = checked(note(decide(JOINED, "ev4", "rejected", first.id), "ev4", "which?", first.id))
    assert [each.status for each in event(record, "ev4").mentions] == ["rejected", None]
    assert event(record, "ev4").mentions[0].note == "which?"
    alone = decide(sample_record(), "ev4", "rejected", "ev4.m1")
    assert (event(alone, "ev4").review, event(alone, "ev4").mentions[0].status) == ("rejected", None)
    assert decide(alone, "ev4", "rejected", "ev4.m1") == sample_record()


def test_the_extent_of_a_mention() -> None:
    found = span("the floods of November 2023")
    record = checked(
        set_extent(sample_record(), "ev4", TEXT, found.start, found.end, mention=None, part="event")
    )
    assert words(event(record, "ev4")) == ["the floods of November 2023"]
    with pytest.raises(CorrectionError, match="one mention at a time"):
        set_extent(JOINED, "ev4", TEXT, found.start, found.end, mention=None, part="event")


def test_what_was_joined_stays_joined() -> None:
    record = over(JOINED)
    one = next(each for each in record.timeline.events if len(each.mentions) == 2)
    assert (words(one), one.review) == (["floods", "struck"], "edited")
    assert len(record.timeline.events) == 7


def test_what_was_parted_stays_parted_where_the_engine_joins_it() -> None:
    both = engine_joins(sample_record(), "ev5", "ev4")
    old = split(both, "ev4", event(both, "ev4").mentions[1].id)
    record = over(old, both)
    assert sorted(map(words, record.timeline.events)) == sorted(map(words, old.timeline.events))
    assert {each.review for each in record.timeline.events if words(each)[0] in ("floods", "struck")} == {
        "edited"
    }


def test_a_judgement_reaches_what_the_engine_joins_to_it_later() -> None:
    old = note(decide(sample_record(), "ev4", "accepted"), "ev4", "of 2023")
    record = over(old, engine_joins(sample_record(), "ev5", "ev4"))
    one = next(each for each in record.timeline.events if "floods" in words(each))
    assert (words(one), one.review, one.note) == (["floods", "struck"], "accepted", "of 2023")


def test_a_rejection_takes_no_more_than_was_rejected() -> None:
    old = decide(sample_record(), "ev5", "rejected")
    record = over(old, engine_joins(sample_record(), "ev5", "ev4"))
    assert {
        tuple(words(each)): each.review
        for each in record.timeline.events
        if words(each)[0] in ("floods", "struck")
    } == {
        ("floods",): None,
        ("struck",): "rejected",
    }


def test_a_mere_word_gives_way_to_the_engines_headline_and_a_chosen_one_does_not() -> None:
    bare = sample_record()
    plain = replace(event(bare, "ev5"), headline=Span(*_place(event(bare, "ev5")), "struck"))
    events = tuple(plain if each.id == "ev5" else each for each in bare.timeline.events)
    old = decide(replace(bare, timeline=replace(bare.timeline, events=events)), "ev5", "accepted")
    assert event(over(old), "ev5").headline.exact == "ice and timber struck the piers"
    chosen = rename(sample_record(), "ev5", span("timber struck the piers"))
    assert event(over(chosen), "ev5").headline.exact == "timber struck the piers"


def _place(found: Event) -> Place:
    return found.mentions[0].start, found.mentions[0].end


def test_an_event_goes_with_its_words_and_waits_where_they_are_gone() -> None:
    gone = TEXT.replace("when ice and timber struck the piers", "it is said")
    new = replace(
        sample_record(), entities=(), claims=(), timeline=Timeline(), document=sample_article(gone).document()
    )
    old = promote(JOINED, "ev4")
    half = checked(carry(old, new, old_text=TEXT, new_text=gone), gone)
    (kept,) = half.timeline.events
    assert (words(kept), kept.salience) == (["floods"], event(old, "ev4").salience)
    (lost,) = half.unplaced
    assert lost.event is not None
    assert words(lost.event) == ["struck"]
    again = checked(carry(half, sample_record(), old_text=gone, new_text=TEXT, text_of=lambda _: TEXT))
    assert (again.unplaced, orphans(again)) == ((), [])
    one = next(each for each in again.timeline.events if "floods" in words(each))
    assert (words(one), one.review) == (["floods", "struck"], "edited")


def test_a_lost_event_is_told_by_its_headline() -> None:
    new = replace(
        sample_record(),
        entities=(),
        claims=(),
        timeline=Timeline(),
        document=sample_article("No.").document(),
    )
    record = carry(decide(sample_record(), "ev5", "accepted"), new, old_text=TEXT, new_text="No.")
    assert orphans(record) == [
        "the event “ice and timber struck the piers” was corrected by a reader, "
        "but its words are not found again"
    ]


def test_a_part_of_a_record_keeps_the_order_and_takes_no_earlier_event_along() -> None:
    record = come_after(sample_record(), "ev2", "ev1")
    part = checked(excerpt(record, frozenset({"ev2", "ev5"})))
    assert [each.id for each in part.timeline.events] == ["ev2", "ev5"]
    assert part.timeline.order == ("ev5", "ev2")
    assert event(part, "ev2").after == ()
    # The claim that one is told in is taken along, and with it who made that.
    assert {"c5", "e7"} <= {item.id for item in items_of(part)}
    both = checked(excerpt(record, frozenset({"ev1", "ev2"})))
    assert event(both, "ev2").after == event(record, "ev2").after


def test_two_readers_corrections_of_one_event_are_put_together() -> None:
    base = sample_record()
    mine, theirs = promote(base, "ev4"), note(base, "ev4", "of 2023")
    both = merged(base, mine, theirs, TEXT)
    one = event(checked(both.record), "ev4")
    assert (one.salience, one.note, one.review) == (event(mine, "ev4").salience, "of 2023", "edited")
    assert both.disputed == ()


@pytest.mark.parametrize(("id", "into"), [("ev5", "ev4"), ("e7", "e5")])
def test_a_note_on_what_somebody_else_joined_to_another_is_kept(id: str, into: str) -> None:
    base = sample_record()
    mine, theirs = note(merge(base, id, into), into, "one"), note(base, id, "which?")
    for here, there in ((mine, theirs), (theirs, mine)):
        record = checked(merged(base, here, there, TEXT).record)
        notes = [item.note for item in touched(record)]
        assert {part for each in notes if each for part in each.split(" / ")} == {"one", "which?"}
        assert sum(len(each.mentions) for each in record.timeline.events) == len(base.timeline.events)


def test_two_readers_who_judge_an_event_differently_are_told() -> None:
    base = sample_record()
    both = merged(base, decide(base, "ev5", "accepted"), decide(base, "ev5", "rejected"), TEXT)
    assert event(both.record, "ev5").review == "accepted"
    assert both.disputed == ("“ice and timber struck the piers”",)


def test_what_somebody_changed_in_the_file_is_marked_and_put_in_order() -> None:
    base = sample_record()
    moved = replace(event(base, "ev1"), time=replace(event(base, "ev1").time, earliest="2019", latest="2019"))
    events = tuple(moved if each.id == "ev1" else each for each in base.timeline.events)
    record = checked(marked_by_hand(replace(base, timeline=replace(base.timeline, events=events)), base))
    assert event(record, "ev1").review == "edited"
    assert record.timeline.order[0] == "ev1"


CHANGES = st.sampled_from(
    [
        "join",
        "split",
        "rename",
        "promote",
        "demote",
        "accept",
        "reject",
        "mention",
        "note",
        "after",
        "value",
        "status",
    ]
)


@st.composite
def corrected(draw: st.DrawFn, record: Annotations) -> Annotations:
    """A record after some corrections of its events; those that make no sense are left out."""
    for change in draw(st.lists(CHANGES, min_size=1, max_size=6)):
        ids = [each.id for each in record.timeline.events]
        id, other = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
        mention = draw(st.sampled_from(event(record, id).mentions)).id
        start = draw(st.integers(0, len(TEXT) - 20))
        try:
            record = {
                "join": lambda: merge(record, id, other),  # noqa: B023
                "split": lambda: split(record, id, mention),  # noqa: B023
                "rename": lambda: rename(record, id, Span(start, start + 15, TEXT[start : start + 15])),  # noqa: B023
                "promote": lambda: promote(record, id),  # noqa: B023
                "demote": lambda: demote(record, id),  # noqa: B023
                "accept": lambda: decide(record, id, "accepted"),  # noqa: B023
                "reject": lambda: decide(record, id, "rejected"),  # noqa: B023
                "mention": lambda: decide(record, id, "rejected", mention),  # noqa: B023
                "note": lambda: note(record, id, f"note {start}"),  # noqa: B023
                "after": lambda: come_after(record, id, other),  # noqa: B023
                "value": lambda: set_value(record, id, draw(st.sampled_from(["2019", "2025-06", "2026"]))),  # noqa: B023
                "status": lambda: relabel(record, id, draw(st.sampled_from(["denied", "planned"]))),  # noqa: B023
            }[change]()
        except CorrectionError:
            continue
    return record


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_whatever_is_corrected_is_valid_and_is_kept_over_another_run(data: st.DataObject) -> None:
    old = checked(data.draw(corrected(sample_record())))
    new = sample_record()
    if data.draw(st.booleans()):
        new = engine_joins(new, "ev5", "ev4")
    record = over(old, new)
    for was in touched(old):
        assert isinstance(was, Event)
        now = next(each for each in record.timeline.events if _places(was) <= _places(each))
        for name in ("review", "note", "status", "salience", "time", "participants"):
            assert getattr(now, name) == getattr(was, name), name
        own = {(each.start, each.end): (each.status, each.note, each.claim) for each in now.mentions}
        assert all(own[each.start, each.end] == (each.status, each.note, each.claim) for each in was.mentions)
        if was.headline.exact not in words(was):
            assert now.headline == was.headline
        assert len(now.after) == len(was.after)
    assert over(record, new) == record
    again = over(old, old)
    assert over(again, again) == again


def test_what_is_joined_across_what_the_engine_joins_keeps_its_ids() -> None:
    old = merge(merge(sample_record(), "ev5", "ev6"), "ev4", "ev7")
    new = engine_joins(sample_record(), "ev5", "ev4")
    record = over(old, new)
    assert words(event(record, "ev6")) == words(event(old, "ev6"))
    assert words(event(record, "ev7")) == words(event(old, "ev7"))
    assert over(record, new) == record


def _places(found: Event) -> set[Place]:
    return {(each.start, each.end) for each in found.mentions}


def test_an_order_that_is_right_is_left_alone() -> None:
    assert ordered(sample_record()) == sample_record()
    assert ordered(record_of(sample_record(), [])) == record_of(sample_record(), [])
