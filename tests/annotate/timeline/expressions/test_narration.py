"""Where a clause looks from the publication: back, ahead, or neither; parsed by hand."""

from __future__ import annotations

import pytest

from annotate.timeline.expressions.course.narration import direction
from tests.annotate.timeline.events.parses import parse

CASES = [
    ("He/PRP/2/nsubj left/VBD/0/root on/IN/4/case Sunday/NNP/2/obl", "past"),
    ("He/PRP/3/nsubj will/MD/3/aux leave/VB/0/root on/IN/5/case Sunday/NNP/3/obl", "future"),
    # The content's verb counts, not "said".
    (
        "He/PRP/2/nsubj said/VBD/0/root they/PRP/5/nsubj would/MD/5/aux meet/VB/2/ccomp on/IN/7/case "
        "Sunday/NNP/5/obl",
        "future",
    ),
    (
        "He/PRP/2/nsubj says/VBZ/0/root they/PRP/4/nsubj met/VBD/2/ccomp on/IN/6/case Sunday/NNP/4/obl",
        "past",
    ),
    # "Was due on Sunday" looks ahead, "set a record on Sunday" back.
    ("It/PRP/3/nsubj was/VBD/3/cop due/JJ/0/root on/IN/5/case Sunday/NNP/3/obl", "future"),
    ("He/PRP/2/nsubj set/VBD/0/root a/DT/4/det record/NN/2/obj on/IN/6/case Sunday/NNP/2/obl", "past"),
    ("They/PRP/2/nsubj plan/VBP/0/root to/TO/4/mark meet/VB/2/xcomp Sunday/NNP/4/obl", "future"),
    # A tree may take "due to" for a preposition.
    (
        "She/PRP/5/nsubj is/VBZ/5/cop due/JJ/5/advmod to/IN/3/fixed arrive/VB/0/root on/IN/7/case "
        "Sunday/NNP/5/obl",
        "future",
    ),
    (
        "It/PRP/2/nsubj fell/VBD/0/root due/JJ/5/case to/IN/3/fixed rain/NN/2/obl on/IN/7/case "
        "Sunday/NNP/2/obl",
        "past",
    ),
    # What was only arranged begins then; what was held began then.
    (
        "They/PRP/2/nsubj called/VBD/0/root a/DT/4/det strike/NN/2/obj starting/VBG/4/acl on/IN/7/case "
        "Sunday/NNP/5/obl",
        "future",
    ),
    (
        "They/PRP/2/nsubj held/VBD/0/root a/DT/4/det meeting/NN/2/obj starting/VBG/4/acl on/IN/7/case "
        "Sunday/NNP/5/obl",
        "past",
    ),
    # Right after a past verb the day is that verb's, whatever it is parsed with.
    (
        "Under/IN/2/case terms/NNS/8/obl ,/,/4/punct announced/VBN/2/acl Sunday/NNP/8/obl ,/,/2/punct "
        "holders/NNS/8/nsubj receive/VB/0/root it/PRP/8/obj",
        "past",
    ),
    ("It/PRP/4/nsubj will/MD/4/aux be/VB/4/aux:pass announced/VBN/0/root Sunday/NNP/4/obl", "future"),
    # What is named by its day was on that day, unless "will" says so.
    (
        "Sunday/NNP/3/nmod:poss 's/POS/1/case debate/NN/5/nsubj might/MD/5/aux fail/VB/0/root",
        "past",
    ),
    (
        "Sunday/NNP/3/nmod:poss 's/POS/1/case debate/NN/5/nsubj will/MD/5/aux fail/VB/0/root",
        "future",
    ),
    ("No/DT/2/det word/NN/0/root on/IN/4/case Sunday/NNP/2/nmod", None),
]


@pytest.mark.parametrize(("marked", "wanted"), CASES, ids=[case[:40] for case, _ in CASES])
def test_where_the_clause_of_sunday_looks(marked: str, wanted: str | None) -> None:
    doc = parse(marked).doc
    sunday = next(token for token in doc if token.text == "Sunday")
    assert direction(sunday) == wanted


def test_without_a_parse_nothing_tells() -> None:
    assert direction(None) is None
