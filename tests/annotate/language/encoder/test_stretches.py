"""Long texts are read stretch by stretch, and no word is lost or changed by it."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotate.language import build_pipeline, findings
from annotate.language.encoder.model import MOST_THREADS, Encoder, shipped_encoder
from annotate.language.findings import stretch_ends
from annotate.weights import shipped

ARTICLE = "GENEVA - Maria Ortega said on Tuesday that the ferry would stop. “No,” Tom Adeyemi answered.\n\n"


@pytest.mark.parametrize(
    ("count", "paragraphs", "ends"),
    [
        (0, [], []),
        (10, [4], [10]),
        (25, [4, 8, 12, 17, 21], [8, 17, 25]),
        (25, [], [10, 20, 25]),
        (25, [3, 11], [10, 20, 25]),
        (20, [10], [10, 20]),
    ],
    ids=["empty", "short", "paragraphs", "one paragraph", "far from a paragraph", "even"],
)
def test_a_long_text_is_cut_at_paragraphs(count: int, paragraphs: list[int], ends: list[int]) -> None:
    assert stretch_ends(count, paragraphs, stretch=10) == ends


@given(st.integers(0, 300), st.sets(st.integers(1, 300)), st.integers(2, 40))
def test_stretches_are_short_and_end_with_the_text(count: int, paragraphs: set[int], stretch: int) -> None:
    inside = sorted(place for place in paragraphs if place < count)
    ends = stretch_ends(count, inside, stretch)
    sizes = np.diff([0, *ends])
    assert sum(sizes) == count
    assert all(0 < size <= stretch for size in sizes)


def test_rows_are_the_same_whatever_the_stretches() -> None:
    doc = spacy.blank("en")(ARTICLE * 12)
    spans = [(t.idx, t.idx + len(t)) for t in doc if not t.is_space]
    encoder = shipped_encoder(1)
    whole = encoder.rows(doc.text, spans)
    parts = list(encoder.stretches(doc.text, spans, [1, 130, 131, len(spans)]))
    assert [len(part) for part in parts] == [1, 129, 1, len(spans) - 131]
    assert np.array_equal(np.concatenate(parts), whole)


def test_annotations_do_not_show_the_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp, text = build_pipeline(threads=1), ARTICLE * 12
    whole = nlp(text).to_json()
    monkeypatch.setattr(findings, "STRETCH", 60)
    monkeypatch.setattr(findings.stretch_ends, "__defaults__", (60,))
    assert nlp(text).to_json() == whole


@pytest.mark.parametrize("threads", [-1, MOST_THREADS + 1])
def test_a_number_of_threads_that_cannot_be_is_refused(threads: int) -> None:
    with pytest.raises(ValueError, match="threads: should be 0"):
        Encoder(shipped(), threads)


def test_sums_of_products_are_exact_on_every_processor() -> None:
    # Off by default in onnxruntime 1.32, which then cuts off at 16 bits where the processor has no VNNI.
    options = shipped_encoder(1).open().get_session_options()
    assert options.get_session_config_entry("session.x64quantprecision") == "1"
