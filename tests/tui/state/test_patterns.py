"""Regular expressions: as Python has them, and none that can take for ever."""

from __future__ import annotations

import asyncio
import re
import time
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotate.article import Article
from tests.tui.conftest import Open
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.state.filters import PATIENCE_SECONDS as FILTER_SECONDS
from tui.state.filters import Filter, FilterError
from tui.state.patterns import LONGEST_PATTERN, Patience, PatternError, TooLongError, expression
from tui.state.relations import Relations
from tui.state.search import Search, compiled
from tui.text.marks import MarkIndex

HOSTILE = (
    r"(\w+\s*)+\d{9}",
    r"(\S+\s+)+\d{9}",
    r"([a-z ]+)*[#0]",
    r"(?:(?:\w|\s|,)+)+[#0]",
    r"(.*)*(.*)*(.*)*[#0]",
    r"(.*?,?)*[#0]",
    r"((\w+\s?)+[,.]?)+[#0]",
    r"(\w|\w\w|\s)+[#0]",
    r"(?:a?|b?|.)*[#0]{3}",
    r"(([a-z])+.)+[A-Z]([a-z])+[#0]",
    r"(.+)\1+[#0]",
    r"(\w+)\s.*\1\s.*\1\s.*[#0]",
    r"(?=(\w+\s*)+[#0])x",
    r"(?s)(.+)+[#0]",
    r"(?s)(.*\n)*.*[#0].*[#0]",
    r"(?:.?){400}.{400}[#0]",
    r"(\D+)*\d{12}",
    r"([^#0]+)+[#0]",
    r"(\b\w+\b\W*)+[#0]",
    r"(?:[a-z]+[ ,.]*)*[0-9]{20}",
    r"(x*)*((y*)*z*)*[^\s\S]",
    r"^(([\w ,.“”’—-])+)+[#0]$",
)
ENDLESS = "(.*)*(.*)*(.*)*[#0]"
SEVERAL = st.text("ab(|)*+?.[]{}1,\\wdsb^$ ", max_size=12)


@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_hostile_pattern_ends(pattern: str) -> None:
    for text in (TEXT, "never ends, never " * 3_000):
        began = time.perf_counter()
        try:
            assert all(start < end for start, end in Search.of(pattern, text, seconds=0.2).hits)
        except TooLongError:
            assert time.perf_counter() - began > 0.15


