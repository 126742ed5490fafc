"""A gold text becomes the article that a user would give."""

from __future__ import annotations

import pytest

from annotate.record import Published
from training.data.corpora import Text
from training.data.readings import article_of


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("1998-03-02", Published("1998-03-02", "given")),
        ("1998-03-02T10:00", Published("1998-03-02", "given")),
        ("1998", Published()),
        (None, Published()),
    ],
)
def test_the_date_is_given_where_the_corpus_tells_a_day(told: str | None, published: Published) -> None:
    article = article_of(Text("corpus", "a1", "They met.", published=told))
    assert (article.text, article.published) == ("They met.", published)
