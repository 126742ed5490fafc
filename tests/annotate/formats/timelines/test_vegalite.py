"""The drawing as Vega-Lite's schema has it, and as Vega draws it where it is there."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from annotate.formats import format_of
from annotate.formats.writers import Recorded
from annotate.formats.writers.timelines.vegalite import MOST, SCHEMA, dump_drawing
from annotate.record import Annotations, Event
from annotate.review.edits import decide
from tests.tui.sample import TEXT, sample_record


def drawing(*records: Annotations) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dump_drawing([Recorded(record, TEXT) for record in records]))
    return found


def rows(*records: Annotations) -> list[dict[str, Any]]:
    return list(drawing(*records)["data"]["values"])


def with_events(*times: tuple[str | None, str | None], words: str = "opens") -> Annotations:
    """The sample with an event for each pair of first and last day."""
    record = sample_record()
    event: Event = record.timeline.events[0]
    events = tuple(
        replace(
            event,
            id=f"ev{number}",
            time=replace(event.time, earliest=earliest, latest=latest),
            headline=replace(event.headline, exact=words),
        )
        for number, (earliest, latest) in enumerate(times, start=1)
    )
    order = tuple(each.id for each in events)
    return replace(record, timeline=replace(record.timeline, events=events, order=order))


@pytest.fixture(scope="module")
def schema() -> Draft7Validator:
    """The schema that Vega-Lite publishes, as Altair brings it."""
    found = importlib.util.find_spec("altair")
    if found is None or found.origin is None:
        pytest.skip("altair brings the schema")
    file = Path(found.origin).parent / "vegalite" / "v6" / "schema" / "vega-lite-schema.json"
    return Draft7Validator(json.loads(file.read_text("utf-8")))


def test_the_schema_takes_it(schema: Draft7Validator) -> None:
    schema.validate(drawing(sample_record()))
    schema.validate(drawing(sample_record(), with_events((None, "2025-01-01"), ("2025-02-01", None))))
    schema.validate(drawing(with_events()))


def test_the_schema_is_no_formality(schema: Draft7Validator) -> None:
    assert not schema.is_valid(drawing(sample_record()) | {"layer": [{"mark": "balloon"}]})


def test_altair_reads_it() -> None:
    altair = pytest.importorskip("altair")
    chart = altair.Chart.from_dict(drawing(sample_record()))
    assert chart.to_dict()["$schema"] == SCHEMA


def test_vega_draws_it() -> None:
    draw = pytest.importorskip("vl_convert", reason="Vega is not there").vegalite_to_svg
    record = with_events(
        ("2025-03-01", "2025-03-01"), ("2024-01-01", None), (None, "2025-06-01"), words="A<b>"
    )
    svg = draw(drawing(record))
    assert [svg.count(f"{label}</text>") for label in ("A&lt;b&gt;", "(2)", "(3)")] == [1, 1, 1]
    assert "2025" in svg


def test_points_spans_and_open_ends() -> None:
    found = rows(
        with_events(
            ("2025-03-01", "2025-03-01"),
            ("2025-03-01", "2025-03-31"),
            ("2025-03-01T09:00", None),
            (None, "2025-03-01"),
            (None, None),
        )
    )
    assert {row["event"]: row["kind"] for row in found} == {
        "ev1": "day",
        "ev2": "span",
        "ev3": "since",
        "ev4": "until",
    }
    by = {row["event"]: (row["from"], row["to"]) for row in found}
    assert by["ev1"] == ("2025-03-01", "2025-03-02")
    assert by["ev2"] == ("2025-03-01", "2025-04-01")
    assert by["ev3"][0] == "2025-03-01"
    assert by["ev3"][1] > "2025-04-01"
    assert by["ev4"][0] < "2025-03-01"
    assert by["ev4"][1] == "2025-03-02"
    layers = drawing(sample_record())["layer"]
    kinds = [kind for layer in layers for kind in layer["transform"][0]["filter"]["oneOf"]]
    assert set(kinds) == {"day", "span", "since", "until"}


def test_the_order_is_that_of_the_days_and_every_event_has_a_row_of_its_own() -> None:
    spec = drawing(with_events(("2025-03-02", "2025-03-02"), ("2025-03-01", "2025-03-01")))
    found = spec["data"]["values"]
    assert [row["event"] for row in found] == ["ev2", "ev1"]
    assert [row["label"] for row in found] == ["opens", "opens (2)"]
    assert spec["encoding"]["y"]["scale"]["domain"] == ["opens", "opens (2)"]


def test_what_has_no_date_is_counted_and_what_was_rejected_is_not() -> None:
    record = with_events(("2025-03-01", "2025-03-01"), (None, None), ("2025-02-30", "2025-02-30"))
    assert drawing(record)["title"]["subtitle"] == "1 of 3 events"
    assert drawing(decide(record, "ev2", "rejected"))["title"]["subtitle"] == "1 of 2 events"
    assert rows(decide(record, "ev1", "rejected")) == []


def test_of_many_those_are_drawn_that_the_article_is_about() -> None:
    record = with_events(*((f"{1900 + number}-01-01", f"{1900 + number}-01-01") for number in range(99)))
    events = tuple(
        replace(event, salience=number / 100) for number, event in enumerate(record.timeline.events)
    )
    found = rows(replace(record, timeline=replace(record.timeline, events=events)))
    assert [row["event"] for row in found] == [f"ev{n}" for n in range(100 - MOST, 100)]


def test_articles_stand_together_and_the_later_of_one_counts() -> None:
    first = with_events(("2025-03-01", "2025-03-01"))
    other = replace(first, document=replace(first.document, id="other"))
    spec = drawing(first, other, with_events(("2026-03-01", "2026-03-01")))
    assert spec["title"]["text"] == "2 articles"
    assert [(row["document"], row["from"]) for row in spec["data"]["values"]] == [
        ("other", "2025-03-01"),
        (first.document.id, "2026-03-01"),
    ]


DAYS = st.one_of(st.none(), st.dates().map(date.isoformat), st.sampled_from(["2025", "", "9999-12-31"]))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=6), st.text(max_size=90))
def test_any_days_and_words_are_drawn(times: list[tuple[str | None, str | None]], words: str) -> None:
    spec = drawing(with_events(*times, words=words))
    found = spec["data"]["values"]
    assert all(date.fromisoformat(row["from"]) <= date.fromisoformat(row["to"]) for row in found)
    assert len({row["label"] for row in found}) == len(found)


def test_its_ending_is_known_and_no_other_form_is_taken_for_it() -> None:
    names = [format_of(name) for name in ("a.vl.json", "a.json", "a.timeline.json")]
    assert [form and form.name for form in names] == ["vegalite", "json", "timelinejs"]


def test_no_data_is_fetched() -> None:
    content = dump_drawing([Recorded(sample_record(), TEXT)]).decode()
    assert '"url"' not in content
    assert content.count("https://") == 1
