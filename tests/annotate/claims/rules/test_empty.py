"""A claim tells something: what is a pronoun or a particle alone tells nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.claims.rules.mended.empty import telling_something
from annotate.claims.spans.index import DocIndex
from tests.annotate.claims.parses import attribution, parse, said


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("{s1 Roe/NNP/2/nsubj } {q1 expected/VBD/0/root } {c1 which/WDT/2/obj }", []),
        ("{s1 Roe/NNP/2/nsubj } {q1 affirmed/VBD/0/root } {c1 he/PRP/2/obj , }", []),
        ("{s1 Roe/NNP/2/nsubj } {q1 wanted/VBD/0/root } {c1 to/TO/2/xcomp }", []),
        ("{s1 Roe/NNP/2/nsubj } {q1 called/VBD/0/root } {c1 “ what/WP/2/obj ” }", []),
        ("{s1 Roe/NNP/2/nsubj } {q1 rejected/VBD/0/root } {c1 it/PRP/2/obj }", ["Roe | rejected | it"]),
        ("{s1 Roe/NNP/2/nsubj } {q1 announced/VBD/0/root } {c1 this/DT/2/obj }", ["Roe | announced | this"]),
        ("{s1 Roe/NNP/2/nsubj } {q1 asked/VBD/0/root } {c1 why/WRB/2/obj }", ["Roe | asked | why"]),
        ("{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 47/CD/2/obj }", ["Roe | said | 47"]),
        (
            "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 he/PRP/4/nsubj left/VBD/2/ccomp }",
            ["Roe | said | he left"],
        ),
    ],
)
def test_what_tells_nothing_is_no_claim(marked: str, wanted: list[str]) -> None:
    doc = parse(marked)
    assert said(doc, list(telling_something(DocIndex(doc), [attribution(doc)[1]]))) == wanted


def test_who_tells_it_is_not_what_is_told() -> None:
    doc = parse("{q1 worries/VBZ/0/root } {s1 Roe/NNP/1/obj }")
    index, one = attribution(doc)
    told = replace(one, content=list(one.source))
    assert not list(telling_something(index, [told]))
