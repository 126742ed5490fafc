"""Words: a run of one sign is one, and everything else is as spaCy has it."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.tokens import NewsEnglish

NLP = NewsEnglish()
PLAIN = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No way!!!", ["No", "way", "!!!"]),
        ("What?! Yes", ["What", "?!", "Yes"]),
        ("===== End =====", ["=====", "End", "====="]),
        ("***New***", ["***", "New", "***"]),
        ("-----Original Message-----", ["-----", "Original", "Message", "-----"]),
        ("sign: ______", ["sign", ":", "______"]),
        (">> quoted", [">>", "quoted"]),
        ("((((((((((a))))))))))", ["((((((((((", "a", "))))))))))"]),
        ("“““““““““ no", ["“““““““““", "no"]),
    ],
)
def test_runs_of_one_sign_are_one_word(text: str, words: list[str]) -> None:
    assert [token.text for token in NLP(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "He said: “No!” Why?",
        "US$800 billion, £5m (about 12 per cent) -- or so...",
        "mid-1990s – the Trump-backed J.P. Morgan & Co.'s #1 e-mail a@b.com http://x.org/a==b",
        "((a)) [[b]] ''c'' “‘d’”",
        "It cost *much* more_than -5 + 3 = 2.",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert [token.text for token in NLP(text)] == [token.text for token in PLAIN(text)]


@given(st.text(alphabet="ab !?*=_-#$<>.\n'\"", max_size=60))
def test_no_character_is_lost(text: str) -> None:
    assert NLP(text).text == text


def test_a_saved_pipeline_keeps_them_whole() -> None:
    again = spacy.blank("en").from_bytes(NLP.to_bytes())
    assert [token.text for token in again("No way!!! =====")] == ["No", "way", "!!!", "====="]
