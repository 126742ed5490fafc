"""A document of words made once answers as spaCy's own does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from annotate.language.document import Document, Stretch, Word, document_of, once
from tests import pipelines

NAMES = (
    "i", "idx", "text", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "whitespace_", "is_space",
    "is_punct", "is_quote", "is_lower", "like_num", "is_sent_start",
)  # fmt: skip
NEIGHBOURS = ("head", "left_edge", "right_edge")
TEXTS = (
    "",
    " \n\n ",
    "One.",
    "“The bridge,” said Ann Roe on 3 May, “will close; nobody was told.”\n\nThe mayor, who left, denied it.",
    "  Prices rose 4.5 per cent in Velsk\u2009and elsewhere 🇩🇪 , the paper that Bo reads says.\nNo comment",
)
NLP = pipelines.pipeline()


def same(words: Sequence[Word], doc: Doc) -> None:
    """Compare every word with its token."""
    for word, token in zip(words, doc, strict=True):
        assert {name: getattr(word, name) for name in NAMES} == {name: getattr(token, name) for name in NAMES}
        assert [child.i for child in word.children] == [child.i for child in token.children]
        assert [getattr(word, n).i for n in NEIGHBOURS] == [getattr(token, n).i for n in NEIGHBOURS]
        assert len(word) == len(token)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("parsed", [True, False])
def test_every_word_says_what_its_token_says(text: str, parsed: bool) -> None:
    doc = NLP(text) if parsed else pipelines.plain()(text)
    document = Document(doc)
    same(document.words, doc)
    assert (document.text, len(document)) == (doc.text, len(doc))
    for name in ("DEP", "TAG", "SENT_START", "LEMMA"):
        assert document.has_annotation(name) == doc.has_annotation(name)


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_names_and_groups_stand_where_they_stood(text: str) -> None:
    doc = NLP(text)
    document = Document(doc)
    places = [(s.start, s.end, s.start_char, s.end_char, s.text) for s in doc.sents]
    assert [(s.start, s.end, s.start_char, s.end_char, s.text) for s in document.sents] == places
    assert [(s.sent.start, s.sent.end) for s in document] == [(t.sent.start, t.sent.end) for t in doc]
    assert [(e.text, e.label_) for e in document.ents] == [(e.text, e.label_) for e in doc.ents]
    for part, own in zip(document.sents, doc.sents, strict=True):
        assert [(e.text, e.label_) for e in part.ents] == [(e.text, e.label_) for e in own.ents]
    assert document.spans.keys() == doc.spans.keys()
    for key, group in doc.spans.items():
        assert [(s.text, s.label_, s.root.i) for s in document.spans[key]] == [
            (s.text, s.label_, s.root.i) for s in group
        ]
        assert document.spans[key].attrs == group.attrs


DOC = NLP(TEXTS[3])
DOCUMENT = Document(DOC)
BOUND = st.none() | st.integers(-len(DOC) - 3, len(DOC) + 3)


@given(st.slices(len(DOC)).filter(lambda part: part.step in {None, 1}), BOUND, BOUND)
def test_a_stretch_has_the_words_and_the_root_of_its_span(part: slice, start: int, end: int) -> None:
    stretch, span = DOCUMENT[part], DOC[part]
    assert (stretch.text, stretch.start, stretch.end) == (span.text, span.start, span.end)
    assert [word.i for word in stretch] == [token.i for token in span]
    if len(span):
        assert stretch.root.i == span.root.i
        assert (stretch[0].i, stretch[-1].i) == (span[0].i, span[-1].i)
        assert (stretch.start_char, stretch.end_char) == (span.start_char, span.end_char)
        inner, own = stretch[start:end], span[start:end]
        assert (inner.start, inner.end) == (own.start, own.end)


@given(st.integers(0, len(DOC.text)), st.integers(0, len(DOC.text)))
def test_words_are_found_by_their_offsets_as_spacy_finds_them(start: int, end: int) -> None:
    for mode in ("strict", "expand", "contract"):
        span = DOC.char_span(start, end, alignment_mode=mode) if start <= end else None
        if start <= end:
            stretch = DOCUMENT.char_span(start, end, alignment_mode=mode)
            found = None if stretch is None else (stretch.start, stretch.end)
            assert found == (None if span is None else (span.start, span.end))


def test_what_is_outside_is_an_error() -> None:
    document = Document(pipelines.plain()("One two"))
    with pytest.raises(IndexError):
        document[2]
    with pytest.raises(IndexError):
        document[0:1][1]
    for word, distance in ((0, -1), (1, 1)):
        with pytest.raises(IndexError):
            document[word].nbor(distance)


def test_words_are_made_once_and_keep_what_was_worked_out() -> None:
    document = Document(pipelines.plain()("One two"))
    asked: list[str] = []

    @once
    def length(word: Word) -> int:
        asked.append(word.text)
        return len(word.text)

    assert document[0] is document.words[0] is next(iter(document[:1]))
    assert [length(document[0]), length(document[0]), length(document[1])] == [3, 3, 3]
    assert asked == ["One", "two"]


def test_a_question_about_a_token_of_spacy_is_answered_each_time() -> None:
    token = pipelines.plain()("One")[0]
    assert once(len)(token) == once(len)(token) == 3


def test_stretches_are_the_same_where_their_words_are() -> None:
    document = Document(pipelines.plain()("One two"))
    other = Document(pipelines.plain()("One two"))
    assert document[0:1] == document[:-1]
    assert len({document[0:1], document[:-1], document[0:2]}) == 2
    assert document[0:1] not in [other[0:1], Stretch(document, 0, 1, "NAME"), "One"]


def test_a_document_stays_one() -> None:
    document = document_of(pipelines.plain()("One"))
    assert document_of(document) is document
