"""Learn what pronouns and noun phrases refer back to: ``python -m training coreference``.

The training documents of GUM and of world news go from raw text through the pipeline and the grouping
of names; the candidates of every anaphor that are in its gold cluster are what
the ranker learns to prefer. Folds of documents tell what its odds are worth
(``answers``) before the networks that ship are trained on all of them.
"""

from __future__ import annotations

import argparse
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc

from annotate.entities.coreference.anaphors import Prepared, prepare
from annotate.entities.coreference.features import ANAPHORS, CATEGORIES
from annotate.entities.coreference.ranker import Rankers, rankers_from
from annotate.entities.coreference.resolution import link
from annotate.entities.finding import named_groups
from annotate.language import build_pipeline
from annotate.language.rankers.meanings import CONTEXT_WIDTH
from training.data.paths import COREFERENCE
from training.rankers.coreference.alignment import align
from training.rankers.coreference.corpus import WORLD_NEWS, GoldDocument, gold_documents, gold_world_news
from training.rankers.log_linear import logistic

Kind = Literal["pronoun", "nominal"]
Weights = dict[str, NDArray[np.float32]]
FOLDS, SEEDS, FOLD_SEEDS = 5, 4, 1
HIDDEN, DROPOUT, EPOCHS, BATCH, RATE, DECAY = 48, 0.5, 30, 16, 3e-3, 0.1
LIKENESS, UNSEEN, CONTEXT_DECAY = 16, 0.5, 3.0
BLIND = 0.15
"""In so many steps nothing is seen of contexts, as with a pipeline of another maker."""
LEAST = {"he": 0.0, "she": 0.0, "it": 0.35, "they": 0.39, "nominal": 0.25, "person": 0.4, "name": 0.3}
_OF_PRONOUNS = ("pronoun/", "answers/he", "answers/she", "answers/it", "answers/they")
NOBODY, NEUTRAL, UNKNOWN = -1, -2, -3


@dataclass(slots=True)
class Example:
    """A document with the gold cluster of every site.

    Where there is none it is ``NOBODY``, ``NEUTRAL`` where the site takes no part, and ``UNKNOWN`` where the
    gold does not tell of it: then it is in none of the clusters, but two of them may be one.
    """

    name: str
    genre: str
    prepared: Prepared
    clusters: NDArray[np.int64]


def examples(documents: Iterable[tuple[GoldDocument, Doc]]) -> Iterator[Example]:
    """Prepare documents as the engine does, and give their sites the gold clusters."""
    for gold, doc in documents:
        prepared = prepare(doc, named_groups(doc, gold.text.text))
        spans = [_span(doc, site.first, site.last, site.head) for site in prepared.sites]
        clusters = np.full(len(spans), UNKNOWN if gold.partial else NOBODY, dtype=np.int64)
        for place, mention in align(spans, gold.mentions).items():
            clusters[place] = NEUTRAL if mention.neutral else mention.cluster
        yield Example(gold.text.id, gold.genre, prepared, clusters)


def _span(doc: Doc, first: int, last: int, head: int) -> tuple[int, int, tuple[int, int]]:
    ends = doc[last].idx + len(doc[last])
    return doc[first].idx, ends, (doc[head].idx, doc[head].idx + len(doc[head]))


@dataclass(slots=True)
class Batch:
    """The pairs of some documents as tensors; ``owner`` is the anaphor of each pair.

    ``here``, ``there`` and ``alone`` are what the encoder sees of the anaphors and candidates of pairs, and
    of the anaphors.
    """

    anaphor: torch.Tensor
    candidate: torch.Tensor
    pair: torch.Tensor
    agreement: torch.Tensor
    right: torch.Tensor
    owner: torch.Tensor
    places: torch.Tensor
    here: torch.Tensor
    there: torch.Tensor
    alone: torch.Tensor


