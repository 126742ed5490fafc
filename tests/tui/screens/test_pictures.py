"""What some states look like: text and styles of every cell, kept as files that diff well.

Run with ``DATELINE_NEW_PICTURES=1`` to write them anew, and read the difference.
"""

from __future__ import annotations

import asyncio
import os
import string
from pathlib import Path
from typing import Any

import pytest

from tests.tui.conftest import Open, Reading

PICTURES = Path(__file__).parent / "pictures"
LETTERS = string.ascii_letters + string.digits


def picture(reader: Reading) -> str:
    """Every row as text and, below it, a letter for the style of each cell; the styles at the end."""
    reader.screen.status_bar.message = ""
    styles: dict[str, str] = {}
    lines = []
    for strip in reader.strips():
        letters = ""
        for segment in strip:
            style = str(segment.style).split(" link ")[0]
            letter = styles.setdefault(style, LETTERS[len(styles)])
            letters += letter * segment.cell_length
        lines += ["|" + "".join(segment.text for segment in strip) + "|", " " + letters]
    lines += [f"{letter} {style}" for style, letter in styles.items()]
    return "\n".join(lines) + "\n"


def compare(name: str, reader: Reading) -> None:
    path = PICTURES / f"{name}.txt"
    now = picture(reader)
    if os.environ.get("DATELINE_NEW_PICTURES"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")


async def quiet(reader: Reading) -> None:
    """No message in the bottom line, and nothing left to be drawn."""
    reader.screen.tell("")
    drawn = asyncio.Event()
    reader.screen.call_after_refresh(drawn.set)
    await reader.until(drawn.is_set)


@pytest.mark.parametrize(
    ("name", "size", "theme", "keys"),
    [
        ("small-dark-claim", (80, 24), "dateline-dark", ["c", "c", "c"]),
        ("light-filter-pin-why", (120, 40), "dateline-light", ["f2", "F", "escape", "e", "i"]),
        ("ansi-panel", (100, 30), "ansi-dark", ["f3", "j"]),
        ("narrow-panel", (48, 20), "dateline-dark", ["f4", "j"]),
        ("wide-corrected", (200, 50), "dateline-dark", ["c", "a", "c", "x"]),
    ],
)
async def test_picture(reading: Open, name: str, size: tuple[int, int], theme: str, keys: list[str]) -> None:
    async with reading(size=size) as reader:
        reader.app.theme = theme
        await reader.pilot.pause()
        await reader.press(*keys)
        await quiet(reader)
        compare(name, reader)


async def test_picture_without_colour(reading: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(size=(100, 30)) as reader:
        await reader.press("c", "c", "slash")
        await reader.type("crack")
        await reader.press("enter")
        await quiet(reader)
        compare("no-colour-search", reader)
        for strip in reader.strips():
            for segment in strip:
                colours: list[Any] = [segment.style.color, segment.style.bgcolor] if segment.style else []
                for colour in colours:
                    assert colour is None or len(set(colour.get_truecolor())) == 1
