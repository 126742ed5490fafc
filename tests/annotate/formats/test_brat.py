"""brat's standoff form, against the text it stands beside."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.formats.writers.brat import brat_configuration, brat_text, dump_brat
from annotate.record import Annotations, EventMention, Span
from tests import samples
from tests.samples import TEXT

BOUND = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")


def test_every_text_bound_line_fits_the_text(full_record: Annotations) -> None:
    lines = [line for line in dump_brat(full_record).splitlines() if line.startswith("T")]
    # The time was rejected.
    assert len(lines) == 3 + 5 + 3
    for line in lines:
        found = BOUND.fullmatch(line)
        assert found, line
        parts = [tuple(map(int, part.split())) for part in found.group(2).split(";")]
        assert found.group(3) == " ".join(TEXT[start:end] for start, end in parts)


def test_a_claim_is_held_together_by_relations(full_record: Annotations) -> None:
    dumped = dump_brat(full_record)
    labels = dict(re.findall(r"^(T\d+)\t(\S+)", dumped, re.MULTILINE))
    relations = re.findall(r"^R\d+\t(\S+) Arg1:(T\d+) Arg2:(T\d+)$", dumped, re.MULTILINE)
    assert [(name, labels[one], labels[two]) for name, one, two in relations] == [
        ("Cue", "Content", "Cue"),
        ("Source", "Content", "Source"),
        ("Cue", "Content", "Cue"),
    ]
    assert "*\tEquiv T1 T2" in dumped


def test_attribute_values_have_only_characters_that_brat_takes(full_record: Annotations) -> None:
    values = re.findall(r"^A\d+\t\S+ T\d+ (.+)$", dump_brat(full_record), re.MULTILINE)
    assert len(values) == 4 + 3 + 2
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", value) for value in values)


def test_a_span_over_a_line_break_is_broken_there(full_record: Annotations) -> None:
    mention = EventMention("ev1.m1", 0, 12, "one\r\n\ntwo ok", "CT+", "rule", 0.5)
    event = replace(full_record.timeline.events[0], mentions=(mention,))
    record = replace(full_record, timeline=replace(full_record.timeline, events=(event,)))
    assert "\tEvent 0 3;6 12\tone two ok\n" in dump_brat(record)


def test_notes_stay_on_their_line(full_record: Annotations) -> None:
    entity = replace(full_record.entities[0], name="Ann\nRoe\tJr")
    record = replace(full_record, entities=(entity,))
    assert "#1\tAnnotatorNotes T1\tAnn Roe Jr\n" in dump_brat(record)


def test_the_configuration_names_every_label(full_record: Annotations) -> None:
    known = brat_configuration()
    for label in re.findall(r"^T\d+\t(\S+)", dump_brat(full_record), re.MULTILINE):
        assert f"\n{label}\n" in known


ODD = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
texts = st.text(st.sampled_from(f"ab {ODD}é👍"), min_size=1, max_size=30).filter(
    lambda text: text.strip(ODD + " ")
)


def standoff(text: str) -> str:
    """A record of one event over the whole text, as brat."""
    full = samples.full_record()
    told = EventMention("ev1.m1", 0, len(text), text, "CT+", "rule", 0.5)
    event = replace(full.timeline.events[0], headline=Span(0, len(text), text), mentions=(told,))
    mention = replace(full.entities[0].mentions[0], start=0, end=len(text), exact=text)
    entity = replace(full.entities[0], mentions=(mention,), name=text)
    return dump_brat(
        replace(full, entities=(entity,), claims=(), timeline=replace(full.timeline, events=(event,)))
    )


@given(texts)
def test_nothing_in_a_span_ends_a_line_or_a_field(text: str) -> None:
    dumped = standoff(text)
    # Readers differ in what ends a line; none may see more of them than another.
    assert dumped.splitlines() == dumped.split("\n")[:-1]
    beside = brat_text(text)
    assert len(beside) == len(text)
    assert "\r" not in beside
    for line in dumped.splitlines():
        fields = line.split("\t")
        assert len(fields) == 3 - line.startswith(("*", "A"))
        found = BOUND.fullmatch(line)
        if found and found.group(1) in ("Event", "PERSON"):
            parts = [tuple(map(int, part.split())) for part in found.group(2).split(";")]
            assert found.group(3) == " ".join(beside[start:end] for start, end in parts)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("a\r\nb", "a \nb"),
        ("a\rb\n", "a\nb\n"),
        ("a\n\rb", "a\n\nb"),
        ("a\r\r\nb", "a\n \nb"),
        ("ab\x85", "ab\x85"),
    ],
)
def test_the_text_beside_has_every_character_where_it_was(text: str, beside: str) -> None:
    assert brat_text(text) == beside


@given(texts)
def test_bioc_reads_it_whole(text: str) -> None:
    brat = pytest.importorskip("bioc.brat")
    dumped = standoff(text)
    document = brat.load(io.StringIO(brat_text(text)), io.StringIO(dumped))
    assert len(document.entities) == len(re.findall(r"^T", dumped, re.MULTILINE))
    assert len(document.notes) == len(re.findall(r"^#", dumped, re.MULTILINE))


def test_bioc_knows_what_is_one(full_record: Annotations) -> None:
    brat = pytest.importorskip("bioc.brat")
    document = brat.load(io.StringIO(TEXT), io.StringIO(dump_brat(full_record)))
    same = [(each.type, sorted(each.argids)) for each in document.equiv_relations]
    assert same == [("Equiv", ["T1", "T2"]), ("Equiv", ["T10", "T9"])]


def test_bioc_finds_what_was_found_at_the_content_in_one_note(full_record: Annotations) -> None:
    brat = pytest.importorskip("bioc.brat")
    document = brat.load(io.StringIO(TEXT), io.StringIO(dump_brat(full_record)))
    contents = [each.id for each in document.entities if each.type == "Content"]
    notes = [note for note in document.notes if note.refid in contents and note.type == "AnnotatorNotes"]
    assert [(note.refid, note.text) for note in notes] == [
        (
            contents[0],
            "call her / verdict: misleading · the port says ten days · https://port.example/notice",
        )
    ]


def test_an_event_is_all_its_mentions_with_its_status_and_headline(full_record: Annotations) -> None:
    lines = dump_brat(full_record).splitlines()
    for line in (
        "T9\tEvent 10 15\tclose",
        "T10\tEvent 59 69\twill close",
        "*\tEquiv T9 T10",
        "A6\tStatus T9 planned",
    ):
        assert line in lines
    assert any(line.endswith("AnnotatorNotes T9\tBridge to close") for line in lines)
