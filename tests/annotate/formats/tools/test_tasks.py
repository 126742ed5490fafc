"""What spaCy and Label Studio get of several articles."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, DocBin

from annotate.article import Article
from annotate.formats.writers import Recorded
from annotate.formats.writers.tools.docbin import GROUPS, dump_docs
from annotate.formats.writers.tools.label_studio import dump_tasks
from annotate.record import Annotations, Entity, Mention
from annotate.review.edits import decide
from tests import pipelines
from tests.samples import TEXT as OTHER
from tests.samples import full_record
from tests.tui.sample import TEXT, sample_record


def docs(*records: Recorded) -> list[Doc]:
    return list(DocBin().from_bytes(dump_docs(records)).get_docs(pipelines.plain().vocab))


def results(record: Annotations) -> list[dict[str, Any]]:
    (task,) = json.loads(dump_tasks([Recorded(record, TEXT)]))
    return list(task["predictions"][0]["result"])


def without_first_mention() -> Annotations:
    record = sample_record()
    first = record.entities[0]
    mentions = (replace(first.mentions[0], status="rejected"), *first.mentions[1:])
    return replace(record, entities=(replace(first, mentions=mentions), *record.entities[1:]))


def test_spacy_reads_every_mention_with_label_and_id() -> None:
    record = sample_record()
    doc, other = docs(Recorded(record, TEXT), Recorded(full_record(), OTHER))
    assert (doc.text, other.text) == (TEXT, OTHER)
    assert doc.user_data["document"] == record.document.id
    found = {(span.id_, span.label_) for span in doc.spans["entities"]}
    assert found == {(entity.id, entity.type) for entity in record.entities}
    assert len(doc.spans["entities"]) == sum(len(entity.mentions) for entity in record.entities)
    assert {span.id_ for span in doc.spans["claims"]} == {claim.id for claim in record.claims}
    assert {span.id_ for span in doc.spans["times"]} == {time.id for time in record.timeline.times}
    assert {span.id_ for span in doc.spans["events"]} == {event.id for event in record.timeline.events}
    words = {mention.exact for entity in record.entities for mention in entity.mentions}
    assert len(words & {span.text for span in doc.spans["entities"]}) > len(words) / 2


def test_spacy_reads_what_was_found_about_the_claims_of_its_spans() -> None:
    (doc,) = docs(Recorded(full_record(), OTHER))
    found = {
        "verdict": "misleading",
        "evidence": "the port says ten days",
        "url": "https://port.example/notice",
    }
    assert doc.user_data["checks"] == {"c1": found}
    assert {span.text for span in doc.spans["claims"] if span.id_ in doc.user_data["checks"]} == {
        span.exact for span in full_record().claims[0].content
    }
    (doc,) = docs(Recorded(decide(full_record(), "c1", "rejected"), OTHER))
    assert doc.user_data["checks"] == {}


def test_every_group_is_there_and_nothing_rejected() -> None:
    record = sample_record()
    (doc,) = docs(Recorded(decide(record, "e1", "rejected"), TEXT))
    assert set(doc.spans) == set(GROUPS.values())
    assert "e1" not in {span.id_ for span in doc.spans["entities"]}
    (doc,) = docs(Recorded(without_first_mention(), TEXT))
    assert len(doc.spans["entities"]) == sum(len(entity.mentions) for entity in record.entities) - 1


def test_regions_of_label_studio_have_the_words_at_their_offsets() -> None:
    regions = [each for each in results(sample_record()) if each["type"] == "labels"]
    assert len({region["id"] for region in regions}) == len(regions) > 20
    for region in regions:
        value = region["value"]
        assert TEXT[value["start"] : value["end"]] == value["text"] != ""
        assert len(value["labels"]) == 1


def test_relations_lead_from_a_claim_to_its_source() -> None:
    record = sample_record()
    found = results(record)
    labels = {each["id"]: each["value"]["labels"][0] for each in found if each["type"] == "labels"}
    relations = [each for each in found if each["type"] == "relation"]
    wanted = [claim.id for claim in record.claims if claim.source and claim.source.spans]
    assert wanted
    assert [each["from_id"].split("-")[0] for each in relations] == wanted
    assert {(labels[each["from_id"]], labels[each["to_id"]]) for each in relations} == {("CLAIM", "SOURCE")}


def test_what_was_rejected_is_no_region() -> None:
    record = sample_record()
    ids = {each["id"].split("-")[0] for each in results(decide(record, "e1", "rejected")) if "id" in each}
    assert "e1" not in ids
    assert "e2" in ids
    assert len(results(without_first_mention())) == len(results(record)) - 1


def test_offsets_of_label_studio_count_code_points() -> None:
    text = "\U0001f600 Velden waits"
    mention = Mention("e1.m1", 2, 8, "Velden", "name", "rule", 1.0)
    document = Article.from_text(text, id="a").document()
    record = Annotations(full_record().generator, document, (Entity("e1", "GPE", "Velden", (mention,)),))
    (task,) = json.loads(dump_tasks([Recorded(record, text)]))
    (region,) = task["predictions"][0]["result"]
    assert region["value"] == {"start": 2, "end": 8, "text": "Velden", "labels": ["GPE"]}
