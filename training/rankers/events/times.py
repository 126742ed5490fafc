"""Learn which time expression an event is attached to: ``python -m training event-times``.

The examples are the events and expressions that the engine itself finds in
TimeBank's and AQUAINT's training documents, with the gold links between them
("none" where an event has no link to an expression in reach). The development
part is not read.
"""

from __future__ import annotations

import argparse

import yaml

from annotate.annotator import Annotator
from annotate.settings import Settings
from annotate.timeline.events.attachment import Attacher
from annotate.timeline.events.finding import find_events
from training.data import corpora
from training.data.paths import EVENT_TIMES
from training.data.readings import Reading, read
from training.rankers.coreference.alignment import paired_times
from training.rankers.log_linear import Example, learn

SMALL = 0.03


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
    write(learn([example for reading in readings for example in examples(reading)], SMALL))
