"""Weigh "outside" against spans: ``python -m training calibrate`` after an export.

A tagger trained on likelihood misses more spans than it invents, and more
sentences, too. One number a layer, taken off the score of "outside", and one
added to the score of a sentence's beginning are chosen by F1 on the
development parts and stored with the weights.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from annotate.language import build_pipeline
from annotate.language.component import DatelineEncoder, offsets_of, paragraph_starts
from annotate.language.encoder.decode import Floats, LabelledSpan, sentence_starts
from annotate.language.encoder.layers import SPAN_LAYERS
from annotate.language.encoder.model import Encoder
from annotate.weights import Weights
from training.data import corpora
from training.data.corpora import Text
from training.data.paths import WEIGHTS
from training.data.scoring import Score, Spans

# Below this a difference of F1 says nothing, and the number nearest to none is taken.
NOISE = 0.001
STEPS = (-1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4)
SENTENCE_STEPS = (-0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0)


def gold_of(layer: str, text: Text) -> Spans | None:
    """Return a text's gold spans of a layer, none where it is not annotated."""
    if layer == "entities" and text.entities is not None:
        return set(text.entities)
    if layer == "times" and text.times is not None:
        return {(t.start, t.end, t.type) for t in text.times}
    if text.attributions is None:
        return None
    pick = {"sources": "source", "cues": "cue", "contents": "content"}.get(layer)
    if pick is None:
        return None
    label = SPAN_LAYERS[layer][0]
    return {(start, end, label) for item in text.attributions for start, end in getattr(item, pick)}


def calibrate(nlp: Language, component: DatelineEncoder, texts: Iterable[Text]) -> Floats:
    """Return the best number for every span layer, printing its curve."""
    encoder = component.encoder
    read = [(text, *_encoded(nlp, component, text)) for text in texts]
    scores = {(layer, step): Score() for layer in SPAN_LAYERS for step in STEPS}
    for step in STEPS:
        encoder.heads["outside"] = np.full(len(SPAN_LAYERS), step, dtype=np.float32)
        component.use(encoder)
        for text, doc, words, rows in read:
            spans = component.decoder.spans(rows, [doc[i] for i in words])
            for layer in SPAN_LAYERS:
                gold = gold_of(layer, text)
                if gold is not None:
                    scores[layer, step].add(offsets_of(doc, words, spans[layer]), gold)
    best = [best_step(layer, {step: scores[layer, step] for step in STEPS}) for layer in SPAN_LAYERS]
    return np.array(best, dtype=np.float32)


def calibrate_sentences(nlp: Language, component: DatelineEncoder, texts: Iterable[Text]) -> float:
    """Return the best number to add to the score of a sentence's beginning, printing its curve."""
    scores = {step: Score() for step in SENTENCE_STEPS}
    for text in texts:
        doc, words, rows = _encoded(nlp, component, text)
        odds = rows[:, component.encoder.layout["sentence"]].reshape(-1)
        paragraphs = paragraph_starts(doc, words)
        gold = {(sentence[0].start, sentence[-1].end, "") for sentence in text.sentences or []}
        for step, score in scores.items():
            starts = sentence_starts(odds + np.float32(step), paragraphs)
            found = [LabelledSpan(start, end, "", 1.0) for start, end in pairwise([*starts, len(words)])]
            score.add(offsets_of(doc, words, found), gold)
    return best_step("sentence", scores)


def best_step(layer: str, scores: dict[float, Score]) -> float:
    """Return the number nearest to none among the best, printing all."""
    print(layer, " ".join(f"{step}: {score.f1:.4f}" for step, score in scores.items()))
    highest = max(score.f1 for score in scores.values())
    return min((step for step, score in scores.items() if score.f1 >= highest - NOISE), key=abs)


def _encoded(nlp: Language, component: DatelineEncoder, text: Text) -> tuple[Doc, list[int], Floats]:
    doc = nlp.make_doc(text.text)
    return (doc, *component.encode(doc))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--weights", type=Path, default=WEIGHTS)


def main(arguments: argparse.Namespace) -> None:
    """Calibrate, and store the result."""
    texts = [*corpora.worldwide("dev"), *corpora.polnear("dev"), *corpora.timebank("dev")]
    nlp = build_pipeline()
    component = nlp.get_pipe("dateline_encoder")
    assert isinstance(component, DatelineEncoder)
    component.use(Encoder(Weights(arguments.weights)))
    outside = calibrate(nlp, component, texts)
    treebanks = [*corpora.treebank("ewt", "dev"), *corpora.treebank("gum", "dev")]
    sentence = calibrate_sentences(nlp, component, treebanks)
    path = arguments.weights / "heads.npz"
    with np.load(io.BytesIO(path.read_bytes())) as stored:
        arrays = {**stored, "outside": outside, "sentence": np.float32(sentence)}
    np.savez_compressed(path, **arrays)
    print("stored", outside, sentence)
