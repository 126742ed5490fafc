"""What is counted as none, who takes part, and who is beside those who are killed."""

from __future__ import annotations

import pytest

from annotate.dossier.events.conflicts.facing import faced, what_of
from tests.annotate.dossier.test_origins import article

DAY = "2025-06-10"


def told(one: str, other: str, days: tuple[str, str] = (DAY, DAY)) -> list[tuple[str, str]]:
    """Return the words of figures that cannot both be so."""
    texts = [f"News of Osby\n\n{words}\n" for words in (one, other)]
    found = faced(*(article(name, text, day) for name, text, day in zip("ab", texts, days, strict=True)))
    return [
        (texts[0][each.one.start : each.one.end], texts[1][each.other.start : each.other.end])
        for each in found
    ]


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        ("Police arrested nine men.", "Nobody was arrested, police said.", ("nine", "Nobody was arrested")),
        ("Nine strikers were arrested.", "No arrests were made.", ("Nine", "No arrests were made")),
        (
            "Nine suspects are in custody.",
            "The mayor said no arrest had been made.",
            ("Nine", "no arrest had been made"),
        ),
        ("One pupil was killed.", "The ministry said that nobody was killed.", ("One", "nobody was killed")),
        ("The blast killed 4 people.", "No one died in the blast.", ("4", "No one died")),
        ("Twelve guests were injured.", "No one was hurt, the hotel said.", ("Twelve", "No one was hurt")),
        ("Six people were wounded.", "No injuries were reported.", ("Six", "No injuries were reported")),
        ("Gunmen kidnapped 7 miners.", "No one has been kidnapped.", ("7", "No one has been kidnapped")),
    ],
)
def test_nobody_is_a_figure(one: str, other: str, sides: tuple[str, str]) -> None:
    assert told(one, other) == [sides]
    assert told(other, one) == [(sides[1], sides[0])]


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        ("Cholera has infected 340 people.", "The number of cholera cases has risen to 512.", ("340", "512")),
        ("Bad milk sickened 40 pupils.", "Sixty pupils have fallen ill.", ("40", "Sixty")),
        ("Police detained 86 people.", "The number of arrests reached 130.", ("86", "130")),
        ("40,000 homes have no electricity.", "25,000 homes are without power.", ("40,000", "25,000")),
        (
            "The mill puts 310 people out of work.",
            "He is one of 250 workers who will lose their jobs.",
            ("310", "250"),
        ),
        ("The lift stopped, trapping 84 people.", "It stopped, leaving 48 people trapped.", ("84", "48")),
        ("The storm over the coast killed 31 people.", "It put the number of victims at 13.", ("31", "13")),
        ("The ferry sank with nine crew aboard.", "Eleven crew were aboard.", ("nine", "Eleven")),
    ],
)
def test_totals_are_of_those_that_they_count(one: str, other: str, sides: tuple[str, str]) -> None:
    assert told(one, other) == [sides]


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        ("Two miners died.", "Three workers died.", ("Two", "Three")),
        ("Three sailors were killed.", "Five crew members were killed.", ("Three", "Five")),
        ("Seven men were held for questioning.", "Police locked up nine men.", ("Seven", "nine")),
        ("Seven people were held by police.", "Nine people were locked up.", ("Seven", "Nine")),
        ("Police are holding seven people.", "Nine people were taken into custody.", ("seven", "Nine")),
        # Of some and of all, and of others.
        ("Two miners died.", "Three people, among them two miners, died.", None),
        ("Eight people were hurt.", "Twelve people were hurt, eight of them passengers.", None),
        ("Two guards were hurt. Four residents were hurt.", "Six people were hurt.", None),
        ("Nine people were arrested.", "Three of those arrested were detained.", None),
        ("Nine people were arrested.", "Four people were remanded in custody.", None),
        ("Five passengers were killed.", "Three villagers were killed.", None),
    ],
)
def test_people_are_counted_by_nouns_for_the_same(
    one: str, other: str, sides: tuple[str, str] | None
) -> None:
    assert told(one, other) == ([sides] if sides else [])
    assert told(other, one) == ([sides[::-1]] if sides else [])


