"""Whether two articles are of the same people and places, by the names with which they open."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.people.common import names_meet
from tests.annotate.dossier.conftest import source


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Mayor Ida Moen of Berlin resigned.", "In Berlin the mayor resigned.", True),
        ("The Bank of Selm was fined.", "A fine for the Bank of Selm was upheld.", True),
        ("Mayor Ida Moen resigned.", "The mayor resigned.", True),
        ("Mayor Ida Moen resigned.", "Mayor Leo Ruiz resigned.", False),
        # "Of" is in both, and is no name.
        ("The Bank of Selm was fined.", "The University of Orley was fined.", False),
        ("The Council of Norvik met Ida Moen.", "The House of Representatives met Leo Ruiz.", False),
        # A party that wins in two towns.
        ("Labour's Ida Moen won in Torvik.", "Labour's Leo Ruiz held Sandnes.", False),
        ("Labour's Ida Moen won in Torvik.", "Labour's leader congratulated Ida Moen.", True),
    ],
)
def test_articles_that_open_with_other_names_are_of_others(
    engine: Annotator, one: str, other: str, meet: bool
) -> None:
    first, second = (source(engine, name, f"{text}\n") for name, text in (("a", one), ("b", other)))
    assert names_meet(first, second) is meet
    assert names_meet(second, first) is meet
