"""Learn which spans are contents: ``python -m training content-ranker runs/half0 runs/half1``.

As for names (``training name-ranker``), two networks read PolNeAR's training
articles that they have not learned from. What is printed is the exact F1 of
contents on these, each ranked by what learned from the other half.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from annotate.language.component import DatelineEncoder, offsets_of
from annotate.language.encoder.decode import Floats, Integers
from annotate.language.encoder.marginals import Candidates
from annotate.language.rankers.contents import ContentRanker, Surroundings, content_evidence
from training.data.corpora import Offsets, half_of, polnear
from training.data.paths import WEIGHTS
from training.data.scoring import Score
from training.encoder.halves import Tokenizer, WordTokens, in_words, readings
from training.rankers.feed_forward import fitted, store


class Article(NamedTuple):
    """An article with its candidates and the pieces of its gold contents."""

    words: WordTokens
    found: Candidates
    around: Surroundings
    pieces: set[Offsets]


def read(component: DatelineEncoder, tokenizer: Tokenizer, half: int) -> Iterator[Article]:
    """Yield the articles of one half as the component's encoder sees them."""
    decoder = component.decoder
    for text in polnear("train"):
        if half_of(text) == half:
            doc = tokenizer(text.text)
            places, rows = component.encode(doc)
            found, around = decoder.contents(rows, 1 - decoder.candidates(rows).outside)
            pieces = {piece for item in text.attributions or [] for piece in item.content}
            yield Article(WordTokens(doc, places), found, around, pieces)


def examples(articles: Iterable[Article]) -> tuple[Floats, Integers]:
    """Return the evidence for all candidates, ``[spans, numbers]``, and 0 for contents, 1 for others."""
    rows, others = [], []
    for article in articles:
        found = article.found
        contents = set(in_words(article.words.tokens, article.pieces).values())
        rows.append(content_evidence(found, article.words.texts, article.around))
        bounds = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
        others += [bound not in contents for bound in bounds]
    return np.concatenate(rows), np.array(others, np.int64)


def learn(rows: Floats, others: Integers) -> ContentRanker:
    """Return a ranker that learned from the examples."""
    return ContentRanker(fitted(rows, others, np.zeros((len(rows), 2), np.float32)))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("halves", nargs=2, type=Path, help="what learned without half 0, and without 1")
    parser.add_argument("--output", type=Path, default=WEIGHTS / ContentRanker.FILE)


def main(arguments: argparse.Namespace) -> None:
    """Print the score, learn and store."""
    _, articles = readings(arguments.halves, read)
    sets = [examples(half) for half in articles]
    score = Score()
    for half in (0, 1):
        ranker = learn(*sets[1 - half])
        for article in articles[half]:
            chosen = ranker.choose(article.found, article.words.texts, article.around)
            gold = {(*piece, "CONTENT") for piece in article.pieces}
            score.add(offsets_of(*article.words, chosen), gold)
    print(f"contents  {score}")
    rows, others = (np.concatenate(part) for part in zip(*sets, strict=True))
    store(arguments.output, learn(rows, others))
