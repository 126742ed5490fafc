"""Export a checkpoint to what ships: ``python -m training.export runs/first``.

The graph is written node by node, so that it holds exactly what inference
needs: int8 piece embeddings with one scale a row, dynamically quantised
matrix products, and one output row a word. Everything that decoding needs
beside it (transitions, parser and link matrices) goes into an npz file.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from annotate.language.encoder import WINDOW
from training.network import Block, Network, load_checkpoint
from training.pretrained import minilm_folder
from training.shipped import WEIGHTS

Array = NDArray[Any]

# Latin with its accents; the signs are currencies, dashes, arrows and the like.
_LAST_LETTER = 0x0370
_SIGNS = frozenset(chr(code) for code in (*range(0x2000, 0x2200),))


class Graph:
    """Collects nodes and initializers; every call returns the name of what it made."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Array) -> str:
        """Add an initializer."""
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, domain: str = "", **attributes: object) -> str:
        """Add a node with one output."""
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def linear(self, x: str, name: str, weight: Array, bias: Array) -> str:
        """Add ``x @ weight.T + bias``."""
        product = self.node("MatMul", [x, self.constant(f"{name}.weight", weight.T)], f"{name}.product")
        return self.node("Add", [product, self.constant(f"{name}.bias", bias)], f"{name}.sum")

    def normalise(self, x: str, name: str, weight: Array, bias: Array) -> str:
        """Add a layer normalisation, in parts: on one thread they run twice as fast as the one node."""
        mean = self.node("ReduceMean", [x], f"{name}.mean", axes=[-1], keepdims=1)
        centred = self.node("Sub", [x, mean], f"{name}.centred")
        squares = self.node("ReduceSumSquare", [centred], f"{name}.squares", axes=[-1], keepdims=1)
        count = self.constant(f"{name}.count", np.array(1 / len(weight), dtype=np.float32))
        least = self.constant(f"{name}.least", np.array(1e-12, dtype=np.float32))
        variance = self.node("Mul", [squares, count], f"{name}.variance")
        deviation = self.node(
            "Sqrt", [self.node("Add", [variance, least], f"{name}.raised")], f"{name}.deviation"
        )
        factor = self.node("Reciprocal", [deviation], f"{name}.factor")
        scaled = self.node("Mul", [centred, factor], f"{name}.scaled")
        weighted = self.node("Mul", [scaled, self.constant(f"{name}.weight", weight)], f"{name}.weighted")
        return self.node("Add", [weighted, self.constant(f"{name}.bias", bias)], f"{name}.norm")


def kept_pieces(vocabulary: list[str]) -> list[int]:
    """Return the pieces worth their place: neither unused nor of a script that English news lacks."""
    return [
        index
        for index, piece in enumerate(vocabulary)
        if not piece.startswith("[unused") and all(ord(c) < _LAST_LETTER or c in _SIGNS for c in piece)
    ]


