"""How much a word tells: the more articles of the news have it, the less."""

from __future__ import annotations

from collections import Counter

import pytest

from annotate.dossier.background import rarity
from annotate.dossier.reading import Telling, likeness, words_in


@pytest.mark.parametrize(
    ("common", "rare"), [("government", "earthquake"), ("week", "tsunami"), ("go", "zelensky")]
)
def test_what_many_articles_have_tells_less(common: str, rare: str) -> None:
    assert 0 <= rarity(common) < rarity(rare)


def test_words_that_no_article_had_tell_the_same() -> None:
    assert rarity("orleyville") == rarity("brandtselm") >= rarity("tsunami")


def test_texts_with_nothing_or_everything_in_common() -> None:
    quake, match = (
        Telling.of(Counter(words_in(text)))
        for text in ("A quake struck the harbour of Orley.", "Rovers won their match by two goals.")
    )
    assert likeness(quake, match) == 0
    assert likeness(quake, quake) == pytest.approx(1)
    assert likeness(Telling.of(Counter()), quake) == 0