def test_more_than_a_decade_may_be_eleven_years() -> None:
    governed = "Moira Tennant governed the city of Osby for {}."
    assert told(governed.format("11 years"), governed.format("more than a decade")) == []
    assert told(governed.format("16 years"), governed.format("a decade")) == [("16 years", "a decade")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cholera has infected 340 people.", "The number of court cases has risen to 512."),
        ("Police detained 86 men.", "The number of strikes has reached 130."),
        ("40,000 homes are without power.", "The party has been without power for 25 years."),
        ("The ferry sank with nine crew aboard.", "Forty passengers were aboard."),
        # One between two is both, and what is refused is not what is accepted.
        (
            "A barrel will cost 70 dollars in the autumn.",
            "A barrel will cost 65 to 75 dollars in the autumn.",
        ),
        ("The storm hurt 45 people.", "The storm hurt between 40 and 50 people."),
        ("The board rejected a rise of 8 percent in pay.", "Ana Ruiz accepted a rise of 4 percent in pay."),
    ],
)
def test_totals_of_others_are_no_conflict(one: str, other: str) -> None:
    assert told(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Of some others, of another time, and what is only hoped.
        ("Police arrested nine men.", "No one else was arrested."),
        ("Police arrested nine men.", "No arrests have been made since May."),
        ("Nine men were injured.", "It is not known if anybody saw that nobody was injured."),
        ("Nine men were killed.", "A fire broke out there last year. No one was killed in 2019."),
        # Nobody of one kind and some of another.
        ("Police arrested nine men.", "No one was hurt."),
        ("Nine men were injured.", "Nobody was killed, and nine were injured."),
        # An article that knows both.
        ("Police arrested nine men.", "No arrests were made at first; nine men were arrested later."),
    ],
)
def test_nobody_of_others_is_no_conflict(one: str, other: str) -> None:
    assert not told(one, other)
    assert not told(other, one)


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        # The worst of a year is the one that is told of.
        (
            "Nineteen people died.",
            "The country's worst crash this year killed 21 people.",
            ("Nineteen", "21"),
        ),
        ("Nineteen people died.", "In the deadliest crash in ten years 21 people died.", ("Nineteen", "21")),
        ("Nineteen people died.", "The official count of the dead was 21.", ("Nineteen", "21")),
        ("Nineteen people died.", "Crashes there have killed 21 people this year.", None),
        # What began some days ago is the same; what was years ago is not.
        (
            "Nineteen people died.",
            "The hill slid three days ago, and the count of the dead rose to 21.",
            ("Nineteen", "21"),
        ),
        ("Nineteen people died.", "The hill slid three years ago, and the dead were 21.", None),
        (
            "Turnout was 38 percent.",
            "Forty-four percent of those entitled to vote went to the polls.",
            ("38 percent", "Forty-four percent"),
        ),
        # Until when somebody is bound.
        (
            "Jon Falk had a contract until 2027.",
            "His contract with Osby ran until the end of 2026, Jon Falk said.",
            ("2027", "2026"),
        ),
        # One thing in other words.
        (
            "The mud buried about 120 houses of Osby.",
            "Some 210 homes of Osby were destroyed.",
            ("120", "210"),
        ),
        (
            "Osby's bank was free after a three-hour standoff.",
            "It took five hours to end the hostage-taking in Osby's bank.",
            ("three-hour", "five hours"),
        ),
        (
            "Robbers made off with 9 million euros.",
            "The gang got away with 7 million euros.",
            ("9 million euros", "7 million euros"),
        ),
        ("Thieves stole 9 million euros.", "The relief fund has 7 million euros.", None),
        # How fast, and not how fast it may be.
        (
            "The train was going at 110 kilometres an hour.",
            "It was doing 140 kilometres an hour where 80 were allowed, a guard said.",
            ("110 kilometres an hour", "140 kilometres an hour"),
        ),
        ("The train was going at 110 km/h.", "The speed limit is 80 kilometres an hour.", None),
        ("A police car reached 140 kilometres an hour.", "The van was doing 90 kilometres an hour.", None),
        ("A wind of 85 kilometres an hour blew.", "The wind reached 80 kilometres an hour.", None),
        ("Winds of 110 kilometres an hour blew.", "Winds reached 68 miles per hour.", None),
        # Since when there is something.
        (
            "A gold mine was opened on the slope above Osby in 2019.",
            "The gold mine above Osby has been worked since 2017.",
            ("2019", "2017"),
        ),
        (
            "The footbridge of Osby was built in 1971.",
            "The footbridge of Osby dates from 1984.",
            ("1971", "1984"),
        ),
        (
            "The Osby Herald was founded in 1992.",
            "The Osby Herald began to appear in 1997.",
            ("1992", "1997"),
        ),
        ("The footbridge of Osby was built in 1971.", "The chapel dates from 1984.", None),
        ("The mine above Osby was opened in 2019.", "The mayor of Osby was elected in 2017.", None),
    ],
)
def test_one_thing_in_other_words(one: str, other: str, sides: tuple[str, str] | None) -> None:
    assert told(one, other) == ([sides] if sides else [])


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        ("About 9,000 people marched.", "Police said 3,000 people took part.", ("9,000", "3,000")),
        ("Some 9,000 demonstrators filled the square.", "The crowd was about 3,000.", ("9,000", "3,000")),
        (
            "Organisers put the number of marchers at 9,000.",
            "In all 2,000 protesters came, police said.",
            ("9,000", "2,000"),
        ),
        ("A total of 9,400 people watched.", "There were 8,200 spectators.", ("9,400", "8,200")),
    ],
)
def test_how_many_took_part_is_one_figure_in_whatever_words(
    one: str, other: str, sides: tuple[str, str]
) -> None:
    assert told(one, other) == [sides]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("About 9,000 people marched.", "Some 8,200 people took part."),
        ("About 9,000 people marched.", "About 3,000 people live there."),
        (
            "About 9,000 people marched.",
            "Police counted 3,000 marchers. About 9,000 people took part.",
        ),
        ("About 40 people took part.", "Forty-four people took part."),
    ],
)
def test_a_crowd_that_may_be_as_large_is_none(one: str, other: str) -> None:
    assert not told(one, other)


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            "A bomb killed 5 people and injured 40 others.",
            "A bomb killed five people; 61 were injured.",
            [("40", "61")],
        ),
        (
            "Gunmen killed 5 people and abducted 40 others.",
            "The gunmen killed five and took 53 hostages.",
            [("40", "53")],
        ),
        ("Five people died and 40 others were hurt.", "Five died, and 61 people were hurt.", [("40", "61")]),
        # Beside those of whom nothing else is told, others are some more of them.
        ("Two boys were injured. Later 40 others were injured.", "A crash injured 61.", []),
        ("A bomb injured 20 women and 40 others.", "A bomb injured 61 people.", []),
    ],
)
def test_others_are_all_of_those_to_whom_something_else_happened(
    one: str, other: str, sides: list[tuple[str, str]]
) -> None:
    assert [pair for pair in told(one, other) if "40" in pair] == sides


def test_a_year_says_of_what_it_is() -> None:
    one, other = "The mill of Osby was built in 1971.", "The mill of Osby dates from 1984."
    (found,) = faced(*(article(name, f"Osby\n\n{text}\n", DAY) for name, text in (("a", one), ("b", other))))
    assert what_of(found.one) == what_of(found.other) == "year (built)"
