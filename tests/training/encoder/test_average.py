"""The mean of checkpoints."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from training.encoder.average import averaged, main  # noqa: E402
from training.encoder.network import load_checkpoint, save_checkpoint  # noqa: E402


def test_the_mean_by_shares() -> None:
    states = [{"a": torch.tensor([1.0, 0.0])}, {"a": torch.tensor([3.0, 4.0]), "b": torch.tensor([2.0])}]
    mean = averaged(states, [0.25, 0.75])
    assert mean["a"].tolist() == [2.5, 3.0]
    # What the first had not learned yet counts as zero.
    assert mean["b"].tolist() == [1.5]


def _runs(network: Any, folder: Path) -> list[Path]:
    state = network.state_dict()
    runs = [folder / "first", folder / "second"]
    for factor, run in zip((1.0, 3.0), runs, strict=True):
        save_checkpoint(network, run, {n: v * factor for n, v in state.items()}, {"steps": int(factor)})
    return runs


def test_the_average_says_what_it_is_of(network: Any, tmp_path: Path) -> None:
    first, second = _runs(network, tmp_path)
    main(argparse.Namespace(runs=[(first, 0.5), (second, 0.5)], output=tmp_path / "mean"))
    mean = load_checkpoint(tmp_path / "mean")
    assert torch.allclose(mean.arc, network.arc * 2)
    meta = json.loads((tmp_path / "mean" / "network.json").read_text())
    assert meta["average_of"] == {"first": 0.5, "second": 0.5}
    assert meta["steps"] == 3


def test_shares_that_are_not_a_whole_are_refused(network: Any, tmp_path: Path) -> None:
    first, second = _runs(network, tmp_path)
    with pytest.raises(ValueError, match=r"the shares make 0\.9, not 1"):
        main(argparse.Namespace(runs=[(first, 0.5), (second, 0.4)], output=tmp_path / "mean"))
    assert not (tmp_path / "mean").exists()
