"""Articles read by the engine that ships."""

from __future__ import annotations

from functools import lru_cache

import pytest

from annotate import Annotator
from annotate.article import Article
from annotate.dossier import Source
from tests import pipelines


@pytest.fixture(scope="session")
def engine() -> Annotator:
    return pipelines.annotator()


@lru_cache(maxsize=256)
def source(engine: Annotator, id: str, text: str, published: str | None = None) -> Source:
    """An article of a dossier; many tests look at the same pair from both sides."""
    return Source(id, engine.annotate(Article.from_text(text, id=id, published=published)), text)
