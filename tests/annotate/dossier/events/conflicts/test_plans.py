"""What is to come by one article, and has been by another one of the same day."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier import build
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source


def found(engine: Annotator, one: str, other: str, *days: str) -> list[Conflict]:
    sources = [
        source(engine, name, f"News of Osby\n\n{words}\n", day)
        for name, words, day in zip("ab", (one, other), days, strict=True)
    ]
    told = [each for event in build(sources).timeline.events for each in event.conflicts]
    return [each for each in told if "still to come" in each.because]


WILL = "The theatre of Osby, which will open in June, was damaged by the fire."
WAS = "The theatre of Osby, which opened in June, was damaged by the fire."


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (WILL, WAS, ("will open", "opened")),
        (
            "The new harbour of Osby will be opened in June.",
            "The new harbour of Osby was opened in June.",
            ("will be opened", "was opened"),
        ),
        (
            "Ida Moen will sign the treaty with Norvik in June.",
            "Ida Moen signed the treaty with Norvik in June.",
            ("will sign", "signed"),
        ),
    ],
)
def test_a_plan_of_the_same_day_is_told_beside_what_has_been(
    engine: Annotator, one: str, other: str, told: tuple[str, str]
) -> None:
    for first, second, sides in ((one, other, told), (other, one, told[::-1])):
        (conflict,) = found(engine, first, second, "2025-06-11", "2025-06-11")
        assert tuple(side.exact for side in conflict.sides) == sides
        assert not conflict.update


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        # It has come true, or may have on the day itself.
        (WILL, WAS, ("2025-06-01", "2025-06-11")),
        (
            "The new harbour of Osby will be opened on Wednesday.",
            "The new harbour of Osby was opened on Wednesday.",
            ("2025-06-11", "2025-06-11"),
        ),
        # Something else is to come.
        (
            "The new harbour of Osby will be opened on Friday.",
            "The new library of Selm was opened on Monday.",
            ("2025-06-11", "2025-06-11"),
        ),
        (WILL, WILL, ("2025-06-11", "2025-06-11")),
    ],
)
def test_what_may_both_be_so(engine: Annotator, one: str, other: str, days: tuple[str, str]) -> None:
    assert not found(engine, one, other, *days)
