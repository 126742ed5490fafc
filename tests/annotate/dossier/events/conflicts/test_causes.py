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
        (
            "A worn bearing caused the cable car to stop.",
            "Lightning caused the cable car to stop.",
            ("A worn bearing", "Lightning"),
        ),
        (
            "The fire in Osby on Monday started when a candle fell over.",
            "A short circuit caused the blaze.",
            ("a candle fell over", "A short circuit"),
        ),
        (
            "Thick ice brought down the plane.",
            "The plane had struck a bird shortly before it fell.",
            ("Thick ice", "a bird shortly before it fell"),
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
        (
            "The fire broke out at noon when a welder set light to straw.",
            "The fire came from an old charger.",
            ("a welder set light to straw", "an old charger"),
        ),
        (
            "The outbreak began after sewage had run into the shallow wells of the village.",
            "The illness was traced to milk from a farm.",
            ("sewage had run into the shallow wells of the village", "milk from a farm"),
        ),
        (
            "Forty guests fell ill. They had eaten oysters that were not fresh.",
            "The poisoning was put down to mushrooms.",
            ("oysters that were not fresh", "mushrooms"),
        ),
        (
            "The ferry sank because its engine had failed.",
            "The ferry capsized because the captain was asleep.",
            ("its engine had failed", "the captain was asleep"),
        ),
        (
            "The inspector said the driver had passed a red light.",
            "Faulty points had sent the train into the yard.",
            ("a red light", "Faulty points"),
        ),
        (
            "The violence began when officers charged the protesters.",
            "The march was peaceful until youths threw stones at the police.",
            ("officers charged the protesters", "youths threw stones at the police"),
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
        ("The outbreak began after floods.", "The outbreak was traced to dirty wells."),
        ("The fire came from a power line.", "The fire began when a gust felled a tree."),
        ("The fire began when a lorry hit a gas tank.", "The fire began when a driver fell asleep."),
        # What may have been, and what came of another one.
        ("The fire came from a charger.", "It may be that the fire came from a candle."),
        ("The fire came from a charger.", "A similar fire in May came from a candle."),
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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The guard told a court that a cigarette had started the fire.", ("a cigarette", "The guard")),
        ("Ana Ruiz said a gas leak caused the blast.", ("a gas leak", "Ana Ruiz")),
        ("A gas leak caused the blast.", ("A gas leak", None)),
    ],
)
def test_a_cause_stands_without_who_tells_it(
    engine: Annotator, words: str, told: tuple[str, str | None]
) -> None:
    texts = (("a", words), ("b", "A bomb caused the fire."))
    found = causes(*(source(engine, id, f"Osby\n\n{text}\n") for id, text in texts))
    assert [(each.sides[0].exact, each.sides[0].source) for _, each in found] == [told]
