"""Measure claims on PolNeAR's development part: ``python -m training evaluate-claims``.

Everything goes from raw text through the pipeline as users get it. Printed are
the raw spans of the model, and the same scores of the assembled claims, those
inside another claim's content left out, since PolNeAR marks only the outer one:

* exact F1 of sources, cues and contents, once for every contiguous piece and
  once for whole sets of pieces (a discontinuous content is one item);
* content overlap F1: character Jaccard of at least 0.8 between whole contents;
* linked attribution F1: such a content, and the source overlapping or both none;
* with ``--annotators``, how well PolNeAR's annotators agree with each other in all
  of these, over the articles of both parts that several of them annotated;
* how many attributions of every difficult class neither the model alone nor the
  claims get right (linked, as above): see ``training.evaluation.claim_classes``.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from annotate.annotator import Annotator
from annotate.language import groups
from annotate.record import Claim, Span
from annotate.settings import Settings
from training.data import corpora
from training.data.corpora import Offsets, Text
from training.data.readings import Reading, read
from training.data.scoring import Linked, Score, as_linked, matched
from training.evaluation.claim_classes import ErrorTable, classes

LAYERS = ("source", "cue", "content")


def gold_attributions(text: Text) -> list[Linked]:
    """Return a text's gold attributions."""
    return as_linked(text.attributions or [])


def raw_attributions(doc: Doc) -> list[Linked]:
    """Return what the model's spans and links say, with no rule of ours."""
    sources, cues, contents = (doc.spans[key] for key in (groups.SOURCES, groups.CUES, groups.CONTENTS))
    found = []
    for number, (cue, source) in enumerate(zip(cues, cues.attrs["source"], strict=True)):
        pieces = [c for c, link in zip(contents, contents.attrs["cue"], strict=True) if link == number]
        said_by = ((sources[source].start_char, sources[source].end_char),) if source >= 0 else ()
        content = tuple((c.start_char, c.end_char) for c in pieces)
        found.append(Linked(said_by, ((cue.start_char, cue.end_char),), content))
    return found


def raw_pieces(doc: Doc) -> dict[str, set[tuple[int, int, str]]]:
    """Return the model's spans of the three layers, linked or not."""
    keys = dict(zip(LAYERS, (groups.SOURCES, groups.CUES, groups.CONTENTS), strict=True))
    return {layer: {(s.start_char, s.end_char, "") for s in doc.spans[key]} for layer, key in keys.items()}


def claimed(claims: Iterable[Claim]) -> list[Linked]:
    """Return the record's claims as offsets."""

    def offsets(spans: Iterable[Span]) -> tuple[Offsets, ...]:
        return tuple((s.start, s.end) for s in spans)

    return [
        Linked(offsets(c.source.spans) if c.source else (), offsets(c.cue), offsets(c.content))
        for c in claims
    ]


def pieces_of(items: Iterable[Linked]) -> dict[str, set[tuple[int, int, str]]]:
    """Return every contiguous piece by layer."""
    found = list(items)
    return {layer: {(*p, "") for item in found for p in getattr(item, layer)} for layer in LAYERS}


def score_into(scores: dict[str, Score], found: list[Linked], gold: list[Linked]) -> None:
    """Add one article's counts to every measure over linked attributions."""
    for layer in LAYERS:
        sets = [{(getattr(item, layer),) for item in side if getattr(item, layer)} for side in (found, gold)]
        whole = scores[f"{layer}, whole sets"]
        whole.right += len(sets[0] & sets[1])
        whole.found += len(sets[0])
        whole.gold += len(sets[1])
    with_content = [item for item in found if item.content]
    for name, linked in (("content overlap >= 0.8", False), ("linked attribution", True)):
        scores[name].right += len(matched(with_content, gold, linked=linked))
        scores[name].found += len(with_content)
        scores[name].gold += len(gold)
    mine, theirs = ({c for item in side for p in item.content for c in range(*p)} for side in (found, gold))
    characters = scores["content, characters"]
    characters.right += len(mine & theirs)
    characters.found += len(mine)
    characters.gold += len(theirs)


def score_pieces(
    scores: dict[str, Score], found: dict[str, set[tuple[int, int, str]]], gold: list[Linked]
) -> None:
    """Add one article's counts of contiguous pieces."""
    wanted = pieces_of(gold)
    for layer in LAYERS:
        scores[f"{layer}, pieces"].add(found[layer], wanted[layer])


def empty_scores() -> dict[str, Score]:
    """Return all measures at zero."""
    names = [f"{layer}, {how}" for layer in LAYERS for how in ("pieces", "whole sets")]
    names += ["content, characters", "content overlap >= 0.8", "linked attribution"]
    return {name: Score() for name in names}


def evaluate(
    readings: Iterable[Reading], table: ErrorTable | None = None
) -> tuple[dict[str, Score], dict[str, Score]]:
    """Score the raw model and the assembled claims over documents with gold attributions."""
    raw, made = empty_scores(), empty_scores()
    for reading in readings:
        doc, found = reading.doc, reading.record.claims
        gold = gold_attributions(reading.text)
        linked = raw_attributions(doc)
        score_into(raw, linked, gold)
        score_pieces(raw, raw_pieces(doc), gold)
        claims = claimed(c for c in found if c.within is None or c.by != "rule")
        score_into(made, claims, gold)
        score_pieces(made, pieces_of(claims), gold)
        if table is not None:
            linked = [item for item in linked if item.content]
            claims = [item for item in claims if item.content]
            missed = [set(range(len(gold))) - matched(side, gold, linked=True) for side in (linked, claims)]
            kinds = classes(doc, [(item.source, item.cue, item.content) for item in gold])
            table.add(kinds, len(gold), missed[0], missed[1])
    return raw, made


def readings(limit: int | None) -> Iterator[Reading]:
    """Run the engine over PolNeAR's development part."""
    annotator = Annotator.from_settings(Settings())
    for text in itertools.islice(corpora.polnear("dev"), limit):
        yield read(annotator, text)


def agreement() -> dict[str, Score]:
    """Score every annotator of an article against every later one, as if the first were the system."""
    scores = empty_scores()
    parts: tuple[corpora.Part, ...] = ("train", "dev")
    for marked in itertools.chain.from_iterable(map(corpora.polnear_annotators, parts)):
        for one, other in itertools.combinations(map(as_linked, marked), 2):
            score_into(scores, one, other)
            score_pieces(scores, pieces_of(one), other)
    return scores


def report(raw: dict[str, Score], made: dict[str, Score]) -> None:
    """Print both columns of scores."""
    for name in raw:
        print(f"  {name:24} model {raw[name]}   claims {made[name]}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--limit", type=int, help="articles, for a quick look")
    parser.add_argument("--annotators", action="store_true", help="how well the annotators agree")


def main(arguments: argparse.Namespace) -> None:
    """Evaluate."""
    if arguments.annotators:
        for name, score in agreement().items():
            print(f"  {name:24} {score}")
        return
    table = ErrorTable()
    report(*evaluate(readings(arguments.limit), table))
    print(table)
