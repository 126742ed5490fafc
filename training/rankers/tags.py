"""Learn tags that the encoder is unsure of: ``python -m training tag-ranker runs/half0 runs/half1``.

As for names (``training name-ranker``), two networks read the texts of the
treebanks that they have not learned from. What is printed is the share of
right tags, without and with the ranker, each learned from the other half.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from annotate.language.component import DatelineEncoder
from annotate.language.encoder.decode import Floats, Integers
from annotate.language.rankers.counts import Counts
from annotate.language.rankers.feed_forward import softmax
from annotate.language.rankers.tags import ENDINGS, TagRanker, carried, tag_evidence, unsure_words
from training.data.corpora import half_of, treebank
from training.data.paths import WEIGHTS
from training.encoder.halves import Tokenizer, readings
from training.rankers.feed_forward import fitted, store, tabulated

LEAST = 2
"""Words and endings seen once are not stored."""
UNKNOWN = -1


class Tagged(NamedTuple):
    """A text's words with the encoder's scores, and the treebank's tags, ``UNKNOWN`` for words of its own."""

    words: list[str]
    scores: Floats
    tags: Integers


def read(component: DatelineEncoder, tokenizer: Tokenizer, half: int) -> Iterator[Tagged]:
    """Yield the texts of one half as the component's encoder sees them."""
    layout, order = component.encoder.layout, component.encoder.inventory.tags
    numbers = {tag: number for number, tag in enumerate(order)}
    for text in (*treebank("ewt", "train"), *treebank("gum", "train")):
        if half_of(text) == half:
            gold = {(t.start, t.end): numbers[t.xpos] for sentence in text.sentences or [] for t in sentence}
            doc = tokenizer(text.text)
            places, rows = component.encode(doc)
            tokens = [doc[i] for i in places]
            tags = [gold.get((token.idx, token.idx + len(token)), UNKNOWN) for token in tokens]
            yield Tagged([token.text for token in tokens], rows[:, layout["tags"]], np.array(tags))


def counted(texts: Iterable[Tagged], kinds: int) -> Counts:
    """Count how words and endings are tagged."""
    return tabulated(
        (
            (table, word[-letters:], tag)
            for text in texts
            for word, tag in zip(text.words, text.tags.tolist(), strict=True)
            if tag != UNKNOWN
            for table, letters in ENDINGS.items()
        ),
        kinds,
        LEAST,
    )


def examples(texts: Iterable[Tagged], counts: Counts) -> tuple[Floats, Integers]:
    """Return the evidence for the words in question, ``[words, numbers]``, and their tags."""
    rows, tags = [], []
    for text in texts:
        odds = softmax(text.scores)
        unsure = unsure_words(odds)
        unsure = unsure[text.tags[unsure] != UNKNOWN]
        if len(unsure):
            rows.append(tag_evidence(text.words, odds, unsure, counts))
            tags.append(text.tags[unsure])
    return np.concatenate(rows), np.concatenate(tags)


def learn(rows: Floats, tags: Integers, counts: Counts, kinds: int) -> TagRanker:
    """Return a ranker that learned from the examples."""
    return TagRanker({**counts.arrays, **fitted(rows, tags, carried(rows, kinds))})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("halves", nargs=2, type=Path, help="what learned without half 0, and without 1")
    parser.add_argument("--output", type=Path, default=WEIGHTS / TagRanker.FILE)


def main(arguments: argparse.Namespace) -> None:
    """Print the shares, learn and store."""
    component, texts = readings(arguments.halves, read)
    kinds = len(component.encoder.inventory.tags)
    counts = [counted(half, kinds) for half in texts]
    sets = [examples(texts[half], counts[1 - half]) for half in (0, 1)]
    right = np.zeros(3)
    for half in (0, 1):
        ranker = learn(*sets[1 - half], counts[1 - half], kinds)
        for text in texts[half]:
            known = text.tags != UNKNOWN
            for place, tags in enumerate((text.scores.argmax(axis=1), ranker.tags(text.words, text.scores))):
                right[place] += (tags == text.tags)[known].sum()
            right[2] += known.sum()
    print(f"right tags: {right[0] / right[2]:.4f} without, {right[1] / right[2]:.4f} with the ranker")
    rows, tags = (np.concatenate(part) for part in zip(*sets, strict=True))
    store(arguments.output, learn(rows, tags, counted([*texts[0], *texts[1]], kinds), kinds))
