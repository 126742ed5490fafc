"""How an article's numeric dates are read."""

from __future__ import annotations

from typing import Literal

import pytest

from annotate.timeline.expressions.day_order import writes_day_first


@pytest.mark.parametrize(
    "text",
    [
        "It was signed on 4/6/2025 and ended on 25/6/2025.",
        "From 13.06.2025 to 4.7.2025.",
        "Seen on 31-12-99 and 1-2-00.",
        "On 25/6/2025, 26/6/2025 and, in America, 6/27/2025.",
        "It was signed on 4/6/2025. They had met on 5 March and on 7th April 2024.",
    ],
)
def test_day_first(text: str) -> None:
    assert writes_day_first(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It was signed on 4/6/2025.",
        "It was signed on 4/6/2025 and ended on 6/25/2025.",
        "It was signed on 4/6/2025. They had met on March 5 and on April 7th, 2024.",
        "They had met on 5 March 2024.",
        "On 25/6/2025 here, and on 6/25/2025 there.",
        "The date 2025-13-06 is none, nor is 45/6/2025 or 25/13/2025.",
        "Version 25.6.2025.1, the fraction 25/6, the path a/25/6/2025/b.",
    ],
)
def test_month_first(text: str) -> None:
    assert not writes_day_first(text)


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("https://www.example.co.uk/news/4", True),
        ("https://news.example.in", True),
        ("https://www.example.com/uk/4", False),
        ("https://example.us/4", False),
        ("not an address", False),
    ],
)
def test_where_nothing_else_tells_the_country_of_the_address_does(url: str, first: bool) -> None:
    assert writes_day_first("It was signed on 4/6/2025.", "auto", url) == first
    assert not writes_day_first("It was signed on 4/6/2025 and on 6/25/2025.", "auto", url)


@pytest.mark.parametrize("setting", [True, False])
def test_the_setting_decides(setting: Literal[True, False]) -> None:
    assert writes_day_first("On 25/6/2025.", setting) is setting
    assert writes_day_first("On 6/25/2025.", setting) is setting


def test_slashes_and_digits_without_end_are_no_dates() -> None:
    assert not writes_day_first("1/2/3/" * 200_000 + "1" * 500_000)
