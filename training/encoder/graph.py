"""An ONNX graph written node by node, its matrix products in float or in int8."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]

MICROSOFT = "com.microsoft"
QUERY_KEY_VALUE = ("query", "key", "value")


class Graph:
    """Collects nodes and initializers; every call returns the name of what it made.

    Args:
        quantise: Whether matrix products run in int8, as onnxruntime's own operators do it:
            weights with one scale a column, inputs with one scale found at run time.
    """

    def __init__(self, quantise: bool) -> None:
        self.quantise = quantise
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
        if self.quantise:
            inputs = [x, *self._whole_weight(name, weight), self.constant(f"{name}.bias", bias)]
            return self.node("DynamicQuantizeMatMul", inputs, f"{name}.sum", MICROSOFT)
        product = self.node("MatMul", [x, self.constant(f"{name}.weight", weight.T)], f"{name}.product")
        return self.node("Add", [product, self.constant(f"{name}.bias", bias)], f"{name}.sum")

    def attention(self, x: str, name: str, weight: Array, bias: Array, heads: int) -> str:
        """Add the self-attention of all rows of ``x``.

        Args:
            x: ``[1, rows, width]``.
            name: Prefix of the names.
            weight: Makes queries, keys and values of a row.
            bias: Of the same.
            heads: Number of heads.
        """
        if self.quantise:
            whole, scale, zero = self._whole(x)
            columns, scales, zeros = self._whole_weight(name, weight)
            shift = self.constant(f"{name}.bias", bias)
            inputs = [whole, columns, shift, scale, scales, "", zero, zeros]
            return self.node("QAttention", inputs, f"{name}.attention", MICROSOFT, num_heads=heads)
        parts = [f"{name}.{part}" for part in ("queries", "keys", "values")]
        mixed = self.linear(x, name, weight, bias)
        self.nodes.append(helper.make_node("Split", [mixed], parts, name=f"{name}.split", axis=-1))
        return self.node("MultiHeadAttention", parts, f"{name}.attention", MICROSOFT, num_heads=heads)

    def attention_at(self, x: str, rows: str, name: str, weight: Array, bias: Array, heads: int) -> str:
        """Add the self-attention of some rows: ``attention`` would compute the others, too.

        Args:
            x: ``[1, rows, width]``.
            rows: Which rows ask; all of them answer.
            name: Prefix of the names; queries, keys and values have matrices of their own.
            weight: As for ``attention``.
            bias: As for ``attention``.
            heads: Number of heads.
        """
        given = self._whole(x) if self.quantise else (x,)
        asking = (self.node("Gather", [given[0], rows], f"{name}.asking", axis=1), *given[1:])
        parts = []
        for part, source, some, shift in zip(
            QUERY_KEY_VALUE,
            (asking, given, given),
            np.split(weight, 3),
            np.split(bias, 3),
            strict=True,
        ):
            stem = f"{name.removesuffix('qkv')}{part}"
            if not self.quantise:
                parts.append(self.linear(source[0], stem, some, shift))
                continue
            whole, scale, zero = source
            columns, scales, zeros = self._whole_weight(stem, some)
            inputs = [whole, columns, scale, scales, zero, zeros, self.constant(f"{stem}.bias", shift)]
            parts.append(self.node("MatMulIntegerToFloat", inputs, f"{stem}.sum", MICROSOFT))
        return self.node("MultiHeadAttention", parts, f"{name}.attention", MICROSOFT, num_heads=heads)

    def ones_and_zeros(self, like: str) -> None:
        """Add vectors as long as another, which ``normalise`` needs."""
        shape = self.node("Shape", [like], f"{like}.shape")
        for name, value in (("ones", 1.0), ("zeros", 0.0)):
            tensor = helper.make_tensor("value", TensorProto.FLOAT, [1], [value])
            self.node("ConstantOfShape", [shape], f"{like}.{name}", value=tensor)

    def normalise(self, x: str, name: str, weight: Array, bias: Array, like: str) -> str:
        """Add a layer normalisation of ``[1, rows, width]``.

        Every row is normalised as one channel of one instance: onnxruntime does
        that several times as fast as its LayerNormalization on one thread.

        Args:
            x: What to normalise.
            name: Prefix of the names.
            weight: Multiplied in afterwards.
            bias: Added then.
            like: A vector as long as there are rows, given to ``ones_and_zeros`` before.
        """
        inputs = [x, f"{like}.ones", f"{like}.zeros"]
        scaled = self.node("InstanceNormalization", inputs, f"{name}.scaled", epsilon=1e-12)
        weighted = self.node("Mul", [scaled, self.constant(f"{name}.weight", weight)], f"{name}.weighted")
        return self.node("Add", [weighted, self.constant(f"{name}.bias", bias)], f"{name}.norm")

    def _whole(self, x: str) -> tuple[str, ...]:
        """Add ``x`` in int8, its scale and its zero point."""
        outputs = tuple(f"{x}.{part}" for part in ("whole", "scale", "zero"))
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], outputs, name=f"{x}.whole"))
        return outputs

    def _whole_weight(self, name: str, weight: Array) -> tuple[str, ...]:
        """Add ``weight.T`` in int8, the scales of its columns and their zero points."""
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-8).astype(np.float32) / np.float32(127)
        whole = np.round(weight / scale[:, None]).astype(np.int8)
        return (
            self.constant(f"{name}.weight_quantized", whole.T),
            self.constant(f"{name}.weight_scale", scale),
            self.constant(f"{name}.weight_zero_point", np.zeros(len(scale), dtype=np.int8)),
        )
