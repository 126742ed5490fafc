"""Spans of characters as spans of words."""

from __future__ import annotations

import pytest

from tests import pipelines

pytest.importorskip("torch")
pytest.importorskip("safetensors")

from training.encoder.halves import WordTokens, in_words


def test_only_spans_that_begin_and_end_with_words_have_words() -> None:
    doc = pipelines.plain()("Lena Fischer left.")
    assert in_words(list(doc), [(0, 12), (5, 17), (0, 7), (13, 18)]) == {
        (0, 12): (0, 2),
        (5, 17): (1, 3),
        (13, 18): (2, 4),
    }


def test_words_are_the_tokens_at_their_places() -> None:
    doc = pipelines.plain()("Lena  left.")
    words = WordTokens(doc, [token.i for token in doc if not token.is_space])
    assert words.texts == ["Lena", "left", "."]
    assert [token.idx for token in words.tokens] == [0, 6, 10]
