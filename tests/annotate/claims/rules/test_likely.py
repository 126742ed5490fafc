"""Candidates that a regression finds likely: which are taken, and what is made of them."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.claims.rules.likely import likely_attributions
from annotate.claims.spans.candidates.likelihood import Model
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.language import groups
from annotate.language.encoder.name_lists import checksum
from annotate.language.rankers.attributing import FURTHEST, WIDTH, attributing_of, nothing_attributed
from annotate.record import Claim
from tests import pipelines
from tests.annotate.claims.parses import attribution, parse, said

OUTER = "{s1 Ann/NNP/2/nsubj } {q1 says/VBZ/0/root } "
PLANS = OUTER + (
    "{c1 now/RB/5/advmod Roe/NNP/5/nsubj plans/VBZ/2/ccomp to/TO/7/mark leave/VB/5/xcomp Riga/NNP/7/obj }"
)
NUMBERS = WIDTH + 2 + 5


def _model(bias: float = -5.0, **weights: float) -> Model:
    """Return a regression that knows these features, ``:`` and ``|`` written as they are."""
    codes = {checksum(name): weight for name, weight in weights.items()}
    return Model(
        {
            "codes": np.array(sorted(codes), np.uint32),
            "weights": np.array([codes[code] for code in sorted(codes)], np.float32),
            "words": np.zeros(0, np.uint32),
            "habits": np.zeros(0, np.float32),
            "mean": np.zeros(NUMBERS, np.float32),
            "spread": np.ones(NUMBERS, np.float32),
            "slopes": np.zeros(2 * NUMBERS, np.float32),
            "bias": np.array(bias),
        }
    )


def _read(marked: str) -> Doc:
    doc = parse(marked)
    doc.user_data[groups.ATTRIBUTING] = nothing_attributed(len(doc))
    return doc


def _found(marked: str, model: Model, *more: Attribution) -> list[str]:
    doc = _read(marked)
    known = [attribution(doc)[1], *more]
    return said(doc, list(likely_attributions(DocIndex(doc), known, model)))


def test_the_likeliest_stretch_of_a_likely_word_is_told() -> None:
    model = _model(**{"L=plan|VERB": 4.0, "k=xcomp": 3.0, "k=rest-xcomp": 1.0})
    assert _found(PLANS, model) == ["Roe | plans | to leave Riga"]


@pytest.mark.parametrize("weights", [{}, {"L=plan|VERB": 3.0}, {"k=xcomp": 3.0}, {"L=hope|VERB": 9.0}])
def test_an_unlikely_word_tells_nothing(weights: dict[str, float]) -> None:
    assert _found(PLANS, _model(**weights)) == []


def test_outside_of_known_contents_a_claim_must_be_likelier_than_inside() -> None:
    marked = PLANS + " and/CC/10/cc hopes/VBZ/2/conj to/TO/12/mark win/VB/10/xcomp"
    known = Attribution([], [], [(0, len(parse(marked).text))], "model", 0.9)
    for bias, outside, inside in ((9.0, True, True), (-0.5, False, True), (-3.0, False, False)):
        assert any("win" in one for one in _found(marked, _model(bias))) == outside
        assert any("win" in one for one in _found(marked, _model(bias), known)) == inside


def test_a_known_cue_is_left_alone() -> None:
    start = parse(PLANS).text.index("plans")
    known = Attribution([], [(start, start + 5)], [], "model", 0.9)
    assert "Roe | plans | to leave Riga" in _found(PLANS, _model(9.0))
    assert not any("plans |" in one for one in _found(PLANS, _model(9.0), known))


def test_without_what_the_encoder_says_nothing_is_judged() -> None:
    index, known = attribution(parse(PLANS))
    assert list(likely_attributions(index, [known], _model(20.0))) == []


def test_no_two_claims_tell_the_same() -> None:
    index, known = attribution(_read(PLANS))
    contents = [tuple(one.content) for one in likely_attributions(index, [known], _model(20.0))]
    assert contents
    assert len(contents) == len(set(contents))


def test_evidence_is_finite_and_bounded() -> None:
    layout = {
        "sources": slice(0, 3),
        "cues": slice(3, 6),
        "contents": slice(6, 9),
        "events": slice(9, 17),
        "factuality": slice(17, 18),
    }
    rows = np.array([[1e4, -1e4, 0.0] * 6, [0.0] * 18], np.float32)
    found = attributing_of(rows, layout)
    assert found.shape == (2, WIDTH)
    assert np.abs(found).max() <= FURTHEST
    assert found[1, :6].tolist() == pytest.approx([0.0] * 6)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def _claims(annotator: Annotator, text: str) -> list[Claim]:
    return list(annotator.annotate(Article.from_text(text)).claims)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The mayor said the committee had agreed to close the bridge over the river.",
            "to close the bridge over the river",
        ),
        (
            "“We intend to rebuild the school before the winter,” Lena Holt said.",
            "to rebuild the school before the winter",
        ),
        (
            "The minister defended the government's decision to cut fuel subsidies, officials said.",
            "to cut fuel subsidies",
        ),
    ],
)
def test_a_claim_inside_a_claim_is_found_in_text(annotator: Annotator, text: str, content: str) -> None:
    inner = [claim for claim in _claims(annotator, text) if claim.within]
    assert content in [" ".join(span.exact for span in claim.content) for claim in inner]


@pytest.mark.parametrize(
    "text",
    [
        "The river rose by two metres on Monday and the bridge was closed.",
        "The company built three houses in Riga and sold them in May.",
        "The team won the match and moved to second place in the table.",
    ],
)
def test_plain_events_are_no_claims(annotator: Annotator, text: str) -> None:
    assert _claims(annotator, text) == []


def test_a_claim_beside_a_claim_is_found_in_text(annotator: Annotator) -> None:
    claims = _claims(annotator, "The mayor's decision to close the school angered parents.")
    assert "to close the school" in [" ".join(span.exact for span in claim.content) for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Talks on the dam resumed on Monday.",
        "The ship sailed to the island and came back.",
        "Two men were arrested after the fire.",
        "The minister is to open the fair.",
        "Selm Bank named Ann Lee as its new director.",
    ],
)
def test_what_only_happens_is_no_claim(annotator: Annotator, text: str) -> None:
    assert _claims(annotator, text) == []
