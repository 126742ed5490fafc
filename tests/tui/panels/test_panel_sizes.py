"""Panels: one may have all the room, the selected claim is whole, and amounts are folded into a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.article import Article
from annotate.record import Claim, Entity
from tests.tui.conftest import Open, Reading
from tests.tui.sample import FakeEngine, sample_record
from tui.commands.going import go_to
from tui.panels.entities import AMOUNTS


def shown(reader: Reading) -> str:
    return "\n".join(reader.rows())


def amounts(reader: Reading) -> list[Entity]:
    kinds = ("MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL")
    return [each for each in reader.record.entities if each.type in kinds]


async def test_a_panel_gets_the_height_then_the_screen_then_its_place(reading: Open) -> None:
    async with reading(size=(120, 40)) as reader:
        await reader.press("f3")
        usual = reader.screen.panes.panels[1].size
        await reader.press("underscore")
        tall = reader.screen.panes.panels[1].size
        assert tall.height > usual.height + 10
        assert tall.width == usual.width
        assert "Harbour bridge" in shown(reader)
        await reader.press("underscore")
        full = reader.screen.panes.panels[1].size
        assert full.width > 100
        assert reader.screen.article_view.size.width == 0
        await reader.press("enter")
        assert reader.screen.focused is reader.screen.article_view
        assert reader.screen.article_view.size.width > 60
        await reader.press("f3", "underscore")
        assert reader.screen.panes.panels[1].size == usual


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("back", [("escape",), ("f3",), ("shift+tab", "shift+tab")])
async def test_a_list_is_gone_back_to_where_it_was_left(
    reading: Open, size: tuple[int, int], back: tuple[str, ...]
) -> None:
    async with reading(size=size) as reader:
        await reader.press("f3", "j", "j", "j", "underscore")
        # A text that a list takes the place of loses the focus when it goes, also to who is back already.
        text = reader.screen.article_view
        await reader.until(lambda: not reader.screen.has_class("-full") or text.size.width == 0)
        await reader.press(*back)
        await reader.until(lambda: reader.screen.panes.focused == 0)
        await reader.press("f3")
        await reader.until(lambda: reader.screen.panes.chosen == "c4")
        # Who has gone to another claim meanwhile is led to that one.
        await reader.press("escape", "c", "c", "f3")
        await reader.until(lambda: reader.screen.panes.chosen == "c2")
        await reader.press("underscore", "enter")
        assert reader.message == ""


async def test_in_a_low_window_a_panel_gets_the_whole_screen_at_once(reading: Open) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("f3", "underscore")
        assert reader.screen.panes.panels[1].size.width > 70
        await reader.press("underscore")
        assert reader.screen.panes.panels[1].size.width < 50


async def test_the_selected_claim_is_whole_and_the_others_are_short(reading: Open) -> None:
    async with reading(size=(80, 40)) as reader:
        await reader.press("f3")
        panel = reader.screen.panes.panels[1]
        claims = [each for each in reader.record.claims if isinstance(each, Claim)]
        longest = max(
            range(len(claims)), key=lambda place: len(" ".join(s.exact for s in claims[place].content))
        )
        await reader.press(*str(longest + 1), "g")
        assert panel.chosen == claims[longest].id
        words = claims[longest].content[-1].exact.split()[-1]
        assert words in shown(reader)
        heights = list(panel._heights)
        assert heights[longest] > 4
        assert all(height <= 4 for place, height in enumerate(heights) if place != longest)
        await reader.press("j" if longest + 1 < len(claims) else "k")
        assert panel._heights[longest] <= 4
        assert panel._tops[-1] == sum(panel._heights)


async def test_amounts_are_folded_and_unfolded(reading: Open) -> None:
    async with reading(size=(120, 40)) as reader:
        every = amounts(reader)
        assert every
        await reader.press("f2", "G")
        panel = reader.screen.panes.panels[0]
        assert panel.chosen == AMOUNTS
        assert f"▸ amounts  {len(every)}" in shown(reader)
        assert panel.count == len(reader.record.entities)
        await reader.press("enter")
        assert {each.id for each in every} <= {entry.id for entry in panel.entries}
        assert "▾ amounts" in shown(reader)
        assert reader.screen.focused is panel
        await reader.press("enter")
        assert not {each.id for each in every} & {entry.id for entry in panel.entries}


async def test_the_line_of_amounts_follows_the_text(reading: Open) -> None:
    async with reading() as reader:
        first = amounts(reader)[0].mentions[0]
        go_to(reader.screen, amounts(reader)[0].id, first.start)
        await reader.pilot.pause()
        assert reader.screen.current == amounts(reader)[0].id
        assert reader.screen.panes.panels[0].chosen == AMOUNTS


async def test_a_filter_reaches_folded_amounts(reading: Open) -> None:
    async with reading() as reader:
        kind = amounts(reader)[0].type
        number = sum(each.type == kind for each in reader.record.entities)
        await reader.press("f", *f"type:{kind}", "enter")
        panel = reader.screen.panes.panels[0]
        assert panel.counted == f"{number} of {len(reader.record.entities)}"
        assert amounts(reader)[0].id in {entry.id for entry in panel.entries}
        await reader.press("escape")
        assert amounts(reader)[0].id not in {entry.id for entry in panel.entries}


async def test_a_search_in_the_list_finds_folded_amounts(reading: Open) -> None:
    async with reading() as reader:
        panel = reader.screen.panes.panels[0]
        sum_of_money = next(each for each in amounts(reader) if "million" in each.name)
        await reader.press("f2", "g")
        first = panel.chosen
        await reader.press("slash", *"million")
        assert panel.chosen == sum_of_money.id
        assert "▾ amounts" in shown(reader)
        await reader.press("escape")
        assert panel.chosen == first
        assert "▸ amounts" in shown(reader)
        await reader.press("slash", *"million", "enter")
        assert panel.chosen == reader.screen.current == sum_of_money.id
        assert reader.message == "“million” 1 of 1 in entities."
        await reader.press("slash", *"ruiz", "enter")
        assert "▸ amounts" in shown(reader)


async def test_amounts_unfolded_by_hand_stay_unfolded(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f2", "G", "enter")
        await reader.press("slash", *"million", "enter")
        await reader.press("slash", *"ruiz", "enter")
        assert {each.id for each in amounts(reader)} <= set(reader.screen.panes.panels[0].ids)
        await reader.press("G")
        assert reader.screen.panes.panels[0].chosen == reader.screen.panes.panels[0].ids[-1]
        assert reader.screen.panes.panels[0].chosen != AMOUNTS


async def test_a_record_without_amounts_has_no_line_for_them(reading: Open) -> None:
    async with reading() as reader:
        record = reader.record
        from dataclasses import replace

        kept = tuple(each for each in record.entities if each not in amounts(reader))
        panel = reader.screen.panes.panels[0]
        panel.show(replace(record, entities=kept), reader.screen.session.index)
        assert AMOUNTS not in {entry.id for entry in panel.entries}


async def test_the_bottom_line_tells_what_can_be_done_where_one_is(reading: Open) -> None:
    async with reading(size=(120, 40)) as reader:
        reader.screen.tell("")
        await reader.pilot.pause()
        assert "n next" in reader.bottom
        await reader.press("f2")
        reader.screen.tell("")
        await reader.pilot.pause()
        assert "Enter go " in reader.bottom
        assert "F follow" in reader.bottom
        assert "n next" not in reader.bottom
        await reader.press("escape")
        reader.screen.tell("")
        await reader.pilot.pause()
        assert "n next" in reader.bottom


async def test_no_claim_stays_whole_that_is_not_selected(reading: Open) -> None:
    async with reading(size=(60, 40)) as reader:
        await reader.press("f3")
        panel = reader.screen.panes.panels[1]
        for keys in (
            ("j", "j", "g"),
            ("G", "g"),
            ("k", "G"),
            ("5", "g", "G"),
            ("comma", "g", "G"),
            ("f4", "f3", "g"),
        ):
            await reader.press(*keys)
            width = panel.size.width - 1
            for place, entry in enumerate(panel.entries):
                selected = place == panel.selected
                assert panel._heights[place] == panel.height_of(entry, width, selected=selected), keys


async def test_what_has_no_name_stands_below_the_names(reading: Open) -> None:
    async with reading() as reader:
        panel = reader.screen.panes.panels[0]
        labels = [entry.label or entry.id for entry in panel.entries]
        assert labels.index("only described  1") == labels.index("e5") - 1
        assert labels.index("e5") > max(
            labels.index(each.id) for each in reader.record.entities if each.named
        )


async def test_what_is_followed_is_counted_and_measured_as_if_it_were_listed_anew(reading: Open) -> None:
    async with reading(size=(120, 40)) as reader:
        panels = reader.screen.panes.panels
        everything = [(panel.count, panel.kept_count, panel.ids, list(panel._heights)) for panel in panels]
        await reader.press("f2", "F")
        pinned = reader.screen.state.pinned
        assert pinned is not None
        kept = reader.screen.session.relations.of_entity(pinned)
        for panel, (count, *_) in zip(panels, everything, strict=True):
            assert panel.count == count
            assert panel.kept_count == len(panel.ids) < count
            assert {*panel.ids} <= kept
            assert panel._heights == [
                panel.height_of(entry, panel.size.width - 1, selected=place == panel.selected)
                for place, entry in enumerate(panel.entries)
            ]
        await reader.press("F")
        assert [(each.count, each.kept_count, each.ids) for each in panels] == [
            known[:3] for known in everything
        ]


async def test_what_is_followed_again_is_listed_as_it_is_now(reading: Open) -> None:
    async with reading(size=(220, 40)) as reader:
        claims = reader.screen.panes.panels[1]
        await reader.press("f2", "F")
        followed, wide, width = claims.ids, list(claims._heights), claims.size.width
        await reader.press("F")
        await reader.pilot.resize_terminal(84, 40)
        await reader.until(lambda: claims.size.width != width)
        await reader.press("F")
        assert claims.ids == followed
        assert claims._heights == [claims.height_of(entry, claims.size.width - 1) for entry in claims.entries]
        assert claims._heights != wide
        await reader.press("F", "f3", "a", "f2", "F")
        assert claims.ids == followed
        assert any("✓ " in row for row in reader.rows())


@pytest.mark.parametrize("wanted", ["is:claim", "bell", "source:bell", "bridge"])
async def test_an_empty_list_names_the_filter_in_force_and_not_its_beginning(
    reading: Open, wanted: str
) -> None:
    async with reading(size=(120, 40)) as reader:
        await reader.press("f")
        await reader.type(wanted)
        await reader.press("enter")
        words = reader.screen.narrower.words
        empty = [panel for panel in reader.screen.panes.panels if not panel.entries]
        assert empty
        for panel in empty:
            assert panel.message == f"All {panel.count} {panel.listing.things} are hidden: {words}."
        await reader.press("f", "ctrl+u", "enter")
        assert all(panel.entries for panel in reader.screen.panes.panels)


async def test_a_claim_that_is_a_guess_has_a_question_mark_until_it_is_accepted(
    reading: Open, bridge: Article
) -> None:
    record = sample_record(bridge)
    unsure = replace(record.claims[0], confidence=0.3)
    engine = FakeEngine()
    engine.answer = replace(record, claims=(unsure, *record.claims[1:]))
    async with reading(engine=engine, size=(120, 40)) as reader:
        await reader.press("f3")
        heads = [row for row in reader.rows() if "Ana Ruiz" in row and " say" in row]
        assert heads[0].rstrip().endswith(" say?")
        assert heads[1].rstrip().endswith(" say")
        await reader.press("a")
        assert " say?" not in shown(reader)


async def test_a_speaker_that_is_a_guess_is_marked_and_not_the_verb(reading: Open, bridge: Article) -> None:
    record = sample_record(bridge)
    claims = {claim.id: claim for claim in record.claims}
    alone = replace(claims["c2"], cue=(), confidence=0.4)
    doubted = replace(claims["c4"], confidence=0.4)
    engine = FakeEngine()
    engine.answer = replace(
        record, claims=tuple({"c2": alone, "c4": doubted}.get(each.id, each) for each in record.claims)
    )
    async with reading(engine=engine) as reader:
        await reader.press("f3", "underscore", "underscore")
        rows = [row for row in shown(reader).splitlines() if " Ruiz?" in row or "Bell" in row]
        assert sum("Ana Ruiz?" in row for row in rows) == 1
        assert not any("say?" in row for row in rows if "Ana Ruiz?" in row)
        assert any("Jonas Bell " in row and "?" in row for row in rows)


async def test_what_matters_of_a_claim_stays_in_a_narrow_panel(reading: Open, bridge: Article) -> None:
    record = sample_record(bridge)
    claims = list(record.claims)
    claims[0] = replace(claims[0], source=None, speech_act="believe", factuality="PR+", confidence=0.4)
    span = replace(claims[1].content[0], exact="the bridge is safe")
    claims[1] = replace(claims[1], factuality="CT-", content=(span,))
    engine = FakeEngine()
    engine.answer = replace(record, claims=tuple(claims))
    async with reading(engine=engine, size=(80, 24)) as reader:
        await reader.press("f3")
        screen = shown(reader)
        assert "no source" in screen
        assert "believe?, likely" in screen
        assert "say, as not so" in screen
        await reader.press("underscore")
        assert "unattributed" in shown(reader)
