"""One type a name: storms, surnames and titles that settle it, and doubts that do not."""

from __future__ import annotations

import pytest

from tests.annotate.entities.marked import marked_entities


@pytest.mark.parametrize(
    ("marked", "typed"),
    [
        ("[Cyclone Ulva|EVENT] hit. [Ulva|PERSON] turned. [Ulva|MISC] fades.", [("EVENT", 3)]),
        ("[Hurricane Ada|MISC] hit. [Ada|PERSON] turned.", [("EVENT", 2)]),
        ("[Ada Vane|PERSON] ran. [Ada|PERSON] won.", [("PERSON", 2)]),
        ("[Tom Arvo|PERSON] spoke. [Arvo|PERSON] left. [Arvo|MISC] won.", [("PERSON", 3)]),
        ("[Tom Arvo|PERSON] spoke. [Arvo|ORG] left. [Arvo|PERSON] won.", [("PERSON", 3)]),
        ("[Tom Arvo|PERSON] in [Arvo|GPE]. [Arvo|PERSON] left.", [("PERSON", 2), ("GPE", 1)]),
        ("[Arvo|ORG], [Arvo|ORG], [Arvo|ORG] and [Arvo|PERSON].", [("ORG", 4)]),
        ("[Arvo|ORG] and [Arvo|PERSON].", [("ORG", 1), ("PERSON", 1)]),
        ("[Mrs. Arvo|ORG] spoke.", [("PERSON", 1)]),
        ("[Dr Arvo|FAC] spoke.", [("PERSON", 1)]),
        ("[Arvo Dr|FAC] opened.", [("FAC", 1)]),
    ],
)
def test_a_name_is_given_the_type_that_the_article_settles(marked: str, typed: list[tuple[str, int]]) -> None:
    assert [(entity.type, len(entity.mentions)) for entity in marked_entities(marked)] == typed


def test_what_settled_it_stays_with_the_mention() -> None:
    storm, turned = marked_entities("[Cyclone Ulva|EVENT] hit. [Ulva|PERSON] turned.")[0].mentions
    assert storm.because is None
    assert turned.because in {"named after a storm", "the storm's name"}
