"""Learn which time expression an event is attached to: ``python -m training.event_times``.

The examples are the events and expressions that the engine itself finds in
TimeBank's and AQUAINT's training documents, with the gold links between them
("none" where an event has no link to an expression in reach). The development
part is not read.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import yaml

from annotate.language import build_pipeline
from annotate.timeline.attachment import Attacher
from annotate.timeline.events import find_events
from training import corpora
from training.claim_links import Example, learn
from training.evaluate_events import Layers, paired_times

TARGET = Path(__file__).resolve().parents[1] / "annotate" / "timeline" / "attachment.yaml"
SMALL = 0.03


def examples(layers: Layers) -> list[Example]:
    """Return the choices of one document: options and the right one (0 for none)."""
    text = layers.text
    times = paired_times(layers.times, text.times or ())
    linked: dict[tuple[int, int], set[str]] = {}
    for place, other, _ in text.time_links or ():
        if other in times:
            linked.setdefault(place, set()).add(times[other])
    events = find_events(layers.doc, layers.article.sections, (), (), reporting=True)
    attacher = Attacher(layers.doc, layers.times, events, (text.published or "")[:10], {})
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
        "# Weights of the log-linear attachment of events to times; learned by training/event_times.py.\n"
    )
    TARGET.write_text(header + yaml.safe_dump(weights, sort_keys=True), encoding="utf-8")


def main() -> None:
    """Learn the weights and write them where the package reads them."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    nlp = build_pipeline()
    documents = (Layers.of(nlp, text) for text in corpora.timebank("train"))
    write(learn([example for layers in documents for example in examples(layers)], SMALL))


if __name__ == "__main__":
    main()
