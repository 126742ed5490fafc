"""Draws the picture in the README from the application itself.

Usage: ``python docs/picture.py [ARTICLE]`` writes ``docs/reader.svg``.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from annotate.article import Article
from annotate.settings import Settings
from annotate.support.files import write_whole
from tui.app import DatelineApp
from tui.screens.reader.screen import ReaderScreen
from tui.state.session import Session

ROOT = Path(__file__).parent.parent
SIZE = (126, 40)
KEYS = ("c", "c", "c", "c", "i")
PATIENCE_SECONDS = 120.0
STEP_SECONDS = 0.1


async def picture(article: Article) -> str:
    """The reader with an article, a claim and why it is one, as SVG.

    Raises:
        TimeoutError: When the engine takes too long.
    """
    app = DatelineApp(Session(article), Settings())
    app.animation_level = "none"
    async with app.run_test(size=SIZE) as pilot:
        waited = 0.0
        while not (isinstance(app.screen, ReaderScreen) and app.screen.session.annotations):
            await pilot.pause(STEP_SECONDS)
            waited += STEP_SECONDS
            if waited > PATIENCE_SECONDS:
                raise TimeoutError("the engine takes too long")
        await pilot.press(*KEYS)
        app.screen.tell("")
        await pilot.pause(STEP_SECONDS)
        return app.export_screenshot(title="dateline")


def main() -> None:
    """Write the picture."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else next(iter(sorted((ROOT / "seeds").glob("*.txt"))))
    # Neither a record of an older engine nor the place where somebody stopped reading belongs in the picture.
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_CACHE_HOME=folder, XDG_STATE_HOME=folder)
        # The picture has all colours, whatever terminal it is drawn from.
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.environ.pop("NO_COLOR", None)
        drawn = asyncio.run(picture(Article.from_path(source)))
    write_whole(ROOT / "docs" / "reader.svg", drawn)


if __name__ == "__main__":
    main()
