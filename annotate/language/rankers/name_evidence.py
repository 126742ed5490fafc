"""What an article and others say of spans that may be names, as numbers for the ranker."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.decode import Floats, Integers
from annotate.language.encoder.features import numbered, shape_columns
from annotate.language.encoder.marginals import Candidates
from annotate.language.rankers.counts import Counts
from annotate.language.rankers.rivals import both, edges_of, logit, rivals_of
from annotate.language.rankers.short_forms import is_short_form

TABLES = ("whole", "first", "inner", "last", "before", "after")
"""What is counted: whole names, their words by place, and the words around them."""


def evidence(found: Candidates, words: Sequence[str], counts: Counts) -> Floats:
    """Return what is known of every candidate, ``[spans, numbers]``.

    Args:
        found: The candidates of a text.
        words: The text of every word.
        counts: Of the training articles, by ``TABLES``; the last kind is for words of no name.
    """
    forms = [" ".join(words[a:b]) for a, b in zip(found.starts, found.ends, strict=True)]
    ids = numbered(forms)
    return np.concatenate(
        [
            _measures(found, words, forms, ids),
            both(found.odds),
            _surroundings(found),
            shape_columns(words, *edges_of(found)),
            _other_mentions(found, ids),
            _related_names(found, words, forms),
            _counted(found, words, forms, counts),
        ],
        axis=1,
    )


def _measures(found: Candidates, words: Sequence[str], forms: Sequence[str], ids: Integers) -> Floats:
    lengths = found.ends - found.starts
    often = np.bincount(ids)[ids]
    lower = frozenset(word for word in words if word.islower())
    capitals = [
        sum(word.isupper() for word in words[a:b]) for a, b in zip(found.starts, found.ends, strict=True)
    ]
    columns = [
        lengths / 3,
        lengths == 1,
        lengths > 3,
        np.log1p([len(form) for form in forms]) / 3,
        np.array(capitals) / 2,
        [form.lower() in lower for form in forms],
        found.starts / len(words),
        np.full(len(forms), np.log1p(len(words)) / 7),
        np.log1p(often) / 2,
        often > 1,
        _first_of(ids) == np.arange(len(ids)),
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _first_of(ids: Integers) -> Integers:
    """Return the place of the first of each group."""
    return np.unique(ids, return_index=True)[1][ids]


def _surroundings(found: Candidates) -> Floats:
    """Return how likely the bounds are, and the best of the larger, the smaller and the crossing spans."""
    outside = np.concatenate([[1.0], found.outside, [1.0]]).astype(np.float32)
    edges = np.stack([outside[edge] for edge in edges_of(found)], axis=1)
    rivals = rivals_of(found)
    best = rivals.max(axis=(0, 2))[:, None]
    return np.concatenate([both(edges), both(best), *map(logit, rivals)], axis=1)


def _other_mentions(found: Candidates, ids: Integers) -> Floats:
    """Return the mean, the first, the best and the rest of what the same words are elsewhere."""
    sizes = np.bincount(ids)
    sums = np.zeros((len(sizes), found.odds.shape[1]), np.float32)
    best = np.zeros_like(sums)
    np.add.at(sums, ids, found.odds)
    np.maximum.at(best, ids, found.odds)
    size = sizes[ids][:, None]
    rest = (sums[ids] - found.odds) / np.maximum(size - 1, 1)
    alone = size == 1
    return np.concatenate(
        [
            both(sums[ids] / size),
            both(found.odds[_first_of(ids)]),
            logit(best[ids]),
            np.where(alone, 0, logit(rest)),
            np.where(alone, 0, rest),
        ],
        axis=1,
        dtype=np.float32,
    )


def _related_names(found: Candidates, words: Sequence[str], forms: Sequence[str]) -> Floats:
    """Return what longer names with the word are, what the last word is alone, and what is abbreviated."""
    ids = numbered(words)
    count = ids.max() + 1
    lengths = found.ends - found.starts
    single = lengths == 1
    kinds = found.odds.shape[1]
    ending, within, alone = np.zeros((3, count, kinds), np.float32)
    many = np.flatnonzero(~single)
    np.maximum.at(ending, ids[found.ends[many] - 1], found.odds[many])
    owners = np.repeat(many, lengths[many])
    steps = np.arange(len(owners)) - np.repeat(np.cumsum(lengths[many]) - lengths[many], lengths[many])
    np.maximum.at(within, ids[found.starts[owners] + steps], found.odds[owners])
    np.add.at(alone, ids[found.starts[single]], found.odds[single])
    alone /= np.maximum(np.bincount(ids[found.starts[single]], minlength=count), 1)[:, None]
    last = ids[found.ends - 1]
    mask = single[:, None]
    return np.concatenate(
        [
            *(np.where(mask, part, 0) for part in (both(ending[last]), both(within[last]))),
            np.where(mask, 0, both(alone[last])),
            both(_explained(found, words, forms)),
        ],
        axis=1,
        dtype=np.float32,
    )


def _explained(found: Candidates, words: Sequence[str], forms: Sequence[str]) -> Floats:
    """Return what the long form of a short form is, where the text explains it in parentheses."""
    said: dict[str, NDArray[np.float32]] = {}
    for end, form, odds in zip(found.ends.tolist(), forms, found.odds, strict=True):
        opening, short, closing = [*words[end : end + 3], "", "", ""][:3]
        if (opening, closing) == ("(", ")") and is_short_form(short, form):
            said.setdefault(short, odds)
    nothing = np.zeros(found.odds.shape[1], np.float32)
    return np.stack([said.get(form, nothing) for form in forms])


def _counted(found: Candidates, words: Sequence[str], forms: Sequence[str], counts: Counts) -> Floats:
    padded = ["", *words, ""]
    bounds = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    inner = [(row, word) for row, (a, b) in enumerate(bounds) for word in words[a + 1 : b - 1]]
    sums = np.zeros((len(forms), found.odds.shape[1] + 1), np.float32)
    np.add.at(sums, [row for row, _ in inner], counts.of("inner", [word for _, word in inner]))
    known = [
        counts.of("whole", forms),
        counts.of("first", [words[a] for a, _ in bounds]),
        counts.of("last", [words[b - 1] for _, b in bounds]),
        counts.of("before", [padded[a] for a, _ in bounds]),
        counts.of("after", [padded[b + 1] for _, b in bounds]),
    ]
    shares = [part / (part.sum(axis=1, keepdims=True) + 1) for part in known]
    return np.concatenate([*map(np.log1p, known), *shares, np.log1p(sums)], axis=1, dtype=np.float32)
