"""What a schema cannot say is said in plain English, with path and line."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from annotate.errors import RecordError
from annotate.formats import FORMATS, load_record, load_records
from annotate.formats.checking import check_data, check_record, check_text
from annotate.formats.plain_record import to_data
from annotate.formats.validation import validate_file
from annotate.formats.writers.yaml import dump_yaml
from annotate.record import Annotations
from tests.samples import TEXT


def change(data: Any, path: str, value: Any) -> None:
    """Set ``a.0.b`` of nested data."""
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in parents:
        data = data[part]
    data[last] = value


def problems_after(record: Annotations, *changes: tuple[str, Any]) -> list[str]:
    data = copy.deepcopy(to_data(record))
    for path, value in changes:
        change(data, path, value)
    return [str(problem) for problem in check_data(data)[1]]


def test_a_right_record_has_no_problems(full_record: Annotations) -> None:
    assert check_record(full_record) == []
    assert check_text(full_record, TEXT) == []


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (
            "entities.0.mentions.0.end",
            34,
            "entities[0].mentions[0]: ends at 34, which is not after its start at 34",
        ),
        ("entities.0.mentions.0.exact", "Ann", "has 3 characters where the offsets say 7"),
        (
            "claims.0.source.spans.0.end",
            4000,
            "claims[0].source.spans[0].end: is 4,000, but the text has only",
        ),
        ("claims.0.hedges.0.exact", "might", "claims[0].hedges[0].exact: has 5 characters"),
        (
            "timeline.events.0.mentions.0.start",
            -1,
            "timeline.events[0].mentions[0].start: is -1; it cannot be less than 0",
        ),
        ("timeline.events.0.headline.exact", "Bridge", "headline.exact: has 6 characters where the offsets"),
        ("timeline.events.0.headline.end", 4000, "timeline.events[0].headline.end: is 4,000, but the text"),
        ("timeline.events.0.mentions", [], "timeline.events[0].mentions: is empty; there should be"),
        (
            "timeline.events.0.mentions.1.id",
            "ev1.m1",
            "is taken by timeline.events[0].mentions[0].id",
        ),
        ("timeline.events.0.mentions.1.id", "e1.m2", '"e1.m2" is not written as it should be'),
        ("timeline.events.0.salience", 1.2, "timeline.events[0].salience: is 1.2; it cannot be more than 1"),
        ("timeline.events.0.status", "accepted", 'timeline.events[0].status: "accepted" is not known here'),
        ("timeline.events.1.after.0.event", "ev7", 'after[0].event: there is no other event "ev7"'),
        ("timeline.events.1.after.0.event", "ev2", 'after[0].event: there is no other event "ev2"'),
        ("timeline.order", ["ev2", "ev1"], 'timeline.order: "ev2" stands before "ev1", which is earlier'),
        ("timeline.events.0.after", [{"event": "ev2"}], 'timeline.order: "ev1" stands before "ev2", which'),
        ("timeline.events.1.time.latest", "2025-06-08", 'timeline.order: "ev1" stands before "ev2", which'),
        ("claims.0.content", [], "claims[0].content: is empty; there should be at least one"),
        ("document.sections.1.start", 3, "document.sections[1].start: is 3, inside the section before it"),
        ("document.sections.1.end", 9999, "document.sections[1].end: is 9,999, beyond the end of the text"),
        ("entities.1.id", "e1", 'entities[1].id: the id "e1" is taken by entities[0].id already'),
        ("entities.0.mentions.1.id", "e1.m1", "is taken by entities[0].mentions[0].id already"),
        ("claims.0.source.entity", "e9", 'claims[0].source.entity: there is no entity "e9" in this record'),
        ("claims.0.times", ["t7"], 'claims[0].times[0]: there is no time "t7" in this record'),
        ("claims.0.relates.0.claim", "c1", 'there is no other claim "c1" in this record'),
        ("claims.1.within", "c5", 'claims[1].within: there is no other claim "c5" in this record'),
        ("timeline.events.0.participants", ["e4"], 'there is no entity "e4" in this record'),
        ("timeline.events.0.mentions.1.claim", "c8", 'there is no claim "c8" in this record'),
        ("timeline.events.0.time.ref", "t2", 'timeline.events[0].time.ref: there is no time "t2"'),
        ("timeline.times.0.anchor", "t3", 'timeline.times[0].anchor: there is no time "t3"'),
        ("timeline.order", ["ev2"], 'timeline.order: the event "ev1" is missing from the order'),
        ("timeline.order", ["ev1", "ev1", "ev2"], 'the event "ev1" stands in the order more than once'),
        ("timeline.order", ["ev1", "ev3"], 'timeline.order[1]: there is no event "ev3" in this record'),
        ("entities.0.type", "PERSN", 'entities[0].type: "PERSN" is not known here; did you mean "PERSON"?'),
        ("entities.0.salience", "high", 'entities[0].salience: should be a number, not "high"'),
        ("entities.0.salience", 2, "entities[0].salience: is 2; it cannot be more than 1"),
        ("entities.0.mentions", [], "entities[0].mentions: is empty; there should be at least one"),
        ("entities.0.mentions.0.strat", 1, 'there is no key "strat" here; did you mean "start"?'),
        ("claims.0.cue", "said", 'claims[0].cue: should be a list, not "said"'),
        ("document.text", None, "document.text: should be a mapping of keys to values, not empty"),
        (
            "document.published.value",
            "June",
            'document.published.value: "June" is not written as it should be',
        ),
        ("schema", "x", 'schema: should be "dateline.annotations", not "x"'),
        ("schema_version", "3.0", "schema_version: this Dateline reads version 2 of the record, not 3.0"),
    ],
)
def test_problems_in_plain_english(full_record: Annotations, path: str, value: Any, expected: str) -> None:
    problems = problems_after(full_record, (path, value))
    assert any(expected in problem for problem in problems), problems


def test_every_problem_is_told_at_once(full_record: Annotations) -> None:
    problems = problems_after(
        full_record, ("entities.0.type", "X"), ("claims.0.polarity", 3), ("timeline", [])
    )
    assert len(problems) == 3


def test_a_missing_key_is_named(full_record: Annotations) -> None:
    data = copy.deepcopy(to_data(full_record))
    del data["entities"][0]["mentions"][0]["start"]
    del data["claims"][0]["times"]
    assert [str(problem) for problem in check_data(data)[1]] == [
        'entities[0].mentions[0]: the key "start" is missing'
    ]
    data["entities"][0]["mentions"][0]["start"] = 34
    assert [str(problem) for problem in check_data(data)[1]] == ['claims[0]: the key "times" is missing']


def test_a_changed_text_is_noticed(full_record: Annotations) -> None:
    assert "has changed since it was annotated" in str(check_text(full_record, TEXT.replace("Roe", "Poe"))[0])


def write(folder: Path, record: Annotations, form: str = "yaml") -> Path:
    path = folder / f"record{FORMATS[form].suffix}"
    path.write_text(FORMATS[form].dump(record), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_a_right_file(full_record: Annotations, tmp_path: Path, form: str) -> None:
    report = validate_file(str(write(tmp_path, full_record, form)))
    assert report.problems == []
    assert report.counts == {"record": 1, "entity": 2, "claim": 2, "time": 1, "event": 2}


def test_the_line_of_a_problem(full_record: Annotations, tmp_path: Path) -> None:
    path = write(tmp_path, full_record)
    path.write_text(path.read_text().replace("exact: warned", "exact: warmed up"))
    (problem,) = validate_file(str(path)).problems
    assert problem.path == "claims[1].cue[0].exact"
    assert "warmed up" in path.read_text().splitlines()[(problem.line or 0) - 1]


def test_the_line_in_indented_json(full_record: Annotations, tmp_path: Path) -> None:
    path = write(tmp_path, full_record, "json")
    path.write_text(path.read_text().replace('"PERSON"', '"PERSONS"'))
    (problem,) = validate_file(str(path)).problems
    assert '"PERSONS"' in path.read_text().splitlines()[(problem.line or 0) - 1]


def test_the_line_of_a_record_in_json_lines(full_record: Annotations, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    line = FORMATS["jsonl"].dump(full_record)
    path.write_text(line + "\n" + line.replace('"PERSON"', '"PERSONS"'))
    report = validate_file(str(path))
    assert [(problem.line, problem.path) for problem in report.problems] == [(3, "entities[0].type")]
    assert report.counts["record"] == 1


@pytest.mark.parametrize(("form", "joined"), [("yaml", "{}---\n{}"), ("json", "[{},{}]")])
def test_the_number_of_a_record_of_several(
    full_record: Annotations, tmp_path: Path, form: str, joined: str
) -> None:
    one = FORMATS[form].dump(full_record)
    path = tmp_path / f"several.{form}"
    text = joined.format(one, one.replace("PERSON", "PERSONS"))
    path.write_text(text, encoding="utf-8")
    report = validate_file(str(path))
    assert [problem.path for problem in report.problems] == ["entities[0].type"]
    assert report.problems[0].message.endswith("(record 2)")
    assert "PERSONS" in text.splitlines()[(report.problems[0].line or 0) - 1]


def test_one_wrong_line_does_not_hide_the_next(full_record: Annotations, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text('{"a": \n' + FORMATS["jsonl"].dump(full_record) + "[1]\n", encoding="utf-8")
    report = validate_file(str(path))
    assert [problem.line for problem in report.problems] == [1, 3]
    assert report.counts["record"] == 1


def test_the_article_beside_the_record_is_compared(full_record: Annotations, tmp_path: Path) -> None:
    path = write(tmp_path, full_record)
    article = tmp_path / "bridge.txt"
    article.write_text(TEXT, encoding="utf-8", newline="")
    assert validate_file(str(path)).problems == []
    article.write_text(TEXT + "More.", encoding="utf-8", newline="")
    (problem,) = validate_file(str(path)).problems
    assert problem.path == "document.text.sha256"
    assert problem.line


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "holds no record"),
        (b"a: [1", "is not YAML"),
        (b"just words", "should be a mapping of keys to values"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"a: &x [1]\nb: [*x, *x]\n", "YAML aliases"),
        (b"!!python/object/apply:os.system ['true']\n", "is not YAML"),
        (b"[" * 50_000, "is not YAML"),
    ],
)
def test_files_that_are_something_else(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    problems = validate_file(str(path)).problems
    assert expected in str(problems[0])


@pytest.mark.parametrize("content", ["[" * 100_000, "{", "nan", '{"a": 1}\n{"b"'])
def test_json_that_is_none(tmp_path: Path, content: str) -> None:
    for name in ("x.json", "x.jsonl"):
        path = tmp_path / name
        path.write_text(content)
        assert validate_file(str(path)).problems


def test_a_missing_file() -> None:
    assert str(validate_file("/nowhere/x.yaml").problems[0]) == "no such file"


def test_loading_names_file_line_and_path(full_record: Annotations) -> None:
    text = dump_yaml(full_record).replace("start: 34", "start: x34")
    with pytest.raises(
        RecordError, match=r"r\.yaml:\d+: entities\[0\]\.mentions\[0\]\.start: should be a whole"
    ):
        load_records(text, source="r.yaml")


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("entities.0.mentions", [], "entities[0].mentions: is empty"),
        ("entities.0.id", "c1", "entities[0].id: 'c1' is not the id of an entity"),
        ("claims.0.id", "c²", "claims[0].id: 'c\\xb2' is not the id of a claim"),
        ("timeline.times.0.id", f"t{'9' * 5000}", "is not the id of a time"),
        ("entities.1.id", "e1", 'the id "e1" is taken by entities[0].id already'),
        ("document.text.sha256", "0" * 63 + "\0", "document.text.sha256: "),
        ("document.text.sha256", "0" * 64 + "\n", "document.text.sha256: "),
        ("document.text.length", 100_000_000_000, "document.text.length: is no length"),
        ("document.text.length", 2**70, "document.text.length: is no length"),
        ("document.text.length", -1, "document.text.length: is no length"),
        ("document.published.value", "\x1b]52;c;TUFS\x07", "document.published.value: '\\x1b]52"),
        ("document.published.value", "2025-06-1²", "is not a date like 2025-06-10"),
        ("document.published.earliest", "2025-06-0x", "document.published.earliest: '2025-06-0x'"),
        ("document.published.latest", "٢٠٢٥-06-01", "document.published.latest: "),
        ("timeline.times.0.interval.earliest", "2025-06-0x", "timeline.times[0].interval.earliest: "),
        ("timeline.times.0.interval.latest", "yesterday", "timeline.times[0].interval.latest: "),
        ("timeline.events.0.time.latest", "2025-06-08T\x1b[2J", "timeline.events[0].time.latest: "),
        ("timeline.events.0.headline.start", -3, "timeline.events[0].headline.start: is less than 0"),
        ("timeline.events.0.mentions", [], "timeline.events[0].mentions: is empty"),
        ("timeline.events.0.mentions.0.id", "e1.m7", "'e1.m7' is not the id of a mention of an event"),
        ("claims.0.content", [], "claims[0].content: is empty"),
        ("timeline.order", ["ev9"], 'there is no event "ev9" in this record'),
    ],
)
def test_what_one_would_stumble_over_is_told_on_loading(
    full_record: Annotations, path: str, value: Any, expected: str
) -> None:
    data = copy.deepcopy(to_data(full_record))
    change(data, path, value)
    text = json.dumps(data, indent=1)
    with pytest.raises(RecordError) as caught:
        load_record(text, source="a.json")
    assert expected in str(caught.value)
    assert re.match(r"a\.json:\d+: ", str(caught.value))


@pytest.mark.parametrize(
    "value", ["2025", "2025-06", "2025-06-08", "2025-06-08T10:00", "2025-06-08T23:59:30"]
)
def test_moments_that_the_engine_writes_are_taken(full_record: Annotations, value: str) -> None:
    data = copy.deepcopy(to_data(full_record))
    change(data, "timeline.times.0.interval.earliest", value)
    assert load_record(json.dumps(data), source="a.json").timeline.times[0].interval.earliest == value


def test_a_file_that_is_worked_with_holds_one_record(full_record: Annotations) -> None:
    text = dump_yaml(full_record)
    assert load_record(text, source="a.yaml") == full_record
    with pytest.raises(RecordError, match="has 2 records, not one"):
        load_record(f"{text}---\n{text}", source="a.yaml")


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("unplaced.0.entity.mentions.0.start", -4, "unplaced[0].entity.mentions[0].start: is less than 0"),
        ("unplaced.1.claim.cue.0.end", 99_999, "unplaced[1].claim.cue[0].end: is 99,999, but the text has"),
        ("unplaced.2.text.length", 2**63, "unplaced[2].text.length: is no length"),
        ("unplaced.3.event", None, "unplaced[3]: should have one of entity, claim, time, event, not 0"),
        ("unplaced.3.event.id", "x", "unplaced[3].event.id: 'x' is not the id of an event"),
    ],
)
def test_what_has_no_place_is_checked_in_its_own_text(
    full_record: Annotations, path: str, value: Any, expected: str
) -> None:
    data = copy.deepcopy(to_data(full_record))
    change(data, path, value)
    with pytest.raises(RecordError) as caught:
        load_record(json.dumps(data), source="a.json")
    assert expected in str(caught.value)


def test_a_dossier_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text('schema: dateline.dossier\nschema_version: "1.0"\ndocuments: []\n', encoding="utf-8")
    (problem,) = validate_file(str(path)).problems
    assert problem.message == "is a dossier, not the record of an article"
