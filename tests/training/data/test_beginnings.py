"""The table of how matches of rules of time begin is written as it ships."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from annotate.timeline.values.beginnings import RUN, TABLE
from training.data.beginnings import held_by
from training.verbs import run


def test_the_table_that_ships_is_what_the_verb_writes(tmp_path: Path) -> None:
    written = tmp_path / "table.json"
    assert run(["time-beginnings", "--output", str(written)]) == 0
    shipped = json.loads(files("annotate.timeline.rules").joinpath(TABLE).read_text("utf-8"))
    assert json.loads(written.read_text("utf-8")) == shipped


@pytest.mark.parametrize(
    ("pattern", "width", "words"),
    [
        ("monday|May", 6, [{"monday", "may"}]),
        (r"(?:the\s+)?days?\s+ago", 12, [{"day ago", "days ago"}]),
        (r"\d{1,2}(?:st|nd)", 4, [{"0st", "0nd"}]),
        (r"\d+\s+days", RUN + 5, [{" days"}]),
        (r"\d+(?:[.,]\d+)*[\s-]+days", 3 * RUN + 4, [{"days"}]),
        (r"(?:foo|bar).*(?:baz|qux)", None, [{"foo", "bar"}, {"baz", "qux"}]),
        (r"(?:foo|bar|[a-z]+)c", None, []),
        (r"(?:a|ab|.)c", 3, []),
        (r"(?:ab){2}", 4, [{"abab"}]),
        (r"(?:ab)*cd", None, [{"cd"}]),
        (r"(?:ab)+", None, [{"ab"}]),
        (r"(?<=xx)ab(?!c)", 2, [{"ab"}]),
        (r"(?P<a>ab)(?P=a)", None, [{"ab"}]),
        (r"a\|b", 3, []),
        ("μ days", 6, [{" days"}]),
        ("ab?", 2, []),
    ],
)
def test_what_a_pattern_holds(pattern: str, width: int | None, words: list[set[str]]) -> None:
    found = held_by(pattern)
    assert (found.width, [set(each) for each in found.words]) == (width, words)
