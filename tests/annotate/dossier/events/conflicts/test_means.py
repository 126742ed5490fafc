"""With what something was done, and who comes after whom, by two articles of one story."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.deeds.means import means
from annotate.dossier.events.conflicts.successors import successors
from tests.annotate.dossier.conftest import source
from tests.annotate.dossier.test_origins import article


def articles(engine: Annotator, one: str, other: str) -> list[tuple[str, ...]]:
    pair = [source(engine, name, f"Osby\n\n{words}\n") for name, words in (("a", one), ("b", other))]
    found = (*means(*pair), *successors(*pair))
    return [tuple(side.exact for side in conflict.sides) for _, conflict in found]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "He carried a shotgun.",
            "The man, who was armed with a pistol, wanted cash.",
            ("shotgun", "pistol"),
        ),
        ("He attacked the clerk with a hammer.", "He went at her with a kitchen knife.", ("hammer", "knife")),
        ("He fled on foot.", "He had fled in a stolen pickup.", ("on foot", "in a stolen pickup")),
        ("He escaped on a motorcycle.", "He got away in a car.", ("on a motorcycle", "in a car")),
        # One kind, both kinds, no kind, and what others carry.
        ("He pulled out a revolver.", "He was armed with a handgun.", None),
        ("He was armed with a knife and a pistol.", "He was armed with a pistol.", None),
        ("He carried a knife. He had put the pistol away.", "He was armed with a pistol.", None),
        ("He carried a gun.", "He carried a pistol.", None),
        ("Police officers, armed with a rifle each, went in.", "He carried a knife.", None),
        ("He was not armed with a knife.", "He carried a pistol.", None),
        ("He fled in a car, then on foot.", "He fled on foot.", None),
    ],
)
def test_only_one_of_two_weapons_or_ways(one: str, other: str, told: tuple[str, str] | None) -> None:
    pair = [article(name, f"Osby\n\n{words}\n") for name, words in (("a", one), ("b", other))]
    found = [tuple(side.exact for side in conflict.sides) for _, conflict in means(*pair)]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Jon Falk was stabbed in the back.", "Jon Falk was wounded in the neck.", ("back", "neck")),
        ("Jon Falk was shot in the leg.", "A man shot Jon Falk in the chest.", ("leg", "chest")),
        (
            "Jon Falk will be replaced by Piotr Lis, who coached the reserves.",
            "Marek Gala, who was dismissed by Radom in May, takes over from Jon Falk.",
            ("Piotr Lis", "Marek Gala"),
        ),
        (
            "Osby has appointed Ingrid Falk. She will succeed Arne Vik, who retires in May.",
            "When Arne Vik leaves in May, Tomas Berg will take his chair.",
            ("Ingrid Falk", "Tomas Berg"),
        ),
        (
            "Arne Vik stepped down. He was succeeded by his deputy, Ingrid Falk.",
            "Councillor Tomas Berg took over from Arne Vik.",
            ("Ingrid Falk", "Tomas Berg"),
        ),
        (
            "It will be led by Ingrid Solberg, now head of Havlaks.",
            "Knut Vatne, the head of Fjordmat, would lead them.",
            ("Ingrid Solberg", "Knut Vatne"),
        ),
        (
            "The board said that Piotr Lis, the goalkeeper, would succeed Jon Falk.",
            "By noon the board had named Marek Gala, the coach of Radom, as his successor.",
            ("Piotr Lis", "Marek Gala"),
        ),
        (
            "The board appointed Piotr Lis to replace Jon Falk.",
            "Marek Gala was named as the new successor to Jon Falk.",
            ("Piotr Lis", "Marek Gala"),
        ),
        (
            "Jon Falk is gone. Piotr Lis will take charge until June.",
            "Jon Falk is gone. Marek Gala has been named as the new coach.",
            ("Piotr Lis", "Marek Gala"),
        ),
        (
            "Jon Falk is gone. Ida Moen was put in charge for now.",
            "Marek Gala was appointed their new head coach.",
            ("Ida Moen", "Marek Gala"),
        ),
        # Two wounds, two people, and no part of a body.
        ("Jon Falk was shot in the leg and in the chest.", "Jon Falk was shot in the chest.", None),
        ("Jon Falk was shot in the leg.", "Ida Moen was shot in the chest.", None),
        ("Jon Falk was shot in the back of a van.", "Jon Falk was hit in the chest.", None),
        # One person, a match, somebody whom both know, and several who go.
        ("Jon Falk will be replaced by Piotr Lis.", "Lis replaces Jon Falk.", None),
        (
            "Jon Falk was replaced by Piotr Lis after 60 minutes.",
            "Jon Falk was replaced by Marek Gala after 60 minutes.",
            None,
        ),
        (
            "Jon Falk will be replaced by Piotr Lis. Marek Gala had turned it down.",
            "Marek Gala takes over from Jon Falk.",
            None,
        ),
        (
            "Ida Moen was replaced by Piotr Lis. Jon Falk was replaced by Anna Berg.",
            "Jon Falk was replaced by Eva Holm.",
            None,
        ),
        ("Jon Falk could be replaced by Piotr Lis.", "Jon Falk will be replaced by Anna Berg.", None),
        ("The fans want Piotr Lis as his successor.", "The board named Anna Berg as his successor.", None),
        ("Piotr Lis was tipped to replace Jon Falk.", "Anna Berg will replace Jon Falk.", None),
    ],
)
def test_where_somebody_was_hit_and_who_follows(
    engine: Annotator, one: str, other: str, told: tuple[str, str] | None
) -> None:
    assert articles(engine, one, other) == ([told] if told else [])
