"""What articles tell differently of one happening, and what may both be so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate import Annotator
from annotate.dossier import build
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
Found = Callable[..., list[Conflict]]


@pytest.fixture(scope="module")
def found(engine: Annotator) -> Found:
    def between(*articles: tuple[str, str]) -> list[Conflict]:
        sources = [
            source(engine, name, text, published)
            for name, (published, text) in zip("abcdef", articles, strict=False)
        ]
        return [each for event in build(sources).timeline.events for each in event.conflicts]

    return between


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_differs(found: Found, case: dict[str, Any]) -> None:
    told = found(*((each["published"], each["text"]) for each in case["articles"]))
    assert [conflict.kind for conflict in told] == [each["kind"] for each in case["conflicts"]]
    for conflict, wanted in zip(told, case["conflicts"], strict=True):
        assert all(any(words in side.exact for side in conflict.sides) for words in wanted["sides"])
        if "update" in wanted:
            assert conflict.update is wanted["update"]


def test_each_side_says_who_says_it(found: Found) -> None:
    (conflict,) = found(
        ("2025-06-10", "Police arrested 48 protesters in Tbilisi on Monday night, the ministry said.\n"),
        ("2025-06-10", "Police arrested 130 protesters in Tbilisi on Monday night, a rights group said.\n"),
    )
    assert [(side.document, side.source) for side in conflict.sides] == [
        ("a", "the ministry"),
        ("b", "a rights group"),
    ]
    assert all(side.claim for side in conflict.sides)
    assert "“48” (the ministry in a) or “130” (a rights group in b)" in conflict.because


def test_a_conflict_of_many_words_is_told_once(found: Found) -> None:
    # "Ferry", "sinks", "coast" and "died" are all told by both.
    told = found(
        ("2025-06-10", "Ferry sinks off Java\n\nA ferry sank off Java on Monday and 31 people died.\n"),
        ("2025-06-10", "Java ferry sinks\n\nA ferry sank off Java on Monday and 27 people died.\n"),
    )
    assert [conflict.kind for conflict in told] == ["number"]


def test_the_same_figures_of_two_stories_are_two_conflicts(found: Found) -> None:
    stories = (
        ("2025-06-10", "Ferry sinks off Java\n\nA ferry sank off Java on Monday and {} people died.\n"),
        (
            "2025-06-10",
            "Bus crash near Arequipa\n\nA bus fell into a ravine near Arequipa; {} people died.\n",
        ),
    )
    told = found(*((day, text.format(number)) for day, text in stories for number in (31, 27)))
    assert [{side.document for side in conflict.sides} for conflict in told] == [{"a", "b"}, {"c", "d"}]


def test_one_article_does_not_contradict_itself(found: Found) -> None:
    assert not found(("2025-06-10", "The blast killed 12 people. The blast killed 15 people.\n"))


SINKING = (
    "2024-05-07",
    "Ferry sinks off Calder; 31 dead\n\nAt least 31 people died when the ferry Star of Calder sank off "
    "Calder on Monday, the coast guard said. Rescuers pulled 147 survivors from the water.\n",
)


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        # Survivors who were pulled out and people who were saved are counted as one.
        (
            "The toll from the sinking of the ferry Star of Calder has risen to 58. "
            "A total of 151 people were saved.",
            2,
        ),
        ("The ferry Star of Calder sank on Monday, killing 31 people. All 151 survivors were taken home.", 1),
        # What a later article has no more of is no update, and the same figure is none.
        ("The ferry Star of Calder sank off Calder on Monday and 31 people died. Rescuers saved 147.", 0),
    ],
)
def test_a_later_toll_of_people_saved_and_lost_is_an_update(found: Found, later: str, wanted: int) -> None:
    told = found(SINKING, ("2024-05-09", f"Ferry sinking off Calder\n\n{later}\n"))
    assert [conflict.kind for conflict in told] == ["number"] * wanted
    assert all(conflict.update for conflict in told)


def test_a_toll_of_four_articles_is_told_once_and_in_its_course(found: Found) -> None:
    texts = (
        (
            "2026-02-09",
            "Fourteen dead at Osby quarry",
            "Fourteen people died when rock fell on a quarry near Osby on Saturday, police said.",
        ),
        (
            "2026-02-09",
            "Grief at Osby quarry",
            "A rock slide at a quarry near Osby has killed 17 workers, prosecutors said on Monday.",
        ),
        (
            "2026-02-10",
            "Toll at Osby quarry rises to 19",
            "Nineteen people are known to have died in the rock slide at a quarry near Osby.",
        ),
        (
            "2026-02-10",
            "Owner of quarry shuts it",
            "The owner of the quarry near Osby where 19 workers were killed will shut it.",
        ),
    )
    told = found(*((day, f"{title}\n\nOSBY - {text}\n") for day, title, text in texts))
    (conflict,) = (each for each in told if each.because.startswith("dead"))
    assert [side.exact for side in conflict.sides][1] == "17"
    assert " or “17” (" in conflict.because
    assert conflict.because.count(", then ") == 1


def test_the_whole_row_of_a_rising_toll_is_one_line(found: Found) -> None:
    # The last one tells it aside, of another piece of news.
    told = found(
        (
            "2025-03-03",
            "Quarry wall kills many\n\nAt least 14 people died when a wall fell at Osby quarry on Monday.\n",
        ),
        (
            "2025-03-04",
            "Toll at Osby rises to 16\n\nThe death toll from the fall of a wall at Osby quarry rose to 16.\n"
            "The wall fell on Monday.\n",
        ),
        (
            "2025-03-05",
            "Osby mourns as toll reaches 19\n\n"
            "Nineteen people have died at Osby quarry. The wall fell on Monday.\n",
        ),
        (
            "2025-03-08",
            "Owner of quarry resigns\n\nThe owner of Osby quarry resigned on Saturday, "
            "five days after a wall fell at Osby. "
            "The death toll, now 21, may rise.\n",
        ),
    )
    (conflict,) = (each for each in told if each.because.startswith("dead"))
    assert [side.exact for side in conflict.sides] == ["14", "16", "Nineteen", "21"]
    assert conflict.update


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Four patients have died", "Six people have died", 1),
        ("Two miners were killed", "Three workers were killed", 1),
        # They may be some of all.
        ("Four children have died", "Six people have died", 0),
        ("Four patients have died", "Six people, four of them patients, have died", 0),
    ],
)
def test_whatever_those_are_called_who_may_be_all_they_are_counted(
    found: Found, one: str, other: str, count: int
) -> None:
    told = found(
        *(("2024-05-07", f"{words} at the clinic of St Calder in Osby.\n") for words in (one, other))
    )
    assert len(told) == count


def test_at_least_so_many_and_more_on_one_day_may_both_be_so(found: Found) -> None:
    assert not found(
        ("2024-05-07", "A ferry sank off Calder on Monday and at least 31 people died.\n"),
        ("2024-05-07", "A ferry sank off Calder on Monday and 58 people died.\n"),
    )


def test_what_somebody_calls_today_is_one_day_to_all_papers(found: Found) -> None:
    words = "“Today our valley has won a road and lost a silence,” the mayor of Calder, Ida Moen, said"
    later = ("2024-05-07", f"{words} on Sunday.\n")
    assert not found(("2024-05-06", f"{words} when the road was opened on Sunday.\n"), later)
    # What a paper itself says of today is of its own day.
    told = found(
        ("2024-05-06", "The mayor of Calder, Ida Moen, opened the valley road today.\n"),
        ("2024-05-07", "The mayor of Calder, Ida Moen, opened the valley road today.\n"),
    )
    assert [each.kind for each in told] == ["time"]


def test_days_are_told_as_readers_write_them_with_the_words_of_both(found: Found) -> None:
    (conflict,) = found(
        ("2025-06-10", "A court in Tilburn sentenced the baker Ida Moen on Monday for fraud.\n"),
        ("2025-06-11", "A court in Tilburn sentenced the baker Ida Moen on Tuesday for fraud.\n"),
    )
    assert conflict.because == "“sentenced”: 9 Jun 2025 (“Monday”, a) or 10 Jun 2025 (“Tuesday”, b)"


@pytest.mark.parametrize(
    ("words", "source", "because"),
    [
        (
            "Olga Brandt runs the clinic. She said that 130 people were hurt in the fire of Osby.",
            "Olga Brandt",
            "(Olga Brandt in b)",
        ),
        ("It was said that 130 people were hurt in the fire of Osby.", None, "“130” (b)"),
        (
            "The clinic, whose staff were on strike, said that 130 people were hurt in the fire of Osby.",
            "The clinic",
            "(The clinic in b)",
        ),
        (
            "According to a report that nobody has seen, 130 people were hurt in the fire of Osby.",
            "a report",
            "(a report in b)",
        ),
    ],
)
def test_who_says_it_is_told_by_name_and_in_short(
    found: Found, words: str, source: str | None, because: str
) -> None:
    told = found(
        ("2025-06-10", "Fire in Osby\n\nA fire in Osby on Monday hurt 48 people, the police said.\n"),
        ("2025-06-10", f"Fire in Osby\n\nA fire burned in Osby on Monday. {words}\n"),
    )
    (conflict,) = told
    assert conflict.sides[1].source == source
    assert because in conflict.because
