"""Two articles that plainly tell of one happening are compared, whatever else each of them tells."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier import build
from annotate.dossier.events.conflicts.news.one_story import plainly_one
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

AGENCY = """At least 9 dead as ferry sinks off Port Marlow

PORT MARLOW - At least 9 people drowned when the ferry Silver Tern sank off Port Marlow on Monday \
evening, the coast guard said.

The captain, Jonas Hallberg, 48, was questioned by the harbour police. "He has told us all he knows," \
said inspector Maria Quist.

Lena Osgood, a 31-year-old nurse, said that she had swum for an hour. "Nobody gave us a vest," she said.

Transport Minister Pavel Rusk promised each victim's family 40,000 euros.

The ship was built in a yard that closed long ago. Northern Ferries, which owns it, also runs a line of \
buses and two hotels on the coast. Its shares fell.
"""
LEDGER = """Fourteen drowned in Silver Tern disaster, and a town asks why

Flags hung at half mast in Port Marlow yesterday as divers searched the wreck of the Silver Tern, in \
which 14 people drowned.

It went down on Sunday night, according to fishermen who saw the lights go out.

"I called her name until I had no voice," said Ivar Dahl, whose sister is among the victims. At the \
school on the hill her pupils lit candles and sang.

Jonas Hallberg, 53, who was at the wheel, has worked for Northern Ferries since he was a boy, his \
brother said.

Lena Osgood, 36, lay wrapped in blankets in the town hall. Maria Quist, who leads the inquiry, did not \
want to say whether the cargo had shifted.

Pavel Rusk said that the government would offer families 25,000 euros each. An organ that was to be \
played at the weekend will be silent.
"""
OTHER = """Northern Ferries opens a hotel in Port Marlow

PORT MARLOW - Northern Ferries opened a hotel of 120 rooms in Port Marlow on Monday evening.

The cook, Jonas Hallberg, 48, served herring to 300 guests. Songs were sung until late.
"""


def conflicts(engine: Annotator, one: str, other: str, *days: str) -> list[Conflict]:
    sources = [
        source(engine, name, text, day) for name, text, day in zip("ab", (one, other), days, strict=True)
    ]
    return [each for event in build(sources).timeline.events for each in event.conflicts]


def sides(found: list[Conflict]) -> set[frozenset[str]]:
    return {frozenset(side.exact for side in each.sides) for each in found}


FIGURES = {frozenset({"48", "53"}), frozenset({"31", "36"}), frozenset({"40,000 euros", "25,000 euros"})}


@pytest.mark.parametrize("night", ["Sunday night", "Monday night"])
def test_figures_are_compared_whatever_else_is_told(engine: Annotator, night: str) -> None:
    other = LEDGER.replace("Sunday night", night)
    assert sides(conflicts(engine, AGENCY, other, "2025-03-11", "2025-03-12")) >= FIGURES


def test_more_paragraphs_hide_nothing(engine: Annotator) -> None:
    more = (
        "\nThe bakery was open. Rain fell on the market, and the band of the fire brigade played a waltz.\n"
        * 3
    )
    assert sides(conflicts(engine, AGENCY + more, LEDGER, "2025-03-11", "2025-03-12")) >= FIGURES


def test_a_toll_that_a_later_article_knows_to_be_higher_is_an_update(engine: Annotator) -> None:
    (toll,) = [
        each
        for each in conflicts(engine, AGENCY, LEDGER, "2025-03-11", "2025-03-12")
        if each.because.startswith("dead")
    ]
    assert toll.update
    assert [side.document for side in toll.sides] == ["a", "b"]


@pytest.mark.parametrize(
    ("first", "second"), [("2025-03-11", "2025-03-11"), ("2025-03-12", "2025-03-11")], ids=["same", "earlier"]
)
def test_at_least_so_many_and_more_of_no_later_day_may_both_be_so(
    engine: Annotator, first: str, second: str
) -> None:
    found = conflicts(engine, AGENCY, LEDGER, first, second)
    assert not [each for each in found if each.because.startswith("dead")]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (AGENCY, LEDGER, ("2025-03-11", "2025-06-12")),
        (AGENCY, OTHER, ("2025-03-11", "2025-03-11")),
        (LEDGER, OTHER, ("2025-03-12", "2025-03-11")),
    ],
    ids=["other days", "other happening", "other happening, the other report"],
)
def test_what_is_not_plainly_one(engine: Annotator, one: str, other: str, days: tuple[str, str]) -> None:
    sources = [
        source(engine, name, text, day) for name, text, day in zip("ab", (one, other), days, strict=True)
    ]
    assert not list(plainly_one(sources))


SHORT = """Book fair in Osby put off

