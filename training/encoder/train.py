"""Train the network on every corpus at once: ``python -m training train --minutes 90``.

Each batch mixes windows of all corpora; a window trains the layers that its
corpus annotates, and with ``--silver`` or ``--taught`` the others at a lower weight. The
learning rate warms up, then falls to zero at the end of the time or of
``--steps``, with ``--fall`` only in the last part of it; the weights kept are an exponential moving average.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from itertools import compress
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - the name that every torch program uses
from torch import Tensor

from annotate.language.encoder.layers import SPAN_LAYERS
from annotate.language.encoder.name_lists import NameLists
from annotate.language.encoder.wordpiece import WordPiece
from annotate.weights import Weights
from training.data import corpora
from training.data.examples import (
    IGNORE,
)
from training.data.paths import WEIGHTS, corpora_folder
from training.data.silver import add_silver
from training.data.world_claims import FOLDS, mixed_texts
from training.encoder.batches import Batch, batches, read_words
from training.encoder.distillation import SILVER_FILE, Teacher, softened, span_targets
from training.encoder.network import IMPOSSIBLE, Network, save_checkpoint, thinned
from training.encoder.start import load_minilm, load_weights, minilm_folder, minilm_vocabulary

REPEAT: dict[str, float] = {"timebank": 3, "gum": 2, "ewt": 1, "polnear": 1, "worldwide": 1, "worldnews": 3}
SPAN_WEIGHTS = {"entities": 1.5, "sources": 1.5, "cues": 1.5, "contents": 1.5, "times": 1.5}
WORD_WEIGHTS = {"events": 1.0, "dct": 1.0, "tags": 0.5, "upos": 0.25, "lemmas": 0.25}
WARMUP = 150
"""Steps in which the learning rate rises."""
SILVER_TREES = 0.3
"""Share of the windows without gold trees whose silver trees are learned: their scores cost most."""


def is_half_faster() -> bool:
    """Tell whether this processor is faster in bfloat16: without instructions for it, it is much slower."""
    block = torch.randn(256, 384), torch.randn(384, 1536)

    def taken(half: bool) -> float:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            begun = time.perf_counter()
            for _ in range(20):
                torch.mm(*block)
            return time.perf_counter() - begun

    return min(taken(True) for _ in range(3)) < min(taken(False) for _ in range(3))


def losses_of(
    network: Network, batch: Batch, rng: random.Random, teacher: Teacher | None = None, *, half: bool = True
) -> dict[str, Tensor]:
    """Return every head's loss, summed over the words it is known for.

    Args:
        network: Reads the batch.
        batch: Windows with their labels.
        rng: Chooses the silver trees.
        teacher: Says what labels should be like.
        half: Whether the encoder multiplies in bfloat16.
    """
    said = batch.taught
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        rows = network(batch.pieces, batch.features, batch.mask, batch.first)
    losses: dict[str, Tensor] = {}
    names = list(SPAN_LAYERS)
    known = torch.stack([batch.weights(name) for name in names], dim=1)
    labels = torch.stack([batch.labels(name, 0).clamp(min=0) for name in names], dim=1)
    targets = None
    if said is not None:
        gold = torch.stack([batch.gold(name) for name in names], dim=1)
        targets = span_targets(labels, said, gold, network.layout)
    spans = network.crf_losses(rows, labels, targets, batch.lengths, known)
    for name, loss in zip(names, spans, strict=True):
        losses[name] = SPAN_WEIGHTS[name] * loss
    for name, weight in WORD_WEIGHTS.items():
        part = network.layout[name]
        word = _cross_entropies(rows[..., part], batch.labels(name))
        if said is not None:
            word = softened(word, rows[..., part], said[..., part], batch.gold(name))
        losses[name] = weight * (word * batch.weights(name)[:, None]).sum()
    sentence = batch.labels("sentence")
    starts = rows[..., network.layout["sentence"]].squeeze(-1)
    losses["sentence"] = F.binary_cross_entropy_with_logits(
        starts,
        (sentence == 1).float(),
        weight=(sentence >= 0) * batch.weights("sentence")[:, None],
        reduction="sum",
    )
    losses |= _tree_losses(network, batch, rows, rng, teacher)
    losses["links"] = _link_loss(network, batch, rows)
    scores = torch.full(batch.first.shape, torch.nan)
    for row, window in enumerate(batch.windows):
        scores[row, : window.last - window.first] = torch.from_numpy(
            window.words.factuality[window.first : window.last]
        )
    valued = ~scores.isnan()
    predicted = rows[..., network.layout["factuality"]].squeeze(-1)[valued]
    losses["factuality"] = 0.3 * F.smooth_l1_loss(predicted, scores[valued], reduction="sum")
    return losses


def _cross_entropies(logits: Tensor, labels: Tensor) -> Tensor:
    """Return the loss of every word, ``[batch, words]``; 0 where nothing is known."""
    losses = F.cross_entropy(logits.flatten(0, -2), labels.flatten(), ignore_index=IGNORE, reduction="none")
    return losses.view(labels.shape)


def _tree_losses(
    network: Network, batch: Batch, rows: Tensor, rng: random.Random, teacher: Teacher | None
) -> dict[str, Tensor]:
    """Arcs are scored inside the gold sentence, as the parser does at run time."""
    parsed = [
        row
        for row, window in enumerate(batch.windows)
        if "heads" in window.words.labels
        and ("heads" not in window.words.silver or rng.random() < SILVER_TREES)
    ]
    if not parsed:
        return {}
    rows = rows[parsed]
    weights = batch.weights("heads")[parsed, None]
    heads = batch.heads()[parsed]
    sentence = (batch.labels("sentence", 0)[parsed] == 1).cumsum(-1)
    apart = sentence.unsqueeze(-1) != sentence.unsqueeze(1)
    scores = network.arc_scores(rows).masked_fill(apart, IMPOSSIBLE)
    arcs = _cross_entropies(scores, heads)
    if teacher is not None and batch.taught is not None:
        said = teacher.arc_scores(batch.taught[parsed], network.layout).masked_fill(apart, IMPOSSIBLE)
        arcs = softened(arcs, scores, said, batch.gold("heads")[parsed])
    relations = network.label_scores(rows, heads.clamp(min=0))
    deprels = torch.where(heads >= 0, batch.labels("deprels")[parsed], IGNORE)
    return {
        "arcs": (arcs * weights).sum(),
        "deprels": 0.5 * (_cross_entropies(relations, deprels) * weights).sum(),
    }


def _link_loss(network: Network, batch: Batch, rows: Tensor) -> Tensor:
    total = rows.new_zeros(())
    width = batch.first.shape[1]
    for kind in (0, 1):
        places: list[tuple[int, int, int]] = []
        for row, window in enumerate(batch.windows):
            for found, origin, target in window.words.links:
                inside = window.first <= origin < window.last
                if found == kind and inside and (target == -1 or window.first <= target < window.last):
                    place = width if target == -1 else target - window.first
                    places.append((row, origin - window.first, place))
        if not places:
            continue
        index = torch.tensor(places)
        scores = network.link_scores(rows, kind)[index[:, 0], index[:, 1]]
        beyond = torch.arange(scores.shape[1])[None] >= batch.lengths[index[:, 0], None]
        if kind == 0:
            beyond[:, -1] = False
        scores = scores.masked_fill(beyond, IMPOSSIBLE)
        total = total + F.cross_entropy(scores, index[:, 2], reduction="sum")
    return total


def checksums() -> dict[str, str]:
    """SHA-256 of every corpus file, so that a model's data can be told apart."""
    folder = corpora_folder()
    files = sorted(folder.rglob("*.gz"))
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def optimizer_for(network: Network, rate: float, head_rate: float) -> torch.optim.AdamW:
    """AdamW with a faster rate for what is new."""
    old: list[Tensor] = []
    new: list[Tensor] = []
    for name, parameter in network.named_parameters():
        pretrained = name.startswith(("pieces", "positions", "norm", "blocks"))
        (old if pretrained else new).append(parameter)
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def share_of_rate(step: int, progress: float, fall: float) -> float:
    """Return the share of the learning rate at a step.

    Args:
        step: From 0; the first ones warm up.
        progress: Of the course, 0 to 1.
        fall: Share of the course in which the rate falls to zero.
    """
    return min(1.0, (step + 1) / WARMUP, max(0.0, 1.0 - progress) / fall)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--output", type=Path, default=Path("runs/first"))
    parser.add_argument("--start", type=Path, help="go on from the checkpoint or the export in this folder")
    parser.add_argument("--names", type=Path, default=WEIGHTS, help="folder of names.npz")
    parser.add_argument("--silver", type=Path, help="what the command silver wrote")
    parser.add_argument("--taught", type=Path, help="folder that the command distil wrote")
    parser.add_argument("--without", type=int, choices=(0, 1), help="leave out this half of the texts")
    parser.add_argument("--apart", type=int, choices=range(FOLDS), help="leave out this fifth of world news")
    parser.add_argument("--blocks", nargs="*", type=int, help="go on with these layers alone, from 0")
    parser.add_argument("--minutes", type=float, default=90.0)
    parser.add_argument("--steps", type=int, default=0, help="stop by steps, not by time")
    parser.add_argument("--limit", type=int, default=240, help="pieces in a window")
    parser.add_argument("--batch", type=int, default=2048, help="pieces in a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--fall", type=float, default=1.0, help="share of the course in which the rates fall")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", nargs="*", default=[], help="texts of a corpus an epoch: worldwide=2")
    parser.add_argument("--decay", type=float, default=0.99, help="of the average, every five steps")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=float, default=10.0, help="minutes")


