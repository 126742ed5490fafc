"""Wrapped paragraphs run on when they are shown; every character keeps its offset."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from tests.tui.conftest import Open
from tests.tui.sample import FakeEngine
from tui.text.running import may_be_wrapped, running
from tui.text.wrapping import Layout

FIRST = (
    "Mayor Ann Roe said on Sunday that the old bridge over the Velden would stay closed until the autumn, "
    "because two of its piers had moved further than the engineers had thought in the spring."
)
SECOND = (
    "“Nobody will cross it before it is safe,” she told the council, which had asked for the works to be "
    "done within a month. Traders on both banks had complained that they lost half of their customers."
)


def wrapped(width: int, *, end: str = "\n", before: str = "") -> str:
    paragraphs = (
        end.join(before + line for line in textwrap.wrap(each, width, break_on_hyphens=False))
        for each in (FIRST, SECOND)
    )
    return "Bridge stays closed\n\n" + "\n\n".join(paragraphs) + "\n"


def rows(text: str, width: int) -> list[str]:
    layout = Layout(running(text, Article.from_text(text).sections), width)
    return [layout.row(line).text.rstrip() for line in range(len(layout))]


@pytest.mark.parametrize("width", [56, 65, 72, 79])
@pytest.mark.parametrize("end", ["\n", " \n", "\r\n"])
def test_full_lines_run_on(width: int, end: str) -> None:
    assert [row.replace("\u200b", "") for row in rows(wrapped(width, end=end), 90) if row] == [
        "Bridge stays closed",
        *textwrap.wrap(FIRST, 90, break_on_hyphens=False),
        *textwrap.wrap(SECOND, 90, break_on_hyphens=False),
    ]


@pytest.mark.parametrize("width", [56, 65, 72, 79])
@pytest.mark.parametrize("before", ["   ", "> "])
def test_lines_with_something_before_them_run_on(width: int, before: str) -> None:
    shown = "".join(rows(wrapped(width, before=before), 400))
    assert FIRST in " ".join(shown.split()).replace("\u200b", "")


@pytest.mark.parametrize(
    "text",
    [
        "Shopping\n\n- milk and bread for the children\n- three pounds of potatoes and beans\n- tea\n",
        "Feed: The Quay\nTitle: Bridge stays closed\nDate: Sun, 08 Jun 2025\n\nIt is closed.\n",
        "ROE: We will not open it before it is safe.\nMOE: Who has said that it is not?\nROE: Everybody.\n",
        "A song\n\nThe river runs below the bridge,  \nthe bridge stands over the river,  \nand so on.\n",
        "One paragraph is one line here, however long it is, and it ends with a full stop.\n"
        "The next paragraph is the next line of the file, and ends with one as well.\n",
    ],
)
def test_lines_that_mean_something_stay(text: str) -> None:
    assert running(text, Article.from_text(text).sections) == text


def test_a_head_of_labelled_lines_stays() -> None:
    text = "Feed: The Quay\nTitle: Bridge stays closed for the whole of the summer\n\n" + wrapped(65)
    article = Article.from_bytes(text.encode(), name="a.txt")
    shown = running(text, article.sections)
    assert shown.startswith(text[: text.index("Bridge stays closed\n\n")])
    assert FIRST in shown


def test_hyphens_at_the_end_of_a_line() -> None:
    text = (
        "The council of the town has asked for the long-\nserving engineer, who had left the parlia\u00ad\n"
        "ment of the province, to come back to the old bridge before it is too late for it.\n"
    )
    shown = running(text, Article.from_text(text).sections)
    assert "long-\u200bserving" in shown
    assert "parlia\u200b\u200bment" in shown


@given(st.text(alphabet="ab .,-\u00ad\n\r>“’A—", max_size=400))
def test_every_character_stays_at_its_offset(text: str) -> None:
    text = "Words that stand over the rest of it, as a line of its own would\nand go on. " + text
    article = Article.from_text(text)
    shown = running(text, article.sections)
    assert len(shown) == len(text)
    kept = [(a, b) for a, b in zip(text, shown, strict=True) if a != b]
    assert all(a in " \n\r>\u00ad\t" and b in " \u200b" for a, b in kept)


def test_a_text_without_wrapped_lines_is_not_looked_at() -> None:
    assert not may_be_wrapped(f"{FIRST}\n\n{SECOND}\n")
    assert may_be_wrapped(wrapped(72))


async def test_the_reader_shows_running_paragraphs(reading: Open) -> None:
    article = Article.from_bytes(wrapped(40, end=" \n").encode(), name="-")
    engine = FakeEngine()
    engine.allowed.clear()
    async with reading(article=article, engine=engine, size=(140, 30)) as reader:
        screen = [row.strip() for row in reader.rows()]
        lines = [row for row in screen if row.startswith("Mayor Ann Roe said")]
        assert len(lines[0].partition("  ")[0]) > 60
