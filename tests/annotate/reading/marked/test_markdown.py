"""Markdown is read as what it means, and its text stays the file's."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.reading.kinds import other_kind
from annotate.reading.text.marks import looks_like_markdown
from annotate.reading.text.readable import readable
from annotate.record import Published


def read(text: str, name: str = "a.md") -> list[str]:
    """What the engine reads of a Markdown text, without blank lines."""
    article = Article.from_bytes(text.encode(), name=name)
    assert article.text == text
    found = readable(article.text, article.sections, hidden=article.hidden)
    return [line.strip() for line in (found.text if found else text).splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ships *left* on **Monday**, __said__ _Ann_.", ["Ships left on Monday, said Ann."]),
        ("The mayor [said](https://x.org/said) so.", ["The mayor said so."]),
        ('A [link](https://x.org "on Sunday") on Sunday.', ["A link on Sunday."]),
        ("**Ann** Roe and [Bo *Dahl*](http://x.org) left.", ["Ann Roe and Bo Dahl left."]),
        ("See [the report][1] of Ann.\n\n[1]: https://x.org/1\n", ["See the report of Ann."]),
        ("1. First thing.\n2. Second thing.\n", ["First thing.", "Second thing."]),
        ("- One **point**\n- Two\n  lines of it\n", ["One point", "Two lines of it"]),
        ("* One\n    * Two\n", ["One", "Two"]),
        ("> “No,” said\n> Ann Roe.\n", ["“No,” said Ann Roe."]),
        ("## What is known\n\nNothing.", ["What is known", "Nothing."]),
        ("Port opens\n==========\n\nShips left.", ["Port opens", "Ships left."]),
        ("Ships<!-- not yet --> left.", ["Ships left."]),
        ("<!-- nothing -->\n\nShips left.", ["Ships left."]),
        ("Ships left ![a boat](b.png) today.", ["Ships left today."]),
        ("![a boat](b.png)\n\nShips left.", ["Ships left."]),
        ("```py\ncode()\n```\n\nShips left.", ["Ships left."]),
        ("Ships ~~sank~~ left.", ["Ships left."]),
        ("It is 5 \\* 3 and 2 * 3.", ["It is 5 * 3 and 2 * 3."]),
        ("Ships left.[^1]\n\n[^1]: Said the port.", ["Ships left.", "Said the port."]),
        ("- [x] Done, she said.\n- [ ] Not done.", ["Done, she said.", "Not done."]),
        (
            "Ships left the\nport on *Monday* after\nthree years.",
            ["Ships left the port on Monday after three years."],
        ),
        ("| Year | Ships |\n|---|---|\n| 2024 | **12** |\n", ["| Year | Ships |", "| 2024 | 12 |"]),
        ("---\ntitle: Port opens\n---\nShips left.", ["Ships left."]),
        ('+++\ntitle = "Port"\ndate = 2025-06-08\n+++\n\nShips left.', ["Ships left."]),
        ("<div align='center'>\n\nShips left.\n\n</div>", ["Ships left."]),
        ("<https://x.org> is its page.", ["https://x.org is its page."]),
        ("Snake_case_words and 2 * 3 * 4 stay.", ["Snake_case_words and 2 * 3 * 4 stay."]),
        ("Ships left.\r\n\r\n* * *\r\n\r\n**More** left.\r\n", ["Ships left.", "More left."]),
    ],
)
def test_marks_are_no_words(text: str, lines: list[str]) -> None:
    expected = [line for line in read(text) if line != "|---|---|"]
    assert expected == lines


@pytest.mark.parametrize(
    ("matter", "date"),
    [
        ("date: 2025-06-08", "2025-06-08"),
        ("date: 2025-06-08T10:00:00+02:00", "2025-06-08"),
        ("published: June 8, 2025", "2025-06-08"),
        ('pubDate: "Sun, 08 Jun 2025 10:00:00 +0000"', "2025-06-08"),
        ("title: Port: open\ndate: 8 June 2025", "2025-06-08"),
        ("date: soon", None),
        ("draft: !!bool maybe", None),
        ("date: !!timestamp x", None),
        ("a: !!int x", None),
    ],
)
def test_dates_of_front_matter(matter: str, date: str | None) -> None:
    article = Article.from_bytes(f"---\n{matter}\n---\n\nShips left.\n".encode(), name="a.md")
    assert article.published.value == date
    assert article.sections[-1].kind == "paragraph"


def test_the_heading_is_the_title_without_its_marks() -> None:
    article = Article.from_bytes(b"# The *port* [opens](x) #\n\nShips left.\n", name="a.md")
    assert article.title == "The port opens"
    assert [section.kind for section in article.sections if section.kind != "boilerplate"] == [
        "title",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Port\ndate: 2025-06-08\n---\n\nShips left.",
        "# Port opens\n\nShips left.",
        "Ships [left](https://x.org) the [port](/p).",
        "**Ships** left.\n\n- One thing\n- Another thing\n",
        "Port opens\n====\n\n*Ships* left.",
        "## What\n\n> Nothing, he said.\n",
    ],
)
def test_markdown_without_a_name_is_told_by_its_marks(text: str) -> None:
    assert looks_like_markdown(text)
    assert Article.from_bytes(text.encode(), name="-").hidden


@pytest.mark.parametrize(
    "text",
    [
        "Ships left on Monday.\n\nTwo stayed.",
        "The score was 5*3 and 2*4.",
        "- We left, he said.\n- So did we.",
        "1. First thing\n2. Second thing",
        "She [the mayor] left (on Monday).",
        "# 1 in the charts",
        "* * *\n\nShips left.",
        "> quoted mail\n> goes on\n\nNo.",
        "Ann Roe\n-------\nShips left.",
    ],
)
def test_plain_text_without_a_name_is_plain(text: str) -> None:
    assert not looks_like_markdown(text)


@given(st.text(st.sampled_from("#-=`~<!>[]()*_ \n\r|:1.ab\\&"), min_size=1, max_size=150))
@example("[]")
@example("[1]")
def test_any_markdown_keeps_its_text_and_its_places(text: str) -> None:
    if text.isspace():
        return
    if other_kind(text.encode()) is not None:
        # "[]" is all of a JSON file.
        with pytest.raises(ArticleError):
            Article.from_bytes(text.encode(), name="x.md")
        return
    article = Article.from_bytes(text.encode(), name="x.md", published="2025-06-08")
    assert article.text == text
    assert article.published == Published("2025-06-08", "given")
    position = 0
    for start, end in article.hidden:
        assert position <= start < end <= len(text)
        position = end
    readable(article.text, article.sections, hidden=article.hidden)
