"""Learn what a ranker knows, and store it: shared by the rankers of names and of tags."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that every torch program uses
from numpy.typing import NDArray
from torch import Tensor, nn

from annotate.language.encoder.decode import Floats, Integers
from annotate.language.encoder.name_lists import checksum
from annotate.language.rankers.counts import CODES, COUNTS, Counts
from annotate.language.rankers.ranker import Ranker

MEMBERS = 3
"""Networks whose scores are averaged; stored, they are one."""
HIDDEN, EPOCHS, BATCH, RATE, DECAY = 64, 20, 512, 4e-3, 0.01
DROPPED_INPUTS, DROPPED_UNITS = 0.1, 0.4


def fitted(rows: Floats, kinds: Integers, base: Floats) -> dict[str, NDArray[Any]]:
    """Return the layers of a network that learned to tell kinds apart.

    Args:
        rows: ``[examples, numbers]``.
        kinds: ``[examples]``.
        base: ``[examples, kinds]``, scores that the network's are added to.
    """
    tensors = torch.from_numpy(rows), torch.from_numpy(kinds), torch.from_numpy(base)
    members = [_member(*tensors, seed) for seed in range(MEMBERS)]
    layers = {
        "hidden": torch.cat([inner.weight for inner, _ in members]).T,
        "hidden_bias": torch.cat([inner.bias for inner, _ in members]),
        "output": torch.cat([outer.weight for _, outer in members], dim=1).T / MEMBERS,
        "output_bias": torch.stack([outer.bias for _, outer in members]).mean(0),
    }
    return {name: value.detach().numpy() for name, value in layers.items()}


def _member(rows: Tensor, kinds: Tensor, base: Tensor, seed: int) -> tuple[nn.Linear, nn.Linear]:
    torch.manual_seed(seed)
    inner, outer = nn.Linear(rows.shape[1], HIDDEN), nn.Linear(HIDDEN, base.shape[1])
    network = nn.Sequential(nn.Dropout(DROPPED_INPUTS), inner, nn.ReLU(), nn.Dropout(DROPPED_UNITS), outer)
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = len(rows) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, EPOCHS * steps)
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(rows))[: steps * BATCH].split(BATCH):
            optimizer.zero_grad()
            F.cross_entropy(base[chosen] + network(rows[chosen]), kinds[chosen]).backward()
            optimizer.step()
            schedule.step()
    return inner, outer


def tabulated(entries: Iterable[tuple[str, str, int]], kinds: int, least: int = 1) -> Counts:
    """Count entries, given as (table, entry, kind).

    Args:
        entries: All of them, one for each time.
        kinds: Number of kinds.
        least: What was seen less often is left out.
    """
    tables: dict[str, dict[int, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for table, entry, kind in entries:
        tables[table][checksum(entry)][kind] += 1
    arrays: dict[str, NDArray[Any]] = {}
    for table, seen in tables.items():
        codes = sorted(code for code, counts in seen.items() if counts.total() >= least)
        rows = np.zeros((len(codes), kinds), np.uint16)
        for row, code in enumerate(codes):
            for kind, count in seen[code].items():
                rows[row, kind] = min(count, np.iinfo(np.uint16).max)
        arrays[table + CODES], arrays[table + COUNTS] = np.array(codes, np.uint32), rows
    return Counts(arrays)


def store(path: Path, ranker: Ranker) -> None:
    """Write a ranker, its layers in half precision."""
    layers = {name: value.astype(np.float16) for name, value in ranker.network.layers.items()}
    arrays: dict[str, Any] = {**ranker.counts.arrays, **layers}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    path.write_bytes(buffer.getvalue())
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")
