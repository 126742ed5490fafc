"""Words in context over all articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.sample import TEXT
from tests.tui.state.dossier.sample import GATHERED, gathered, source
from tui.state.dossier.searched import Searched
from tui.state.dossier.words import MOST_PLACES, ORDERS, occurrences
from tui.state.folded import folded, wanted_words


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("ferry", 3),
        ("FERRY", 3),
        ("cafe", 1),
        ('"ferry too"', 1),
        ("erry", 0),
        ('"will stay closed until"', 2),
        ('ruiz "closed  and"', 0),
        ("bridge harbour", 8),
        ("harb bridg", 8),
        ("bridge bridge", 8),
        ("(", 2 * TEXT.count("(")),
        ("", 0),
    ],
)
def test_words_are_found_without_case_and_accents_where_a_word_begins(typed: str, number: int) -> None:
    rows = occurrences(GATHERED, typed)
    assert len(rows) == number
    for row in rows:
        (spot,) = row.spots
        assert spot.words in " ".join(GATHERED.sources[spot.document].text.split()) or "…" in spot.words


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("The fer\u00adry sank.", "ferry", "fer\u00adry"),
        ("A long\nsummer began.", "long summer", "long\nsummer"),
        ("A long\r\n  summer began.", "long summer", "long\r\n  summer"),
        ("The U.S. fleet.", "u.s.", "U.S."),
        ("A case of COVID-19.", "covid-19", "COVID-19"),
        ("A case of COVID\u201119.", "covid-19", "COVID\u201119"),
        ("\u200bÜber\u00adfahrt", "uberfahrt", "Über\u00adfahrt"),
    ],
)
def test_places_are_those_of_the_text_itself(text: str, word: str, found: str) -> None:
    ((start, end),) = Searched.of(text).places(word)
    assert text[start:end] == found


@given(st.text(alphabet="ab Á-\u00ad\n", max_size=40), st.text(alphabet="ab Á", min_size=1, max_size=6))
def test_what_is_found_is_what_was_looked_for(text: str, typed: str) -> None:
    for word in wanted_words(typed):
        for start, end in Searched.of(text).places(word):
            assert folded(text[start:end].replace("\u00ad", "")) == word
            assert start == 0 or not text[:start].replace("\u00ad", "")[-1:].isalnum()


def test_a_place_is_shown_in_one_line_of_its_paragraph() -> None:
    rows = occurrences(GATHERED, "detour")
    assert [row.spots[0].document for row in rows] == ["a", "b"]
    context = rows[0].context
    assert context is not None
    assert context.words == "detour"
    assert context.before == "Residents fear a long summer. The "
    assert context.after.startswith(" through Halden takes 40 minutes")
    assert [row.heading for row in rows] == ["12 Jun 2025 Velden Post", "14 Jun 2025 Halden Courier"]
    assert rows[0].right == rows[0].heading


def test_places_are_listed_by_what_is_around_them() -> None:
    after = [row.context.after for row in occurrences(GATHERED, "the", ORDERS[1]) if row.context]
    assert after == sorted(after, key=folded)
    before = [row.context.before for row in occurrences(GATHERED, "the", ORDERS[2]) if row.context]
    assert before == sorted(before, key=lambda words: folded(words)[::-1])
    assert len(after) == len(before) == len(occurrences(GATHERED, "the"))


def test_of_very_many_places_the_first_are_listed() -> None:
    many = gathered([source("a", "2025-06-12", "Velden Post", " ferry" * (MOST_PLACES + 5))])
    assert len(occurrences(many, "ferry")) == MOST_PLACES
