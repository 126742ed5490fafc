"""From the encoder's numbers to spans, trees and links.

Everything here is numpy over one article's rows; nothing knows spaCy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.layers import SPAN_LAYERS, SPAN_WIDTHS

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

IMPOSSIBLE = np.float32(-1e4)
LONGEST_SENTENCE = 160
# A link loses this much for every word that it spans: spans of distant windows were
# never compared in training. Tuned on PolNeAR's development part.
DISTANCE = 0.08


class LabelledSpan(NamedTuple):
    """Words ``start`` to ``end`` (half-open) with a label and a confidence from 0 to 1."""

    start: int
    end: int
    label: str
    confidence: float


class Transitions:
    """The CRFs of some span layers, with what BIO forbids.

    Args:
        transitions: ``[all layers, states, states]`` learned scores, from and to.
        starts: ``[all layers, states]`` learned scores of the first state.
        outside: ``[all layers]`` taken off the score of "outside", which trades
            precision for recall.
        layers: Those wanted; the arrays have no more states than these need.
    """

    def __init__(
        self,
        transitions: Floats,
        starts: Floats,
        outside: Floats | None = None,
        layers: Sequence[str] = tuple(SPAN_LAYERS),
    ) -> None:
        order = list(SPAN_LAYERS)
        chosen = [order.index(layer) for layer in layers]
        states = max(SPAN_WIDTHS[layer] for layer in layers)
        self.layers = tuple(layers)
        self.moves = transitions[chosen, :states, :states]
        self.starts = starts[chosen, :states]
        self.outside = np.zeros(len(chosen), np.float32) if outside is None else outside[chosen]
        for layer, name in enumerate(layers):
            width = SPAN_WIDTHS[name]
            self.moves[layer, width:, :] = IMPOSSIBLE
            self.moves[layer, :, width:] = IMPOSSIBLE
            self.starts[layer, width:] = IMPOSSIBLE
            for inner in range(2, width, 2):
                allowed = (inner - 1, inner)
                rest = [state for state in range(width) if state not in allowed]
                self.moves[layer, rest, inner] = IMPOSSIBLE
                self.starts[layer, inner] = IMPOSSIBLE


def emissions_of(rows: Floats, layout: dict[str, slice], crf: Transitions) -> Floats:
    """Stack the scores of a CRF's layers: ``[words, layers, states]``, padded with ``IMPOSSIBLE``."""
    emissions = np.full((len(rows), *crf.starts.shape), IMPOSSIBLE, dtype=np.float32)
    for layer, name in enumerate(crf.layers):
        emissions[:, layer, : SPAN_WIDTHS[name]] = rows[:, layout[name]]
    emissions[:, :, 0] -= crf.outside
    return emissions


def viterbi(emissions: Floats, crf: Transitions) -> Integers:
    """Return the best tag sequence of every layer, ``[words, layers]``.

    Source: Viterbi 1967, over all layers at once.
    """
    words, layers, _ = emissions.shape
    if not words:
        return np.zeros((0, layers), dtype=np.int64)
    into = np.ascontiguousarray(crf.moves.transpose(1, 0, 2))
    scores = np.empty_like(emissions)
    scores[0] = crf.starts + emissions[0]
    candidates = np.empty_like(into)
    for before, after, emission in zip(scores[:-1], scores[1:], emissions[1:], strict=True):
        # From, layer, to: a maximum over the first axis runs over all layers and states at once.
        np.add(before.T[:, :, None], into, out=candidates)
        np.maximum.reduce(candidates, axis=0, out=after)
        after += emission
    return np.stack([_backwards(scores[:, layer], crf.moves[layer]) for layer in range(layers)], axis=1)


def _backwards(scores: Floats, moves: Floats) -> Integers:
    """Follow one layer's best sequence back from the last word; most words are outside of all spans."""
    before_outside = (scores + moves[:, 0]).argmax(axis=1).tolist()
    into = np.ascontiguousarray(moves.T)
    tag = int(scores[-1].argmax())
    tags = [tag]
    for word in range(len(scores) - 2, -1, -1):
        tag = int((scores[word] + into[tag]).argmax()) if tag else before_outside[word]
        tags.append(tag)
    return np.array(tags[::-1], dtype=np.int64)


