"""What other tools read: Web Annotation, Prodigy and TimelineJS."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.formats.writers.timelines.timelinejs import dump_timeline
from annotate.formats.writers.tools.prodigy import dump_prodigy
from annotate.formats.writers.tools.web_annotation import AROUND, dump_web_annotations
from annotate.record import Annotations, Entity, Mention
from annotate.review.edits import decide
from tests import pipelines
from tests.samples import full_record
from tests.tui.sample import TEXT, sample_record


def test_both_selectors_of_every_annotation_lead_to_its_words() -> None:
    data = json.loads(dump_web_annotations(sample_record(), TEXT))
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = data["first"]["items"]
    assert data["total"] == len(items) > 20
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        position, quotation = item["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quotation["exact"]
        around = quotation.get("prefix", "") + quotation["exact"] + quotation.get("suffix", "")
        start = max(0, position["start"] - AROUND)
        assert TEXT[start : position["end"] + AROUND] == around
        *words, last = item["body"]
        assert {body["type"] for body in words} <= {"TextualBody"}
        if item["motivation"] == "linking":
            # A source or a cue leads to what its claim says.
            assert (last["type"], last["purpose"]) == ("SpecificResource", "linking")
            (claim,) = (each for each in items if each["id"] == last["source"])
            assert claim["body"][0]["value"].startswith("claim:")
        else:
            assert last["type"] == "TextualBody"


def test_source_and_cue_of_every_claim_are_annotations() -> None:
    record = sample_record()
    items = json.loads(dump_web_annotations(record, TEXT))["first"]["items"]
    found = [item["target"]["selector"][1]["exact"] for item in items if item["motivation"] == "linking"]
    wanted = [
        span.exact
        for claim in record.claims
        for span in (*(claim.source.spans if claim.source else ()), *claim.cue)
    ]
    assert sorted(found) == sorted(wanted) != []


def test_what_was_rejected_is_left_out() -> None:
    before = json.loads(dump_web_annotations(sample_record(), TEXT))["total"]
    after = json.loads(dump_web_annotations(decide(sample_record(), "e1", "rejected"), TEXT))["total"]
    assert before - after == 3


def test_one_rejected_mention_is_left_out_and_the_others_keep_their_names() -> None:
    record = sample_record()
    first = record.entities[0]
    rejected = replace(first.mentions[0], status="rejected")
    entity = replace(first, mentions=(rejected, *first.mentions[1:]))
    changed = replace(record, entities=(entity, *record.entities[1:]))

    def names(of: Annotations) -> list[str]:
        return [item["id"] for item in json.loads(dump_web_annotations(of, TEXT))["first"]["items"]]

    gone = f"urn:sha256:{record.document.text.sha256}#{first.id}-1"
    assert gone in names(record)
    assert names(changed) == [name for name in names(record) if name != gone]
    spans = json.loads(dump_prodigy(changed, TEXT))["spans"]
    assert rejected.start not in {span["start"] for span in spans if span["id"] == first.id}


@given(st.text(min_size=1, max_size=30).filter(str.strip), st.text(max_size=9), st.text(max_size=9))
def test_offsets_count_code_points(words: str, before: str, after: str) -> None:
    text = before + words + after
    mention = Mention("e1.m1", len(before), len(before + words), words, "name", "rule", 1.0)
    document = Article.from_text(text, id="a").document()
    record = Annotations(full_record().generator, document, (Entity("e1", "ORG", words, (mention,)),))
    (item,) = json.loads(dump_web_annotations(record, text))["first"]["items"]
    position, quotation = item["target"]["selector"]
    assert text[position["start"] : position["end"]] == quotation["exact"] == words
    # dom-anchor-text-quote 4.0.2 finds an empty prefix in the middle of the text, and the words nearest to it
    # (findings/dom-anchor-first-words.sh).
    assert ("prefix" in quotation, "suffix" in quotation) == (bool(before), bool(after))


def test_every_event_with_a_day_is_a_slide_in_order() -> None:
    record = sample_record()
    data = json.loads(dump_timeline(record))
    events = {event.id: event for event in record.timeline.events}
    wanted = [id for id in record.timeline.order if events[id].time.earliest]
    assert [slide["unique_id"] for slide in data["events"]] == wanted
    for slide in data["events"]:
        assert set(slide["start_date"]) <= {"year", "month", "day"}
        assert slide["start_date"]["year"] > 1900
        assert slide["text"]["headline"]


def test_a_year_alone_is_a_year_and_nothing_is_markup() -> None:
    record = sample_record()
    first = next(event for event in record.timeline.events if event.time.earliest)
    time = replace(first.time, earliest="2019-01-01", latest="2019-12-31", granularity="year")
    told = replace(first, time=time, headline=replace(first.headline, exact="<b>x</b>"))
    events = tuple(told if event is first else event for event in record.timeline.events)
    data = json.loads(dump_timeline(replace(record, timeline=replace(record.timeline, events=events))))
    (slide,) = (each for each in data["events"] if each["unique_id"] == first.id)
    assert slide["start_date"] == {"year": 2019}
    assert slide["display_date"] == "2019"
    assert slide["text"]["headline"] == "&lt;b&gt;x&lt;/b&gt;"


def test_spacy_finds_the_words_of_every_span_for_prodigy() -> None:
    record = sample_record()
    line = dump_prodigy(record, TEXT)
    assert line.count("\n") == 1
    task = json.loads(line)
    doc = pipelines.plain()(task["text"])
    assert doc.text == TEXT
    wanted = {(m.start, m.end, e.type) for e in record.entities for m in e.mentions}
    assert wanted <= {(span["start"], span["end"], span["label"]) for span in task["spans"]}
    exact = {mention.id: mention.exact for entity in record.entities for mention in entity.mentions}
    found = [doc.char_span(span["start"], span["end"], span["label"]) for span in task["spans"]]
    assert set(exact.values()) <= {span.text for span in found if span is not None}


def test_what_was_rejected_is_left_out_for_prodigy() -> None:
    task = json.loads(dump_prodigy(decide(sample_record(), "e1", "rejected"), TEXT))
    assert task["spans"]
    assert "e1" not in {span["id"] for span in task["spans"]}


@given(st.text(min_size=1, max_size=30).filter(str.strip), st.text(max_size=9), st.text(max_size=9))
def test_offsets_for_prodigy_count_code_points(words: str, before: str, after: str) -> None:
    text = before + words + after
    mention = Mention("e1.m1", len(before), len(before + words), words, "name", "rule", 1.0)
    document = Article.from_text(text, id="a").document()
    record = Annotations(full_record().generator, document, (Entity("e1", "ORG", words, (mention,)),))
    task = json.loads(dump_prodigy(record, text))
    (span,) = task["spans"]
    assert task["text"][span["start"] : span["end"]] == words
