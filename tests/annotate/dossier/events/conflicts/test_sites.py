"""Where somebody was seized or something was found, and where it is moved to, by two articles."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.news.sites import sites
from tests.annotate.dossier.conftest import source


def told(engine: Annotator, one: str, other: str) -> list[tuple[str, ...]]:
    pair = [
        source(engine, name, f"News\n\n{text}\n", "2025-06-11") for name, text in (("a", one), ("b", other))
    ]
    return [tuple(side.exact for side in conflict.sides) for _, conflict in sites(*pair)]


@pytest.mark.parametrize(
    ("one", "other", "places"),
    [
        (
            "Mila Brandt was arrested late on Monday at the airport.",
            "Mila Brandt was picked up by officers in her sister's flat.",
            ("the airport", "her sister's flat"),
        ),
        (
            "Mila Brandt died on Monday in a hospital in Rovik.",
            "Mila Brandt passed away at her home, her son said.",
            ("a hospital", "her home"),
        ),
        (
            "The lorry was found burnt out near Rovik on Monday.",
            "A burnt-out lorry was discovered outside Selmoy.",
            ("near Rovik", "outside Selmoy"),
        ),
        (
            "The making of engines will be transferred to a plant in Gdansk, Poland.",
            "The company said engines would move to Brasov in Romania.",
            ("a plant in Gdansk, Poland", "Brasov in Romania"),
        ),
        (
            "Ola Berg was found dead in Bergen on Monday.",
            "Ola Berg was found dead in Oslo.",
            ("in Bergen", "in Oslo"),
        ),
        (
            "Police recovered the stolen cello in a garage.",
            "The stolen cello was found at the station.",
            ("a garage", "the station"),
        ),
        (
            "Brask will move the making of engines to Poland.",
            "Brask wants to move the making of engines to Romania.",
            ("Poland", "Romania"),
        ),
        (
            "Mila Brandt was arrested at Oslo airport.",
            "Mila Brandt was arrested in a hotel.",
            ("Oslo airport", "a hotel"),
        ),
    ],
)
def test_two_places(engine: Annotator, one: str, other: str, places: tuple[str, str]) -> None:
    assert told(engine, one, other) == [places]
    assert told(engine, other, one) == [places[::-1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Of others, and of other things.
        ("Mila Brandt was arrested at the airport.", "Ola Berg was arrested at a hotel."),
        ("The lorry was found near Rovik.", "The pistol was found outside Selmoy."),
        ("A walker found the gun in a barn.", "A walker found the knife in a church."),
        ("Ola Berg moved his mother to Poland.", "Ola Berg will move the archive to Romania."),
        ("Police found the cello in a garage.", "Police found the cello in the thief's house."),
        # A village may be near a town, and an article may know of both.
        ("The lorry was found in Rovik.", "The lorry was found near Selmoy."),
        ("The lorry was found near Rovik.", "The lorry was found outside Selmoy, an hour from Rovik."),
        ("Mila Brandt was arrested at the airport.", "Mila Brandt was arrested in Bergen."),
        # What is not so, and one place in two words.
        (
            "Mila Brandt was arrested at the airport.",
            "It is not known if Mila Brandt was arrested at a hotel.",
        ),
        ("Mila Brandt was arrested in her flat.", "Mila Brandt was seized at her home."),
        ("Engines will move to Gdansk.", "Engines will move to Poland, to the yard in Gdansk."),
    ],
)
def test_what_may_be_one_place(engine: Annotator, one: str, other: str) -> None:
    assert not told(engine, one, other)
    assert not told(engine, other, one)
