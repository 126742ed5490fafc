"""How the YAML looks: it is read by people and compared line by line."""

from __future__ import annotations

from dataclasses import replace
from textwrap import indent

from annotate.formats.plain_record import written_fields
from annotate.formats.writers.yaml import dump_yaml, item_yaml
from annotate.record import Annotations
from annotate.support.plain import to_plain

EXPECTED_ENTITY = """\
entities:
- id: e1
  type: PERSON
  name: Ann Roe
  aliases: [Roe]
  salience: 0.81
  named: true
  country: GB
  related: [e2]
  value: "1"
  unit: km
  mentions:
  - {id: e1.m1, start: 34, end: 41, exact: Ann Roe, kind: name, by: model, confidence: 0.93, \
because: a name after a title, status: accepted, note: checked}
"""
EXPECTED_CLAIM = """\
- id: c2
  quotation: indirect
  source: null
  cue:
  - {start: 96, end: 102, exact: warned}
  content:
  - {start: 103, end: 112, exact: of delays}
  speech_act: warn
  polarity: positive
  factuality: PR+
  check_worthiness: null
  times: []
  within: c1
  by: rule
  confidence: 0.5
"""
EXPECTED_TIMELINE = """\
timeline:
  times:
  - {id: t1, type: DATE, value: "2025-06-09", mod: APPROX, start: 20, end: 26, exact: Monday,
     interval: {earliest: "2025-06-09", latest: "2025-06-09"}, granularity: day, anchor: published,
     by: model, confidence: 0.97, because: the Monday after publication, \
status: rejected, note: or the week after}
  events:
  - id: ev1
    headline: {start: 0, end: 15, exact: Bridge to close}
    salience: 0.9
    status: planned
    time: {relation: IS_INCLUDED, ref: t1, earliest: "2025-06-09", latest: "2025-06-09", granularity: day, \
because: "“Monday”"}
    participants: [e2]
    after: []
    mentions:
    - {id: ev1.m1, start: 10, end: 15, exact: close, factuality: CT+, claim: null, by: rule, confidence: 0.7}
    - {id: ev1.m2, start: 59, end: 69, exact: will close, factuality: CTu, claim: c1, by: rule, \
confidence: 0.7, because: the same verb, status: accepted, note: confirm}
    because: one verb for both
    review: edited
    note: "which bridge?"
  - id: ev2
    headline: {start: 76, end: 90, exact: may not reopen}
    salience: 0.0
    status: denied
    time: {relation: UNKNOWN, ref: null, earliest: null, latest: null, granularity: unknown}
    participants: []
    after:
    - {event: ev1, because: what closes first}
    mentions:
    - {id: ev2.m1, start: 84, end: 90, exact: reopen, factuality: PS-, claim: c1, by: rule, confidence: 0.7}
  order: [ev1, ev2]
"""


def test_head_of_the_file(full_record: Annotations) -> None:
    lines = dump_yaml(full_record).splitlines()
    assert lines[:9] == [
        "schema: dateline.annotations",
        'schema_version: "2.0"',
        "generator:",
        "  name: dateline",
        '  version: "0.1.0"',
        '  pipeline: {name: dateline, version: "1.0.0"}',
        f"  settings_sha256: {'ab' * 32}",
        f"  learned_sha256: {'ef' * 32}",
        "document:",
    ]
    assert [line.split(":")[0].strip() for line in lines[9:19]] == [
        *("id", "source", "title", "url", "author", "publisher", "language", "published", "text", "sections")
    ]


def test_one_key_a_line_and_small_things_on_one(full_record: Annotations) -> None:
    dumped = dump_yaml(full_record)
    assert EXPECTED_ENTITY in dumped
    assert EXPECTED_CLAIM in dumped
    assert EXPECTED_TIMELINE in dumped


def test_the_keys_of_the_contract_are_always_there(full_record: Annotations) -> None:
    bare = replace(full_record, entities=(), claims=(), timeline=type(full_record.timeline)(), diagnostics=())
    bare = replace(bare, unplaced=())
    bare = replace(bare, document=type(bare.document)("x", bare.document.text))
    dumped = dump_yaml(bare)
    assert dumped.endswith(
        "entities: []\nclaims: []\ntimeline:\n  times: []\n  events: []\n  order: []\ndiagnostics: []\n"
    )
    for line in (
        "  source: null",
        "  title: null",
        "  url: null",
        "  published: {value: null, source: unknown}",
    ):
        assert line in dumped.splitlines()


def test_one_change_is_one_line_of_a_diff(full_record: Annotations) -> None:
    before = dump_yaml(full_record).splitlines()
    claim = replace(full_record.claims[0], speech_act="deny")
    event = replace(full_record.timeline.events[0], review="rejected")
    timeline = replace(full_record.timeline, events=(event, full_record.timeline.events[1]))
    after = dump_yaml(
        replace(full_record, claims=(claim, full_record.claims[1]), timeline=timeline)
    ).splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed[0] == ("  speech_act: say", "  speech_act: deny")
    assert changed[1:] == [("    review: edited", "    review: rejected")]


def test_one_item_looks_as_in_the_record(full_record: Annotations) -> None:
    written = dump_yaml(full_record)
    for kind, margin in (("entities", ""), ("claims", ""), ("events", "  "), ("times", "  ")):
        for item in getattr(full_record.timeline if margin else full_record, kind):
            shown = indent(item_yaml(kind, to_plain(item, written_fields)), margin)
            assert "\n" + shown in written


def test_one_item_is_text_where_newer_readers_see_a_number() -> None:
    # YAML 1.2 reads each of these as a number where it stands without marks.
    for name in ("7E2", "0o17", "08", "1e-5"):
        assert item_yaml("entities", {"name": name}) == f'- name: "{name}"\n'
