"""Cases for and against the rules, by group of the inventory; no model and no parse.

The cases stand in ``inventory.yaml``; ``python -m training time-inventory`` prints a table of them by group.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.timeline.expressions.finding import find_expressions
from annotate.timeline.rules.calendar.holidays import holiday
from tests import pipelines

NLP = pipelines.plain()
PUBLISHED = date(2025, 6, 10)  # a Tuesday

INVENTORY = yaml.safe_load((Path(__file__).parent / "inventory.yaml").read_text(encoding="utf-8"))
_MARKED = re.compile(r"\[([^]|]*)\|([^]|]*)(?:\|([^]]*))?\]")


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{group['group']} {case[:60]}") for group in INVENTORY for case in group[kind]
    ]


def _found(text: str) -> list[tuple[str, str, str | None]]:
    items = find_expressions(NLP.make_doc(text), text, PUBLISHED).expressions
    return [(text[item.start : item.end], item.value.value, item.value.mod) for item in items]


@pytest.mark.parametrize("case", _cases("for"))
def test_for(case: str) -> None:
    found = _found(_MARKED.sub(r"\1", case))
    wanted = _MARKED.findall(case)
    assert [(words, value) for words, value, _ in found] == [(words, value) for words, value, _ in wanted]
    assert all(mod == told for (*_, mod), (*_, told) in zip(found, wanted, strict=True) if told)


@pytest.mark.parametrize("text", _cases("against"))
def test_against(text: str) -> None:
    assert _found(text) == []


def test_every_group_is_there_with_cases_for_and_against() -> None:
    assert [group["group"] for group in INVENTORY] == list(range(1, 15))
    assert all(len(group["for"]) >= 3 and len(group["against"]) >= 2 for group in INVENTORY)


@pytest.mark.parametrize("words", ["31 April", "30/2/2025", "February 30, 2024"])
def test_a_date_that_does_not_exist_is_reported(words: str) -> None:
    text = f"It is due {words}."
    found = find_expressions(NLP.make_doc(text), text, PUBLISHED)
    assert found.expressions == []
    assert [problem.code for problem in found.diagnostics] == ["impossible-date"]
    assert words in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Monday, June 9, 2025", 0),
        ("Monday, June 8, 2025", 1),
        ("Sunday 8 June 2025", 0),
        ("Friday 8 June 2025", 1),
        ("Sunday, June 8", 0),
        ("Monday, June 8", 1),
    ],
)
def test_a_weekday_that_the_date_is_not_is_reported(words: str, count: int) -> None:
    found = find_expressions(NLP.make_doc(f"It fell on {words}."), f"It fell on {words}.", PUBLISHED)
    assert [item.value.value[5:] for item in found.expressions] == [
        "06-09" if count == 0 and "9" in words else "06-08"
    ]
    assert [problem.code for problem in found.diagnostics] == ["weekday-contradiction"] * count
    assert all(words in problem.message for problem in found.diagnostics)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 2024, date(2024, 11, 28)),
        ("eid al-fitr", 2024, date(2024, 4, 10)),
        ("ash wednesday", 2025, date(2025, 3, 5)),
        ("cyber monday", 2024, date(2024, 12, 2)),
    ],
)
def test_holidays(name: str, year: int, day: date) -> None:
    assert holiday(name, year) == day
