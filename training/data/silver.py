"""Label what a corpus lacks with a model that there is: ``python -m training silver``.

Every corpus has gold for a few layers only. Its texts are labelled with the
others by the present model, at no weight near gold's, so that each text trains
every head and no head sees the style of one corpus alone (self-training:
Scudder 1965; Zoph et al. 2020).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from annotate.claims.rules import attributions
from annotate.claims.spans.index import DocIndex
from annotate.language import build_pipeline
from annotate.language.component import DatelineEncoder, offsets_of
from annotate.language.encoder.decode import (
    Floats,
    Transitions,
    emissions_of,
    sentence_starts,
    viterbi,
)
from annotate.language.encoder.layers import SPAN_LAYERS
from annotate.language.encoder.model import Encoder, WordEncoder
from annotate.language.findings import Findings
from annotate.language.rankers.tags import shipped_tag_ranker
from annotate.language.words.trees import Parser
from annotate.weights import Weights
from training.data.corpora import Offsets
from training.data.examples import IGNORE, Words, attribution_spans, bio_of
from training.data.paths import WEIGHTS
from training.data.world_claims import mixed_texts, outer_attributions

Integers = NDArray[np.int64]

SYNTAX = ("tags", "upos", "lemmas", "heads", "deprels", "sentence")
LAYERS = (*SPAN_LAYERS, "events", "dct", *SYNTAX)
RANKED = ("entities", "contents")


def label(text: str, spans: Sequence[Offsets], rows: Floats, encoder: WordEncoder) -> dict[str, Integers]:
    """Return a model's labels of one text, ``[words]`` by layer.

    Args:
        text: All of it.
        spans: Character offsets of the words.
        rows: ``[words, outputs]`` of the encoder.
        encoder: Knows what the outputs mean.
    """
    layout, heads = encoder.layout, encoder.heads
    crf = Transitions(heads["transitions"], heads["starts"], heads.get("outside"))
    path = viterbi(emissions_of(rows, layout, crf), crf)
    labels = {name: path[:, i] for i, name in enumerate(SPAN_LAYERS)}
    for name in ("events", "tags", "upos", "lemmas"):
        labels[name] = rows[:, layout[name]].argmax(axis=1)
    labels["dct"] = np.where(labels["events"] > 0, rows[:, layout["dct"]].argmax(axis=1), IGNORE)
    forced = [i for i in range(1, len(spans)) if "\n\n" in text[spans[i - 1][1] : spans[i][0]]]
    starts = sentence_starts(rows[:, layout["sentence"]].reshape(-1), forced)
    labels["sentence"] = np.zeros(len(spans), dtype=np.int64)
    labels["sentence"][starts] = 1
    labels["heads"], labels["deprels"] = Parser(layout, heads).parse(rows, starts)
    return labels


def add_silver(all_words: Sequence[Words], file: Path) -> None:
    """Give all words the labels that they lack.

    Args:
        all_words: In the order of ``mixed_texts``.
        file: What ``python -m training silver`` wrote.

    Raises:
        ValueError: The file was made for other texts or another tokeniser.
    """
    with np.load(file, allow_pickle=False) as stored:
        silver = {name: stored[name] for name in LAYERS}
    bounds = np.cumsum([0, *(len(words.spans) for words in all_words)])
    if bounds[-1] != len(silver["tags"]):
        raise ValueError(f"{file}: made for other texts; make it again")
    for words, start, end in zip(all_words, bounds[:-1], bounds[1:], strict=True):
        lacking = [name for name in LAYERS if name not in words.labels]
        words.silver = frozenset(lacking)
        words.labels |= {name: silver[name][start:end].astype(np.int64) for name in lacking}


def store(labels: Sequence[dict[str, Integers]], file: Path) -> None:
    """Write the labels of all training texts, in their order."""
    joined: dict[str, Any] = {
        name: np.concatenate([part[name] for part in labels]).astype(np.int32) for name in LAYERS
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(file, **joined)
    print({name: int((values != 0).sum()) for name, values in joined.items()})


def chosen(component: DatelineEncoder, doc: Doc) -> dict[str, Integers]:
    """Return the labels of one text as rankers choose them, where there is one: names, contents, tags."""
    words, rows = component.encode(doc)
    tokens = [doc[i] for i in words]
    spans = [(token.idx, token.idx + len(token)) for token in tokens]
    labels = label(doc.text, spans, rows, component.encoder)
    found = Findings()
    found.add(rows, tokens, 0, component.decoder)
    for name in RANKED:
        labels[name] = bio_of(name, offsets_of(doc, words, found.spans[name]), spans)
    scores = rows[:, component.encoder.layout["tags"]]
    labels["tags"] = shipped_tag_ranker().tags([token.text for token in tokens], scores)
    return labels


def claimed(doc: Doc) -> dict[str, Integers]:
    """Return the sources, cues and contents of all claims that the engine finds, with PolNeAR's edges."""
    index = DocIndex(doc)
    claims = [{"source": one.source, "cue": one.cue, "content": one.content} for one in attributions(index)]
    spans = [(token.idx, token.idx + len(token)) for token in doc if not token.is_space]
    return {
        name: bio_of(name, places, spans)
        for name, places in attribution_spans(outer_attributions(doc.text, claims)).items()
    }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--output", type=Path, default=Path("runs/silver.npz"))
    parser.add_argument("--threads", type=int, default=2)


def main(arguments: argparse.Namespace) -> None:
    """Label the training texts."""
    nlp = build_pipeline()
    component = nlp.get_pipe("dateline_encoder")
    assert isinstance(component, DatelineEncoder)
    component.use(Encoder(Weights(arguments.weights), threads=arguments.threads))
    labels = []
    for count, text in enumerate(mixed_texts(), 1):
        labels.append(chosen(component, nlp.make_doc(text.text)))
        if text.corpus == "worldwide" and text.attributions is None:
            # What readers judge in the other articles, no model that learned from them is to repeat.
            labels[-1] |= claimed(nlp(text.text))
        if count % 200 == 0:
            print(f"{count} texts", flush=True)
    store(labels, arguments.output)
