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
    np.multiply(first, odds[0], out=forward[0])
    _scale(forward[0])
    for step in range(1, len(odds)):
        here = np.matmul(forward[step - 1], moves, out=forward[step])
        here *= odds[step]
        if step % SCALED == 0:
            _scale(here)
    back = np.ascontiguousarray(moves.transpose(0, 2, 1))
    for step in range(len(odds) - 2, -1, -1):
        here = np.matmul(backward[step + 1] * odds[step + 1], back, out=backward[step])
        if step % SCALED == 0:
            _scale(here)
    return forward, backward


def _scale(rows: Floats) -> None:
    """Let the states of each row add up to one, in place."""
    total = np.add.reduce(rows, axis=-1, keepdims=True)
    total += LEAST
    np.divide(rows, total, out=rows)


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
    return candidates_beside(scores[None], moves[None], floor, longest, margin)[0]


def candidates_beside(
    scores: Floats, moves: Floats, floor: float, longest: int, margin: int
) -> tuple[Candidates, list[Floats]]:
    """Return the spans of the first of some layers, and how surely every word is outside of each other one.

    They are summed over together: the steps are many and small.

    Args:
        scores: ``[layers, words, states]``.
        moves: ``[layers, states, states]``.
        floor: As in ``candidates_of``.
        longest: As in ``candidates_of``.
        margin: As in ``candidates_of``.

    Returns:
        The candidates, and of every other layer ``[words]``.
    """
    layers, words, states = scores.shape
    odds = np.exp(scores - scores.max(axis=2, keepdims=True))
    scale = np.exp(moves - moves.max(axis=(1, 2), keepdims=True))
    places = np.arange(0, words, KEPT) + np.arange(-margin, KEPT + margin)[:, None]
    there = (places >= 0) & (places < words)
    part = np.zeros((len(places), layers, places.shape[1], states), np.float32)
    part[..., 0] = 1.0
    for layer in range(layers):
        part[:, layer][there] = odds[layer, places[there]]
    forward, backward = forward_backward(part, scale[:, :1], scale)
    kept, following = slice(margin, margin + KEPT), slice(margin + 1, margin + KEPT + 1)
    product = forward[kept] * backward[kept]
    _scale(product)
    both = [_in_order(product[:, n], words) for n in range(layers)]
    ahead = part[following, 0] * backward[following, 0]
    total = ahead @ scale[0].T + LEAST
    carried = [
        _in_order(ahead[..., 2::2] * np.diagonal(scale[0, own::2, 2::2]) / total[..., own::2], words)
        for own in (1, 2)
    ]
    found = _enumerated(both[0][:, 1::2], np.stack(carried), both[0][:, 0], floor, longest)
    return found, [rows[:, 0] for rows in both[1:]]


def _in_order(rows: Floats, words: int) -> Floats:
    """Return the rows of the words kept, as the text has them."""
    return rows.swapaxes(0, 1).reshape(-1, rows.shape[-1])[:words]


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
