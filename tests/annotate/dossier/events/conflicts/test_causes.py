"""What it came of, and who left the talks, by two articles of one story."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.deeds.causes import causes
from annotate.dossier.events.conflicts.deeds.leaving import leaving
from tests.annotate.dossier.conftest import source
from tests.annotate.dossier.test_origins import article


def sides(one: str, other: str) -> list[tuple[str, ...]]:
    sources = [article(name, f"Osby\n\n{words}\n") for name, words in zip("ab", (one, other), strict=True)]
    return [tuple(side.exact for side in conflict.sides) for _, conflict in causes(*sources)]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "The fire was caused by a short circuit.",
            "Police blamed a candle for the fire.",
            ("a short circuit", "a candle"),
        ),
        (
            "The crash was caused by thick fog, police said.",
            "The mayor blamed the crash on the driver.",
            ("thick fog", "the driver"),
        ),
        ("A gas leak caused the blast.", "The blast was triggered by a bomb.", ("A gas leak", "a bomb")),
        (
            "First findings pointed to a short circuit in the pump room.",
            "A leaking valve was to blame, the fire chief said.",
            ("a short circuit", "A leaking valve"),
        ),
        (
            "The cause of the fire was a cigarette.",
            "Fireworks had started the fire, a guard said.",
            ("a cigarette", "Fireworks"),
        ),
        (
            "Residents blame old wiring, which nobody had checked.",
            "It was caused by an electric heater, the brigade said.",
            ("old wiring", "an electric heater"),
        ),
        (
            "A gas leak caused the blast.",
            "People heard the explosion. Dust had caused it, investigators said.",
            ("A gas leak", "Dust"),
        ),
        (
            "The derailment was caused by a broken rail.",
            "The union blamed the derailment on excessive speed.",
            ("a broken rail", "excessive speed"),
        ),
    ],
)
def test_two_causes_that_are_never_one(one: str, other: str, told: tuple[str, str]) -> None:
    assert sides(one, other) == [told]
    assert sides(other, one) == [told[::-1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # What "it" is, nobody says.
        ("A gas leak caused the blast.", "The mayor smiled. Dust had caused it, he said."),
        # What may be one.
        ("The fire was caused by a short circuit.", "Police blamed a faulty heater for the fire."),
        ("The crash was caused by fog.", "The mayor blamed the weather and heavy rain for the crash."),
        ("It was caused by a bomb.", "Police blamed a car bomb for the blast."),
        # One article knows of both.
        (
            "A storm caused the crash.",
            "A storm caused the crash; others blame the pilot for the crash.",
        ),
        # What is denied, asked, or of another time.
        ("The fire was caused by a candle.", "The fire was not caused by a bomb."),
        ("The fire was caused by a candle.", "Police ruled out that the fire was caused by a bomb."),
        ("The fire was caused by a candle.", "It is unclear whether the fire was caused by a bomb."),
        ("The fire was caused by a candle.", "The fire of last year was caused by arson."),
        # What nobody knows to be another thing.
        ("The fire was caused by a candle.", "The owner blamed the council."),
        ("The fire was caused by a candle.", "The panic was caused by rumours."),
    ],
)
def test_causes_that_may_be_one(one: str, other: str) -> None:
    assert not sides(one, other)
    assert not sides(other, one)


def left(engine: Annotator, one: str, other: str) -> list[tuple[str, ...]]:
    sources = [
        source(engine, name, f"News of Osby\n\n{words}\n", "2025-06-10")
        for name, words in zip("ab", (one, other), strict=True)
    ]
    return [tuple(side.exact for side in conflict.sides) for _, conflict in leaving(*sources)]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "The rebels left the talks on Monday.",
            "The government delegation walked out of the talks.",
            ("The rebels left the talks", "The government delegation walked out of the talks"),
        ),
        (
            "Union officials stormed out of the negotiations.",
            "The managers have broken off the negotiations.",
            (
                "Union officials stormed out of the negotiations",
                "The managers have broken off the negotiations",
            ),
        ),
        (
            "The talks ended when the army team walked out.",
            "The militants quit the peace talks.",
            ("the army team walked out", "The militants quit the peace talks"),
        ),
    ],
)
def test_who_left_the_talks(engine: Annotator, one: str, other: str, told: tuple[str, str]) -> None:
    assert left(engine, one, other) == [told]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The rebels left the talks on Monday.", "The insurgents walked out of the talks."),
        ("The rebels left the talks.", "The government delegation has not left the talks."),
        ("The rebels left the talks.", "The delegation walked out of the talks."),
        ("The rebels left the talks.", "The government threatened to quit the talks."),
        ("The rebels left the talks.", "The government walked out of parliament."),
        ("The rebels left the talks.", "The rebels and the government left the talks."),
    ],
)
def test_who_left_the_talks_may_be_the_same(engine: Annotator, one: str, other: str) -> None:
    assert not left(engine, one, other)
