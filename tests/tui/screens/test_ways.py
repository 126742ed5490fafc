"""What a newcomer is told about the screen: which key leads where, and what stands where."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.article import Article
from tests.tui.conftest import Open


@pytest.mark.parametrize("width", [66, 80, 99])
async def test_every_panel_that_is_not_shown_has_a_name_beside_its_key(reading: Open, width: int) -> None:
    async with reading(size=(width, 24)) as reader:
        for key, names in (
            ("f2", ("F2 Entities", "F3 Cla", "F4 Tim")),
            ("f3", ("F2 Ent", "F3 Claims", "F4 Tim")),
            ("f4", ("F2 Ent", "F3 Cla", "F4 Timeline")),
        ):
            await reader.press(key)
            heading = next(row for row in reader.rows() if "F2 " in row)
            assert all(name in heading for name in names), heading


@pytest.mark.parametrize(
    ("size", "told"),
    [
        ((80, 24), ("F2 En", " 3/11 ", "F3 Cl", "F4 Ti")),
        ((120, 24), ("F2 Entities 3 of 11", "F3 Cla", "F4 Tim")),
    ],
)
async def test_a_filter_tells_how_many_are_left(
    reading: Open, size: tuple[int, int], told: tuple[str, ...]
) -> None:
    async with reading(size=size) as reader:
        await reader.press("f2", "f")
        await reader.type("type:person")
        await reader.press("enter")
        heading = next(row for row in reader.rows() if "F2 " in row)
        assert all(words in heading for words in told), heading
        await reader.press(*["underscore"] * len(reader.screen.panes.sizes))
        await reader.until(lambda: heading in reader.rows())


@pytest.mark.parametrize(("width", "beside"), [(40, False), (63, False), (64, True), (120, True)])
async def test_the_help_says_where_the_lists_are(reading: Open, width: int, beside: bool) -> None:
    async with reading(size=(width, 40)) as reader:
        await reader.press("question_mark")
        words = " ".join(" ".join(row.strip(" │█▕▁▔▏▊▎") for row in reader.rows()).split())
        assert ("At the left the article" in words) == beside
        assert ("behind it, a list at a time" in words) == (not beside)


ENTRY = (
    "<item><title>Ship</title><link>https://news.example/ship</link>"
    "<description>It left.</description></item>"
)


async def test_an_excerpt_names_what_opens_the_whole(reading: Open, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(f"<rss version='2.0'><channel>{ENTRY}</channel></rss>")
    async with reading(article=Article.from_path(path)) as reader:
        assert "excerpt (:open)" in reader.rows()[0]
        await reader.press("colon")
        await reader.type("open")
        await reader.press("enter")
        assert "https://news.example/ship" in reader.bottom
        # What is typed instead takes its place.
        await reader.type("b.txt")
        assert "ship" not in reader.bottom


async def test_a_whole_article_is_opened_from_nothing(reading: Open) -> None:
    async with reading() as reader:
        assert "excerpt" not in reader.rows()[0]
        await reader.press("colon")
        await reader.type("open")
        await reader.press("enter")
        assert "path or address" in reader.bottom
