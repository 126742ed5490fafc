"""What a linear-chain CRF says of every word and of every span, beyond its best path."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from annotate.language.encoder.decode import Floats, Integers

LEAST = np.float32(1e-30)
FLOOR = 0.02
"""Spans less likely than this are not worth a second look; 0.95 of gold names are above it."""
KEPT = 32
"""Words that are summed over together."""
SCALED = 4
"""Steps between two scalings."""
LONGEST, MARGIN = 14, 12
"""Most words of a name, and neighbours on either side of the words kept that are read with them."""


class Candidates(NamedTuple):
    """Spans that may be of a layer, in text order, each pair of bounds once.

    Attributes:
        starts: ``[spans]`` first words.
        ends: ``[spans]`` words after the last.
        odds: ``[spans, kinds]`` probability of every label.
        outside: ``[words]`` probability that a word is in no span.
    """

    starts: Integers
    ends: Integers
    odds: Floats
    outside: Floats


def forward_backward(odds: Floats, first: Floats, moves: Floats) -> tuple[Floats, Floats]:
    """Sum over all paths into and out of every state, scaled on the way.

    Source: Baum et al. 1970; the scaling of Rabiner 1989, at every fourth step.

    Args:
        odds: ``[steps, chains, texts, states]`` exponentials of the scores.
        first: ``[chains, 1, states]`` of the first state.
        moves: ``[chains, states, states]`` of the moves, from and to.

    Returns:
        Two arrays like ``odds``; their product over the sum of its states is
        the probability of every state.
    """
    forward, backward = np.empty_like(odds), np.ones_like(odds)
    forward[0] = _scaled(first * odds[0])
    for step in range(1, len(odds)):
        np.matmul(forward[step - 1], moves, out=forward[step])
        forward[step] *= odds[step]
        if step % SCALED == 0:
            forward[step] = _scaled(forward[step])
    back = np.ascontiguousarray(moves.transpose(0, 2, 1))
    for step in range(len(odds) - 2, -1, -1):
        np.matmul(backward[step + 1] * odds[step + 1], back, out=backward[step])
        if step % SCALED == 0:
            backward[step] = _scaled(backward[step])
    return forward, backward


def _scaled(rows: Floats) -> Floats:
    return np.asarray(rows / (rows.sum(axis=-1, keepdims=True) + LEAST), dtype=np.float32)


def candidates_of(
    scores: Floats, moves: Floats, floor: float = FLOOR, longest: int = LONGEST, margin: int = MARGIN
) -> Candidates:
    """Return the spans of one BIO layer that are not unlikely.

    Args:
        scores: ``[words, states]`` of the layer; state 0 is outside, then B and I of each kind.
        moves: ``[states, states]`` scores from and to, with what BIO forbids.
        floor: Least probability of a span under some label.
        longest: Most words of a span.
        margin: Words on either side that are read with those kept; what stands
            farther off says nothing.
    """
    both, ahead, total, scale = _sums(scores, moves, margin)
    carried = [
        _in_order(ahead[..., 2::2] * np.diagonal(scale[own::2, 2::2]) / total[..., own::2], scores, margin)
        for own in (1, 2)
    ]
    return _enumerated(both[:, 1::2], np.stack(carried), both[:, 0], floor, longest)


def outside_of(scores: Floats, moves: Floats, margin: int = MARGIN) -> Floats:
    """Return the probability that a word is in no span of a layer, ``[words]``; see ``candidates_of``."""
    return _sums(scores, moves, margin)[0][:, 0]


def _sums(scores: Floats, moves: Floats, margin: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the probability of every state, and what the next word's is made of."""
    words, states = scores.shape
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    scale = np.exp(moves - moves.max())
    places = np.arange(0, words, KEPT) + np.arange(-margin, KEPT + margin)[:, None]
    there = (places >= 0) & (places < words)
    part = np.zeros((*places.shape, states), np.float32)
    part[..., 0] = 1.0
    part[there] = odds[places[there]]
    forward, backward = (rows[:, 0] for rows in forward_backward(part[:, None], scale[None, :1], scale[None]))
    ahead = part[1:] * backward[1:]
    both = _in_order(_scaled(forward * backward), scores, margin)
    return both, ahead, ahead @ scale.T + LEAST, scale


def _in_order(rows: Floats, scores: Floats, margin: int) -> Floats:
    """Return the rows of the words kept, as the text has them."""
    kept = rows[margin : margin + KEPT].swapaxes(0, 1)
    return kept.reshape(-1, rows.shape[-1])[: len(scores)]


def _enumerated(begun: Floats, carried: Floats, outside: Floats, floor: float, longest: int) -> Candidates:
    """Let every span that may begin go on for as long as it may.

    Args:
        begun: ``[words, kinds]`` probability that a span begins.
        carried: ``[2, words, kinds]`` probability that it goes on after its first word, and after another.
        outside: Handed on.
        floor: As above.
        longest: As above.
    """
    count, kinds = begun.shape
    starts, labels = np.nonzero(begun > floor)
    alive, onward = begun[starts, labels], carried[0][starts, labels]
    ends = starts + 1
    found: list[tuple[Integers, Integers, Integers, Floats]] = []
    for _ in range(longest):
        ending = alive * (1 - onward)
        likely = ending > floor
        found.append((starts[likely], ends[likely], labels[likely], ending[likely]))
        alive = alive * onward
        going = (alive > floor) & (ends < count)
        if not going.any():
            break
        starts, labels, ends, alive = starts[going], labels[going], ends[going], alive[going]
        onward = carried[1][ends, labels]
        ends = ends + 1
    first, last, label, odds = (np.concatenate(part) for part in zip(*found, strict=True))
    keys, rows = np.unique(first * (count + 1) + last, return_inverse=True)
    table = np.zeros((len(keys), kinds), np.float32)
    table[rows, label] = odds
    return Candidates(keys // (count + 1), keys % (count + 1), table, outside)
