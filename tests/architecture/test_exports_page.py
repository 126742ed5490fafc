"""docs/exports.md names forms that there are, with the endings that they have."""

from __future__ import annotations

import re
from pathlib import Path

from annotate.formats import FORMATS

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"
ROWS = re.findall(r"^\| `(\w+)` \| (.*?) \|", PAGE.read_text("utf-8"), re.MULTILINE)


def test_every_row_is_a_form_with_its_endings() -> None:
    assert {"yaml", "json", "jsonl", "html", "obsidian", "claimreview", "brat"} <= {name for name, _ in ROWS}
    for name, endings in ROWS:
        form = FORMATS[name]
        assert set(re.findall(r"`(\.[\w.]+)`", endings)) <= {form.suffix, *form.suffixes}
        assert f"`{form.suffix}`" in endings
