"""Learn which candidates are claims: ``python -m training claim-candidates``.

The articles of ``data/worldnews`` go from raw text through the engine without this regression. A word
that belongs to no cue that was found is right with a stretch where a reader has a claim whose cue holds
the word and whose content is the stretch (character Jaccard of at least 0.8). How often a form belongs
to a cue is counted in PolNeAR's training part. What is printed is the F1 of linked claims, every fifth
of the articles judged by what learned from the others.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from annotate.claims.rules import attributions
from annotate.claims.rules.likely import likely_attributions
from annotate.claims.spans.candidates.likelihood import FILE, Evidence, Model, Scene
from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.language import build_pipeline
from annotate.language.encoder.name_lists import checksum
from training.data.corpora import digest, polnear, worldnews
from training.data.paths import WEIGHTS
from training.data.scoring import Linked, Score, jaccard, matched, overlapping

Arrays = dict[str, NDArray[Any]]
FOLDS = 5
LEAST_COUNT, RAREST = 3, 3
PENALTY, NUMBERS_PENALTY, ROUNDS = 3e-4, 1e-4, 250
OTHER_SOURCE = 0.4
"""What a stretch counts for whose source is not the reader's."""
SMALLEST = 0.01
_SMOOTH, _SMOOTH_OTHERS = 0.05, 2.0


class Read(NamedTuple):
    """An article with what the engine finds in it and what a reader does."""

    id: str
    document: DocIndex
    known: list[Attribution]
    gold: list[Linked]


def habits() -> dict[str, float]:
    """Return how often forms belong to cues in PolNeAR's training part, as log odds."""
    cues, others = Counter[str](), Counter[str]()
    for text in polnear("train"):
        inside = {place for one in text.attributions or [] for a, b in one.cue for place in range(a, b)}
        for start, form in _forms(text.text):
            (cues if start in inside else others)[form] += 1
    seen = cues + others
    return {
        form: float(np.log((cues[form] + _SMOOTH) / (others[form] + _SMOOTH_OTHERS)))
        for form, count in seen.items()
        if count >= RAREST
    }


def _forms(text: str) -> Iterator[tuple[int, str]]:
    start = -1
    for place, character in enumerate(f"{text} "):
        if character.isalnum() or character == "_":
            start = place if start < 0 else start
        elif start >= 0:
            yield start, text[start:place].lower()
            start = -1


def gold_of(article: dict[str, Any]) -> list[Linked]:
    """Return the claims that a reader found."""

    def places(spans: Iterable[Sequence[int]]) -> tuple[Offsets, ...]:
        return tuple(sorted((a, b) for a, b in spans))

    claims = [claim for claim in article["claims"] if claim["content"]]
    return [Linked(*(places(claim[part]) for part in ("source", "cue", "content"))) for claim in claims]


def read() -> Iterator[Read]:
    """Run the pipeline over the articles of the training part."""
    nlp = build_pipeline()
    for article in worldnews("train"):
        index = DocIndex(nlp(article["text"]))
        yield Read(article["id"], index, attributions(index, [likely_attributions]), gold_of(article))


def examples(article: Read, model: Model) -> Iterator[tuple[Evidence, float]]:
    """Yield the candidates of an article with how right they are."""
    cues = [
        (gold, {t.i for place in gold.cue for t in article.document.tokens(*place)}) for gold in article.gold
    ]
    scene = Scene(article.document, article.known, model)
    for word in scene.words():
        mine = [gold for gold, tokens in cues if word.token.i in tokens]
        for stretch in scene.stretches(word):
            told = tuple(stretch.option.content)
            fits = [gold for gold in mine if jaccard(told, gold.content) >= 0.8]
            linked = any(overlapping(tuple(stretch.source), gold.source) for gold in fits)
            both = Evidence(
                [*word.evidence.names, *stretch.evidence.names],
                [*word.evidence.numbers, *stretch.evidence.numbers],
            )
            yield both, 1.0 if linked else OTHER_SOURCE if fits else 0.0