def tag_confidence(emissions: Floats, path: Integers, crf: Transitions) -> Floats:
    """Return the probability of every tag given its neighbours, ``[words, layers]``.

    The pseudo-likelihood (Besag 1975) needs no second pass over the text and
    ranks the tags as the exact marginals nearly do.
    """
    layer = np.arange(emissions.shape[1])[None, :]
    scores = emissions.copy()
    if len(path) > 1:
        scores[1:] += crf.moves[layer, path[:-1]]
        scores[:-1] += crf.moves.transpose(0, 2, 1)[layer, path[1:]]
    scores -= scores.max(axis=2, keepdims=True)
    odds = np.exp(scores)
    chosen = np.take_along_axis(odds, path[:, :, None], axis=2)[:, :, 0]
    return np.asarray(chosen / odds.sum(axis=2), dtype=np.float32)


def spans_of(name: str, tags: Integers, confidence: Floats) -> list[LabelledSpan]:
    """Read one layer's spans from its BIO tags; a span is as sure as its least sure word."""
    kinds = SPAN_LAYERS[name]
    bounds: list[list[int]] = []
    for word in np.flatnonzero(tags).tolist():
        inner = tags[word] % 2 == 0
        if inner and bounds and bounds[-1][1] == word:
            bounds[-1][1] += 1
        else:
            bounds.append([word, word + 1])
    # The word after the span takes part: it decides where the span ends.
    return [
        LabelledSpan(a, b, kinds[(int(tags[a]) - 1) // 2], float(confidence[a : b + 1].min()))
        for a, b in bounds
    ]


def sentence_starts(scores: Floats, forced: Sequence[int]) -> list[int]:
    """Return the first word of every sentence; no sentence is longer than ``LONGEST_SENTENCE``.

    Args:
        scores: ``[words]``, above 0 where a sentence likely starts.
        forced: Words that start one in any case (paragraphs).
    """
    if not len(scores):
        return []
    starts = sorted({0, *forced, *np.flatnonzero(scores > 0).tolist()})
    result: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        result.append(start)
        while end - result[-1] > LONGEST_SENTENCE:
            low = result[-1] + LONGEST_SENTENCE // 2
            high = result[-1] + LONGEST_SENTENCE
            result.append(low + int(scores[low:high].argmax()))
    return result


def link(
    rows: Floats, layout: dict[str, slice], heads: dict[str, Floats], kind: int
) -> tuple[Floats, Floats]:
    """Return origin and target vectors of a kind of link; their product scores it.

    Kind 0 is from a cue to its source, kind 1 from a content to its cue.
    """
    names = (("link_cue_source", "link_source"), ("link_content_cue", "link_cue"))[kind]
    origin, target = (rows[:, layout[name]] for name in names)
    return np.asarray(origin @ heads["links"][kind], dtype=np.float32), target


def linked_sources(
    rows: Floats,
    layout: dict[str, slice],
    heads: dict[str, Floats],
    cues: Sequence[LabelledSpan],
    sources: Sequence[LabelledSpan],
    reach: int = 150,
) -> list[int]:
    """Return for every cue the index of its source, -1 for none."""
    if not cues or not sources:
        return [-1] * len(cues)
    origin, target = link(rows, layout, heads, 0)
    asking = np.array([cue.start for cue in cues])
    asked = np.array([source.start for source in sources])
    distance = np.abs(asking[:, None] - asked)
    scores = origin[asking] @ target[asked].T - DISTANCE * distance
    scores[distance > reach] = -np.inf
    found = scores.max(axis=1) > origin[asking] @ heads["no_source"]
    best: list[int] = np.where(found, scores.argmax(axis=1), -1).tolist()
    return best


def linked_cues(
    rows: Floats,
    layout: dict[str, slice],
    heads: dict[str, Floats],
    contents: Sequence[LabelledSpan],
    cues: Sequence[LabelledSpan],
    reach: int = 300,
) -> list[int]:
    """Return for every content the index of its cue, -1 where none is within reach."""
    if not contents or not cues:
        return [-1] * len(contents)
    origin, target = link(rows, layout, heads, 1)
    starts, ends = (np.array([content[i] for content in contents]) for i in (0, 1))
    asked, cue_ends = (np.array([cue[i] for cue in cues]) for i in (0, 1))
    distance = np.minimum(np.abs(asked - starts[:, None]), np.abs(asked - ends[:, None]))
    scores = origin[starts] @ target[asked].T - DISTANCE * distance
    scores[(starts[:, None] < asked - reach) | (ends[:, None] > cue_ends + 2 * reach)] = -np.inf
    found = np.isfinite(scores.max(axis=1))
    best: list[int] = np.where(found, scores.argmax(axis=1), -1).tolist()
    return best
