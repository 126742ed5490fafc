"""Labels of a model go to the layers that a corpus lacks, and to no other texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

from annotate.language.component import DatelineEncoder
from tests import pipelines
from training.data.examples import Words
from training.data.silver import LAYERS, add_silver, chosen, claimed, store


def _words(size: int, **labels: list[int]) -> Words:
    arrays = {name: np.array(values) for name, values in labels.items()}
    spans = [(i, i + 1) for i in range(size)]
    blank = np.zeros((size, 4), dtype=np.int64)
    return Words("ewt", spans, [(1,)] * size, blank, arrays, np.zeros(size, dtype=np.float32), [], [])


def _labels(size: int, value: int) -> dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    return {name: np.full(size, value, dtype=np.int64) for name in LAYERS}


def test_gold_stays_and_the_rest_is_silver(tmp_path: Path) -> None:
    store([_labels(2, 5), _labels(3, 7)], tmp_path / "silver.npz")
    words = [_words(2, tags=[1, 2]), _words(3)]
    add_silver(words, tmp_path / "silver.npz")
    assert words[0].labels["tags"].tolist() == [1, 2]
    assert words[0].labels["heads"].tolist() == [5, 5]
    assert "tags" not in words[0].silver
    assert words[1].labels["tags"].tolist() == [7, 7, 7]
    assert words[1].silver == frozenset(LAYERS)


def test_labels_of_other_texts_are_refused(tmp_path: Path) -> None:
    store([_labels(2, 5)], tmp_path / "silver.npz")
    with pytest.raises(ValueError, match="made for other texts"):
        add_silver([_words(3)], tmp_path / "silver.npz")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipelines.pipeline()


def _said(nlp: Language, text: str, labels: dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]]) -> str:
    """Return the words of a text that have a label, by layer."""
    words = [token.text for token in nlp.make_doc(text) if not token.is_space]
    layers = ("sources", "cues", "contents")
    return " | ".join(
        " ".join(w for w, tag in zip(words, labels[name], strict=True) if tag) for name in layers
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor said that the bridge is closed.", "The mayor | said | that the bridge is closed"),
        ("“We have lost,” the coach told reporters.", "the coach | told | “ We have lost , ”"),
        ("The bridge is closed.", " |  | "),
    ],
)
def test_what_the_engine_claims_becomes_labels_with_polnears_edges(
    nlp: Language, text: str, said: str
) -> None:
    assert _said(nlp, text, claimed(nlp(text))) == said


def test_every_word_has_a_label_of_every_layer_and_names_are_those_of_the_ranker(nlp: Language) -> None:
    component = nlp.get_pipe("dateline_encoder")
    assert isinstance(component, DatelineEncoder)
    doc = nlp.make_doc("Angela Merkel met Emmanuel Macron in Paris on Monday.\n\nThey talked.")
    labels = chosen(component, doc)
    words = [token for token in doc if not token.is_space]
    assert {name: len(values) for name, values in labels.items()} == dict.fromkeys(LAYERS, len(words))
    named = {(doc[i].idx, doc[i].idx + len(doc[i])) for i in range(len(doc)) if not doc[i].is_space}
    found = {place for place, tag in zip(sorted(named), labels["entities"], strict=True) if tag}
    ends = {(a, b) for a, b, _ in component.raw_entities(doc)}
    assert {a for a, _ in ends} <= {a for a, _ in found}
    assert {b for _, b in ends} <= {b for _, b in found}
