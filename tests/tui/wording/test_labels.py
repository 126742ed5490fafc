"""Labels as a person types them."""

from __future__ import annotations

import pytest

from annotate.record import ENTITY_TYPES
from tui.wording.labels import LabelError, label_of, label_words


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("ORG", "ORG"),
        ("org", "ORG"),
        ("organisation", "ORG"),
        ("organ", "ORG"),
        ("country", "GPE"),
        ("pers", "PERSON"),
    ],
)
def test_a_label_is_known_by_its_name_word_or_beginning(typed: str, label: str) -> None:
    assert label_of(typed, ENTITY_TYPES) == label


@pytest.mark.parametrize(("typed", "words"), [("per", "person or"), ("", "can be"), ("zz", "no “zz”")])
def test_a_label_that_is_not_clear_is_told(typed: str, words: str) -> None:
    with pytest.raises(LabelError, match=words):
        label_of(typed, ENTITY_TYPES)


def test_every_label_is_found_by_what_completion_offers() -> None:
    assert {label_of(word, ENTITY_TYPES) for word in label_words(ENTITY_TYPES)} == set(ENTITY_TYPES)
