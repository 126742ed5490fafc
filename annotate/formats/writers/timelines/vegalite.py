"""The dated events of all articles as a drawing for Vega-Lite 6: one JSON with its data in it.

A point for a day, a bar where only a window is known, and a dashed line with an arrow where one end is
open. Days are days of the calendar, whatever the time zone of who looks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from annotate.formats.pages.drawing import day_of
from annotate.formats.writers import Format, Recorded
from annotate.record import Annotations, Event
from annotate.record.walk import review_of
from annotate.review.wording import window
from annotate.review.words import one_line
from annotate.support.jsonfile import json_text

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
MOST = 60
"""So many are drawn at most, those that the articles are most about."""
_WIDTH, _STEP, _LABEL = 640, 18, 60
# Apart in light and dark, and to who does not tell red from green.
_COLOURS = {
    "happened": "#3b6fb6",
    "ongoing": "#1f9e89",
    "planned": "#e0962d",
    "hypothetical": "#9b6fc0",
    "denied": "#8a8a8a",
}
_TOOLTIP = {"headline": "what", "when": "when", "status": "status", "who": "who", "document": "article"}
_ALONE = timedelta(days=15)


class _Told(NamedTuple):
    """An event with the days between which it is; one of them may not be known."""

    first: date | None
    last: date | None
    event: Event
    record: Annotations


def dump_drawing(records: Sequence[Recorded]) -> bytes:
    """One drawing of all records; of two records of one id the later counts.

    Events whose dates are not known, or not days of the calendar, are counted and not drawn; rejected ones
    are neither.
    """
    last = {each.annotations.document.id: each.annotations for each in records}
    told = [each for record in last.values() for each in _told(record)]
    dated = [each for each in told if each.first or each.last]
    main = sorted(dated, key=lambda each: -each.event.salience)[:MOST]
    drawn = sorted((each for each in dated if each in main), key=_place)
    rows = _rows(drawn)
    spec = {
        "$schema": SCHEMA,
        "title": {"text": _title(list(last.values())), "subtitle": _subtitle(drawn, told), "anchor": "start"},
        "usermeta": {"generator": sorted({_generator(record) for record in last.values()})},
        "width": _WIDTH,
        "height": {"step": _STEP},
        "data": {"values": rows, "format": {"type": "json", "parse": _PARSED}},
        "encoding": _encoding([row["label"] for row in rows]),
        "layer": _LAYERS,
        "config": {"view": {"stroke": None}, "axis": {"grid": True, "gridOpacity": 0.4}},
    }
    return (json_text(spec, indent=2) + "\n").encode("utf-8")


def _told(record: Annotations) -> Iterator[_Told]:
    events = {event.id: event for event in record.timeline.events if review_of(event) != "rejected"}
    for event in (events[id] for id in record.timeline.order if id in events):
        first, last = day_of(event.time.earliest), day_of(event.time.latest)
        if first and last:
            first, last = min(first, last), max(first, last)
        yield _Told(first, last, event, record)


def _place(each: _Told) -> tuple[date, date]:
    first, last = each.first or each.last or date.min, each.last or each.first or date.max
    return first, last


def _title(records: Sequence[Annotations]) -> str:
    if len(records) > 1:
        return f"{len(records)} articles"
    return one_line(records[0].document.title or records[0].document.id)


def _subtitle(drawn: Sequence[_Told], told: Sequence[_Told]) -> str:
    return f"{len(drawn)} of {len(told)} events" if len(drawn) < len(told) else f"{len(told)} events"


def _generator(record: Annotations) -> str:
    return f"{record.generator.name} {record.generator.version}"


def _rows(drawn: Sequence[_Told]) -> list[dict[str, Any]]:
    days = [day for each in drawn for day in (each.first, each.last) if day]
    begin, end = min(days, default=date.min), max(days, default=date.max)
    # An open end goes a little farther than every day that is known.
    over = max((end - begin) / 12, _ALONE)
    labels: Counter[str] = Counter()
    return [_row(each, _moved(begin, -over), _moved(end, over), labels) for each in drawn]


def _row(each: _Told, begin: date, end: date, labels: Counter[str]) -> dict[str, Any]:
    event, record = each.event, each.record
    headline = one_line(event.headline.exact)
    label = headline if len(headline) <= _LABEL else f"{headline[: _LABEL - 1]}…"
    labels[label] += 1
    names = {entity.id: one_line(entity.name) for entity in record.entities}
    time = event.time
    if each.first and each.last:
        kind = "day" if each.first == each.last else "span"
    else:
        kind = "since" if each.first else "until"
    return {
        "document": record.document.id,
        "event": event.id,
        # A row of the drawing is found by its label, so no two may share one.
        "label": label if labels[label] == 1 else f"{label} ({labels[label]})",
        "headline": headline,
        "status": event.status,
        "who": ", ".join(names[id] for id in event.participants if id in names),
        "when": window(time.earliest, time.latest, time.granularity),
        "earliest": time.earliest,
        "latest": time.latest,
        "salience": event.salience,
        "kind": kind,
        "from": (each.first or begin).isoformat(),
        # A day ends where the next one begins.
        "to": (_moved(each.last, timedelta(days=1)) if each.last else end).isoformat(),
    }


def _moved(day: date, by: timedelta) -> date:
    """A day so much later, or earlier; no farther than the calendar goes."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def _encoding(labels: Sequence[str]) -> dict[str, Any]:
    tooltip = [{"field": field, "type": "nominal", "title": title} for field, title in _TOOLTIP.items()]
    return {
        "x": {"field": "from", "type": "temporal", "scale": {"type": "utc"}, "axis": {"title": None}},
        "y": {
            "field": "label",
            "type": "nominal",
            # Each layer has rows of its own, whose order would be that of the layers.
            "scale": {"domain": labels},
            "axis": {"title": None, "labelLimit": 420, "offset": 8, "ticks": False, "domain": False},
        },
        "color": {
            "field": "status",
            "type": "nominal",
            "title": None,
            "scale": {"domain": list(_COLOURS), "range": list(_COLOURS.values())},
            "legend": {"orient": "bottom", "symbolType": "circle"},
        },
        "tooltip": tooltip,
    }


def _layer(mark: Mapping[str, Any], kinds: Sequence[str], **encoding: Any) -> dict[str, Any]:
    return {
        "transform": [{"filter": {"field": "kind", "oneOf": list(kinds)}}],
        "mark": dict(mark),
        "encoding": encoding,
    }


_TO = {"field": "to", "type": "temporal", "scale": {"type": "utc"}}
_X2 = {"field": "to"}
_POINT = {"type": "point", "filled": True, "size": 70, "opacity": 1}
# A date without a time of day would else be midnight in London, and the day before in New York.
_PARSED = {"from": "utc:'%Y-%m-%d'", "to": "utc:'%Y-%m-%d'"}
_LAYERS = [
    # With round ends one day of a century is still to be seen.
    _layer({"type": "rule", "strokeWidth": 8, "strokeCap": "round"}, ["span"], x2=_X2),
    _layer({"type": "rule", "strokeWidth": 2, "strokeDash": [4, 3]}, ["since", "until"], x2=_X2),
    _layer(_POINT | {"shape": "circle"}, ["day", "since"]),
    _layer(_POINT | {"shape": "circle"}, ["until"], x=_TO),
    _layer(_POINT | {"shape": "triangle-right"}, ["since"], x=_TO),
    _layer(_POINT | {"shape": "triangle-left"}, ["until"]),
]
FORMAT = Format(suffix=".vl.json", collect=dump_drawing)
