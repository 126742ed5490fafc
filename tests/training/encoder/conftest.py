"""A network small enough to learn within a test."""

from __future__ import annotations

from typing import Any

import pytest

from annotate.language.encoder.layers import Inventory

INVENTORY = Inventory(("NN", "VB"), ("NOUN", "VERB"), ("0|", "1|s"), ("nsubj", "root"))
VOCABULARY = [
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[unused0]", "maria", "port", "ellis", "lena", "ж"),
    *("sings", "left", "said", "it", "rains", ".", "##s"),
]


@pytest.fixture
def network() -> Any:
    """Two layers, 12 wide, the same in every test."""
    torch = pytest.importorskip("torch")
    pytest.importorskip("safetensors")
    from training.encoder.network import Network, Shape

    torch.manual_seed(1)
    shape = Shape(width=12, heads=2, inner=16, layers=2, vocabulary=len(VOCABULARY))
    made = Network(INVENTORY, shape, dropout=0.0)
    made.eval()
    return made
