"""Draws the picture and the recording in the README from the application itself.

Usage: ``python docs/picture.py [ARTICLE]`` writes ``docs/reader.svg`` and ``docs/recording.svg``.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from annotate.article import Article
from annotate.settings import Settings
from annotate.support.files import write_whole
from tui.app import DatelineApp
from tui.screens.reader.screen import ReaderScreen
from tui.state.session import Session

ROOT = Path(__file__).parent.parent
SIZE, SMALL = (126, 40), (104, 30)
KEYS = ("c", "c", "c", "c", "i")
SCENES: tuple[tuple[str, ...], ...] = (
    (),
    ("c", "c", "i"),
    ("i", "f2", "j"),
    ("enter", "F"),
    ("F", "f4"),
    ("j", "j", "j"),
    ("enter", "f3", "underscore"),
)
"""What is pressed before each picture of the recording."""
SECONDS_A_SCENE = 2
PATIENCE_SECONDS = 120.0
STEP_SECONDS = 0.1
_INSIDE = "translate(9, 41)"
_TEXT = "font-family:Fira Code,monospace;font-size:20px;line-height:24.4px;white-space:pre"
_TITLE = "font-size:18px;font-weight:bold;font-family:arial"
_BOX = re.compile(r'<svg[^>]*viewBox="([^"]*)"')
_LOOK = re.compile(r"\.(terminal-\d+-\w+)\s*\{([^}]*)\}")
_NAME = re.compile(r"\bterminal-\d+-(?:r\d+|matrix|title)\b")
_OWN = re.compile(r"\bterminal-\d+")
_PART = re.compile(r"<clipPath.*?</clipPath>|<rect[^>]*/>|<circle[^>]*/>|<text.*?</text>", re.DOTALL)


async def pictures(
    article: Article, scenes: Sequence[Sequence[str]], size: tuple[int, int] = SIZE
) -> list[str]:
    """The reader with an article after the keys of each scene, as SVG.

    Raises:
        TimeoutError: When the engine takes too long.
    """
    app = DatelineApp(Session(article), Settings())
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await _annotated(app, pilot)
        drawn = []
        for keys in scenes:
            await pilot.press(*keys)
            assert isinstance(app.screen, ReaderScreen)
            app.screen.tell("")
            await pilot.pause(STEP_SECONDS)
            drawn.append(app.export_screenshot(title="dateline"))
        return drawn


async def _annotated(app: DatelineApp, pilot: Pilot[int]) -> None:
    waited = 0.0
    while not (isinstance(app.screen, ReaderScreen) and app.screen.session.annotations):
        await pilot.pause(STEP_SECONDS)
        waited += STEP_SECONDS
        if waited > PATIENCE_SECONDS:
            raise TimeoutError("the engine takes too long")


def recording(drawn: Sequence[str]) -> str:
    """One SVG that shows pictures one after the other, each for as long as it takes to look at it.

    What all pictures share is in it once.

    Raises:
        ValueError: A picture is none of Textual's.
    """
    looks: dict[str, str] = {}
    scenes = [_parts(picture, looks) for picture in drawn]
    shared = set(scenes[0]).intersection(*scenes[1:])
    share = 100 / len(scenes)
    style = "".join(f".{name}{{{look}}}" for look, name in looks.items()) + (
        f"@keyframes scene{{0%{{visibility:visible}}{share:.4f}%{{visibility:hidden}}}}"
        f".scene{{visibility:hidden;animation:scene {len(scenes) * SECONDS_A_SCENE}s step-end infinite}}"
        "@media(prefers-reduced-motion){.scene{animation:none}.scene:last-of-type{visibility:visible}}"
    )
    groups = [
        f'<g class="scene" style="animation-delay:{number * SECONDS_A_SCENE}s">'
        f"{''.join(part for part in scene if part not in shared)}</g>"
        for number, scene in enumerate(scenes)
    ]
    always = "".join(part for part in scenes[0] if part in shared)
    frame, _ = _framed(drawn[0])
    window = _OWN.sub("t", frame.partition("</style>")[2])
    box = _BOX.search(frame)
    assert box is not None
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box.group(1)}">'
        f"<style>{style}g text{{{_TEXT}}}.t-title{{{_TITLE}}}</style>{window}"
        f'<g transform="{_INSIDE}">{always}{"".join(groups)}</g></svg>\n'
    )


def _framed(picture: str) -> tuple[str, str]:
    """The window of a picture, and what is in it.

    Raises:
        ValueError: It is none of Textual's.
    """
    window, inside, content = picture.partition(f'<g transform="{_INSIDE}"')
    if not inside:
        raise ValueError("no picture of a terminal")
    return window, content


def _parts(picture: str, looks: dict[str, str]) -> list[str]:
    """The drawn parts of a picture, with names that all pictures share for looks and places."""
    _, content = _framed(picture)
    names = {
        name: looks.setdefault(" ".join(look.split()), f"l{len(looks)}")
        for name, look in _LOOK.findall(picture)
    }
    renamed = _NAME.sub(lambda found: names.get(found.group(), found.group()), content)
    return _PART.findall(_OWN.sub("t", renamed))


def main() -> None:
    """Write the picture and the recording."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else next(iter(sorted((ROOT / "seeds").glob("*.txt"))))
    # Neither a record of an older engine nor the place where somebody stopped reading belongs in the picture.
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_CACHE_HOME=folder, XDG_STATE_HOME=folder)
        # The picture has all colours, whatever terminal it is drawn from.
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.environ.pop("NO_COLOR", None)
        article = Article.from_path(source)
        (still,) = asyncio.run(pictures(article, [KEYS]))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_CACHE_HOME=folder, XDG_STATE_HOME=folder)
        scenes = asyncio.run(pictures(article, SCENES, SMALL))
    write_whole(ROOT / "docs" / "reader.svg", still)
    write_whole(ROOT / "docs" / "recording.svg", recording(scenes))


if __name__ == "__main__":
    main()
