"""The cache of newsboat: every entry an article, read without touching the file, whatever it holds."""

from __future__ import annotations

import http.server
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.corpus import names_of
from annotate.errors import ArticleError
from annotate.parts import articles_of_file, parts_of
from annotate.reading.sources.archives import newsboat

# The columns of newsboat 2.21; later versions have more.
FEEDS = "CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR, title VARCHAR(1024))"
ITEMS = (
    "CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64),"
    " title VARCHAR(1024), author VARCHAR(1024), url VARCHAR(1024), feedurl VARCHAR(1024),"
    " pubDate INTEGER, content VARCHAR(65535),"
    " unread INTEGER(1), deleted INTEGER(1) NOT NULL DEFAULT 0)"
)
JUNE_8 = 1749376800


def row(guid: str, title: str, content: object, **other: Any) -> dict[str, Any]:
    plain = {
        "guid": guid,
        "title": title,
        "author": "",
        "url": f"https://paper.example/{guid}",
        "feedurl": "https://paper.example/feed.xml",
        "pubDate": JUNE_8,
        "content": content,
        "unread": 1,
        "deleted": 0,
    }
    return {**plain, **other}


def cache(
    path: Path, *rows: dict[str, Any], feeds: str = FEEDS, items: str = ITEMS, wal: bool = False
) -> Path:
    with closing(sqlite3.connect(path)) as database, database:
        if wal:
            database.execute("PRAGMA journal_mode = WAL")
        database.execute(feeds)
        database.execute(items)
        database.execute("INSERT INTO rss_feed VALUES ('https://paper.example/feed.xml', '', 'The Quay')")
        for each in rows:
            marks = ", ".join("?" * len(each))
            database.execute(f"INSERT INTO rss_item ({', '.join(each)}) VALUES ({marks})", [*each.values()])
    return path


def test_every_entry_is_an_article_the_newest_first(tmp_path: Path) -> None:
    path = cache(
        tmp_path / "cache.db",
        row("a", "Ship", "<p>It left, <b>Ana Ruiz</b> said.</p><p>Two stayed.</p>", author="Ann Roe"),
        row("b", "Port &amp; quay", "It shut.", pubDate=JUNE_8 + 86_400, unread=0),
        row("c", "Gone", "It is deleted.", deleted=1),
    )
    before = path.read_bytes()
    newer, older = articles_of_file(path)
    assert (newer.title, newer.published.value, newer.publisher) == (
        "Port & quay",
        "2025-06-09",
        "The Quay",
    )
    assert older.text == "Ship\n\nIt left, Ana Ruiz said.\n\nTwo stayed.\n"
    # What was read in newsboat is read here too.
    assert (newer.was_read, older.was_read) == (True, False)
    assert (older.author, older.url) == ("Ann Roe", "https://paper.example/a")
    assert (older.published.value, older.published.source) == ("2025-06-08", "metadata")
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cache.db"]


def test_names_stay_when_others_come(tmp_path: Path) -> None:
    path = cache(tmp_path / "cache.db", row("a", "Ship", "It left."), row("b", "Port", "It shut."))
    before = {article.part: article.title for article in articles_of_file(path)}
    path.unlink()
    other = row(
        "a", "Elsewhere", "It is another feed's.", feedurl="https://other.example/", pubDate=JUNE_8 + 9
    )
    cache(path, row("a", "Ship", "It left."), other, row("b", "Port", "It shut, too."))
    after = {article.part: article.title for article in articles_of_file(path)}
    assert before.items() <= after.items()
    assert len(after) == 3
    assert articles_of_file(path)[0].publisher == "https://other.example/"


def test_a_cache_that_is_written_ahead_is_read(tmp_path: Path) -> None:
    path = cache(tmp_path / "cache.db", row("a", "Ship", "It left."), wal=True)
    assert path.read_bytes()[18:20] == b"\x02\x02"
    assert articles_of_file(path)[0].title == "Ship"


def test_odd_values(tmp_path: Path) -> None:
    path = cache(
        tmp_path / "cache.db",
        row("a", "Ship", "It left.", pubDate=0, author=None, url="javascript:alert(1)"),
        row("b", "", "Only words.", pubDate=10**18, url=""),
        row("c", b"\xff\xfe".decode("latin-1"), b"caf\xe9", pubDate="soon"),
        row("d", "", ""),
        row("e", "Title only", None),
        row("f", "Hostile", "<script>alert(1)</script><img src='file:///etc/passwd'><p>It left […]</p>"),
    )
    found = {article.title or article.text.strip(): article for article in articles_of_file(path)}
    assert found["Ship"].published.value is None
    assert found["Only words."].published.value is None
    assert "alert" not in found["Hostile"].text
    assert [note.code for note in found["Hostile"].diagnostics] == ["excerpt"]
    assert [note.code for note in found["Title only"].diagnostics] == ["excerpt"]
    assert found["Ship"].url is None
    assert len(found) == 5


