"""Records of version 1 as plain data, of every shape that validated."""

from __future__ import annotations

import functools
from typing import Any

import jsonschema
from hypothesis import strategies as st

from annotate.formats.plain_record import to_data
from annotate.formats.schema import SCHEMA_FILE_1, load_schema
from annotate.record import Annotations

TEXT = "The dam broke on Monday. “It will not be rebuilt,” she said. Talks may begin next year."
HASH = "0" * 64
FACTUALITIES = ["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"]
RELATIONS = ["IS_INCLUDED", "BEFORE", "AFTER", "INCLUDES", "BEGINS", "ENDS", "UNKNOWN"]
statuses = st.sampled_from([None, "proposed", "accepted", "rejected", "edited"])
notes = st.one_of(st.none(), st.text(min_size=1, max_size=8))
shares = st.floats(0, 1).map(lambda value: round(value, 3))
days = st.one_of(
    st.none(),
    st.dates().map(lambda day: day.isoformat()),
    st.sampled_from(["2025", "2025-06", "2025-06-08T10:00", "2025-12-31"]),
)


@functools.cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(load_schema(SCHEMA_FILE_1))


@st.composite
def spans(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    return {"start": start, "end": end, "exact": TEXT[start:end]}


def judged(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, Any]:
    """The same with what a reader may have done to it."""
    status, note = draw(statuses), draw(notes)
    return {
        **data,
        **({"status": status} if status else {}),
        **({"note": note} if note is not None else {}),
    }


@st.composite
def claims(draw: st.DrawFn, number: int) -> dict[str, Any]:
    parts = draw(st.lists(spans(), min_size=1, max_size=3))
    told = draw(st.booleans())
    return judged(
        draw,
        {
            "id": f"c{number}",
            "quotation": "indirect",
            "source": None,
            "cue": parts[:1] if not told else parts[1:],
            "content": parts if told else [],
            "speech_act": "say",
            "polarity": "positive",
            "factuality": "CT+",
            "check_worthiness": None,
            "times": [],
            "by": draw(st.sampled_from(["model", "reader"])),
            "confidence": draw(shares),
        },
    )


@st.composite
def events(draw: st.DrawFn, number: int, claimed: list[dict[str, Any]]) -> dict[str, Any]:
    span = draw(spans())
    summary = draw(
        st.one_of(
            st.none(),
            st.just(" ".join(span["exact"].split())),
            st.just(f"{span['exact'][:3]} … {span['exact'][-3:]}"),
            st.sampled_from(["The dam broke", "It … rebuilt", "…", " ", "a … b … c … d", "may begin …"]),
        )
    )
    earliest, latest = draw(days), draw(days)
    data = {
        "id": f"ev{number}",
        **span,
        "participants": [],
        "claim": draw(st.sampled_from([None, *(claim["id"] for claim in claimed)])),
        "factuality": draw(st.sampled_from(FACTUALITIES)),
        "time": {
            "relation": draw(st.sampled_from(RELATIONS)),
            "ref": draw(st.sampled_from([None, "published"])),
            "earliest": earliest,
            "latest": latest,
            "granularity": "day",
        },
        "by": draw(st.sampled_from(["model", "rule", "reader"])),
        "confidence": draw(shares),
    }
    if summary is not None:
        data["summary"] = summary
    because = draw(notes)
    return judged(draw, {**data, **({"because": because} if because else {})})


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A record of version 1 that its schema takes."""
    claimed = [draw(claims(number)) for number in range(1, draw(st.integers(0, 3)) + 1)]
    told = [draw(events(number, claimed)) for number in range(1, draw(st.integers(0, 5)) + 1)]
    lost = [
        {
            "text": info(),
            **({"event": draw(events(9, []))} if draw(st.booleans()) else {"claim": draw(claims(9))}),
        }
        for _ in range(draw(st.integers(0, 2)))
    ]
    data = {
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
            "published": {"value": draw(st.sampled_from([None, "2025-06-10"])), "source": "given"},
            "text": info(),
            "sections": [],
        },
        "entities": [],
        "claims": claimed,
        "timeline": {
            "times": [],
            "events": told,
            "order": draw(st.permutations([event["id"] for event in told])),
        },
        "diagnostics": [],
        **({"unplaced": lost} if lost else {}),
    }
    validator().validate(data)
    return data


def info() -> dict[str, Any]:
    return {"sha256": HASH, "length": len(TEXT), "offset_unit": "unicode_code_point"}


def as_version_1(record: Annotations) -> dict[str, Any]:
    """A record whose events are told once each, as version 1 would have had it; headlines are summaries."""
    data = to_data(record)
    data["schema_version"] = "1.0"
    data["generator"]["version"] = "0.0.9"
    for entity in data["entities"]:
        del entity["named"]
    data["timeline"]["events"] = [event_of_version_1(event) for event in data["timeline"]["events"]]
    validator().validate(data)
    return data


def event_of_version_1(event: dict[str, Any]) -> dict[str, Any]:
    """An event that is told once, as version 1 had it."""
    (told,) = event["mentions"]
    old = {
        **{name: value for name, value in told.items() if name != "id"},
        "id": event["id"],
        "summary": event["headline"]["exact"],
        "participants": event["participants"],
        "time": {name: value for name, value in event["time"].items() if name != "because"},
    }
    for name, now in (("status", "review"), ("note", "note")):
        if now in event:
            old[name] = event[now]
    if "because" in event["time"]:
        old["because"] = event["time"]["because"]
    return old
