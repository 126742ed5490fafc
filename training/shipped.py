"""Read the shipped weights back into a network, so that training can go on from them.

The int8 weights are multiplied out; what quantisation took from them, the next
steps of training give back. Pieces that were left out of the shipped
vocabulary keep the vectors of all-MiniLM-L6-v2.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import load_file
from torch import Tensor

from training.graph import QUERY_KEY_VALUE
from training.network import Network

Array = NDArray[Any]

WEIGHTS = Path(__file__).resolve().parents[1] / "annotate" / "language" / "weights"


def load_weights(network: Network, folder: Path, vocabulary: list[str]) -> dict[str, object]:
    """Fill a network with a checkpoint where the folder holds one, else with what was exported.

    Returns:
        How those weights were trained.

    Raises:
        ValueError: The weights were trained for other labels.
    """
    if not (folder / "network.safetensors").exists():
        return load_shipped(network, folder, vocabulary)
    meta = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    _check_inventory(network, meta.pop("inventory"), folder)
    state = load_file(folder / "network.safetensors")
    missing, unexpected = network.load_state_dict(state, strict=False)
    if unexpected or set(missing) - {"names.weight"}:
        raise ValueError(f"{folder}: of another network: {[*missing, *unexpected]}")
    before: dict[str, object] = meta
    return before


def _check_inventory(network: Network, inventory: dict[str, list[str]], folder: Path) -> None:
    for name, values in inventory.items():
        if tuple(values) != tuple(getattr(network.inventory, name)):
            raise ValueError(f"{folder}: its {name} are not those of the corpora")


def load_shipped(network: Network, folder: Path, vocabulary: list[str]) -> dict[str, object]:
    """Fill a network with the weights that ``training.export`` wrote.

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
