"""Average checkpoints of one course of training: ``python -m training average RUN=SHARE RUN=SHARE ...``.

Weights that long runs passed through at different times, or that runs from one
start arrived at, average to a better point than any of them (Izmailov et al.
2018; Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.encoder.network import load_checkpoint, save_checkpoint


def averaged(states: Sequence[dict[str, Tensor]], shares: Sequence[float]) -> dict[str, Tensor]:
    """Return the mean of networks' weights.

    Args:
        states: By name; what an earlier network had not yet learned counts as zero.
        shares: Of each; together 1.
    """
    return {
        name: torch.stack(
            [
                share * state.get(name, torch.zeros_like(value))
                for state, share in zip(states, shares, strict=True)
            ]
        ).sum(0)
        for name, value in states[-1].items()
    }


def _weighed(argument: str) -> tuple[Path, float]:
    folder, _, share = argument.rpartition("=")
    return Path(folder), float(share)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("runs", nargs="+", type=_weighed, help="folder=share, the latest last")
    parser.add_argument("--output", type=Path, default=Path("runs/averaged"))


def main(arguments: argparse.Namespace) -> None:
    """Write the average."""
    folders, shares = zip(*arguments.runs, strict=True)
    if abs(sum(shares) - 1) > 1e-6:
        raise ValueError(f"the shares make {sum(shares):g}, not 1")
    states = [load_file(folder / "network.safetensors") for folder in folders]
    meta = json.loads((folders[-1] / "network.json").read_text(encoding="utf-8"))
    meta.pop("inventory")
    meta["average_of"] = {folder.name: share for folder, share in arguments.runs}
    save_checkpoint(load_checkpoint(folders[-1]), arguments.output, averaged(states, shares), meta)
