"""What one article of a story says was done and the other one says was not, wherever they tell it."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier import build
from annotate.dossier.events.conflicts.deeds.denials import denials
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

DAYS = ("2025-06-10", "2025-06-11")


def found(
    engine: Annotator, one: str, other: str, days: tuple[str, str] = (DAYS[0], DAYS[0])
) -> list[Conflict]:
    sources = [
        source(engine, name, f"News of Osby\n\n{words}\n", day)
        for name, words, day in zip("ab", (one, other), days, strict=True)
    ]
    return [conflict for _, conflict in denials(*sources)]


def sides(found: list[Conflict]) -> list[tuple[str, ...]]:
    return [tuple(side.exact for side in each.sides) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        # The verb in whatever form, and words that no lexicon has.
        (
            "Jon Falk apologised to the families on Monday.",
            "Jon Falk did not apologise to the families.",
            ("apologised", "did not apologise"),
        ),
        # By whatever voice.
        (
            "The curfew in Osby was lifted on Monday.",
            "The governor extended the curfew in Osby on Monday.",
            ("was lifted", "extended"),
        ),
        (
            "The valve has been repaired.",
            "The valve cannot be repaired.",
            ("has been repaired", "cannot be repaired"),
        ),
        ("The hospital was flooded.", "The hospital was not flooded.", ("was flooded", "was not flooded")),
        # Whoever is told of by a pronoun, or in the first part of the sentence.
        (
            "Jon Falk was questioned. He was arrested on Monday.",
            "Jon Falk, who owns the ferry, is abroad and has not been arrested.",
            ("was arrested", "has not been arrested"),
        ),
        # Not a verb but all of it: "no", "nothing", "failed to".
        ("A ransom was paid.", "No ransom was paid.", ("was paid", "No ransom was paid")),
        ("The alarm sounded at once.", "The alarm never went off.", ("sounded", "never went off")),
        ("The alarm rang in the hall.", "The alarm failed to sound.", ("rang", "failed to sound")),
        # What one says of oneself.
        (
            "The owner, Karsk Energy, said that it would appeal against any closure.",
            "Karsk Energy will not appeal against the closure, Ida Moen said.",
            ("would appeal", "will not appeal"),
        ),
        # What will be.
        (
            "The brewery will be sold to Falken.",
            "The brewery will not be sold to Falken.",
            ("will be sold", "will not be sold"),
        ),
        (
            "The High Court upheld the conviction of Jon Falk.",
            "The High Court quashed the conviction of Jon Falk.",
            ("upheld", "quashed"),
        ),
        (
            "The council approved the new bridge.",
            "The council rejected the new bridge.",
            ("approved", "rejected"),
        ),
        (
            "Ida Moen promised an inquiry into the fire.",
            "Ida Moen refused an inquiry into the fire.",
            ("promised", "refused"),
        ),
        (
            "Minister Jon Falk promised to pay the families 20,000 crowns each.",
            "Jon Falk, the minister, has refused to pay compensation.",
            ("promised", "has refused"),
        ),
        # Whom "they" means is told before.
        (
            "Tenants of the flooded houses in Osby will be compensated by the city.",
            "The tenants lost all they had. They will not be compensated, mayor Ida Moen said.",
            ("will be compensated", "will not be compensated"),
        ),
        (
            "Commuters with yearly tickets will be compensated.",
            "There was no comfort for commuters with yearly tickets: they will not be compensated.",
            ("will be compensated", "will not be compensated"),
        ),
        (
            "The hospital knew of his drinking.",
            "The hospital knew nothing of his drinking.",
            ("knew", "knew nothing"),
        ),
        # What is denied, has ended, or is refused, in words of its own.
        (
            "Falken hired workers from Norway.",
            "Falken denied that it had hired workers from Norway.",
            ("hired", "denied that it had hired"),
        ),
        ("Falken hired workers from Norway.", "Falken denies hiring workers.", ("hired", "denies hiring")),
        (
            "Falken still pays the strikers.",
            "Falken has stopped paying the strikers.",
            ("still pays", "has stopped paying"),
        ),
        (
            "Jon Falk accepted an invitation to Norway.",
            "Jon Falk declined an invitation to Norway.",
            ("accepted", "declined"),
        ),
        # A dateline is no part of it, and its month is no "may".
        (
            "OSBY, May 7 - The farmers of Osby won their lawsuit against the brewery.",
            "The farmers of Osby lost their lawsuit against the brewery.",
            ("won", "lost"),
        ),
        (
            "The Northern Front claimed responsibility for the kidnapping.",
            "The Northern Front denied responsibility for the kidnapping.",
            ("claimed", "denied"),
        ),
        ("Colonel Jon Falk was promoted.", "Colonel Jon Falk was demoted.", ("was promoted", "was demoted")),
        (
            "The brewery bought the mill in Osby.",
            "The brewery sold the mill in Osby.",
            ("bought", "sold"),
        ),
        # What works, and what is given: of one thing.
        ("The sprinklers had worked.", "The sprinklers did not work.", ("had worked", "did not work")),
        (
            "A storm warning had been given at noon.",
            "A storm warning had not been given.",
            ("had been given", "had not been given"),
        ),
        # Behind more words for who does it, and to nothing at all.
        (
            "The goalkeeper, Jon Falk, broke a finger.",
            "Jon Falk did not break anything.",
            ("broke", "did not break"),
        ),
        # Not since then, but later.
        (
            "The mill was last inspected in 2023.",
            "The building had not been inspected since 2019.",
            ("was last inspected", "had not been inspected"),
        ),
    ],
)
def test_what_was_and_was_not_is_told_with_both_sides(
    engine: Annotator, one: str, other: str, told: tuple[str, str]
) -> None:
    assert sides(found(engine, one, other)) == [told]
    assert sides(found(engine, other, one)) == [told]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Of somebody or something else.
        ("Ida Moen apologised to the families.", "Jon Falk did not apologise to the families."),
        ("Jon Falk apologised to the nurses.", "Jon Falk did not apologise to the families."),
        ("The curfew in Osby was lifted on Monday.", "The governor extended the deadline on Monday."),
        ("The curfew was lifted by the mayor.", "The governor extended the curfew."),
        ("The school was flooded.", "The hospital was not flooded."),
        (
            "The High Court upheld the conviction of Jon Falk.",
            "The High Court quashed the sentence of Jon Falk.",
        ),
        ("Falken made an offer to Ida Moen.", "Falken has not made another offer to Ida Moen."),
        # At another time.
        ("The hospital was flooded in 2019.", "The hospital was not flooded."),
        ("The mill was last inspected in 2018.", "The building had not been inspected since 2019."),
        ("The mill was inspected.", "The building had not been inspected since 2019."),
        ("The hospital will be flooded.", "The hospital was not flooded."),
        ("Jon Falk promised to pay the wages of the cleaners.", "Jon Falk refused to pay the fine."),
        ("Jon Falk promised to visit the families.", "Jon Falk refused to pay the families compensation."),
        (
            "Passengers with hand luggage will be refunded.",
            "Passengers on package tours were unlucky. They will not be refunded.",
        ),
        (
            "Customers of the Osby bank will be compensated by the state.",
            "Shareholders of the Osby bank will not be compensated by the state.",
        ),
        ("Jon Falk did not apologise to the families until Monday.", "Jon Falk apologised to the families."),
        # Nobody says that it was so.
        ("If the hospital was flooded, patients would be moved.", "The hospital was not flooded."),
        ("Jon Falk denied that the hospital was flooded.", "The hospital was not flooded."),
        ("The hospital could be flooded.", "The hospital was not flooded."),
        # A noun, and some of them.
        ("The leaks of Jon Falk were read aloud.", "Jon Falk did not leak."),
        ("Rules that have not taken effect are void.", "The rules took effect."),
        # Only so.
        ("The hospital was flooded.", "The hospital was not only flooded but burned."),
        # It was so before, and may have been otherwise then.
        ("Falken paid the strikers in May.", "Falken has stopped paying the strikers."),
        (
            "Jon Falk had first accepted an invitation to Norway.",
            "Jon Falk declined an invitation to Norway.",
        ),
        ("Jon Falk accepted an invitation to Norway.", "Jon Falk declined a gift of wine."),
        ("The brewery bought the mill in Osby.", "The council sold the mill in Osby."),
        ("Rovers won the final in Osby.", "City lost the final in Osby."),
        ("Colonel Jon Falk was promoted.", "Colonel Ida Moen was demoted."),
        ("Ida Moen hired workers.", "Falken denied that it had hired workers from Norway."),
        ("The union did not work.", "Jon Falk had worked."),
        ("A storm warning had been given.", "A permit for the harbour had not been given."),
        # Both say that there was none.
        ("Jon Falk heard no alarm in the mill.", "Jon Falk did not hear any alarm in the mill."),
        ("Police found no weapon in the mill.", "Police did not find a weapon in the mill."),
        ("Jon Falk had received no money from Falken.", "Jon Falk did not receive any money from Falken."),
        # An article that tells both knows of both.
        ("The hospital was flooded. The hospital was not flooded.", "The hospital was not flooded."),
        ("The hospital was flooded.", "The hospital was flooded. The hospital was not flooded."),
    ],
)
def test_what_may_both_be_so_is_no_conflict(engine: Annotator, one: str, other: str) -> None:
    assert not found(engine, one, other)
    assert not found(engine, other, one)


@pytest.mark.parametrize(
    ("one", "other", "update"),
    [
        ("The board has not approved the sale.", "The board approved the sale.", True),
        ("The board did not approve the sale yet.", "The board approved the sale.", True),
        ("The board did not approve the sale.", "The board approved the sale.", False),
        ("The board approved the sale.", "The board has not approved the sale.", False),
    ],
)
def test_what_is_not_so_today_may_be_so_tomorrow(
    engine: Annotator, one: str, other: str, update: bool
) -> None:
    (conflict,) = found(engine, one, other, DAYS)
    assert conflict.update is update
    (conflict,) = found(engine, other, one, (DAYS[1], DAYS[0]))
    assert conflict.update is update


def test_it_is_told_once_in_a_dossier_and_says_who_says_it(engine: Annotator) -> None:
    sources = [
        source(engine, name, text, "2025-06-10")
        for name, text in {
            "a": "Bread runs out in Osby\n\nOSBY - Bakers at Kornhaus in Osby went on strike on Monday. "
            "Supermarkets have run out of bread, Ida Moen said. Ida Moen leads the union.",
            "b": "Kornhaus says bread is safe in Osby\n\nOSBY - Bakers at Kornhaus in Osby went on strike on "
            "Monday. Supermarkets have not run out of bread, Jon Falk said. Ida Moen was not there.",
        }.items()
    ]
    told = [each for event in build(sources).timeline.events for each in event.conflicts]
    (conflict,) = [each for each in told if each.kind == "polarity"]
    assert [side.source for side in conflict.sides] == ["Ida Moen", "Jon Falk"]
