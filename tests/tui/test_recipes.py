"""A new command or panel is one new file: those of CONTRIBUTING.md, put beside ours, are in the reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.recipes import ROOT, recipe

BEGIN = """
import asyncio, sys
import {package}
{package}.__path__.append(sys.argv[1])
from annotate.settings import ReaderSettings, Settings
from tests.tui.sample import FakeEngine, article
from tui.app import DatelineApp
from tui.state.session import Session
from tui.commands.keymap import keys_in_force

ARTICLE = article()

async def read(use, settings=Settings()):
    app = DatelineApp(Session(ARTICLE), settings, FakeEngine())
    async with app.run_test(size=(200, 60)) as pilot:
        async def press(*keys):
            await pilot.press(*keys)
            while app.busy:
                await pilot.pause(0.01)
            await pilot.pause()
        await pilot.pause()
        while app.screen.annotator.working:
            await pilot.pause(0.01)
        await use(app.screen, press)
"""
COMMAND = """
async def use(screen, press):
    assert ("Ctrl+G", "words") in screen.status_bar.hints
    screen.tell("")
    await press("ctrl+g")
    words = f"{len(ARTICLE.text.split())} words."
    assert screen.status_bar.message == words, screen.status_bar.message
    screen.tell("")
    screen.command_line.run("count_w")
    assert screen.status_bar.message == words
    assert screen.table.by_name["count_words"] in screen.table.by_use(screen.can_run)

assert keys_in_force({})["count_words"] == ("ctrl+g",)
assert keys_in_force({"count_words": "%"})["count_words"] == ("percent_sign",)
asyncio.run(read(use))
"""
PANEL = """
async def use(screen, press):
    assert [panel.id for panel in screen.panes.panels] == ["entities", "claims", "timeline", "times"]
    times = screen.session.annotations.timeline.times
    await press("f5")
    panel = screen.panes.panels[3]
    assert screen.focused is panel and panel.chosen == times[0].id
    assert panel.counted == str(len(times))
    drawn = "".join(segment.text for segment in panel.render_line(0))
    assert times[0].exact in drawn and times[0].value in drawn
    await press("G", "enter")
    assert screen.article_view.cursor == max(time.start for time in times)
    await press("f5", "comma")
    assert screen.status_bar.message == "Times by value.", screen.status_bar.message
    values = [screen.session.item(entry.id).value for entry in panel.entries]
    assert values == sorted(values)
    await press("slash", *times[1].exact.lower().replace(" ", "."), "enter")
    assert panel.chosen == times[1].id
    await press("f", *"type:DATE", "enter")
    dates = [time.id for time in times if time.type == "DATE"]
    assert sorted(panel.ids) == sorted(dates) and panel.counted == f"{len(dates)} of {len(times)}"
    assert screen.table.by_name["panel_4"].help().startswith("To the 4th panel, by default the times")

async def alone(screen, press):
    assert [panel.id for panel in screen.panes.panels] == ["times", "claims"]
    await press("f2")
    assert screen.focused is screen.panes.panels[0]

asyncio.run(read(use))
asyncio.run(read(alone, Settings(reader=ReaderSettings(panels=("times", "claims")))))
"""


def tried(folder: Path, package: str, file: str, use: str) -> None:
    """Run the reader with a file beside those of a package."""
    (folder / "added_here.py").write_text(file, encoding="utf-8")
    program = BEGIN.format(package=package) + use
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_file_in_the_folder_is_a_command(tmp_path: Path) -> None:
    tried(tmp_path, "tui.commands.article", recipe("A command of the reader"), COMMAND)


def test_a_file_in_the_folder_is_a_panel(tmp_path: Path) -> None:
    tried(tmp_path, "tui.panels", recipe("A panel of the reader"), PANEL)
