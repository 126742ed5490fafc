"""Learn which spans are names: ``python -m training name-ranker runs/half0 runs/half1``.

Two networks, each of which learned from one half of the texts
(``training train --without``), read the other half of Worldwide's articles; so
the ranker sees the encoder as it is on articles that it does not know. First a
ranker learns from each half and names the other: these scores are of 852
articles, each unseen by all that reads it, and tell more of a rule for names
than the 105 of the development part. Then one learns from both and is stored
beside the weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from annotate.language.component import DatelineEncoder, offsets_of
from annotate.language.encoder.decode import Floats, Integers
from annotate.language.encoder.layers import ENTITY_KINDS
from annotate.language.encoder.marginals import Candidates
from annotate.language.rankers.counts import Counts
from annotate.language.rankers.name_evidence import evidence
from annotate.language.rankers.names import NameRanker
from annotate.language.words.tidying import tidied
from training.data.corpora import Text, half_of, worldwide
from training.data.paths import WEIGHTS
from training.data.scoring import Spans, entity_scores
from training.encoder.halves import Tokenizer, WordTokens, in_words, readings
from training.rankers.feed_forward import fitted, store, tabulated

OTHER_CASE = 6
"""One article of so many is read in capitals, too, and another in lower case."""
KINDS = len(ENTITY_KINDS)


class Article(NamedTuple):
    """An article with its candidates and gold names as ``(first word, word after the last, kind)``."""

    text: Text
    words: WordTokens
    found: Candidates
    names: list[tuple[int, int, int]]
    as_written: bool


def read(component: DatelineEncoder, tokenizer: Tokenizer, half: int) -> Iterator[Article]:
    """Yield the articles of one half as the component's encoder sees them, some in other letters, too."""
    texts = [text for text in worldwide("train") if half_of(text) == half]
    for place, text in enumerate([*texts, *other_cases(texts)]):
        doc = tokenizer(text.text)
        places, rows = component.encode(doc)
        words = WordTokens(doc, places)
        gold = sorted(text.entities or [])
        bounds = in_words(words.tokens, [(start, end) for start, end, _ in gold])
        names = [
            (*bounds[start, end], ENTITY_KINDS.index(kind))
            for start, end, kind in gold
            if (start, end) in bounds
        ]
        yield Article(text, words, component.decoder.candidates(rows), names, place < len(texts))


def other_cases(texts: Sequence[Text]) -> Iterator[Text]:
    """Yield some texts in capitals and some in lower case: headlines and messages have names, too."""
    for change, chosen in ((str.upper, texts[::OTHER_CASE]), (str.lower, texts[1::OTHER_CASE])):
        for text in chosen:
            changed = change(text.text)
            if len(changed) == len(text.text):
                yield replace(text, text=changed)


def counted(articles: Iterable[Article]) -> Counts:
    """Count in how many articles words and names are of each kind; capitalised words of no name, too."""
    written = (article for article in articles if article.as_written)
    return tabulated((entry for article in written for entry in sorted(set(_entries(article)))), KINDS + 1)


def _entries(article: Article) -> Iterator[tuple[str, str, int]]:
    written = article.words.texts
    words = [word.casefold() for word in written]
    named: set[int] = set()
    for start, end, kind in article.names:
        named.update(range(start, end))
        yield "whole", " ".join(words[start:end]), kind
        yield "first", words[start], kind
        yield "last", words[end - 1], kind
        yield from (("inner", word, kind) for word in words[start + 1 : end - 1])
        if start:
            yield "before", words[start - 1], kind
        if end < len(words):
            yield "after", words[end], kind
    for place, word in enumerate(written):
        if place not in named and word[0].isupper():
            yield from ((table, words[place], KINDS) for table in ("whole", "first", "last"))


def examples(articles: Iterable[Article], counts: Counts) -> tuple[Floats, Integers]:
    """Return the evidence for all candidates, ``[spans, numbers]``, and their kinds, the last for none."""
    rows, kinds = [], []
    for article in articles:
        found = article.found
        names = {(start, end): kind for start, end, kind in article.names}
        rows.append(evidence(found, article.words.texts, counts))
        bounds = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
        kinds += [names.get(bound, KINDS) for bound in bounds]
    return np.concatenate(rows), np.array(kinds, np.int64)


def learn(rows: Floats, kinds: Integers, counts: Counts) -> NameRanker:
    """Return a ranker that learned from the examples."""
    return NameRanker({**counts.arrays, **fitted(rows, kinds, np.zeros((len(rows), KINDS + 1), np.float32))})


def named(article: Article, ranker: NameRanker) -> Spans:
    """Return the names that a ranker chooses, with all rules, as offsets."""
    tokens, words = article.words.tokens, article.words.texts
    chosen = tidied(ranker.choose(article.found, words), words, [bool(t.whitespace_) for t in tokens])
    return offsets_of(*article.words, chosen)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("halves", nargs=2, type=Path, help="what learned without half 0, and without 1")
    parser.add_argument("--output", type=Path, default=WEIGHTS / NameRanker.FILE)
    parser.add_argument("--measure", action="store_true", help="store nothing")


def main(arguments: argparse.Namespace) -> None:
    """Print the scores by label, learn and store."""
    _, articles = readings(arguments.halves, read)
    counts = [counted(half) for half in articles]
    sets = [examples(articles[half], counts[1 - half]) for half in (0, 1)]
    rankers = [learn(*sets[1 - half], counts[1 - half]) for half in (0, 1)]
    written = (
        (named(article, ranker), set(article.text.entities or []))
        for ranker, half in zip(rankers, articles, strict=True)
        for article in half
        if article.as_written
    )
    for name, score in entity_scores(written).items():
        print(f"{name:24}{score}")
    if not arguments.measure:
        rows, kinds = (np.concatenate(part) for part in zip(*sets, strict=True))
        store(arguments.output, learn(rows, kinds, counted([*articles[0], *articles[1]])))
