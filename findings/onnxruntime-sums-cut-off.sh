#!/usr/bin/env bash
# onnxruntime 1.32.0, onnx 1.23.2 and numpy 2.4.6 (PyPI), Python 3.11, an x86-64 processor with AVX2 and without VNNI (AMD EPYC, Zen 3).
# MatMulInteger is defined to multiply 8-bit whole numbers and to add the products up in 32 bits, so one would guess that its
# results are exact and the same on every processor. With bytes without a sign on the left and with one on the right (what
# quantize_dynamic makes by default), pairs of products are added up in 16 bits on such a processor, and what does not fit is cut off at
# 32,767, without a warning: a network answers otherwise than on a processor with VNNI. The session's configuration
# entry session.x64quantprecision = 1 gives the exact sums; it is off by default.
# Seen: "exact: 64770", "as it comes: 32767", "session.x64quantprecision = 1: 64770".
set -euo pipefail
if [ "$(uname -m)" != x86_64 ] || ! grep -q -w avx2 /proc/cpuinfo || grep -q -w -E "avx512_vnni|avx_vnni" /proc/cpuinfo; then
    echo "not to be seen on this processor: it is no x86-64, lacks AVX2 or has VNNI"
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6
cat >look.py <<'PY'
import sys

import numpy as np
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper

weights = np.full((2, 16), 127, dtype=np.int8)
graph = helper.make_graph(
    [helper.make_node("MatMulInteger", ["x", "w"], ["y"])],
    "product",
    [helper.make_tensor_value_info("x", TensorProto.UINT8, [1, 2])],
    [helper.make_tensor_value_info("y", TensorProto.INT32, [1, 16])],
    [numpy_helper.from_array(weights, "w")],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def product(exactly):
    options = ort.SessionOptions()
    if exactly:
        options.add_session_config_entry("session.x64quantprecision", "1")
    session = ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return int(session.run(None, {"x": np.full((1, 2), 255, dtype=np.uint8)})[0][0, 0])


exact, plain, asked = 2 * 255 * 127, product(False), product(True)
print(f"exact: {exact}")
print(f"as it comes: {plain}")
print(f"session.x64quantprecision = 1: {asked}")
sys.exit(not (plain == 32767 and asked == exact))
PY
venv/bin/python look.py
