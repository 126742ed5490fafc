"""Records of version 1 are read as records of version 2, and nothing that a reader decided is lost."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.errors import RecordError
from annotate.formats.checking import check_data
from annotate.formats.loading import load_record
from annotate.formats.plain_record import from_data, to_data
from annotate.formats.upgrading import upgraded
from annotate.formats.validation import validate_file
from annotate.formats.writers.jsonl import dump_json_line
from annotate.formats.writers.yaml import dump_yaml
from annotate.record import Annotations, Event, Factuality
from annotate.record.status import event_status
from tests.annotate.formats.version_1 import HASH, TEXT, info, records

WIDE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def data_of(*told: dict[str, Any], claims: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """A record of version 1 with some events."""
    return {
        "schema": "dateline.annotations",
        "schema_version": "1.0",
        "generator": {
            "name": "dateline",
            "version": "0.9",
            "pipeline": {"name": "dateline", "version": "1"},
            "settings_sha256": HASH,
        },
        "document": {
            "id": "dam",
            "source": None,
            "title": None,
            "url": None,
            "language": "en",
            "published": {"value": "2025-06-10", "source": "given"},
            "text": info(),
            "sections": [],
        },
        "entities": [],
        "claims": list(claims),
        "timeline": {"times": [], "events": list(told), "order": [each["id"] for each in told]},
        "diagnostics": [],
    }


def event(id: str, exact: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(exact)
    time = {"relation": "UNKNOWN", "ref": None, "earliest": None, "latest": None, "granularity": "unknown"}
    return {
        "id": id,
        "start": start,
        "end": start + len(exact),
        "exact": exact,
        "participants": [],
        "claim": None,
        "factuality": "CT+",
        "time": {**time, **more.pop("time", {})},
        "by": "model",
        "confidence": 0.8,
        **more,
    }


def claim(exact: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(exact)
    said = TEXT.index("said")
    return {
        "id": "c1",
        "quotation": "direct",
        "source": None,
        "cue": [{"start": said, "end": said + 4, "exact": "said"}],
        "content": [{"start": start, "end": start + len(exact), "exact": exact}],
        "speech_act": "say",
        "polarity": "positive",
        "factuality": "CT+",
        "check_worthiness": None,
        "times": [],
        "by": "model",
        "confidence": 0.8,
        **more,
    }


@WIDE
@given(records())
def test_what_validated_is_a_valid_record_of_version_2(data: dict[str, Any]) -> None:
    before = copy.deepcopy(data)
    record, problems = check_data(data)
    assert problems == []
    assert record is not None
    assert record.schema_version == "2.0"
    assert data == before
    # As it is written it is valid too, and not changed again.
    written = json.loads(dump_json_line(record))
    assert check_data(written) == (record, [])
    assert upgraded(written, []) is written


@WIDE
@given(records())
def test_nothing_that_was_known_or_decided_is_lost(data: dict[str, Any]) -> None:
    record = from_data(data)
    old = data["timeline"]["events"]
    assert len(record.timeline.events) == len(old)
    for was, now in zip(old, record.timeline.events, strict=True):
        assert_same_event(was, now)
    assert sorted(record.timeline.order) == sorted(data["timeline"]["order"])
    for was_claim, now_claim in zip(data["claims"], to_data(record)["claims"], strict=True):
        assert {**was_claim, "content": now_claim["content"]} == now_claim
        assert now_claim["content"] == (was_claim["content"] or was_claim["cue"])
    for lost, kept in zip(data.get("unplaced", []), record.unplaced, strict=True):
        if kept.event:
            assert_same_event(lost["event"], kept.event)


def assert_same_event(was: dict[str, Any], now: Event) -> None:
    (told,) = now.mentions
    assert (now.id, now.review, now.note) == (was["id"], was.get("status"), was.get("note"))
    for name in ("start", "end", "exact", "factuality", "claim", "by", "confidence"):
        assert getattr(told, name) == was[name]
    for name in ("relation", "ref", "earliest", "latest", "granularity"):
        assert getattr(now.time, name) == was["time"][name]
    assert now.time.because == was.get("because")
    assert TEXT[now.headline.start : now.headline.end] == now.headline.exact
    assert now.headline.start <= told.start
    assert told.end <= now.headline.end


@pytest.mark.parametrize(
    ("summary", "headline"),
    [
        ("It will not be rebuilt", "It will not be rebuilt"),
        ("It  will not\nbe rebuilt", "It will not be rebuilt"),
        ("It … be rebuilt", "It will not be rebuilt"),
        ("It will not be rebuilt …", "It will not be rebuilt"),
        ("The dam is not rebuilt", "rebuilt"),
        ("It will", "rebuilt"),
        ("…", "rebuilt"),
        (None, "rebuilt"),
    ],
)
def test_the_headline_is_the_summary_where_that_is_an_extract(summary: str | None, headline: str) -> None:
    told = event("ev1", "rebuilt", claim="c1", **({"summary": summary} if summary else {}))
    record = from_data(data_of(told, claims=(claim("It will not be rebuilt"),)))
    assert record.timeline.events[0].headline.exact == headline


def test_a_summary_that_the_record_has_no_text_for_is_no_headline() -> None:
    record = from_data(data_of(event("ev1", "broke", summary="The dam broke")))
    assert record.timeline.events[0].headline.exact == "broke"


@pytest.mark.parametrize(
    ("factuality", "time", "status"),
    [
        ("CT+", {}, "happened"),
        ("CT+", {"relation": "BEFORE", "ref": "published"}, "happened"),
        ("CT+", {"relation": "INCLUDES", "ref": "published"}, "ongoing"),
        ("CT+", {"relation": "AFTER", "ref": "published"}, "planned"),
        ("CT+", {"earliest": "2025-06-11"}, "planned"),
        ("CT+", {"earliest": "2025-06-10"}, "happened"),
        ("PR+", {"earliest": "2020-01-01", "latest": "2020-01-01"}, "planned"),
        ("PS+", {"relation": "AFTER", "ref": "published"}, "hypothetical"),
        ("Uu", {}, "hypothetical"),
        ("CTu", {}, "hypothetical"),
        ("CT-", {"relation": "AFTER", "ref": "published"}, "denied"),
        ("PR-", {}, "denied"),
        ("PS-", {}, "denied"),
    ],
)
def test_the_status_is_from_factuality_and_time(
    factuality: Factuality, time: dict[str, str], status: str
) -> None:
    record = from_data(data_of(event("ev1", "broke", factuality=factuality, time=time)))
    assert record.timeline.events[0].status == status


def test_the_day_of_publication_may_be_unknown() -> None:
    assert event_status("CT+", relation="BEGINS", ref="t1", earliest="2030", published=None) == "happened"


def test_an_order_against_the_days_is_mended_and_else_kept() -> None:
    told = (
        event("ev1", "broke", time={"earliest": "2025-06-09", "latest": "2025-06-09"}),
        event("ev2", "rebuilt"),
        event("ev3", "begin", time={"earliest": "2020-01-01", "latest": "2020-12-31"}),
    )
    assert from_data(data_of(*told)).timeline.order == ("ev3", "ev1", "ev2")
    data = data_of(*told[:2])
    data["timeline"]["order"] = ["ev2", "ev1"]
    assert from_data(data).timeline.order == ("ev2", "ev1")


@pytest.mark.parametrize("order", [[], ["ev1", "ev1"], ["ev2"], "ev1", [1], None])
def test_an_order_that_was_wrong_is_told(order: Any) -> None:
    data = data_of(event("ev1", "broke"))
    data["timeline"]["order"] = order
    assert check_data(data)[1]


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_every_form_is_read(tmp_path: Path, form: str) -> None:
    told = event("ev1", "broke", status="rejected", note="not this one")
    path = tmp_path / f"old.{form}"
    path.write_text(json.dumps(data_of(told)), encoding="utf-8")
    report = validate_file(str(path))
    assert (report.problems, report.counts["event"]) == ([], 1)
    record = load_record(path.read_text(encoding="utf-8"), source=path.name)
    assert (record.timeline.events[0].review, record.timeline.events[0].note) == ("rejected", "not this one")
    assert load_record(dump_yaml(record), source="new.yaml") == record
    assert 'schema_version: "2.0"' in dump_yaml(record)


def test_a_claim_of_which_only_the_cue_is_known_has_that_for_its_content() -> None:
    record = from_data(data_of(claims=(claim("rebuilt", content=[], status="accepted"),)))
    assert [span.exact for span in record.claims[0].content] == ["said"]
    assert record.claims[0].status == "accepted"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("start",), "9", "timeline.events[0].start: should be a whole number"),
        (("status",), "happened", 'timeline.events[0].status: "happened" is not known here'),
        (("mentions",), [], 'timeline.events[0].mentions: there is no key "mentions" here'),
        (("time", "relation"), "DURING", 'timeline.events[0].time.relation: "DURING" is not known'),
    ],
)
def test_what_is_wrong_is_told_of_the_record_as_it_stands_in_the_file(
    path: tuple[str, ...], value: Any, expected: str
) -> None:
    told = event("ev1", "broke")
    part = told
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = value
    problems = [str(problem) for problem in check_data(data_of(told))[1]]
    assert any(problem.startswith(expected) for problem in problems), problems
    with pytest.raises(RecordError):
        from_data(data_of(told))


HOSTILE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


@WIDE
@given(records(), st.sampled_from(["claims", "timeline", "unplaced", "document", "events", "order"]), HOSTILE)
def test_nothing_makes_it_stumble(data: dict[str, Any], where: str, what: Any) -> None:
    if where in ("events", "order"):
        data["timeline"] = {**data["timeline"], where: what}
    else:
        data[where] = what
    record, problems = check_data(data)
    assert isinstance(record, Annotations) or problems


@pytest.mark.parametrize("version", ["2.0", "3.1", "1", "1.x", 1, None, "11.0"])
def test_other_versions_are_left_alone(version: Any) -> None:
    data = {**data_of(event("ev1", "broke")), "schema_version": version}
    assert upgraded(data, []) is data
    assert upgraded([data], []) == [data]
