"""What two articles of one story tell differently in words that are not the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from annotate import Annotator
from annotate.dossier import Source, build
from annotate.dossier.events.conflicts.facing import faced
from annotate.dossier.events.conflicts.news.speakers import speakers
from annotate.dossier.events.conflicts.news.when import news_days
from annotate.dossier.events.conflicts.stands.admissions import admissions
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

Compared = Callable[[Source, Source], Iterator[tuple[int, Conflict]]]
# A Wednesday.
DAY = "2025-06-11"


def told(engine: Annotator, compared: Compared, one: str, other: str) -> list[tuple[str, ...]]:
    """Return the words of each side of what two articles of one day tell differently."""
    pair = [source(engine, name, f"{text}\n", DAY) for name, text in (("a", one), ("b", other))]
    found = [tuple(side.exact for side in each.sides) for _, each in compared(*pair)]
    back = [tuple(side.exact for side in each.sides) for _, each in compared(*reversed(pair))]
    assert sorted(map(sorted, found)) == sorted(map(sorted, back))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both open with it.
        (
            "The night express jumped the tracks near Orley on Monday.",
            "Nine people were hurt when a train derailed here on Sunday.",
        ),
        ("A ferry capsized off Selm on Monday.", "The ferry sank off Selm on Sunday, officials said."),
        ("A tanker struck a reef on Monday night.", "A tanker leaks since it hit rocks early on Sunday."),
        ("Thieves raided a museum in Selm on Sunday.", "Two paintings were stolen in Selm on Monday."),
        ("A harp was snatched from her car on Monday.", "A harp was stolen on Sunday night, she said."),
        ("Three men escaped from prison on Monday.", "Three men slipped out of their cells on Sunday."),
        ("A school collapsed in Orley on Monday.", "The roof of the school gave way on Sunday."),
        # The day stands with a verb that only says that it was.
        (
            "Burglars broke into a bank in Selm on Monday.",
            "The burglary happened shortly after 2 a.m. on Sunday.",
        ),
        (
            "Masked men held up a jeweller here on Monday.",
            f"Rings are gone.\n\n{'It rained. ' * 70}\n\nThe hold-up took place on Sunday, police said.",
        ),
        ("Pilots went on strike on Monday.", "Hardly a plane has left since pilots walked out on Sunday."),
        ("A pupil stabbed a cook on Monday.", "A cook was stabbed by a pupil. Sunday's attack came at noon."),
        (
            "A ferry caught fire off Selm on Monday.",
            "A ferry burst into flames. The disaster happened on Sunday.",
        ),
        (
            "A coach plunged into a gorge on Monday.",
            "A coach fell into a gorge. The accident happened on Sunday.",
        ),
        # What there is once.
        (
            "The first patient was treated on 3 June.",
            "It was on 5 June, he said, that the first case came in.",
        ),
        ("The first child fell ill on 3 June.", "It was on 5 June that the first pupils showed symptoms."),
        # Of one person, wherever it is told.
        (
            f"Orley mourns.\n\n{'It rained. ' * 70}\n\nIvo Brandt, whose van overturned on Sunday, cooked.",
            f"Orley mourns.\n\n{'It rained. ' * 70}\n\nIvo Brandt died when his car rolled over on Monday.",
        ),
        (
            "Police arrested the trader, Ola Berg, in Bergen on Monday.",
            "Ola Berg was seized by police in Bergen on Sunday.",
        ),
        ("Ola Berg was detained late on Sunday.", "Soldiers caught Ola Berg on Monday morning."),
        ("Rebels freed the engineer, Paul Rey, on Monday.", "Paul Rey was released by rebels on Sunday."),
        ("The mayor, Ida Lund, resigned on Monday.", "Ida Lund quit as mayor of Selm on Sunday."),
        # Of as many in one place.
        (
            f"A vault is empty.\n\n{'It rained. ' * 70}\n\nTwo men were arrested in Norvik on Monday.",
            f"A vault is empty.\n\n{'It rained. ' * 70}\n\nTwo suspects were caught in Norvik on Sunday.",
        ),
        # A day that opens a sentence is of all that it tells.
        (
            "The climber Ida Moen fell to her death from Mount Selm on Saturday.",
            "On Sunday Ida Moen slipped on the ice and died.",
        ),
    ],
)
def test_one_happening_in_other_words_is_of_one_day(engine: Annotator, one: str, other: str) -> None:
    assert len(told(engine, news_days, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A train derailed near Orley on Monday.", "A train crashed near Orley on Monday evening."),
        ("A train derailed late on Sunday.", "The train crashed early on Monday."),
        ("Ola Berg was detained late on Sunday.", "Soldiers caught Ola Berg early on Monday."),
        ("Police arrested Ola Berg on Sunday.", "Police arrested Per Holt on Monday, Ola Berg said."),
        # One article knows of both.
        (
            "A man was stabbed on Sunday. Another attack came on Monday: a woman was knifed.",
            "A woman was knifed on Monday.",
        ),
        # Of others, of an earlier time, of what did not happen, and of what is only feared.
        (
            "Ivo Brandt was shot in Selm on Sunday, police said.",
            "Petra Voss was attacked in Selm on Monday, police said.",
        ),
        ("A ferry sank on Monday.", "A similar ferry capsized on Sunday."),
        ("A ferry sank on Monday.", "The ferry could have capsized on Sunday."),
        (
            f"A vault is empty.\n\n{'It rained. ' * 70}\n\nTwo men were arrested in Norvik on Monday.",
            f"A vault is empty.\n\n{'It rained. ' * 70}\n\nA woman was caught in Norvik on Sunday.",
        ),
        # Of another one of the kind, or of no one kind; and what comes before may be first.
        ("Robbers raided a bank on Monday.", "A bank was raided. The previous robbery took place on Sunday."),
        ("A minister resigned on Monday.", "A minister stepped down. The incident happened on Sunday."),
        ("Robbers raided a bank on Monday.", "A bank was raided. Police made the attack public on Sunday."),
        ("Nine fell ill on Monday.", "Nine people were taken ill. The first guests fell ill on Sunday."),
        ("The first case was confirmed on 5 June.", "The first child fell ill on 3 June."),
        # Of another kind.
        ("A ferry sank on Monday.", "A captain was arrested on Sunday after the ferry sank."),
    ],
)
def test_what_may_be_of_two_days_is_none(engine: Annotator, one: str, other: str) -> None:
    assert not told(engine, news_days, one, other)


SAID = '"We will rebuild the school before the first snow falls,"'


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (f"{SAID} said Ida Moen, the mayor.", f"{SAID} said Leo Ruiz, the builder.", 1),
        (f"{SAID} Ida Moen told reporters.", f'Leo Ruiz, the builder, said: {SAID[:-2]}."', 1),
        (f"{SAID} said Ida Moen.", f"{SAID} said Mayor Ida Moen.", 0),
        (f"{SAID} said Ida Moen.", f"{SAID} said the mayor.", 0),
        (f"{SAID} said Ida Moen.", f"Leo Ruiz shook his head. {SAID} he said.", 1),
        (f"{SAID} said Ida Moen.", f"Leo Ruiz met Per Holt. {SAID} he said.", 0),
        ('"Nobody told us to leave," said Ida Moen.', '"Nobody told us to leave," said Leo Ruiz.', 1),
        (f"{SAID} said Ida Moen.", '"We will rebuild the school," said Leo Ruiz.', 0),
    ],
)
def test_the_same_words_of_two_people(engine: Annotator, one: str, other: str, count: int) -> None:
    assert len(told(engine, speakers, one, other)) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (
            "Mayor Ida Moen denied having received a warning.",
            "Mayor Ida Moen confirmed that a warning had reached her on Friday.",
            1,
        ),
        (
            "Ida Moen denied that the bridge was in bad repair.",
            "Ida Moen conceded that there were defects in the bridge.",
            1,
        ),
        (
            "Leo Ruiz, the director, denied that he had met lobbyists.",
            "Leo Ruiz, the director, admitted that there was a meeting with lobbyists.",
            1,
        ),
        (
            "The company acknowledged that it had restarted the furnace without permission.",
            "The company denied that the furnace was restarted without a permit.",
            1,
        ),
        (
            "Ida Moen confirmed that the town had been warned of a landslide in May.",
            "Ida Moen denied that the town had received any warning in May.",
            1,
        ),
        (
            "The cook, Ida Moen, admitted that the freezer had been out of order.",
            "Ida Moen, the cook, denied that the freezer had been out of order.",
            1,
        ),
        (
            "Ida Moen denied that soldiers had used live ammunition.",
            "Ida Moen admitted that live rounds had been fired at the gate.",
            1,
        ),
        # A body of itself, and its head of it.
        (
            "Rovik Foods denies that it has received any such offer.",
            "The director, Ida Moen, confirmed that Rovik Foods had received an offer from Bergen.",
            1,
        ),
        (
            "Rovik Foods denies that it has received any such offer.",
            "The director, Ida Moen, confirmed that Lund Dairies had received an offer from Bergen.",
            0,
        ),
        # Who speaks for a body is that body; and nobody is no driver.
        (
            "The port authority's office confirmed that a pilot had been suspended.",
            "Leo Ruiz, a spokesman for the port authority, denied that anybody had been suspended.",
            1,
        ),
        (
            "The port authority's office confirmed that a pilot had been suspended.",
            "Leo Ruiz, a spokesman for the pilots' union, denied that anybody had been suspended.",
            0,
        ),
        (
            "The port authority's office confirmed that a pilot had been suspended.",
            "Leo Ruiz, a spokesman for the port authority, denied that a captain had been suspended.",
            0,
        ),
        (
            "Ida Moen confirmed that the freezer had been repaired.",
            "Ida Moen denied that the freezer had been out of order.",
            0,
        ),
        # Of two people, of two things, and where an article tells both.
        (
            "Mayor Ida Moen denied having received a warning.",
            "Governor Leo Ruiz confirmed that a warning had reached him on Friday.",
            0,
        ),
        (
            "Ida Moen denied that the bridge was in bad repair.",
            "Ida Moen confirmed that the bridge would be closed.",
            0,
        ),
        (
            "Ida Moen denied that the bridge was in bad repair. Ida Moen admitted defects in the bridge.",
            "Ida Moen conceded that there were defects in the bridge.",
            0,
        ),
        (
            "Ida Moen denied that the crew had ignored a warning.",
            "Ida Moen confirmed that a warning had been sent to the crew.",
            0,
        ),
        (
            "Ida Moen denied that the airline had hired foreign crews.",
            "Ida Moen acknowledged that the airline had hired planes from a firm in Selm.",
            0,
        ),
        (
            "Ida Moen denied that nobody had received the warning.",
            "Ida Moen confirmed that a warning had reached her on Friday.",
            0,
        ),
    ],
)
def test_what_is_denied_and_granted_in_other_words(
    engine: Annotator, one: str, other: str, count: int
) -> None:
    assert len(told(engine, admissions, one, other)) == count


FOUND = "The hiker Ola Berg was found dead {} on Monday, the police said. He had been missing for a week."
ALSO = "Ola Berg, the missing hiker, was found dead {} on Monday after a week."


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("outside the village of Tarnby", "outside Molby", 1),
        ("in Tarnby", "outside Tarnby", 1),
        ("outside Tarnby", "outside the village of Tarnby", 0),
        # A village may be outside another one, and be called by either.
        ("in Tarnby", "outside Molby", 0),
        ("near Tarnby", "near Molby", 0),
        ("outside Tarnby", "outside Molby, which is a mile from Tarnby,", 0),
        # What is in a car is outside a village with the car.
        ("in his car outside Tarnby", "in a car outside Molby", 1),
    ],
)
def test_in_and_outside_small_places(engine: Annotator, one: str, other: str, count: int) -> None:
    pair = [
        source(engine, name, f"{words.format(where)}\n", DAY)
        for name, words, where in (("a", FOUND, one), ("b", ALSO, other))
    ]
    found = [each for event in build(pair).timeline.events for each in event.conflicts]
    assert len([each for each in found if each.kind == "place"]) == count


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("The mayor of Selm, Ida Moen, said that a man was beaten on Sunday near the old fountain.", 1),
        # One who was attacked when the other article says, and another one.
        (
            "The mayor of Selm, Ida Moen, said that a man was attacked on Saturday. A second man was beaten "
            "on Sunday near the old fountain.",
            0,
        ),
    ],
)
def test_a_second_one_of_a_kind_is_another_one(engine: Annotator, other: str, count: int) -> None:
    one = "A man was beaten on Saturday near the old fountain of Selm, the mayor, Ida Moen, said."
    pair = [source(engine, name, f"{text}\n", DAY) for name, text in (("a", one), ("b", other))]
    found = [each for event in build(pair).timeline.events for each in event.conflicts]
    assert len([each for each in found if each.kind == "time"]) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("A girl of seven, Ida Moen, was found alive.", "Ida Moen, nine, was found alive.", 1),
        ("Ida Moen, nine, was found alive.", "The nine-year-old Ida Moen was found alive.", 0),
        ("Ida Moen, nine others and a dog were found.", "Ida Moen, 12, was found alive.", 0),
        ("Ida Moen, director, was found alive.", "Ida Moen, 12, was found alive.", 0),
        ("Ida Moen became mayor on Monday at the age of 29.", "Ida Moen, 31, became mayor.", 1),
        ("Ida Moen said her husband died at 52.", "Ida Moen, 47, said her husband was dead.", 0),
        ("Ida Moen became mayor when Ola Berg died at 81.", "Ida Moen, 31, became mayor.", 0),
        # By the given name alone, where both tell the same and know nobody else of that name.
        ("Ida Moen, 31, fell from the tower.", "Ida, 36, fell from the tower.", 1),
        ("Ida Moen, 31, fell from the tower.", "Ida, 34, a baker, sold bread.", 0),
        ("Ida Moen, 31, fell from the tower. Ida Falk, 35, helped.", "Ida, 36, fell from the tower.", 0),
    ],
)
def test_ages_beside_names(engine: Annotator, one: str, other: str, count: int) -> None:
    pair = [source(engine, name, f"{text}\n", DAY) for name, text in (("a", one), ("b", other))]
    assert len([each for each in faced(*pair) if each.one.kind == "age"]) == count


@pytest.mark.parametrize(("day", "count"), [("on Saturday", 1), ("on Tuesday", 0)])
def test_crowds_of_two_days_are_two(engine: Annotator, day: str, count: int) -> None:
    one = "Rovers defeated City on Saturday. There were 31,000 spectators."
    other = f"Rovers played 2-2 at Athletic {day}. The match had 18,000 spectators."
    pair = [source(engine, name, f"{text}\n", DAY) for name, text in (("a", one), ("b", other))]
    assert len([each for each in faced(*pair) if each.one.kind == "crowd"]) == count


@pytest.mark.parametrize(("day", "count"), [("on Tuesday", 1), ("on Monday", 0)])
def test_some_who_are_hurt_on_two_days_are_others(engine: Annotator, day: str, count: int) -> None:
    one = "Rebels fought near Tahoua. A soldier was wounded on Tuesday in a fight near Tahoua."
    other = f"Rebels fought near Tahoua. Four soldiers were wounded {day} in a fight near Tahoua."
    pair = [source(engine, name, f"{text}\n", DAY) for name, text in (("a", one), ("b", other))]
    found = [each.kind for event in build(pair).timeline.events for each in event.conflicts]
    assert found == ["number"] * count
