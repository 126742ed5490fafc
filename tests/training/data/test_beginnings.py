"""The table of how matches of rules of time begin is written as it ships."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from annotate.timeline.values.beginnings import TABLE
from training.verbs import run


def test_the_table_that_ships_is_what_the_verb_writes(tmp_path: Path) -> None:
    written = tmp_path / "table.json"
    assert run(["time-beginnings", "--output", str(written)]) == 0
    shipped = json.loads(files("annotate.timeline.rules").joinpath(TABLE).read_text("utf-8"))
    assert json.loads(written.read_text("utf-8")) == shipped
