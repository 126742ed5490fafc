"""How many of what an article says, and between which values it may lie."""

from __future__ import annotations

from math import inf

import pytest

from annotate.dossier.events.conflicts.counting.figures import figures, widened


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("killed 12 people", 12, 12),
        ("killed twelve people", 12, 12),
        ("about a dozen people", 8.5, 16.1),
        ("about 1,900 people", 1702, 2106),
        ("about 2,000 people", 1615, 2415),
        ("nearly 2,500 people", 2205, 2677.5),
        ("at least 12 people", 12, inf),
        ("12 or more people", 12, inf),
        ("more than 12,000 runners", 11_500, inf),
        ("up to 300 jobs", 0, 315),
        ("hundreds of people", 100, 1999),
        ("$4.2 billion", 4.15e9, 4.25e9),
        ("1,180,000 supporters", 1_175_000, 1_185_000),
        ("12,431 runners", 12_431, 12_431),
        ("23.1 percent", 23.05, 23.15),
        ("23%", 22.5, 23.5),
        ("one skier", 1, 1),
    ],
)
def test_between_which_values_it_lies(words: str, low: float, high: float) -> None:
    (figure,) = figures(words)
    found = widened(words[: figure.start], words[figure.end :], figure.low, figure.high)
    assert found == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [
        ("N2m for each family", "N", 2e6),
        ("N3 million", "N", 3e6),
        ("P150,000 a head", "P", 150_000),
        ("K4.5bn", "K", 4.5e9),
        ("GH300 million", "GH", 3e8),
        ("US$5 million", "USD", 5e6),
        ("R70 million", "ZAR", 7e7),
    ],
)
def test_letters_are_a_currency_before_a_large_sum(words: str, unit: str, value: float) -> None:
    (figure,) = figures(words)
    assert (figure.type, figure.unit, figure.start) == ("MONEY", unit, 0)
    assert (figure.low + figure.high) / 2 == pytest.approx(value)


@pytest.mark.parametrize("words", ["an A320 landed", "the B52 bomber", "the M7 road", "Group K3 is full"])
def test_letters_with_a_small_figure_are_no_sum(words: str) -> None:
    assert not [figure for figure in figures(words) if figure.type == "MONEY"]


@pytest.mark.parametrize(
    "words",
    [
        "no one came",
        "no one else was hurt",
        "one of the men",
        "The ship left.",
        "in the first place",
        "nobody came",
    ],
)
def test_what_is_no_figure(words: str) -> None:
    assert figures(words) == []
