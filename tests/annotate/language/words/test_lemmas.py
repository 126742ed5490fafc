"""A lemma is a word: scripts that make none give way to likelier ones that do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from annotate.language.words.lemmas import lemmas_of
from tests import pipelines

SCRIPTS = ("0|", "2|", "1|", "3|y", "=1|", "9|", "2|e", "6|y")
WORDS = frozenset({"deny", "thank", "thanked", "weakness", "be", "y", "carry"})


def _lemma(form: str, *likely: str) -> str:
    scores = np.full((1, len(SCRIPTS)), -10.0, dtype=np.float32)
    for rank, script in enumerate(likely):
        scores[0, SCRIPTS.index(script)] = -rank
    return lemmas_of([form], scores, SCRIPTS, WORDS)[0]


@pytest.mark.parametrize(
    ("form", "likely", "lemma"),
    [
        ("denied", ["2|", "3|y"], "deny"),
        ("Denied", ["2|", "1|", "3|y"], "deny"),
        ("thanked", ["1|", "0|", "2|"], "thank"),
        ("weaknesses", ["1|", "2|"], "weakness"),
    ],
)
def test_the_first_likely_word_of_the_vocabulary_counts(form: str, likely: list[str], lemma: str) -> None:
    assert _lemma(form, *likely) == lemma


@pytest.mark.parametrize(
    ("form", "likely", "lemma"),
    [
        ("thanked", ["2|", "1|"], "thank"),
        ("selms", ["1|", "2|"], "selm"),
        ("flurbing", ["0|", "2|"], "flurbing"),
        ("Selms", ["=1|", "2|"], "Selm"),
        ("U.S.", ["1|", "2|"], "u.s"),
        ("thousy", ["2|", "6|y"], "thou"),
    ],
    ids=["a word at once", "none is a word", "no inflection", "a name", "signs", "one letter"],
)
def test_otherwise_the_likeliest_script_counts(form: str, likely: list[str], lemma: str) -> None:
    assert _lemma(form, *likely) == lemma


@pytest.mark.parametrize(("form", "lemma"), [("pilloried", "pillory"), ("Gentries", "gentry")])
def test_a_rare_word_gets_its_y_back(form: str, lemma: str) -> None:
    assert _lemma(form, "2|") == lemma


@given(st.text(max_size=12), st.permutations(SCRIPTS))
def test_every_word_has_a_lemma(form: str, likely: list[str]) -> None:
    assert _lemma(form, *likely) or not form


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipelines.pipeline()


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("The ministry denied the report.", "denied", "deny"),
        ("The union thanked its members.", "thanked", "thank"),
        ("Two prisoners escaped on Monday.", "escaped", "escape"),
        ("Poor economies suffer most.", "economies", "economy"),
        ("She carried the bill.", "carried", "carry"),
        ("Prices rose.", "rose", "rise"),
        ("He left the room.", "left", "leave"),
    ],
)
def test_lemmas_of_the_shipped_model(nlp: Language, text: str, form: str, lemma: str) -> None:
    assert [token.lemma_ for token in nlp(text) if token.text == form] == [lemma]
