"""The small network that tells yes from no, as the joiner and the salience of events use it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that every torch program uses
from numpy.typing import NDArray
from torch import nn

from annotate.language.encoder.decode import Floats
from annotate.language.rankers.feed_forward import LAYERS

LEAST_SPREAD = 1e-3


class Course(NamedTuple):
    """How a network learns."""

    hidden: int
    epochs: int
    batch: int
    decay: float
    dropped: float
    members: int = 2
    rate: float = 3e-3


def fit(rows: Floats, right: NDArray[np.bool_], weights: Floats, course: Course) -> dict[str, Floats]:
    """Return the layers of a network whose one output is the log odds of yes.

    Args:
        rows: ``[examples, numbers]``; their means and spreads end up in the layers.
        right: ``[examples]``.
        weights: ``[examples]``, how much each counts.
        course: How to learn.

    Raises:
        ValueError: There is nothing to learn from.
    """
    if not len(rows):
        raise ValueError("nothing to learn from: no example was found")
    torch.set_num_threads(1)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + LEAST_SPREAD
    members = [
        _member((rows - mean) / spread, right, weights, course, seed) for seed in range(course.members)
    ]
    hidden = np.concatenate([inner.weight.detach().numpy() for inner, _ in members]).T / spread[:, None]
    bias = np.concatenate([inner.bias.detach().numpy() for inner, _ in members]) - mean @ hidden
    output = np.concatenate([outer.weight.detach().numpy() for _, outer in members], axis=1).T
    shift = np.mean([outer.bias.detach().numpy() for _, outer in members], axis=0)
    layers = (hidden, bias, output / len(members), shift)
    return {name: np.asarray(value, dtype=np.float32) for name, value in zip(LAYERS, layers, strict=True)}


def _member(
    rows: Floats, right: NDArray[np.bool_], weights: Floats, course: Course, seed: int
) -> tuple[nn.Linear, nn.Linear]:
    torch.manual_seed(seed)
    inner, outer = nn.Linear(rows.shape[1], course.hidden), nn.Linear(course.hidden, 1)
    network = nn.Sequential(inner, nn.ReLU(), nn.Dropout(course.dropped), outer)
    optimizer = torch.optim.AdamW(network.parameters(), course.rate, weight_decay=course.decay)
    inputs, wanted = torch.from_numpy(rows.astype(np.float32)), torch.from_numpy(right.astype(np.float32))
    shares = torch.from_numpy(weights.astype(np.float32))
    steps = course.epochs * -(-len(rows) // course.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, course.rate, total_steps=steps)
    for _ in range(course.epochs):
        for chosen in torch.randperm(len(rows)).split(course.batch):
            optimizer.zero_grad()
            scores = network(inputs[chosen])[:, 0]
            losses = F.binary_cross_entropy_with_logits(scores, wanted[chosen], reduction="none")
            (losses * shares[chosen]).mean().backward()
            optimizer.step()
            schedule.step()
    return inner, outer


def write(path: Path, layers: dict[str, Floats], **more: float) -> None:
    """Write a network in half precision, with numbers of its own."""
    arrays: dict[str, Any] = {name: value.astype(np.float16) for name, value in layers.items()}
    arrays |= {name: np.float32(value) for name, value in more.items()}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    path.write_bytes(buffer.getvalue())
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB")
