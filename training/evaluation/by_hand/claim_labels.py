"""Agreement with the hand-labelled claims: ``python -m training claim-labels``.

The labels stand in ``training/labels``, the guidelines in its README. The
corpus's own spans are judged, so that the figures tell of speech acts,
certainty and sources and not of span detection. A sample is fresh as long as
nobody who works on the rules has seen its errors.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from spacy.language import Language
from spacy.tokens import Doc

from annotate import layers
from annotate.claims.assembly import assembled
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.language import build_pipeline
from annotate.record import Claim, Entity
from training.data import corpora
from training.data.corpora import Text
from training.data.paths import LABELS
from training.data.readings import article_of

LAYERS = ("speech act", "factuality", "source")
FRESH = "fresh"
BUT_CLAIMS = ("claims", "timeline")
"""What the engine's steps leave out: claims are made of the corpus's spans here."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file of labels and the part of the corpus that it labels; named ``FRESH``, its errors stay unseen."""

    name: str
    file: str
    part: corpora.Part


SAMPLES = (
    Sample("seen while the rules were written", "claims.yaml", "dev"),
    Sample("seen later", "claims_fresh.yaml", "train"),
    Sample("seen last", "claims_third.yaml", "train"),
    Sample(FRESH, "claims_fourth.yaml", "train"),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One label beside the system's answer; ``words`` are the cue's, for a look by eye."""

    layer: str
    wanted: str
    found: str
    words: str


def read_labels(sample: Sample) -> dict[str, list[dict[str, Any]]]:
    """Read a sample's labels by article."""
    text = (LABELS / sample.file).read_text(encoding="utf-8")
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return data


def judge(doc: Doc, text: Text, labels: Iterable[dict[str, Any]]) -> Iterator[Verdict]:
    """Compare the labels of one article with the claims made from its gold spans."""
    draft = layers.run(layers.Draft(doc, article_of(text)), given=BUT_CLAIMS, guarded=False)
    entities = draft.entities
    gold = [
        Attribution(sorted(a.source), sorted(a.cue), sorted(a.content), "model", 1.0)
        for a in text.attributions or []
    ]
    claims = assembled(DocIndex(doc), gold, entities, draft.times)
    for label in labels:
        claim = next((c for c in claims if _is_of(c, label)), None)
        if claim is None:
            yield Verdict("speech act", label["act"], "no claim", "")
            continue
        said = f"{' '.join(s.exact for s in claim.cue)} -> {' '.join(s.exact for s in claim.content)[:90]}"
        yield Verdict("speech act", label["act"], claim.speech_act, said)
        yield Verdict("factuality", label["factuality"], claim.factuality, said)
        if "source" in label:
            yield _source(claim, label["source"], entities, text.text)


def _is_of(claim: Claim, label: dict[str, Any]) -> bool:
    if not claim.content:
        return False
    return bool(claim.cue[0].start == label["cue"][0] and claim.content[0].start == label["content"])


def _source(claim: Claim, wanted: str | list[int], entities: Sequence[Entity], text: str) -> Verdict:
    """Tell whether the claim's entity is the one named at the labelled place, or none as labelled."""
    words = " ".join(span.exact for span in claim.source.spans) if claim.source else ""
    chosen = claim.source.entity if claim.source else None
    name = next((e.name for e in entities if e.id == chosen), "no entity")
    if isinstance(wanted, str):
        described = all(m.kind != "name" for e in entities if e.id == chosen for m in e.mentions)
        return Verdict("source", wanted, wanted if described else name, words)
    at_label = {e.id for e in entities for m in e.mentions if m.start < wanted[1] and wanted[0] < m.end}
    if at_label:
        right = chosen in at_label
    else:
        # The name is no mention there, but the claim's own resolution may know it by another one.
        names = (n for e in entities if e.id == chosen for n in (e.name, *e.aliases))
        right = any(n.split()[-1] == text[wanted[0] : wanted[1]].split()[-1] for n in names)
    return Verdict("source", str(wanted), str(wanted) if right else name, words)


def report(verdicts: Iterable[Verdict], errors: bool = False) -> None:
    """Print the accuracy of every layer, and the confusions."""
    found = list(verdicts)
    for layer in LAYERS:
        mine = [v for v in found if v.layer == layer]
        wrong = [v for v in mine if v.wanted != v.found]
        print(f"  {layer:12} {1 - len(wrong) / max(len(mine), 1):.3f} of {len(mine)}")
        pairs = Counter((v.wanted, v.found) for v in wrong if layer != "source")
        for (wanted, got), count in pairs.most_common(8):
            print(f"      {count:3} {wanted} taken for {got}")
        for verdict in wrong if errors else ():
            print(f"      {verdict.wanted:12} {verdict.found:20} {verdict.words}")


def documents(nlp: Language, sample: Sample, wanted: Iterable[str]) -> Iterator[tuple[Doc, Text]]:
    """Run the pipeline over the labelled articles."""
    names = set(wanted)
    for text in corpora.polnear(sample.part):
        if text.id in names:
            yield nlp(text.text), text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--errors", action="store_true", help="print every disagreement of the samples seen")


def main(arguments: argparse.Namespace) -> None:
    """Print how often the system agrees with the labels."""
    nlp = build_pipeline()
    for sample in SAMPLES:
        labels = read_labels(sample)
        print(f"{sample.name}:")
        judged = (judge(doc, text, labels[text.id]) for doc, text in documents(nlp, sample, labels))
        report((v for verdicts in judged for v in verdicts), arguments.errors and sample.name != FRESH)
