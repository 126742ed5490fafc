"""What two articles tell in other words, and what only one of them tells."""

from __future__ import annotations

import pytest

from annotate.article import Article
from annotate.dossier import Source
from annotate.record import Annotations
from tests.tui.sample import sample_record
from tests.tui.state.dossier.sample import gathered, source
from tui.state.dossier.beside import ALONE, beside
from tui.state.dossier.counterparts import Counterparts


def plain(id: str, text: str) -> Source:
    """An article without annotations."""
    article = Article.from_text(text, id=id)
    return Source(id, Annotations(sample_record().generator, article.document()), article.text)


def told(one: str, other: str) -> bool:
    """Whether the second text tells what the first one does, and the other way round."""
    left, right = plain("a", f"{one}\n"), plain("b", f"{other}\n")
    found = Counterparts(gathered([left, right]), ("a", "b"))
    there = bool(found.of("a", (0, len(one))))
    assert bool(found.of("b", (0, len(other)))) == there
    return there


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Some 12,000 cars cross the bridge each day.", "Twelve thousand vehicles use the bridge daily."),
        ("The repairs cost 40 million euros.", "The bill for repairing it is put at €40m."),
        ("The dam was built in 1936 by convicts.", "Convicts raised it in 1936."),
        (
            "“Nobody will drive over a bridge that I would not walk over,” she said.",
            "She “would not walk over” the structure herself.",
        ),
        ("“It will kill us,” a baker said.", "“It will kill us”, one trader warned."),
        ("Inspectors warned of corrosion in the girders.", "Corroded girders had been named in a warning."),
    ],
)
def test_one_thing_in_other_words_has_a_counterpart(one: str, other: str) -> None:
    assert told(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two girders are cracked.", "Two ministers left for Vienna."),
        ("The bridge was built in 1936.", "Her father was born in 1936."),
        ("Some 12,000 cars cross it.", "The strike cost 12,000 jobs."),
        ("The end of the year is near.", "At the end of the year he will resign."),
        ("The council called for an inquiry.", "The repairs will take until autumn."),
        ("Traders fear for customers.", "The ferry waits at the pier."),
    ],
)
def test_one_thing_in_common_makes_no_counterpart(one: str, other: str) -> None:
    assert not told(one, other)


def test_what_stands_everywhere_tells_nothing_apart() -> None:
    often = " ".join(f"The harbour bridge at Velden has pillar {each}." for each in "abcdefgh")
    assert not told(often, "The harbour bridge at Velden is old.")


def test_only_what_one_alone_tells_is_named() -> None:
    left = source("a", "2025-06-12", "Velden Post")
    right = plain("b", f"{left.record.claims[0].content[0].exact}, it was said.\n")
    with_counterpart = beside(gathered([left, right]), ("a", "b"))
    other = plain("b", "Ministers met in Vienna to speak of grain.\n")
    without = beside(gathered([left, other]), ("a", "b"))
    here = [each for each in without.differences if each.kind == ALONE and each.left]
    there = [each for each in with_counterpart.differences if each.kind == ALONE and each.left]
    assert len(there) < len(here)
    assert {each.left for each in there} <= {each.left for each in here}
