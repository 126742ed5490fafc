import json
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import annotate.timeline.rules  # noqa: F401 - loads every rule
from annotate.timeline.values.beginnings import (
    EDGE,
    RUN,
    TABLE,
    Beginnings,
    checksum,
    compiled,
    held,
    openings,
)
from annotate.timeline.values.openings import LONGEST, folded, openings_of
from annotate.timeline.values.rule import RULES, Rule

PATTERNS = [rule.pattern for rule in RULES]
SOURCES = [rule.source for rule in RULES]
BEGINNINGS = Beginnings(SOURCES)
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
KNOWN = json.loads((files("annotate.timeline.rules") / TABLE).read_text(encoding="utf-8"))
SPACES = st.sampled_from([" ", " ", " ", "", "  ", "\n", "\n\n", "\u00a0", "\t"])
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), SPACES), max_size=24).map(
    lambda parts: "".join(word + space for word, space in parts)
)


def found_by(patterns: list[re.Pattern[str]], text: str) -> list[tuple[int, tuple[int, int]]]:
    return [(number, m.span()) for number, each in enumerate(patterns) for m in each.finditer(text)]


@given(TEXTS)
def test_finds_what_every_pattern_finds_by_itself(text: str) -> None:
    # The first time, nothing is compiled yet.
    for beginnings in (Beginnings(SOURCES), BEGINNINGS):
        assert [(number, m.span()) for number, m in beginnings.matches(text)] == found_by(PATTERNS, text)


@given(TEXTS)
def test_matches_hold_what_was_worked_out(text: str) -> None:
    for rule in RULES:
        known = held(rule.source)
        for match in rule.pattern.finditer(text):
            words = re.sub(r"\s+", " ", folded(match[0]))
            runs = re.search(rf"[\d.,\s-]{{{RUN + 1}}}", words)
            assert known.width is None or len(words) <= known.width or runs
            assert all(any(word in words for word in some) for some in known.words)


@pytest.mark.parametrize(
    "text",
    [
        f"It was {'1,234,567,890,' * 40}123 days ago.",
        f"They met in June{' -' * 60} 2024.",
        "It was 3\n \n days \n ago.",
    ],
)
def test_long_runs_are_read_though_nothing_was_compiled_before(text: str) -> None:
    found = [(number, m.span()) for number, m in Beginnings(SOURCES).matches(text)]
    assert found == found_by(PATTERNS, text)


def test_patterns_wait_for_a_text_that_holds_their_words() -> None:
    compiled.cache_clear()
    beginnings = Beginnings(SOURCES)
    assert not [*beginnings.matches("The first of the two met the last one on the bridge.")]
    assert compiled.cache_info().currsize < 10
    assert "two days ago" in [m[0] for _, m in beginnings.matches("It was two days ago.")]
    assert compiled.cache_info().currsize < 20


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_are_tried_where_they_may_begin(rule: Rule) -> None:
    assert rule.pattern.pattern.startswith(EDGE)
    assert rule.pattern.flags & re.IGNORECASE
    assert not rule.pattern.match("")
    # Those of a rule that is tried everywhere cost as much as all others.
    assert "" not in openings(rule.source)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("monday|May", {"monday"[:LONGEST], "may"}),
        (r"(?:the\s+)?day", {"the day", "day"}),
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
    assert set(openings_of(pattern)) == expected


def test_what_was_worked_out_ahead_is_what_the_patterns_say() -> None:
    known = {rule.name for rule in RULES if checksum(rule.source) in KNOWN}
    # A rule that is new or has changed is worked out when it is needed, which takes some milliseconds.
    assert len(known) > 0.8 * len(RULES)
    assert all(openings(rule.source) == openings_of(rule.source) for rule in RULES)


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
