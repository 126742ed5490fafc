"""Where a fire began, and who stayed and who left, by two articles of one story."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.deeds.beginnings import beginnings
from annotate.dossier.events.conflicts.deeds.staying import staying
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from tests.annotate.dossier.conftest import source
from tests.annotate.dossier.test_origins import article

Compare = Callable[[Source, Source], Iterator[tuple[int, Conflict]]]


def sides(compare: Compare, sources: list[Source]) -> list[tuple[str, ...]]:
    return [tuple(side.exact for side in conflict.sides) for _, conflict in compare(*sources)]


def begun(one: str, other: str) -> list[tuple[str, ...]]:
    return sides(
        beginnings,
        [article(name, f"Osby\n\n{words}\n") for name, words in zip("ab", (one, other), strict=True)],
    )


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "The blaze broke out shortly after midnight in the galley, the owner said.",
            "A fire that killed three began on the car deck of the Aurelia.",
            ("the galley", "the car deck"),
        ),
        (
            "The fire is thought to have started in a first-floor bedroom.",
            "Three families fled. It started in the kitchen, neighbours said.",
            ("a first-floor bedroom", "the kitchen"),
        ),
        (
            "Investigators traced the fire to the boiler room.",
            "The explosion happened in a laundry room, staff said.",
            ("the boiler room", "a laundry room"),
        ),
        ("The fire began in the cellar.", "Flames erupted in the attic.", ("the cellar", "the attic")),
        (
            "The source of the blaze was a battery room at the back.",
            "The blaze started in the server room.",
            ("a battery room", "the server room"),
        ),
    ],
)
def test_two_places_where_it_began(one: str, other: str, told: tuple[str, str]) -> None:
    assert begun(one, other) == [told]
    assert begun(other, one) == [told[::-1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # What may be one, or in the other.
        ("The fire began in the galley.", "The fire broke out in the ship's kitchen."),
        ("The fire began in the basement.", "The fire broke out in the kitchen."),
        ("The fire began in the kitchen.", "The fire broke out in the hotel on Sunday."),
        ("The fire began in the flat above the garage.", "The fire broke out in the kitchen."),
        # One article knows of both.
        (
            "The fire began in the galley.",
            "The captain said the fire began in the galley, the police that the fire began on the car deck.",
        ),
        # What is asked, denied, of another fire, or only what it reached.
        ("The fire began in the galley.", "It is unclear whether the fire began on the car deck."),
        ("The fire began in the galley.", "The fire did not begin on the car deck."),
        ("The fire began in the galley.", "In 2019 a fire began on the car deck."),
        ("The fire began in the galley.", "The fire broke out and spread to the car deck."),
    ],
)
def test_places_that_say_nothing_of_two_beginnings(one: str, other: str) -> None:
    assert not begun(one, other)
    assert not begun(other, one)


def stayed(engine: Annotator, one: str, other: str) -> list[tuple[str, ...]]:
    return sides(
        staying,
        [
            source(engine, name, f"News of Osby\n\n{words}\n", "2025-06-10")
            for name, words in zip("ab", (one, other), strict=True)
        ],
    )


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Captain Olav Brekke, who was the last man off, was praised by passengers.",
            "Olav Brekke was not on board when the divers came, police said.",
            ("was the last man off", "was not on board"),
        ),
        (
            "The skipper, Rana Haddad, refused to leave the ship, her family said.",
            "Passengers said Rana Haddad was among the first to jump.",
            ("refused to leave the ship", "was among the first to jump"),
        ),
        (
            "The driver stayed at the scene and called an ambulance.",
            "The driver fled the scene, a witness said.",
            ("stayed at the scene", "fled the scene"),
        ),
        (
            "The minister, Ewa Lis, was aboard the plane that crashed.",
            "Ewa Lis was not aboard, her office said.",
            ("was aboard", "was not aboard"),
        ),
    ],
)
def test_who_stayed_by_one_article_and_left_by_the_other(
    engine: Annotator, one: str, other: str, told: tuple[str, str]
) -> None:
    assert stayed(engine, one, other) == [told]
    assert stayed(engine, other, one) == [told[::-1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Of another one, or both by one article.
        ("Captain Olav Brekke was the last man off.", "The mate, Jon Aas, was not on board."),
        ("The crew abandoned the ship.", "The captain stayed on board."),
        (
            "The driver fled the scene.",
            "The driver stayed at the scene at first, but the driver fled the scene.",
        ),
        # Denied, asked, wanted.
        ("The driver stayed at the scene.", "The driver denied that he fled the scene."),
        ("The captain stayed on board.", "It is not known whether the captain had left the ship."),
        ("The captain stayed on board.", "The captain should have abandoned the ship, an expert said."),
        # Both may be so.
        ("The captain was still on board at noon.", "The captain had left the ship by evening."),
    ],
)
def test_who_stayed_may_be_the_same_in_both(engine: Annotator, one: str, other: str) -> None:
    assert not stayed(engine, one, other)
    assert not stayed(engine, other, one)
