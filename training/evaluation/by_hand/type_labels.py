"""Agreement with the hand-labelled types of names: ``python -m training type-labels``.

The labels of places stand in ``training/labels/places.yaml``, those of the kinds of MISC in
``misc.yaml`` beside it, the guidelines in the README there. A place that is found as one counts as
right where it is given the labelled type; places that are not found are told apart. For MISC
the corpus's own mentions are judged, so that the figures tell of the kinds alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import spacy
import yaml

from annotate.annotator import Annotator
from annotate.entities.mentions.finding import misc_type_of
from annotate.record import Entity
from annotate.settings import Settings
from training.data import corpora
from training.data.paths import LABELS
from training.data.readings import article_of

PLACES = ("GPE", "LOC", "FAC")
Label = tuple[int, int, str]


class Verdict(NamedTuple):
    """A labelled place beside what was found there; ``found`` is nothing where no entity was."""

    wanted: str
    found: str
    name: str


def read_labels() -> dict[str, list[Label]]:
    """Read the labels by article."""
    data = yaml.safe_load((LABELS / "places.yaml").read_text(encoding="utf-8"))
    return {article: [(start, end, kind) for start, end, kind in rows] for article, rows in data.items()}


def judge(text: str, entities: Iterable[Entity], labels: Iterable[Label]) -> Iterator[Verdict]:
    """Compare the labels of one article with its entities, by the name that covers most of each."""
    names = [(m.start, m.end, e.type) for e in entities for m in e.mentions if m.kind == "name"]
    for start, end, wanted in labels:
        shared = [(min(end, stop) - max(start, first), kind) for first, stop, kind in names]
        size, kind = max(shared, default=(0, ""))
        yield Verdict(wanted, kind if size > 0 else "", text[start:end])


def verdicts(annotator: Annotator) -> Iterator[Verdict]:
    """Run the engine over the labelled articles."""
    labels = read_labels()
    for text in corpora.worldwide("train"):
        if text.id in labels:
            record = annotator.annotate(article_of(text))
            yield from judge(text.text, record.entities, labels[text.id])


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


def misc_answers() -> Iterator[tuple[str, Counter[tuple[str, str]]]]:
    """Yield each part of the labels with its pairs of labelled and given kinds."""
    nlp = spacy.blank("en")
    texts = {text.id: text.text for text in corpora.worldwide("train")}
    labels = yaml.safe_load((LABELS / "misc.yaml").read_text(encoding="utf-8"))
    for part, documents in labels.items():
        answers: Counter[tuple[str, str]] = Counter()
        for document, mentions in documents.items():
            doc = nlp(texts[document])
            for mention in mentions:
                span = doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
                assert span is not None
                answers[mention["type"], misc_type_of(span)] += 1
        yield part.replace("_", " "), answers


def misc_report(part: str, answers: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield the accuracy on one part, and what was taken for what."""
    right = sum(count for (wanted, found), count in answers.items() if wanted == found)
    yield f"kinds of MISC, {part}: {right / max(answers.total(), 1):.3f} of {answers.total()}"
    for (wanted, found), count in answers.most_common():
        if wanted != found:
            yield f"  {wanted} taken for {found}: {count}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--errors", action="store_true", help="print every disagreement")


def main(arguments: argparse.Namespace) -> None:
    """Print the agreement."""
    print("\n".join(report(list(verdicts(Annotator.from_settings(Settings()))), arguments.errors)))
    for part, answers in misc_answers():
        print("\n".join(misc_report(part, answers)))
