"""The likely order of two events of a sentence: what the grammar says, and what it must not override."""

from __future__ import annotations

import pytest

from annotate.record import Event, EventTime
from annotate.timeline.events.finding import find_events
from annotate.timeline.events.order import order_of
from annotate.timeline.events.sequence import features, looking_back, pairs, turned
from tests.annotate.timeline.events.parses import parse, timeline, with_events
from tests.samples import event_at

AFTER_IT = (
    "He/PRP/2/nsubj *resigned/VBD/0/root because/IN/5/mark police/NNS/5/nsubj *searched/VBD/2/advcl "
    "his/PRP$/7/nmod:poss house/NN/5/obj"
)
IN_TURN = "They/PRP/2/nsubj *came/VBD/0/root and/CC/4/cc *left/VBD/2/conj"


def _event(number: int, time: EventTime) -> Event:
    return event_at(f"ev{number}", number * 10, "met", time)


def test_what_hangs_on_what_and_the_joining_word_are_seen() -> None:
    events = find_events(with_events(parse(AFTER_IT)), (), (), ())
    found = features(events[0], events[1], 1)
    assert {"over advcl", "past past", "second after “because”", "seen before before"} <= set(found)


def test_weights_turn_a_pair_and_none_leave_the_text_order() -> None:
    doc = with_events(parse(AFTER_IT))
    events = find_events(doc, (), (), ())
    assert turned(doc, events, {"second after “because”": 3.0}) == [(1, 0)]
    assert turned(doc, events, {}) == []


def test_events_of_two_sentences_are_no_pair() -> None:
    doc = with_events(parse("They/PRP/2/nsubj *came/VBD/0/root\nThey/PRP/2/nsubj *left/VBD/0/root"))
    assert list(pairs(doc, find_events(doc, (), (), ()))) == []


@pytest.mark.parametrize(("marked", "order"), [(AFTER_IT, ("ev2", "ev1")), (IN_TURN, ("ev1", "ev2"))])
def test_the_order_of_two_undated_events(marked: str, order: tuple[str, ...]) -> None:
    assert timeline(with_events(parse(marked))).order == order


CAUGHT = "Police/NNS/2/nsubj *caught/VBD/0/root him/PRP/2/obj"
FLED = "He/PRP/3/nsubj had/VBD/3/aux *fled/VBN/0/root"
SPOKE = "He/PRP/2/nsubj *spoke/VBD/0/root"
QUIET = "It/PRP/3/nsubj was/VBD/3/cop quiet/JJ/0/root"


@pytest.mark.parametrize(
    ("sentences", "pairs_found"),
    [
        ((CAUGHT, FLED), [(1, 0)]),
        ((CAUGHT, SPOKE, FLED), [(2, 1), (2, 0)]),
        ((CAUGHT, QUIET, FLED), [(1, 0)]),
        # Too far back; told before what it is not before; no past perfect; one beside another.
        ((CAUGHT, QUIET, QUIET, FLED), []),
        ((FLED, CAUGHT), []),
        ((CAUGHT, "He/PRP/3/nsubj has/VBZ/3/aux *fled/VBN/0/root"), []),
        ((CAUGHT, SPOKE), []),
        ((FLED, "He/PRP/3/nsubj had/VBD/3/aux *left/VBN/0/root"), []),
    ],
)
def test_a_past_perfect_was_before_what_is_told_right_before_it(
    sentences: tuple[str, ...], pairs_found: list[tuple[int, int]]
) -> None:
    doc = with_events(parse("\n".join(sentences)))
    assert looking_back(doc, find_events(doc, (), (), ())) == pairs_found


def test_the_order_goes_back_with_a_past_perfect() -> None:
    assert timeline(with_events(parse(f"{CAUGHT}\n{FLED}"))).order == ("ev2", "ev1")


def test_what_is_still_to_come_is_not_before_what_is_told() -> None:
    doc = with_events(parse(f"{CAUGHT}\n{FLED}"), dct="AFTER")
    assert looking_back(doc, find_events(doc, (), (), ())) == []


BEFORE = EventTime("BEFORE", "published", None, "2025-06-10")
DATED = EventTime("IS_INCLUDED", "t1", "2024-05-01", "2024-05-01", "day")


def test_what_is_likely_never_moves_an_event_to_another_date() -> None:
    events = [_event(1, DATED), _event(2, BEFORE)]
    assert order_of(events, None, (), [(1, 0)]) == ("ev1", "ev2")


def test_what_is_likely_gives_way_to_what_is_told_and_to_what_is_surer() -> None:
    events = [_event(number, BEFORE) for number in (1, 2, 3)]
    assert order_of(events, None, [(0, 1)], [(1, 0)]) == ("ev1", "ev2", "ev3")
    assert order_of(events, None, [], [(2, 0), (0, 2)]) == ("ev2", "ev3", "ev1")


def test_what_was_before_a_dated_event_does_not_keep_it_waiting() -> None:
    later = EventTime("IS_INCLUDED", "t2", "2024-06-01", "2024-06-01", "day")
    events = [_event(1, BEFORE), _event(2, DATED), _event(3, later)]
    assert order_of(events, None, [(0, 1)]) == ("ev1", "ev2", "ev3")
