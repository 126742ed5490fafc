"""What is exported computes what the network computes, and can be trained on from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("safetensors")

from annotate.language.encoder.model import Encoder  # noqa: E402
from annotate.weights import Weights  # noqa: E402
from tests.training.encoder.conftest import INVENTORY, VOCABULARY  # noqa: E402
from training.data.paths import WEIGHTS  # noqa: E402
from training.encoder import checkpoint as checkpoints  # noqa: E402
from training.encoder import export as exports  # noqa: E402
from training.encoder.checkpoint import CheckpointEncoder  # noqa: E402
from training.encoder.export import kept_pieces  # noqa: E402
from training.encoder.network import Network, save_checkpoint  # noqa: E402
from training.encoder.start import load_shipped, load_weights  # noqa: E402

TEXT = "Maria sings. Lena left Port Ellis."
SPANS = [(0, 5), (6, 11), (11, 12), (13, 17), (18, 22), (23, 27), (28, 33), (33, 34)]


@pytest.fixture
def exported(network: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the network as a checkpoint and as an export."""
    for module in (exports, checkpoints):
        monkeypatch.setattr(module, "minilm_vocabulary", lambda: VOCABULARY)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    save_checkpoint(network, tmp_path / "run", network.state_dict(), {"steps": 1})
    exports.export(tmp_path / "run", tmp_path / "weights", "7.0.0", quantise=False)
    shutil.copy(WEIGHTS / "names.npz", tmp_path / "weights")
    return tmp_path


def test_pieces_of_other_scripts_and_unused_ones_are_left_out() -> None:
    left_out = {VOCABULARY.index("[unused0]"), VOCABULARY.index("ж")}
    assert kept_pieces(VOCABULARY) == [n for n in range(len(VOCABULARY)) if n not in left_out]


def test_the_export_gives_the_rows_of_the_checkpoint(exported: Path) -> None:
    shipped, float_rows = Encoder(Weights(exported / "weights")), CheckpointEncoder(exported / "run")
    one, other = shipped.rows(TEXT, SPANS), float_rows.rows(TEXT, SPANS)
    assert one.shape == other.shape == (len(SPANS), len(one[0]))
    # The pieces are int8 in the one, the products bfloat16 in the other.
    assert np.corrcoef(one.ravel(), other.ravel())[0, 1] > 0.999
    assert shipped.version == "7.0.0"
    assert shipped.inventory == float_rows.inventory == INVENTORY


def test_a_checkpoint_reads_a_text_in_stretches_as_at_once(exported: Path) -> None:
    encoder = CheckpointEncoder(exported / "run")
    parts = list(encoder.stretches(TEXT, SPANS, [3, len(SPANS)]))
    assert [len(part) for part in parts] == [3, 5]
    assert np.array_equal(np.concatenate(parts), encoder.rows(TEXT, SPANS))
    assert len(encoder.rows("", [])) == 0


def test_windows_of_a_checkpoint_join_to_all_words(exported: Path) -> None:
    encoder = CheckpointEncoder(exported / "run", window=4, overlap=2)
    assert encoder.rows(TEXT, SPANS).shape[0] == len(SPANS)


def test_training_goes_on_from_what_was_exported(exported: Path, network: Any) -> None:
    again = Network(INVENTORY, network.shape)
    meta = load_shipped(again, exported / "weights", VOCABULARY)
    assert meta == {"steps": 1, "shape": json.loads((exported / "run/network.json").read_text())["shape"]}
    for name in ("blocks.0.qkv.weight", "heads_spans.weight", "arc", "links"):
        assert torch.allclose(again.state_dict()[name], network.state_dict()[name], atol=2e-3), name
    kept = kept_pieces(VOCABULARY)
    table, before = again.pieces.weight[kept], network.pieces.weight[kept]
    assert (table - before).abs().max() <= before.abs().max() / 127


def test_or_from_the_checkpoint_itself(exported: Path, network: Any) -> None:
    again = Network(INVENTORY, network.shape)
    load_weights(again, exported / "run", VOCABULARY)
    assert all(torch.equal(v, network.state_dict()[n]) for n, v in again.state_dict().items())


@pytest.mark.parametrize("folder", ["run", "weights"])
def test_weights_for_other_labels_are_refused(exported: Path, network: Any, folder: str) -> None:
    other = Network(type(INVENTORY)(("NN", "JJ"), *list_of(INVENTORY)[1:]), network.shape)
    with pytest.raises(ValueError, match="its tags are not those of the corpora"):
        load_weights(other, exported / folder, VOCABULARY)


def list_of(inventory: Any) -> list[tuple[str, ...]]:
    return [inventory.tags, inventory.upos, inventory.lemmas, inventory.deprels]


def test_a_checkpoint_of_another_shape_is_refused(exported: Path) -> None:
    from training.encoder.network import Shape

    other = Network(INVENTORY, Shape(width=12, heads=2, inner=16, layers=1, vocabulary=len(VOCABULARY)))
    with pytest.raises(ValueError, match="of another network"):
        load_weights(other, exported / "run", VOCABULARY)
