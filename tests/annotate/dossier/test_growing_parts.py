"""Large parts of a dossier: in order whatever comes and goes, and copied with other fields."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.dossier import growing
from annotate.dossier.growing import Ids, InOrder, Numbered, altered


class Thing:
    """Something at a place; two things may say the same."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.words = f"{place // 3}"


def place_of(thing: Thing) -> int:
    return thing.place


def words_of(thing: Thing) -> str:
    return thing.words


def row_of(thing: Thing) -> tuple[int, int]:
    return thing.place * 2, -thing.place


@given(st.lists(st.sets(st.integers(0, 30)), max_size=6), st.sampled_from([-1, 3, 1000]))
def test_what_comes_and_goes_leaves_the_rest_in_order(steps: list[set[int]], few: int) -> None:
    things = [Thing(place) for place in range(31)]
    kept = InOrder(place_of, words_of, 2)
    there: set[int] = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(growing, "FEW", few)
        for here in steps:
            gone, come = ([things[place] for place in some] for some in (there - here, here - there))
            kept.change(gone, come, row_of)
            there = here
            assert kept.all == [things[place] for place in sorted(here)]
            assert kept.pieces == [words_of(one) for one in kept.all]
            assert kept.rows.tolist() == [list(row_of(one)) for one in kept.all]


def test_one_that_is_put_in_place_of_another_at_its_place_is_there_alone() -> None:
    old, new, other = Thing(4), Thing(4), Thing(2)
    kept = InOrder(place_of, words_of, 2)
    kept.change([], [old, other], row_of)
    kept.change([old], [new], row_of)
    assert kept.all == [other, new]


@dataclass(frozen=True, slots=True)
class Record:
    id: str
    words: tuple[str, ...]
    number: float = 0.5


@given(st.lists(st.builds(Record, st.text(max_size=3), st.tuples(st.text(max_size=2)))), st.integers(1, 4))
def test_many_are_replaced_as_each_would_be(records: list[Record], at_once: int) -> None:
    ids = [f"R{number}" for number in range(len(records))]
    before = [replace(one) for one in records]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(growing, "_AT_ONCE", at_once)
        found = altered(records, id=ids)
        also = altered(records, id=ids, number=[2.5] * len(ids), words=[("a",)] * len(ids))
    assert found == [replace(one, id=id) for one, id in zip(records, ids, strict=True)]
    assert also == [Record(id, ("a",), 2.5) for id in ids]
    assert records == before
    assert all(one.words is old.words for one, old in zip(found, records, strict=True))


def test_ids_are_the_same_objects_each_time() -> None:
    ids = Ids("E")
    first = ids.upto(3)
    assert first == ["E1", "E2", "E3"]
    assert ids.upto(0) == []
    assert [*ids.upto(5)][:3] == first
    assert all(one is other for one, other in zip(ids.upto(2), first, strict=False))


@given(st.lists(st.lists(st.sampled_from("abcdef"), unique=True), max_size=6))
def test_a_number_stays_as_long_as_its_thing(steps: list[list[str]]) -> None:
    numbered: Numbered[str] = Numbered()
    known: dict[str, int] = {}
    for here in steps:
        gone, come = numbered.update(here)
        assert set(gone) == known.keys() - set(here)
        assert come == [thing for thing in here if thing not in known]
        now = {thing: numbered[thing] for thing in here}
        assert len(set(now.values())) == len(now)
        assert all(now[thing] == number for thing, number in known.items() if thing in now)
        values = numbered.by_number(here, range(len(here)))
        assert [values[numbered[thing]] for thing in here] == list(range(len(here)))
        known = now
