"""The difficult classes of attributions, each with one that is of it and one that is not."""

from __future__ import annotations

import pytest

from tests.annotate.claims.parses import parse
from training.evaluation.claim_classes import NAMES, ErrorTable, Parts, classes

SAID = "Ann/NNP/2/nsubj said/VBD/0/root it/PRP/4/nsubj rains/VBZ/2/ccomp ."
SAID_PARTS: Parts = ([(0, 3)], [(4, 8)], [(9, 17)])


@pytest.mark.parametrize(
    ("marked", "parts", "is_of", "is_not"),
    [
        (SAID, SAID_PARTS, set(), {"nominal", "passive", "pronoun", "split", "inverted", "polysemous"}),
        (SAID, ([], [(4, 8)], [(9, 17)]), {"passive"}, {"nominal"}),
        (SAID, ([(0, 3)], [(4, 8)], [(9, 11), (12, 17)]), {"split"}, {"sentences"}),
        (
            "She/PRP/2/nsubj believes/VBZ/0/root it/PRP/2/obj .",
            ([(0, 3)], [(4, 12)], [(13, 15)]),
            {"pronoun", "polysemous"},
            {"passive"},
        ),
        (
            "a/DT/2/det claim/NN/0/root by/IN/4/case Ann/NNP/2/nmod",
            ([(11, 14)], [(2, 7)], [(0, 1)]),
            {"nominal"},
            {"inverted"},
        ),
        (
            "“ Go/VB/0/root , ” said/VBD/0/root the/DT/8/det new/JJ/8/amod old/JJ/8/amod "
            "grey/JJ/8/amod man/NN/5/nsubj",
            None,
            {"inverted", "scare"},
            {"pronoun"},
        ),
    ],
)
def test_classes(marked: str, parts: Parts | None, is_of: set[str], is_not: set[str]) -> None:
    doc = parse(marked)
    if parts is None:
        text = doc.text
        said, start = text.index("said"), text.index("the new")
        parts = ([(start, len(text))], [(said, said + 4)], [(0, said - 1)])
    names = classes(doc, [parts])[0]
    assert is_of <= names
    assert not is_not & names


def test_two_cues_of_one_source_share_it_and_one_inside_another_is_nested() -> None:
    doc = parse(SAID)
    found = classes(doc, [SAID_PARTS, ([(0, 3)], [(12, 17)], [(9, 11)])])
    assert all({"shared", "nested"} <= names for names in found.values())


def test_the_table_counts_what_each_side_misses() -> None:
    table = ErrorTable()
    table.add({0: {"passive"}, 1: set()}, 2, before={0, 1}, after={0})
    assert (table.gold["all"], table.before["all"], table.after["all"]) == (2, 2, 1)
    assert (table.gold["passive"], table.before["passive"], table.after["passive"]) == (1, 1, 1)
    assert len(str(table).splitlines()) == 1 + len(NAMES)
