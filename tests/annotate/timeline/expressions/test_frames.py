"""Parts of a text that a year opens or heads."""

from __future__ import annotations

from annotate.timeline.expressions.narrative import LONGEST_SECTION, frames, year_of_frame


def _years(text: str, mark: str = "*") -> list[int | None]:
    places = [place for place, letter in enumerate(text) if letter == mark]
    return [year_of_frame(frames(text), place) for place in places]


def test_a_sentence_is_of_the_year_that_opens_it_and_the_next_one_is_not() -> None:
    assert _years("In 2018, he was held on *May 6. He left on *May 9.\n") == [2018, None]


def test_what_a_year_heads_is_of_that_year_but_for_sentences_of_another() -> None:
    text = "*\n2019\n\nHe came on *May 6. In 2018, he left on *May 9. He died on *June 1.\n2020\n*May 3"
    assert _years(text) == [None, 2019, 2018, 2019, 2020]


def test_a_heading_does_not_reach_far() -> None:
    assert _years(f"2019\n{'x' * (LONGEST_SECTION - 2)}*{'x' * 9}*") == [2019, None]