def learn(data: Sequence[tuple[Evidence, float]], known: Arrays) -> Arrays:
    """Fit the regression.

    Args:
        data: Candidates with how right they are.
        known: The habits of words, which are part of what is stored.
    """
    counts = Counter(name for evidence, _ in data for name in set(evidence.names))
    column = {name: n for n, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST_COUNT))}
    numbers = torch.tensor([evidence.numbers for evidence, _ in data])
    mean, spread = numbers.mean(0), numbers.std(0) + 1e-3
    numbers = (numbers - mean) / spread
    dense = torch.cat([numbers, numbers.clamp(min=0)], dim=1)
    entries = [
        (row, column[name])
        for row, (evidence, _) in enumerate(data)
        for name in evidence.names
        if name in column
    ]
    sparse = torch.sparse_coo_tensor(
        torch.tensor(entries).T, torch.ones(len(entries)), (len(data), len(column)), check_invariants=False
    ).coalesce()
    weights, slopes, bias = _fitted(sparse, dense, torch.tensor([right for _, right in data]))
    codes = np.array([checksum(name) for name in column], np.uint32)
    kept = np.flatnonzero(np.abs(weights) >= SMALLEST)
    order = kept[np.argsort(codes[kept], kind="stable")]
    return {
        "codes": codes[order],
        "weights": weights[order].astype(np.float16),
        "slopes": slopes,
        "bias": bias,
        "mean": mean.numpy(),
        "spread": spread.numpy(),
        **known,
    }


def _fitted(sparse: Tensor, dense: Tensor, right: Tensor) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    weights = torch.zeros(sparse.shape[1], 1, requires_grad=True)
    slopes = torch.zeros(dense.shape[1], 1, requires_grad=True)
    bias = torch.tensor([-3.0], requires_grad=True)
    every = [weights, slopes, bias]
    course = torch.optim.LBFGS(every, max_iter=ROUNDS, history_size=8, line_search_fn="strong_wolfe")

    def step() -> Tensor:
        course.zero_grad()
        odds = (torch.sparse.mm(sparse, weights) + dense @ slopes)[:, 0] + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(odds, right)
        loss = loss + PENALTY * (weights**2).sum() + NUMBERS_PENALTY * (slopes**2).sum()
        loss.backward()
        return loss

    course.step(step)
    return weights.detach().numpy()[:, 0], slopes.detach().numpy()[:, 0], bias.detach().numpy()[0]


def linked_of(found: Iterable[Attribution]) -> list[Linked]:
    """Return attributions with a content as sets of offsets."""
    return [Linked(tuple(a.source), tuple(a.cue), tuple(sorted(a.content))) for a in found if a.content]


def score_into(score: Score, article: Read, found: Iterable[Attribution]) -> None:
    """Add one article's linked claims."""
    claims = linked_of(found)
    score.right += len(matched(claims, article.gold, linked=True))
    score.found += len(claims)
    score.gold += len(article.gold)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--output", type=Path, default=WEIGHTS / FILE)


def main(arguments: argparse.Namespace) -> None:
    """Print the scores, learn and store."""
    told = habits()
    codes = {checksum(form): odds for form, odds in told.items()}
    known: Arrays = {
        "words": np.array(sorted(codes), np.uint32),
        "habits": np.array([codes[code] for code in sorted(codes)], np.float16),
    }
    blank: Arrays = {
        name: np.zeros(0, np.float32) for name in ("codes", "weights", "mean", "spread", "slopes")
    }
    asked = Model({**blank, "bias": np.zeros(()), **known})
    articles = list(read())
    data = [list(examples(article, asked)) for article in articles]
    fold = [digest(article.id) % FOLDS for article in articles]
    before, after = Score(), Score()
    for held in range(FOLDS):
        own = [one for rows, number in zip(data, fold, strict=True) if number != held for one in rows]
        model = Model(learn(own, known))
        for article, number in zip(articles, fold, strict=True):
            if number == held:
                more = likely_attributions(article.document, article.known, model)
                score_into(before, article, article.known)
                score_into(after, article, [*article.known, *more])
    print(f"without candidates  {before}\nwith candidates     {after}")
    arrays = learn([one for rows in data for one in rows], known)
    np.savez_compressed(arguments.output, **arrays)  # type: ignore[arg-type] # the stub takes them for a flag