The book fair in Osby will not be held before September, Ida Moen said on Tuesday. There is no paper.
"""


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("No books this year\n\nOsby has cancelled its book fair for want of paper, Ida Moen told us.\n", 1),
        # In another town, of somebody else, and of something else.
        ("No books this year\n\nSelm has cancelled its book fair for want of paper, Leo Ruiz told us.\n", 0),
        ("Trains late in Osby\n\nA tree fell on the line to Osby, and Ida Moen missed a train.\n", 0),
    ],
)
def test_short_articles_of_one_story(engine: Annotator, other: str, count: int) -> None:
    sources = [source(engine, name, text, "2025-03-11") for name, text in (("a", SHORT), ("b", other))]
    assert len(set(plainly_one(sources))) == count


def test_a_figure_of_a_noun_is_not_told_with_the_noun_itself(engine: Annotator) -> None:
    one = AGENCY + "\nThree families of fishermen once owned the harbour.\n"
    other = LEDGER + "\nTwo families had rooms at the inn.\n"
    assert not [
        each
        for each in conflicts(engine, one, other, "2025-03-11", "2025-03-12")
        if "famil" in each.because[:8]
    ]


@pytest.mark.parametrize(
    ("later", "day", "update"),
    [
        ("Two are still missing.", "2025-03-06", True),
        # On the same day one of them is wrong, and nobody who was found goes missing again.
        ("Two are still missing.", "2025-03-05", False),
        ("Nine are still missing.", "2025-03-06", False),
    ],
)
def test_fewer_missing_on_a_later_day_are_an_update(
    engine: Annotator, later: str, day: str, update: bool
) -> None:
    told = "A ferry of the Aurelia line sank off Osby on Tuesday, and Captain Olav Brekke was arrested. "
    sources = [
        source(engine, "a", f"Ferry sinks off Osby\n\n{told}Four people are missing.\n", "2025-03-05"),
        source(engine, "b", f"Ferry sinks off Osby\n\n{told}{later}\n", day),
    ]
    (missing,) = (
        conflict
        for event in build(sources).timeline.events
        for conflict in event.conflicts
        if "missing" in conflict.because
    )
    assert missing.update is update


DIVER = """Pearl diver pulled alive from cave

The diver Anselm Korda, 41, was brought out of a flooded cave near Belmora on Friday, the coast guard \
said. He had been trapped for two days in a chamber where there was air.
"""
CAVE = """Belmora celebrates a rescue

Bells rang in Belmora when word came that Anselm Korda had been saved from the cave. The 44-year-old \
diver drank coffee and asked for his wife, who had waited at the mouth of the chamber.
"""
GUARD = """Coast guard buys a boat

The coast guard ordered a boat for 3 million euros from a yard near Belmora. The diver Petra Voss, 44, \
named it on Friday and asked for two more.
"""


@pytest.mark.parametrize(("other", "found"), [(CAVE, {frozenset({"41", "44"})}), (GUARD, set())])
def test_two_short_articles_that_open_with_one_person_are_compared(
    engine: Annotator, other: str, found: set[frozenset[str]]
) -> None:
    assert sides(conflicts(engine, DIVER, other, "2025-05-03", "2025-05-03")) == found


@pytest.mark.parametrize(
    ("later", "found"),
    [("2025-07-17", set()), ("2025-04-26", {frozenset({"400", "150"})})],
    ids=("another quarter", "the same one"),
)
def test_what_is_done_again_in_another_quarter_is_none(
    engine: Annotator, later: str, found: set[frozenset[str]]
) -> None:
    one = "Brisk Solar cuts 400 jobs\n\nBrisk Solar of Bergen will cut 400 jobs, Ingrid Solheim said.\n"
    other = "Brisk Solar cuts 150 jobs\n\nIngrid Solheim said Brisk Solar would cut 150 jobs in Bergen.\n"
    assert sides(conflicts(engine, one, other, "2025-04-24", later)) == found
