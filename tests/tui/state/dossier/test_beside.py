"""Two articles side by side: paragraphs that go together, and differences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.dossier import Source
from annotate.dossier.model import Conflict, Side, StatementLink
from annotate.record import Annotations, Factuality, SpeechAct, Timeline
from tests.tui.sample import TEXT, sample_record
from tests.tui.state.dossier.sample import gathered, source
from tui.state.dossier.beside import ALONE, DROPPED, Beside, Difference, beside, paragraphs
from tui.state.dossier.rows import Gathered

NEWER = (
    TEXT.replace("until September", "until November").replace("Residents fear a long summer. ", "")
    + "\nA third crack was found on Friday, an engineer told the council.\n"
)


def plain(id: str, text: str) -> Source:
    """An article without annotations."""
    article = Article.from_text(text, id=id)
    empty = sample_record()
    document = replace(empty.document, sections=())
    return Source(id, Annotations(empty.generator, document), article.text)


def shown(left: Source, right: Source) -> Beside:
    return beside(gathered([left, right]), (left.id, right.id))


def text(of: Beside, side: int, span: tuple[int, int] | None) -> str:
    return of.texts[side][slice(*span)] if span else ""


def test_every_paragraph_stands_once_and_in_its_order() -> None:
    pair = shown(plain("a", TEXT), plain("b", NEWER))
    for side in (0, 1):
        spans = [span for block in pair.blocks if (span := (block.left, block.right)[side])]
        assert spans == paragraphs(pair.texts[side])
    assert sum(block.same for block in pair.blocks) == len(paragraphs(TEXT)) - 2
    assert pair.blocks[-1].left is None


def test_what_a_version_adds_drops_and_changes_is_named_and_marked() -> None:
    pair = shown(plain("a", TEXT), plain("b", NEWER))
    assert pair.versions
    kinds = {each.kind: each for each in pair.differences}
    assert "A third crack" in text(pair, 1, kinds["added"].right)
    assert "Residents fear" in text(pair, 0, kinds["dropped"].left)
    marked = [text(pair, 1, (mark.start, mark.end)) for mark in pair.marks[1] if mark.look == "hit"]
    assert "November" in marked
    places = [pair.block_of(each) for each in pair.differences]
    assert places == sorted(places)


def test_sides_are_changed() -> None:
    a, b = plain("a", TEXT), plain("b", NEWER)
    both = gathered([a, b])
    forth, back = beside(both, ("a", "b")), beside(both, ("b", "a"))
    assert {each.kind for each in back.differences} >= {"added", "dropped"}
    added = next(each for each in forth.differences if each.kind == "added")
    dropped = [each.left for each in back.differences if each.kind == "dropped"]
    assert added.right in dropped


OTHER = """Bridge at Velden closed

The mayor of Velden said the old harbour bridge would stay closed after engineers found a second crack.

