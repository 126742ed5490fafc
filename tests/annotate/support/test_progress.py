"""What is told of the work on an article: shares of parts, put together to shares of the whole."""

from __future__ import annotations

import pytest

from annotate import Annotator, Article
from annotate.support.progress import listening, part, tell


def test_parts_of_parts_are_shares_of_the_whole() -> None:
    heard: list[float] = []
    with listening(heard.append):
        with part(0.0, 0.5):
            tell(0.5)
            with part(0.5, 1.0):
                tell(0.5)
        tell(0.75)
    tell(0.9)
    assert heard == pytest.approx([0.25, 0.375, 0.5, 0.5, 0.75])


def test_who_does_not_listen_hears_nothing_and_nothing_breaks() -> None:
    with part(0.2, 0.4):
        tell(0.5)


def test_an_article_is_told_from_nothing_to_all() -> None:
    sentence = "Mayor Ann Roe said on 3 May that the bridge would open in June. "
    annotator = Annotator.from_settings()
    heard: list[float] = []
    with listening(heard.append):
        annotator.annotate(Article.from_text("A bridge for Velsk\n\n" + sentence * 400))
    assert heard == sorted(heard)
    assert 0 < heard[0] < 0.2
    assert heard[-1] == pytest.approx(1.0)
    assert sum(share < 0.6 for share in heard) >= 3
