"""Events: what is found, when, on which expression it hangs, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.record import Event, EventTime, Interval, Maker, Time, Timeline
from tests.samples import event_at
from training.data.corpora import EventMention, Text, TimeMention
from training.evaluation.events import Evaluation

MONDAY = Time("t1", "DATE", "1998-03-02", 12, 18, "Monday", Interval(), "day", "rule", 1.0)


def _event(id: str, start: int, end: int, time: EventTime | None = None) -> Event:
    return event_at(id, start, "x" * (end - start), time)


def _text() -> Text:
    return Text(
        "timebank",
        "t",
        "They met on Monday and left, she said.",
        published="1998-03-04",
        times=[TimeMention(12, 18, "DATE", "1998-03-02")],
        events=[
            EventMention(5, 8, "OCCURRENCE", "BEFORE"),
            EventMention(23, 27, "OCCURRENCE", "AFTER"),
            EventMention(33, 37, "REPORTING", None),
        ],
        time_links=[((5, 8), (12, 18), "IS_INCLUDED")],
        event_links=[((5, 8), (23, 27), "BEFORE")],
    )


ON_MONDAY = EventTime("IS_INCLUDED", "t1", "1998-03-02", "1998-03-02", "day")
PAST = EventTime("IS_INCLUDED", None, "1998-03-03", "1998-03-03", "day")
MET, LEFT, SAID = _event("ev1", 5, 8, ON_MONDAY), _event("ev2", 23, 27, PAST), _event("ev3", 33, 37)

MADE: tuple[tuple[Event, Maker], ...] = ((MET, "model"), (LEFT, "rule"))


def _evaluated(order: tuple[str, ...] = ("ev1", "ev2", "ev3")) -> Evaluation:
    evaluation = Evaluation(show=False)
    full = Timeline((MONDAY,), (MET, LEFT, SAID), order)
    usual = Timeline((MONDAY,), (MET,), ("ev1",))
    evaluation.add(_text(), full, usual)
    return evaluation


def test_events_are_scored_with_and_without_reporting() -> None:
    scores = {name: (s.right, s.found, s.gold) for name, s in _evaluated().scores.items()}
    assert scores["events"] == (3, 3, 3)
    assert scores["as shipped"] == (1, 1, 3)
    assert scores["without reporting"] == (1, 1, 2)


def test_nouns_that_only_the_story_takes_for_events_are_left_out_of_the_models_score() -> None:
    evaluation = Evaluation(show=False)
    met, noun = (
        replace(event, mentions=tuple(replace(mention, by=by) for mention in event.mentions))
        for event, by in MADE
    )
    timeline = Timeline((MONDAY,), (met, noun), ("ev1", "ev2"))
    text = _text()
    text.events = [event for event in text.events or () if event.start == MET.mentions[0].start]
    evaluation.add(text, timeline, timeline)
    found = {name: (s.right, s.found) for name, s in evaluation.scores.items()}
    assert found["of the model"] == (1, 1)
    assert found["events"] == (1, 2)


def test_the_relation_to_publication_is_told_for_events_that_are_found() -> None:
    tally = _evaluated().tallies["publication"]
    assert (tally.right, tally.total) == (1, 2)
    assert tally.confused["AFTER", "BEFORE"] == 1


def test_attachment_is_right_where_gold_links_to_the_expression() -> None:
    evaluation = _evaluated()
    score = evaluation.scores["attachment"]
    assert (score.right, score.found, score.gold) == (1, 1, 1)
    assert str(evaluation.tallies["relation"]) == "1.000 of 1"


def test_an_event_that_hangs_on_nothing_is_a_miss() -> None:
    evaluation = Evaluation(show=False)
    timeline = Timeline((MONDAY,), (_event("ev1", 5, 8),), ("ev1",))
    evaluation.add(_text(), timeline, timeline)
    score = evaluation.scores["attachment"]
    assert (score.right, score.found, score.gold) == (0, 0, 1)


@pytest.mark.parametrize(("order", "right"), [(("ev1", "ev2", "ev3"), 1), (("ev2", "ev1", "ev3"), 0)])
def test_linked_pairs_stand_in_order(order: tuple[str, ...], right: int) -> None:
    tally = _evaluated(order).tallies["order"]
    assert (tally.right, tally.total) == (right, 1)


def test_the_report_has_a_line_for_every_measure() -> None:
    lines = list(_evaluated().lines())
    assert lines[0].split() == ["events", "P", "1.000", "R", "1.000", "F1", "1.000", "(3", "gold)"]
    assert [line.split()[0] for line in lines[-3:]] == ["BEFORE", "OVERLAP", "AFTER"]
