"""What a dateline begins with is a place; by the shipped model."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    "head",
    [
        "By Nora Quill, Selm Bay Chronicle\n\nSELM, 24 November 2026 -",
        "Nora Quill | Selm Bay Chronicle\n\nSELM, Nov 24 (NPA) -",
        "SELM, 24 November 2026 -",
    ],
)
def test_a_dateline_begins_with_a_place(annotator: Annotator, head: str) -> None:
    text = f"Strike off\n\n{head} Ferry crews in Selm will be back at work on Thursday.\n"
    entities = annotator.annotate(Article.from_text(text)).entities
    (selm,) = (entity for entity in entities if any(m.exact in {"SELM", "Selm"} for m in entity.mentions))
    assert selm.type == "GPE"
    assert [mention.exact for mention in selm.mentions] == ["SELM", "Selm"]


def test_a_by_line_begins_with_no_place(annotator: Annotator) -> None:
    text = "Strike off\n\nNora Quill, Selm Bay Chronicle\n\nFerry crews will be back at work on Thursday.\n"
    entities = annotator.annotate(Article.from_text(text)).entities
    assert {entity.name: entity.type for entity in entities}["Nora Quill"] == "PERSON"
