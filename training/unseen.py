"""Measure the rules for names on all training articles: ``python -m training.unseen runs/half0 runs/half1``.

Each network learned from one half of the texts (``training.train --without``)
and reads the other, so 852 articles tell what the development part's 105 are
too few to tell: whether a rule over the network's names helps. The networks
know less than what ships; only differences between two measurements count.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate.language import build_pipeline
from annotate.language.component import DatelineEncoder
from training.checkpoint import CheckpointEncoder
from training.corpora import half_of, worldwide
from training.evaluate import Score, evaluate_entities


def main() -> None:
    """Parse the arguments and print the scores by label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("halves", nargs=2, type=Path, help="what learned without half 0, and without 1")
    arguments = parser.parse_args()
    nlp = build_pipeline()
    component = nlp.get_pipe("dateline_encoder")
    assert isinstance(component, DatelineEncoder)
    totals: dict[str, Score] = {}
    for half, folder in enumerate(arguments.halves):
        component.use(CheckpointEncoder(folder))
        texts = (text for text in worldwide("train") if half_of(text) == half)
        for name, score in evaluate_entities(nlp, texts).items():
            total = totals.setdefault(name, Score())
            total.right += score.right
            total.found += score.found
            total.gold += score.gold
    for name, total in totals.items():
        print(f"{name:24}{total}")


if __name__ == "__main__":
    main()
