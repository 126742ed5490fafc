"""Checking claims with the keys: a verdict with its evidence, what is left, and other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.formats import load_records
from annotate.record import Check, Claim
from annotate.review.edits import find
from annotate.settings import settings_from_text
from tests.tui.conftest import Open, Reading
from tui.open_articles import OpenArticles
from tui.terminal import programs


def checks(article: Article) -> dict[str, Check | None]:
    """What the file beside the article says."""
    path = Path(f"{article.source}.yaml")
    (record,) = load_records(path.read_text(encoding="utf-8"), source=str(path))
    return {claim.id: claim.check for claim in record.claims}


def claim(reader: Reading, id: str) -> Claim:
    found = find(reader.record, id)
    assert isinstance(found, Claim)
    return found


async def test_a_verdict_with_words_and_an_address(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "c", "c", "percent_sign")
        await reader.type("false")
        await reader.press("enter")
        await reader.type("the log says so https://port.example/log")
        await reader.press("enter")
        assert reader.message == "The claim by port authority is false."
        found = Check("false", "the log says so", "https://port.example/log")
        assert checks(bridge)["c3"] == found
        rows = "\n".join(reader.rows())
        assert "deny = false" in rows
        assert "1 checked" in rows
        await reader.press("i")
        assert "false · the log says so" in "\n".join(reader.rows())
        await reader.press("u")
        assert claim(reader, "c3").check is None
        await reader.press("ctrl+r")
        assert claim(reader, "c3").check == found


async def test_a_word_of_ones_own_without_evidence_and_back(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "percent_sign")
        await reader.type("mostly so")
        await reader.press("enter", "enter")
        assert checks(bridge)["c1"] == Check("mostly so")
        await reader.press("percent_sign", "ctrl+u", "enter")
        assert reader.message.endswith("no longer checked.")
        assert checks(bridge)["c1"] is None
        await reader.press("percent_sign", "enter")
        assert reader.message == "There is no verdict to take back."


async def test_another_verdict_shows_the_evidence_there_is_and_keeps_it_unless_it_is_changed(
    reading: Open, bridge: Article
) -> None:
    async with reading() as reader:
        await reader.press("c", "percent_sign")
        await reader.type("true")
        await reader.press("enter")
        await reader.type("seen https://port.example/log")
        await reader.press("enter", "percent_sign", "enter", "enter")
        assert checks(bridge)["c1"] == Check("true", "seen", "https://port.example/log")
        await reader.press("percent_sign", "ctrl+u")
        await reader.type("unproven")
        await reader.press("enter")
        assert "seen https://port.example/log" in reader.bottom
        await reader.press("enter")
        assert checks(bridge)["c1"] == Check("unproven", "seen", "https://port.example/log")
        await reader.press("percent_sign", "enter", "ctrl+u", "enter")
        assert checks(bridge)["c1"] == Check("unproven")


async def test_the_list_with_the_focus_goes_to_its_next_unchecked_claim(reading: Open) -> None:
    async with reading() as reader:
        number = len(reader.record.claims)
        await reader.press("f3")
        seen = []
        for done in range(number):
            await reader.press("backslash")
            assert reader.message == f"{done} of {number} claims checked."
            seen.append(reader.screen.current)
            await reader.press("percent_sign")
            await reader.type("true")
            await reader.press("enter", "enter")
        assert len(set(seen)) == number
        assert reader.screen.panes.focused == 2


async def test_a_list_without_claims_is_left_for_the_text(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f2", "j", "backslash", "percent_sign")
        await reader.type("true")
        await reader.press("enter", "enter")
        assert reader.screen.panes.focused == 0
        assert [each.id for each in reader.record.claims if each.check] == [reader.screen.current]


async def test_only_claims_are_checked(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("e", "percent_sign")
        assert reader.message == "Only a claim can be checked; c goes to the next one."


async def test_the_words_of_the_settings_are_offered(reading: Open) -> None:
    settings = settings_from_text("checking: {verdicts: [richtig, falsch]}")
    async with reading(settings=settings) as reader:
        await reader.press("c", "percent_sign")
        await reader.type("fal")
        await reader.press("tab", "enter", "enter")
        assert claim(reader, "c1").check == Check("falsch")


async def test_the_next_unchecked_claim_goes_round(reading: Open) -> None:
    async with reading() as reader:
        number = len(reader.record.claims)
        seen = []
        for done in range(number):
            await reader.press("backslash")
            assert reader.message == f"{done} of {number} claims checked."
            id = reader.screen.current
            assert id is not None
            seen.append(id)
            await reader.press("percent_sign")
            await reader.type("true")
            await reader.press("enter", "enter")
        assert sorted(seen) == sorted(each.id for each in reader.record.claims)
        await reader.press("backslash")
        assert reader.message == f"All {number} claims are checked."


async def test_what_is_skipped_comes_again(reading: Open) -> None:
    async with reading() as reader:
        number = len(reader.record.claims)
        seen = []
        for _ in range(number + 1):
            await reader.press("backslash")
            seen.append(reader.screen.current)
        assert len(set(seen)) == number
        assert seen[0] == seen[-1]


async def test_a_filter_keeps_a_verdict_or_what_has_none(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c", "percent_sign")
        await reader.type("misleading")
        await reader.press("enter", "enter", "f")
        await reader.type("verdict:mis is:claim")
        await reader.press("enter")
        assert set(reader.screen.state.kept or ()) == {"c1"}
        await reader.press("escape", "f")
        await reader.type("verdict:none is:claim")
        await reader.press("enter")
        assert set(reader.screen.state.kept or ()) == {each.id for each in reader.record.claims} - {"c1"}


async def test_the_report_tells_the_verdict(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "percent_sign")
        await reader.type("false")
        await reader.press("enter")
        await reader.type("https://port.example/log")
        await reader.press("enter", "R")
        report = Path(f"{bridge.source}.report.md").read_text(encoding="utf-8")
        assert "*(checked: false, https://port.example/log)*" in report


@pytest.fixture
def with_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other programs run though the pilot has no terminal to give them."""
    monkeypatch.setattr(OpenArticles, "_outside", lambda _, run, done: done(run()))
    monkeypatch.setattr(programs, "_wait", lambda: None)


