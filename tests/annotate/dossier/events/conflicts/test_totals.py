"""What is counted in all, by whatever noun: loot, jobs and staff; and results and ages that stand once."""

from __future__ import annotations

import pytest

from tests.annotate.dossier.events.conflicts.test_counted import told


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        # Of a theft.
        (
            "Some 300 passengers are currently abroad.",
            "The collapse left 470 passengers stranded.",
            ("300", "470"),
        ),
        ("Thieves made off with seven icons.", "Eleven treasures have been stolen.", ("seven", "Eleven")),
        ("Robbers got away with 23 rings.", "A shop was robbed. Thirty rings are missing.", ("23", "Thirty")),
        ("Burglars stole nine clocks.", "Fourteen pieces were stolen in a burglary.", ("nine", "Fourteen")),
        (
            "Thieves got in and took 14 prints.",
            "Thieves got in. Nineteen prints are missing.",
            ("14", "Nineteen"),
        ),
        # Of work.
        (
            "The closure affects 310 employees.",
            "The mill will shut with the loss of 450 jobs.",
            ("310", "450"),
        ),
        ("Some 200 workers will lose their jobs.", "It will cut 340 jobs.", ("200", "340")),
        ("The mill has 85 employees.", "About 130 people work for the mill.", ("85", "130")),
        ("The mill employs 85 people.", "A staff of 130 workers makes paper.", ("85", "130")),
        # Of those who are ill or saved.
        ("Nine guests are still in hospital.", "Fifteen people remain in hospital.", ("Nine", "Fifteen")),
        ("Boats picked up 60 survivors.", "Boats pulled 85 people from the sea.", ("60", "85")),
        (
            "The fever has killed 38 people in the camp.",
            "Sixty people have died of the fever since the beginning of the month.",
            ("38", "Sixty"),
        ),
        # Of new things, and for those who have none.
        (
            "He promised to build 120 new houses before winter.",
            "Before winter 80 houses would be built for the homeless, he said.",
            ("120", "80"),
        ),
        # Results and ages.
        (
            "The council approved it by 21 votes to 14.",
            "Nineteen councillors were for the plan, 16 against.",
            ("21 votes to 14", "Nineteen councillors were for the plan, 16 against"),
        ),
        ("Osby beat Selm 2-1 in the final.", "Osby won 3-1 against Selm.", ("2-1", "3-1")),
        ("Selm mourned after a 2-1 home defeat by Osby.", "Osby had won 3-1 in Selm.", ("2-1", "3-1")),
        ("Osby sealed the cup with a narrow 1-0 win.", "Osby won 2-1.", ("1-0", "2-1")),
        ("The driver, a 34-year-old man, was hurt.", "The driver, 43, was hurt.", ("34", "43")),
        ("The driver, 46, lived.", "The driver, a man of 38, lived.", ("46", "38")),
        ("The coach carried 52 passengers.", "There were 44 people on board the coach.", ("52", "44")),
        ("A 19-year-old climber fell.", "The climber, who was 24, slipped.", ("19", "24")),
    ],
)
def test_all_there_is(one: str, other: str, sides: tuple[str, str]) -> None:
    assert told(one, other) == [sides]
    assert told(other, one) == [sides[::-1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Some of the loot, of another theft, or of those who live; and no theft at all.
        ("Thieves stole seven icons and two bells.", "Thieves stole nine pieces."),
        ("Some 300 students are abroad.", "The storm left 470 students stranded."),
        ("Thieves stole seven icons.", "Thieves stole an organ. In 1998 they had stolen nine icons."),
        ("Thieves stole seven icons.", "A thief was caught. Nine hikers are missing."),
        ("Thieves stole seven icons.", "The thieves took nine people hostage."),
        ("Seven letters are missing.", "Nine pages of the book are missing."),
        # Those who work there, and those who lose their work.
        ("The mill employs 850 people.", "The mill will cut 450 jobs."),
        ("The mill has 85 employees.", "Nobody works there. About 130 people live there."),
        # All who fell ill, and all of a year.
        ("Nine guests were taken to hospital.", "Four guests are still in hospital."),
        ("The fever has killed 38 people in the camp.", "In the region 90 people have died since January."),
        # Two results, another round, and no result.
        ("Osby beat Selm 2-1.", "Osby won 3-1 in May, and beat Selm 2-1."),
        ("The council approved it by 21 votes to 14.", "In the first reading it passed by 19 votes to 16."),
        ("The council approved it by 21 votes to 14.", "The age was raised from 62 to 65."),
        ("Osby beat Selm 2-1 in the final.", "Osby led 1-0 at half-time."),
        ("Osby drew 1-1.", "Osby won 4-3 on penalties after a 1-1 draw."),
        # A sum that is paid, and one that is only asked for.
        (
            "Selm will pay Osby 1.2 million euros for the bridge.",
            "Osby asked Selm for 2.1 million euros for the bridge.",
        ),
        # Two hours of one ship, and of two of its messages.
        ("The trawler Alda called at 2.10am.", "At 4.30am a helicopter reached the trawler Alda."),
        ("The ship sent its first message at 2.10am.", "The last message of the ship came at 4.30am."),
        ("The explosion woke Selm at 2.10am.", "A second explosion shook Selm at 4.30am."),
        # Two of one role.
        (
            "The driver, 34, was hurt.",
            "The driver, 43, hit a car, whose driver was hurt. The driver, 34, fled.",
        ),
        ("The driver, 34, was hurt.", "The driver, 12 other people and a dog were hurt."),
    ],
)
def test_what_is_not_all_of_one(one: str, other: str) -> None:
    assert not told(one, other)
    assert not told(other, one)