def main(arguments: argparse.Namespace) -> None:
    """Train."""
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = random.Random(arguments.seed)
    vocabulary = minilm_vocabulary()
    pieces = WordPiece(vocabulary)
    texts = mixed_texts(arguments.apart)
    all_words, inventory = read_words(texts, pieces, NameLists.read(Weights(arguments.names)))
    if arguments.silver:
        add_silver(all_words, arguments.silver)
    teacher = None
    if arguments.taught:
        add_silver(all_words, arguments.taught / SILVER_FILE)
        teacher = Teacher(arguments.taught, all_words)
    if arguments.without is not None:
        kept = [corpora.half_of(text) != arguments.without for text in texts]
        all_words = list(compress(all_words, kept))
    network = Network(inventory)
    load_minilm(network, minilm_folder())
    before = load_weights(network, arguments.start, vocabulary) if arguments.start else None
    if arguments.blocks:
        network = thinned(network, arguments.blocks)
    network.train()
    half = is_half_faster()
    print("bfloat16" if half else "float", flush=True)
    optimizer = optimizer_for(network, arguments.rate, arguments.head_rate)
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    repeat = REPEAT | {name: float(times) for name, _, times in (r.partition("=") for r in arguments.repeat)}
    stream = batches(all_words, arguments.limit, arguments.batch, pieces, repeat, rng)
    begun = saved = time.monotonic()
    sums: dict[str, float] = {}
    seen, step, progress = 0, 0, 0.0
    extra: dict[str, object] = {
        "arguments": {k: v.name if isinstance(v, Path) else str(v) for k, v in vars(arguments).items()},
        "corpora": checksums(),
    }
    if before:
        extra["continued_from"] = before
    while progress < 1.0:
        batch = next(stream)
        losses = losses_of(network, batch, rng, teacher, half=half)
        words = int(batch.lengths.sum())
        optimizer.zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().div(words).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        elapsed = (time.monotonic() - begun) / 60
        progress = step / arguments.steps if arguments.steps else elapsed / arguments.minutes
        scale = share_of_rate(step, progress, arguments.fall)
        for group, rate in zip(optimizer.param_groups, (arguments.rate, arguments.head_rate), strict=True):
            group["lr"] = rate * scale
        optimizer.step()
        step, seen = step + 1, seen + words
        if step % 5 == 0:
            _update_average(average, network, min(arguments.decay, step / (step + 50)))
        for name, loss in losses.items():
            value = loss.item() / words
            sums[name] = 0.98 * sums.get(name, value) + 0.02 * value
        if step % 50 == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
            print(f"{step} {elapsed:.1f} min, {seen / (elapsed * 60):.0f} words/s: {shown}", flush=True)
        if (time.monotonic() - saved) / 60 > arguments.save_every:
            saved = time.monotonic()
            save_checkpoint(network, arguments.output, average, {**extra, "steps": step, "words": seen})
    save_checkpoint(network, arguments.output, average, {**extra, "steps": step, "words": seen})
    print(json.dumps({"steps": step, "words": seen}))


@torch.no_grad()
def _update_average(average: dict[str, Tensor], network: Network, decay: float) -> None:
    for name, value in network.state_dict().items():
        if value.dtype.is_floating_point:
            average[name].lerp_(value, 1.0 - decay)
