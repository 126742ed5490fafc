"""Learn which of two events of a sentence was first: ``python -m training.event_order``.

The examples are the pairs of events that TimeBank's and AQUAINT's training
documents link as one before the other, as far as the engine finds both; links
across sentences are left out, since little but the order of the text speaks
for them. The development part is not read.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import yaml

from annotate.language import build_pipeline
from annotate.timeline.events import find_events
from annotate.timeline.sequence import features, pairs
from training import corpora
from training.claim_links import Example, learn
from training.evaluate_events import BACKWARD, FORWARD, Layers

TARGET = Path(__file__).resolve().parents[1] / "annotate" / "timeline" / "sequence.yaml"
SMALL = 0.1


def examples(layers: Layers) -> list[Example]:
    """Return one choice for each linked pair: whether the second in the text was first in time."""
    events = find_events(layers.doc, layers.article.sections, (), (), reporting=True)
    place = {(event.start, event.end): number for number, event in enumerate(events)}
    turned: dict[tuple[int, int], bool] = {}
    for one, other, kind in layers.text.event_links or ():
        if kind in FORWARD | BACKWARD and one in place and other in place:
            low, high = sorted((place[one], place[other]))
            turned[low, high] = (place[one] < place[other]) == (kind in BACKWARD)
    return [
        ([features(events[pair.first], events[pair.second], pair.second - pair.first)], int(turned[pair]))
        for pair in pairs(layers.doc, events)
        if pair in turned
    ]


def write(weights: dict[str, float]) -> None:
    """Write the weights as YAML with a header."""
    header = "# Weights for the order of two events of a sentence; learned by training/event_order.py.\n"
    TARGET.write_text(header + yaml.safe_dump(weights, sort_keys=True, allow_unicode=True), encoding="utf-8")


def main() -> None:
    """Learn the weights and write them where the package reads them."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    nlp = build_pipeline()
    documents = (Layers.of(nlp, text) for text in corpora.timebank("train"))
    write(learn([example for layers in documents for example in examples(layers)], SMALL))


if __name__ == "__main__":
    main()
