"""The readers, on a few sentences in each corpus's format."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.data import corpora
from training.data.corpora import Attribution

pytestmark = pytest.mark.usefixtures("data")


def test_names_are_those_of_the_first_column() -> None:
    (text,) = corpora.worldwide("train")
    found = [(text.text[start:end], label) for start, end, label in text.entities or []]
    assert found == [("Lena Fischer", "PERSON"), ("Port Ellis", "LOCATION")]
    assert text.attributions is None


def test_attributions_keep_their_pieces_and_may_lack_a_source() -> None:
    (text,) = corpora.polnear("train")
    first, second = text.attributions or []
    assert [text.text[a:b] for a, b in first.content] == ["“It rains,”", "“and it is cold.”"]
    assert [text.text[a:b] for a, b in first.source + first.cue] == ["Ann Lee", "said"]
    assert second == Attribution([], [(20, 24)], [(0, 11)])
    assert text.published == "2016-05-02"


def test_only_articles_of_several_annotators_tell_of_agreement() -> None:
    (marked,) = corpora.polnear_annotators("train")
    assert [len(attributions) for attributions in marked] == [2, 1]
    assert not list(corpora.polnear_annotators("dev"))


def test_the_development_part_of_timebank_is_told_by_its_ids() -> None:
    for part, own in (("train", False), ("dev", True)):
        for text in corpora.timebank(part):  # type: ignore[arg-type] # both parts there are
            assert (corpora.digest(text.id) % 5 == 0) is own
    assert len([*corpora.timebank("train"), *corpora.timebank("dev")]) == 2


def test_links_of_events_are_turned_to_begin_at_the_event() -> None:
    (text,) = corpora.timebank("train")
    assert [text.text[t.start : t.end] for t in text.times or []] == ["Monday"]
    # An event just before the date is before it; one that the date is before is after it.
    assert [(text.text[e.start : e.end], e.dct) for e in text.events or []] == [
        ("met", "BEFORE"),
        ("left", "AFTER"),
    ]
    assert text.time_links == [((5, 8), (12, 18), "IS_INCLUDED")]
    assert text.event_links == [((5, 8), (23, 27), "BEFORE")]


def test_a_treebank_is_running_text_with_its_tokens_in_place() -> None:
    (text,) = corpora.treebank("ewt", "train")
    assert text.text == "Maria sings. don't!\n\nGo"
    words = [text.text[t.start : t.end] for sentence in text.sentences or [] for t in sentence]
    assert words == ["Maria", "sings", ".", "do", "n't", "!", "Go"]
    assert [t.head for t in (text.sentences or [])[0]] == [1, -1, 1]


def test_factuality_belongs_to_the_training_part_alone() -> None:
    (train,) = corpora.treebank("ewt", "train")
    (dev,) = corpora.treebank("ewt", "dev")
    scores = [[t.factuality for t in (text.sentences or [])[0]] for text in (train, dev)]
    assert scores == [[None, 2.5, None], [None, None, None]]


def test_a_document_knows_its_genre_and_day() -> None:
    (text,) = corpora.treebank("gum", "dev")
    assert (text.genre, text.published) == ("news", "2021-04-01")


def test_the_halves_are_stable_and_cover_everything() -> None:
    texts = corpora.training_texts()
    assert [text.corpus for text in texts] == ["worldwide", "polnear", "ewt", "gum", "timebank"]
    assert [corpora.half_of(text) for text in texts] == [corpora.half_of(t) for t in corpora.training_texts()]
    assert {corpora.half_of(text) for text in texts} <= {0, 1}


def test_a_corpus_that_is_missing_is_named(data: Path) -> None:
    (data / "entities" / "worldwide.dev.jsonl.gz").unlink()
    with pytest.raises(FileNotFoundError, match=r"worldwide\.dev"):
        list(corpora.worldwide("dev"))
