"""What articles count differently is told; a large number keeps its size."""

from __future__ import annotations

import pytest

from annotate.dossier.events.conflicts import _COUNT


@pytest.mark.parametrize(
    ("text", "number", "what"),
    [
        ("killed 23 pirates in the gulf", "23", "pirates"),
        ("sold more than 3 billion songs", "3 billion", "songs"),
        ("some 1,200 people fled", "1,200", "people"),
        ("left 2.5 million residents without power", "2.5 million", "residents"),
        ("at least 14 dead", "14", "dead"),
        ("about 40 thousand young voters", "40 thousand", "voters"),
    ],
)
def test_what_is_counted(text: str, number: str, what: str) -> None:
    found = _COUNT.search(text)
    assert found is not None
    assert (found["number"], found["what"]) == (number, what)


@pytest.mark.parametrize(
    "text", ["at 10:30 reporters", "a 3-year term", "iPhone4 models", "1.5.2 releases", "in 2,0 cases"]
)
def test_what_is_no_count(text: str) -> None:
    assert _COUNT.search(text) is None
