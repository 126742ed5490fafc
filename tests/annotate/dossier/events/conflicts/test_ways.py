"""Whether one can pass, by two articles of one story."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.news.ways import ways
from tests.annotate.dossier.conftest import source

DAY = "2025-06-11"


def told(engine: Annotator, one: str, other: str, later: str = DAY) -> list[bool]:
    """Return whether what differs is told as an update."""
    pair = [
        source(engine, name, f"News\n\n{text}\n", day)
        for name, text, day in (("a", one, DAY), ("b", other, later))
    ]
    return [conflict.update for _, conflict in ways(*pair)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The crossing at Orley, a mile away, has been closed since Monday.",
            "The frontier post of Orley remains open.",
        ),
        (
            "The line between Selm and Orley is still shut.",
            "Trains are running again between Selm and Orley, the railway said.",
        ),
        ("The motorway near Selm remained blocked.", "Traffic is flowing again on the motorway near Selm."),
        ("The airport of Selm has been shut.", "Planes were landing again in Selm, the police said."),
        ("The road has been closed since the slide.", "Traffic on the road is moving again."),
        ("The port of Selm is closed.", "Ships were entering the port of Selm again."),
        ("The maternity ward has been closed.", "The maternity ward remains open under guard."),
    ],
)
def test_closed_and_open(engine: Annotator, one: str, other: str) -> None:
    assert told(engine, one, other) == told(engine, other, one) == [False]
    assert told(engine, one, other, "2025-06-12") == [True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Of another place, another sort, or of some of them.
        ("The road to Selm remains closed.", "The road to Orley is open."),
        ("The road to Selm remains closed.", "The school of Selm is open."),
        ("The road has been closed.", "Traffic on the bridge is moving again."),
        ("Some roads in Selm are closed.", "The road to Selm is open."),
        # Of what is to come, not so, or known to both.
        ("The road to Selm remains closed.", "The road to Selm will not be reopened before Monday."),
        ("The road to Selm remains closed.", "It is not known whether the road to Selm has been reopened."),
        (
            "The road to Selm is closed.",
            "The road to Selm is open by day. By night the road to Selm is closed.",
        ),
    ],
)
def test_what_may_be_both(engine: Annotator, one: str, other: str) -> None:
    assert not told(engine, one, other)
    assert not told(engine, other, one)


def test_a_day_that_both_name_is_no_update(engine: Annotator) -> None:
    one = "The line to Selm remained closed on Tuesday."
    other = "Trains were running again to Selm on Tuesday, the railway said."
    assert told(engine, one, other, "2025-06-12") == [False]
