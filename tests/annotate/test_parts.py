"""Articles of a file that holds several have names that stay theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.corpus import names_of, read_article
from annotate.errors import ArticleError
from annotate.parts import divided_name, name_of, names_in, parts_of

HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>'


def item(title: str, *, guid: str | None = None, words: str = "It left the harbour.") -> str:
    named = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    return f"<item><title>{title}</title>{named}<description>{words}</description></item>"


def feed(path: Path, *items: str) -> Path:
    path.write_text(f"{HEAD}{''.join(items)}</channel></rss>", encoding="utf-8")
    return path


def titles(path: Path) -> dict[str, str | None]:
    return {name: read_article(name).title for name in names_in(str(path))}


def test_a_name_stays_when_others_come_and_go(tmp_path: Path) -> None:
    path = feed(tmp_path / "news.xml", item("Ship", guid="1"), item("Port", guid="2"))
    before = titles(path)
    assert sorted(filter(None, before.values())) == ["Port", "Ship"]
    feed(path, item("New", guid="3"), item("Ship", guid="1"), item("Old", guid="0"))
    after = titles(path)
    ship = next(name for name, title in before.items() if title == "Ship")
    assert after[ship] == "Ship"
    port = next(name for name, title in before.items() if title == "Port")
    with pytest.raises(ArticleError, match="holds no article"):
        read_article(port)


def test_a_name_stays_when_the_words_change(tmp_path: Path) -> None:
    path = feed(tmp_path / "news.xml", item("Ship", guid="1"), item("Port", guid="2"))
    name = names_in(str(path))[1]
    feed(path, item("Ship", guid="1"), item("Port (corrected)", guid="2", words="It did not leave."))
    assert read_article(name).text == "Port (corrected)\n\nIt did not leave.\n"


@given(st.lists(st.tuples(st.sampled_from([None, "1", "2"]), st.sampled_from("AB")), min_size=2, max_size=6))
def test_every_article_has_its_own_name(entries: list[tuple[str | None, str]]) -> None:
    body = "".join(item(title, guid=guid) for guid, title in entries)
    found = Article.all_from_bytes(f"{HEAD}{body}</channel></rss>".encode(), name="news.xml")
    assert len({each.part for each in found}) == len(entries)


def test_the_place_in_the_file_is_a_name_too(tmp_path: Path) -> None:
    path = feed(tmp_path / "news.xml", item("Ship", guid="1"), item("Port", guid="2"))
    assert read_article(f"{path}#2").title == "Port"
    for wrong in ("0", "3", "nothing"):
        with pytest.raises(ArticleError, match="holds no article"):
            read_article(f"{path}#{wrong}")


def test_one_article_has_the_name_of_its_file(tmp_path: Path) -> None:
    path = feed(tmp_path / "news.xml", item("Ship", guid="1"))
    assert names_of(str(path)) == names_in(str(path)) == [str(path)]
    assert read_article(str(path)).part is None


def test_a_file_may_have_the_mark_in_its_own_name(tmp_path: Path) -> None:
    plain, marked = tmp_path / "a", tmp_path / "a#2"
    plain.write_text("Ships left.", encoding="utf-8")
    marked.write_text("Ships came back.", encoding="utf-8")
    assert divided_name(str(marked)) == (str(marked), None)
    assert read_article(str(marked)).text == "Ships came back."
    for name in (str(plain), f"{plain}#", "nowhere.txt#2", "#", "a\0#1", "https://a.example/b#2"):
        assert divided_name(name) == (name, None)


def test_names_of_what_cannot_be_read_are_its_own(tmp_path: Path) -> None:
    for name in (str(tmp_path), str(tmp_path / "none.mbox"), "-"):
        assert names_of(name) == [name]
    with pytest.raises(ArticleError):
        parts_of(tmp_path / "none.mbox")


@given(st.text(alphabet="ab#1", max_size=6), st.sampled_from([None, "1", "ab"]))
def test_a_name_is_put_together_and_taken_apart(stem: str, part: str | None) -> None:
    made = name_of(stem, part)
    assert made == (f"{stem}#{part}" if part else stem)
