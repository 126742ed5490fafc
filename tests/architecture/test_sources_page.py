"""docs/sources.md has a row for every kind of source, and for no other."""

from __future__ import annotations

import re
from pathlib import Path

from annotate.support.extensions import READERS, own_names

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"


def test_every_kind_has_its_row() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == own_names(READERS)
