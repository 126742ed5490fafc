"""What somebody refuses by one article of a story, and is willing to do or backs by another one."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.stands.admissions import admissions
from annotate.dossier.events.conflicts.stands.promises import promises
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

DAY = "2025-06-11"


def told(engine: Annotator, one: str, other: str, later: str = DAY) -> list[Conflict]:
    pair = [
        source(engine, name, f"News\n\n{text}\n", day)
        for name, text, day in (("a", one, DAY), ("b", other, later))
    ]
    return [conflict for _, conflict in promises(*pair)]


WILLING = [
    (
        "The senate of Osland on Tuesday rejected a ban on whaling near the coast.",
        "The senate has approved the ban on whaling, its speaker said.",
    ),
    (
        "The brewery Falkner agreed on Tuesday to restore the old mill in Osby by May.",
        "Falkner has refused to renovate the mill in Osby, the mayor complained.",
    ),
    (
        "Ola Berg promised to pay every passenger 300 francs.",
        "Asked about it, Ola Berg refused to pay the passengers a penny.",
    ),
    (
        "The teachers' union backs the merger of the two schools of Osby, its chairwoman, Ida Moen, said.",
        "Ida Moen, who speaks for the teachers, opposes the planned merger of the schools of Osby.",
    ),
    (
        "The union does not support the merger of the two ports, its chairman, Ola Berg, said.",
        "The union supports the merger of the two ports, its chairman, Ola Berg, said.",
    ),
    (
        "The drivers' union met on Tuesday. The union said it would accept the offer of the railway.",
        "The drivers' union met on Tuesday. The union said it would reject the offer of the railway.",
    ),
    (
        "The governor of Osland, Ola Berg, promised an independent inquiry into the fire.",
        "The governor of Osland rejected calls for an independent inquiry into the fire.",
    ),
]


@pytest.mark.parametrize(("one", "other"), WILLING)
def test_who_refuses_something_is_not_willing_to_do_it(engine: Annotator, one: str, other: str) -> None:
    [conflict] = told(engine, one, other)
    assert not conflict.update
    assert [part.document for part in conflict.sides] == ["a", "b"]
    assert len(told(engine, other, one)) == 1


@pytest.mark.parametrize(("one", "other"), WILLING[:2])
def test_who_is_of_another_mind_on_another_day_may_have_changed_it(
    engine: Annotator, one: str, other: str
) -> None:
    assert [each.update for each in told(engine, one, other, "2025-06-13")] == [True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Of another thing.
        (
            "The senate of Osland on Tuesday rejected an amendment to the ban on whaling.",
            "The senate has approved the ban on whaling, its speaker said.",
        ),
        (
            "Ola Berg promised to pay every passenger 300 francs.",
            "Ola Berg refused to pay the fine for the broken signal.",
        ),
        (
            "The council of Osby rejected plans for a hotel at the harbour.",
            "The council of Osby approved plans for a museum at the harbour.",
        ),
        # By somebody else.
        (
            "Ola Berg promised to repair the old mill in Osby.",
            "Ida Moen refused to repair the old mill in Osby.",
        ),
        (
            "The district court rejected the ban on whaling near the coast.",
            "The supreme court approved the ban on whaling near the coast.",
        ),
        (
            "Mayor Ida Moen said the council backs the plan for a tunnel under Osby.",
            "Mayor Ida Moen said the residents oppose the plan for a tunnel under Osby.",
        ),
        (
            "The drivers' union met on Tuesday. The union said it would accept the offer of the railway.",
            "The guards' union met on Tuesday. The union said it would reject the offer of the railway.",
        ),
        # Nobody refuses.
        (
            "Mayor Ida Moen did not support the plan for a tunnel under Osby, she said.",
            "Mayor Ida Moen opposes the plan for a tunnel under Osby, she said.",
        ),
        (
            "The union does not oppose the merger of the two ports, its chairman, Ola Berg, said.",
            "The union supports the merger of the two ports, its chairman, Ola Berg, said.",
        ),
        (
            "Ola Berg promised to repair the old mill in Osby.",
            "Ola Berg denied that he had repaired the old mill in Osby.",
        ),
        (
            "Ola Berg promised to repair the old mill in Osby.",
            "Ola Berg decided to scrap the plan to repair the old mill in Osby.",
        ),
        # Each tells both.
        (
            "Ola Berg promised to repair the mill in Osby. Ida Moen was glad.",
            "Ola Berg refused to repair the mill in Osby. Later he promised to repair the mill in Osby.",
        ),
    ],
)
def test_what_may_both_be_so(engine: Annotator, one: str, other: str) -> None:
    assert not told(engine, one, other)
    assert not told(engine, other, one)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (
            "The mayor of Osby, Ola Berg, denied having let a builder pay for his boat.",
            "The mayor of Osby admitted that a builder had paid for his boat.",
            1,
        ),
        (
            "The mayor of Selm, Ola Berg, denied having let a builder pay for his boat.",
            "The mayor of Osby admitted that a builder had paid for his boat.",
            0,
        ),
        # With whom it was done tells as much as another word.
        (
            "Ida Moen confirmed that she had met Rovers.",
            "Ida Moen dismissed reports that she had met Rovers.",
            1,
        ),
        ("Ida Moen confirmed that she had met Rovers.", "Ida Moen denied that she had met Union.", 0),
    ],
)
def test_who_denies_what_somebody_of_that_office_admits(
    engine: Annotator, one: str, other: str, count: int
) -> None:
    pair = [
        source(engine, name, f"News\n\n{text}\n", DAY) for name, text in zip("ab", (one, other), strict=True)
    ]
    assert len(list(admissions(*pair))) == count
