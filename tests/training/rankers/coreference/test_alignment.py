"""What was found is aligned with what is gold one to one."""

from __future__ import annotations

from annotate.record import Interval, Time
from training.data.corpora import TimeMention
from training.rankers.coreference.alignment import align, majority, paired_times
from training.rankers.coreference.corpus import GoldMention


def _gold(start: int, end: int, core: tuple[int, int], cluster: int) -> GoldMention:
    return GoldMention(start, end, core, cluster, "person", "", False, False)


def test_a_head_in_the_core_aligns_and_the_nearest_size_wins() -> None:
    small, large = _gold(0, 9, (4, 9), 1), _gold(0, 30, (4, 9), 2)
    found = align([(0, 28, (4, 9)), (0, 9, (4, 9))], [small, large])
    assert found == {0: large, 1: small}


def test_both_sides_are_used_once() -> None:
    gold = [_gold(0, 9, (4, 9), 1)]
    assert align([(0, 9, (4, 9)), (4, 9, (4, 9))], gold) == {0: gold[0]}


def test_a_head_outside_the_core_aligns_with_nothing() -> None:
    assert align([(0, 9, (0, 3))], [_gold(0, 9, (4, 9), 1)]) == {}


def test_most_mentions_decide_the_cluster() -> None:
    assert majority([("e1", 1), ("e1", 2), ("e1", 2), ("e2", 3)]) == {"e1": 2, "e2": 3}
    assert majority([]) == {}


def test_a_found_time_stands_for_the_gold_one_that_it_overlaps() -> None:
    def time(id: str, start: int, end: int) -> Time:
        return Time(id, "DATE", "2025", start, end, "", Interval(), "year", "rule", 1.0)

    gold = [TimeMention(10, 16, "DATE", "2025"), TimeMention(30, 34, "DATE", "2024")]
    assert paired_times([time("t1", 7, 12), time("t2", 16, 20)], gold) == {(10, 16): "t1"}
