"""Wrapping, search, marks, places, session and the minimap: no screen needed."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.keys import _character_to_key

from annotate.article import Article
from annotate.record import Claim, EventTime, Published, Source
from annotate.review.edits import decide
from tests.tui.sample import TEXT, article, sample_record
from tui.commands.keymap import normal_key
from tui.state.jumps import Places
from tui.state.search import Search
from tui.state.session import Session
from tui.text.fitting import fitted, spread, wrapped
from tui.text.harmless import harmless
from tui.text.highlighting import Highlight, runs
from tui.text.marks import MarkIndex
from tui.text.minimap import filled_cells
from tui.text.wrapping import Layout, shown_text, split_clusters
from tui.widgets.panel import hanging
from tui.wording.describe import day, published, when
from tui.wording.explain import explain
from tui.wording.times import waiting_for_date

ODD = "ab c \t日本é\u0301👍🏽🇺🇸🇫א\u202e\u2066\x1b\x00\n\r\x85\u2028\u200d\u200b\ufe0f\u00ad❤\x9b각ᄀ\ud800’"
texts = st.one_of(
    st.text(alphabet=ODD, max_size=80), st.text(max_size=80), st.text(alphabet="ab -’", max_size=200)
)
widths = st.integers(2, 30)


@given(texts, widths)
@example("a" * 50, 7)
@example("  leading and   many   spaces  ", 5)
@example("👨‍👩‍👧‍👦" * 5, 3)
@settings(max_examples=300, deadline=None)
def test_lines_cover_the_text_and_fit(text: str, width: int) -> None:
    layout = Layout(text, width)
    position = 0
    for line in range(len(layout)):
        start, end = layout.span(line)
        assert re.fullmatch("(\r\n|[\n\r\x85\u2028\u2029])?", text[position:start])
        row = layout.row(line)
        assert cell_len(row.text.rstrip(" ")) <= max(width, 4)
        assert all(ord(letter) >= 32 and not 0x7F <= ord(letter) < 0xA0 for letter in row.text)
        assert not set(row.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
        row.text.encode()
        position = end
    assert position == len(text)


@given(texts, widths)
@settings(max_examples=300, deadline=None)
def test_offset_to_cell_and_back(text: str, width: int) -> None:
    layout = Layout(text, width)
    for offset in range(len(text) + 1):
        line, cell = layout.place_of(offset)
        row = layout.row(line)
        start, end = row.cluster_at(offset)
        assert row.start <= offset
        assert start <= offset <= max(end, offset)
        if start < end and row.cell_of(offset) < layout.width and row.shown(start, end):
            assert layout.offset_at(line, cell) == start


@given(texts, widths)
@settings(max_examples=200, deadline=None)
def test_a_row_is_the_sum_of_its_clusters(text: str, width: int) -> None:
    layout = Layout(text, width)
    for line in range(len(layout)):
        row = layout.row(line)
        middle = (row.start + row.end) // 2
        middle = row.cluster_at(middle)[0]
        assert row.shown(row.start, middle) + row.shown(middle, row.end) == row.text
        assert cell_len(row.text) == sum(cluster.width for cluster in row.clusters) or not row.clusters


@given(st.characters())
@settings(max_examples=500, deadline=None)
def test_width_of_what_is_shown_is_what_the_compositor_counts(character: str) -> None:
    for cluster in split_clusters(character, 0, 1):
        assert cell_len(cluster.shown) == cluster.width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31m", "a␛[31m"),
        ("x\ty", "x    y"),
        ("e\u0301", "e\u0301"),
        ("\u0301", "◌\u0301"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth", "zerowidth"),
        ("👍🏽", "👍"),
        ("🇺🇸", "🇺🇸"),
        ("❤\ufe0f", "❤"),
        ("\u202eabc", "⇆abc"),
        ("line\r\nline", "line line"),
        ("\x7f\x9b", "␡�"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert shown_text(text) == shown


def test_words_stay_whole_where_they_fit() -> None:
    layout = Layout("Nobody was hurt, the owner said.", 12)
    assert [layout.row(line).text for line in range(len(layout))] == [
        "Nobody was ",
        "hurt, the ",
        "owner said.",
    ]


def test_wide_characters_are_parted_anywhere() -> None:
    layout = Layout("東京都庁舎", 5)
    assert [layout.row(line).text for line in range(len(layout))] == ["東京", "都庁", "舎"]


@given(st.text(alphabet="aAb(.*[", min_size=1, max_size=6), st.text(alphabet="aAb(.*[ \n", max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_pattern_gives_ordered_hits(pattern: str, text: str) -> None:
    hits = Search.of(pattern, text).hits
    assert all(start < end for start, end in hits)
    assert all(first[1] <= second[0] for first, second in pairwise(hits))


def test_search_has_smart_case_and_goes_round() -> None:
    found = Search.of("bridge", "Bridge, bridge and a bridge")
    assert len(found.hits) == 3
    assert len(Search.of("Bridge", "Bridge, bridge").hits) == 1
    assert len(Search.of(r"br\w+e\b", "Bridge, bridges").hits) == 1
    assert Search.of("(", "a ( b").hits == ((2, 3),)
    assert found.nearest(9) == 2
    assert found.nearest(25) == 0
    assert found.step(0, 1) == 1
    assert found.step(0, -1) == 2
    assert found.step(21, 1) == 0
    assert Search("x").step(0, 1) is None
    assert found.crossing(9, 10) == ((8, 14),)


def test_marks_by_place() -> None:
    index = MarkIndex(sample_record())
    at = TEXT.index("Velden will stay")
    assert [mark.id for mark in index.at(at)] == ["e1", "c1"]
    assert {mark.id for mark in index.crossing(at, at + 1)} == {"e1", "c1"}
    assert index.at(TEXT.index("takes 40")) == []
    assert [stop.id for stop in index.stops(("claim",))][:3] == ["c1", "c2", "c3"]
    rejected = MarkIndex(decide(sample_record(), "e1", "rejected"))
    assert [mark.id for mark in rejected.crossing(at, at + 1)] == ["c1"]
    assert [mark.id for mark in rejected.at(at)] == ["c1", "e1"]


@given(st.integers(0, len(TEXT)), st.integers(0, 60))
@settings(max_examples=100, deadline=None)
def test_marks_that_cross_are_those_that_cross(start: int, length: int) -> None:
    index = MarkIndex(sample_record())
    end = start + length
    expected = [mark for mark in index.marks if mark.start < end and mark.end > start]
    assert list(index.crossing(start, end)) == expected


def test_jump_list_goes_back_and_forward() -> None:
    places = Places()
    places.leave(10)
    places.leave(20)
    assert places.back(30) == 20
    assert places.back(20) == 10
    assert places.back(10) is None
    assert places.forward(10) == 20
    assert places.forward(20) == 30
    places.leave(5)
    assert places.forward(5) is None


def test_undo_and_redo_without_end() -> None:
    session = Session(article())
    assert session.undo() is None
    session.receive(sample_record())
    records = [sample_record()]
    for number in range(1, 11):
        record = decide(records[-1], f"c{number}", "accepted")
        session.change(f"claim {number}", record)
        records.append(record)
    for number in range(10, 0, -1):
        assert session.undo() == f"claim {number}"
        assert session.annotations == records[number - 1]
    assert session.undo() is None
    assert session.redo() == "claim 1"
    session.change("other", decide(records[1], "t1", "accepted"))
    assert session.redo() is None


def test_looks_lie_over_each_other() -> None:
    cut = runs(0, 10, 9, [Highlight(2, 6, "content"), Highlight(4, 12, "person"), Highlight(9, 10, "cursor")])
    assert cut == [
        (0, 2, ()),
        (2, 4, ("content",)),
        (4, 6, ("content", "person")),
        (6, 9, ("person",)),
        (9, 10, ("cursor",)),
    ]


def test_minimap_cells() -> None:
    assert filled_cells([0, 5, 29], [0, 10, 20, 30]) == [True, False, True]


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (EventTime(), ""),
        (EventTime("IS_INCLUDED", "t1", "2025-06-08", "2025-06-08", "day"), "8 Jun 2025"),
        (EventTime("IS_INCLUDED", "t1", "2025-06-01", "2025-06-30", "month"), "Jun 2025"),
        (EventTime("IS_INCLUDED", "t1", "2025-01-01", "2025-12-31", "year"), "2025"),
        (EventTime("IS_INCLUDED", "t1", "2025-06-09", "2025-06-15", "week"), "9–15 Jun 2025"),
        (EventTime("IS_INCLUDED", "t1", "2024-12-01", "2025-02-28", "season"), "1 Dec 2024 – 28 Feb 2025"),
        (EventTime("BEFORE", "t1", None, "2025-06-12", "day"), "by 12 Jun 2025"),
        (EventTime("AFTER", "t1", "2025-06-12", None, "day"), "from 12 Jun 2025 on"),
    ],
)
def test_when_in_words_is_never_more_exact_than_known(time: EventTime, words: str) -> None:
    assert when(time) == words


def test_dates_in_words() -> None:
    assert day("2025-06-08T10:00") == "8 Jun 2025"
    assert day("2025-13") == "2025-13"
    assert day("BC0044") == "BC0044"
    assert published(Published()) == "date unknown"
    assert published(Published(None, "inferred", "2025-06-01", "2025-06-30")) == "1–30 Jun 2025 (inferred)"
    assert published(Published(None, "inferred", "1986-09-01")) == "date unknown"
    assert published(Published(None, "inferred", None, "2025-06-30")) == "date unknown"


def test_every_annotation_can_be_explained() -> None:
    items = MarkIndex(sample_record()).items
    for item in items.values():
        facts = dict(explain(item, items))
        assert facts
        assert all("\n" not in value for value in facts.values())
    assert dict(explain(items["c5"], items))["certainty"] == "possible, by “may”"
    assert dict(explain(items["e9"], items))["amount"] == "4200000 USD"
    assert dict(explain(items["ev8"], items))["when"] == "1 Jul 2025"


@pytest.mark.parametrize(
    ("title", "words"), [(None, "not named here"), ("the mayor", "not named here: the mayor")]
)
def test_a_source_without_words_is_explained(title: str | None, words: str) -> None:
    items = MarkIndex(sample_record()).items
    claim = items["c5"]
    assert isinstance(claim, Claim)
    inferred = replace(claim, source=Source((), "e1", title=title, because="who speaks around it"))
    told = dict(explain(inferred, items))["source"]
    assert told.startswith(f"{words} · ")
    assert told.endswith(" · who speaks around it")


def test_a_source_that_is_no_name_is_told_as_what_it_is() -> None:
    items = MarkIndex(sample_record()).items
    described, named = (dict(explain(items[id], items))["source"] for id in ("c3", "c1"))
    assert described.startswith("“The port authority” · port authority · a description, the model, 93% sure")
    assert "a description" not in named


@given(st.text(max_size=60), st.integers(1, 30))
@settings(max_examples=200, deadline=None)
def test_panel_text_fits(text: str, width: int) -> None:
    assert cell_len(fitted(text, width)) <= width
    left, right = spread(text, "12", width + 3)
    assert cell_len(left + right) == width + 3
    assert all(cell_len(line) <= max(width, 2) for line in wrapped(text, width, 3))
    assert all(line.cell_length <= 12 + max(width, 10) for line in hanging("label", "", text, 12, width + 12))


def test_article_without_annotations_is_a_session() -> None:
    session = Session(Article.from_text("News."))
    assert session.at(0) is None
    with pytest.raises(ValueError, match="no record"):
        _ = session.relations


def printed_by(program: str) -> str:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.strip()


def test_what_needs_no_screen_imports_no_textual() -> None:
    tui = Path(__file__).parents[3] / "tui"
    rooms = ("engine", "records", "state", "storage", "text", "wording")
    pure = [f"tui.{room}.{path.stem}" for room in rooms for path in sorted((tui / room).glob("[a-z]*.py"))]
    assert len(pure) > 30
    shown = "print([name for name in sys.modules if 'textual' in name])"
    program = f"import sys, {', '.join(pure)}\n{shown}"
    assert printed_by(program) == "[]"


def test_the_reader_loads_without_spacy() -> None:
    shown = "print([name for name in ('spacy', 'numpy', 'onnxruntime') if name in sys.modules])"
    program = f"import sys, tui.app, tui.screens.library\n{shown}"
    assert printed_by(program) == "[]"


def test_times_that_wait_for_the_day_of_publication() -> None:
    record = sample_record()
    known = replace(record.document, published=Published(value="2025-06-10", source="given"))
    unknown = replace(record.document, published=Published())
    sunday = replace(record.timeline.times[0], value="XXXX-WXX-7", type="DATE")
    for times, document, count in (
        ((sunday,), unknown, 1),
        ((sunday, replace(sunday, status="rejected")), unknown, 1),
        ((sunday,), known, 0),
        ((replace(sunday, value="2021"),), unknown, 0),
        ((replace(sunday, value="PXD", type="DURATION"),), unknown, 0),
        ((replace(sunday, value="PAST_REF"),), unknown, 0),
    ):
        changed = replace(record, document=document, timeline=replace(record.timeline, times=times))
        assert waiting_for_date(changed) == count


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("plain “words”, tab\tand\nlines", "plain “words”, tab\tand\nlines"),
        ("a\x1b]52;c;TUFS\x07b", "a]52;c;TUFSb"),
        ("c1 \x9b31m and \x90q\x9c", "c1 31m and q"),
        ("hidden \u202egnp.exe\u202c", "hidden gnp.exe"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("joined \u200d emoji and soft\xadhyphens", "joined \u200d emoji and soft\xadhyphens"),
    ],
)
def test_copied_text_steers_no_terminal(text: str, copied: str) -> None:
    assert harmless(text) == copied


@pytest.mark.parametrize("character", [chr(code) for code in range(0x21, 0x7F)] + [*"äß€§«é"])
def test_keys_are_named_as_textual_names_them(character: str) -> None:
    assert normal_key(character) == _character_to_key(character)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("National Disaster Response Force?", 14, "National Dis…?"),
        ("National Disaster Response Force? · want", 14, "National Dis…?"),
        ("Gail Pearce, depot?, Maria Vance", 17, "Gail Pearce, de…?"),
        ("National Disaster Response Force", 14, "National Disa…"),
        ("Gail Pearce? · want · left open", 20, "Gail Pearce? · want…"),
        ("Imran Sheikh?: My mother said to me", 22, "Imran Sheikh?: My mot…"),
        ("depot?", 6, "depot?"),
        ("depots?", 3, "de…"),
    ],
)
def test_a_mark_of_doubt_outlives_what_is_cut(text: str, width: int, shown: str) -> None:
    assert fitted(text, width) == shown
    assert cell_len(shown) <= width
