"""Correcting with the keys; every correction is in the file at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.formats import load_records
from annotate.record import Annotations, Claim, Entity, Generator, Pipeline, Time
from annotate.record.walk import by_id, review_of
from annotate.review.carry_over import touched
from annotate.review.edits import decide, find
from tests.tui.conftest import Open, settled
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.commands.going import selected_range
from tui.records.paths import annotations_path, write_annotations
from tui.records.record_file import Keeper
from tui.widgets.bars import _Answer


def in_file(article: Article) -> Annotations:
    path = Path(f"{article.source}.yaml")
    return load_records(path.read_text(encoding="utf-8"), source=str(path))[0]


async def test_accept_reject_and_take_back(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "c", "c", "a")
        assert reader.message == "The claim by port authority accepted."
        assert find(in_file(bridge), "c3").status == "accepted"
        assert "✓ port authority" in "\n".join(reader.rows())
        await reader.press("a")
        assert find(in_file(bridge), "c3").status is None
        await reader.press("x")
        assert find(in_file(bridge), "c3").status == "rejected"
        await reader.press("u", "u", "u")
        assert reader.screen.session.annotations == sample_record(bridge)
        await reader.press("u")
        assert reader.message == "Nothing to undo."
        await reader.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert find(in_file(bridge), "c3").status == "rejected"


async def test_in_the_text_one_mention_and_in_the_panel_the_entity(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("e", "e", "x")
        entity = find(in_file(bridge), "e1")
        assert isinstance(entity, Entity)
        assert [mention.status for mention in entity.mentions] == [None, "rejected", None]
        await reader.press("f2", "a")
        assert find(in_file(bridge), reader.screen.panes.panels[0].chosen or "").status == "accepted"


async def test_relabel_repeat_and_note(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("e", "r")
        await reader.type("FAC")
        await reader.press("enter", "e", "e", "full_stop")
        record = in_file(bridge)
        assert [find(record, id).type for id in ("e1", "e2")] == ["FAC", "FAC"]  # type: ignore[union-attr]
        await reader.press("quotation_mark")
        await reader.type("is it?")
        await reader.press("enter")
        entity = find(in_file(bridge), "e2")
        assert isinstance(entity, Entity)
        assert entity.mentions[0].note == "is it?"
        await reader.press("r")
        await reader.type("robot")
        await reader.press("enter")
        assert "there is no “robot”" in reader.bottom
        assert reader.screen.prompt.question is not None


async def test_completion_with_tab(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "r")
        await reader.type("anno")
        await reader.until(lambda: reader.screen.query_one(_Answer)._suggestion == "announce")
        await reader.press("tab", "enter")
        assert find(in_file(bridge), "c1").speech_act == "announce"  # type: ignore[union-attr]


async def test_merge_and_split(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("e", "e", "S")
        assert [entity.name for entity in in_file(bridge).entities][-1] == "VELDEN"
        assert reader.message == "“VELDEN” split off from “Velden”."
        await reader.press("M")
        await reader.type("velden")
        await reader.press("enter")
        await reader.press("u", "f2", "g", "M")
        await reader.type("jonas")
        await reader.press("enter")
        assert "Ana Ruiz" in find(in_file(bridge), "e6").aliases  # type: ignore[union-attr]
        await reader.press("escape", "c", "M")
        assert reader.message == "Only entities and events can be merged."


async def test_source_and_value(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "s")
        await reader.type("bell")
        await reader.press("enter")
        claim = find(in_file(bridge), "c1")
        assert isinstance(claim, Claim)
        assert claim.source is not None
        assert claim.source.entity == "e6"
        assert reader.message == "The claim by Ana Ruiz attributed to Jonas Bell."
        await reader.press("t", "V", *["backspace"] * 20)
        await reader.type("2026-09-01")
        await reader.press("enter")
        time = find(in_file(bridge), "t2")
        assert isinstance(time, Time)
        assert time.interval.latest == "2026-09-01"
        await reader.press("s")
        assert reader.message == "Only a claim has a source."


async def test_a_name_that_is_split_off_is_left_to_the_one_that_goes(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.type("/Ana Ruiz")
        await reader.press("enter", "e", "E", "S")
        kept = find(in_file(bridge), "e3")
        assert isinstance(kept, Entity)
        assert kept.name == "Ruiz"
        assert reader.message == "“Ana Ruiz” split off from “Ruiz”."
        (said,) = (claim for claim in in_file(bridge).claims if claim.id == "c1")
        assert said.source is not None
        assert find(in_file(bridge), said.source.entity or "").name == "Ana Ruiz"  # type: ignore[union-attr]
        await reader.press("u")
        assert reader.message == "Undone: “Ana Ruiz” split off from “Ruiz”."
        assert find(in_file(bridge), "e3").name == "Ana Ruiz"  # type: ignore[union-attr]


@pytest.mark.parametrize("typed", ["12 June", "June 12", "yesterday"])
async def test_a_day_without_its_year_is_no_value(reading: Open, bridge: Article, typed: str) -> None:
    async with reading() as reader:
        before = find(reader.record, "t1")
        await reader.press("t", "V", *["backspace"] * 20)
        await reader.type(typed)
        await reader.press("enter")
        assert reader.message.startswith(f'Not done: "{typed}" is no value; write it like 2025-06-08')
        assert find(reader.record, "t1") == before
        await reader.press("V", *["backspace"] * 20)
        await reader.type("12 June 2025")
        await reader.press("enter")
        time = find(reader.record, "t1")
        assert isinstance(time, Time)
        assert time.value == "2025-06-12"


async def test_add_from_a_selection_and_extent(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        start = TEXT.index("transport ministry")
        reader.screen.article_view.go_to(start)
        await reader.press("v", *["l"] * 17)
        assert selected_range(reader.screen) == (start, start + 18)
        await reader.press("plus")
        await reader.type("ORG")
        await reader.press("enter")
        assert reader.message == "“transport ministry” added as organisation."
        assert in_file(bridge).entities[-1].mentions[0].by == "reader"
        await reader.press(*["h"] * 4)
        await reader.press("v", *["l"] * 21, "equals_sign")
        assert in_file(bridge).entities[-1].mentions[0].exact == "the transport ministry"
        await reader.press("equals_sign")
        assert reader.message == "Select the new extent first: v, then move."
        await reader.press("v", "escape")
        assert selected_range(reader.screen) is None


async def test_accept_all_that_the_filter_keeps(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        reader.screen.narrower.apply("source:ruiz")
        await reader.press("c", "A")
        assert {claim.id for claim in in_file(bridge).claims if claim.status} == {"c1", "c2", "c10"}
        assert reader.message == "3 claim annotations accepted."
        await reader.press("u")
        assert touched(in_file(bridge)) == []


async def test_publication_date_annotates_again_and_keeps_corrections(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "a", "D", *["backspace"] * 12)
        await reader.type("2024-06-12")
        await reader.press("enter")
        await settled(reader)
        assert reader.engine.calls == 2
        assert reader.engine.articles[-1].published.value == "2024-06-12"
        assert find(in_file(bridge), "c1").status == "accepted"
        await reader.press("D")
        await reader.type("x")
        await reader.press("enter")
        assert "is not a date" in reader.bottom
        await reader.press("escape")


async def test_saved_record_opens_without_the_engine(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "a")
    async with reading() as reader:
        assert reader.engine.calls == 0
        assert find(reader.screen.session.annotations or sample_record(), "c1").status == "accepted"
        assert "✓ Ana Ruiz" in "\n".join(reader.rows())


async def test_newer_engine_keeps_corrections(reading: Open, bridge: Article) -> None:
    old = replace(sample_record(bridge), generator=Generator("0.0.1", Pipeline("old", "0"), "1" * 64))
    write_annotations(decide(old, "c5", "accepted"), Path(f"{bridge.source}.yaml"))
    async with reading() as reader:
        assert reader.engine.calls == 1
        assert find(reader.screen.session.annotations or old, "c5").status == "accepted"
        assert in_file(bridge).generator == FakeEngine().generator()


async def test_edited_article_lists_orphans(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "a")
    text = TEXT.replace("Harbour bridge", "Old bridge").replace("“Nobody will drive", "“Not one will drive")
    Path(bridge.source or "").write_text(
        text.replace(" will stay closed until September", ""), encoding="utf-8"
    )
    edited = Article.from_path(bridge.source or "")
    engine = FakeEngine()
    engine.answer = replace(
        sample_record(bridge),
        document=edited.document(),
        entities=(),
        claims=(),
        timeline=replace(sample_record(bridge).timeline, times=(), events=(), order=()),
    )
    async with reading(article=edited, engine=engine) as reader:
        assert "1 of your corrections has no place" in reader.message
        await reader.press("exclamation_mark")
        assert "The old harbour bridge at Velden" in " ".join(" ".join(reader.rows()).split())
        await reader.press("escape")
        reader.screen.run_command("forget_orphans")
        await reader.pilot.pause()
        assert in_file(edited).diagnostics == ()


async def test_somebody_elses_corrections_are_kept(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "a")
        path = Path(f"{bridge.source}.yaml")
        write_annotations(decide(in_file(bridge), "c9", "rejected"), path)
        await reader.press("c", "a")
        record = in_file(bridge)
        assert [find(record, id).status for id in ("c1", "c2", "c9")] == ["accepted", "accepted", "rejected"]
        assert "was changed by somebody else" in reader.message


async def test_file_that_is_no_record_is_never_overwritten(reading: Open, bridge: Article) -> None:
    path = Path(f"{bridge.source}.yaml")
    path.write_text("shopping: [bread]\n", encoding="utf-8")
    async with reading() as reader:
        await reader.press("c", "a")
        assert path.read_text(encoding="utf-8") == "shopping: [bread]\n"


def test_a_long_record_is_written_behind_ones_back(bridge: Article) -> None:
    record = sample_record(bridge)
    entity = record.entities[0]
    many = replace(
        record,
        entities=tuple(
            replace(
                entity,
                id=f"e{n}",
                mentions=tuple(replace(m, id=f"e{n}.m{k}") for k, m in enumerate(entity.mentions)),
            )
            for n in range(400)
        ),
        claims=(),
        timeline=replace(record.timeline, events=(), order=(), times=()),
    )
    keeper = Keeper(bridge, Path(f"{bridge.source}.yaml"))
    for number in range(5):
        keeper.save(decide(many, f"e{number}", "accepted"))
    keeper.finish()
    assert find(in_file(bridge), "e4").status == "accepted"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_killed_while_saving_leaves_a_whole_file(bridge: Article, tmp_path: Path) -> None:
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from annotate.article import Article
        from tests.tui.sample import sample_record
        from annotate.review.edits import note
        from tui.records.record_file import Keeper
        article = Article.from_path(sys.argv[1])
        keeper = Keeper(article, Path(sys.argv[1] + ".yaml"))
        record = sample_record(article)
        print("ready", flush=True)
        for number in range(100000):
            keeper.save(note(record, "c1", f"note {number}"))
            print(number, flush=True)
        """
    )
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", program, bridge.source or ""]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        last = ""
        for line in process.stdout:
            last = line.strip()
            if last == "7":
                break
        process.send_signal(signal.SIGKILL)
    kept = find(in_file(bridge), "c1").note or ""
    assert int(kept.removeprefix("note ")) >= int(last)


