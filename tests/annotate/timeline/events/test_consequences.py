"""What answers something, comes of it, or is told as next comes after it; other words order nothing."""

from __future__ import annotations

import pytest

from annotate.record import After
from annotate.timeline.events.consequences import consequences
from annotate.timeline.events.finding import find_events
from tests.annotate.timeline.events.parses import parse, timeline, with_events

CASES = [
    (
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass *convict/VBN/0/root "
        "of/IN/6/case the/DT/6/det *killing/NN/3/obl",
        [(1, 0, "convict of")],
    ),
    (
        "Fans/NNS/2/nsubj *protest/VBD/0/root against/IN/5/case the/DT/5/det *sale/NN/2/obl",
        [(1, 0, "protest against")],
    ),
    ("An/DT/2/det *inquiry/NN/0/root into/IN/5/case the/DT/5/det *fire/NN/2/nmod", [(1, 0, "inquiry into")]),
    (
        "Prices/NNS/3/nsubj have/VBP/3/aux *fallen/VBN/0/root since/IN/6/case the/DT/6/det *strike/NN/3/obl",
        [(1, 0, "since")],
    ),
    (
        "She/PRP/2/nsubj *quit/VBD/0/root seven/CD/4/nummod week/NNS/2/obl after/IN/7/case the/DT/7/det "
        "*vote/NN/4/nmod",
        [(1, 0, "after")],
    ),
    (
        "She/PRP/2/nsubj *quit/VBD/0/root a/DT/4/det day/NN/2/obl before/IN/7/case the/DT/7/det "
        "*vote/NN/4/nmod",
        [(0, 1, "before")],
    ),
    (
        "Rebels/NNS/2/nsubj *fled/VBD/0/root\n"
        "The/DT/2/det army/NN/4/nsubj later/RB/4/advmod *returned/VBD/0/root",
        [(0, 1, "later")],
    ),
    (
        "They/PRP/2/nsubj *met/VBD/0/root and/CC/5/cc then/RB/5/advmod *left/VBD/2/conj",
        [(0, 1, "then")],
    ),
    # A place, a wish, what is still to come, other prepositions, and a sentence that nothing was told before.
    ("He/PRP/2/nsubj *hid/VBD/0/root for/IN/5/case the/DT/5/det *vote/NN/2/obl", []),
    ("They/PRP/2/nsubj *protest/VBD/0/root at/IN/5/case the/DT/5/det *summit/NN/2/obl", []),
    (
        "They/PRP/2/nsubj *met/VBD/0/root and/CC/6/cc will/MD/6/aux then/RB/6/advmod *leave/VB/2/conj",
        [],
    ),
    ("The/DT/2/det army/NN/4/nsubj later/RB/4/advmod *returned/VBD/0/root", []),
    (
        "Rebels/NNS/2/nsubj *flee/VBP/0/root\n"
        "The/DT/2/det army/NN/4/nsubj later/RB/4/advmod *returned/VBD/0/root",
        [],
    ),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_what_comes_of_something_is_behind_it(marked: str, expected: list[tuple[int, int, str]]) -> None:
    found = consequences(find_events(with_events(parse(marked)), (), (), ()))
    assert [tuple(link) for link in found] == expected


def test_what_did_not_happen_answers_nothing() -> None:
    doc = with_events(parse(CASES[0][0]), score=-3.0)
    assert consequences(find_events(doc, (), (), ())) == []


def test_the_timeline_holds_the_order_and_says_why() -> None:
    line = timeline(with_events(parse(CASES[0][0])))
    assert line.order == ("ev2", "ev1")
    assert line.events[0].after == (After("ev2", "“convict of”"),)
    assert line.events[0].time.because == "told as past"