def build(network: Network, kept: list[int]) -> onnx.ModelProto:
    """Write the network as an ONNX graph in float, except for the piece embeddings (int8)."""
    state = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    state["pieces.weight"] = state["pieces.weight"][kept]
    state["positions.weight"] = state["positions.weight"][: WINDOW + 2]
    graph = Graph()
    x = _embeddings(graph, state)
    layers = [x]
    for index, block in enumerate(network.blocks):
        assert isinstance(block, Block)
        layers.append(_block(graph, state, layers[-1], index, block.heads))
    words = [_rows(graph, layer, index) for index, layer in enumerate(layers)]
    outputs = [_head(graph, state, words, part) for part in ("spans", "syntax")]
    graph.node("Concat", outputs, "rows", axis=-1)
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("positions", TensorProto.INT64, ["length"]),
        helper.make_tensor_value_info("shapes", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("spacings", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("quotes", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("names", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("words", TensorProto.INT64, ["words"]),
    ]
    output = helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["words", "outputs"])
    body = helper.make_graph(graph.nodes, "dateline", inputs, [output], graph.initializers)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="dateline")


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
    return graph.normalise(x, "embeddings", state["norm.weight"], state["norm.bias"])


def _block(graph: Graph, state: dict[str, Array], x: str, index: int, heads: int) -> str:
    name = f"blocks.{index}"

    def parameters(part: str) -> tuple[Array, Array]:
        return state[f"{name}.{part}.weight"], state[f"{name}.{part}.bias"]

    qkv = graph.linear(x, f"{name}.qkv", *parameters("qkv"))
    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    graph.nodes.append(helper.make_node("Split", [qkv], parts, name=f"{name}.split", axis=-1))
    attended = graph.node(
        "MultiHeadAttention",
        parts,
        f"{name}.attention",
        domain="com.microsoft",
        num_heads=heads,
    )
    y = graph.linear(attended, f"{name}.output", *parameters("output"))
    x = graph.normalise(graph.node("Add", [x, y], f"{name}.skip1"), f"{name}.norm1", *parameters("norm1"))
    y = graph.linear(x, f"{name}.up", *parameters("up"))
    y = graph.node("Gelu", [y], f"{name}.gelu", domain="com.microsoft")
    y = graph.linear(y, f"{name}.down", *parameters("down"))
    return graph.normalise(graph.node("Add", [x, y], f"{name}.skip2"), f"{name}.norm2", *parameters("norm2"))


def _rows(graph: Graph, layer: str, index: int) -> str:
    """Take the vectors of the words' first pieces: ``[words, width]``."""
    shape = f"flat_shape.{index}"
    graph.constant(shape, np.array([-1, 384], dtype=np.int64))
    flat = graph.node("Reshape", [layer, shape], f"flat.{index}")
    return graph.node("Gather", [flat, "words"], f"words.{index}", axis=0)


def _head(graph: Graph, state: dict[str, Array], words: list[str], part: str) -> str:
    raw = state[f"mix_{part}"].astype(np.float64)
    mix = np.exp(raw - raw.max())
    mix /= mix.sum()
    total = ""
    for index, (vectors, weight) in enumerate(zip(words, mix, strict=True)):
        factor = graph.constant(f"mix_{part}.{index}", np.array(weight, dtype=np.float32))
        term = graph.node("Mul", [vectors, factor], f"term_{part}.{index}")
        total = graph.node("Add", [total, term], f"mixed_{part}.{index}") if total else term
    return graph.linear(total, f"heads_{part}", state[f"heads_{part}.weight"], state[f"heads_{part}.bias"])


def export(checkpoint: Path, output: Path, version: str, quantise: bool = True) -> None:
    """Write ``encoder.onnx``, ``heads.npz``, ``vocabulary.txt`` and ``model.json``."""
    network = load_checkpoint(checkpoint)
    output.mkdir(parents=True, exist_ok=True)
    vocabulary = (minilm_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522]
    kept = kept_pieces(vocabulary)
    model = build(network, kept)
    onnx.checker.check_model(model)
    if quantise:
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder) / "encoder.onnx"
            onnx.save(model, plain)
            quantize_dynamic(
                plain,
                output / "encoder.onnx",
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                weight_type=QuantType.QInt8,
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
    else:
        onnx.save(model, output / "encoder.onnx")
    names = ("transitions", "starts", "arc", "arc_head", "label", "links", "no_source")
    half = {name: network.state_dict()[name].numpy().astype(np.float16) for name in names}
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


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--version", default="0.1.0", help="of the model, for the record")
    parser.add_argument("--float", action="store_true", help="keep the matrix products in float")
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.output, arguments.version, quantise=not arguments.float)
    for file in sorted(arguments.output.iterdir()):
        print(f"{file.stat().st_size / 1e6:8.3f} MB  {file.name}")


if __name__ == "__main__":
    main()
