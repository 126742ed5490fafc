"""Candidates: what a word may tell of by the sentence's structure, and whom it speaks for."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from annotate.claims.spans.candidates.options import Option, options_of, source_of, teller_of
from annotate.claims.spans.index import DocIndex
from tests.annotate.claims.parses import parse

PLANS = "Roe/NNP/2/nsubj plans/VBZ/0/root to/TO/4/mark leave/VB/2/xcomp Riga/NNP/4/obj ."
EXPECTED = "Rain/NN/3/nsubj:pass is/VBZ/3/aux:pass expected/VBN/0/root to/TO/5/mark fall/VB/3/xcomp ."
ACCUSED = "Roe/NNP/3/nsubj:pass was/VBD/3/aux:pass accused/VBN/0/root of/IN/5/case theft/NN/3/obl ."
DECISION = (
    "Riga/NNP/3/nmod:poss 's/POS/1/case decision/NN/6/nsubj to/TO/5/mark leave/VB/3/acl angered/VBD/0/root "
    "Roe/NNP/6/obj ."
)
ASKED = "Roe/NNP/2/nsubj asked/VBD/0/root them/PRP/2/obj to/TO/5/mark leave/VB/2/xcomp Riga/NNP/5/obj ."
REQUIRED = "a/DT/2/det step/NN/0/root required/VBN/2/acl by/IN/5/case law/NN/3/obl ."
KEEN = "Roe/NNP/3/nsubj is/VBZ/3/cop keen/JJ/0/root to/TO/5/mark leave/VB/3/xcomp ."
RELATIVE = "men/NNS/0/root who/WP/3/nsubj want/VBP/1/acl:relcl to/TO/5/mark leave/VB/3/xcomp ."


def _word(doc: Doc, form: str) -> Token:
    return next(token for token in doc if token.text == form)


def _told(doc: Doc, form: str) -> dict[str, list[str]]:
    found = options_of(DocIndex(doc), _word(doc, form))
    return {one.kind: [doc.text[slice(*place)] for place in one.content] for one in found}


def _source(doc: Doc, form: str, content: Option | None = None) -> str | None:
    word = _word(doc, form)
    places = source_of(word, teller_of(word), content.content if content else [])
    return doc.text[slice(*places[0])] if places else None


@pytest.mark.parametrize(
    ("marked", "cue", "kind", "content"),
    [
        (PLANS, "plans", "xcomp", ["to leave Riga"]),
        (EXPECTED, "expected", "pass+xcomp", ["Rain", "to fall"]),
        (ACCUSED, "accused", "pass+prep:of", ["Roe", "theft"]),
        (DECISION, "decision", "n-clause", ["to leave"]),
        (ASKED, "asked", "obj+xcomp", ["them to leave Riga"]),
        (REQUIRED, "required", "acl-head", ["a step"]),
        (KEEN, "keen", "xcomp", ["to leave"]),
        ("men/NNS/0/root keen/JJ/1/amod to/TO/4/mark leave/VB/2/xcomp .", "keen", "a-clause", ["to leave"]),
    ],
)
def test_what_a_word_may_tell(marked: str, cue: str, kind: str, content: list[str]) -> None:
    assert _told(parse(marked), cue)[kind] == content


@pytest.mark.parametrize(
    ("marked", "word"),
    [(PLANS, "Riga"), (EXPECTED, "fall"), (ACCUSED, "theft"), (DECISION, "Roe"), (REQUIRED, "law")],
)
def test_a_word_without_a_complement_tells_nothing(marked: str, word: str) -> None:
    assert _told(parse(marked), word) == {}


@pytest.mark.parametrize("marked", [PLANS, EXPECTED, ACCUSED, DECISION, ASKED, REQUIRED, KEEN, RELATIVE])
def test_no_stretch_comes_twice_holds_its_word_or_ends_in_a_full_stop(marked: str) -> None:
    doc = parse(marked)
    index = DocIndex(doc)
    for word in doc:
        found = [tuple(one.content) for one in options_of(index, word)]
        assert len(found) == len(set(found))
        for start, end in (place for content in found for place in content):
            assert not start <= word.idx < end
            assert doc.text[start:end].strip(" .") == doc.text[start:end]


@pytest.mark.parametrize(
    ("marked", "cue", "source"),
    [
        (PLANS, "plans", "Roe"),
        (DECISION, "decision", "Riga's"),
        (REQUIRED, "required", "law"),
        (KEEN, "keen", "Roe"),
        # Whom a relative pronoun stands for.
        (RELATIVE, "want", "men"),
        # Nobody: what is expected or alleged is not its own source.
        (EXPECTED, "expected", None),
        (ACCUSED, "accused", None),
    ],
)
def test_whom_a_word_speaks_for(marked: str, cue: str, source: str | None) -> None:
    assert _source(parse(marked), cue) == source


def test_who_is_asked_is_who_would_do_it() -> None:
    assert _source(parse(ASKED), "leave") == "them"


def test_a_source_is_no_part_of_what_it_tells() -> None:
    doc = parse(PLANS)
    assert _source(doc, "plans", Option("xcomp", [(0, 3)])) is None
