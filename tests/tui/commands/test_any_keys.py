"""Whatever is pressed in whatever order, the reader goes on and its file stays whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.formats import load_records
from tests.tui.conftest import Open
from tui.commands.registry import COMMANDS

LEAVING = {"quit", "quit_all", "interrupt", "library"}
KEYS = [
    key for command in COMMANDS if command.name() not in LEAVING for key in command.keys.split(",") if key
]
WORDS = ("type:PERSON", "after:2024", "act:de", "person", "2025-06", "deny", "Ana Ruiz", "no", "0", "x y")
STEPS = 120


@pytest.mark.parametrize("seed", [1, 2])
async def test_any_keys_in_any_order(reading: Open, bridge: Article, seed: int) -> None:
    choose = random.Random(seed)
    async with reading(size=(choose.choice([60, 110]), choose.choice([16, 40]))) as reader:
        pressed = []
        for _ in range(STEPS):
            if choose.random() < 0.1:
                pressed.append(choose.choice(WORDS))
                reader.screen.prompt.query_one("#prompt-input").value = pressed[-1]  # type: ignore[attr-defined]
            pressed.append(choose.choice([*KEYS, "enter", "escape"]))
            await reader.pilot.press(pressed[-1])
            assert reader.app._exception is None, pressed
        assert reader.app.is_running
    path = Path(f"{bridge.source}.yaml")
    assert not path.exists() or len(load_records(path.read_text(encoding="utf-8"), source="a.yaml")) == 1
