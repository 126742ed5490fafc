"""The time to tell words apart grows with the length of a text, whatever it is made of."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from annotate.language import build_pipeline


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


@pytest.mark.parametrize(
    "piece", ["{}", "[]", "“”", "()[]", "<>", "🇩🇪", "“a” ", "“", '"', "--", "*_", "€%", " ", "\t", "…"]
)
def test_time_grows_with_the_length(piece: str, nlp: Language) -> None:
    def seconds(count: int) -> float:
        text = "Ann Roe left. " + piece * (count // len(piece)) + " The end."
        start = time.process_time()
        assert nlp.make_doc(text).text == text
        return time.process_time() - start

    # Growth with the square would be 256 times as much.
    short = max(seconds(3_000), seconds(3_000), 0.02)
    assert seconds(48_000) < 100 * short


@pytest.mark.parametrize("text", ["“[{Ann}]”", "(“Ann”)", "***", "He said: “‘No.’”", "{}{}{}", "$1,000)."])
def test_short_runs_of_marks_are_told_apart_as_before(text: str, nlp: Language) -> None:
    assert max(len(token.text) for token in nlp.make_doc(text) if not token.text.isalnum()) <= 5
