"""brat's standoff form, against the text it stands beside."""

from __future__ import annotations

import re
from dataclasses import replace

from annotate.formats.brat import brat_configuration, dump_brat
from annotate.record import Annotations
from tests.samples import TEXT

BOUND = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")


def test_every_text_bound_line_fits_the_text(full_record: Annotations) -> None:
    lines = [line for line in dump_brat(full_record).splitlines() if line.startswith("T")]
    assert len(lines) == 3 + 5 + 1 + 1
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
    assert len(values) == 5
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", value) for value in values)


def test_a_span_over_a_line_break_is_broken_there(full_record: Annotations) -> None:
    event = replace(full_record.timeline.events[0], start=0, end=12, exact="one\r\n\ntwo ok")
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
