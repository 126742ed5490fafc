"""The entries of a live blog in plain text: the times of day that they begin with have its day."""

from __future__ import annotations

from datetime import date

import pytest

from annotate.article import Article
from annotate.timeline.expressions.live.entries import live_entries
from tests import pipelines


def test_the_entries_of_a_live_blog_have_its_day() -> None:
    text = (
        "Storm Ada: as it happened\n\n00:20 BST\nThat is all.\n\n21:15 BST\nA bridge fell on Monday, "
        "the mayor says.\n\n18:30\nTrains have stopped.\n\n16:04\nGood afternoon. Rain began at 9am.\n"
    )
    times = pipelines.annotator().annotate(Article.from_text(text, published="2025-03-14")).timeline.times
    assert {time.exact: time.value[:10] for time in times} == {
        "00:20 BST": "2025-03-14",
        "21:15 BST": "2025-03-13",
        "Monday": "2025-03-10",
        "18:30": "2025-03-13",
        "16:04": "2025-03-13",
        "9am": "2025-03-13",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The 9:30 train\n\n10:15\nleft late.\n11:20\ncame.\n",
        "10:15 A\n09:20 B\n11:00 C\n08:00 D\n12:00 E\n",
        "3.50 metres of snow\n4.20 metres of rain\n5.10 miles of road\n6.30 tonnes of salt\n",
        "Scores:\n25:10 Ajax\n26:11 Porto\n27:12 Lens\n28:13 Genk\n",
    ],
)
def test_a_few_times_of_day_or_times_out_of_order_make_no_live_blog(text: str) -> None:
    assert live_entries(text, date(2025, 3, 14)) == []


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        ("10:50 11:40 12:05 12:50 1:15 2:30", "10:50 11:40 12:05 12:50 13:15 14:30"),
        ("2:30 1:15 12:50 12:05 11:40 10:50", "10:50 11:40 12:05 12:50 13:15 14:30"),
        ("12:05 12:50 1:15 2:30", "12:05 12:50 13:15 14:30"),
        ("10.50 11.40 1.15 2.30", "10:50 11:40 13:15 14:30"),
    ],
)
def test_a_clock_that_goes_up_to_twelve_passes_noon(heads: str, wanted: str) -> None:
    text = "\n\n".join(f"{head}\nThe road is shut." for head in heads.split())
    found = live_entries(text, date(2025, 3, 14))
    assert sorted(entry.clock for entry in found) == wanted.split()
    assert {entry.day for entry in found} == {date(2025, 3, 14)}


@pytest.mark.parametrize(
    "heads",
    ["09:50 11:40 12:15 14:30", "22:50 23:40 0:15 1:30", "9:05 9:40 10:15 11:30", "09:50 12:05 01:15 02:30"],
)
def test_other_clocks_say_the_half_of_the_day_themselves(heads: str) -> None:
    text = "\n\n".join(f"{head}\nThe road is shut." for head in heads.split())
    assert {entry.clock for entry in live_entries(text, date(2025, 3, 14))} == {""}
