"""Average two checkpoints of one course of training: ``python -m training.average EARLIER LATER``.

Weights that a long run passed through at different times average to a better
point than either (Izmailov et al. 2018; Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.network import load_checkpoint, save_checkpoint


def averaged(earlier: dict[str, Tensor], later: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Return the mean of two networks' weights.

    Args:
        earlier: By name; what the later network had not yet learned counts as zero.
        later: By name.
        share: Of the later one, from 0 to 1.
    """
    return {
        name: share * value + (1 - share) * earlier.get(name, torch.zeros_like(value))
        for name, value in later.items()
    }


def main() -> None:
    """Parse the arguments and write the average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("earlier", type=Path)
    parser.add_argument("later", type=Path)
    parser.add_argument("--share", type=float, default=0.6, help="of the later one")
    parser.add_argument("--output", type=Path, default=Path("runs/averaged"))
    arguments = parser.parse_args()
    first, second = (load_file(part / "network.safetensors") for part in (arguments.earlier, arguments.later))
    meta = json.loads((arguments.later / "network.json").read_text(encoding="utf-8"))
    meta.pop("inventory")
    meta["averaged_with"] = {"checkpoint": arguments.earlier.name, "share_of_the_later": arguments.share}
    network = load_checkpoint(arguments.later)
    save_checkpoint(network, arguments.output, averaged(first, second, arguments.share), meta)


if __name__ == "__main__":
    main()
