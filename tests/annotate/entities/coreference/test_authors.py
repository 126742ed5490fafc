"""Who writes in the first person: "I" of a column, and nobody's "I" of a report or an interview."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one

COLUMN = (
    "The quiet town\n\nBy Tom Reed\n\nSelm is quiet, but I am not fooled. Ida Lund told me she was afraid. "
    "“I cannot sleep,” she said. I believe her.\n\nThe author teaches history."
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize("second", ["I believe", "The author"])
def test_who_writes_is_in_the_by_line(annotator: Annotator, second: str) -> None:
    assert are_one(annotator, COLUMN, "Tom Reed", second)


def test_what_the_writer_believes_is_a_claim_of_the_writer(annotator: Annotator) -> None:
    record = annotator.annotate(Article.from_text(COLUMN, published="2025-09-23"))
    names = {entity.id: entity.name for entity in record.entities}
    sources = {c.source.words: names.get(c.source.entity or "") for c in record.claims if c.source}
    assert sources["I"] == "Tom Reed"


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (COLUMN, "I cannot"),
        (COLUMN.replace("Reed\n", "Reed and Ann Hale\n"), "I believe"),
        (COLUMN.replace("By Tom Reed", "Tom Reed left"), "I believe"),
        ("An interview\n\nBy Tom Reed\n\nQ: When?\n\nA: I saw it in May. I told her.", "I told"),
    ],
)
def test_others_are_not_the_writer(annotator: Annotator, text: str, second: str) -> None:
    assert not are_one(annotator, text, "Tom Reed", second)
