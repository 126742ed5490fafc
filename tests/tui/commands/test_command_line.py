"""The command line, as those expect it who know vim."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.article import Article
from annotate.formats import load_records
from tests.tui.conftest import Open, Reading
from tui.widgets.bars import _Answer


async def command(reader: Reading, typed: str) -> None:
    await reader.press("colon")
    await reader.type(typed)
    await reader.press("enter")


def ended(reader: Reading) -> bool:
    return reader.app._exit and not reader.app.return_code


def yaml_of(article: Article) -> Path:
    return Path(f"{article.source}.yaml")


@pytest.mark.parametrize("typed", ["w", "w!", ":w", "write"])
async def test_write(reading: Open, bridge: Article, typed: str) -> None:
    async with reading() as reader:
        await command(reader, typed)
        assert reader.message == f"Written to {yaml_of(bridge)}"


async def test_write_to_a_path(reading: Open, tmp_path: Path) -> None:
    async with reading() as reader:
        await command(reader, f"w {tmp_path}/other.yaml")
        assert (tmp_path / "other.yaml").is_file()
        assert reader.message == f"Written to {tmp_path}/other.yaml"


async def test_an_ending_of_no_form_is_told_and_gets_yaml(reading: Open, tmp_path: Path) -> None:
    async with reading() as reader:
        for ending in (".rst", ".xyz"):
            path = tmp_path / f"out{ending}"
            await command(reader, f"w {path}")
            assert reader.message == f"Written to {path} as YAML: no form has the ending {ending}"
            assert load_records(path.read_text(encoding="utf-8"), source="out.yaml") == [reader.record]


@pytest.mark.parametrize("name", ["notes.md", "Notes.MARKDOWN"])
async def test_what_ends_like_markdown_is_the_report(reading: Open, tmp_path: Path, name: str) -> None:
    async with reading() as reader:
        await command(reader, f"w {tmp_path}/{name}")
        assert reader.message == f"Report written to {tmp_path}/{name}"
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("# ")


async def test_a_file_that_has_nothing_in_it_is_told(reading: Open, tmp_path: Path) -> None:
    async with reading() as reader:
        path = tmp_path / "x.claimreview.json"
        await command(reader, f"write {path}")
        assert reader.message == f"Written to {path}, but there is nothing in it: no claim has a verdict yet"
        await reader.press("g", "c", "percent_sign")
        await reader.type("false")
        await reader.press("enter", "enter")
        path = tmp_path / "y.claimreview.json"
        await command(reader, f"write {path}")
        assert reader.message == f"Written to {path}"


@pytest.mark.parametrize("typed", ["q", "q!", "qa", "quit", "QUIT"])
async def test_leave(reading: Open, bridge: Article, typed: str) -> None:
    async with reading() as reader:
        await command(reader, typed)
        assert ended(reader)
    assert not yaml_of(bridge).exists()


@pytest.mark.parametrize("typed", ["wq", "x", "wqa", "xa", "x!"])
async def test_write_and_leave(reading: Open, bridge: Article, typed: str) -> None:
    async with reading() as reader:
        await command(reader, typed)
        assert ended(reader)
    assert yaml_of(bridge).is_file()


async def test_what_cannot_be_written_is_not_left(reading: Open, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with reading() as reader:
        await command(reader, f"wq {tmp_path}/file/x.yaml")
        assert reader.message.startswith("Not written")
        assert not reader.app._exit


async def test_paragraphs(reading: Open) -> None:
    async with reading() as reader:
        await command(reader, "3")
        assert reader.at_cursor.startswith("“Nobody")
        await command(reader, "$")
        assert len(reader.at_cursor) < 80
        await command(reader, "1")
        assert reader.cursor == 0
        await command(reader, "999")
        assert len(reader.at_cursor) < 80
        await reader.press("f3")
        await command(reader, "2")
        assert reader.at_cursor.startswith("VELDEN")


@pytest.mark.parametrize("typed", ["zzz", "s/a/b/", "r!ls"])
async def test_a_refused_command_is_told_and_taken_back_from_history(reading: Open, typed: str) -> None:
    async with reading() as reader:
        await command(reader, typed)
        assert reader.message.startswith("There is no command")
        assert reader.screen.prompt.question is None
        await reader.press("g", "colon", "up")
        assert reader.screen.query_one(_Answer).value == typed


async def test_commands_are_completed_and_taken_back_from_history(reading: Open) -> None:
    async with reading() as reader:
        await command(reader, "next_cl")
        assert reader.at_cursor.startswith("The old harbour")
        await reader.press("colon", "up", "enter")
        assert reader.at_cursor.startswith("“Nobody")
        await command(reader, "meas")
        assert reader.message == "Lines of 72 characters."
        await reader.press("colon")
        await reader.type("x")
        assert "write the annotations, then leave" in reader.bottom


async def test_ctrl_c_copies_what_is_selected_and_else_leaves(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("v", "L", "ctrl+c")
        assert reader.message.startswith("Copied the selection")
        assert not reader.app._exit
        await reader.press("ctrl+c")
        assert ended(reader)


@pytest.mark.parametrize("key", ["f3", "ctrl+r", "ctrl+o", "pagedown"])
async def test_a_key_of_a_command_does_not_leave_what_is_typed(reading: Open, key: str) -> None:
    async with reading() as reader:
        await reader.press("colon")
        await reader.type("wr")
        answer = reader.screen.focused
        await reader.press(key)
        assert reader.screen.focused is answer
        await reader.press("escape")
        assert reader.screen.prompt.question is None
        assert not reader.screen.prompt.display
