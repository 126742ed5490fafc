"""What a text says of a source where it introduces them is their title wherever they speak."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def _titles(annotator: Annotator, text: str, source: str) -> list[str | None]:
    """Return the titles of the sources that have some words."""
    claims = annotator.annotate(Article.from_text(text, published="2025-09-23")).claims
    return [c.source.title for c in claims if c.source and [s.exact for s in c.source.spans] == [source]]


@pytest.mark.parametrize(
    ("text", "source", "title"),
    [
        (
            "Senior ranger Tom Hale closed the park on Monday.\n\n“The path is gone,” Hale said.",
            "Hale",
            "Senior ranger",
        ),
        (
            "Police chief Ann Roe closed the bridge on Monday.\n\n“It is not safe,” she said.",
            "she",
            "Police chief",
        ),
        (
            "Samir Haddad, a farmer, lost his house on Monday.\n\n“It burned all night,” he said.",
            "he",
            "farmer",
        ),
    ],
)
def test_a_source_has_the_title_of_its_introduction(
    annotator: Annotator, text: str, source: str, title: str
) -> None:
    assert title in _titles(annotator, text, source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Tom Hale closed the park on Monday.\n\n“The path is gone,” Hale said.", "Hale"),
        ("Mr Hale met police chief Ann Roe on Monday.\n\n“The path is gone,” Hale said.", "Hale"),
    ],
)
def test_nobody_has_the_title_of_somebody_else(annotator: Annotator, text: str, source: str) -> None:
    found = _titles(annotator, text, source)
    assert found
    assert not any(found)


@pytest.mark.parametrize(
    "text",
    [
        "The Department for Roads and Rural Affairs said it would not step in. The department is new.",
        "The Department of Health and Social Care, which runs clinics, said it would not intervene.",
        "The Ministry of Housing and Urban Affairs said that it was too late.",
    ],
)
def test_one_name_with_and_in_it_is_one_source(annotator: Annotator, text: str) -> None:
    record = annotator.annotate(Article.from_text(text, published="2025-09-23"))
    source = record.claims[0].source
    assert source is not None
    assert source.entity is not None


@pytest.mark.parametrize(
    "text",
    ["Ann Lee and Bob Roe said they were sad.", "Selm Bank and Hale Group said the deal was off."],
)
def test_two_names_are_no_one_source(annotator: Annotator, text: str) -> None:
    record = annotator.annotate(Article.from_text(text, published="2025-09-23"))
    source = record.claims[0].source
    assert source is not None
    assert source.entity is None
