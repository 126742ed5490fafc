"""When what was demanded or promised is, and the demand itself; read with the shipped model."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Event
from annotate.timeline.events.anchoring import Anchors
from annotate.timeline.events.finding import find_events
from tests import pipelines


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


def _event(text: str, word: str) -> Event:
    article = Article.from_text(text, published="2025-06-10")
    events = _annotator().annotate(article).timeline.events
    return next(event for event in events if any(m.exact == word for m in event.mentions))


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("The president demanded talks before Christmas.", "demanded"),
        ("The company promised repairs before November.", "promised"),
        ("The union proposed a vote before March.", "proposed"),
        ("Nurses have threatened a walkout before Christmas.", "threatened"),
    ],
)
def test_a_demand_was_not_before_the_day_that_it_is_about(text: str, demand: str) -> None:
    time = _event(text, demand).time
    assert (time.ref, time.latest) == ("published", "2025-06-10")


@pytest.mark.parametrize(
    ("text", "wanted", "latest"),
    [
        (
            "The company promised repairs before November. The court ordered a new count.",
            "repairs",
            "2025-11-01",
        ),
        ("Unions want a pay rise before Christmas.", "rise", "2025-12-25"),
        ("The union threatened a strike before Christmas.", "strike", "2025-12-25"),
        ("Pilots have planned two walkouts before Christmas.", "walkouts", "2025-12-25"),
        ("The mayor has threatened legal action before Easter.", "action", "2026-04-05"),
    ],
)
def test_what_is_demanded_may_still_come(text: str, wanted: str, latest: str) -> None:
    assert _event(text, wanted).time.latest == latest


@pytest.mark.parametrize(
    ("text", "deed", "latest"),
    [
        ("The club sold its captain before Christmas.", "sold", "2024-12-25"),
        ("The army suspended flights before Easter.", "suspended", "2025-04-20"),
        ("The hospital needed 40 nurses before March.", "needed", "2025-03-01"),
        ("The gang threatened a witness before Christmas.", "threatened", "2024-12-25"),
        ("Rebels threatened aid workers before Christmas.", "threatened", "2024-12-25"),
        ("The group had threatened attacks before Christmas.", "attacks", "2024-12-25"),
    ],
)
def test_a_deed_before_a_day_is_over(text: str, deed: str, latest: str) -> None:
    assert _event(text, deed).time.latest == latest


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "The judge allowed her to remain free but ordered her to surrender her passport by Friday.",
            "surrender",
            ("2025-06-10", "2025-06-13"),
        ),
        ("The court ordered the firm to pay by 1 July.", "pay", ("2025-06-10", "2025-07-01")),
        # It was done, or had to be done by a day that is over.
        ("She managed to flee on Monday.", "flee", ("2025-06-09", "2025-06-09")),
        ("The court ordered the firm to pay by 1 May 2024.", "pay", (None, "2024-05-01")),
    ],
)
def test_what_was_ordered_by_a_later_day_is_still_to_come(
    text: str, word: str, days: tuple[str | None, str]
) -> None:
    time = _event(text, word).time
    assert (time.earliest, time.latest) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("He said the firm would appeal by 1 July.", "appeal", ("2025-06-10", "2025-07-01")),
        ("He said the firm would appeal by 1 May 2024.", "appeal", (None, "2024-05-01")),
        ("He said the firm appealed by 1 July.", "appealed", (None, "2025-06-10")),
    ],
)
def test_what_would_come_by_a_later_day_is_still_to_come_though_the_model_takes_it_for_past(
    text: str, word: str, days: tuple[str | None, str]
) -> None:
    engine = _annotator()
    doc, article = engine.nlp(text), Article.from_text(text, published="2025-06-10")
    found = [replace(one, dct="BEFORE") for one in find_events(doc, article.sections, (), ())]
    anchors = Anchors(doc, engine.annotate(article).timeline.times, found, date(2025, 6, 10))
    time, _ = anchors.place(next(one for one in found if one.token.text == word))
    assert (time.earliest, time.latest) == days
