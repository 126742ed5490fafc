"""What was rejected can be taken back, and whole words are selected."""

from __future__ import annotations

import pytest

from annotate.article import Article
from annotate.record import Claim, Entity
from annotate.record.walk import review_of
from annotate.review.edits import decide, find
from tests.tui.conftest import Open
from tui.commands.going import selected_range
from tui.text.marks import MarkIndex


async def test_a_rejected_claim_is_taken_back_where_it_stands(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c", "c", "c", "x")
        claim = reader.screen.current
        assert find(reader.record, claim or "").status == "rejected"
        await reader.press("x")
        assert find(reader.record, claim or "").status is None
        assert "no longer rejected" in reader.message


async def test_a_rejected_mention_is_taken_back_under_a_claim(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("e", "e", "x", "x")
        entity = find(reader.record, "e1")
        assert isinstance(entity, Entity)
        assert {mention.status for mention in entity.mentions} == {None}


@pytest.mark.parametrize(("key", "status"), [("x", "rejected"), ("a", "accepted")])
async def test_what_was_changed_before_it_was_judged_stays_changed(
    reading: Open, key: str, status: str
) -> None:
    async with reading() as reader:
        await reader.press("f2", "r")
        chosen = reader.screen.panes.panels[0].chosen or ""
        before = find(reader.record, chosen)
        await reader.type("FAC")
        await reader.press("enter", key)
        assert review_of(find(reader.record, chosen)) == status
        await reader.press(key)
        entity = find(reader.record, chosen)
        assert isinstance(entity, Entity)
        assert (entity.type, entity.status) == ("FAC", "edited")
        await reader.press("u", "u", "u")
        assert find(reader.record, chosen) == before
        await reader.press(key, key)
        assert find(reader.record, chosen) == before


@pytest.mark.parametrize("changed", [True, False])
async def test_a_judgement_that_is_taken_back_leaves_none_that_was_before_it(
    reading: Open, changed: bool
) -> None:
    async with reading() as reader:
        await reader.press("f2")
        chosen = reader.screen.panes.panels[0].chosen or ""
        if changed:
            await reader.press("r")
            await reader.type("FAC")
            await reader.press("enter")
        before = find(reader.record, chosen)
        for keys, status in (("ax", "rejected"), ("x", None), ("a", "accepted"), ("a", None), ("xaa", None)):
            await reader.press(*keys)
            if status is None:
                assert find(reader.record, chosen) == before
            else:
                assert review_of(find(reader.record, chosen)) == status


async def test_the_panel_leads_to_what_was_rejected(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f3", "j", "j", "x", "enter")
        claim = find(reader.record, reader.screen.current or "")
        assert isinstance(claim, Claim)
        assert claim.status == "rejected"
        starts = [span.start for span in (*claim.content, *claim.cue)]
        assert reader.cursor >= min(starts) or claim.source is not None
        assert "no place" not in reader.message
        await reader.press("x")
        assert find(reader.record, claim.id).status is None


async def test_next_annotation_passes_over_what_was_rejected(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c")
        first = reader.screen.current
        await reader.press("x", "g", "c")
        assert reader.screen.current not in (None, first)


def test_index_knows_rejected_marks_apart(record_of_bridge: MarkIndex, bridge: Article) -> None:
    index = record_of_bridge
    marks = index.of("c3")
    assert marks
    assert {mark.status for mark in marks} == {"rejected"}
    here = marks[0].start
    assert "c3" not in {mark.id for mark in index.crossing(here, here + 1)}
    assert "c3" in {mark.id for mark in index.at(here)}
    assert "c3" not in {stop.id for stop in index.stops(("claim",))}
    statuses = [mark.status == "rejected" for mark in index.at(here)]
    assert statuses == sorted(statuses)


@pytest.fixture
def record_of_bridge(bridge: Article) -> MarkIndex:
    from tests.tui.sample import sample_record

    return MarkIndex(decide(sample_record(bridge), "c3", "rejected"))


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("L",), "Nobody"),
        (("L", "L", "L"), "Nobody will drive"),
        (("3", "L"), "Nobody will drive"),
        (("L", "L", "L", "H"), "Nobody will"),
        (("L", "L", "2", "H", "3", "L"), "Nobody will drive"),
    ],
)
async def test_selecting_by_words_takes_whole_ones(reading: Open, keys: tuple[str, ...], words: str) -> None:
    async with reading() as reader:
        await reader.press("slash", *"Nobody", "enter", "escape", "v", *keys)
        start, end = selected_range(reader.screen) or (0, 0)
        text = reader.screen.session.article.text[start:end]
        assert text == words


async def test_selecting_backwards_takes_the_word_that_it_began_in(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash", *"drive", "enter", "escape", "v", "H")
        start, end = selected_range(reader.screen) or (0, 0)
        assert reader.screen.session.article.text[start:end] == "will drive"
        await reader.press("L")
        start, end = selected_range(reader.screen) or (0, 0)
        assert reader.screen.session.article.text[start:end] == "drive"


async def test_an_added_claim_asks_who_says_it(reading: Open) -> None:
    async with reading() as reader:
        await reader.press(
            "slash", *"Nobody", "enter", "escape", "v", "L", "L", "L", "plus", *"warn", "enter"
        )
        assert reader.screen.prompt.question is not None
        await reader.press(*"port", "enter")
        claim = find(reader.record, reader.screen.current or "")
        assert isinstance(claim, Claim)
        assert claim.source is not None
        assert claim.content[0].exact == "Nobody will drive"
