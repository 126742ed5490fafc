"""How sure a source is, in the words of a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.article import Article
from annotate.record import Factuality
from tests.tui.sample import TEXT, sample_record
from tui.wording.describe import shown_factuality


@pytest.mark.parametrize(
    ("words", "factuality", "shown"),
    [
        ("that no arrest had been made", "CT-", "CT+"),
        ("“Nobody left his post,”", "CT-", "CT+"),
        ("that he hadn’t left", "CT-", "CT+"),
        ("that he had left", "CT-", "CT-"),
        ("that a note was left", "CT-", "CT-"),
        ("that no arrest may be made", "PS-", "PS-"),
        ("that no arrest had been made", "CT+", "CT+"),
    ],
)
def test_what_words_say_no_to_is_not_said_no_to_again(
    words: str, factuality: Factuality, shown: Factuality
) -> None:
    claim = sample_record(Article.from_text(TEXT)).claims[0]
    told = replace(claim, factuality=factuality, content=(replace(claim.content[0], exact=words),))
    assert shown_factuality(told) == shown
