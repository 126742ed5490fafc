#!/usr/bin/env bash
# onnxruntime 1.32.0, onnx 1.23.2 and numpy 2.4.6 (PyPI), with Python 3.11.
# quantize_dynamic makes the matrix products of a model products of 8-bit numbers. One would guess that a row of a batch still gives
# what it gives alone. The scale of the rounding is taken from the whole batch, so a row with large numbers beside it makes every
# other row coarser: an encoder's answer for one text depends on the texts that it happens to be read with.
# Seen: "float: 0.0000", "8 bits: 0.0000 beside rows like it, 0.4165 beside one a hundred times as large" (greatest difference to the
# row alone, whose numbers are about 1).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6
cat >look.py <<'PY'
import logging
import sys
import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import quantize_dynamic

logging.disable(logging.WARNING)
WIDE = 64
random = np.random.default_rng(1)
weights = (random.standard_normal((WIDE, WIDE)) / 8).astype(np.float32)
graph = helper.make_graph(
    [helper.make_node("MatMul", ["x", "w"], ["y"])],
    "product",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, WIDE])],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, [None, WIDE])],
    [numpy_helper.from_array(weights, "w")],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
onnx.save(model, "float.onnx")
quantize_dynamic("float.onnx", "int8.onnx")
row = random.uniform(-1, 1, (1, WIDE)).astype(np.float32)
row[0, :2] = -1, 1  # The same least and greatest number as in the rows like it.
like = np.concatenate([row, np.clip(row[:, ::-1], -1, 1)])
large = np.concatenate([row, 100 * row[:, ::-1]])


def change(path, rows):
    session = ort.InferenceSession(path, providers=["CPUExecutionProvider"])
    alone = session.run(None, {"x": row})[0][0]
    return float(np.abs(session.run(None, {"x": rows})[0][0] - alone).max())


plain, near, far = change("float.onnx", large), change("int8.onnx", like), change("int8.onnx", large)
print(f"float: {plain:.4f}")
print(f"8 bits: {near:.4f} beside rows like it, {far:.4f} beside one a hundred times as large")
sys.exit(not (plain < 1e-4 and near < 1e-4 and far > 0.05))
PY
venv/bin/python look.py
