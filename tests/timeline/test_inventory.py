"""Cases for and against the rules, by group of the inventory; no model and no parse.

The notation is that of ``test_values``: the expression in brackets, its value after a bar.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
import spacy

from annotate.timeline.expressions import find_expressions
from annotate.timeline.rules_holidays import holiday

NLP = spacy.blank("en")
PUBLISHED = date(2025, 6, 10)  # a Tuesday

FOR = {
    "explicit": [
        "Talks on [May 3|2025-05-03] and [4|2025-05-04] failed.",
        "In [2010|2010] and [2012|2012] it rained.",
        "It was born on [the fourth of July 1995|1995-07-04].",
        "In [October nineteen ninety-four|1994-10] he left.",
        "In [June last year|2024-06] he left.",
    ],
    "clock": [
        "It fell at [5 p.m. EST, June 9|2025-06-09T17:00-05].",
        "They met at [0930 GMT|2025-06-10T09:30Z].",
        "He left at [half past nine|2025-06-10T09:30].",
        "It happened [last night at 8|2025-06-09T20:00].",
    ],
    "deictic": ["He spoke [late yesterday|2025-06-09].", "It is [right now|PRESENT_REF] in doubt."],
    "weekday": [
        "It opened [Monday last week|2025-06-02].",
        "It opens [a week on Friday|2025-06-20].",
        "It opens [Friday the 13th|2024-12-13].",
    ],
    "periods": [
        "Sales in [this year's first quarter|2025-Q1] fell.",
        "In [the 1988 second quarter|1988-Q2] it lost.",
        "Profit in [the first quarter|2025-Q1] rose from [a year earlier|2024-Q1].",
    ],
    "relative": [
        "She left [two or three weeks ago|2025-W22].",
        "[Earlier this month|2025-06] he left.",
        "He left [years ago|PAST_REF].",
    ],
    "lengths": [
        "For [2 1/2 years|P2Y6M] they waited.",
        "He got [two years and three months|P2Y3M].",
        "The [eight-year|P8Y] war ended.",
        "In [the past two months|P2M] it fell.",
    ],
    "sets": ["They march [each July|XXXX-07].", "It shuts on [Mondays|XXXX-WXX-1]."],
    "large": ["Since [the 1990s|199] it grew.", "In [44 BC|BC0044] he died."],
    "holidays": [
        "On [Good Friday|2025-04-18] it shut.",
        "On [Black Friday 2010|2010-11-26] it opened.",
        "On [Election Day|2025-11-04] it shuts.",
    ],
    "last date": ["On [June 3, 2020|2020-06-03] he won; [later that year|2020] he lost."],
}
AGAINST = [
    "It costs $500 million a year.",
    "They run four flights a week.",
    "It supplies three-quarters of its food.",
    "Crude is likely to fall further.",
    "Ring 138-2010-2015 for more.",
    "May I go?",
    "He watched “60 Minutes,” he said.",
    "There are two to four people.",
    "He writes for the Sunday Times.",
]


@pytest.mark.parametrize("case", [case for cases in FOR.values() for case in cases])
def test_for(case: str) -> None:
    text = re.sub(r"\[(.*?)\|.*?\]", r"\1", case)
    found = find_expressions(NLP.make_doc(text), text, PUBLISHED).expressions
    got = [(text[item.start : item.end], item.value.value) for item in found]
    assert got == re.findall(r"\[(.*?)\|(.*?)\]", case)


@pytest.mark.parametrize("text", AGAINST)
def test_against(text: str) -> None:
    assert find_expressions(NLP.make_doc(text), text, PUBLISHED).expressions == []


@pytest.mark.parametrize("words", ["31 April", "30/2/2025", "February 30, 2024"])
def test_a_date_that_does_not_exist_is_reported(words: str) -> None:
    text = f"It is due {words}."
    found = find_expressions(NLP.make_doc(text), text, PUBLISHED)
    assert found.expressions == []
    assert [problem.code for problem in found.diagnostics] == ["impossible-date"]
    assert words in found.diagnostics[0].message


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
