"""One deed on two days: told where the same is done to the same, and hardly twice."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.article import Article
from annotate.dossier import Source
from annotate.dossier.events.conflicts.deeds.occasions import occasions
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

DAY = "2025-06-10"


def found(engine: Annotator, one: str, other: str, day: str | None = DAY) -> list[Conflict]:
    sources = [
        source(engine, name, f"News of Osby\n\n{words}\n", day)
        for name, words in zip("ab", (one, other), strict=True)
    ]
    return [conflict for _, conflict in occasions(*sources)]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Police arrested Jon Falk on 4 March last year.",
            "Jon Falk was arrested on 9 March 2024.",
            "“arrested”: 4 Mar 2024 (“4 March last year”, a) or 9 Mar 2024 (“9 March 2024”, b)",
        ),
        (
            "The shipyard was demolished on Friday.",
            "Workers demolished the old shipyard on Saturday.",
            "“demolished”: 6 Jun 2025 (“Friday”, a) or 7 Jun 2025 (“Saturday”, b)",
        ),
        (
            "Jon Falk apologised on Friday night.",
            "Jon Falk apologised on Sunday.",
            "“apologised”: 6 Jun 2025 (“Friday night”, a) or 8 Jun 2025 (“Sunday”, b)",
        ),
    ],
)
def test_two_days_of_one_deed_are_told(engine: Annotator, one: str, other: str, told: str) -> None:
    (conflict,) = found(engine, one, other)
    assert conflict.kind == "time"
    assert conflict.because == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # To somebody else, or something else.
        ("Police arrested Jon Falk on 4 March last year.", "Ida Moen was arrested on 9 March 2024."),
        ("Police arrested Jon Falk on 4 March last year.", "Jon Falk was released on 9 March 2024."),
        ("Jon Falk apologised on Friday.", "Ida Moen apologised on Sunday."),
        ("Workers demolished the mill on Friday.", "Workers demolished the shipyard on Saturday."),
        # Time and again, or on two days by one article itself.
        ("Jon Falk visited the shipyard on Friday.", "Jon Falk visited the shipyard on Sunday."),
        (
            "Police arrested Jon Falk on 4 March last year. Jon Falk was arrested on 9 March 2024.",
            "Jon Falk was arrested on 9 March 2024.",
        ),
        # The night between two days, words that are loose, an hour, and what is still to come.
        ("Police arrested Jon Falk late on Sunday.", "Jon Falk was arrested early on Monday."),
        ("Police arrested Jon Falk on Friday.", "Jon Falk was arrested about Sunday."),
        ("Police arrested Jon Falk on Friday.", "Jon Falk was arrested at 4.30 a.m."),
        ("The shipyard will be demolished on Friday.", "Workers demolished the shipyard on Saturday."),
        # No deed: a word that says which.
        (
            "Falken put Jon Falk on injured reserve on Friday.",
            "Falken put Ida Moen on injured reserve on Sunday.",
        ),
        # Another deed stands between.
        ("Police arrested Jon Falk, who fled on Friday.", "Jon Falk was arrested on Sunday."),
    ],
)
def test_what_may_have_been_on_both_is_no_conflict(engine: Annotator, one: str, other: str) -> None:
    assert not found(engine, one, other)
    assert not found(engine, other, one)


def test_a_day_that_is_counted_from_one_that_is_not_sure_has_a_question_mark(engine: Annotator) -> None:
    texts = {
        "a": "OSBY, June 10, 2025 - Jon Falk apologised on Friday.\n",
        "b": "OSBY, June 10, 2025 - Jon Falk apologised on 5 June 2025.\n",
    }
    sources = [
        Source(name, engine.annotate(Article.from_text(text, id=name)), text) for name, text in texts.items()
    ]
    ((_, conflict),) = occasions(*sources)
    days = conflict.because.split(": ", 1)[1].split(" or ")
    assert [day.split(" (")[0] for day in days] == ["5 Jun 2025", "6 Jun 2025?"]
