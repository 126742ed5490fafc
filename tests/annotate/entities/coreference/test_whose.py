"""Who is somebody's: "her son", "his client", and who speaks where a quotation names another."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines

COURT = (
    "Three people stood trial at Norvane on Monday.\n\nRuth Okell KC, for Sean Tully, said her client had "
    "signed nothing. Brian Mott, for Gareth Pell, told the court that his client would give evidence.\n"
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def meant(annotator: Annotator, text: str, words: str) -> str | None:
    """Return the name of the entity that words, up to a bar, are the last mention of."""
    exact, _, behind = words.partition("|")
    start = text.index(exact + behind)
    entities = annotator.annotate(Article.from_text(text)).entities
    return next((e.name for e in entities for m in e.mentions if (m.start, m.exact) == (start, exact)), None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (COURT, "her client| had", "Sean Tully"),
        (COURT, "his client| would", "Gareth Pell"),
        (
            "Miriam Sand was cleared. Sand's solicitor, Amir Hassan, read a statement. "
            "He said his client was tired.\n",
            "his client| was",
            "Miriam Sand",
        ),
        (
            "Ilse Karam bakes bread. Her daughter, Mona Karam, is a nurse. Mona Karam said her mother was "
            "too old for it.\n",
            "her mother| was",
            "Ilse Karam",
        ),
        (
            "Greta Lindahl sang. Her father, Nils Lindahl, was a miller. Her father taught her.\n",
            "Her father| taught",
            "Nils Lindahl",
        ),
    ],
)
def test_who_is_told_to_be_somebodys(annotator: Annotator, text: str, words: str, name: str) -> None:
    assert meant(annotator, text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "wrong"),
    [
        (
            "Dorling would not concede. Premier Anne Stack telephoned Liberal leader Peter Quill. "
            "Dorling said his party leader was gloomy.\n",
            "his party leader",
            {"Peter Quill", "Dorling"},
        ),
        (
            "Greta Lindahl led the choir. Her father, Nils Lindahl, was a miller. "
            "In 1961 she married Owen Price. Her husband died in 2011.\n",
            "Her husband",
            {"Nils Lindahl"},
        ),
        (
            "David Marsden and Daniel Marsden were jailed. The eldest victim, Joan Varley, died in the "
            "belief that her son had robbed her.\n",
            "her son| had",
            {"David Marsden", "Daniel Marsden"},
        ),
        (
            COURT + "Mr Pell looked at Mr Mott. His deputy was not there.\n",
            "His deputy",
            {"Gareth Pell", "Brian Mott", "Sean Tully"},
        ),
    ],
)
def test_nobody_is_somebodys_for_being_named_near(
    annotator: Annotator, text: str, words: str, wrong: set[str]
) -> None:
    assert meant(annotator, text, words) not in wrong


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Torino signed the forward Matías Rojas from Lecce. He scored nine goals there.\n\n"
            "Former Torino captain Gianni Serri said it was a good deal. "
            '"He\'s a fine finisher but he is lazy," he said on the radio.\n',
            "he| said on",
            "Gianni Serri",
        ),
        (
            "Veltmann chief executive Pieter Dongen said the offer was final. He expects it to be taken.\n\n"
            "Analysts said the bid looked full. James Whitlow, who covers the sector, disagreed: "
            '"Pieter says final. I think he may regret that." He put the value at 440p.\n',
            "He| put",
            "James Whitlow",
        ),
        # Nobody but him is spoken of, in the quotation or before it.
        (
            'Edwin Farrow shrugged. "Marcus Hale lied," he said. He left.\n',
            "He| left",
            "Edwin Farrow",
        ),
    ],
)
def test_who_speaks_is_not_whom_the_quotation_speaks_of(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    assert meant(annotator, text, words) == name


def test_he_behind_a_quotation_may_still_be_another(annotator: Annotator) -> None:
    text = (
        "Anna Crane took over from Marcus Hale in May. She praised him at length. "
        '"Marcus did well," Crane said. He left the firm.\n'
    )
    assert meant(annotator, text, "He| left") == "Marcus Hale"


def test_who_asks_for_him_is_another(annotator: Annotator) -> None:
    text = (
        "Torino have signed the forward Matías Rojas. Rojas scored nine goals last season.\n\n"
        "United manager Paul Verity said he had never asked for him.\n"
    )
    assert meant(annotator, text, "him|.") != "Paul Verity"
    assert meant(annotator, text, "he| had") == "Paul Verity"


def test_he_has_something_with_him(annotator: Annotator) -> None:
    text = "Paul Verity was stopped at the airport. He had a knife with him.\n"
    assert meant(annotator, text, "him|.") == "Paul Verity"


@pytest.mark.parametrize(
    "text",
    [
        "Adeyemi declined to comment. Its largest shareholder, the US fund Halcyon Partners, has said no.\n",
        "Adeyemi declined to comment. Its largest shareholder, Halcyon Partners, has said no.\n",
    ],
)
def test_a_firm_is_what_stands_before_its_name(annotator: Annotator, text: str) -> None:
    record = annotator.annotate(Article.from_text(text))
    (claim,) = [claim for claim in record.claims if claim.cue and claim.cue[-1].exact.endswith("said")]
    assert claim.source is not None
    names = {entity.id: entity.name for entity in record.entities}
    assert names[claim.source.entity or ""].endswith("Halcyon Partners")


def test_who_calls_somebody_a_minister_is_not_the_minister(annotator: Annotator) -> None:
    text = (
        "Susan Whitcombe spoke for four minutes. She thanked Graham Tait, whom she called the best minister "
        "she had had.\n"
    )
    assert meant(annotator, text, "the best minister| she") != "Susan Whitcombe"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Volunteers ran from house to house. They went from house to house again.\n", "house"),
        ("Rain was feared. In the event, little fell. In the event, it was dry.\n", "the event"),
        ("Forty people were on board. The ferry had ten dogs on board.\n", "board"),
    ],
)
def test_what_only_tells_how_or_where_names_nothing(annotator: Annotator, text: str, words: str) -> None:
    entities = annotator.annotate(Article.from_text(text)).entities
    assert words not in {mention.exact for entity in entities for mention in entity.mentions}


def test_a_board_and_an_event_are_named(annotator: Annotator) -> None:
    text = "The board of Selm Shoes met on Monday. The board said no. It was the event of the year.\n"
    entities = annotator.annotate(Article.from_text(text)).entities
    assert {"The board of Selm Shoes", "The board"} & {m.exact for e in entities for m in e.mentions}


def test_whom_a_quotation_speaks_of_is_not_who_the_next_paragraph_is_about(annotator: Annotator) -> None:
    text = (
        "Rosa Delgado keeps a house for strangers. She has put up a thousand people. "
        "Delgado sleeps little.\n\n"
        "Her sister, Teresa, is a judge. Teresa thinks that what Delgado does is against the law.\n\n"
        '"I love her. She sent three of my guests back," Delgado says.\n\n'
        "I met her on a windy Tuesday in February. She was making bread.\n"
    )
    assert meant(annotator, text, "She| sent") == "Teresa"
    assert meant(annotator, text, "her| on") == "Rosa Delgado"
    assert meant(annotator, text, "She| was") == "Rosa Delgado"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Rosa Marsh was held. Her sister, Ann Lee, begged for her to be freed.", "her| to be", "Rosa Marsh"),
        ("Ann Lee asked for her to be freed. Rosa Marsh had been held for a year.", "her| to be", None),
        (
            "Varnell Foods was glad, a day after its rival Kestrel Foods issued a warning.",
            "its| rival",
            "Varnell Foods",
        ),
    ],
)
def test_whoever_asks_or_is_named_beside_it_is_another(
    annotator: Annotator, text: str, words: str, name: str | None
) -> None:
    assert meant(annotator, text, words) == name
