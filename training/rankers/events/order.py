"""Learn which of two events of a sentence was first: ``python -m training event-order``.

The examples are the pairs of events that TimeBank's and AQUAINT's training
documents link as one before the other, as far as the engine finds both; links
across sentences are left out, since little but the order of the text speaks
for them. The development part is not read.
"""

from __future__ import annotations

import argparse

import yaml

from annotate.annotator import Annotator
from annotate.settings import Settings
from annotate.timeline.events.finding import find_events
from annotate.timeline.events.sequence import features, pairs
from training.data import corpora
from training.data.paths import EVENT_ORDER
from training.data.readings import Reading, read
from training.rankers.coreference.alignment import BACKWARD, FORWARD
from training.rankers.log_linear import Example, learn

SMALL = 0.1


def examples(reading: Reading) -> list[Example]:
    """Return one choice for each linked pair: whether the second in the text was first in time."""
    events = find_events(reading.doc, reading.article.sections, (), (), reporting=True)
    place = {(event.start, event.end): number for number, event in enumerate(events)}
    turned: dict[tuple[int, int], bool] = {}
    for one, other, kind in reading.text.event_links or ():
        if kind in FORWARD | BACKWARD and one in place and other in place:
            low, high = sorted((place[one], place[other]))
            turned[low, high] = (place[one] < place[other]) == (kind in BACKWARD)
    return [
        ([features(events[pair.first], events[pair.second], pair.second - pair.first)], int(turned[pair]))
        for pair in pairs(reading.doc, events)
        if pair in turned
    ]


def write(weights: dict[str, float]) -> None:
    """Write the weights as YAML with a header."""
    header = (
        "# Weights for the order of two events of a sentence; learned by `python -m training event-order`.\n"
    )
    EVENT_ORDER.write_text(
        header + yaml.safe_dump(weights, sort_keys=True, allow_unicode=True), encoding="utf-8"
    )


def main(_: argparse.Namespace) -> None:
    """Learn the weights and write them where the package reads them."""
    annotator = Annotator.from_settings(Settings())
    readings = (read(annotator, text) for text in corpora.timebank("train"))
    write(learn([example for reading in readings for example in examples(reading)], SMALL))
