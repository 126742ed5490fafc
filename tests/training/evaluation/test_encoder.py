"""The layers of the encoder, scored on documents made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from annotate.language import groups
from annotate.language.encoder.model import Encoder
from tests import pipelines
from tests.spans import span_at
from training.data.corpora import Attribution, EventMention, Text, TimeMention, TreeToken
from training.data.paths import WEIGHTS
from training.data.scoring import Score
from training.evaluation.encoder import encoder_in, evaluate_attribution, evaluate_syntax, evaluate_times

VOCAB = pipelines.plain().vocab


def _pipeline(doc: Doc) -> Language:
    """Return what gives this document, whatever it reads."""
    return cast(Language, lambda _: doc)


def _counts(scores: dict[str, Score]) -> dict[str, tuple[float, float, float]]:
    return {name: (score.right, score.found, score.gold) for name, score in scores.items()}


def _attributed() -> Doc:
    doc = Doc(VOCAB, words=["Ann", "Lee", "said", "it", "rains", ".", "Bea", "agreed"])
    doc.spans[groups.SOURCES] = SpanGroup(doc, spans=[doc[0:2], doc[6:7]])
    doc.spans[groups.CUES] = SpanGroup(doc, spans=[doc[2:3], doc[7:8]], attrs={"source": [0, -1]})
    doc.spans[groups.CONTENTS] = SpanGroup(doc, spans=[doc[3:5]], attrs={"cue": [0]})
    return doc


def test_attributions_and_their_links() -> None:
    text = Text("polnear", "p", "Ann Lee said it rains . Bea agreed")
    text.attributions = [
        Attribution([(0, 7)], [(8, 12)], [(13, 21)]),
        Attribution([(24, 27)], [(28, 34)], [(13, 15)]),
    ]
    counts = _counts(evaluate_attribution(_pipeline(_attributed()), [text]))
    assert counts["source"] == (2, 2, 2)
    assert counts["cue"] == (2, 2, 2)
    assert counts["content"] == (1, 1, 2)
    # Both sources and both cues are right, so both links could be; the second is missing.
    assert counts["cue-source link"] == (1, 1, 2)
    assert counts["content-cue link"] == (1, 1, 2)


def test_syntax_by_offsets() -> None:
    words, tags = ["Maria", "sang", "."], ["NNP", "VBD", "."]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=[True, False, False],
        tags=tags,
        pos=["PROPN", "VERB", "PUNCT"],
        lemmas=["Maria", "sang", "."],
        heads=[1, 1, 0],
        deps=["nsubj", "ROOT", "punct"],
        sent_starts=[True, False, False],
    )
    gold = [
        TreeToken(0, 5, "PROPN", "NNP", "Maria", 1, "obj"),
        TreeToken(6, 10, "VERB", "VBD", "sing", -1, "root"),
        TreeToken(10, 11, "PUNCT", ".", ".", 1, "punct"),
    ]
    counts = _counts(evaluate_syntax(_pipeline(doc), [Text("ewt", "e", "Maria sang.", sentences=[gold])]))
    assert counts["tags"] == counts["upos"] == counts["tokens"] == (3, 3, 3)
    assert counts["lemmas"] == (2, 3, 3)
    assert counts["UAS"] == (2, 3, 3)
    assert counts["LAS"] == (1, 3, 3)
    assert counts["sentences"] == (1, 1, 1)


def test_times_events_and_their_relation() -> None:
    doc = Doc(VOCAB, words=["They", "met", "on", "Monday", "and", "left"])
    span = span_at(doc, 9, 18, label="DATE")
    met, left = doc[1:2], doc[5:6]
    met.label_ = left.label_ = "OCCURRENCE"
    doc.spans[groups.TIMES] = SpanGroup(doc, spans=[span])
    doc.spans[groups.EVENTS] = SpanGroup(doc, spans=[met, left], attrs={"dct": ["BEFORE", "BEFORE"]})
    text = Text("timebank", "t", doc.text)
    text.times = [TimeMention(12, 18, "DATE", "1998-03-02")]
    text.events = [EventMention(5, 8, "STATE", "BEFORE"), EventMention(23, 27, "OCCURRENCE", "AFTER")]
    counts = _counts(evaluate_times(_pipeline(doc), [text]))
    assert counts["times, strict"] == (0, 1, 1)
    assert counts["times, relaxed"] == (1, 1, 1)
    assert counts["events"] == (2, 2, 2)
    assert counts["events and class"] == (1, 2, 2)
    assert counts["dct"] == (1, 2, 2)


def test_an_export_is_read_without_torch() -> None:
    assert isinstance(encoder_in(WEIGHTS), Encoder)


def test_a_folder_of_neither_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        encoder_in(tmp_path)
