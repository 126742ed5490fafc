"""Texts with gold labels become words with labels, and words windows."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.encoder.layers import ENTITY_KINDS, Inventory
from annotate.language.encoder.name_lists import NameLists
from annotate.language.encoder.wordpiece import WordPiece
from training.data import corpora
from training.data.corpora import Text
from training.data.examples import (
    IGNORE,
    Words,
    inventory_of,
    tokenizing_pipeline,
    windows_of,
    words_of,
)

PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "maria", "sings", ".", "lena", "port"])
NO_LISTS = NameLists({})
NOTHING = Inventory((), (), (), ())


def _words(text: Text, inventory: Inventory = NOTHING) -> Words:
    return words_of(text, tokenizing_pipeline(), PIECES, inventory, NO_LISTS)


def test_spans_become_beginnings_and_insides() -> None:
    text = Text("worldwide", "w", "Lena Fischer left Port Ellis.")
    text.entities = [(0, 12, "PERSON"), (18, 28, "LOCATION")]
    person, place = (1 + 2 * ENTITY_KINDS.index(kind) for kind in ("PERSON", "LOCATION"))
    assert _words(text).labels["entities"].tolist() == [person, person + 1, 0, place, place + 1, 0]


def test_of_overlapping_spans_the_longest_is_kept() -> None:
    text = Text("worldwide", "w", "Port Ellis Bridge")
    text.entities = [(0, 10, "LOCATION"), (0, 17, "FACILITY")]
    first = 1 + 2 * ENTITY_KINDS.index("FACILITY")
    assert _words(text).labels["entities"].tolist() == [first, first + 1, first + 1]


def test_what_a_corpus_does_not_annotate_has_no_labels() -> None:
    assert _words(Text("worldwide", "w", "Nobody spoke.", entities=[])).labels.keys() == {"entities"}


@pytest.mark.usefixtures("data")
def test_links_lead_from_cue_to_source_and_from_content_to_cue() -> None:
    (text,) = corpora.polnear("train")
    words = _words(text)
    begins = {text.text[a:b]: place for place, (a, b) in reversed(list(enumerate(words.spans)))}
    cue, second_piece = begins["said"], begins["and"] - 1
    assert set(words.links) == {(0, cue, begins["Ann"]), (0, cue, -1), (1, 0, cue), (1, second_piece, cue)}


@pytest.mark.usefixtures("data")
def test_a_parse_stands_on_the_words_of_the_text() -> None:
    (text,) = corpora.treebank("ewt", "train")
    inventory = inventory_of([text], smallest=0)
    words = _words(text, inventory)
    forms = [text.text[a:b] for a, b in words.spans]
    assert forms[:3] == ["Maria", "sings", "."]
    assert words.labels["heads"][:3].tolist() == [1, 1, 1]
    assert words.labels["sentence"].tolist() == [int(form in {"Maria", "do", "Go"}) for form in forms]
    assert [inventory.tags[n] for n in words.labels["tags"][:3]] == ["NNP", "VBZ", "."]
    assert words.factuality[1] == 2.5
    assert np.isnan(words.factuality[0])
    assert words.breaks == [place for place, form in enumerate(forms) if form in {"Maria", "do", "Go"}]


@pytest.mark.usefixtures("data")
def test_events_are_words_and_their_relation_is_known_for_some() -> None:
    (text,) = corpora.timebank("train")
    words = _words(text)
    forms = [text.text[a:b] for a, b in words.spans]
    assert [form for form, kind in zip(forms, words.labels["events"], strict=True) if kind] == ["met", "left"]
    known = [form for form, kind in zip(forms, words.labels["dct"], strict=True) if kind != IGNORE]
    assert known == ["met", "left"]


@pytest.mark.usefixtures("data")
def test_rare_lemma_scripts_are_left_out() -> None:
    texts = list(corpora.treebank("ewt", "train"))
    assert len(inventory_of(texts, smallest=0).lemmas) > len(inventory_of(texts, smallest=2).lemmas)


@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=60),
    st.sets(st.integers(0, 59)),
    st.integers(6, 40),
    st.integers(0, 5),
)
def test_windows_cover_every_word_once_and_fit(
    lengths: list[int], breaks: set[int], limit: int, seed: int
) -> None:
    words = Words(
        "ewt",
        [(i, i + 1) for i in range(len(lengths))],
        [(1,) * length for length in lengths],
        np.zeros((len(lengths), 4), dtype=np.int64),
        {},
        np.zeros(len(lengths), dtype=np.float32),
        [],
        sorted(breaks),
    )
    windows = windows_of(words, 3 * limit, random.Random(seed))
    assert [i for w in windows for i in range(w.first, w.last)] == list(range(len(lengths)))
    assert all(w.pieces == sum(lengths[w.first : w.last]) <= 3 * limit for w in windows)


def test_a_window_ends_at_a_break_where_there_is_one(tmp_path: Path) -> None:
    words = _words(Text("ewt", "e", "Maria sings . Maria sings . Maria sings ."))
    words.breaks = [0, 3, 6]
    cuts = {w.last for seed in range(20) for w in windows_of(words, 5, random.Random(seed))}
    assert cuts <= {1, 2, 3, 6, 9}
