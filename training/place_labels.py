"""Agreement with the hand-labelled places: ``python -m training.place_labels``.

The labels stand in ``training/labels/places.yaml``, the guidelines in
``training/labels/README.md``. A place that is found as one counts as right where
it is given the labelled type; places that are not found are told apart.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from spacy.language import Language

from annotate.article import Article
from annotate.entities import find_entities
from annotate.language import build_pipeline
from annotate.record import Entity
from training import corpora

LABELS = Path(__file__).parent / "labels" / "places.yaml"
PLACES = ("GPE", "LOC", "FAC")
Label = tuple[int, int, str]


class Verdict(NamedTuple):
    """A labelled place beside what was found there; ``found`` is nothing where no entity was."""

    wanted: str
    found: str
    name: str


def read_labels() -> dict[str, list[Label]]:
    """Read the labels by article."""
    data = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    return {article: [(start, end, kind) for start, end, kind in rows] for article, rows in data.items()}


def judge(text: str, entities: Iterable[Entity], labels: Iterable[Label]) -> Iterator[Verdict]:
    """Compare the labels of one article with its entities, by the name that covers most of each."""
    names = [(m.start, m.end, e.type) for e in entities for m in e.mentions if m.kind == "name"]
    for start, end, wanted in labels:
        shared = [(min(end, stop) - max(start, first), kind) for first, stop, kind in names]
        size, kind = max(shared, default=(0, ""))
        yield Verdict(wanted, kind if size > 0 else "", text[start:end])


def verdicts(nlp: Language) -> Iterator[Verdict]:
    """Run the engine over the labelled articles."""
    labels = read_labels()
    for text in corpora.worldwide("train"):
        if text.id in labels:
            entities = find_entities(nlp(text.text), Article.from_text(text.text))
            yield from judge(text.text, entities, labels[text.id])


def report(found: list[Verdict], errors: bool) -> Iterator[str]:
    """Yield the accuracy by type, and every error where asked."""
    places = [v for v in found if v.found in PLACES]
    right = sum(v.wanted == v.found for v in places)
    yield f"places told apart: {right / max(len(places), 1):.3f} of {len(places)}"
    for kind in PLACES:
        mine = [v for v in places if v.wanted == kind]
        yield f"  {kind}: {sum(v.found == kind for v in mine) / max(len(mine), 1):.3f} of {len(mine)}"
    other = Counter(v.found or "nothing" for v in found if v.found not in PLACES)
    yield f"  not found as a place: {dict(other)} of {len(found)}"
    for v in found if errors else ():
        if v.found != v.wanted:
            yield f"    {v.wanted} taken for {v.found or 'nothing'}: {v.name}"


def main() -> None:
    """Parse the arguments and print the agreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print every disagreement")
    arguments = parser.parse_args()
    print("\n".join(report(list(verdicts(build_pipeline())), arguments.errors)))


if __name__ == "__main__":
    main()
