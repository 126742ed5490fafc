"""Hearsay and laws: what is told without a verb of telling."""

from __future__ import annotations

import pytest

from annotate.claims.rules.hearsay import around, hearsay
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from tests.annotate.claims.parses import attribution, parse, said

FOUND = [
    # A clause with its subject and what goes with it, the adverb left out.
    (
        "Roe/NNP/3/nsubj allegedly/RB/3/advmod paid/VBD/0/root Lund/NNP/3/obj .",
        " | allegedly | Roe + paid Lund",
    ),
    (
        "She/PRP/4/nsubj:pass was/VBD/4/aux:pass reportedly/RB/4/advmod fined/VBN/0/root .",
        " | reportedly | She was + fined",
    ),
    ("Reportedly/RB/4/advmod , Roe/NNP/4/nsubj left/VBD/0/root .", " | Reportedly | Roe left"),
    # A clause that only follows has no thing of its own.
    (
        "Police/NNS/2/nsubj held/VBD/0/root Roe/NNP/2/obj for/IN/6/mark allegedly/RB/6/advmod "
        "taking/VBG/2/advcl bribes/NNS/6/obj .",
        " | allegedly | taking bribes",
    ),
    (
        "They/PRP/2/nsubj saw/VBD/0/root acts/NNS/2/obj allegedly/RB/5/advmod committed/VBN/3/acl "
        "in/IN/7/case May/NNP/5/obl .",
        " | allegedly | acts + committed in May",
    ),
    # What is joined to it with a subject of its own is the article's again.
    (
        "Roe/NNP/3/nsubj allegedly/RB/3/advmod paid/VBD/0/root and/CC/6/cc Lund/NNP/6/nsubj "
        "left/VBD/3/conj .",
        " | allegedly | Roe + paid",
    ),
    (
        "Roe/NNP/3/nsubj allegedly/RB/3/advmod paid/VBD/0/root and/CC/5/cc left/VBD/3/conj .",
        " | allegedly | Roe + paid and left",
    ),
    # Joined to a verb, it is one.
    (
        "Roe/NNP/2/nsubj refused/VBD/0/root to/TO/4/mark leave/VB/2/xcomp and/CC/7/cc alleged/JJ/7/amod "
        "fraud/NN/4/conj .",
        "Roe | alleged | fraud",
    ),
    (
        "They/PRP/2/nsubj probe/VBP/0/root theft/NN/2/obj and/CC/6/cc alleged/JJ/6/amod fraud/NN/3/conj .",
        " | alleged | fraud",
    ),
    # A thing, with whose it is; not what is told of it besides.
    (
        "They/PRP/2/nsubj probe/VBP/0/root an/DT/5/det alleged/JJ/5/amod fraud/NN/2/obj of/IN/7/case "
        "funds/NNS/5/nmod .",
        " | alleged | fraud of funds",
    ),
    (
        "They/PRP/2/nsubj probe/VBP/0/root his/PRP$/5/nmod:poss alleged/JJ/5/amod part/NN/2/obj .",
        " | alleged | his + part",
    ),
    (
        "They/PRP/2/nsubj probe/VBP/0/root the/DT/5/det alleged/JJ/5/amod theft/NN/2/obj , "
        "which/WDT/8/nsubj shocked/VBD/5/acl:relcl many/JJ/8/obj .",
        " | alleged | theft",
    ),
    # What is so according to somebody: before it, behind it, on both sides of it, inside what is told.
    (
        "It/PRP/2/nsubj rained/VBD/0/root , according/VBG/6/case to/IN/4/fixed police/NNS/2/obl .",
        "police | according to | It rained",
    ),
    (
        "According/VBG/3/case to/IN/1/fixed police/NNS/6/obl , it/PRP/6/nsubj rained/VBD/0/root .",
        "police | According to | it rained",
    ),
    (
        "Costs/NNS/7/nsubj , according/VBG/5/case to/IN/3/fixed Roe/NNP/7/obl , rose/VBD/0/root "
        "fast/RB/7/advmod .",
        "Roe | according to | Costs + rose fast",
    ),
    (
        "Lund/NNP/2/nsubj said/VBD/0/root that/IN/8/mark according/VBG/6/case to/IN/4/fixed police/NNS/8/obl "
        "it/PRP/8/nsubj rained/VBD/2/ccomp .",
        "police | according to | it rained",
    ),
    # What stands under a law.
    (
        "Under/IN/4/case the/DT/4/det Forest/NNP/4/compound Act/NNP/7/obl , owners/NNS/7/nsubj "
        "pay/VBP/0/root fees/NNS/7/obj .",
        "the Forest Act | Under | owners pay fees",
    ),
]
NOT_FOUND = [
    # A verb of telling, which other rules know.
    "Roe/NNP/2/nsubj alleged/VBD/0/root that/IN/5/mark Lund/NNP/5/nsubj paid/VBD/2/ccomp .",
    "They/PRP/3/nsubj have/VBP/3/aux alleged/VBN/0/root fraud/NN/3/obj .",
    # A way of doing it.
    "They/PRP/2/nsubj work/VBP/0/root according/VBG/5/case to/IN/3/fixed rules/NNS/2/obl .",
    # No law, or one that only goes on.
    "Under/IN/3/case the/DT/3/det bridge/NN/5/obl , owners/NNS/5/nsubj pay/VBP/0/root fees/NNS/5/obj .",
    "Under/IN/3/case the/DT/3/det mayor/NN/5/obl , owners/NNS/5/nsubj pay/VBP/0/root fees/NNS/5/obj .",
    "Owners/NNS/2/nsubj pay/VBP/0/root fees/NNS/2/obj under/IN/6/case the/DT/6/det Act/NNP/2/obl .",
    "Under/IN/3/case the/DT/3/det Act/NNP/0/root .",
]


