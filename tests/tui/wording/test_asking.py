"""The question that two articles answer differently."""

from __future__ import annotations

import pytest

from annotate.dossier.model import Conflict, ConflictKind, Side
from tui.wording.asking import asked


@pytest.mark.parametrize(
    ("kind", "because", "question"),
    [
        ("name", "who did it: “Ann Hale” or “Bo Roe”", "who"),
        ("name", "mayor: “Ann Hale” or “Anna Hale”", "who"),
        ("name", "what it came of: “a short circuit” or “a leak”", "why"),
        ("name", "armed with: “a knife” or “a gun”", "how"),
        ("place", "it was in: “Selm” or “Orr”", "where"),
        ("time", "“fled”, “left”: 2 May 2025 (“Friday”) or 3 May 2025 (“Saturday”)", "when"),
    ],
)
def test_what_is_asked(kind: ConflictKind, because: str, question: str) -> None:
    sides = (Side("a", 0, 1, "A"), Side("b", 0, 1, "B"))
    assert asked(Conflict(kind, sides, because)) == question
