"""A dossier is written and read back, keeps to its schema, and the order of its articles does not matter."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
import yaml

from annotate import Annotator
from annotate.dossier import Dossier, Source, build
from annotate.dossier.forms import FORMS, SCHEMA_FILE, dump, load, schema_text, to_data
from annotate.errors import DatelineError, RecordError
from tests.annotate.dossier.conftest import source
from tests.annotate.dossier.versions import ARTICLES, EDITS


@pytest.fixture(scope="module")
def sources(engine: Annotator) -> list[Source]:
    return [
        source(engine, "v1", ARTICLES["dam"], "2025-06-10"),
        source(engine, "v2", EDITS[0].newer(), "2025-06-11"),
        source(engine, "vote", ARTICLES["vote"]),
    ]


@pytest.fixture(scope="module")
def dossier(sources: list[Source]) -> Dossier:
    return build(sources)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read_back(dossier: Dossier, form: str) -> None:
    text = dump(dossier, form)
    assert load(text, source=f"a.{form}") == dossier
    assert dump(load(text, source=f"a.{form}"), form) == text


def test_any_yaml_reader_reads_it(dossier: Dossier) -> None:
    assert yaml.safe_load(dump(dossier, "yaml")) == json.loads(dump(dossier, "json"))


def test_it_keeps_to_the_schema_that_ships(dossier: Dossier) -> None:
    shipped = files("annotate.dossier").joinpath(SCHEMA_FILE).read_text("utf-8")
    assert shipped == schema_text()
    schema = json.loads(shipped)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(to_data(dossier))


def test_the_order_of_the_articles_does_not_matter(sources: list[Source], dossier: Dossier) -> None:
    assert build(sources[::-1]) == dossier


def test_all_parts_are_words_of_their_articles(sources: list[Source], dossier: Dossier) -> None:
    texts = {each.id: each.text for each in sources}
    events = dossier.timeline.events
    assert events
    for event in events:
        for part in (event.headline, *(side for each in event.conflicts for side in each.sides)):
            assert texts[part.document][part.start : part.end] == part.exact
        for mention in event.mentions:
            assert texts[mention.document][mention.start : mention.end] == mention.exact


def test_every_event_of_every_article_stands_once_in_the_order(
    sources: list[Source], dossier: Dossier
) -> None:
    events = {event.id: event for event in dossier.timeline.events}
    assert sorted(dossier.timeline.order) == sorted(events)
    members = {
        (m.document, m.event) for event in events.values() for m in event.mentions if event.statement is None
    }
    assert members == {(each.id, event.id) for each in sources for event in each.events}
    said = {event.statement for event in events.values()} - {None}
    assert said
    assert said <= {claim.id for claim in dossier.claims}
    for event in events.values():
        assert set(event.participants) <= {entity.id for entity in dossier.entities}


@pytest.mark.parametrize("text", ["", "a: 1\n", "[1, 2]\n", "schema: dateline.annotations\n", "{\n"])
def test_what_is_no_dossier_is_told(text: str) -> None:
    with pytest.raises(RecordError):
        load(text, source="a.yaml")


def test_nothing_and_two_of_one_name_are_told(sources: list[Source]) -> None:
    with pytest.raises(DatelineError, match="needs an article"):
        build([])
    with pytest.raises(DatelineError, match="two articles are called v1"):
        build([sources[0], sources[0]])