def test_where_records_are_kept(bridge: Article, tmp_path: Path) -> None:
    from annotate.settings import ExportSettings

    assert annotations_path(bridge, ExportSettings()) == tmp_path / "bridge.txt.yaml"
    assert annotations_path(bridge, ExportSettings(folder="/x")) == Path("/x/bridge.txt.yaml")
    assert annotations_path(Article.from_text("News.", id="a/b"), ExportSettings()) == Path("a_b.yaml")


async def test_article_that_changes_is_read_again(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "c", "c", "a")
        path = Path(bridge.source or "")
        text = "Updated on Friday.\n\n" + TEXT
        path.write_text(text, encoding="utf-8")
        edited = Article.from_path(path)
        reader.engine.answer = replace(
            sample_record(bridge),
            document=edited.document(),
            entities=(),
            claims=(),
            timeline=replace(sample_record(bridge).timeline, times=(), events=(), order=()),
        )
        reader.screen.watcher.look()
        await settled(reader)
        assert reader.screen.session.article.text == text
        assert reader.at_cursor.startswith("that it had ignored")
        record = in_file(edited)
        assert [claim.status for claim in record.claims] == ["accepted"]
        assert record.claims[0].content[0].exact == "that it had ignored warnings"


async def test_place_is_restored(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("G")
        left = reader.cursor
    async with reading() as reader:
        assert reader.cursor == left


async def test_a_source_can_be_any_words_of_the_article(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "c", "c", "s")
        await reader.type("engineers")
        await reader.press("enter")
        claim = find(in_file(bridge), "c3")
        assert isinstance(claim, Claim)
        assert claim.source is not None
        assert [span.exact for span in claim.source.spans] == ["engineers"]
        assert claim.source.entity is None
        await reader.press("c", "full_stop")
        other = find(in_file(bridge), "c4")
        assert isinstance(other, Claim)
        assert other.source == claim.source
        await reader.press("s", "enter")
        assert reader.message == "The source stays as it is."
        assert find(in_file(bridge), "c4") == other
        await reader.press("s")
        assert "“nobody” takes the source away" in reader.bottom
        await reader.type("nobody")
        await reader.press("enter")
        assert reader.message == "The claim by engineers attributed to nobody."
        assert find(in_file(bridge), "c4").source is None  # type: ignore[union-attr] # it is a claim
        await reader.press("f3")
        freed = next(
            claim.id for claim in reader.record.claims if claim.status == "edited" and not claim.source
        )
        reader.screen.panes.panels[1].select(freed)
        reader.screen.draw()
        await reader.press("x")
        assert reader.message == "The unattributed claim rejected."


async def test_entities_of_one_name_are_told_apart(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("n", "plus")
        await reader.type("person")
        await reader.press("enter", "f2", "g", "M")
        await reader.type("elden")
        await reader.press("enter")
        assert "Which one? Velden (person), Velden (country or city)" in reader.bottom
        await reader.press(*["backspace"] * 5)
        await reader.type("velden (per")
        await reader.press("tab", "enter")
        assert reader.message == "“Ana Ruiz” merged into “Velden”."
        panel = reader.screen.panes.panels[0]
        assert panel.chosen != "e2"
        assert reader.record.entities[-1].id == panel.chosen
        assert find(in_file(bridge), "e1").status is None


async def test_entities_of_two_types_are_merged_after_a_question(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f2", "g")
        before, mine = len(reader.record.entities), reader.screen.panes.panels[0].chosen
        await reader.press("M")
        assert reader.screen.prompt.question is not None
        assert reader.screen.prompt.question.label == "“Ana Ruiz” is the same as"
        await reader.type("nordm")
        await reader.press("enter")
        assert reader.message.startswith("Y merges person “Ana Ruiz” with ")
        await reader.press("n")
        assert len(reader.record.entities) == before
        assert reader.screen.panes.panels[0].chosen == mine
        await reader.press("M")
        await reader.type("nordm")
        await reader.press("enter", "y")
        assert len(reader.record.entities) == before - 1
        merged = find(reader.record, reader.screen.panes.panels[0].chosen or "")
        assert isinstance(merged, Entity)
        assert "Ana Ruiz" in merged.aliases


async def test_adding_is_repeated_on_the_next_words(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("plus")
        await reader.type("org")
        await reader.press("enter", "L", "full_stop")
        assert reader.message == "“bridge” added as organisation."
        names = [entity.name for entity in in_file(bridge).entities if entity.type == "ORG"]
        assert {"Harbour", "bridge"} <= set(names)


async def test_what_somebody_else_writes_is_shown(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "c", "c", "a")
        path = Path(f"{bridge.source}.yaml")
        write_annotations(decide(sample_record(bridge), "c9", "rejected"), path)
        reader.screen.watcher.look()
        await reader.pilot.pause()
        assert reader.message.startswith("Somebody else changed bridge.txt.yaml")
        record = reader.screen.session.annotations
        assert record is not None
        assert find(record, "c9").status == "rejected"
        assert find(record, "c3").status == "accepted"
        reader.screen.tell("")
        reader.screen.watcher.look()
        assert reader.message == ""


async def test_that_the_article_is_gone_is_told_once(reading: Open, bridge: Article) -> None:
    file = Path(str(bridge.source))
    async with reading() as reader:
        text = file.read_text(encoding="utf-8")
        file.unlink()
        reader.screen.watcher.look()
        assert "bridge.txt is no longer there" in reader.message
        reader.screen.tell("")
        reader.screen.watcher.look()
        assert reader.message == ""
        await reader.press("c", "a")
        assert Path(f"{file}.yaml").exists()
        file.write_text(text, encoding="utf-8")
        reader.screen.watcher.look()
        assert reader.screen.session.article.text == text


async def test_the_later_of_two_judgements_counts(reading: Open, bridge: Article) -> None:
    path = Path(f"{bridge.source}.yaml")
    async with reading() as reader:
        await reader.press("c", "a", "c", "a")
        write_annotations(decide(in_file(bridge), "c1", "rejected"), path)
        reader.screen.watcher.look()
        assert find(reader.record, "c1").status == "rejected"
        assert find(reader.record, "c2").status == "accepted"
        write_annotations(decide(in_file(bridge), "c2", "rejected"), path)
        await reader.press("quotation_mark")
        await reader.type("sure")
        await reader.press("enter")
        assert (find(in_file(bridge), "c2").status, find(in_file(bridge), "c2").note) == ("accepted", "sure")
        assert find(in_file(bridge), "c1").status == "rejected"


async def test_a_file_that_somebody_else_broke_is_told_and_left_alone(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "a")
        path = Path(f"{bridge.source}.yaml")
        path.write_text("schema: [", encoding="utf-8")
        reader.screen.watcher.look()
        assert "cannot be read" in reader.message
        await reader.press("c", "a")
        assert reader.message.startswith("Not saved: ")
        assert path.read_text(encoding="utf-8") == "schema: ["


async def test_what_is_judged_and_taken_back_is_told(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f2", "enter", "a")
        assert reader.message == "This mention of “Ana Ruiz” accepted."
        await reader.press("a")
        assert reader.message == "This mention of “Ana Ruiz” no longer accepted."
        await reader.press("f2", "a")
        assert reader.message == "“Ana Ruiz” accepted."
        await reader.press("j", "full_stop")
        assert reader.message.endswith(" accepted.")
        await reader.press("full_stop")
        assert reader.message.endswith(" no longer accepted.")


async def test_likely_names_are_offered_first_and_amounts_last(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f2", "g", "M")
        assert reader.screen.prompt.question is not None
        offered = list(reader.screen.prompt.question.words)  # type: ignore[arg-type] # names are a list
        # Ana Ruiz is chosen: other people first, the most central of them before the others.
        assert offered[:2] == ["Jonas Bell", "Marit Olsen"]
        assert set(offered[-2:]) == {"three", "$4.2 million"}
        await reader.press("escape", "escape", "c", "s")
        assert reader.screen.prompt.question is not None
        offered = list(reader.screen.prompt.question.words)  # type: ignore[arg-type] # names are a list
        assert offered[:2] == ["Ana Ruiz", "Jonas Bell"]
        assert set(offered[-3:]) == {"three", "$4.2 million", "nobody"}


async def test_escape_from_a_narrowed_list_leaves_chosen_what_was_chosen_there(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f3", "f")
        await reader.type("olsen")
        await reader.press("enter", "j")
        chosen = reader.screen.panes.chosen
        assert chosen != "c1"
        await reader.press("escape")
        assert reader.screen.current == chosen
        await reader.press("escape", "a")
        assert reader.screen.state.filter_text == ""
        judged = [id for id, item in by_id(reader.record).items() if review_of(item) == "accepted"]
        assert judged == [chosen]


async def test_what_is_chosen_comes_back_when_a_filter_is_not_taken(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f3", "j", "j", "j", "f")
        chosen = reader.screen.panes.chosen
        await reader.type("olsen")
        assert reader.screen.panes.chosen is None
        await reader.press("escape")
        assert reader.screen.panes.chosen == chosen
        # What is left out by the filter that is taken gives way to what is listed.
        await reader.press("f")
        await reader.type("olsen")
        await reader.press("enter")
        assert reader.screen.panes.chosen in (reader.screen.state.kept or ())


async def test_what_is_corrected_stays_chosen_when_its_words_are_others(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c")
        claim = reader.screen.current
        await reader.press("s")
        await reader.type("engineers")
        await reader.press("enter")
        assert reader.screen.current == claim
        source = find(reader.record, claim or "").source  # type: ignore[union-attr] # it is a claim
        assert source is not None
        reader.screen.article_view.go_to(source.spans[0].start)
        reader.screen.change(preferred=claim)
        await reader.press("u")
        assert reader.message.startswith("Undone: ")
        assert reader.screen.session.at(source.spans[0].start, claim) != claim
        assert reader.screen.current == claim
        await reader.press("u")
        assert (reader.message, reader.screen.current) == ("Nothing to undo.", claim)


async def test_what_undo_joins_again_is_chosen_when_the_part_is_gone(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("e", "e", "S", "f2")
        part, whole = reader.screen.panes.chosen, "e1"
        assert part not in {None, whole}
        await reader.press("u")
        assert reader.screen.session.item(part) is None
        assert reader.screen.panes.chosen == whole
        # In the text the cursor stays at the mention, which is the whole's again.
        await reader.press("escape", "U")
        at = reader.cursor
        assert reader.screen.current == part
        await reader.press("u")
        assert (reader.screen.current, reader.cursor) == (whole, at)
