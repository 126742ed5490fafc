"""Filters of the dossier."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.dossier import Source
from tests.tui.sample import TEXT
from tests.tui.state.dossier.sample import GATHERED, ROWS, gathered, source
from tui.state.dossier.narrowing import FIELDS, fault_of, narrowed, vocabulary
from tui.state.dossier.pages import PAGES
from tui.state.dossier.rows import Row, around
from tui.state.filters import FilterError


def words(rows: list[Row]) -> str:
    return " ".join(row.words for row in rows)


@pytest.mark.parametrize(
    ("page", "typed", "found", "left"),
    [
        ("people", "ruiz", "Ana Ruiz", "Jonas Bell"),
        ("people", "-ruiz", "Jonas Bell", "Ana Ruiz"),
        ("people", "type:person", "Ana Ruiz", "Halden"),
        ("people", 'type:place "carls"', "Carlsborg", "Ana Ruiz"),
        ("timeline", "nordmark", "The company warned", "Ruiz told reporters"),
        ("statements", "nordmark", "repairs could cost", "Nobody will drive"),
        ("statements", "-nordmark", "Nobody will drive", "repairs could cost"),
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


def test_a_title_is_no_paper() -> None:
    one = source("a", "2025-06-12", "Velden Post")
    nameless = replace(
        one.record, document=replace(one.record.document, publisher=None, title="The Leftover Post")
    )
    mixed = gathered([one, Source("b", nameless, one.text)])
    rows = list(PAGES["people"].rows(mixed))
    assert {each for row in narrowed(rows, mixed, "paper:post") for each in row.documents} == {"a"}
    assert {each for row in narrowed(rows, mixed, "paper:b.txt") for each in row.documents} <= {"b"}
    assert not narrowed(rows, mixed, "paper:leftover")
    assert "papers here: Velden Post" in fault_of("paper:leftover", vocabulary(rows, mixed))


def test_what_is_left_is_counted() -> None:
    def headings(typed: str) -> list[str]:
        rows = narrowed(ROWS["statements"], GATHERED, typed)
        return [row.heading for row in rows if row.heading.startswith("Ana Ruiz")]

    every = headings("source:ruiz")
    kept = headings("source:ruiz bridge")
    assert set(every) == {f"Ana Ruiz  {len(every)}"}
    assert len(kept) < len(every)
    assert set(kept) == {f"Ana Ruiz  {len(kept)} of {len(every)}"}


def test_of_what_stands_in_fewer_articles_it_is_told() -> None:
    (ruiz,) = (row for row in ROWS["people"] if row.words.startswith("Ana Ruiz"))
    (kept,) = (row for row in narrowed(ROWS["people"], GATHERED, "paper:velden ruiz") if row.id == ruiz.id)
    assert ruiz.right.endswith(" 2 articles")
    assert kept.right.endswith(" 1 of 2 articles")


@given(st.text(alphabet="ab:\"'\\-/ sourcepaper", max_size=30))
def test_whatever_is_typed_is_a_filter_or_said_to_be_none(typed: str) -> None:
    with suppress(FilterError):
        rows = narrowed(ROWS["statements"], GATHERED, typed)
        assert {row.id for row in rows} <= {row.id for row in ROWS["statements"]}


def test_the_timeline_is_asked_for_its_own_days() -> None:
    def years(typed: str) -> set[str]:
        return {(row.when or ("", ""))[0][:4] for row in narrowed(ROWS["timeline"], GATHERED, typed)}

    assert "2023" in years("")
    assert "2023" not in years("after:2024")
    assert "2023" in years("before:2024")
    assert "2023" not in years("-before:2024")
    # Every article is of 2025, and these terms do not ask for that.
    assert years("before:2025") <= {"2021", "2023", "2024"}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("sorce:ruiz", "did you mean source:?"),
        ("after:june", "is not a date"),
        ('source:"ruiz', "not closed"),
        ("text:/(/", "no regular expression"),
    ],
)
def test_what_is_no_filter_is_said_as_in_the_article(typed: str, words: str) -> None:
    with pytest.raises(FilterError, match=re.escape(words)):
        narrowed(ROWS["people"], GATHERED, typed)


@pytest.mark.parametrize(
    ("page", "typed", "words"),
    [
        ("statements", 'source:"ana ruis"', "did you mean Ana Ruiz?"),
        ("statements", "act:denny", "did you mean deny?"),
        ("people", "paper:times", "papers here: Velden Post"),
        ("timeline", "status:finished", "no status"),
        ("statements", "source:ruiz act:deny certainty:certain paper:post after:2024", ""),
        ("people", "type:org paper:b -type:people /x/", ""),
    ],
)
def test_values_that_nothing_has_are_said(page: str, typed: str, words: str) -> None:
    said = fault_of(typed, vocabulary(ROWS[page], GATHERED))
    assert words in said if words else said == ""


def test_values_are_completed_from_what_is_listed() -> None:
    known = vocabulary(ROWS["statements"], GATHERED)
    assert any(each.startswith("paper:Velden") for each in known.completions("paper:V"))
    assert "act:deny" in known.completions("act:d")
    assert any(each.startswith("deny ") for each in known.listing("act:"))
    assert known.listing("before:") == ["2024, 2024-06 or 2024-06-08"]
    assert set(known.completions("")) == {f"{field}:" for field in FIELDS}


def test_accents_and_case_do_not_matter_and_expressions_are_read() -> None:
    found = words(narrowed(ROWS["people"], GATHERED, "source:RÚIZ"))
    assert "Ana Ruiz" in found
    assert found == words(narrowed(ROWS["people"], GATHERED, 'source:"/^ana r/"'))


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
