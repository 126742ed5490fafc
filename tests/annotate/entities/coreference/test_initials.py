"""Offices that go by their initials, and bodies that only look like that."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one

DUTY = "The officer on duty (SDO) Bo Kamara said two men were held. A case was filed, the SDO said."


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The talks went well, MEC Nomusa Dlamini said. The MEC will pay.", "Nomusa", "The MEC"),
        (DUTY.replace("on duty (", "("), "Bo Kamara", "the SDO"),
        ("PM Anna Rask flew north. Ministers praised the PM.", "Anna", "the PM"),
    ],
)
def test_an_office_by_its_initials_is_its_holder(
    annotator: Annotator, text: str, first: str, second: str
) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("ANC leader Bo Roe spoke. The ANC said it would win.", "Bo", "The ANC"),
        ("MEC Ann Hale and MEC Bo Roe met. The MEC was late.", "Ann", "The MEC"),
        ("MEC Ann Hale was late. The MEC for Health said so.", "Ann", "The MEC"),
        ("The Selm Broadcasting Union (SBU) Bo Roe leads is poor. The SBU said so.", "Bo", "The SBU"),
    ],
)
def test_others_are_not(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert not are_one(annotator, text, first, second)
