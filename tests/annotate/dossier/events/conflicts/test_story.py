"""What two articles of one story tell differently, figure by figure, and what may both be so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate import Annotator
from annotate.article import Article
from annotate.dossier import Index, Source, build
from annotate.dossier.events.conflicts.counting.facts import facts
from annotate.dossier.events.conflicts.counting.measures import measures
from annotate.dossier.events.conflicts.counting.quantities import quantities
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

STORY: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("story.yaml").read_text("utf-8"))
Found = Callable[[str, str], list[Conflict]]
DAY = "2025-06-10"


@pytest.fixture(scope="module")
def found(engine: Annotator) -> Found:
    def between(one: str, other: str) -> list[Conflict]:
        texts = STORY["one"].format(one), STORY["other"].format(other)
        sources = [source(engine, name, text, DAY) for name, text in zip("ab", texts, strict=True)]
        return [each for event in build(sources).timeline.events for each in event.conflicts]

    return between


@pytest.mark.parametrize("case", STORY["differ"], ids=lambda case: case[0])
def test_what_differs_is_told_with_both_sides(found: Found, case: list[str]) -> None:
    one, other, first, second = case
    (conflict,) = found(one, other)
    left, right = (side.exact for side in sorted(conflict.sides, key=lambda side: side.document))
    assert left in first or first in left
    assert right in second or second in right
    assert not conflict.update
    assert all(side.exact in conflict.because for side in conflict.sides)


@pytest.mark.parametrize("case", STORY["same"], ids=lambda case: case[0])
def test_what_may_both_be_so_is_no_conflict(found: Found, case: list[str]) -> None:
    assert not found(*case)


@pytest.mark.parametrize("case", STORY["differ"][:4], ids=lambda case: case[0])
def test_another_story_with_such_a_figure_is_no_conflict(engine: Annotator, case: list[str]) -> None:
    one, other = case[:2]
    text = f"Council of Osby votes on a park\n\nThe council of Osby voted for a park on Monday.\n\n{other}\n"
    sources = [source(engine, "a", STORY["one"].format(one), DAY), source(engine, "b", text, DAY)]
    assert not [each for event in build(sources).timeline.events for each in event.conflicts]


def test_ages_of_articles_without_a_day_are_not_compared(engine: Annotator) -> None:
    # Between the two the baker may have grown older.
    one, other = STORY["differ"][5][:2]
    texts = {"a": STORY["one"].format(one), "b": STORY["other"].format(other)}
    sources = [Source(name, engine.annotate(Article.from_text(text)), text) for name, text in texts.items()]
    assert not [each for event in build(sources).timeline.events for each in event.conflicts]


def test_a_dossier_that_grows_tells_what_one_made_at_once_tells(engine: Annotator) -> None:
    one, other = STORY["differ"][0][:2]
    sources = [
        source(engine, "a", STORY["one"].format(one), DAY),
        source(engine, "b", STORY["other"].format(other), DAY),
        source(engine, "c", STORY["other"].format("It destroyed 330 homes in the old town."), DAY),
    ]
    index = Index()
    build(sources[:2], (), index)
    grown = build(sources, (), index)
    assert grown == build(sources)
    (conflict,) = [each for event in grown.timeline.events for each in event.conflicts]
    assert {side.exact for side in conflict.sides} == {"260", "410", "330"}


@pytest.mark.parametrize(
    ("words", "kind", "low", "high"),
    [
        ("It took two weeks.", "length", 1.6 * 168, 2.4 * 168),
        ("They waited for about six hours.", "length", 4.76, 7.36),
        ("It ended within a month.", "length", 0.6 * 730.5, 1.4 * 730.5),
        ("They waited for a fortnight.", "length", 336, 336),
        ("He was told a week before.", "length", 0.6 * 168, 1.4 * 168),
        ("It took two days and six hours.", "length", 53.6, 54.4),
        ("The ferry left three hours late.", "late", 2.6, 3.4),
        ("It broke out on the ground floor.", "floor", -0.5, 0.5),
        ("It broke out on the 12th floor.", "floor", 11.5, 12.5),
        ("It broke out on the seventh floor.", "floor", 6.5, 7.5),
        ("The wreck lies 45 metres down.", "way", 45, 45),
        ("It came at 7.30 p.m. and went.", "hour", 1160, 1180),
        ("It came shortly before midnight.", "hour", 1380, 1440),
        ("It came at 19:30.", "hour", 1160, 1180),
        ("It came at two in the morning.", "hour", 90, 150),
        ("It came at about 3 a.m. and went.", "hour", 150, 210),
        ("It came at about 3:30 a.m. and went.", "hour", 190, 230),
        ("It came at around 3:20 in the night.", "hour", 185, 215),
        ("The house, built in 1887, fell.", "year", 1887, 1887),
        ("The lease runs to the end of 2031.", "year", 2031, 2031),
        ("Of the town 19 of 36 councils voted.", "part", 19, 19),
        ("The judge ordered him to leave by 12 June 2025.", "deadline", 739414, 739414),
        ("The city gave the firm until 12 June 2025 to answer.", "deadline", 739414, 739414),
        ("The union has until 12 June 2025 to answer.", "deadline", 739414, 739414),
        ("She told the union to answer before 12 June 2025.", "deadline", 739414, 739414),
    ],
)
def test_what_is_measured(engine: Annotator, words: str, kind: str, low: float, high: float) -> None:
    (measure,) = [each for each in measures(source(engine, "a", words)) if each.of[0] == kind]
    assert (measure.low, measure.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("words", "sizes"),
    [
        ("The city offered a five-year loan of 85 million pesos.", {"year": "5"}),
        ("The city offered a 5-year loan of 85 million pesos.", {"year": "5"}),
        ("The half-year profit was 85 million pesos.", {"year": "half"}),
        # Of which of the two it is is not known.
        ("A three-year deal of 85 million pesos follows a five-year loan.", {}),
        ("The 34-year-old earned 85 million pesos.", {}),
        ("She has an 85 million pesos-a-year job.", {}),
    ],
)
def test_of_what_size_the_thing_is_that_has_a_price(
    engine: Annotator, words: str, sizes: dict[str, str]
) -> None:
    found = facts(source(engine, "a", words)).all
    assert [fact.sizes for fact in found if fact.kind == "money"] == [sizes]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Thirty people were later found dead in the cellar.", [("dead", "")]),
        ("The number of people confirmed dead reached 11.", [("dead", "")]),
        ("The number of those known to have died is now 11.", [("dead", "")]),
        ("The number of people known to the police is 11.", []),
        ("The 12 people were earlier reported missing.", [("missing", "")]),
        ("The flood destroyed 40 houses behind the dam.", [("count", "house")]),
        ("Some 15 people further up the valley were killed.", [("dead", "")]),
        ("Nine people who were in the hall are still missing.", [("missing", "")]),
        ("Some 40 people from the valley have fled.", [("displaced", "")]),
        # What becomes of others is nothing of theirs.
        ("Twelve people in the market were killed and others fled.", [("dead", "")]),
        ("Ten villagers in the hall were injured when the others fled.", [("injured", "villager")]),
        ("Some 400 people were working the late shift when the roof fell in.", [("inside", "")]),
        ("About 250 workers were inside.", [("inside", "worker")]),
        ("About 90 passengers were on board.", [("inside", "passenger")]),
        ("She said that 38 people had been working in the quarry.", [("inside", "")]),
        # What became of those inside tells more.
        ("Twelve people were inside the hall when it fell and died.", [("inside", "")]),
        ("Twelve people were inside the hall trapped by smoke.", [("trapped", "")]),
        ("The smoke killed 12 people who were inside.", [("dead", "")]),
        ("Some 400 people were working for the firm.", []),
        # By how much something differs.
        ("It ended five rounds sooner than planned.", []),
        ("They finished 12 seats ahead of the others.", []),
        ("The council has 40 members fewer than before.", []),
    ],
)
def test_how_many_are_told_and_not_how_many_more(
    engine: Annotator, words: str, told: list[tuple[str, str]]
) -> None:
    assert [figure.of for figure in quantities(source(engine, "a", words))] == told


@pytest.mark.parametrize(
    "words",
    [
        "The 12-year-old boy left.",
        "It was two years ago.",
        "It came at 6:30 GMT.",
        "They met in 1887.",
        "He scored 2 - 3 metres away.",
        "A woman of 50, said nothing.",
        "He told the court that he had left before 12 June 2025.",
        "She asked whether they had met before 12 June 2025.",
        "He gave evidence before 12 June 2025.",
        "They must stay in the hall until 12 June 2025.",
        "The judge told them to stay until 12 June 2025.",
    ],
)
def test_what_is_not_measured(engine: Annotator, words: str) -> None:
    assert not measures(source(engine, "a", words))
