"""When a dossier says that something was: on the day of its event, not on that on which somebody said so."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier import build
from tests.annotate.dossier.conftest import source


def _days(engine: Annotator, text: str, word: str) -> set[str]:
    """Return the first days of what a word tells in a dossier of one article."""
    made = build([source(engine, "a", text, "2025-04-28")])
    told = [event for event in made.timeline.events if any(m.exact == word for m in event.mentions)]
    return {(event.time.earliest or "")[:10] for event in told}


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        (
            "Infant dies in hospital\n\nA five-month-old boy has died in London, officials said Sunday.\n\n"
            "The boy was admitted to hospital on April 19 and died Saturday morning.",
            "died",
            "2025-04-26",
        ),
        (
            "Girl drowns in lake\n\nA girl of nine has drowned in Lake Selm, police said Sunday.\n\n"
            "The girl had gone out with her brother and drowned Friday afternoon.",
            "drowned",
            "2025-04-25",
        ),
        # The only day in its sentence is that of what has no other.
        ("Tremor felt\n\nA bridge fell in Selm on Saturday. The mayor wept.", "fell", "2025-04-26"),
    ],
)
def test_the_day_of_an_event_goes_before_that_of_saying_so(
    engine: Annotator, text: str, word: str, day: str
) -> None:
    assert _days(engine, text, word) == {day}


def test_of_two_articles_the_day_of_the_deed_goes_before_that_on_which_it_was_told(engine: Annotator) -> None:
    made = build(
        [
            source(
                engine,
                "a",
                "Seventeen dead in quarry at Betanzos\n\nA rock slide at a quarry outside Betanzos"
                " has killed 17 workers, prosecutors said on Monday.\n",
                "2026-02-09",
            ),
            source(
                engine,
                "b",
                "Quarry at Betanzos shut\n\nThe quarry outside Betanzos where 17 workers were killed"
                " on Saturday has been shut.\n",
                "2026-02-09",
            ),
        ]
    )
    days = {e.time.earliest for e in made.timeline.events if any(m.exact == "killed" for m in e.mentions)}
    assert days == {"2026-02-07"}


def test_the_day_of_a_dateline_is_that_of_the_report(engine: Annotator) -> None:
    text = "Yard to close\n\nSELM, April 25 (AP) - Halden Marine is shutting its yard in Orley.\n"
    assert "2025-04-25" not in _days(engine, text, "shutting")
