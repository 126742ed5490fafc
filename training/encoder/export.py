"""Export a checkpoint to what ships: ``python -m training export runs/first``.

The graph is written node by node, so that it holds exactly what inference
needs: int8 piece embeddings with one scale a row, dynamically quantised
matrix products, and one output row a word. Everything that decoding needs
beside it (transitions, parser and link matrices) goes into an npz file.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from annotate.language.encoder.model import WINDOW
from training.data.paths import WEIGHTS
from training.encoder.graph import MICROSOFT, Graph
from training.encoder.network import HEADS, Block, Network, load_checkpoint
from training.encoder.start import minilm_vocabulary

Array = NDArray[Any]

# Latin with its accents; the signs are currencies, dashes, arrows and the like.
_LAST_LETTER = 0x0370
_SIGNS = frozenset(chr(code) for code in (*range(0x2000, 0x2200),))


def kept_pieces(vocabulary: list[str]) -> list[int]:
    """Return the pieces worth their place: neither unused nor of a script that English news lacks."""
    return [
        index
        for index, piece in enumerate(vocabulary)
        if not piece.startswith("[unused") and all(ord(c) < _LAST_LETTER or c in _SIGNS for c in piece)
    ]


def build(network: Network, kept: list[int], quantise: bool) -> onnx.ModelProto:
    """Write the network as an ONNX graph for one window; piece embeddings are int8 in any case."""
    state = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    state["pieces.weight"] = state["pieces.weight"][kept]
    state["positions.weight"] = state["positions.weight"][: WINDOW + 2]
    graph = Graph(quantise)
    graph.constant("window", np.zeros(1, dtype=np.int64))
    for like in ("positions", "words"):
        graph.ones_and_zeros(like)
    x = _embeddings(graph, state)
    words = [graph.node("Gather", [x, "words"], "words.0", axis=1)]
    for index, block in enumerate(network.blocks, start=1):
        assert isinstance(block, Block)
        name = f"blocks.{index - 1}"
        qkv = (f"{name}.qkv", *_parameters(state, f"{name}.qkv"), block.heads)
        if index == len(network.blocks):
            # Nothing asks for the last vectors of pieces inside words, nor of words that another
            # window is to answer for.
            attended = graph.attention_at(x, "words", *qkv)
            words.append(_rest_of_block(graph, state, words[-1], attended, name, "words"))
        else:
            x = _rest_of_block(graph, state, x, graph.attention(x, *qkv), name, "positions")
            words.append(graph.node("Gather", [x, "words"], f"words.{index}", axis=1))
    outputs = [_head(graph, state, words, part) for part in ("spans", "syntax")]
    graph.node("Concat", outputs, "rows", axis=-1)
    length = [1, "length"]
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, length),
        helper.make_tensor_value_info("positions", TensorProto.INT64, ["length"]),
        helper.make_tensor_value_info("shapes", TensorProto.INT64, length),
        helper.make_tensor_value_info("spacings", TensorProto.INT64, length),
        helper.make_tensor_value_info("quotes", TensorProto.INT64, length),
        helper.make_tensor_value_info("names", TensorProto.INT64, length),
        helper.make_tensor_value_info("words", TensorProto.INT64, ["words"]),
    ]
    output = helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["words", "outputs"])
    body = helper.make_graph(graph.nodes, "dateline", inputs, [output], graph.initializers)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="dateline")


def _parameters(state: dict[str, Array], name: str) -> tuple[Array, Array]:
    return state[f"{name}.weight"], state[f"{name}.bias"]


def _embeddings(graph: Graph, state: dict[str, Array]) -> str:
    table = state["pieces.weight"]
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    whole = np.round(table / scale).astype(np.int8)
    integers = graph.node("Gather", [graph.constant("piece_table", whole), "pieces"], "piece_integers")
    floats = graph.node("Cast", [integers], "piece_floats", to=TensorProto.FLOAT)
    scales = graph.node(
        "Gather", [graph.constant("piece_scales", scale.astype(np.float32)), "pieces"], "piece_scale"
    )
    x = graph.node("Mul", [floats, scales], "piece_vectors")
    for name in ("positions", "shapes", "spacings", "quotes", "names"):
        table_constant = graph.constant(f"{name}_table", state[f"{name}.weight"])
        vectors = graph.node("Gather", [table_constant, name], f"{name}_vectors")
        x = graph.node("Add", [x, vectors], f"with_{name}")
    return graph.normalise(x, "embeddings", *_parameters(state, "norm"), "positions")


def _rest_of_block(graph: Graph, state: dict[str, Array], x: str, attended: str, name: str, like: str) -> str:
    """Add what follows the attention of a block, row by row."""

    def named(part: str) -> tuple[str, Array, Array]:
        return f"{name}.{part}", *_parameters(state, f"{name}.{part}")

    y = graph.linear(attended, *named("output"))
    x = graph.normalise(graph.node("Add", [x, y], f"{name}.skip1"), *named("norm1"), like)
    y = graph.linear(x, *named("up"))
    y = graph.node("Gelu", [y], f"{name}.gelu", MICROSOFT)
    y = graph.linear(y, *named("down"))
    return graph.normalise(graph.node("Add", [x, y], f"{name}.skip2"), *named("norm2"), like)


def _head(graph: Graph, state: dict[str, Array], words: list[str], part: str) -> str:
    raw = state[f"mix_{part}"].astype(np.float64)
    mix = np.exp(raw - raw.max())
    mix /= mix.sum()
    total = ""
    for index, (vectors, weight) in enumerate(zip(words, mix, strict=True)):
        factor = graph.constant(f"mix_{part}.{index}", np.array(weight, dtype=np.float32))
        term = graph.node("Mul", [vectors, factor], f"term_{part}.{index}")
        total = graph.node("Add", [total, term], f"mixed_{part}.{index}") if total else term
    rows = graph.node("Squeeze", [total, "window"], f"rows_{part}")
    return graph.linear(rows, f"heads_{part}", *_parameters(state, f"heads_{part}"))


def export(checkpoint: Path, output: Path, version: str, quantise: bool = True) -> None:
    """Write ``encoder.onnx``, ``heads.npz``, ``vocabulary.txt`` and ``model.json``."""
    network = load_checkpoint(checkpoint)
    output.mkdir(parents=True, exist_ok=True)
    vocabulary = minilm_vocabulary()
    kept = kept_pieces(vocabulary)
    model = build(network, kept, quantise)
    onnx.checker.check_model(model)
    onnx.save(model, output / "encoder.onnx")
    half = {name: network.state_dict()[name].numpy().astype(np.float16) for name in HEADS}
    np.savez_compressed(output / "heads.npz", **half)
    shipped = "\n".join(vocabulary[index] for index in kept)
    (output / "vocabulary.txt").write_text(shipped + "\n", encoding="utf-8")
    training = json.loads((checkpoint / "network.json").read_text())
    training.pop("inventory")
    meta = {
        "name": "dateline",
        "version": version,
        "inventory": asdict(network.inventory),
        "training": training,
    }
    (output / "model.json").write_text(json.dumps(meta, indent=1) + "\n")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--version", default="0.1.0", help="of the model, for the record")
    parser.add_argument("--float", action="store_true", help="keep the matrix products in float")


def main(arguments: argparse.Namespace) -> None:
    """Export."""
    export(arguments.checkpoint, arguments.output, arguments.version, quantise=not arguments.float)
    for file in sorted(arguments.output.iterdir()):
        print(f"{file.stat().st_size / 1e6:8.3f} MB  {file.name}")
