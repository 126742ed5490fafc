"""Dependency trees from biaffine scores: the best tree with one root."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_TOGETHER = 64
"""Heads whose words get their relations at once."""


class Parser:
    """Grows trees from the rows of an encoder.

    Args:
        layout: Where the parser's vectors stand in a row.
        heads: The parser's matrices.

    Source: Dozat and Manning 2017.
    """

    def __init__(self, layout: dict[str, slice], heads: dict[str, Floats]) -> None:
        self._layout = layout
        self._arc, self._arc_head = heads["arc"], heads["arc_head"]
        self._relations_count, self._width, _ = heads["label"].shape
        # Side by side, so that one product scores all relations of a head.
        self._labels = heads["label"].transpose(2, 0, 1).reshape(self._width, -1)

    def parse(self, rows: Floats, starts: Sequence[int]) -> tuple[Integers, Integers]:
        """Parse the sentences of an article.

        Args:
            rows: ``[words, outputs]`` of the article.
            starts: First word of every sentence, in order.

        Returns:
            The head of every word (itself for a root) and the index of its relation.
        """
        dependents = np.maximum(rows[:, self._layout["arc_dependent"]], 0) @ self._arc
        governors = np.maximum(rows[:, self._layout["arc_head"]], 0)
        bias = governors @ self._arc_head
        tree = np.zeros(len(rows), dtype=np.int64)
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
            scores = dependents[start:end] @ governors[start:end].T + bias[start:end]
            tree[start:end] = best_tree(scores) + start
        return tree, self._relations(rows, tree)

    def _relations(self, rows: Floats, tree: Integers) -> Integers:
        """Return every word's best relation to its head; words with one head are scored together."""
        order = np.argsort(tree, kind="stable")
        heads, firsts = np.unique(tree[order], return_index=True)
        governors = _with_one(np.maximum(rows[:, self._layout["label_head"]][heads], 0))
        dependents = _with_one(np.maximum(rows[:, self._layout["label_dependent"]][order], 0))
        bounds = [*firsts.tolist(), len(order)]
        best = np.empty(len(order), dtype=np.int64)
        for start in range(0, len(heads), _TOGETHER):
            mixed = governors[start : start + _TOGETHER] @ self._labels
            matrices = mixed.reshape(-1, self._relations_count, self._width)
            for matrix, (first, end) in zip(matrices, pairwise(bounds[start:]), strict=False):
                best[order[first:end]] = (dependents[first:end] @ matrix.T).argmax(axis=1)
        return best


def _with_one(vectors: Floats) -> Floats:
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)


def best_tree(scores: Floats) -> Integers:
    """Return the best spanning tree with exactly one root.

    The greedy choice is a tree most of the time; only otherwise is the
    maximum spanning tree searched, with the root that scores best in it.

    Args:
        scores: ``[dependents, heads]``; the diagonal scores being the root.

    Returns:
        The head of every word; the root is its own head.
    """
    greedy: Integers = scores.argmax(axis=1)
    if _is_tree(greedy):
        return greedy
    without = scores.copy()
    np.fill_diagonal(without, -np.inf)
    loss = np.diagonal(scores) - (without.max(axis=1) if len(scores) > 1 else 0)
    root = int(loss.argmax())
    without -= without.max(axis=1, keepdims=True, where=np.isfinite(without), initial=-1e9)
    heads = _arborescence(without.astype(np.float64), root)
    heads[root] = root
    return heads


def _is_tree(heads: Integers) -> bool:
    own = heads == np.arange(len(heads))
    if own.sum() != 1:
        return False
    reached = heads
    for _ in range(int(np.ceil(np.log2(max(len(heads), 2)))) + 1):
        reached = reached[reached]
    return bool(own[reached].all())


def _arborescence(scores: NDArray[np.float64], root: int) -> Integers:
    """Maximum arborescence from ``root`` (Chu and Liu 1965; Edmonds 1967), by contraction."""
    size = len(scores)
    heads: Integers = scores.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    outside = np.array([i for i in range(size) if i not in set(cycle)])
    inside = np.array(cycle)
    kept = scores[inside, heads[inside]]
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, inside)]
    contracted = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    contracted[:-1, :-1] = scores[np.ix_(outside, outside)]
    contracted[-1, :-1] = entering.max(axis=0)
    contracted[:-1, -1] = leaving.max(axis=1)
    smaller = _arborescence(contracted, int(np.flatnonzero(outside == root)[0]))
    result: Integers = heads.copy()
    for place, word in enumerate(outside):
        head = smaller[place]
        result[word] = inside[leaving[place].argmax()] if head == len(outside) else outside[head]
    entry = int(smaller[-1])
    broken = inside[entering[:, entry].argmax()]
    result[broken] = outside[entry]
    return result


def _cycle(heads: Integers, root: int) -> list[int] | None:
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path: list[int] = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return None