@pytest.mark.parametrize(
    ("feeds", "items", "words"),
    [
        (FEEDS, "CREATE VIEW rss_item AS SELECT 1 AS id, 'x' AS guid FROM rss_feed", "no cache of newsboat"),
        (FEEDS, "CREATE TABLE rss_item (id INTEGER)", "no cache of newsboat"),
        (
            FEEDS,
            "CREATE TABLE rss_item (id, guid, title, author, url, feedurl, pubDate, content, unread, deleted"
            " GENERATED ALWAYS AS (hex(id)) VIRTUAL)",
            "cannot be read|damaged|without an entry",
        ),
    ],
)
def test_hostile_databases(tmp_path: Path, feeds: str, items: str, words: str) -> None:
    path = cache(tmp_path / "cache.db", feeds=feeds, items=items)
    with pytest.raises(ArticleError, match=words):
        Article.from_path(path)


def test_broken_caches_are_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row(str(number), f"Ship {number}", "It left. " * 200) for number in range(60)]
    whole = cache(tmp_path / "cache.db", *rows).read_bytes()
    for broken in (whole[: len(whole) // 2], whole[:9_000] + b"\xff" * 4_000 + whole[13_000:], whole[:100]):
        (tmp_path / "broken.db").write_bytes(broken + b"rss_item rss_feed")
        with pytest.raises(ArticleError) as error:
            Article.from_path(tmp_path / "broken.db")
        assert str(error.value).startswith("is a")
        assert "\n" not in str(error.value)
    monkeypatch.setattr(newsboat, "_LARGEST", 1_000)
    with pytest.raises(ArticleError, match="larger than"):
        Article.from_path(tmp_path / "cache.db")
    monkeypatch.undo()
    monkeypatch.setattr(newsboat, "_SECONDS", -1.0)
    monkeypatch.setattr(newsboat, "_STEPS", 1)
    with pytest.raises(ArticleError, match="cannot be read"):
        Article.from_path(tmp_path / "cache.db")


def test_of_very_many_the_newest_are_read_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newsboat, "_MOST", 2)
    path = cache(
        tmp_path / "cache.db", *(row(str(n), f"Ship {n}", "It left.", pubDate=n + 1) for n in range(5))
    )
    found = articles_of_file(path)
    assert [article.title for article in found] == ["Ship 4", "Ship 3"]
    assert [note.message for note in found[0].diagnostics] == [
        "The cache of newsboat has 5 entries; the newest 2 are read."
    ]


def test_other_databases_are_still_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as database, database:
        database.execute("CREATE TABLE other (id INTEGER)")
    with pytest.raises(ArticleError, match="is a database, not an article"):
        Article.from_path(tmp_path / "a.db")


PAGE = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>The Quay</title>"
    b"<item><title>Ship leaves</title>"
    b"<link>http://127.0.0.1/ship</link><guid>s</guid><pubDate>Sun, 08 Jun 2025 10:00:00 +0000</pubDate>"
    b"<description>&lt;p&gt;It left, &lt;a href='http://127.0.0.1/x'&gt;Ana Ruiz&lt;/a&gt; said.&lt;/p&gt;"
    b"&lt;p&gt;Two stayed.&lt;/p&gt;</description></item></channel></rss>"
)


@pytest.fixture
def address() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/feed.xml"
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(not shutil.which("newsboat"), reason="newsboat is not installed")
def test_what_newsboat_itself_keeps(tmp_path: Path, address: str) -> None:
    (tmp_path / "urls").write_text(f"{address}\n", encoding="utf-8")
    files: list[str | Path] = ["-u", tmp_path / "urls", "-c", tmp_path / "cache.db", "-C", tmp_path / "none"]
    (tmp_path / "none").touch()
    subprocess.run(["newsboat", *files, "-x", "reload"], check=True, timeout=60, capture_output=True)
    assert names_of(str(tmp_path / "cache.db")) == [str(tmp_path / "cache.db")]
    (article,) = parts_of(tmp_path / "cache.db").articles
    assert isinstance(article, Article)
    assert article.text == "Ship leaves\n\nIt left, Ana Ruiz said.\n\nTwo stayed.\n"
    assert (article.published.value, article.publisher) == ("2025-06-08", "The Quay")
    assert not article.was_read
    # Newsboat itself marks it as read.
    (tmp_path / "read").write_text("s\n", encoding="utf-8")
    subprocess.run(["newsboat", *files, "-I", tmp_path / "read"], check=True, timeout=60, capture_output=True)
    (article,) = parts_of(tmp_path / "cache.db").articles
    assert isinstance(article, Article)
    assert article.was_read


@given(st.data())
def test_a_damaged_cache_is_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = folder / "whole.db"
    if not path.exists():
        cache(path, *(row(str(number), f"Ship {number}", "It left.") for number in range(5)))
    broken = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        # The schema and the rows are near the ends of pages, of which most are empty.
        place = data.draw(st.integers(0, len(broken) - 1))
        broken[place] = data.draw(st.integers(0, 255))
    told = ""
    try:
        Article.all_from_bytes(bytes(broken), name="cache.db", kind="newsboat")
    except ArticleError as error:
        told = str(error)
    assert "\n" not in told
