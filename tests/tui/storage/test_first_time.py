"""Which articles are opened for the first time."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.article import Article
from tui.storage.first_time import is_first_time
from tui.storage.recent import remember_article


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text("The ferry sank on Monday, the mayor said.\n", encoding="utf-8")
    return path


def test_a_text_that_nobody_has_read_is_opened_for_the_first_time(text: Path) -> None:
    assert is_first_time([str(text)])
    remember_article(Article.from_path(text))
    assert not is_first_time([str(text)])


@pytest.mark.parametrize("name", ["ferry.html", "nowhere.txt", "pier.md", "quay.txt", ""])
def test_other_things_may_be_no_article_or_have_a_record(text: Path, name: str) -> None:
    text.with_name("ferry.html").write_text("<p>The ferry sank.</p>", encoding="utf-8")
    text.with_name("pier.md").write_text("The pier fell.\n", encoding="utf-8")
    text.with_name("pier.md.yaml").touch()
    text.with_name("quay.txt").write_text("The quay sank.\n", encoding="utf-8")
    text.with_name("quay.yaml").touch()
    assert not is_first_time([str(text.parent / name)])


def test_several_an_address_and_standard_input_are_no_text_of_that_name(text: Path) -> None:
    for paths in ([str(text)] * 2, [], ["-"], ["https://example.org/a.txt"]):
        assert not is_first_time(paths)
