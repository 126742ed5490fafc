"""At what hour it was, by two articles of one story that tell it in other words."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.news.hours import hours
from tests.annotate.dossier.conftest import source


def told(engine: Annotator, one: str, other: str) -> list[tuple[str, ...]]:
    pair = [source(engine, id, f"Osby\n\n{text}\n", "2024-05-08") for id, text in (("a", one), ("b", other))]
    return [tuple(side.exact for side in conflict.sides) for _, conflict in hours(*pair)]


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            "The blaze broke out shortly before 1 a.m. in the mill.",
            "The fire in the mill began at around half past two on Tuesday morning.",
            ("shortly before 1 a.m.", "around half past two on Tuesday morning"),
        ),
        (
            "The lorry ploughed into the kiosk at 5.40 p.m., police said.",
            "A lorry smashed the kiosk shortly after seven in the evening.",
            ("5.40 p.m.", "shortly after seven in the evening"),
        ),
        (
            "At 11.15 p.m. the dam gave way.",
            "The dam collapsed at 9.30 p.m.",
            ("11.15 p.m.", "9.30 p.m."),
        ),
    ],
)
def test_two_hours(engine: Annotator, one: str, other: str, sides: tuple[str, str]) -> None:
    assert told(engine, one, other) == [sides]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Nearly the same, and about midnight.
        ("The fire broke out shortly before 2 a.m. in the mill.", "A fire in the mill began at 1.30 a.m."),
        ("The dam gave way at 11.55 p.m.", "The dam collapsed at about 00.20 a.m."),
        # Of something else: another thing, another kind, another day, and the end of it.
        ("The lorry hit the kiosk at 5.40 p.m.", "A barge hit the lock at 7.30 p.m."),
        ("The dam gave way at 11.15 p.m.", "The dam opened at 9.30 a.m."),
        ("The dam gave way at 3 a.m. on Monday.", "The dam collapsed at 5 a.m. on Tuesday."),
        ("The fire in the mill raged until 4 a.m.", "The fire in the mill broke out at 1 a.m."),
        # Both know of both.
        (
            "The lorry hit the kiosk at 5.40 p.m. A bus hit the kiosk at 7.30 p.m.",
            "A lorry smashed the kiosk at 7.30 p.m.",
        ),
        # A plan.
        ("The gates were due to close at 6 p.m.", "The gates were shut at 9 p.m."),
    ],
)
def test_hours_that_may_be_so(engine: Annotator, one: str, other: str) -> None:
    assert told(engine, one, other) == []