@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_hostile_filter_ends(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.state.filters.PATIENCE_SECONDS", FILTER_SECONDS)
    record = sample_record()
    index = MarkIndex(record)
    began = time.process_time()
    with suppress(FilterError):
        Filter.parse(f"'text:/{pattern}/'").kept(index.items, Relations(record, index))
    assert FILTER_SECONDS == 0.1
    assert time.process_time() - began < 2.0


def test_some_of_them_are_given_up() -> None:
    with pytest.raises(TooLongError):
        Search.of(ENDLESS, "never ends, never " * 3_000, seconds=0.1)
    with pytest.raises(TooLongError):
        Patience(0.05).is_in(expression(ENDLESS), "never ends " * 50)
    with pytest.raises(TooLongError):
        Patience(0).is_in(expression("a"), "a")


@asynccontextmanager
async def watched(held: list[float]) -> AsyncIterator[None]:
    """Notes how long other tasks had to wait."""

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            held.append(time.perf_counter() - began)

    task = asyncio.create_task(watch())
    try:
        yield
    finally:
        task.cancel()


async def test_the_keys_are_obeyed_while_a_pattern_is_looked_for(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.reader.searching.TYPING_SECONDS", 0.0)
    monkeypatch.setattr("tui.screens.reader.searching.PATIENCE_SECONDS", 1.0)
    article = Article.from_text("never ends, never a word more " * 7_000)
    held: list[float] = []
    async with reading(article=article, engine=FakeEngine()) as reader, watched(held):
        reader.screen.searcher.search(ENDLESS)
        await reader.until(lambda: "takes too long" in reader.message)
        assert reader.message == f"“{ENDLESS}” takes too long to look for; it was given up."
        assert not reader.screen.searcher.searching
        # It is looked for in another thread for a second, in which others get their turns.
        assert len(held) > 20
        reader.screen.searcher.search(ENDLESS)
        assert "takes too long" in reader.message
        reader.screen.searcher.search("more")
        await reader.until(lambda: reader.at_cursor.startswith("more"))
        assert reader.at_cursor.startswith("more")


async def test_a_pattern_that_takes_too_long_is_told_while_it_is_typed(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.reader.searching.TYPING_SECONDS", 0.0)
    monkeypatch.setattr("tui.screens.reader.searching.AT_ONCE_SECONDS", 0.02)
    monkeypatch.setattr("tui.screens.reader.searching.PATIENCE_SECONDS", 0.2)
    article = Article.from_text("never ends, never " * 400)
    async with reading(article=article) as reader:
        await reader.press("slash")
        reader.screen.prompt.query_one("Input").insert_text_at_cursor(ENDLESS)  # type: ignore[attr-defined]
        await reader.until(lambda: "takes too long" in reader.bottom)
        assert "takes too long" in reader.bottom
        await reader.press("escape")
        assert reader.cursor == 0


async def test_a_filter_that_takes_too_long_is_told_and_changes_nothing(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.state.filters.PATIENCE_SECONDS", 0.01)
    async with reading() as reader:
        reader.screen.narrower.apply("act:deny")
        kept = reader.screen.state.kept
        reader.screen.narrower.apply(r"text:/((\w+)+\s*)+(.*)*(.*)*[#0]/")
        assert "takes too long" in reader.message
        assert reader.screen.state.kept == kept
        assert reader.screen.state.filter_text == "act:deny"
        await reader.press("f", "home")
        await reader.type(r"text:/((\w+)+\s*)+(.*)*(.*)*[#0]/ ")
        assert "takes too long" in reader.bottom
        await reader.press("escape")
        assert reader.screen.state.kept == kept


@given(SEVERAL, st.text("abc 1\n", max_size=20))
def test_hits_are_those_of_python(pattern: str, text: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            wanted = re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    except (re.error, OverflowError):
        with pytest.raises(PatternError):
            expression(pattern)
        return
    if " " in pattern:
        # A space, or several, find any white space between words, which Python's do not.
        assume("  " not in pattern)
        text = re.sub(r"\s+", " ", text)
    spans = tuple(found.span() for found in wanted.finditer(text) if found.group())
    assert Search.of(pattern, text).hits == spans


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("a{e}", "a{e} aa", ["a{e}"]),
        ("(ab){i<=1}", "ab ab{i<=1}", ["ab{i<=1}"]),
        ("[{e}]+", "a{e}", ["{e}"]),
        (r"\{e\}", "a{e}", ["{e}"]),
        ("a{2}", "aaa", ["aa"]),
        ("a{,2}b", "aaab", ["aab"]),
        ("[[a]", "[a", ["[", "a"]),
        ("[a&&b]+", "a&&b", ["a&&b"]),
        ("velden", "VELDEN Velden", ["VELDEN", "Velden"]),
        ("Velden", "VELDEN Velden", ["Velden"]),
        ("strasse", "Straße STRASSE", ["STRASSE"]),
        ("(?-i:V)elden", "VELDEN velden", []),
        ("(", "a (b)", ["("]),
        ("C++ (2026)", "c C++ (2026) x", ["C"]),
        (r"\d+%", "12% of 3", ["12%"]),
        ("^b", "a\nb", ["b"]),
    ],
)
def test_patterns_mean_what_they_meant(pattern: str, text: str, found: list[str]) -> None:
    if pattern == "C++ (2026)":
        found = [match.group() for match in re.finditer(pattern, text)]
    assert [text[start:end] for start, end in Search.of(pattern, text).hits] == found


@pytest.mark.parametrize(
    "pattern",
    [
        "(a|b)" * LONGEST_PATTERN,
        "(?:" * 8 + "a|b" + "){2}" * 8 + "{2}" * 3,
        "(?:" * 4 + "a|b" + "){50}" * 4,
        "(?:" * 16 + "a|b" + ")+?" * 16,
        "(a|b){20000}",
        "(" * 240 + "a" + ")+" * 240,
    ],
)
def test_what_would_take_long_to_prepare_is_no_expression(pattern: str) -> None:
    with pytest.raises(PatternError):
        expression(pattern)


@pytest.mark.parametrize(
    "pattern", [r"\w{500}", "(?:ab){30}", "((a|b){9}){9}", "(a+){2,5}", "(" * 60 + ")" * 60]
)
def test_what_is_large_is_still_one(pattern: str) -> None:
    assert expression(pattern)


def test_a_very_long_row_of_letters_is_not_looked_for() -> None:
    with pytest.raises(TooLongError):
        Search.of("never ends " * LONGEST_PATTERN, TEXT)
    assert compiled("(" * 400).search("(" * 401) is not None
