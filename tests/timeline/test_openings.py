import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import annotate.timeline.rules  # noqa: F401 - loads every rule
from annotate.timeline.values.openings import EDGE, LONGEST, Beginnings, folded, openings
from annotate.timeline.values.rule import RULES, Rule

PATTERNS = [rule.pattern for rule in RULES]
BEGINNINGS = Beginnings(PATTERNS)
WORDS = [
    *("last", "next", "the", "this", "early", "late", "mid", "in", "of", "on", "a", "two", "ten", "of the"),
    *("Monday", "March", "MAY", "Sept.", "week", "weeks", "year", "years", "month", "decade", "ago", "later"),
    *(
        "8",
        "10",
        "31",
        "2024",
        "1990s",
        "4/6/2025",
        "2024-03-01",
        "5:30",
        "p.m.",
        "10am",
        "3rd",
        "twenty-first",
    ),
    *("morning", "evening", "night", "spring", "quarter", "Christmas", "Eve", "tomorrow", "day", "before"),
    *(
        ",",
        ".",
        "-",
        "–",
        "’",
        "'90s",
        "$",
        "€5",
        "1,000",
        "May\u2011June",
        "$8",
        "A.D.",
        "ſunday",
        "Mİd",
        "\u212a",
    ),
    *("août", "janvier", "mars", "Montag", "lunes", "AUGUST", "İ", "\ufb05", "x8", "10.5", "FY24", "Q3"),
]
SPACES = st.sampled_from([" ", " ", " ", "", "  ", "\n", "\n\n", "\u00a0", "\t"])
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), SPACES), max_size=24).map(
    lambda parts: "".join(word + space for word, space in parts)
)


def found_by(patterns: list[re.Pattern[str]], text: str) -> list[tuple[int, tuple[int, int]]]:
    return [(number, m.span()) for number, each in enumerate(patterns) for m in each.finditer(text)]


@given(TEXTS)
def test_finds_what_every_pattern_finds_by_itself(text: str) -> None:
    assert [(number, m.span()) for number, m in BEGINNINGS.matches(text)] == found_by(PATTERNS, text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_are_tried_where_they_may_begin(rule: Rule) -> None:
    assert rule.pattern.pattern.startswith(EDGE)
    assert rule.pattern.flags & re.IGNORECASE
    assert not rule.pattern.match("")
    # Those of a rule that is tried everywhere cost as much as all others.
    assert "" not in openings(rule.pattern)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("monday|May", {"monday"[:LONGEST], "may"}),
        (r"(?:the\s+)?day", {"the da", "day"}),
        (r"\d{1,2}(?:st|nd)", {"0st", "0nd", "00st", "00nd"}),
        (r"\d{4}", {"0000"}),
        (r"[ab]c?d", {"acd", "ad", "bcd", "bd"}),
        (r"(?=x)a(?!b)", {"a"}),
        (r"a|ab", {"a"}),
        (r"ab|a.", {"a"}),
        (r"(?:a+)b", {"ab", "aa"}),
        (r"a*b", {"a", "b"}),
        (r".a", {""}),
        (r"[^a]b", {""}),
        (r"a\s*-?\s*b", {"a b", "a - b", "a -b", "a- b", "a-b", "ab"}),
        (r"μ", {""}),
    ],
)
def test_beginnings_of_a_pattern(pattern: str, expected: set[str]) -> None:
    assert openings(re.compile(pattern, re.IGNORECASE)) == expected


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
