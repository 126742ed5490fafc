"""Figures of two articles that go together are found by an index where there are many, and are the same."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.dossier import Source
from annotate.dossier.events.conflicts import facing
from annotate.dossier.events.conflicts.counting.facts import Fact, Facts, facts
from annotate.dossier.events.conflicts.facing import Faced, candidates, faced
from tests.annotate.dossier.test_origins import article

WORDS = ["dam", "mayor", "collapse", "budget", "school", "vote", "loan", "turnout", "harbour", "strike"]
KINDS = {
    "count": ["house", "school", "bridge"],
    "money": ["EUR", "USD"],
    "percent": [""],
    "year": [""],
    "dead": ["", "people", "worker", "child"],
    "age": ["ana ruiz", "ruiz", "bo lund"],
    "magnitude": [""],
    "hour": [""],
}


@st.composite
def figures(draw: st.DrawFn) -> Fact:
    kind = draw(st.sampled_from(sorted(KINDS)))
    low = float(draw(st.integers(1, 12)))
    near = st.sampled_from([1.0, 0.8, 0.5, 0.25])
    return Fact(
        start=0,
        end=1,
        low=low,
        high=low + draw(st.sampled_from([0.0, 0.0, 2.0])),
        kind=kind,
        what=draw(st.sampled_from(KINDS[kind])),
        grows=False,
        places=draw(st.sampled_from([frozenset(), frozenset({"selm"}), frozenset({"orley"})])),
        when=None,
        aside=draw(st.booleans()),
        names=frozenset(),
        bodies=draw(st.sampled_from([frozenset(), frozenset({"acme"}), frozenset({"rovers"})])),
        shift=draw(st.sampled_from(["", "", "night", "day"])),
        sizes=draw(st.sampled_from([{}, {"year": "seven"}, {"year": "two"}])),
        words=draw(st.dictionaries(st.sampled_from(WORDS), near, max_size=5)),
    )


def of_article(found: list[Fact]) -> Facts:
    placed = tuple(fact._replace(start=10 * at, end=10 * at + 1) for at, fact in enumerate(found))
    return Facts(placed, Counter(word for fact in placed for word in fact.words))


def told(number: int, first: Facts, second: Facts) -> tuple[Faced, ...]:
    """Return what two articles tell differently, where all pairs up to so many are compared."""
    # As long as the figures reach.
    one, other = (article(id, word * 50) for id, word in (("a", "One. "), ("b", "Two. ")))
    for source, found in ((one, first), (other, second)):
        source.__dict__["_kept"] = {facts: found}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(facing, "_FEW", number)
        return faced(one, other)


@settings(max_examples=150, deadline=None)
@given(st.lists(figures(), max_size=14), st.lists(figures(), max_size=14))
def test_an_index_finds_what_all_pairs_tell(ones: list[Fact], others: list[Fact]) -> None:
    first, second = of_article(ones), of_article(others)
    assert told(0, first, second) == told(10**9, first, second)


def table(id: str, number: int, shift: int) -> Source:
    """Return an article of many lines, each of a town of its own, under one heading."""
    lines = (
        f"Turnout in Town{place}berg was {20 + (place + shift) % 60} percent." for place in range(number)
    )
    return article(id, "Turnout by town\n\n" + "\n\n".join(lines))


@pytest.mark.parametrize("number", [100, 400, 1600])
def test_of_long_tables_each_line_is_compared_with_few(number: int) -> None:
    first, second = (table(id, number, shift).once(facts) for id, shift in (("a", 0), ("b", 1)))
    assert len(first.all) == len(second.all) == number
    pairs = list(candidates(first.all, second.all, (first, second)))
    # Those of its town, and those of its value.
    assert len(pairs) <= number * (2 + number / 50)
    assert {place for place, _ in pairs} == set(range(number))


@pytest.mark.parametrize(
    ("words", "others", "told"),
    [
        ("A quake of magnitude 6.1 hit Orley.", "The tremor was of magnitude 6.4, experts said.", True),
        ("A magnitude 7.2 tremor woke the island.", "Its magnitude was put at 6.8: magnitude 6.8.", True),
        ("A quake of magnitude 6.1 hit Orley.", "The tremor was of magnitude 6.1, experts said.", False),
        ("A quake of magnitude 6.1 hit Orley.", "The tremor was strong, experts said.", False),
    ],
)
def test_two_magnitudes_are_told_whatever_words_stand_around_them(
    words: str, others: str, told: bool
) -> None:
    found = faced(article("a", f"Quake\n\n{words}"), article("b", f"Tremor\n\n{others}"))
    assert [(each.one.kind, each.other.kind) for each in found] == [("magnitude", "magnitude")] * told
