"""Learn which time expression an event is attached to: ``python -m training event-times``.

The examples are the events and expressions that the engine itself finds: in
TimeBank's and AQUAINT's training documents with the gold links between them
("none" where an event has no link to an expression in reach), and in the
training articles of ``data/worldnews``, whose main events have intervals and
no links: the expression that says the interval is the event's. The
development parts are not read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from annotate.annotator import Annotator
from annotate.settings import Settings
from annotate.timeline.events.attachment import Attacher
from annotate.timeline.events.finding import find_events
from annotate.timeline.events.when.dated import Dated
from annotate.timeline.publication.dating import day_of
from annotate.timeline.story.telling import times_of_events
from training.data import corpora
from training.data.paths import EVENT_TIMES
from training.data.readings import Reading, read
from training.rankers.coreference.alignment import paired_times
from training.rankers.events.articles import draft_of
from training.rankers.log_linear import Example, learn

SMALL = 0.03
Interval = tuple[str | None, str | None]


def examples(reading: Reading) -> list[Example]:
    """Return the choices of one document: options and the right one (0 for none)."""
    text, found = reading.text, reading.record.timeline.times
    times = paired_times(found, text.times or ())
    linked: dict[tuple[int, int], set[str]] = {}
    for place, other, _ in text.time_links or ():
        if other in times:
            linked.setdefault(place, set()).add(times[other])
    events = find_events(reading.doc, reading.article.sections, (), (), reporting=True)
    attacher = Attacher(reading.doc, found, events, (text.published or "")[:10], {})
    gold = {(event.start, event.end) for event in text.events or ()}
    made: list[Example] = []
    for event in events:
        options = attacher.options(event)
        if not options or (event.start, event.end) not in gold:
            continue
        wanted = linked.get((event.start, event.end), set())
        right = [number for number, dated in enumerate(options, start=1) if dated.time.id in wanted]
        made.append(([attacher.features(event, dated) for dated in options], right[-1] if right else 0))
    return made


def article_examples(annotator: Annotator, rows: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """Yield the choices of articles whose main events have intervals.

    Args:
        annotator: The engine.
        rows: Articles as ``corpora.worldnews`` gives them.
    """
    for row in rows:
        draft = draft_of(annotator, str(row["id"]), row["text"], row.get("published"))
        events = find_events(draft.doc, draft.article.sections, draft.entities, draft.claims)
        day = day_of(draft.published)
        times = times_of_events(draft.article, draft.times)
        attacher = Attacher(draft.doc, times, events, day.isoformat() if day else None, {})
        for event in events:
            when = next(
                (g["when"] for g in row["events"] if _touches(g["spans"], event.start, event.end)), None
            )
            options = attacher.options(event)
            if when is None or not options:
                continue
            sentence = [attacher.in_sentence(event, dated) for dated in options]
            right = chosen(options, sentence, (when["earliest"], when["latest"]))
            if right is not None:
                yield [attacher.features(event, dated) for dated in options], right


def chosen(options: Sequence[Dated], sentence: Sequence[bool], interval: Interval) -> int | None:
    """Return the number of the option that says an interval, from 1 on; 0 for none, nothing where it is open.

    Args:
        options: The expressions.
        sentence: Whether they stand in the event's sentence; those that do are preferred.
        interval: The event's first and last day, each where it is known.
    """
    first, last = interval
    days = [_days(dated) for dated in options]
    if first is None and last is None:
        # An expression of unknown days may well be the event's; one of known days is not.
        return 0 if all(any(ends) for ends in days) else None
    right = [number for number, ends in enumerate(days, start=1) if _says(ends, interval)]
    right = [number for number in right if sentence[number - 1]] or right
    if right:
        return right[-1]
    # What only holds the interval may have been the ground of it.
    return None if any(_can_hold(ends, interval) for ends in days) else 0


def _days(dated: Dated) -> Interval:
    first, last = dated.time.interval.earliest, dated.time.interval.latest
    return first[:10] if first else None, last[:10] if last else None


def _says(days: Interval, interval: Interval) -> bool:
    """Tell whether an expression of these days says the interval, or the end of one that is open."""
    if None in interval:
        return (interval[0] or interval[1]) in days
    return days == interval


def _can_hold(days: Interval, interval: Interval) -> bool:
    (begin, end), (first, last) = days, interval
    return (first is None or end is None or end >= first) and (last is None or begin is None or begin <= last)


def _touches(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def write(weights: dict[str, float]) -> None:
    """Write the weights as YAML with a header."""
    header = (
        "# Weights of the log-linear attachment of events to times; "
        "learned by `python -m training event-times`.\n"
    )
    EVENT_TIMES.write_text(header + yaml.safe_dump(weights, sort_keys=True), encoding="utf-8")


def main(_: argparse.Namespace) -> None:
    """Learn the weights and write them where the package reads them."""
    annotator = Annotator.from_settings(Settings())
    readings = (read(annotator, text) for text in corpora.timebank("train"))
    linked = [example for reading in readings for example in examples(reading)]
    dated = article_examples(annotator, corpora.worldnews("train"))
    write(learn([*linked, *dated], SMALL))
