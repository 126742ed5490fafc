"""Filters of the dossier, and words in context over all articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.dossier import Source, build
from annotate.record import Published
from tests.tui.sample import TEXT, sample_record
from tui.state.dossier.narrowing import narrowed, occurrences
from tui.state.dossier.pages import PAGES
from tui.state.dossier.rows import Gathered, Row, around


def _source(id: str, day: str, paper: str, more: str = "") -> Source:
    article = Article.from_text(TEXT + more, id=id, source=f"{id}.txt")
    record = sample_record(article)
    document = replace(record.document, publisher=paper, published=Published(day, "given"))
    return Source(id, replace(record, document=document), article.text)


SOURCES = [
    _source("a", "2025-06-12", "Velden Post"),
    _source("b", "2025-06-14", "Halden Courier", "\nOlsen’s café closed, and the ferry too.\n"),
]
GATHERED = Gathered(build(SOURCES), SOURCES, {"a": "a.txt", "b": "b.txt"})
ROWS = {name: list(page.rows(GATHERED)) for name, page in PAGES.items()}


def words(rows: list[Row]) -> str:
    return " ".join(row.words for row in rows)


@pytest.mark.parametrize(
    ("page", "typed", "found", "left"),
    [
        ("people", "ruiz", "Ana Ruiz", "Jonas Bell"),
        ("people", "-ruiz", "Jonas Bell", "Ana Ruiz"),
        ("people", "type:person", "Ana Ruiz", "Halden"),
        ("people", 'type:place "carls"', "Carlsborg", "Ana Ruiz"),
        ("statements", "source:bell", "inspections had been", "Nobody will drive"),
        ("statements", "act:deny", "ignored warnings", "Nobody will drive"),
        ("statements", "-act:deny", "Nobody will drive", "ignored warnings"),
        ("statements", 'source:"ana ruiz" bridge', "Nobody will drive", "inspections had been"),
    ],
)
def test_terms_keep_what_meets_them(page: str, typed: str, found: str, left: str) -> None:
    kept = words(narrowed(ROWS[page], GATHERED, typed))
    assert found in kept
    assert left not in kept


@pytest.mark.parametrize(
    ("typed", "documents"),
    [
        ("paper:velden", {"a"}),
        ("-paper:velden", {"b"}),
        ("after:2025-06-13", {"b"}),
        ("before:2025-06-13", {"a"}),
        ("after:2025", {"a", "b"}),
        ("after:2025-06-12 before:2025-06-13", {"a"}),
        ("after:2026", set()),
    ],
)
def test_terms_about_articles_keep_their_places(typed: str, documents: set[str]) -> None:
    rows = narrowed(ROWS["people"], GATHERED, typed)
    assert {spot.document for row in rows for spot in row.spots} == documents


@given(st.text(alphabet="ab:\"'\\- sourcepaper", max_size=30))
def test_whatever_is_typed_is_a_filter(typed: str) -> None:
    rows = narrowed(ROWS["statements"], GATHERED, typed)
    assert {row.id for row in rows} <= {row.id for row in ROWS["statements"]}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("ferry", 3),
        ("FERRY", 3),
        ("cafe", 1),
        ('"ferry too"', 1),
        ("erry", 0),
        ("(", 2 * TEXT.count("(")),
        ("", 0),
    ],
)
def test_words_are_found_without_case_and_accents_where_a_word_begins(typed: str, number: int) -> None:
    rows = occurrences(GATHERED, typed)
    assert len(rows) == number
    for row in rows:
        (spot,) = row.spots
        assert spot.words in " ".join(GATHERED.sources[spot.document].text.split()) or "…" in spot.words


@given(st.data())
def test_the_words_around_a_place_hold_it_and_stay_in_its_paragraph(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, min(start + 40, len(TEXT))))
    shown = around(TEXT, start, end)
    assert " ".join(TEXT[start:end].split()) in shown
    assert len(shown) < end - start + 150


def test_every_place_of_every_row_stands_in_its_article() -> None:
    for rows in ROWS.values():
        for row in rows:
            for spot in row.spots:
                text = GATHERED.sources[spot.document].text
                assert 0 <= spot.start < len(text)
                assert spot.end <= len(text)
