"""The network: the losses are what they say, and a separable toy problem is learned."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from annotate.language.encoder.layers import ENTITY_KINDS, MAX_STATES, SPAN_WIDTHS, output_width  # noqa: E402
from training.data.augmentation import Augmenter  # noqa: E402
from training.data.examples import Window, Words  # noqa: E402
from training.encoder.batches import Batch  # noqa: E402
from training.encoder.network import (  # noqa: E402
    IMPOSSIBLE,
    load_checkpoint,
    save_checkpoint,
    span_outputs,
    thinned,
)
from training.encoder.train import losses_of  # noqa: E402

CLS, SEP, MASK = 2, 3, 4
PERSON = 1 + 2 * ENTITY_KINDS.index("PERSON")


def _words(pieces: list[int], entities: list[int]) -> Words:
    size = len(pieces)
    labels = {"entities": np.array(entities, dtype=np.int64)}
    features = np.ones((size, 4), dtype=np.int64)
    spans = [(i, i + 1) for i in range(size)]
    blank = np.full(size, np.nan, dtype=np.float32)
    return Words("worldwide", spans, [(piece,) for piece in pieces], features, labels, blank, [], [0])


class _Plain(Augmenter):
    """Shows every window as it is."""

    def __init__(self) -> None:
        super().__init__([], MASK, random.Random(0))

    def __call__(self, window: Window) -> Any:
        place = slice(window.first, window.last)
        return window.words.pieces[place], window.words.features[place].copy()


def _batch(*given: Words) -> Batch:
    return Batch([Window(w, 0, len(w.spans), len(w.spans)) for w in given], _Plain(), CLS, SEP)


def _rows(network: Any, batch: Batch) -> Any:
    return network(batch.pieces, batch.features, batch.mask, batch.first)


def test_a_row_for_every_word(network: Any) -> None:
    batch = _batch(_words([6, 11], [0, 0]), _words([9, 12, 7], [0, 0, 0]))
    assert _rows(network, batch).shape == (2, 3, output_width(network.layout))
    assert batch.mask.sum(1).tolist() == [4, 5]
    assert batch.labels("entities").tolist()[0] == [0, 0, -100]


def test_what_stands_beside_a_window_changes_nothing_in_it(network: Any) -> None:
    short, long = _words([6, 11], [0, 0]), _words([9, 12, 7, 8, 13], [0] * 5)
    alone, together = _rows(network, _batch(short))[0], _rows(network, _batch(short, long))[0]
    assert torch.allclose(alone, together[:2], atol=1e-5)


def test_the_loss_of_a_crf_is_that_of_all_its_paths(network: Any) -> None:
    with torch.no_grad():
        network.transitions.normal_()
        network.starts.normal_()
    batch = _batch(_words([6, 7, 11], [PERSON, PERSON + 1, 0]))
    rows = _rows(network, batch)
    layer = list(SPAN_WIDTHS).index("sources")
    labels = torch.zeros(1, len(SPAN_WIDTHS), 3, dtype=torch.long)
    labels[0, layer] = torch.tensor([1, 2, 0])
    known = torch.zeros(1, len(SPAN_WIDTHS))
    known[0, layer] = 1
    loss = network.crf_losses(rows, labels, None, batch.lengths, known)[layer]
    emissions = span_outputs(rows, network.layout, IMPOSSIBLE)[0, layer]
    moves = (network.transitions + network.forbidden)[layer]
    starts = (network.starts + network.forbidden_start)[layer]

    def score(path: tuple[int, ...]) -> Any:
        inside = sum(moves[a, b] for a, b in itertools.pairwise(path))
        return starts[path[0]] + sum(emissions[i, state] for i, state in enumerate(path)) + inside

    paths = itertools.product(range(SPAN_WIDTHS["sources"]), repeat=3)
    total = torch.logsumexp(torch.stack([score(path) for path in paths]), 0)
    assert loss.item() == pytest.approx((total - score((1, 2, 0))).item(), abs=1e-3)
    assert loss.item() > 0


def test_an_inside_needs_its_beginning(network: Any) -> None:
    layer = list(SPAN_WIDTHS).index("entities")
    person, other = PERSON, PERSON + 2
    forbidden = network.forbidden[layer]
    assert forbidden[0, person + 1] == IMPOSSIBLE
    assert forbidden[other, person + 1] == IMPOSSIBLE
    assert forbidden[person, person + 1] == forbidden[person + 1, person + 1] == forbidden[person, 0] == 0
    narrow = list(SPAN_WIDTHS).index("cues")
    assert (network.forbidden_start[narrow, SPAN_WIDTHS["cues"] : MAX_STATES] == IMPOSSIBLE).all()


def test_a_layer_without_labels_teaches_nothing(network: Any) -> None:
    words = _words([6, 7], [0, 0])
    words.labels = {}
    losses = losses_of(network, _batch(words), random.Random(0), None)
    assert all(loss.item() == 0 for loss in losses.values())


def test_a_batch_costs_the_same_in_half_precision_and_in_full(network: Any) -> None:
    batch = _batch(_words([6, 11, 7], [PERSON, 0, 0]))
    half, full = (
        sum(losses_of(network, batch, random.Random(0), half=half).values()).item() for half in (True, False)
    )
    assert half == pytest.approx(full, rel=0.05)


def test_names_that_a_word_gives_away_are_learned(network: Any) -> None:
    texts = [_words([6, 11, 7], [PERSON, 0, 0]), _words([12, 9, 16], [0, PERSON, 0])]
    batch = _batch(*texts)
    network.train()
    optimizer = torch.optim.AdamW(network.parameters(), 0.02)
    first = None
    for _ in range(60):
        optimizer.zero_grad()
        loss = losses_of(network, batch, random.Random(0), None)["entities"]
        first = loss.item() if first is None else first
        loss.backward()
        optimizer.step()
    network.eval()
    layer = list(SPAN_WIDTHS).index("entities")
    best = span_outputs(_rows(network, batch), network.layout, IMPOSSIBLE)[:, layer].argmax(-1)
    assert best.tolist() == [[PERSON, 0, 0], [0, PERSON, 0]]
    assert first is not None
    assert loss.item() < first / 10


def test_a_checkpoint_is_read_as_it_was_written(network: Any, tmp_path: Path) -> None:
    save_checkpoint(network, tmp_path / "run", network.state_dict(), {"steps": 3})
    read = load_checkpoint(tmp_path / "run")
    batch = _batch(_words([6, 11, 7], [0, 0, 0]))
    assert torch.equal(_rows(network, batch), _rows(read, batch))
    assert sorted(path.name for path in (tmp_path / "run").iterdir()) == [
        "network.json",
        "network.safetensors",
    ]


def test_a_thinner_network_keeps_the_layers_that_it_has(network: Any) -> None:
    smaller = thinned(network, [1])
    assert smaller.shape.layers == 1
    assert torch.equal(smaller.blocks[0].qkv.weight, network.blocks[1].qkv.weight)
    assert torch.equal(smaller.mix_spans, network.mix_spans[[0, 2]])