@pytest.mark.parametrize(("marked", "claim"), FOUND, ids=[claim for _, claim in FOUND])
def test_hearsay_and_laws(marked: str, claim: str) -> None:
    doc = parse(marked)
    assert said(doc, list(hearsay(DocIndex(doc), []))) == [claim]


@pytest.mark.parametrize("marked", NOT_FOUND, ids=[marked[:50] for marked in NOT_FOUND])
def test_other_words_tell_nothing(marked: str) -> None:
    assert not list(hearsay(DocIndex(parse(marked)), []))


def test_a_cue_that_is_known_is_not_told_twice() -> None:
    doc = parse("Roe/NNP/3/nsubj allegedly/RB/3/advmod paid/VBD/0/root Lund/NNP/3/obj .")
    known = Attribution([], [(4, 13)], [(14, 23)], "model", 0.9)
    assert not list(hearsay(DocIndex(doc), [known]))


INTERRUPTED = "{c1 Costs/NNS/7/nsubj } , {q1 according/VBG/5/case to/IN/3/fixed } {s Roe/NNP/7/obl } , "


@pytest.mark.parametrize(
    ("marked", "claim"),
    [
        # One side of what "according to" interrupts is only half of it.
        (INTERRUPTED + "rose/VBD/0/root fast/RB/7/advmod .", "Roe | according to | Costs + rose fast"),
        # What is whole stays, and so does what another word tells.
        (
            "{c1 It/PRP/2/nsubj rained/VBD/0/root } , {q1 according/VBG/6/case to/IN/4/fixed } "
            "{s police/NNS/2/obl } .",
            "police | according to | It rained",
        ),
        (
            "{s Roe/NNP/2/nsubj } {q1 says/VBZ/0/root } {c1 costs/NNS/4/nsubj rose/VBD/2/ccomp } .",
            "Roe | says | costs rose",
        ),
    ],
)
def test_both_sides_of_according_to(marked: str, claim: str) -> None:
    doc = parse(marked)
    index, one = attribution(doc)
    assert said(doc, list(around(index, [one]))) == [claim]
