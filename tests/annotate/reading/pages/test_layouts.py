"""Pages as the web has them: every paragraph of the article, in the page's order, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.reading.pages.page import read_page

TITLE = "Lock gates fail again"
PARAGRAPHS = [
    "Engineers closed the lock gates at Varrow on Monday after a chain broke for the third time this year.",
    "“We cannot promise when they will open again,” said harbour master Ines Tolland.",
    "Forty barges were waiting on Tuesday, according to the port.",
    "The gates were built in 1911 and last repaired in 2019, the ministry said.",
    "A new set will cost €12 million.",
]
# The same article in the layouts of many content management systems and times.
PAGES = sorted((Path(__file__).parent / "saved").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
@pytest.mark.parametrize("in_one_line", [True, False])
def test_layouts(path: Path, in_one_line: bool) -> None:
    markup = path.read_text(encoding="utf-8")
    found = read_page(markup.replace("\n", "") if in_one_line else markup)
    assert found.text.strip().split("\n\n") == [TITLE, *PARAGRAPHS]
    assert found.title == TITLE
