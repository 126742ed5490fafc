"""Verbs whose past is written like their present, as the pipeline tags them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from annotate.language.words.agreement import UNCHANGING
from tests import pipelines


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipelines.pipeline()


PAST = [
    "Smith beat Jones in the election on Sunday.",
    "Rovers beat Selm 2-1 in the cup final on Saturday.",
    "The minister said Rome beat Paris on Sunday.",
    "She cut the tax and quit.",
    "The striker who beat two defenders hit the post.",
    "Guards beat a prisoner on Saturday, his lawyer said.",
    "The Greens beat the Liberals in Sunday's election.",
    "Shares beat forecasts last week.",
]
NOT_PAST = [
    "Rome could beat Paris.",
    "Did Rome beat Paris?",
    "The coach helped Rome beat Paris.",
    "The two sides beat all others every year.",
    "Shops shut on Saturdays.",
    "He demanded that the minister quit.",
    "Police beat protesters in many towns.",
]


def _tags(nlp: Language, text: str) -> list[str]:
    return [token.tag_ for token in nlp(text) if token.lower_ in UNCHANGING]


@pytest.mark.parametrize("text", PAST)
def test_a_verb_that_agrees_only_as_past_is_past(nlp: Language, text: str) -> None:
    assert set(_tags(nlp, text)) == {"VBD"}


@pytest.mark.parametrize("text", NOT_PAST)
def test_other_verbs_keep_their_tags(nlp: Language, text: str) -> None:
    assert "VBD" not in _tags(nlp, text)
