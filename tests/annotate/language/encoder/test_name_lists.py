"""Lists of names: what is looked up, and what a word then is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.encoder.name_lists import CLASSES, KINDS, LONG_PLACE, PLACE, NameLists, checksum
from annotate.weights import shipped

LISTS = NameLists(
    {
        "places": sorted(map(checksum, ("Victoria", "New York", "Paris", "Rio de Janeiro", "York"))),
        "given": sorted(map(checksum, ("Victoria", "Nicola"))),
        "surnames": sorted(map(checksum, ("Sturgeon", "York"))),
    }
)


def _classes(sentence: str) -> list[tuple[int, bool, bool]]:
    """Return place, given name and surname of every word."""
    found = [code - 1 for code in LISTS.classes(sentence.split())]
    return [(code // 4, bool(code & 2), bool(code & 1)) for code in found]


def test_a_word_may_be_on_several_lists() -> None:
    assert _classes("Victoria met Nicola Sturgeon") == [
        (PLACE, True, False),
        (0, False, False),
        (0, True, False),
        (0, False, True),
    ]


def test_the_longest_place_counts_and_its_inner_words_may_be_lower_case() -> None:
    assert [place for place, _, _ in _classes("New York and Rio de Janeiro , not York")] == [
        *[LONG_PLACE] * 2,
        0,
        *[LONG_PLACE] * 3,
        0,
        0,
        PLACE,
    ]


@pytest.mark.parametrize("sentence", ["paris", "new york", "nicola", "NY", "Parisian", "Rio de", "New -"])
def test_lower_case_and_parts_of_names_are_not_on_the_lists(sentence: str) -> None:
    assert set(_classes(sentence)) == {(0, False, False)}


def test_capitals_throughout_are_looked_up_too() -> None:
    assert _classes("PARIS")[0] == (PLACE, False, False)


@given(st.lists(st.text(min_size=1, max_size=12), max_size=30))
def test_every_word_has_a_class_whatever_it_is(words: list[str]) -> None:
    found = LISTS.classes(words)
    assert len(found) == len(words)
    assert all(1 <= code < CLASSES for code in found)


def test_the_shipped_lists_know_the_world() -> None:
    lists = NameLists.read(shipped())
    known = lists.classes(["Nairobi", "Priya", "Hernández", "because", "Zzyxqy"])
    assert (known[0] - 1) // 4 == PLACE
    assert (known[1] - 1) & 2
    assert (known[2] - 1) & 1
    assert known[3:] == [1, 1]


def test_missing_lists_know_nothing() -> None:
    assert NameLists(dict.fromkeys(KINDS, ())).classes(["Paris"]) == [1]
