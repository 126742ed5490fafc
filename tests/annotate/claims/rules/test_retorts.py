"""Quotations whose speaker stands right behind them: a verb with its subject, or a name after a dash."""

from __future__ import annotations

import pytest

from annotate.claims.rules.retorts import with_retorts
from annotate.claims.spans.attribution import model_attributions
from annotate.claims.spans.index import DocIndex
from tests.annotate.claims.parses import parse, said

WIN = "“ We/PRP/3/nsubj shall/MD/3/aux win/VB/0/root . ” "
ROSE = "{c1 “ Rents/NNS/3/nsubj rose/VBD/7/ccomp , ” } {s1 Roe/NNP/7/nsubj } {q1 said/VBD/0/root } ."


@pytest.mark.parametrize(
    ("signature", "wanted"),
    [
        ("— Ann/NNP/3/dep Roe/NNP/8/flat", "Ann Roe | — | “We shall win.”"),
        ("― Ann/NNP/3/dep Roe./NNP/8/flat", "Ann Roe | ― | “We shall win.”"),
        ("— Roe/NNP/3/dep Jr./NNP/8/flat", "Roe Jr. | — | “We shall win.”"),
        ("-- Roe/NNP/3/dep , mayor/NN/8/appos", "Roe | -- | “We shall win.”"),
        # A hyphen that the tokenizer leaves at the title.
        ("-Mayor/NNP/3/dep Ann/NNP/7/flat Roe/NNP/7/flat", "Mayor Ann Roe | - | “We shall win.”"),
        ("--Ann/NNP/3/dep Roe/NNP/7/flat", "Ann Roe | -- | “We shall win.”"),
        ("- miner/NN/9/compound Ann/NNP/3/dep Roe/NNP/9/flat", "miner Ann Roe | - | “We shall win.”"),
    ],
)
def test_a_name_after_a_dash_signs_a_quotation(signature: str, wanted: str) -> None:
    doc = parse(WIN + signature)
    (found,) = with_retorts(DocIndex(doc), [])
    assert said(doc, [found]) == [wanted]
    assert found.because == ["a quotation signed with a name"]


@pytest.mark.parametrize(
    "rest",
    [
        "— Roe/NNP/9/nsubj left/VBD/3/parataxis home/RB/9/advmod",
        "— a/DT/9/det slogan/NN/3/dep — hung/VBD/3/parataxis there/RB/11/advmod",
        "- he/PRP/9/nsubj left/VBD/3/parataxis",
    ],
)
def test_a_dash_in_a_sentence_is_no_signature(rest: str) -> None:
    assert with_retorts(DocIndex(parse(WIN + rest)), []) == []


def test_a_signature_wins_over_a_title_taken_for_a_cue() -> None:
    doc = parse("{c1 " + WIN + "} {q1 -Mayor/NNP/3/dep } Ann/NNP/7/flat Roe/NNP/7/flat")
    index = DocIndex(doc)
    found = with_retorts(index, model_attributions(index))
    assert said(doc, found) == ["Mayor Ann Roe | - | “We shall win.”"]


@pytest.mark.parametrize(
    "speaker",
    ["a/DT/7/det heckler/NN/5/nsubj", "Bo/NNP/5/nsubj Dahl/NNP/6/flat", "one/CD/7/nummod woman/NN/5/nsubj"],
)
@pytest.mark.parametrize("verb", ["shouted", "screamed", "snapped", "roared", "replied", "whispered"])
def test_a_retort_is_its_speakers(verb: str, speaker: str) -> None:
    doc = parse(f"{ROSE}\n“ Liar/NN/5/ccomp ! ” {{q1 {verb}/VBD/0/root }} {speaker} .")
    index = DocIndex(doc)
    before = model_attributions(index)
    before[0].content.append((doc.text.index("“Liar"), doc.text.index("!") + 2))
    name = doc.text[doc.text.index(verb) + len(verb) + 1 : -1]
    assert said(doc, with_retorts(index, before)) == [
        "Roe | said | “Rents rose,”",
        f"{name} | {verb} | “Liar!”",
    ]


@pytest.mark.parametrize(
    "rest",
    [
        # Its own object, an adverb of time, a verb that tells no speech, another sentence.
        "“ Go/VB/5/ccomp ! ” told/VBD/0/root him/PRP/5/obj",
        "“ Go/VB/5/ccomp ! ” ate/VBD/0/root Roe/NNP/5/nsubj",
        "“ Go/VB/0/root ! ”\nShouts/NNS/3/nsubj then/RB/3/advmod rang/VBD/0/root",
        # The same person goes on.
        "“ Go/VB/6/ccomp ! ” he/PRP/6/nsubj left/VBD/0/root",
    ],
)
def test_no_retort(rest: str) -> None:
    doc = parse(f"{ROSE}\n{rest} .")
    index = DocIndex(doc)
    before = model_attributions(index)
    assert said(doc, with_retorts(index, before)) == said(doc, before)


def test_a_quotation_that_two_have_is_the_nearest_cues() -> None:
    doc = parse(
        f"{ROSE}\n"
        "{c2 “ Lies/NNS/7/ccomp , ” } {s2 a/DT/6/det man/NN/7/nsubj } {q2 shouted/VBD/0/root } ."
    )
    index = DocIndex(doc)
    before = model_attributions(index)
    before[0].content.append(before[1].content[0])
    assert said(doc, with_retorts(index, before)) == [
        "Roe | said | “Rents rose,”",
        "a man | shouted | “Lies,”",
    ]
