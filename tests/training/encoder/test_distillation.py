"""What a teacher says: probabilities of states, and targets between it and the corpus."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from annotate.language.encoder.decode import Transitions  # noqa: E402
from annotate.language.encoder.layers import MAX_STATES, SPAN_WIDTHS, output_layout, output_width  # noqa: E402
from tests.training.encoder.conftest import INVENTORY  # noqa: E402
from training.data.examples import Words  # noqa: E402
from training.encoder.distillation import (  # noqa: E402
    GOLD_SHARE,
    HEADS,
    ROWS,
    Teacher,
    marginals,
    softened,
    span_targets,
)


def test_marginals_are_those_of_all_paths() -> None:
    rng = np.random.default_rng(3)
    layers = len(SPAN_WIDTHS)
    emissions = rng.normal(size=(3, layers, MAX_STATES)).astype(np.float32)
    moves = rng.normal(size=(layers, MAX_STATES, MAX_STATES)).astype(np.float32)
    starts = rng.normal(size=(layers, MAX_STATES)).astype(np.float32)
    crf = Transitions(moves, starts)
    said = marginals(emissions, crf)
    assert said.sum(2) == pytest.approx(np.ones((3, layers)), abs=1e-4)
    layer, states = 1, SPAN_WIDTHS["sources"]
    allowed = crf.moves[layer], crf.starts[layer]
    wanted = np.zeros((3, MAX_STATES))
    for path in itertools.product(range(states), repeat=3):
        score = allowed[1][path[0]] + sum(emissions[i, layer, s] for i, s in enumerate(path))
        score += sum(allowed[0][a, b] for a, b in itertools.pairwise(path))
        for i, state in enumerate(path):
            wanted[i, state] += np.exp(score)
    wanted /= wanted.sum(1, keepdims=True)
    inside = said[:, layer, :states]
    assert inside / inside.sum(1, keepdims=True) == pytest.approx(wanted[:, :states], abs=1e-3)


def test_targets_lie_between_the_corpus_and_the_teacher() -> None:
    layout = output_layout(INVENTORY)
    rows = torch.zeros(1, 2, output_width(layout))
    rows[..., layout["cues"].start] = 1.0
    labels = torch.zeros(1, len(SPAN_WIDTHS), 2, dtype=torch.long)
    cues = list(SPAN_WIDTHS).index("cues")
    labels[0, cues, 0] = 1
    gold = torch.zeros(1, len(SPAN_WIDTHS))
    assert span_targets(labels, rows, gold, layout)[0, cues, 0, :2].tolist() == [1, 0]
    gold[0, cues] = 1
    mixed = span_targets(labels, rows, gold, layout)[0, cues, 0, :2]
    assert mixed.tolist() == pytest.approx([1 - GOLD_SHARE, GOLD_SHARE])


def test_a_word_without_a_label_teaches_nothing() -> None:
    logits = torch.zeros(1, 2, 3)
    hard = torch.tensor([[1.2, 0.0]])
    losses = softened(hard, logits, logits, torch.tensor([1.0]))
    assert losses[0, 1] == 0
    assert losses[0, 0].item() == pytest.approx(GOLD_SHARE * 1.2 + (1 - GOLD_SHARE) * np.log(3))


def _words(size: int) -> Words:
    spans = [(i, i + 1) for i in range(size)]
    blank = np.zeros(size, dtype=np.float32)
    return Words("ewt", spans, [(1,)] * size, np.zeros((size, 4), dtype=np.int64), {}, blank, [], [])


def test_every_text_is_given_what_was_said_of_it_and_other_texts_are_refused(tmp_path: Path) -> None:
    np.save(tmp_path / ROWS, np.arange(10, dtype=np.float16).reshape(5, 2))
    np.savez(tmp_path / HEADS, arc=np.eye(2), arc_head=np.zeros(2))
    texts = [_words(2), _words(3)]
    Teacher(tmp_path, texts)
    assert texts[1].taught is not None
    assert texts[1].taught.tolist() == [[4, 5], [6, 7], [8, 9]]
    with pytest.raises(ValueError, match="made for other texts"):
        Teacher(tmp_path, [_words(4)])
