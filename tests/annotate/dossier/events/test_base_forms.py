"""Words that stand alone are brought to their base forms."""

from __future__ import annotations

import pytest

from annotate.dossier.events.forms import base_of, head_of, is_past_form, of_one_family


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("struck", "strike"), ("Strikes", "strike"), ("shot", "shoot"), ("stabbed", "stab"),
        ("charged", "charge"),
        ("dying", "die"), ("plans", "plan"), ("carried", "carry"),
        ("attacks", "attack"),
        ("earthquake’s", "earthquake"),
        ("resigned", "resign"),
    ],
)  # fmt: skip
def test_a_form_has_its_base(word: str, base: str) -> None:
    assert base_of(word) == base


@pytest.mark.parametrize("word", ["news", "crisis", "species", "zorbing", "xyzzy", "u.s"])
def test_what_is_no_form_stays(word: str) -> None:
    assert base_of(word) == word


@pytest.mark.parametrize(
    ("one", "other"), [("invade", "invasion"), ("arrest", "arrest"), ("kill", "killing"), ("fire", "firing")]
)
def test_words_of_one_family(one: str, other: str) -> None:
    assert of_one_family(one, other)
    assert of_one_family(other, one)


@pytest.mark.parametrize(("one", "other"), [("arrest", "release"), ("open", "close"), ("xyzzy", "arrest")])
def test_words_of_two_families(one: str, other: str) -> None:
    assert not of_one_family(one, other)


@pytest.mark.parametrize(
    ("words", "head"), [("arrest of the mayor", "arrest"), ("peace talks", "talks"), ("—", "—")]
)
def test_the_head_of_a_phrase(words: str, head: str) -> None:
    assert head_of(words) == head


@pytest.mark.parametrize("word", ["resigned", "Left", "met", "carried", "sank"])
def test_the_past_of_a_verb(word: str) -> None:
    assert is_past_form(word)


@pytest.mark.parametrize("word", ["resigns", "resigning", "resign", "bridge", "elections", "put"])
def test_what_may_be_no_past(word: str) -> None:
    assert not is_past_form(word)
