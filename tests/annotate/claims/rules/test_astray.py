"""Sources that a sentence has elsewhere: who does something else there, or is only told of."""

from __future__ import annotations

import pytest

from annotate.claims.rules.whose.astray import not_of_others, with_own_speakers
from annotate.claims.spans.attribution import linked_attributions
from annotate.claims.spans.index import DocIndex
from tests.annotate.claims.parses import attribution, parse, said


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        # By whom it was deemed so is not told by who does something else.
        (
            "{s1 Roe/NNP/2/nsubj } left/VBD/0/root after/IN/6/mark charges/NNS/6/nsubj:pass "
            "were/VBD/6/aux:pass {q1 deemed/VBN/2/advcl } {c1 unfair/JJ/6/xcomp }",
            [" | deemed | unfair"],
        ),
        # An agent tells it, and so does who feels something.
        (
            "Holm/NNP/2/nsubj left/VBD/0/root after/IN/6/mark charges/NNS/6/nsubj:pass "
            "were/VBD/6/aux:pass {q1 deemed/VBN/2/advcl } {c1 unfair/JJ/6/xcomp } by/IN/9/case "
            "{s1 Roe/NNP/6/obl:agent }",
            ["Roe | deemed | unfair"],
        ),
        (
            "{s1 Roe/NNP/2/nsubj } left/VBD/0/root and/CC/5/cc was/VBD/5/aux:pass {q1 told/VBN/2/conj } "
            "{c1 to/TO/7/mark pay/VB/5/xcomp }",
            ["Roe | told | to pay"],
        ),
        # An active verb may share its subject with another.
        (
            "{s1 Roe/NNP/2/nsubj } left/VBD/0/root after/IN/4/mark {q1 vowing/VBG/2/advcl } "
            "{c1 to/TO/6/mark pay/VB/4/xcomp }",
            ["Roe | vowing | to pay"],
        ),
    ],
)
def test_who_does_something_else_says_nothing_by_a_passive(marked: str, wanted: list[str]) -> None:
    index, one = attribution(parse(marked))
    assert said(index.doc, list(not_of_others(index, [one]))) == wanted


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        # Who has just said it adds to it, and no thing does.
        (
            "{c1 {s2 Bases/NNS/3/nsubj:pass } are/VBP/3/aux:pass shut/VBN/6/ccomp } ,/,/6/punct "
            "{s1 Roe/NNP/6/nsubj } {q1 said/VBD/0/root } ,/,/6/punct {q2 adding/VBG/3/advcl } "
            "{c2 that/IN/11/mark it/PRP/11/nsubj rained/VBD/8/ccomp }",
            ["Roe | said | Bases are shut", "Roe | adding | that it rained"],
        ),
        (
            "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 the/DT/4/det {s2 plan/NN/5/nsubj } "
            "failed/VBD/2/ccomp } ,/,/5/punct {q2 stressing/VBG/5/advcl } "
            "{c2 that/IN/10/mark it/PRP/10/nsubj rained/VBD/7/ccomp }",
            ["Roe | said | the plan failed", "Roe | stressing | that it rained"],
        ),
        # A person of whom it is told may add something.
        (
            "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 the/DT/4/det {s2 mayor/NN/5/nsubj } "
            "left/VBD/2/ccomp } ,/,/5/punct {q2 stressing/VBG/5/advcl } "
            "{c2 that/IN/10/mark it/PRP/10/nsubj rained/VBD/7/ccomp }",
            ["Roe | said | the mayor left", "mayor | stressing | that it rained"],
        ),
        # Without a comma it belongs to the noun before it.
        (
            "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 the/DT/4/det {s2 report/NN/9/nsubj } "
            "{q2 stressing/VBG/4/acl } {c2 that/IN/8/mark it/PRP/8/nsubj rained/VBD/5/ccomp } "
            "failed/VBD/2/ccomp }",
            [
                "Roe | said | the report stressing that it rained failed",
                "report | stressing | that it rained",
            ],
        ),
    ],
)
def test_who_speaks_goes_on_to_speak(marked: str, wanted: list[str]) -> None:
    doc = parse(marked)
    index = DocIndex(doc)
    found = sorted(linked_attributions(index), key=lambda one: one.cue[0])
    assert said(doc, with_own_speakers(index, found)) == wanted
