"""Who is meant where whoever was spoken of last stands in another paragraph, or is of another body."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def meant(annotator: Annotator, text: str, start: int) -> str | None:
    """Return the name of the entity that has a mention at a place."""
    entities = annotator.annotate(Article.from_text(text)).entities
    return next((e.name for e in entities for m in e.mentions if m.start == start), None)


MACHINIST = (
    "Sharmin Ahkter, 25, a machinist who climbed down a pipe, said the doors had been open. "
    '"We could get out, but the stairs were full of smoke," she said from her bed in the hospital.\n\n'
)


@pytest.mark.parametrize(
    ("second", "pronoun", "name"),
    [
        (
            "Nazima Bequm, the labour secretary, admitted that nobody had come. She refused to resign.",
            "She refused",
            "Nazima Bequm",
        ),
        (
            "Tavira Solenko, who heads the agency, said the plant had no permit. She blamed the town.",
            "She blamed",
            "Tavira Solenko",
        ),
    ],
)
def test_she_is_who_the_sentence_before_is_about(
    annotator: Annotator, second: str, pronoun: str, name: str
) -> None:
    text = MACHINIST + second
    assert meant(annotator, text, text.index(pronoun)) == name


@pytest.mark.parametrize(
    ("second", "pronoun"),
    [
        ("David Rahman, the labour secretary, was asked about it. She has not been.", "She has"),
        ("The labour secretary visited Ahkter. She thanked him.", "She thanked"),
    ],
)
def test_she_is_nobody_of_the_sentence_before_who_cannot_be(
    annotator: Annotator, second: str, pronoun: str
) -> None:
    text = MACHINIST + second
    assert meant(annotator, text, text.index(pronoun)) in {"Sharmin Ahkter", None}


JURY = (
    "A federal jury on Friday convicted the treasurer, Denise Harrow. The jurors voted 12-0 on fraud counts. "
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            JURY + "The school board met on Tuesday.\n\nOne juror said the panel had been split 8-4.",
            "A federal jury",
        ),
        (
            JURY
            + "\n\nOne juror said the panel had been split 8-4.\n\nThe school board is expected to meet.",
            "A federal jury",
        ),
        (
            "The Marlow School Board met on Tuesday. A parent complained. All said the panel had been split.",
            "Marlow School Board",
        ),
    ],
)
def test_the_panel_of_a_juror_is_the_jury(annotator: Annotator, text: str, name: str) -> None:
    assert meant(annotator, text, text.index("the panel")) == name
    board = meant(annotator, text, text.index("The school board")) if "The school board" in text else None
    assert board != "A federal jury"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Marit Oss, who found the 'silent current' under ice, has died. The 'silent current' was hers. "
            "The current carries cold water.",
            "the 'silent current'",
        ),
        (
            "Critics praised the “slow river” of her prose. The “slow river” flowed on. It flowed for years.",
            "the “slow river”",
        ),
    ],
)
def test_a_quotation_mark_that_opens_in_a_description_is_closed(
    annotator: Annotator, text: str, words: str
) -> None:
    exact = {m.exact for e in annotator.annotate(Article.from_text(text)).entities for m in e.mentions}
    assert words in exact


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The reviewers' award went to Ann Hale. The reviewers' award is old. It is old.",
            "The reviewers' award",
        ),
        ("“The mayor left,” she said of the mayor of Selm. “I saw the mayor”, Ann Hale said.", "the mayor"),
    ],
)
def test_a_mark_that_a_description_does_not_open_is_none_of_it(
    annotator: Annotator, text: str, words: str
) -> None:
    exact = {m.exact for e in annotator.annotate(Article.from_text(text)).entities for m in e.mentions}
    assert words in exact
    assert all(one.count("”") <= one.count("“") for one in exact)


SHOP = (
    "Velo plans to sell films on PageTunes\n\nVelo is planning to sell films for download via PageTunes. "
    "PageTunes is currently the biggest online retailer of digital music, with its software tightly tied "
    "to the popular ePlay line of products. "
)


@pytest.mark.parametrize(
    ("text", "start", "names"),
    [
        # What is spelt as a name means nothing that has another one.
        (
            SHOP + "Newer versions of the ePlay include a screen that shows films.",
            "the ePlay",
            {None, "ePlay"},
        ),
        (SHOP, "PageTunes is currently", {"PageTunes"}),
        (SHOP, "its software", {"PageTunes"}),
    ],
)
def test_what_is_spelt_as_a_name_is_nothing_with_another_name(
    annotator: Annotator, text: str, start: str, names: set[str | None]
) -> None:
    assert meant(annotator, text, text.index(start)) in names


def test_a_pronoun_is_no_surer_than_the_one_that_it_goes_back_to(annotator: Annotator) -> None:
    text = "Ann Hale met Rosa Diaz. She said it was late. She said she would go. She left."
    found = annotator.annotate(Article.from_text(text)).entities
    sure = [m.confidence for entity in found for m in entity.mentions if m.kind == "pronoun"]
    assert len(sure) == 4
    assert max(sure) == sure[0]