async def test_a_note_from_the_editor(
    reading: Open, bridge: Article, with_terminal: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n"
        "path.write_text(path.read_text() + 'ask the port\\nand the mayor\\n')\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    async with reading() as reader:
        await reader.press("c", "c", "c", "ctrl+x")
        assert claim(reader, "c3").note == "ask the port\nand the mayor"
        path = Path(f"{bridge.source}.yaml")
        (record,) = load_records(path.read_text(encoding="utf-8"), source=str(path))
        assert find(record, "c3").note == "ask the port\nand the mayor"
        monkeypatch.setenv("VISUAL", "true")
        await reader.press("ctrl+x")
        assert reader.message == "The note is as it was."


async def test_a_claim_to_a_program(reading: Open, with_terminal: None, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    async with reading() as reader:
        await reader.press("c", "vertical_line")
        await reader.type(f"cat >> {target}")
        await reader.press("enter")
        assert target.read_text(encoding="utf-8").startswith("“The old harbour bridge")
        assert reader.message == f"Gave the claim to cat >> {target}."
        await reader.press("v", "L", "L", "vertical_line")
        await reader.type(f"cat > {target}; exit 3")
        await reader.press("enter")
        assert target.read_text(encoding="utf-8").startswith("The old")
        assert reader.message.endswith(", which ended with 3.")


async def test_where_nothing_is_annotated_there_is_nothing_to_hand_over(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("G", "dollar_sign")
        assert reader.screen.current is None
        await reader.press("vertical_line")
        assert reader.message.startswith("Nothing to hand over here")
        await reader.press("ctrl+x")
        assert reader.message.startswith("Nothing is annotated here")
