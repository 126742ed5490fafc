"""Times: extents, values, and which gold expression one stands for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Interval, Time
from training.data.corpora import Text, TimeMention
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
