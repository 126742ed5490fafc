"""A new command is one new file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = '''
"""Counting words."""

from tui.commands.base import ArticleCommand
from tui.commands.context import ArticleShell


class CountWords(ArticleCommand):
    """Tell how many words the article has."""

    group = "Article"
    keys = "ctrl+g"
    footer = "words"

    def run(self, shell: ArticleShell) -> None:
        """Count them."""
        shell.tell(f"{len(shell.session.article.text.split())} words.")
'''
READING = """
import asyncio, sys
from annotate.article import Article
from annotate.settings import Settings
import tui.commands.article
tui.commands.article.__path__.append(sys.argv[1])
from tests.tui.sample import FakeEngine
from tui.app import DatelineApp
from tui.state.session import Session
from tui.commands.keymap import keys_in_force

async def read():
    settings = Settings()
    app = DatelineApp(Session(Article.from_text("Four words stand here.")), settings, FakeEngine())
    async with app.run_test(size=(200, 30)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert ("Ctrl+G", "words") in screen.hints()
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert screen.status_bar.message == "4 words.", screen.status_bar.message
        screen.tell("")
        screen.command_line.run("count_w")
        assert screen.status_bar.message == "4 words."
        assert screen.by_name["count_words"] in screen.by_use()

assert keys_in_force({})["count_words"] == ("ctrl+g",)
assert keys_in_force({"count_words": "%"})["count_words"] == ("percent_sign",)
asyncio.run(read())
"""


def test_a_file_in_the_folder_is_a_command(tmp_path: Path) -> None:
    (tmp_path / "counting.py").write_text(COMMAND, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READING, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