Pensions rose in Carlsborg.
"""


def test_articles_by_different_hands_have_no_differences_but_where_they_contradict() -> None:
    pair = shown(plain("a", TEXT), plain("b", OTHER))
    assert not pair.versions
    assert pair.differences == ()
    joined = [block for block in pair.blocks if block.left and block.right]
    assert any(
        "second crack" in text(pair, 0, block.left) and "mayor of Velden" in text(pair, 1, block.right)
        for block in joined
    )
    assert pair.blocks[0].left is not None
    assert pair.blocks[0].right is not None
    assert not any("Pensions" in text(pair, 1, block.right) for block in joined)


def test_long_runs_of_shared_words_are_marked_between_other_hands() -> None:
    quoted = "“Nobody will drive over a bridge that I would not walk over,”"
    pair = shown(plain("a", TEXT), plain("b", f"{OTHER}\n{quoted} the mayor said, in another hall.\n"))
    marked = [text(pair, 1, (mark.start, mark.end)) for mark in pair.marks[1]]
    assert any(quoted[1:-2] in words for words in marked)


def test_what_the_dossier_has_joined_goes_together() -> None:
    both = gathered([source("a", "2025-06-12", "Post"), source("b", "2025-06-14", "Courier", "\nMore.\n")])
    pair = beside(both, ("a", "b"))
    place = pair.texts[1].index("Nobody will drive")
    block = pair.blocks[pair.block_at(1, place)]
    assert text(pair, 0, block.left).startswith("“Nobody will drive")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("One.\n\nTwo\ngoes on.\n\nThree.\n", 3),
        ("One.\nTwo.\nThree.", 3),
        ("One.\r\n\r\nTwo\r\ngoes on.", 2),
        ("", 0),
        (" \n\n \n", 0),
    ],
)
def test_paragraphs(words: str, number: int) -> None:
    assert len(paragraphs(words)) == number


@given(st.text(alphabet="ab .\n“”", max_size=80), st.text(alphabet="ab .\n“”", max_size=80))
def test_any_two_texts_stand_side_by_side(one: str, other: str) -> None:
    assume(one.strip() and other.strip())
    pair = shown(plain("a", one), plain("b", other))
    for side in (0, 1):
        spans = [span for block in pair.blocks if (span := (block.left, block.right)[side])]
        assert spans == paragraphs(pair.texts[side])
        for mark in pair.marks[side]:
            assert 0 <= mark.start < mark.end <= len(pair.texts[side])
    for each in pair.differences:
        assert 0 <= pair.block_of(each) < len(pair.blocks)


def test_of_two_papers_what_only_one_has_is_named() -> None:
    more = "\nOlsen’s café closed, and the ferry too.\n"
    left, _right = source("a", "2025-06-12", "Velden Post"), source("b", "2025-06-14", "Halden Courier", more)
    # By another hand, about something else: no statement is there.
    words = "Ministers met in Vienna to speak of grain.\n\nThey left without a word." + more
    claim = left.record.claims[0]
    other = plain("b", words)
    found = shown(left, other)
    alone = [each for each in found.differences if each.kind == ALONE]
    assert alone
    assert all(each.left is not None and each.right is None for each in alone)
    spans = [each.left for each in alone]
    assert (claim.content[0].start, claim.content[0].end) in spans
    assert len(spans) == len(set(spans))
    assert found.counted(None) == f"{len(alone)} only in one"
    assert found.counted(0) == f"1 of {len(alone)} only in one"
    assert all(mark.look != DROPPED for mark in found.marks[0] if (mark.start, mark.end) in spans)


def test_what_differs_is_counted_apart_from_what_only_one_has() -> None:
    both = Difference("how many", "four or five", (0, 1), (0, 1))
    alone = Difference(ALONE, "Ana Ruiz: a bridge", (2, 3), None)
    told = replace(shown(plain("a", "Four."), plain("b", "Five.")), differences=(both, both, alone))
    assert told.counted(None) == "2 differences · 1 only in one"
    assert [told.counted(at) for at in range(3)] == [
        "1 of 2 differences",
        "2 of 2 differences",
        "1 of 1 only in one",
    ]
    assert replace(told, differences=()).counted(None) == "0 differences"


@pytest.mark.parametrize(
    ("act", "factuality", "how"),
    [
        ("say", "CT+", ": "),
        ("deny", "CT-", " · deny, as not so: "),
        ("propose", "Uu", " · propose, left open: "),
        ("say", "PR+", " · as probable: "),
    ],
)
def test_what_only_one_has_is_told_as_it_is_said(act: SpeechAct, factuality: Factuality, how: str) -> None:
    left = source("a", "2025-06-12", "Velden Post")
    said = tuple(replace(c, speech_act=act, factuality=factuality) for c in left.record.claims)
    denied = replace(left, record=replace(left.record, claims=said))
    found = shown(denied, plain("b", "Ministers met in Vienna to speak of grain.\n\nThey left."))
    words = [each.because for each in found.differences if each.kind == ALONE]
    assert any(how in each for each in words), words
    assert all(" · " not in each for each in words) == (how == ": ")


def test_what_both_have_is_not_only_here_though_it_was_found_in_one() -> None:
    left, right = source("a", "2025-06-12", "Velden Post"), source("b", "2025-06-14", "Halden Courier")
    words = right.text.replace(".", " indeed.")
    other = replace(plain("b", words), record=replace(right.record, claims=(), timeline=Timeline()))
    assert not [each for each in shown(left, other).differences if each.kind == ALONE]


def test_of_two_versions_nothing_is_only_here() -> None:
    found = shown(
        source("a", "2025-06-12", "Velden Post"), source("b", "2025-06-14", "Velden Post", "\nMore.\n")
    )
    assert not [each for each in found.differences if each.kind == ALONE]


def test_what_cannot_both_be_so_comes_before_what_only_one_has_and_once() -> None:
    left = source("a", "2025-06-12", "Velden Post")
    right = plain("b", "Ministers met in Vienna to speak of grain.\n\nThey left without a word at 4:10.\n")
    found = gathered([left, right])
    where = left.text.index("Residents fear")
    because = "time of day: “Residents” or “4:10”"
    sides = (
        Side("a", where, where + 9, "Residents", None, None),
        Side("b", right.text.index("4:10"), right.text.index("4:10") + 4, "4:10", None, None),
    )
    first, second = found.dossier.claims[:2]
    linked = replace(second, relates=(StatementLink(first.id, "contradicts", because),))
    event = replace(found.dossier.timeline.events[0], conflicts=(Conflict("time", sides, because),))
    dossier = replace(
        found.dossier,
        claims=(first, linked, *found.dossier.claims[2:]),
        timeline=replace(found.dossier.timeline, events=(event, *found.dossier.timeline.events[1:])),
    )
    told = beside(Gathered(dossier, [left, right], found.names), ("a", "b")).differences
    assert told[0].because == because
    assert [each.because for each in told].count(because) == 1
    assert [each.kind for each in told[1:]] == [ALONE] * (len(told) - 1)
    assert len(told) > 1
