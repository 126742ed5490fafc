"""What the encoder is fed: pieces, features and windows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.encoder.features import QUOTES, SHAPES, SPACINGS, shape_of, word_features
from annotate.language.encoder.layers import apply_lemma_script, lemma_script
from annotate.language.encoder.model import cut_windows
from annotate.language.encoder.name_lists import NameLists
from annotate.language.encoder.wordpiece import MAX_PIECES, WordPiece, normalise

PIECES = WordPiece(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##related", "trump", "-", "'", "s", "cafe", "."]
)


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("Trump", [6]),
        ("unrelated", [4, 5]),
        ("Café", [10]),
        ("Trump-un", [6, 7, 4]),
        ("’s", [8, 9]),
        ("zzz", [1]),
        ("\u200b", [1]),
        ("…", [11]),
    ],
)
def test_words_are_split_at_the_longest_pieces(word: str, ids: list[int]) -> None:
    assert PIECES.encode([word]) == [tuple(ids)]


@given(st.lists(st.text()))
def test_every_word_has_a_few_pieces(words: list[str]) -> None:
    for pieces in PIECES.encode(words):
        assert 1 <= len(pieces) <= MAX_PIECES


def test_normalising_keeps_letters_and_drops_case_accents_and_typography() -> None:
    assert normalise("“Ḿünchen”—X") == '"munchen"-x'


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("peace", "lower"),
        ("Kyiv", "title"),
        ("NATO", "upper"),
        ("A", "capital"),
        ("McCain", "mixed"),
        ("2024", "digits"),
        ("G7", "digits_and_letters"),
        ("—", "punctuation"),
        ("平和", "other"),
        ("’s", "lower"),
    ],
)
def test_shapes(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


def _features(text: str) -> list[tuple[str, str, str]]:
    spans, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        spans.append((start, start + len(word)))
        start += len(word)
    found = word_features(text, spans, NameLists({}))
    return [
        (text[a:b], SPACINGS[spacing], QUOTES[quote])
        for (a, b), spacing, quote in zip(spans, found.spacings, found.quotes, strict=True)
    ]


def test_quotations_are_followed_until_they_close() -> None:
    assert [quote for _, _, quote in _features('He said " no , never " today')] == [
        "outside",
        "outside",
        "opening",
        "inside",
        "inside",
        "inside",
        "closing",
        "outside",
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert [quote for _, _, quote in _features("“ one two\n\nthree")] == [
        "opening",
        "inside",
        "inside",
        "outside",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_spacing_counts_lines_whatever_the_newline(newline: str) -> None:
    text = f"a b{newline}c{newline}{newline}d"
    assert [spacing for _, spacing, _ in _features(text)] == ["paragraph", "space", "line", "paragraph"]


@given(st.lists(st.integers(1, 8), min_size=1, max_size=300), st.integers(8, 40), st.integers(0, 8))
def test_windows_fit_and_keep_every_word_once(lengths: list[int], window: int, overlap: int) -> None:
    windows = cut_windows(lengths, window, overlap)
    kept = [word for w in windows for word in range(w.keep.start, w.keep.stop)]
    assert kept == list(range(len(lengths)))
    for w in windows:
        assert sum(lengths[w.first : w.last]) <= window
        assert w.first <= w.keep.start
        assert w.keep.stop <= w.last


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("Companies", "company"),
        ("was", "be"),
        ("Trump", "Trump"),
        ("UN", "UN"),
        ("n't", "not"),
    ],
)
def test_lemma_scripts_make_the_lemma_again(form: str, lemma: str) -> None:
    assert apply_lemma_script(form, lemma_script(form, lemma)) == lemma


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_lemma_script_never_fails_on_another_word(form: str, other: str) -> None:
    assert apply_lemma_script(other, lemma_script(form, form.lower() or "x"))


def test_words_seen_before_take_no_more_room_than_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.language.encoder.wordpiece._CACHE_LIMIT", 3)
    pieces = WordPiece(["[UNK]", "a", "b", "##a", "##b"])
    words = ["a", "b", "ab", "ba", "aa", "bb", "ab", "a"]
    once = [WordPiece(["[UNK]", "a", "b", "##a", "##b"]).encode([word])[0] for word in words]
    assert pieces.encode(words) == once
    assert len(pieces._cache) <= 3
