"""Who of two of one surname "the elder Hale" is."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one

BROTHERS = "Peter Odam ran the bank. His younger brother, Daniel Odam, was cleared. The judge told "


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "one", "again", "other"),
    [
        (f"{BROTHERS}the elder Odam to stand.", "Peter", "Odam to", "Daniel"),
        (f"{BROTHERS}the younger Odam to stand.", "Daniel", "Odam to", "Peter"),
        (
            "Samuel Okaf, 22, plays. His agent and elder brother, Emeka Okaf, spoke. The elder Okaf left.",
            "Emeka",
            "Okaf left",
            "Samuel",
        ),
        (
            "Frank Moss built it. His son, Neil Moss, sold it. The older Moss wept.",
            "Frank",
            "Moss wept",
            "Neil",
        ),
        ("Al Dale, 78, and Bo Dale, 45, own a farm. The elder Mr Dale is ill.", "Al", "Dale is", "Bo"),
        (
            "Rex Lund Jr. met Rex Lund's rival. Hal Lund, his father, came. The elder Lund left.",
            "Hal",
            "Lund left",
            "Rex",
        ),
    ],
)
def test_the_elder_is_who_is_said_to_be_older(
    annotator: Annotator, text: str, one: str, again: str, other: str
) -> None:
    assert are_one(annotator, text, one, again)
    assert not are_one(annotator, text, other, again)


def test_a_surname_without_the_word_stays_where_it_was(annotator: Annotator) -> None:
    text = "Peter Odam ran the bank. His younger brother, Daniel Odam, came. Daniel Odam wept. Odam wept."
    assert are_one(annotator, text, "Daniel", "Odam wept.")
