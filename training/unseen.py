"""Measure the rules for names on all training articles: ``python -m training.unseen runs/half0 runs/half1``.

Each network learned from one half of the texts (``training.train --without``)
and reads the other, so 852 articles tell what the development part's 105 are
too few to tell: whether a rule over the network's names helps. The networks
know less than what ships; only differences between two measurements count.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotate.language import build_pipeline
from annotate.language.component import DatelineEncoder
from training.checkpoint import CheckpointEncoder
from training.corpora import Text, half_of, worldwide
from training.evaluate import evaluate_entities


def _read(component: DatelineEncoder, halves: Sequence[Path]) -> Iterator[Text]:
    """Yield all articles; before each half, the component takes what has not seen it."""
    for half, folder in enumerate(halves):
        component.use(CheckpointEncoder(folder))
        yield from (text for text in worldwide("train") if half_of(text) == half)


def main() -> None:
    """Parse the arguments and print the scores by label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("halves", nargs=2, type=Path, help="what learned without half 0, and without 1")
    arguments = parser.parse_args()
    nlp = build_pipeline()
    component = nlp.get_pipe("dateline_encoder")
    assert isinstance(component, DatelineEncoder)
    for name, score in evaluate_entities(nlp, _read(component, arguments.halves)).items():
        print(f"{name:24}{score}")


if __name__ == "__main__":
    main()
