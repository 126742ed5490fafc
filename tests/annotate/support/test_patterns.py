"""Patterns that wait until they are needed."""

from __future__ import annotations

import copy
import re

import pytest

from annotate.support.patterns import lazily


@pytest.mark.parametrize("name", ["search", "match", "fullmatch", "findall", "split"])
def test_a_pattern_that_waits_finds_what_any_other_does(name: str) -> None:
    for text in ("Two ferries", "the ferry of Two", ""):
        found = getattr(lazily(r"(?P<n>two) (\w+)", re.IGNORECASE), name)(text)
        expected = getattr(re.compile(r"(?P<n>two) (\w+)", re.IGNORECASE), name)(text)
        assert (found and found[0]) == (expected and expected[0])


def test_it_is_compiled_once_and_at_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile

    def compile_(source: str, flags: int = 0) -> re.Pattern[str]:
        made.append(source)
        return compiled(source, flags)

    monkeypatch.setattr("re.compile", compile_)
    pattern = lazily(r"a+")
    assert made == []
    assert pattern.sub("b", "aac") == "bc"
    assert [match.span() for match in pattern.finditer("aa a")] == [(0, 2), (3, 4)]
    assert (pattern.pattern, pattern.groups) == ("a+", 0)
    assert made == ["a+"]


def test_a_wrong_pattern_is_told_when_it_is_needed_and_what_no_pattern_has_is_none_of_it() -> None:
    with pytest.raises(re.error, match="unterminated"):
        lazily(r"(a").search("a")
    assert not hasattr(lazily(r"a"), "scan")
    assert copy.copy(lazily(r"a+")).search("baa")
