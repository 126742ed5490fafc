"""The networks of the rankers learn a separable problem, are stored and read again; tables count."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from annotate.language.encoder.decode import Floats, Integers  # noqa: E402
from annotate.language.rankers.contents import ContentRanker  # noqa: E402
from annotate.language.rankers.counts import Counts  # noqa: E402
from annotate.language.rankers.feed_forward import FeedForward  # noqa: E402
from annotate.language.rankers.names import NameRanker  # noqa: E402
from annotate.language.rankers.tags import TagRanker  # noqa: E402
from annotate.weights import Weights  # noqa: E402
from training.rankers import contents, feed_forward, names, tags  # noqa: E402
from training.rankers.feed_forward import fitted, store, tabulated  # noqa: E402


def _toy(kinds: int) -> tuple[Floats, Integers]:
    """Rows whose kind is the largest of their first numbers."""
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(1500, kinds + 2)).astype(np.float32)
    return rows, rows[:, :kinds].argmax(axis=1)


def _right(scores: Floats, kinds: Integers) -> float:
    return float((scores.argmax(axis=1) == kinds).mean())


def test_kinds_that_the_numbers_give_away_are_learned() -> None:
    rows, kinds = _toy(3)
    layers = fitted(rows, kinds, np.zeros((len(rows), 3), np.float32))
    assert _right(FeedForward(layers)(rows), kinds) > 0.9


def test_what_the_network_is_added_to_counts() -> None:
    rows, kinds = _toy(3)
    base = np.eye(3, dtype=np.float32)[kinds] * 20
    layers = fitted(np.zeros_like(rows), kinds, base)
    # All that could be learned is known, so that little is.
    assert np.abs(FeedForward(layers)(np.zeros_like(rows))).max() < 1


def test_the_same_examples_give_the_same_layers() -> None:
    rows, kinds = _toy(2)
    base = np.zeros((len(rows), 2), np.float32)
    one, other = fitted(rows, kinds, base), fitted(rows, kinds, base)
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_contents_are_told_from_others_and_stored(tmp_path: Path) -> None:
    rows, others = _toy(2)
    ranker = contents.learn(rows, others)
    store(tmp_path / ContentRanker.FILE, ranker)
    read = ContentRanker.read(Weights(tmp_path))
    assert _right(read.network(rows), others) > 0.9
    assert read.network(rows) == pytest.approx(ranker.network(rows), abs=0.05)


def test_names_keep_their_counts(tmp_path: Path) -> None:
    counts = tabulated([("whole", "port ellis", 1), ("whole", "port ellis", 1)], names.KINDS + 1)
    rows, kinds = _toy(names.KINDS + 1)
    store(tmp_path / NameRanker.FILE, names.learn(rows, kinds, counts))
    read = NameRanker.read(Weights(tmp_path))
    assert read.counts.of("whole", ["Port Ellis"])[0, 1] == 2
    assert _right(read.network(rows), kinds) > 0.6


def test_tags_are_learned_beside_the_encoders_own(tmp_path: Path) -> None:
    texts = [tags.Tagged(["run", "nun"], np.zeros((2, 2), np.float32), np.array([0, 1]))] * 2
    counts = tags.counted(texts, 2)
    assert counts.of("word", ["run", "walk"]).tolist() == [[2, 0], [0, 0]]
    assert counts.of("ending of three", ["run"]).tolist() == [[2, 0]]
    rows, found = tags.examples(texts * 300, counts)
    assert found.tolist()[:2] == [0, 1]
    store(tmp_path / TagRanker.FILE, tags.learn(rows, found, counts, 2))
    ranker = TagRanker.read(Weights(tmp_path))
    assert ranker.tags(["run", "nun"], np.zeros((2, 2), np.float32)).tolist() == [0, 1]
    # A tag that the encoder is sure of stands.
    sure = np.array([[0.0, 20.0], [20.0, 0.0]], np.float32)
    assert ranker.tags(["run", "nun"], sure).tolist() == [1, 0]


def test_words_of_the_treebanks_own_teach_no_tag() -> None:
    text = tags.Tagged(["run", "??"], np.zeros((2, 2), np.float32), np.array([0, tags.UNKNOWN]))
    counts = tags.counted([text, text], 2)
    rows, found = tags.examples([text], counts)
    assert (len(rows), found.tolist()) == (1, [0])


def test_tables_count_by_kind_whatever_the_case_and_leave_out_what_is_rare() -> None:
    entries = [("word", "Paris", 0), ("word", "paris", 0), ("word", "paris", 1), ("word", "once", 1)]
    counts = tabulated(entries, 2, least=2)
    assert counts.of("word", ["PARIS", "once", "never"]).tolist() == [[2, 1], [0, 0], [0, 0]]


def test_a_count_stops_at_what_can_be_stored() -> None:
    counts = tabulated([("word", "the", 0)] * 70_000, 1)
    assert counts.of("word", ["the"]).tolist() == [[65535]]
    assert isinstance(counts, Counts)


def test_members_are_stored_as_one_network() -> None:
    rows, kinds = _toy(2)
    layers = fitted(rows, kinds, np.zeros((len(rows), 2), np.float32))
    assert layers["hidden"].shape == (4, feed_forward.MEMBERS * feed_forward.HIDDEN)
    assert layers["output"].shape == (feed_forward.MEMBERS * feed_forward.HIDDEN, 2)
