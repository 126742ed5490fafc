"""What speed is measured on: made-up articles, and spaCy's small pipeline doing its full work."""

from __future__ import annotations

import pytest

from training.evaluation.speed import made_up_article, seconds, small_cnn


@pytest.mark.parametrize("words", [20, 300])
def test_an_article_has_the_words_asked_for_and_is_the_same_again(words: int) -> None:
    text = made_up_article(words, seed=3)
    assert words <= len(text.split()) <= words + 120
    assert text == made_up_article(words, seed=3)
    assert text != made_up_article(words, seed=4)


def test_the_small_pipeline_tags_parses_and_names() -> None:
    nlp = small_cnn()
    doc = nlp(made_up_article(60, seed=1))
    assert all(doc.has_annotation(layer) for layer in ("TAG", "DEP", "ENT_IOB"))
    assert seconds(nlp, [doc.text]) > 0
