"""A dateline that gives a day without its year: the year is asked for, with the day filled in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from annotate.record import Annotations, Interval, Published, Section
from tests.tui.conftest import Open
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.wording.times import date_wanted, dateline_day

AT = TEXT.index("June 12")


def without_a_year(text: str = TEXT, at: int = AT, *, section: bool = True) -> Annotations:
    """The sample's record as it is where nobody knows the year of the day in its dateline."""
    record = sample_record()
    day = replace(
        record.timeline.times[0], start=at, end=at + len("June 12"), exact="June 12", type="DATE",
        value="XXXX-06-12", interval=Interval(),
    )  # fmt: skip
    begin = text.rfind("\n", 0, at) + 1
    sections = (Section("dateline", begin, at + 30),) if section else ()
    document = replace(record.document, published=Published(), sections=sections)
    return replace(
        record, document=document, timeline=replace(record.timeline, times=(day, *record.timeline.times[1:]))
    )


def engine() -> FakeEngine:
    fake = FakeEngine()
    fake.answer = without_a_year()
    return fake


@pytest.mark.parametrize(
    ("text", "section", "day"),
    [
        (TEXT, True, "June 12"),
        (TEXT, False, "June 12"),
        ("afrol News, June 12 - A man was killed.", False, "June 12"),
        ("Title\n\nDHAKA, June 12 (BSS): A bridge fell.", False, "June 12"),
        ("BANGKOK, June 12 (Xinhua) -- A bridge fell.", False, "June 12"),
        ("On June 12 the court ruled that the law is void.", False, ""),
        ("The law was passed, and on June 12, a day later, it was signed.", False, ""),
        ("A bridge fell." + " It was old." * 20 + " On June 12 - a Sunday - it was closed.", False, ""),
    ],
)
def test_the_day_of_a_dateline_is_known_by_its_place(text: str, section: bool, day: str) -> None:
    assert dateline_day(without_a_year(text, text.index("June 12"), section=section), text) == day


def test_nothing_is_wanted_where_nothing_waits() -> None:
    assert date_wanted(without_a_year(), TEXT).startswith("June 12 of which year? D asks: ")
    record = without_a_year(section=False)
    assert date_wanted(record).startswith("Published when? D asks: ")
    assert date_wanted(sample_record(), TEXT) == ""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_year_is_asked_for_with_the_day_filled_in(reading: Open, size: tuple[int, int]) -> None:
    async with reading(engine=engine(), size=size) as reader:
        assert "June 12 of which year? D asks: " in reader.message
        await reader.press("f4")
        assert "June 12 of which year?" in "\n".join(reader.rows())
        await reader.press("escape", "D")
        answer = reader.screen.prompt.query_one(Input)
        assert answer.value == "June 12 "
        assert "add the year" in " ".join(reader.rows()[-3:])
        await reader.type("2024")
        await reader.press("enter")
        assert reader.screen.session.article.published.value == "2024-06-12"
        await reader.press("f4")
        assert "of which year?" not in "\n".join(reader.rows())


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14 May 2023", "2023-05-14"),
        ("2023-05-14", "2023-05-14"),
        ("June 12, 2022", "2022-06-12"),
        ("2022", "2022-06-12"),
    ],
)
async def test_another_day_typed_behind_the_one_filled_in_takes_its_place(
    reading: Open, typed: str, day: str
) -> None:
    async with reading(engine=engine()) as reader:
        await reader.press("D")
        await reader.type(typed)
        await reader.press("enter")
        assert reader.screen.session.article.published.value == day


async def test_what_is_no_date_behind_the_day_filled_in_is_told_as_it_stands(reading: Open) -> None:
    async with reading(engine=engine()) as reader:
        await reader.press("D")
        await reader.type("soon")
        await reader.press("enter")
        assert '"June 12 soon" is not a date' in reader.bottom
        assert not reader.screen.session.article.published.value


async def test_a_date_that_is_known_is_not_asked_for(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f4")
        assert "which year" not in "\n".join(reader.rows())
        assert "Published when" not in "\n".join(reader.rows())
