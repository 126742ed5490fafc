"""Columns hold in terminals that give some characters other widths."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.terminal.alignment import aligned
from tui.text.wrapping import Layout

START = "\x1b[3;5H\x1b[1m"
_SEQUENCE = re.compile(r"\x1b\[(?:(\d+);)?(\d*)([a-zA-Z])|([^\x1b])", re.DOTALL)


def shown(written: str, width: dict[str, int]) -> dict[int, str]:
    """What a terminal shows in which column, if it gives the characters these widths (else Rich's)."""
    cells: dict[int, str] = {}
    column = 1
    for found in _SEQUENCE.finditer(written):
        _, number, kind, character = found.groups()
        if kind in ("H", "G"):
            column = int(number)
        elif character is not None:
            for place in range(width.get(character, cell_len(character))):
                cells[column + place] = character if place == 0 else ""
            column += width.get(character, cell_len(character))
    return cells


@pytest.mark.parametrize(
    "words",
    ["The bridge", "Čapek, Łódź, Ærø", "Київ · Αθήνα", "東京の橋", "“quoted” – 5 € │ ▂▄█ ● ⠋", "서울", ""],
)
def test_what_all_terminals_draw_alike_is_left_alone(words: str) -> None:
    written = f"{START}{words}\x1b[0m"
    assert aligned(written) == written


@pytest.mark.parametrize(
    ("words", "width"),
    [
        ("The word हिन्दी stood on the wall", {"ि": 1, "ी": 1}),
        ("तमिल: தமிழ்", {"ி": 1, "்": 1}),
        ("سلام she said", {"ل": 0}),
        ("a \U0001fae8 face", {"\U0001fae8": 0}),
        ("a \U0001fae8 face", {"\U0001fae8": 1}),
        ("กำ they sang", {"ำ": 0}),
        ("\u2764\ufe0f for all", {"\u2764": 1}),
    ],
)
def test_a_border_after_odd_characters_stays_in_its_column(words: str, width: dict[str, int]) -> None:
    written = f"{START}{words}\x1b[0m│after"
    border = 5 + cell_len(words)
    cells = shown(aligned(written), width)
    assert cells[border] == "│"
    assert "".join(cells[border + place] for place in range(1, 6)) == "after"
    assert set(range(5, border)) <= set(cells)
    assert shown(written, width).get(border) != "│"


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=8), max_size=6))
def test_nothing_is_lost_and_columns_are_those_of_the_text(texts: list[str]) -> None:
    written = "".join(f"\x1b[{row};{3 * row}H{text}\x1b[0m" for row, text in enumerate(texts, start=1))
    result = aligned(written)
    plain = [re.sub(r"\x1b\[[\d;]*[A-Za-z]", "", each) for each in (written, result)]
    kept = [c for c in plain[0] if not c.isspace()]
    assert [c for c in plain[1] if not c.isspace()] == kept
    assert aligned("plain words\n") == "plain words\n"
    assert all(unicodedata.category(c) != "Cc" for c in plain[1])


def test_signs_beside_their_letter_have_room_in_the_text() -> None:
    text = "The word हिन्दी stood"
    layout = Layout(text, 40)
    row = layout.row(0)
    assert cell_len(row.text) == len("The word ") + 5 + len(" stood")
    place = text.index("stood")
    assert row.cell_of(place) == len("The word ") + 5 + 1
    written = aligned(f"{START}{row.text}\x1b[0m│")
    cells = shown(written, {"ि": 1, "ी": 1})
    # The sign without a cell of its own is not among the cells.
    assert "".join(cells.values()) == "The word हिन्दी stood│".replace("्", "")
