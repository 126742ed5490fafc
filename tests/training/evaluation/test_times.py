"""Times: extents, values, and which gold expression one stands for."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Interval, Time
from training.data.corpora import Text, TimeMention
from training.evaluation.time_classes import Classes, agreement, score_days
from training.evaluation.times import score_times


def _time(start: int, end: int, value: str, type: str = "DATE") -> Time:
    return Time("t", type, value, start, end, "", Interval(), "day", "rule", 1.0)  # type: ignore[arg-type]


class _Engine:
    """Finds the same in every text."""

    def __init__(self, times: list[Time]) -> None:
        self._times = tuple(times)

    def annotate(self, _: Article) -> SimpleNamespace:
        return SimpleNamespace(timeline=SimpleNamespace(times=self._times))


def _scores(found: list[Time], gold: list[TimeMention]) -> dict[str, tuple[float, float, float]]:
    text = Text("timebank", "t", "x" * 100, times=gold)
    scores = score_times(cast(Annotator, _Engine(found)), [text])
    return {name: (score.right, score.found, score.gold) for name, score in scores.items()}


GOLD = [TimeMention(0, 6, "DATE", "1998-03-02"), TimeMention(20, 30, "DURATION", "P2D")]


def test_all_right() -> None:
    found = [_time(0, 6, "1998-03-02"), _time(20, 30, "P2D", "DURATION")]
    assert set(_scores(found, GOLD).values()) == {(2, 2, 2)}


def test_a_shifted_extent_is_right_only_when_relaxed() -> None:
    scores = _scores([_time(3, 8, "1998-03-02"), _time(22, 30, "P3D")], GOLD)
    assert scores == {"strict": (0, 2, 2), "relaxed": (2, 2, 2), "value": (1, 2, 2), "type": (1, 2, 2)}


def test_two_that_meet_one_count_once() -> None:
    scores = _scores([_time(0, 2, "1998"), _time(3, 6, "1998-03-02")], GOLD[:1])
    assert scores["relaxed"] == (1, 2, 1)
    assert scores["value"] == (0, 2, 1)


def test_nothing_found_and_nothing_gold() -> None:
    assert set(_scores([], GOLD).values()) == {(0, 0, 2)}
    assert set(_scores([_time(0, 6, "1998")], []).values()) == {(0, 1, 0)}


def test_classes_tell_what_became_of_each_kind() -> None:
    found = [_time(0, 6, "1998-03-03"), _time(20, 30, "P3D", "DATE"), _time(50, 54, "1998")]
    text = Text("timebank", "t", "x" * 100, times=[*GOLD, TimeMention(60, 64, "DATE", "1997-W03")])
    classes = Classes()
    score_times(cast(Annotator, _Engine(found)), [text], classes=classes)
    assert classes.counts == {
        ("day", "value"): 1,
        ("duration", "type"): 1,
        ("year", "extra"): 1,
        ("week, weekend", "missed"): 1,
    }
    assert any(line.split() == ["day", "0", "1", "0", "0", "0"] for line in classes.lines())


def _dated(start: int, end: int, value: str, first: str, last: str) -> Time:
    return replace(_time(start, end, value), interval=Interval(first, last))


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        ([_dated(0, 9, "193", "1930-01-01", "1939-12-31")], "1930-01-01/1939-12-31", True),
        ([_dated(0, 9, "1930", "1930-01-01", "1930-12-31")], "1930-01-01/1939-12-31", False),
        ([_dated(0, 9, "2010-SU", "2010-06-01", "2010-08-31")], "2010-06/2010-09", True),
        ([_dated(0, 9, "2010-06-05TMO", "2010-06-05", "2010-06-05")], "2010-06-05", True),
        ([_dated(0, 9, "2010-06-05", "2010-06-05", "2010-06-05")], "2010-06", False),
        (
            [
                _dated(0, 3, "2016-01", "2016-01-01", "2016-01-31"),
                _dated(4, 9, "2016-06", "2016-06-01", "2016-06-30"),
            ],
            "2016-01/2016-06",
            True,
        ),
        ([_time(0, 9, "XXXX-06-05")], "XXXX-06-05", True),
        ([], "2010", False),
    ],
)
def test_dates_are_compared_by_their_days(found: list[Time], gold: str, right: bool) -> None:
    score, _, _ = score_days(found, [TimeMention(0, 9, "DATE", gold)])
    assert (score.right, score.found, score.gold) == (right, bool(found), 1)


def test_what_gum_does_not_annotate_counts_for_nothing() -> None:
    found = [_time(0, 5, "P3Y", "DURATION"), _time(10, 15, "PAST_REF"), _time(20, 24, "1998")]
    score, classes, _ = score_days(found, [TimeMention(30, 40, "DATE", "")])
    assert (score.right, score.found, score.gold) == (0, 1, 0)
    assert classes.counts == {("year", "extra"): 1}


def test_labels_of_the_same_words_are_compared() -> None:
    told = "now in May 2001, now in May 2002, now at noon"
    labels = [
        ("now", 0, "PRESENT_REF"),
        ("May 2001", 7, "2001-05"),
        ("now", 17, "PRESENT_REF"),
        ("noon", 41, "T12:00"),
    ]
    times = [TimeMention(start, start + len(words), "DATE", value) for words, start, value in labels]
    repeated, otherwise, score = agreement([Text("made up", "one", told, times=times)])
    # The third "now" has no label, and most others have one; what stands once is read as it is labelled.
    assert (repeated, otherwise) == (3, 1)
    assert (score.right, score.found, score.gold) == (4, 5, 4)
