"""The timeline's axis: gaps between dates, dates that are shared, parts of an article."""

from __future__ import annotations

import pytest

from annotate.record import EventTime, Section
from tests.tui.conftest import Open
from tui.text.sections import part_starts
from tui.wording.gaps import gap_words


def at(earliest: str | None, latest: str | None) -> EventTime:
    return EventTime("IS_INCLUDED", None, earliest, latest, "day")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (at("2025-06-08", "2025-06-08"), at("2025-06-20", "2025-06-20"), ""),
        (at("2025-01-01", "2025-01-31"), at("2025-04-01", "2025-04-30"), "3 months"),
        (at("2020-01-01", "2020-12-31"), at("2025-06-08", "2025-06-08"), "4 years"),
        (at("1957-01-01", "1957-12-31"), at("1999-01-01", "1999-12-31"), "42 years"),
        (at("1957-01-01", "1957-12-31"), at("1958-01-01", "1958-12-31"), ""),
        (at("2025-06-08", "2025-06-08"), at("2020-01-01", "2020-12-31"), ""),
        (at(None, None), at("2025-06-08", None), ""),
        (at(None, "2024-01-01"), at("2025-01-01", None), "12 months"),
        (at("0044-13-15", "0044-13-15"), at("2025-06-08", "2025-06-08"), ""),
    ],
)
def test_gap_in_words(before: EventTime, after: EventTime, words: str) -> None:
    assert gap_words(before, after) == words


async def test_timeline_shows_gaps_and_undated_events_apart(reading: Open) -> None:
    async with reading(size=(100, 60)) as reader:
        await reader.press("f4")
        rows = [row[60:].strip(" │▌") for row in reader.rows()]
        axis = rows[next(place for place, row in enumerate(rows) if "F4" in row) :]
        assert axis.index("┊ 2 years") < axis.index("┊ 5 months")
        assert any(row.startswith("undated") for row in axis)
        assert sum(row.startswith("●") and "12 Jun 2025" in row for row in axis) == 1


def test_parts_begin_at_title_text_heading_and_boilerplate() -> None:
    text = "Skip\n\nTitle\n\nFirst words.\n\nMore words here.\n\nWhat comes next\n\nLast words.\n\nShare this"
    kinds = ("boilerplate", "title", "paragraph", "paragraph", "paragraph", "paragraph", "boilerplate")
    sections, place = [], 0
    for kind, words in zip(kinds, text.split("\n\n"), strict=True):
        start = text.index(words, place)
        sections.append(Section(kind, start, start + len(words)))  # type: ignore[arg-type]
        place = start + len(words)
    found = [text[start:].split("\n")[0] for start in part_starts(text, sections)]
    assert found == ["Skip", "Title", "First words.", "What comes next", "Share this"]
    assert part_starts("", ()) == ()
