"""Words: as the treebanks have them where that is plain, and else as spaCy has them."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.words.tokens import ABBREVIATIONS, NewsEnglish

NLP = NewsEnglish()
PLAIN = spacy.blank("en")


def words_of(text: str) -> list[str]:
    return [token.text for token in NLP(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No way!!!", ["No", "way", "!!!"]),
        ("What?! Yes", ["What", "?!", "Yes"]),
        ("===== End =====", ["=====", "End", "====="]),
        ("***New***", ["***", "New", "***"]),
        ("-----Original Message-----", ["-----", "Original", "Message", "-----"]),
        ("sign: ______", ["sign", ":", "______"]),
        (">> quoted", [">>", "quoted"]),
        ("((((((((((a))))))))))", ["((((((((((", "a", "))))))))))"]),
        ("“““““““““ no", ["“““““““““", "no"]),
    ],
)
def test_runs_of_one_sign_are_one_word(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    "word",
    [
        "non-profit",
        "e-mail",
        "E-commerce",
        "Re-elected",
        "co-founder",
        "vice-president",
        "mid-1980s",
        "pre-2014",
    ],
)
def test_a_syllable_before_a_hyphen_is_no_word(word: str) -> None:
    assert words_of(f"the {word}.") == ["the", word, "."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("anti-China", ["anti", "-", "China"]),
        ("Pre-Andaman", ["Pre", "-", "Andaman"]),
        ("UN-led", ["UN", "-", "led"]),
        ("well-known", ["well", "-", "known"]),
        ("zone-based", ["zone", "-", "based"]),
        ("rare-earth", ["rare", "-", "earth"]),
        ("18,000-person", ["18,000", "-", "person"]),
    ],
)
def test_names_and_words_before_or_after_a_hyphen_stay_apart(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("COVID-19", ["COVID", "-", "19"]),
        ("an F-16", ["an", "F", "-", "16"]),
        ("2019–20", ["2019", "–", "20"]),
        ("3-5 years", ["3", "-", "5", "years"]),
        ("1998-2001", ["1998", "-", "2001"]),
        ("5:00-8:30", ["5:00", "-", "8:30"]),
        ("7:30PM", ["7:30", "PM"]),
        ("4:00pm.", ["4:00", "pm", "."]),
        ("$60k", ["$", "60", "k"]),
    ],
)
def test_figures_come_apart(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    "word", ["713-646-5847", "646-5847", "2021-08-05", "11-20-2000", "1-800-991-9019", "4-3-3"]
)
def test_telephone_numbers_and_dates_are_one_word(word: str) -> None:
    assert words_of(f"on {word}, then") == ["on", word, ",", "then"]


@pytest.mark.parametrize("word", ABBREVIATIONS)
def test_an_abbreviation_keeps_its_full_stop(word: str) -> None:
    assert words_of(f"(the {word}. Smith)") == ["(", "the", f"{word}.", "Smith", ")"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in the sun.", ["in", "the", "sun", "."]),
        ("wages, etc.", ["wages", ",", "etc", "."]),
        ("He said No.", ["He", "said", "No", "."]),
        ("a Univ", ["a", "Univ"]),
        ("brave.", ["brave", "."]),
    ],
)
def test_a_full_stop_after_a_word_is_its_own(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("they wed in May", ["they", "wed", "in", "May"]),
        ("his ID and id", ["his", "ID", "and", "id"]),
        ("on Wed. at 5", ["on", "Wed.", "at", "5"]),
        ("we'd go", ["we", "'d", "go"]),
        ("I’d go", ["I", "’d", "go"]),
        ("and/or", ["and", "/", "or"]),
        ("I wanna go", ["I", "wan", "na", "go"]),
        ("Dunno", ["Du", "n", "no"]),
    ],
)
def test_contractions(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "He said: “No!” Why?",
        "US$800 billion, £5m (about 12 per cent) -- or so...",
        "the Trump-backed J.P. Morgan & Co.'s #1 story a@b.com http://x.org/a==b-2/re-run",
        "((a)) [[b]] ''c'' “‘d’”",
        "It cost *much* more_than -5 + 3 = 2, and 9/11 or 24/7.",
        "Dr. Lee, Jan. 5, 11 a.m., the word—word, 5am",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert words_of(text) == [token.text for token in PLAIN(text)]


@given(st.text(alphabet="ab1 !?*=_-–/#$<>.\n'\"", max_size=60))
def test_no_character_is_lost(text: str) -> None:
    assert NLP(text).text == text


@given(
    st.lists(
        st.sampled_from(["non", "-", "–", "1", "22", "4444", "pm", "K", "Wed", ".", "and/or", " ", "e", "A"]),
        max_size=12,
    )
)
def test_no_character_is_lost_among_what_has_rules(parts: list[str]) -> None:
    text = "".join(parts)
    assert NLP(text).text == text


def test_a_saved_pipeline_keeps_the_rules() -> None:
    text = "No way!!! ===== Capt. Lee’s non-profit, COVID-19, 646-5847, they wed"
    again = spacy.blank("en").from_bytes(NLP.to_bytes())
    assert [token.text for token in again(text)] == words_of(text)
