"""Copying, the report, the command line, the palette, the cache."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import indent

import pytest
import yaml

from annotate.article import Article, given_date
from annotate.formats import load_records
from annotate.formats.checking import check_record
from annotate.formats.writers.yaml import dump_yaml
from annotate.record import Annotations, EventTime, Generator, Pipeline
from annotate.record.walk import items_of
from annotate.review.edits import decide, note
from annotate.review.excerpt import excerpt
from tests.tui.conftest import Open
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.commands.article.output import Write
from tui.commands.registry import BY_NAME, COMMANDS
from tui.records.cache import cached, keep
from tui.storage.clipboard import clipboard_tool
from tui.wording.report import is_as_written, markdown_report


@pytest.fixture(autouse=True)
def no_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.commands.article.output.copy_with_tool", lambda _: None)


async def test_copy_a_claim_as_a_citation(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c", "c", "c", "y")
        assert reader.app.clipboard == (
            "“that it had ignored warnings” — port authority (deny), "
            "Harbour bridge at Velden stays closed after second crack, 2025-06-12"
        )
        assert reader.message.startswith("Copied the claim through the terminal (OSC 52); it is in ")
        path = reader.message.removesuffix(" too.").rpartition(" in ")[2]
        assert Path(path).read_text(encoding="utf-8") == reader.app.clipboard


async def test_copy_selection_entity_and_yaml(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("y")
        assert reader.message.startswith("Nothing to copy here")
        await reader.press("v", *["l"] * 6, "y")
        assert reader.app.clipboard == "Harbour"
        await reader.press("e", "y")
        assert reader.app.clipboard == "Velden"
        await reader.press("Y")
        assert yaml.safe_load(reader.app.clipboard)[0]["mentions"][0]["exact"] == "Velden"


async def test_what_is_copied_as_yaml_stands_so_in_the_record(reading: Open) -> None:
    async with reading() as reader:
        written = dump_yaml(reader.record)
        for panel, margin in (("e", ""), ("c", ""), ("t", "  ")):
            await reader.press(panel, "Y")
            assert "\n" + indent(reader.app.clipboard, margin) in written


async def test_copy_with_the_platforms_tool_says_which(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    got: list[str] = []
    monkeypatch.setattr(
        "tui.commands.article.output.copy_with_tool",
        lambda text: got.append(text) or "wl-copy",  # type: ignore[func-returns-value] # shorter than a function
    )
    async with reading() as reader:
        await reader.press("e", "y")
        assert reader.message == "Copied the entity with wl-copy."
        assert got == ["Velden"]


def test_which_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.storage.clipboard.sys.platform", "linux")
    monkeypatch.setattr("tui.storage.clipboard.shutil.which", lambda name: f"/bin/{name}")
    assert clipboard_tool({"WAYLAND_DISPLAY": "wayland-0"}) == ["wl-copy"]
    assert clipboard_tool({"DISPLAY": ":0"}) == ["xclip", "-selection", "clipboard"]
    assert clipboard_tool({"DISPLAY": ":0", "SSH_CONNECTION": "x"}) is None
    assert clipboard_tool({}) is None


def test_report_has_claims_by_source_timeline_and_entities() -> None:
    record = note(decide(sample_record(), "c3", "rejected"), "c6", "ask *them*")
    report = markdown_report(record, TEXT)
    assert report.startswith("# Harbour bridge at Velden stays closed after second crack\n")
    assert "- Published: 12 Jun 2025 (dateline)" in report
    assert "### Nordmark Engineering\n\n- report, as possible: “the damage may have begun" in report
    assert "*(ask \\*them\\*)*" in report
    assert "ignored warnings" not in report
    assert "- **last year (2024)** The company warned in a letter" in report
    assert ", planned** the authority would decide on July 1" in report
    assert "### People\n\n- Ana Ruiz (also Ruiz): 3\n" in report
    assert "Jonas Bell" not in markdown_report(record, TEXT, frozenset({"e3", "c1"}))


def test_the_report_denies_nothing_twice() -> None:
    record = sample_record()
    first, *rest = record.timeline.events
    for words, told in (("no warning came", False), ("the warning came", True)):
        event = replace(first, status="denied", headline=replace(first.headline, exact=words))
        events = replace(record.timeline, events=(event, *rest))
        report = markdown_report(replace(record, timeline=events), TEXT)
        assert ("denied** " in report) == told


def many_events(number: int) -> Annotations:
    """The sample with so many events more, of which the article is hardly about, half of them undated."""
    record = sample_record()
    dated = record.timeline.events[3]
    more = tuple(
        replace(
            dated,
            id=f"ev{place}",
            headline=replace(dated.headline, exact=f"aside {place}"),
            time=dated.time if place % 2 else EventTime(),
            salience=0.001,
        )
        for place in range(100, 100 + number)
    )
    timeline = replace(
        record.timeline,
        events=(*record.timeline.events, *more),
        order=(*(event.id for event in more), *record.timeline.order),
    )
    return replace(record, timeline=timeline)


def test_the_report_tells_the_story_first_and_then_what_else_has_a_date() -> None:
    report = markdown_report(many_events(20), TEXT)
    story, _, rest = report.partition("### Also dated\n")
    story = story.partition("## Timeline\n")[2]
    assert "engineers found a second crack" in story
    assert "aside" not in story
    assert "aside 101" in rest
    assert "aside 100" not in report
    # Of a filter everything that it keeps.
    assert "aside 100" in markdown_report(many_events(20), TEXT, frozenset({"ev100", "ev1"}))


def test_amounts_of_the_report_say_of_what_and_stand_apart() -> None:
    report = markdown_report(sample_record(), TEXT)
    entities, _, amounts = report.partition("## Amounts\n")
    assert "- three: …a second crack in one of its three main girders." in amounts
    assert "- $4.2 million: …year that repairs could cost $4.2 million." in amounts
    assert "- three" not in entities.partition("## Entities")[2]
    assert "### Only described\n\n- port authority: 2\n" in entities


async def test_report_is_written(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("R")
        path = f"{bridge.source}.report.md"
        assert reader.message == f"Report written to {path}"
        assert Path(path).read_text(encoding="utf-8").startswith("# Harbour bridge")


async def test_a_report_that_somebody_changed_is_not_written_over_unasked(
    reading: Open, bridge: Article
) -> None:
    path = Path(f"{bridge.source}.report.md")
    async with reading() as reader:
        await reader.press("R", "R")
        assert reader.message == f"Report written to {path}"
        mine = path.read_text(encoding="utf-8") + "\nAsk Ruiz.\n"
        path.write_text(mine, encoding="utf-8")
        await reader.press("R")
        assert any("somebody has changed that report" in row for row in reader.rows())
        await reader.type("no")
        await reader.press("enter")
        assert path.read_text(encoding="utf-8") == mine
        await reader.press("R")
        await reader.type("yes")
        await reader.press("enter")
        assert is_as_written(path.read_text(encoding="utf-8"))


async def test_a_filtered_report_has_its_own_name_and_says_so(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("R", "f")
        await reader.type("act:deny")
        await reader.press("enter", "R")
        part = Path(f"{bridge.source}.filtered.report.md").read_text(encoding="utf-8")
        assert "- Only what is kept by: act:deny\n" in part
        assert "Only what is kept" not in Path(f"{bridge.source}.report.md").read_text(encoding="utf-8")


async def test_command_line_runs_completes_and_corrects(reading: Open, tmp_path: Path) -> None:
    async with reading() as reader:
        await reader.press("colon")
        await reader.type("next_cl")
        await reader.press("enter")
        assert reader.at_cursor.startswith("The old harbour")
        await reader.press("colon")
        await reader.type("filter act:deny")
        await reader.press("enter")
        assert reader.screen.state.filter_text == "act:deny"
        await reader.press("colon")
        await reader.type("wriet")
        await reader.press("enter")
        assert reader.message == "There is no command wriet; did you mean write, wider, report?"
        reader.screen.command_line.run(f"write {tmp_path / 'x' / 'y.yaml'}")
        assert not (tmp_path / "x").exists()
        await reader.pilot.pause()
        assert "make the folder" in reader.bottom
        await reader.type("no")
        await reader.press("enter")
        assert reader.message == "Not written; no folder was made."
        assert not (tmp_path / "x").exists()
        reader.screen.command_line.run(f"write {tmp_path / 'x' / 'y.yaml'}")
        await reader.type("yes")
        await reader.press("enter")
        assert (tmp_path / "x" / "y.yaml").is_file()
        reader.screen.command_line.run("find olsen")
        await reader.pilot.pause()
        assert reader.at_cursor.startswith("Olsen")


async def test_palette_runs_a_command(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.type("next claim")
        await reader.until(lambda: any("Next claim" in row for row in reader.rows()))
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is reader.screen)
        await reader.until(lambda: reader.cursor > 0)
        assert reader.at_cursor.startswith("The old harbour")


def test_every_command_has_a_name_help_and_group_of_its_own() -> None:
    assert len(BY_NAME) == len(COMMANDS)
    for command in COMMANDS:
        assert command.help().endswith(".")
        assert command.group
    keys = [
        (key, place)
        for command in COMMANDS
        for place in command.places
        for key in command.keys.split(",")
        if key
    ]
    assert len(keys) == len(set(keys))


def test_cache_gives_back_only_what_was_made_of_this_very_article(bridge: Article) -> None:
    record = sample_record(bridge)
    assert cached(bridge, record.generator) is None
    keep(bridge, record)
    assert cached(bridge, record.generator) == record
    assert cached(bridge, Generator("0.1.0", Pipeline("fake", "2"), "0" * 64)) is None
    assert cached(bridge, None) is None
    assert cached(replace(bridge, text=bridge.text + " "), record.generator) is None
    assert cached(replace(bridge, published=given_date("2020-01-01")), record.generator) is None
    moved = replace(bridge, source="/elsewhere/b.txt", id="b")
    again = cached(moved, record.generator)
    assert again is not None
    assert (again.document.id, again.document.source) == ("b", "/elsewhere/b.txt")


async def test_second_opening_needs_no_engine(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        assert reader.engine.calls == 1
        # It is kept behind the reader's back.
        await reader.until(lambda: cached(bridge, reader.engine.generator()) is not None)
    async with reading(engine=FakeEngine()) as reader:
        assert reader.engine.calls == 0
        assert "Claims 10" in "\n".join(reader.rows())


async def test_only_what_the_filter_keeps_is_written(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("W")
        assert reader.message == "There is no filter; w writes everything."
        reader.screen.narrower.apply("act:promise is:claim")
        await reader.press("W")
        path = Path(f"{bridge.source}.filtered.yaml")
        assert reader.message == f"Filtered annotations written to {path}"
        record = load_records(path.read_text(encoding="utf-8"), source=str(path))[0]
        assert [claim.id for claim in record.claims] == ["c7", "c8"]
        assert [entity.id for entity in record.entities] == ["e10"]
        other = path.with_name("part.xyz")
        reader.screen.command_line.run(f"write_filtered {other}")
        told = f"Filtered annotations written to {other} as YAML: no form has the ending .xyz"
        assert reader.message == told


@pytest.mark.parametrize("id", ["e3", "c7", "t4", "ev6", "ev5"])
def test_an_excerpt_is_a_valid_record(id: str) -> None:
    part = excerpt(sample_record(), frozenset({id}))
    assert check_record(part) == []
    assert id in {item.id for item in items_of(part)}
    assert excerpt(sample_record(), frozenset()).claims == ()


async def test_a_path_tells_the_form_that_is_written(reading: Open, tmp_path: Path) -> None:
    async with reading() as reader:
        shown = reader.screen.session.annotations
        assert shown is not None
        for suffix in (".json", ".jsonl", ".yaml"):
            path = tmp_path / f"out{suffix}"
            reader.screen.command_line.run(f"write {path}")
            (record,) = load_records(path.read_text(encoding="utf-8"), source=path.name)
            assert record.claims == shown.claims
        assert (tmp_path / "out.json").read_text(encoding="utf-8").startswith("{\n")
        reader.screen.command_line.run(f"write {tmp_path / 'out.ann'}")
        # brat wants the text beside it.
        assert (tmp_path / "out.txt").read_text(encoding="utf-8") == reader.screen.session.article.text
        choices = Write.choices(reader.screen.shell, "notes")
        assert {"notes.ann", "notes.json", "notes.jsonl", "notes.yaml"} <= set(choices)


async def test_a_form_of_several_files_tells_which_were_written(reading: Open, tmp_path: Path) -> None:
    async with reading() as reader:
        reader.screen.command_line.run(f"write {tmp_path / 'all.csv'}")
        await reader.pilot.pause()
        assert reader.message.endswith(
            "all.csv, a folder with claims.csv, entities.csv, events.csv, times.csv"
        )
        assert (tmp_path / "all.csv" / "claims.csv").is_file()


async def test_a_long_source_is_cut_in_questions_and_messages(reading: Open, bridge: Article) -> None:
    record = sample_record(bridge)
    name = "modern imprisonment to be akin to banishment, which was among the harshest sanctions"
    long = replace(record.entities[2], name=name)
    engine = FakeEngine()
    engine.answer = replace(record, entities=(*record.entities[:2], long, *record.entities[3:]))
    async with reading(engine=engine) as reader:
        await reader.press("c", "a")
        assert reader.message == "The claim by modern imprisonment to be akin to banis… accepted."
