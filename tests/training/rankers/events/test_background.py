"""The table of words counts articles, not places."""

from __future__ import annotations

from training.rankers.events.background import table_of


def test_a_word_counts_once_an_article_and_rare_ones_are_left_out() -> None:
    table = table_of([*["Quakes struck; a quake strikes."] * 4, *["Rovers won."] * 3])
    first, *rows = table.splitlines()
    assert first == "7"
    counts = dict(row.split(" ") for row in rows)
    assert counts["quake"] == counts["strike"] == "4"
    assert "rover" not in counts
