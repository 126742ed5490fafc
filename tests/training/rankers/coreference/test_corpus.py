"""Gold mentions of GUM's format: cores, clusters, what takes no part."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.conftest import write_lines
from training.rankers.coreference.corpus import GoldDocument, gold_documents, gold_world_news


@pytest.fixture
def document(data: Path) -> GoldDocument:
    (document,) = gold_documents("train")
    return document


def test_mentions_stand_in_text_order_with_their_clusters(document: GoldDocument) -> None:
    text = document.text.text
    found = [(text[m.start : m.end], m.cluster, m.type) for m in document.mentions]
    assert found == [
        ("Maria", 1, "person"),
        ("the mayor", 2, "person"),
        ("today", 3, "time"),
        ("She", 1, "person"),
    ]


def test_the_core_of_a_mention_is_its_head(document: GoldDocument) -> None:
    text = document.text.text
    assert [text[slice(*m.core)] for m in document.mentions] == ["Maria", "mayor", "today", "She"]


def test_pronouns_and_names_are_told(document: GoldDocument) -> None:
    assert [m.pronoun for m in document.mentions] == ["", "", "", "she"]
    assert [m.named for m in document.mentions] == [True, False, False, False]


def test_times_take_no_part(document: GoldDocument) -> None:
    assert [m.neutral for m in document.mentions] == [False, False, True, False]


def test_salience_is_the_number_of_summaries(document: GoldDocument) -> None:
    assert document.salience == {1: 5, 2: 2}
    assert document.genre == "news"


def test_a_field_of_another_form_is_an_error(data: Path) -> None:
    import gzip

    path = data / "treebank" / "gum.train.conllu.gz"
    text = gzip.decompress(path.read_bytes()).decode().replace("(3-time-new-cf3-1-sgl)", "(3-time)")
    path.write_bytes(gzip.compress(text.encode()))
    with pytest.raises(ValueError, match="no entity in 'time'"):
        list(gold_documents("train"))


def test_world_news_has_its_main_entities_only(data: Path) -> None:
    text = "Ann Hale, the former mayor of Selm, left. She waved."
    mentions = [((42, 45), "pronoun"), ((0, 8), "name"), ((10, 34), "nominal")]
    entity = {"type": "PERSON", "mentions": [{"span": list(span), "kind": kind} for span, kind in mentions]}
    row = {"id": "a.txt", "text": text, "published": None, "entities": [entity]}
    write_lines(data / "worldnews/worldnews.dev.jsonl.gz", [row])
    (document,) = gold_world_news("dev")
    assert document.partial
    assert [text[slice(*m.core)] for m in document.mentions] == ["Ann Hale", "mayor", "She"]
    assert [(m.cluster, m.pronoun, m.named) for m in document.mentions] == [
        (0, "", True),
        (0, "", False),
        (0, "she", False),
    ]
