"""Learn the weights that link contents to cues and cues to sources: ``python -m training claim-links``.

The examples are the model's own spans on PolNeAR's training part, as far as
they are exactly right, with the gold links ("none" where the model missed the
partner); the development part is not read. Which contents are pieces of one
is learned on the links that the weights in force give.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

import yaml
from spacy.tokens import Doc, Span

from annotate.claims.spans.attribution import linked_contents, source_of_cue
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.linking import Features, Row, Spans, content_features, nearest, source_features
from annotate.claims.spans.pieces import NEAR, pair_features
from annotate.language import build_pipeline, groups
from training.data import corpora
from training.data.corpora import Offsets, Text
from training.data.paths import CLAIM_LINKS
from training.rankers.log_linear import Example, learn

Describe = Callable[[DocIndex, Spans, Span, Span, bool], Features]


def place(span: Span) -> Offsets:
    """Return a span's offsets in characters."""
    return span.start_char, span.end_char


def examples(doc: Doc, text: Text) -> dict[str, list[Example]]:
    """Return the choices of one article: options and the right one (0 for none)."""
    index = DocIndex(doc)
    spans = Spans(*(Row(doc.spans[k]) for k in (groups.SOURCES, groups.CUES, groups.CONTENTS)))
    cue_of = {piece: a.cue[0] for a in text.attributions or [] for piece in a.content}
    source_of = {a.cue[0]: a.source[0] if a.source else None for a in text.attributions or []}
    model_cue = doc.spans[groups.CONTENTS].attrs["cue"]
    model_source = doc.spans[groups.CUES].attrs["source"]
    return {
        "contents": _choices(index, spans, spans.contents, spans.cues, cue_of, model_cue, content_features),
        "sources": _choices(
            index, spans, spans.cues, spans.sources, source_of, model_source, source_features
        ),
        "pieces": _pairs(index, spans, [a.content for a in text.attributions or []]),
    }


def _pairs(index: DocIndex, spans: Spans, gold: Sequence[Sequence[Offsets]]) -> list[Example]:
    """Return for the contents near a cue whether they are pieces of what it reports."""
    owner = {number: set(_owners(spans.contents[number], gold)) for number in range(len(spans.contents))}
    made: list[Example] = []
    linked, free = linked_contents(index, spans)
    for cue, pieces in linked.items():
        seed = max(pieces, key=lambda piece: piece[1])[0]
        if not owner[seed]:
            continue
        source = source_of_cue(index, spans, cue)[0]
        said_by = None if source is None else spans.sources[source]
        others = {n for n, _ in pieces} | {n for n in range(seed - NEAR, seed + NEAR + 1) if n in free}
        for other in others - {seed}:
            pair = spans.contents[seed], spans.contents[other]
            is_linked = any(other == n for n, _ in pieces)
            features = pair_features(index, spans, spans.cues[cue], said_by, *pair, is_linked)
            made.append(([features], int(bool(owner[seed] & owner[other]))))
    return made


def _owners(content: Span, gold: Sequence[Sequence[Offsets]]) -> Iterator[int]:
    """Yield the gold contents that hold most of a span."""
    start, end = place(content)
    for number, pieces in enumerate(gold):
        if any(2 * (min(end, b) - max(start, a)) > end - start for a, b in pieces):
            yield number


def _choices(
    index: DocIndex,
    spans: Spans,
    owners: Sequence[Span],
    options: Row,
    gold: dict[Offsets, Offsets] | dict[Offsets, Offsets | None],
    links: Sequence[int],
    describe: Describe,
) -> list[Example]:
    made: list[Example] = []
    for number, owner in enumerate(owners):
        if place(owner) not in gold:
            continue
        wanted = gold[place(owner)]
        near = nearest(options, owner)
        right = [i for i, n in enumerate(near, start=1) if place(options[n]) == wanted]
        # A partner that the model missed is "none" here: better found by syntax than linked wrongly.
        features = [describe(index, spans, owner, options[n], links[number] == n) for n in near]
        made.append((features, right[0] if right else 0))
    return made


def train(pairs: Iterable[tuple[Doc, Text]]) -> dict[str, dict[str, float]]:
    """Learn both rankers from documents with gold attributions."""
    data: dict[str, list[Example]] = {"contents": [], "sources": [], "pieces": []}
    for doc, text in pairs:
        for name, found in examples(doc, text).items():
            data[name] += found
    return {name: learn(found) for name, found in data.items()}


def documents(limit: int) -> Iterator[tuple[Doc, Text]]:
    """Run the pipeline over part of PolNeAR's training articles."""
    nlp = build_pipeline()
    for text in itertools.islice(corpora.polnear("train"), limit):
        yield nlp(text.text), text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--articles", type=int, default=150)


def main(arguments: argparse.Namespace) -> None:
    """Learn the weights and write them where the package reads them."""
    write(train(documents(arguments.articles)))


def write(weights: dict[str, dict[str, float]]) -> None:
    """Write the weights as YAML with a header."""
    header = (
        "# Weights of the log-linear link rankers; "
        "learned by `python -m training claim-links` on PolNeAR train.\n"
    )
    CLAIM_LINKS.write_text(header + yaml.safe_dump(weights, sort_keys=True), encoding="utf-8")