def _columns(example: Example, kind: Kind) -> dict[str, NDArray[Any]] | None:
    a, c, features = example.prepared.pronouns if kind == "pronoun" else example.prepared.nominals
    gold = example.clusters
    keep = (gold[a] != NEUTRAL) & ~((gold[a] == UNKNOWN) & (gold[c] < 0))
    a, c, features = a[keep], c[keep], features[keep]
    if not len(a):
        return None
    table = example.prepared.table
    first = np.r_[True, a[1:] != a[:-1]]
    return {
        "anaphor": table.as_anaphor[a],
        "candidate": table.as_candidate[c],
        "pair": features,
        "agreement": np.stack(
            [table.anaphor[a], table.category[c], table.plural[c].astype(np.int64)], axis=1
        ),
        "right": (gold[a] >= 0) & (gold[a] == gold[c]),
        "owner": np.cumsum(first) - 1,
        "places": table.as_anaphor[a[first]],
        "here": table.contexts[a],
        "there": table.contexts[c],
        "alone": table.contexts[a[first]],
    }


def _batch(parts: Sequence[dict[str, NDArray[Any]]]) -> Batch:
    before = np.cumsum([0, *(len(part["places"]) for part in parts)])
    moved = [{**part, "owner": part["owner"] + int(n)} for part, n in zip(parts, before[:-1], strict=True)]
    return Batch(**{name: torch.tensor(np.concatenate([part[name] for part in moved])) for name in parts[0]})


