"""Noun phrases of trees with Universal Dependencies labels."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from annotate.language.words.noun_chunks import noun_chunks
from tests import pipelines

VOCAB = pipelines.plain().vocab


def _doc(lines: str) -> Doc:
    """Make a document of ``word POS head relation``, the head counted from 0."""
    rows = [line.split() for line in lines.strip().splitlines()]
    words, pos, heads, deps = map(list, zip(*rows, strict=True))
    return Doc(VOCAB, words=words, pos=pos, heads=[int(head) for head in heads], deps=deps)


def _chunks(doc: Doc) -> list[str]:
    return [doc[start:end].text for start, end, _ in noun_chunks(doc)]


SUBJECT_OBJECT = """
The DET 1 det
mayor NOUN 5 nsubj
of ADP 4 case
Port PROPN 4 compound
Ellis PROPN 1 nmod
opened VERB 5 ROOT
the DET 8 det
ferry NOUN 8 compound
line NOUN 5 obj
"""
POSSESSOR = """
the DET 1 det
city NOUN 4 nmod:poss
's PART 1 case
two NUM 4 nummod
ferries NOUN 5 nsubj:pass
stopped VERB 5 ROOT
"""
COPULA = """
She PRON 4 nsubj
is AUX 4 cop
not PART 4 advmod
a DET 4 det
doctor NOUN 4 ROOT
"""
NAMES = """
Maria PROPN 5 nsubj
Ortega PROPN 0 flat
and CCONJ 4 cc
Tom PROPN 4 compound
Adeyemi PROPN 0 conj
left VERB 5 ROOT
"""
NO_PHRASE = """
There PRON 1 expl
remained VERB 1 ROOT
well ADV 3 advmod
known ADJ 1 xcomp
"""


@pytest.mark.parametrize(
    ("lines", "phrases"),
    [
        (SUBJECT_OBJECT, ["The mayor", "Port Ellis", "the ferry line"]),
        (POSSESSOR, ["the city 's two ferries"]),
        (COPULA, ["She", "a doctor"]),
        (NAMES, ["Maria Ortega", "Tom Adeyemi"]),
        (NO_PHRASE, []),
    ],
    ids=["of", "possessor", "copula", "names", "none"],
)
def test_base_noun_phrases(lines: str, phrases: list[str]) -> None:
    assert _chunks(_doc(lines)) == phrases


def test_a_part_of_a_document_has_its_phrases() -> None:
    doc = _doc(SUBJECT_OBJECT)
    assert [doc[a:b].text for a, b, _ in noun_chunks(doc[5:])] == ["the ferry line"]


def test_without_trees_there_are_none_to_be_had() -> None:
    with pytest.raises(ValueError, match="trees"):
        list(noun_chunks(Doc(VOCAB, words=["no", "trees"])))
