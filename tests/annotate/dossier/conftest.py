"""Articles read by the engine that ships."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.article import Article
from annotate.dossier import Source
from annotate.settings import Settings


@pytest.fixture(scope="session")
def engine() -> Annotator:
    return Annotator.from_settings(Settings())


def source(engine: Annotator, id: str, text: str, published: str | None = None) -> Source:
    """An article of a dossier."""
    return Source(id, engine.annotate(Article.from_text(text, id=id, published=published)), text)
