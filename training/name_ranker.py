"""Learn which spans are names: ``python -m training.name_ranker runs/half0 runs/half1``.

Two networks, each of which learned from one half of the texts
(``training.train --without``), read the other half of Worldwide's articles; so
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
from typing import Any, NamedTuple

import numpy as np

from annotate.language import build_pipeline
from annotate.language.component import DatelineEncoder
from annotate.language.counts import Counts
from annotate.language.decode import Floats, Integers
from annotate.language.layers import ENTITY_KINDS
from annotate.language.marginals import Candidates
from annotate.language.name_evidence import evidence
from annotate.language.name_ranker import FILE, NameRanker
from training.checkpoint import CheckpointEncoder
from training.corpora import Text, half_of, worldwide
from training.evaluate import evaluate_entities
from training.feed_forward import fitted, store, tabulated
from training.shipped import WEIGHTS

OTHER_CASE = 6
"""One article of so many is read in capitals, too, and another in lower case."""
KINDS = len(ENTITY_KINDS)


class Article(NamedTuple):
    """An article with its candidates and gold names ``(first word, word after the last, kind)``."""

    text: Text
    words: list[str]
    found: Candidates
    names: list[tuple[int, int, int]]


def read(component: DatelineEncoder, tokenizer: Any, texts: Iterable[Text]) -> Iterator[Article]:
    """Yield articles as the component's encoder sees them."""
    for text in texts:
        doc = tokenizer(text.text)
        places, rows = component.encode(doc)
        starts = {doc[i].idx: place for place, i in enumerate(places)}
        ends = {doc[i].idx + len(doc[i]): place + 1 for place, i in enumerate(places)}
        names = [
            (starts[start], ends[end], ENTITY_KINDS.index(kind))
            for start, end, kind in sorted(text.entities or [])
            if start in starts and end in ends
        ]
        yield Article(text, [doc[i].text for i in places], component.decoder.candidates(rows), names)


def other_cases(texts: Sequence[Text]) -> Iterator[Text]:
    """Yield some texts in capitals and some in lower case: headlines and messages have names, too."""
    for change, chosen in ((str.upper, texts[::OTHER_CASE]), (str.lower, texts[1::OTHER_CASE])):
        for text in chosen:
            changed = change(text.text)
            if len(changed) == len(text.text):
                yield replace(text, text=changed)


def counted(articles: Iterable[Article]) -> Counts:
    """Count in how many articles words and names are of each kind; capitalised words of no name, too."""
    return tabulated((entry for article in articles for entry in sorted(set(_entries(article)))), KINDS + 1)


def _entries(article: Article) -> Iterator[tuple[str, str, int]]:
    words = [word.casefold() for word in article.words]
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
    for place, word in enumerate(article.words):
        if place not in named and word[0].isupper():
            yield from ((table, words[place], KINDS) for table in ("whole", "first", "last"))


def examples(articles: Iterable[Article], counts: Counts) -> tuple[Floats, Integers]:
    """Return the evidence for all candidates, ``[spans, numbers]``, and their kinds, the last for none."""
    rows, kinds = [], []
    for article in articles:
        found = article.found
        names = {(start, end): kind for start, end, kind in article.names}
        rows.append(evidence(found, article.words, counts))
        bounds = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
        kinds += [names.get(bound, KINDS) for bound in bounds]
    return np.concatenate(rows), np.array(kinds, np.int64)


def learn(rows: Floats, kinds: Integers, counts: Counts) -> NameRanker:
    """Return a ranker that learned from the examples."""
    return NameRanker({**counts.arrays, **fitted(rows, kinds, np.zeros((len(rows), KINDS + 1), np.float32))})


def main() -> None:
    """Parse the arguments, print the scores by label, learn and store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("halves", nargs=2, type=Path, help="what learned without half 0, and without 1")
    parser.add_argument("--output", type=Path, default=WEIGHTS / FILE)
    parser.add_argument("--measure", action="store_true", help="store nothing")
    arguments = parser.parse_args()
    nlp = build_pipeline()
    component = nlp.get_pipe("dateline_encoder")
    assert isinstance(component, DatelineEncoder)
    encoders = [CheckpointEncoder(folder) for folder in arguments.halves]
    articles: list[list[Article]] = []
    changed: list[list[Article]] = []
    for half, encoder in enumerate(encoders):
        component.use(encoder)
        texts = [text for text in worldwide("train") if half_of(text) == half]
        articles.append(list(read(component, nlp.make_doc, texts)))
        changed.append(list(read(component, nlp.make_doc, other_cases(texts))))
    known = [counted(half) for half in articles]
    sets = [examples([*articles[half], *changed[half]], known[1 - half]) for half in (0, 1)]

    def others_read() -> Iterator[Text]:
        for half in (0, 1):
            component.use(encoders[half], learn(*sets[1 - half], known[1 - half]))
            yield from (article.text for article in articles[half])

    for name, score in evaluate_entities(nlp, others_read()).items():
        print(f"{name:24}{score}")
    if not arguments.measure:
        rows, kinds = (np.concatenate(part) for part in zip(*sets, strict=True))
        counts = counted([*articles[0], *articles[1]])
        store(arguments.output, counts, learn(rows, kinds, counts).network)


if __name__ == "__main__":
    main()