class Network(torch.nn.Module):
    """The ranker's network, as ``annotate.entities.coreference.ranker`` computes it."""

    def __init__(self, anaphor: int, candidate: int, pair: int) -> None:
        super().__init__()
        self.anaphor = torch.nn.Linear(anaphor, HIDDEN)
        self.candidate = torch.nn.Linear(candidate, HIDDEN, bias=False)
        self.pair = torch.nn.Linear(pair, HIDDEN, bias=False)
        self.out = torch.nn.Linear(HIDDEN, 1, bias=False)
        self.none = torch.nn.Linear(anaphor, HIDDEN // 3)
        self.nobody = torch.nn.Linear(HIDDEN // 3, 1)
        self.agreement = torch.nn.Parameter(torch.zeros(len(ANAPHORS), len(CATEGORIES), 2))
        self.here = torch.nn.Linear(CONTEXT_WIDTH, LIKENESS, bias=False)
        self.there = torch.nn.Linear(CONTEXT_WIDTH, LIKENESS, bias=False)
        self.alone = torch.nn.Linear(CONTEXT_WIDTH, HIDDEN // 3, bias=False)
        for part, spread in ((self.here, 0.05), (self.there, 0.05), (self.alone, 0.02)):
            torch.nn.init.normal_(part.weight, std=spread)
        self.dropout, self.seen = torch.nn.Dropout(DROPOUT), torch.nn.Dropout(UNSEEN)

    def of_contexts(self) -> list[torch.nn.Parameter]:
        """Return what is learned of contexts, of which there is most, and which has to be held back most."""
        return [part.weight for part in (self.here, self.there, self.alone)]

    def forward(self, batch: Batch) -> torch.Tensor:
        """Return the loss: minus the log of the odds that all right candidates, or nobody, have together."""
        hidden = self.anaphor(batch.anaphor) + self.candidate(batch.candidate) + self.pair(batch.pair)
        a, c, plural = batch.agreement.unbind(1)
        scores = self.out(self.dropout(torch.relu(hidden)))[:, 0] + self.agreement[a, c, plural]
        seen = float(not self.training or torch.rand(()).item() >= BLIND)
        here, there = self.here(self.seen(batch.here)), self.there(self.seen(batch.there))
        scores = scores + (here * there).sum(dim=1) * seen
        hidden = self.none(batch.places) + self.alone(self.seen(batch.alone)) * seen
        none = self.nobody(self.dropout(torch.relu(hidden)))[:, 0]
        size = len(none)
        most = none.detach().scatter_reduce(0, batch.owner, scores.detach(), "amax")
        raised = torch.exp(scores - most[batch.owner])
        nobody = torch.exp(none - most)
        total = nobody + torch.zeros(size).index_add(0, batch.owner, raised)
        right = torch.zeros(size).index_add(0, batch.owner, raised * batch.right)
        answerable = torch.zeros(size).index_add(0, batch.owner, batch.right.float()) > 0
        return -torch.log(torch.where(answerable, right, nobody) / total + 1e-12).mean()


def train(documents: Sequence[Example], kind: Kind, seeds: int) -> Weights:
    """Return the weights of several networks side by side, whose mean score ranks.

    Raises:
        ValueError: There is nothing to learn from.
    """
    parts = [part for example in documents if (part := _columns(example, kind)) is not None]
    if not parts:
        raise ValueError(f"nothing to learn from: no {kind} has a candidate")
    trained = [_train_one(parts, seed) for seed in range(seeds)]
    joined = {
        name: np.concatenate([weights[name] for weights in trained], axis=-1)
        for name in ("anaphor", "candidate", "pair", "bias", "none", "none_bias", "here", "there", "alone")
    }
    for name in ("out", "nobody", "there"):
        joined[name] = np.concatenate([weights[name] for weights in trained], axis=-1) / seeds
    for name in ("agreement", "nobody_bias"):
        joined[name] = np.mean([weights[name] for weights in trained], axis=0)
    return {name: np.asarray(value, dtype=np.float32) for name, value in joined.items()}


def _train_one(parts: Sequence[dict[str, NDArray[Any]]], seed: int) -> Weights:
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    network = Network(*(parts[0][name].shape[1] for name in ("anaphor", "candidate", "pair")))
    held = {id(part) for part in network.of_contexts()}
    groups = [
        {"params": [part for part in network.parameters() if id(part) not in held]},
        {"params": network.of_contexts(), "weight_decay": CONTEXT_DECAY},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=DECAY)
    batches = -(-len(parts) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * batches)
    for _ in range(EPOCHS):
        for places in np.array_split(order.permutation(len(parts)), batches):
            optimizer.zero_grad()
            network(_batch([parts[place] for place in places])).backward()
            optimizer.step()
            schedule.step()
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    return {
        **{
            name: state[f"{name}.weight"].T
            for name in ("anaphor", "candidate", "pair", "none", "here", "there", "alone")
        },
        "bias": state["anaphor.bias"],
        "none_bias": state["none.bias"],
        "out": state["out.weight"][0],
        "nobody": state["nobody.weight"][0],
        "nobody_bias": state["nobody.bias"],
        "agreement": state["agreement"],
    }


def weights_of(documents: Sequence[Example], seeds: int) -> Weights:
    """Train both rankers; what their odds are worth is left as it is.

    World news is what the rankers are for: pronouns learn from it twice, noun phrases from it alone, since
    other texts speak of other things in them.
    """
    news = [example for example in documents if example.genre == WORLD_NEWS]
    answers = {f"answers/{name}": np.array([1.0, 0.0, 0.0], dtype=np.float32) for name in LEAST}
    trained = {
        "pronoun": train([*documents, *news], "pronoun", seeds),
        "nominal": train(news or documents, "nominal", seeds),
    }
    return answers | {
        f"{kind}/{name}": value for kind, part in trained.items() for name, value in part.items()
    }


@dataclass(slots=True)
class Answer:
    """An anaphor that the ranker answered, whatever its odds; ``known`` where gold has an antecedent."""

    anaphor: str
    genre: str
    odds: float
    right: bool


def answers(documents: Sequence[Example], rankers: Rankers) -> Iterator[Answer]:
    """Answer every anaphor of some documents."""
    for example in documents:
        table = example.prepared.table
        _, linked = link(example.prepared, rankers)
        for place, antecedent in linked.items():
            mine, other = example.clusters[place], example.clusters[antecedent.site]
            if mine != NEUTRAL and not (mine == UNKNOWN and other < 0):
                name = ANAPHORS[int(table.anaphor[place])]
                yield Answer(name, example.genre, antecedent.confidence, bool(mine >= 0 and mine == other))


def calibrate(given: Sequence[Answer]) -> dict[str, tuple[float, float]]:
    """Return slope and shift of a logistic regression from log odds to being right, by class."""
    by_class: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for answer in given:
        odds = min(max(answer.odds, 1e-4), 1 - 1e-4)
        by_class[answer.anaphor].append((np.log(odds / (1 - odds)), answer.right))
    found = {name: _logistic(np.array(rows, dtype=np.float64)) for name, rows in by_class.items()}
    return dict.fromkeys(ANAPHORS, (1.0, 0.0)) | found


def _logistic(rows: NDArray[np.float64]) -> tuple[float, float]:
    inputs = np.stack([rows[:, 0], np.ones(len(rows))], axis=1)
    slope, shift = logistic(inputs, rows[:, 1], 1e-3, 30)
    return float(slope), float(shift)


def counts(answer: Answer) -> bool:
    """Tell whether an answer tells what odds are worth: noun phrases are learned from world news alone."""
    return answer.anaphor not in {"nominal", "name"} or answer.genre == WORLD_NEWS


def fold_answers(documents: Sequence[Example]) -> list[Answer]:
    """Answer every document with networks that have not seen it."""
    found: list[Answer] = []
    for fold in range(FOLDS):
        seen = [example for place, example in enumerate(documents) if place % FOLDS != fold]
        unseen = [example for place, example in enumerate(documents) if place % FOLDS == fold]
        found += answers(unseen, rankers_from(weights_of(seen, FOLD_SEEDS)))
    return found


def report(given: Sequence[Answer], calibration: dict[str, tuple[float, float]]) -> Iterator[str]:
    """Yield what share of the answers was right, from the surest down to some share of all."""
    for name in ANAPHORS:
        mine = [answer for answer in given if answer.anaphor == name]
        slope, shift = calibration[name]
        cells = []
        for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7):
            kept = [a for a in mine if 1 / (1 + np.exp(-(slope * _log_odds(a.odds) + shift))) >= least]
            right = sum(answer.right for answer in kept) / max(len(kept), 1)
            cells.append(f"{least:.1f}: {right:.3f} of {len(kept)}")
        yield f"{name:8}" + "  ".join(cells)


def _log_odds(odds: float) -> float:
    odds = min(max(odds, 1e-4), 1 - 1e-4)
    return float(np.log(odds / (1 - odds)))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "--nouns-only",
        action="store_true",
        help="leave what chooses among the antecedents of pronouns as it ships",
    )


def main(arguments: argparse.Namespace) -> None:
    """Train, print the figures of the folds and write the weights."""
    torch.set_num_threads(1)
    nlp = build_pipeline()
    gold = itertools.chain(gold_documents("train"), gold_world_news("train"))
    documents = list(examples((one, nlp(one.text.text)) for one in gold))
    write(documents, nouns_only=arguments.nouns_only)


def write(documents: Sequence[Example], *, nouns_only: bool = False) -> None:
    """Train on the documents and write the weights into the package; what is of pronouns may stay."""
    given = [answer for answer in fold_answers(documents) if counts(answer)]
    calibration = calibrate(given)
    print("\n".join(report(given, calibration)))
    weights = weights_of(documents, SEEDS)
    for name, least in LEAST.items():
        slope, shift = calibration["nominal" if name == "person" else name]
        weights[f"answers/{name}"] = np.array([slope, shift, least], dtype=np.float32)
    stored: dict[str, Any] = {name: value.astype(np.float16) for name, value in weights.items()}
    if nouns_only:
        with np.load(COREFERENCE, allow_pickle=False) as ships:
            stored |= {name: ships[name] for name in stored if name.startswith(_OF_PRONOUNS)}
    np.savez_compressed(COREFERENCE, **stored)
