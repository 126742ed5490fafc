"""The line that is read keeps its row when the window changes."""

from __future__ import annotations

import pytest

from annotate.article import Article
from tests.tui.conftest import Open, Reading

LONG = "\n\n".join(
    f"{number}. The council met again in the old hall beside the harbour, and the vote on the sluice "
    f"gates was put off for the {number}th time while the clerk looked for the plans of the year before."
    for number in range(1, 90)
)


def row_of_cursor(reader: Reading) -> int:
    view = reader.screen.article_view
    return view._layout.line_of(view.cursor) - round(view.scroll_y)


async def resize(reader: Reading, width: int, height: int) -> None:
    """Change the window, and wait until the text is laid out for it."""
    await reader.pilot.resize_terminal(width, height)
    view, calm = reader.screen.article_view, 0

    def is_calm() -> bool:
        nonlocal calm
        # What the screen is comes before what is in it.
        sizes = (reader.app.size, reader.screen.size, reader.screen._compositor.size)
        here = all(size == (width, height) for size in sizes)
        laid_out = view._laid_out == (view.text_width, view.size.height)
        calm = calm + 1 if here and laid_out else 0
        return calm == 3

    await reader.until(is_calm)


@pytest.fixture
def long(tmp_path) -> Article:  # type: ignore[no-untyped-def]
    path = tmp_path / "long.txt"
    path.write_text(LONG, encoding="utf-8")
    return Article.from_path(path)


SIZES = [(60, 30), (140, 50), (110, 30), (80, 24), (110, 30), (60, 40), (110, 30)]


@pytest.mark.parametrize("keys", [("space",) * 8, ("G",), ("4", "0", "g"), ("space", "space", "j", "j", "j")])
async def test_row_stays_through_changes_of_size(reading: Open, long: Article, keys: tuple[str, ...]) -> None:
    async with reading(article=long, size=(110, 30)) as reader:
        await reader.press("g", *keys)
        cursor, row = reader.cursor, row_of_cursor(reader)
        top = round(reader.screen.article_view.scroll_y)
        for width, height in SIZES:
            await resize(reader, width, height)
            assert reader.cursor == cursor
            if row < height - 8 and keys != ("G",):
                assert row_of_cursor(reader) == row
        assert round(reader.screen.article_view.scroll_y) == top


async def test_first_line_in_sight_stays_where_the_cursor_is_elsewhere(reading: Open, long: Article) -> None:
    async with reading(article=long, size=(110, 30)) as reader:
        view = reader.screen.article_view
        view.reveal(len(LONG) // 2)
        await reader.pilot.pause()
        top = view.in_sight[0]
        await resize(reader, 70, 30)
        first, end = view.in_sight
        assert first <= top < end
        assert view._layout.line_of(top) == round(view.scroll_y)
