"""Exports of Nexis and Nexis Uni: what the lines around an article say, and where each begins."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.article import Article
from annotate.corpus import Unread, divided, find_inputs
from annotate.formats.validation import validate_file
from annotate.formats.writers.yaml import dump_yaml
from annotate.reading.marked.nexis import articles_in
from annotate.record import Timeline
from tests.annotate.reading.sources.making import nexis_document
from tests.samples import full_record

OLDER = """


Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2026  16:51:31


                               1 of 2 DOCUMENTS


                               The Port (London)

                            June 8, 2025 Sunday
                                   Edition 1;
                                    Scotland

Port closes after flood, mayor says, and will
stay closed

BYLINE: TOM LUND, in Oslo

SECTION: NEWS; Pg. 6

LENGTH: 355 words

The port closed on Friday, Mayor Ann Roe said. It was the
first time since 1998.

"We will not wait," she said.

LOAD-DATE: June 10, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                       Copyright 2025 Port Ltd
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                               The Quay

                            June 9, 2025 Monday

Ship sinks

LENGTH: 27 words

It sank on Sunday.

LOAD-DATE: June 11, 2025
"""
FIRST = [
    "Port closes after flood",
    "The Port (London)",
    "8 June 2025 Sunday",
    "Edition 1, National Edition",
    "Copyright 2025 Port Ltd All Rights Reserved",
    "Section: NEWS; Pg. 3",
    "Length: 84 words",
    "Byline: By Tom Lund and Ann Roe",
    "Body",
    "The port closed on Friday, Mayor Ann Roe said.",
    "“We will not wait,” she said.",
    "Graphic",
    "The port, seen from the sea.",
    "Load-Date: June 9, 2025",
]
SECOND = [
    "Ship sinks",
    "The Quay",
    "June 9, 2025 Monday 1:00 AM EST",
    "Copyright 2025 Quay",
    "Length: 20 words",
    "Body",
    "It sank on Sunday.",
    "Classification",
    "Language: ENGLISH",
    "Publication-Type: Web Blog",
    "Load-Date: June 9, 2025",
]
COVER = [
    "User Name: A. Reader",
    "Date and Time: Friday, 20 March 2026 10:00:00 EST",
    "Job Number: 112",
    "Documents (2)",
    "1. Port closes after flood",
    "2. Ship sinks",
    "Client/Matter: -None-",
]


def read_lines(text: str, hidden: list[tuple[int, int]]) -> list[str]:
    """What the engine reads: the lines that are not hidden."""
    kept, position = "", 0
    for start, end in hidden:
        assert start >= position
        kept, position = kept + text[position:start], end
    return [line.strip() for line in (kept + text[position:]).splitlines() if line.strip()]


def test_the_older_form() -> None:
    first, second = articles_in(OLDER)
    assert first.title == "Port closes after flood, mayor says, and will stay closed"
    assert (first.publisher, first.author) == ("The Port (London)", "TOM LUND, in Oslo")
    assert (first.published.value, second.published.value) == ("2025-06-08", "2025-06-09")
    assert (second.title, second.publisher, second.author) == ("Ship sinks", "The Quay", None)
    assert read_lines(OLDER[first.start : first.end], first.hidden)[-3:] == [
        "The port closed on Friday, Mayor Ann Roe said. It was the",
        "first time since 1998.",
        '"We will not wait," she said.',
    ]
    assert read_lines(OLDER[second.start : second.end], second.hidden)[-1] == "It sank on Sunday."


@pytest.mark.parametrize("cover", [(), COVER])
def test_the_newer_form(cover: list[str]) -> None:
    text = "\n\n".join([*cover, *FIRST, "End of Document", *SECOND, "End of Document"])
    first, second = articles_in(text)
    assert (first.title, second.title) == ("Port closes after flood", "Ship sinks")
    assert (first.publisher, second.publisher) == ("The Port (London)", "The Quay")
    assert first.author == "Tom Lund and Ann Roe"
    assert (first.published.value, second.published.value) == ("2025-06-08", "2025-06-09")
    assert read_lines(text[first.start : first.end], first.hidden) == [
        "Port closes after flood",
        "8 June 2025 Sunday",
        "The port closed on Friday, Mayor Ann Roe said.",
        "“We will not wait,” she said.",
    ]
    assert read_lines(text[second.start : second.end], second.hidden)[2:] == ["It sank on Sunday."]


def test_a_word_document() -> None:
    pytest.importorskip("docx")
    article = Article.from_bytes(nexis_document([FIRST], cover=COVER), name="export.DOCX")
    assert article.title == "Port closes after flood"
    assert (article.published.value, article.published.source) == ("2025-06-08", "metadata")
    assert article.text.startswith("Port closes after flood\n\nThe Port (London)\n\n8 June 2025 Sunday\n\n")
    assert [section.kind for section in article.sections][:3] == ["title", "boilerplate", "dateline"]
    kept = [article.text[s.start : s.end] for s in article.sections if s.kind == "paragraph"]
    assert kept == ["The port closed on Friday, Mayor Ann Roe said.", "“We will not wait,” she said."]


@pytest.mark.parametrize("space", ["\u00a0", "  ", ""])
def test_labels_with_other_spaces(space: str, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    lines = [line.replace(": ", f":{space}") for line in FIRST]
    article = Article.from_bytes(nexis_document([lines]), name="export.docx")
    assert (article.title, article.publisher) == ("Port closes after flood", "The Port (London)")
    text = "\n\n".join(lines).replace("84 words", "84\u00a0words")
    assert Article.from_bytes(text.encode(), name="a.txt").author == "Tom Lund and Ann Roe"
    assert Article.from_bytes(text.encode("cp1252"), name="a.txt").publisher == "The Port (London)"


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["CORRECTION-DATE: June 10, 2025", "CORRECTION: It closed on Saturday."], "It closed on Saturday."),
        (["Correction: It closed on Saturday."], "It closed on Saturday."),
    ],
)
def test_a_correction_is_kept_and_told(lines: list[str], kept: str) -> None:
    text = "\n\n".join([*FIRST[:9], "Correction Appended", *FIRST[9:11], *lines, FIRST[13]])
    (article,) = articles_in(text)
    assert read_lines(text, article.hidden)[-1] == kept
    assert [note.code for note in article.diagnostics] == ["corrected"]


def test_the_day_of_the_archive_where_the_paper_has_none() -> None:
    text = "\n\n".join(
        ["Port closes", "LENGTH: 8 words", "SECTION: NEWS", "It closed.", "LOAD-DATE: June 9, 2025"]
    )
    (article,) = articles_in(text)
    assert article.published.value == "2025-06-09"
    assert "archive" in article.published.because[0]


@pytest.mark.parametrize(
    "text",
    [
        "The report had this line:\n\nLENGTH: 84 words\n\nNobody knew why.",
        "Section: News\n\nIt rained.",
        "Body\n\nIt rained for 84 words.",
        "Length: 84 words",
    ],
)
def test_what_is_no_export(text: str) -> None:
    assert articles_in(text) == []
    assert Article.from_bytes(text.encode(), name="a.txt").text == text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*FIRST, *SECOND, "End of Document", "1 of 2 DOCUMENTS", "", "It rained, he said.", "   x"]
        ),
        max_size=40,
    ),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_articles_are_in_order_and_their_places_inside_them(lines: list[str], end: str) -> None:
    text = end.join(lines)
    position = 0
    for article in articles_in(text):
        assert position <= article.start < article.end <= len(text)
        position = article.end
        length = article.end - article.start
        assert all(0 <= start < stop <= length for start, stop in article.hidden)
        places = [(section.start, section.end) for section in article.marked]
        assert all(stop <= start for (_, stop), (start, _) in pairwise(places))


def test_every_article_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(OLDER, encoding="utf-8")
    first, second = (Unread("x", str(path), part=part).read() for part in (0, 1))
    assert [(one.id, one.title, one.publisher, one.author) for one in (first, second)] == [
        ("export-1", first.title, "The Port (London)", "TOM LUND, in Oslo"),
        ("export-2", "Ship sinks", "The Quay", None),
    ]
    assert first.text in OLDER + "\n"
    assert [item.part for item in divided(find_inputs([str(path)]))] == [0, 1]
    alone = Article.from_path(path)
    assert alone.text == first.text
    assert [note.code for note in alone.diagnostics] == ["several_articles"]
    document = second.document()
    assert (document.author, document.publisher) == (None, "The Quay")


@pytest.mark.parametrize("text", ["Ships left.", "LENGTH: 8 words\n\nSECTION: NEWS\n\nShips left."])
def test_a_file_of_one_article_is_not_divided(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert [item.part for item in divided(find_inputs([str(path)]))] == [None]


def test_records_of_several_articles_are_of_their_file(tmp_path: Path) -> None:
    path, records = tmp_path / "export.txt", tmp_path / "records.yaml"
    path.write_text(OLDER, encoding="utf-8")
    empty = replace(full_record(), entities=(), claims=(), timeline=Timeline(), diagnostics=(), unplaced=())
    articles = [Unread("x", str(path), part=part).read() for part in (0, 1)]
    dumped = [dump_yaml(replace(empty, document=article.document())) for article in articles]
    records.write_text("---\n".join(dumped), encoding="utf-8")
    assert validate_file(str(records)).problems == []
    path.write_text(OLDER.replace("It sank on Sunday", "It sank on Monday"), encoding="utf-8")
    (problem,) = validate_file(str(records)).problems
    assert "has changed" in problem.message
