"""Digits of other scripts, numbers beyond any calendar, and long runs of white space."""

from __future__ import annotations

import time
from datetime import date

import pytest

from annotate.timeline.expressions.finding import find_expressions
from tests import pipelines

NLP = pipelines.plain()
DAYS = (date(2025, 6, 10), None, date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "It was " + "9" * 36 + " days ago.",
        "It ended " + "1" * 36 + " centuries later, or exactly " + "9" * 30 + " months ago.",
        "It is due " + "9" * 36 + " weeks from tomorrow.",
        "June ²⁰, 2020 and ² days ago; Q² of FY²5.",
        "The years 99999 BC, FY0000, 0000 AH, Heisei 31, Reiwa 0 and Tishrei 0000; 0000-00-00.",
        "On 30 Ramadan 1444 and 31 Muharram 1446 it rained.",
    ],
)
def test_no_number_stops_the_search(text: str) -> None:
    for day in DAYS:
        for item in find_expressions(NLP.make_doc(text), text, day).expressions:
            assert item.value.value.isascii()


def test_digits_of_full_width_are_digits() -> None:
    text = "It opened on June ２, ２０２０ and closed in ２０２４."
    found = find_expressions(NLP.make_doc(text), text, date(2025, 6, 10)).expressions
    assert [(text[item.start : item.end], item.value.value) for item in found] == [
        ("June ２, ２０２０", "2020-06-02"),
        ("２０２４", "2024"),
    ]


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", " \n"])
def test_white_space_costs_no_more_than_its_length(space: str) -> None:
    def seconds(number: int) -> float:
        text = "He left 3" + space * number + "days ago."
        doc = NLP.make_doc(text)
        begun = time.process_time()
        find_expressions(doc, text, date(2025, 6, 10))
        return time.process_time() - begun

    short = min(seconds(4_000) for _ in range(3))
    assert min(seconds(32_000) for _ in range(2)) < 24 * short + 0.5
