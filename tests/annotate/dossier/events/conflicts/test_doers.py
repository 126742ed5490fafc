"""Who did it to whom: the other way round, or done by others, of what is one happening to both articles."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier import build
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

DAY = "2025-06-11"


def found(engine: Annotator, one: str, other: str) -> list[Conflict]:
    sources = [
        source(engine, name, f"News of Osby\n\n{words}\n", DAY)
        for name, words in zip("ab", (one, other), strict=True)
    ]
    told = [each for event in build(sources).timeline.events for each in event.conflicts]
    return [each for each in told if each.because.startswith("who did it")]


def sides(found: list[Conflict]) -> list[tuple[str, ...]]:
    return [tuple(side.exact for side in each.sides) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        # The other way round.
        (
            "Demonstrators attacked police in Osby on Tuesday evening.",
            "Police attacked demonstrators in Osby on Tuesday evening.",
            ("Demonstrators attacked police", "Police attacked demonstrators"),
        ),
        (
            "OSBY, June 11 - A tanker rammed a ferry off Osby on Tuesday.",
            "A ferry rammed a tanker off Osby on Tuesday, the coast guard said.",
            ("A tanker rammed a ferry", "A ferry rammed a tanker"),
        ),
        (
            "Jon Falk robbed Ida Moen in Osby on Tuesday.",
            "Jon Falk was robbed by Ida Moen in Osby on Tuesday.",
            ("Jon Falk robbed Ida Moen", "Jon Falk was robbed by Ida Moen"),
        ),
        # Each ended what it had with the other.
        (
            "Osby Steel cancelled the contract with Ferrum on Tuesday.",
            "The board of Ferrum cancelled the contract with Osby Steel on Tuesday.",
            (
                "Osby Steel cancelled the contract with Ferrum",
                "The board of Ferrum cancelled the contract with Osby Steel",
            ),
        ),
        (
            "The union called off the meeting with Ferrum on Tuesday.",
            "Ferrum called off the meeting with the union on Tuesday.",
            ("The union called off the meeting with Ferrum", "Ferrum called off the meeting with the union"),
        ),
        # Others of another kind.
        (
            "Gunmen kidnapped the mayor of Osby, Leo Ruiz, on Tuesday.",
            "Soldiers kidnapped the mayor of Osby, Leo Ruiz, on Tuesday, his wife said.",
            ("Gunmen kidnapped the mayor of Osby", "Soldiers kidnapped the mayor of Osby"),
        ),
        (
            "Students smashed the windows of the town hall of Osby on Tuesday.",
            "Football fans smashed the windows of the town hall of Osby on Tuesday.",
            (
                "Students smashed the windows of the town hall of Osby",
                "Football fans smashed the windows of the town hall of Osby",
            ),
        ),
        (
            "The army freed the mayor of Osby on Tuesday.",
            "The kidnappers released the mayor of Osby on Tuesday.",
            ("The army freed the mayor of Osby", "The kidnappers released the mayor of Osby"),
        ),
        (
            "A dog walker found the body of Leo Ruiz in Osby on Tuesday.",
            "The body of Leo Ruiz was found by police divers in Osby on Tuesday.",
            (
                "A dog walker found the body of Leo Ruiz",
                "The body of Leo Ruiz was found by police divers",
            ),
        ),
        # Only one of two people can have done it.
        (
            "General Leo Ruiz led the raid on the farm in Osby on Tuesday.",
            "Colonel Jon Falk led the raid on the farm in Osby on Tuesday.",
            ("General Leo Ruiz led the raid", "Colonel Jon Falk led the raid"),
        ),
        # Each by its trade, with a name or without it.
        (
            "The love letters were discovered by an archivist, Ida Moen, in Osby on Tuesday.",
            "It was a trainee, Jon Falk, who discovered the love letters in Osby on Tuesday.",
            (
                "The love letters were discovered by an archivist, Ida Moen",
                "a trainee, Jon Falk, who discovered the love letters",
            ),
        ),
        (
            "The germs were found on Tuesday by inspectors in Osby.",
            "The germs were found by a pathologist, Dr Ida Moen, in Osby on Tuesday.",
            (
                "The germs were found on Tuesday by inspectors",
                "The germs were found by a pathologist, Dr Ida Moen",
            ),
        ),
        (
            "Helicopters rescued all the skaters in Osby on Tuesday.",
            "Mountain guides rescued all the skaters in Osby on Tuesday.",
            ("Helicopters rescued all the skaters", "Mountain guides rescued all the skaters"),
        ),
        (
            "The interior minister dismissed the chief of the fire service, Jon Falk, in Osby.",
            "Jon Falk, the chief of the fire service, was dismissed by the prime minister in Osby.",
            (
                "The interior minister dismissed the chief of the fire service",
                "Jon Falk, the chief of the fire service, was dismissed by the prime minister",
            ),
        ),
        (
            "A night guard who was looking for a lamp found the bronze anchor of the Alma on Tuesday.",
            "The bronze anchor of the Alma was found behind a boiler in a cellar by a cleaner on Tuesday.",
            (
                "A night guard who was looking for a lamp found the bronze anchor of the Alma",
                "The bronze anchor of the Alma was found behind a boiler in a cellar by a cleaner",
            ),
        ),
    ],
)
def test_who_did_it_to_whom_is_told_differently(
    engine: Annotator, one: str, other: str, told: tuple[str, str]
) -> None:
    assert sides(found(engine, one, other)) == [told]
    assert sides(found(engine, other, one)) == [told[::-1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same in other words, or perhaps the same.
        (
            "Demonstrators attacked police in Osby on Tuesday.",
            "Police were attacked by protesters in Osby on Tuesday.",
        ),
        (
            "Student protesters smashed the windows of the town hall of Osby on Tuesday.",
            "Students smashed the windows of the town hall of Osby on Tuesday.",
        ),
        (
            "Gunmen kidnapped the mayor of Osby on Tuesday.",
            "Five men kidnapped the mayor of Osby on Tuesday.",
        ),
        ("Police freed the mayor of Osby on Tuesday.", "Officers freed the mayor of Osby on Tuesday."),
        ("General Leo Ruiz led the raid in Osby on Tuesday.", "The general led the raid in Osby on Tuesday."),
        # What both may do to each other.
        (
            "Police injured demonstrators in Osby on Tuesday.",
            "Demonstrators injured police in Osby on Tuesday.",
        ),
        ("Ida Moen met Jon Falk in Osby on Tuesday.", "Jon Falk met Ida Moen in Osby on Tuesday."),
        (
            "Ida Moen accused Jon Falk of lying in Osby on Tuesday.",
            "Jon Falk accused Ida Moen of lying in Osby on Tuesday.",
        ),
        (
            "Osby Steel signed a contract with Ferrum on Tuesday.",
            "Ferrum signed a contract with Osby Steel on Tuesday.",
        ),
        (
            "Osby Steel cancelled the contract with Ferrum on Tuesday.",
            "The contract with Ferrum was cancelled by Osby Steel on Tuesday.",
        ),
        # What several do, each of them, and a part of the same.
        (
            "Firefighters searched the old mill in Osby on Tuesday.",
            "Police searched the old mill in Osby on Tuesday.",
        ),
        (
            "Inspectors of the authority discovered the mould in Osby on Tuesday.",
            "The food authority discovered the mould in Osby on Tuesday.",
        ),
        # Who has a trade may jog.
        (
            "The bronze anchor of the Alma was found by a jogger on Tuesday.",
            "The bronze anchor of the Alma was found by a teacher on Tuesday.",
        ),
        ("The firefighters rescued all the boys.", "A helicopter of the brigade rescued all the boys."),
        # Whose boat or helicopter it is nobody says.
        ("The army rescued the crew of the Alma.", "A helicopter rescued the crew of the Alma."),
        ("Fishermen found the body of Leo Ruiz.", "A trawler found the body of Leo Ruiz."),
        # An article that tells both tells of two.
        (
            "Demonstrators attacked police in Osby. Police attacked demonstrators on Tuesday, too.",
            "Police attacked demonstrators in Osby on Tuesday.",
        ),
        # What is done to others, or to some of many.
        (
            "Students threw stones at the windows of a bank in Osby on Tuesday.",
            "Football fans threw stones at the bus of Rovers in Osby on Tuesday.",
        ),
        (
            "Soldiers arrested three men near the harbour of Osby on Tuesday.",
            "Rebels arrested ten farmers near the mill of Osby on Tuesday.",
        ),
        # Somebody of theirs, and what is no deed.
        (
            "Jon Falk's lawyer led the campaign in Osby on Tuesday.",
            "Ida Moen led the campaign in Osby on Tuesday.",
        ),
        (
            "Demonstrators attacked by police in Osby on Tuesday ran away.",
            "Police attacked demonstrators in Osby on Tuesday.",
        ),
        (
            "Jon Falk and Ida Moen were found stabbed in Osby on Tuesday.",
            "A man stabbed Jon Falk and Ida Moen in Osby on Tuesday.",
        ),
        (
            "The rules issued by the ministry in Osby on Tuesday showed haste.",
            "The ministry in Osby issued the rules on Tuesday.",
        ),
    ],
)
def test_what_may_both_be_so_is_no_conflict(engine: Annotator, one: str, other: str) -> None:
    assert not found(engine, one, other)
    assert not found(engine, other, one)
