"""Other views of a window keep its labels true."""

from __future__ import annotations

import random

import numpy as np
import pytest

from annotate.language.encoder.layers import ENTITY_KINDS
from training.data.augmentation import UNLISTED, Augmenter, gold_mentions
from training.data.examples import Window, Words

PERSON = 1 + 2 * ENTITY_KINDS.index("PERSON")
DATE = 1 + 2 * ENTITY_KINDS.index("DATE")
MASK = 99


def _words(labels: list[int], first_piece: int) -> Words:
    size = len(labels)
    return Words(
        "worldwide",
        [(i, i + 1) for i in range(size)],
        [(first_piece + i,) for i in range(size)],
        np.full((size, 4), 3, dtype=np.int64),
        {"entities": np.array(labels)},
        np.zeros(size, dtype=np.float32),
        [],
        [0],
    )


def test_mentions_that_lie_whole_in_the_words_are_gold() -> None:
    words = _words([PERSON, PERSON + 1, 0, DATE, PERSON], 10)
    assert gold_mentions(words, 0, 5) == [("PERSON", 0, 2), ("PERSON", 4, 5)]
    assert gold_mentions(words, 0, 1) == []
    assert gold_mentions(words, 2, 4) == []


@pytest.mark.parametrize("silver", [frozenset({"entities"}), None])
def test_labels_of_a_model_are_no_gold(silver: frozenset[str] | None) -> None:
    words = _words([PERSON, 0], 10)
    if silver is None:
        words.labels = {}
    else:
        words.silver = silver
    assert gold_mentions(words, 0, 2) == []


def test_a_name_gives_way_only_to_one_of_its_kind_and_length() -> None:
    mine, other = _words([PERSON, PERSON + 1, 0], 10), _words([PERSON, PERSON + 1, PERSON], 50)
    view = Augmenter([mine, other], MASK, random.Random(1))
    seen = set()
    for _ in range(300):
        pieces, features = view(Window(mine, 0, 3, 3))
        assert features.shape == (3, 4)
        assert len(pieces) == 3
        assert pieces[2] in {(12,), (MASK,)}
        seen.add(tuple(pieces[:2]))
    assert ((50,), (51,)) in seen
    assert ((10,), (11,)) in seen
    assert not any((52,) in pair for pair in seen)


def test_words_are_hidden_and_lists_forgotten_and_the_text_stays_as_it_was() -> None:
    words = _words([0] * 6, 10)
    before, features_before = list(words.pieces), words.features.copy()
    view = Augmenter([words], MASK, random.Random(2))
    views = [view(Window(words, 0, 6, 6)) for _ in range(200)]
    assert any((MASK,) in pieces for pieces, _ in views)
    assert any((features[:, 3] == UNLISTED).any() for _, features in views)
    assert words.pieces == before
    assert (words.features == features_before).all()
