"""Days to come on which something begins or ends, by two articles of one story."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.news.ahead import plans_ahead
from tests.annotate.dossier.conftest import source

DAY = "2025-06-11"


def told(engine: Annotator, one: str, other: str, later: str = DAY) -> list[bool]:
    """Return whether what differs is told as an update."""
    pair = [
        source(engine, name, f"{text}\n", day) for name, text, day in (("a", one, DAY), ("b", other, later))
    ]
    return [conflict.update for _, conflict in plans_ahead(*pair)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The trial of Ola Berg will begin on 3 October.",
            "The trial of Ola Berg is to start on 17 October.",
        ),
        ("The footbridge will open on 5 October.", "The new footbridge is due to open on 19 October."),
        (
            "The footbridge at Selm will open in March.",
            "The footbridge will be opened in September, she said.",
        ),
        (
            "Rovik mill to close\n\nPaper making will cease on 31 March 2026, the owner said.",
            "Owner shuts mill in Rovik\n\nWork at the machines will stop at the end of June next year.",
        ),
        (
            "Bus drivers in Osby will walk out on Thursday over pay, the union said.",
            "No buses to the fair: on Friday the drivers of the city of Osby go on strike.",
        ),
        (
            "The people of Osland will vote on 14 July, Ola Berg said.",
            "Osland goes to the polls on 21 July to decide its future.",
        ),
        (
            "The museum of glass will open in September, Ida Moen said.",
            "In November, says Ida Moen, who runs it, the museum of glass will welcome its first guests.",
        ),
        (
            "Bishop Ida Moen will receive President Ola Berg on Friday.",
            "On Saturday President Ola Berg is to be received by Bishop Ida Moen.",
        ),
        ("Ida Moen will be buried on Friday.", "She is to be laid to rest on Saturday."),
        ("Ola Berg will be sentenced on 3 July.", "Ola Berg, a baker, is to be sentenced on 10 July."),
    ],
)
def test_two_days_to_come(engine: Annotator, one: str, other: str) -> None:
    assert told(engine, one, other) == told(engine, other, one) == [False]
    assert told(engine, one, other, "2025-06-12") == [True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The trial of Ola Berg will begin on 3 October.", "The trial of Ola Berg is to start in October."),
        ("The trial of Ola Berg will begin on 3 October.", "The trial of Ola Berg will end on 17 October."),
        ("The footbridge will open on 5 October.", "The museum will open on 19 October."),
        (
            "The footbridge will open on 5 October.",
            "It is not clear if the footbridge will open on 19 October.",
        ),
        (
            "The footbridge will open on 5 October.",
            "The footbridge will open on 5 October to some. The footbridge will open on 19 October.",
        ),
        # Two visits, and a strike that is over.
        (
            "Drivers of the Selm line will go on strike on Friday.",
            "Cleaners of the Selm line will go on strike on Monday.",
        ),
        ("Ida Moen will be buried on Friday.", "Leo Ruiz will be buried on Saturday."),
        (
            "Minister Ola Berg will meet the nurses on Friday.",
            "Minister Ola Berg will meet the bakers on Saturday.",
        ),
        ("President Ola Berg will visit Osby on Friday.", "Bishop Ida Moen will visit Osby on Saturday."),
        (
            "Bus drivers in Osby will walk out on Thursday.",
            "Bus drivers in Osby walked out on Friday last week.",
        ),
        (
            "The council of Osby will vote on the budget on Friday.",
            "The council of Osby will vote on the harbour on 17 July.",
        ),
        ("Ola Berg will be sentenced on 3 July.", "Ola Berg may be sentenced to 10 years."),
    ],
)
def test_what_may_be_both(engine: Annotator, one: str, other: str) -> None:
    assert not told(engine, one, other)
    assert not told(engine, other, one)
