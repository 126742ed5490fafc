"""Folders: what is an article is read by its content, and what is not is told by its kind."""

from __future__ import annotations

import io
import json
import mailbox
import sqlite3
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from annotate.folders import Passed, look_into, told

FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>'
    "<item><title>Ship</title><description>It left the harbour.</description></item></channel></rss>"
)
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Quay",
    "items": [{"id": "1", "title": "Ship", "content_text": "It left the harbour."}],
}
KEPT = [
    {
        "title": "Ship",
        "content": "<p>It left the harbour.</p>",
        "url": "https://quay.example/ship",
        "is_archived": 0,
        "is_starred": 0,
        "reading_time": 1,
        "domain_name": "quay.example",
    }
]


def cache_of_newsboat(path: Path) -> None:
    with sqlite3.connect(path) as cache:
        cache.executescript(
            """
            CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, title VARCHAR(1024) NOT NULL);
            CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
              title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
              feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
              unread INTEGER(1) NOT NULL, deleted INTEGER(1) NOT NULL DEFAULT 0);
            INSERT INTO rss_item VALUES (1, 'g', 'Ship', '', 'https://q.example/', 'f', 1, '<p>It left.</p>',
              1, 0);
            """
        )


def message() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "ann@quay.example", "Ship"
    mail["Date"] = "Sun, 08 Jun 2025 10:00:00 +0000"
    mail.set_content("It left the harbour.\n")
    return bytes(mail)


def packed(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "words")
    return out.getvalue()


def test_articles_are_known_by_their_content(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It left.\n")
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "feed.json").write_text(json.dumps(JSON_FEED))
    (tmp_path / "wallabag.json").write_text(json.dumps(KEPT))
    (tmp_path / "page").write_text("<!doctype html><html><body><p>It left the harbour.</p></body></html>")
    (tmp_path / "1700.M1P2.host:2,S").write_bytes(message())
    cache_of_newsboat(tmp_path / "cache.db")
    box = mailbox.mbox(tmp_path / "inbox")
    box.add(message())
    box.close()
    found = look_into(tmp_path)
    assert [path.name for path in found.articles] == sorted(
        ["a.txt", "feed.xml", "feed.json", "wallabag.json", "page", "1700.M1P2.host:2,S", "cache.db", "inbox"]
    )
    assert found.passed == ()


def test_long_data_is_known_too(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(
        FEED.replace("<item>", f"<description>{'word ' * 40_000}</description><item>")
    )
    (tmp_path / "kept.json").write_text(json.dumps(KEPT * 2_000))
    assert [path.name for path in look_into(tmp_path).articles] == ["feed.xml", "kept.json"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("before", ["", "\r\n"])
def test_long_data_is_known_whatever_program_saved_it(tmp_path: Path, before: str, encoding: str) -> None:
    (tmp_path / "kept.json").write_text(before + json.dumps(KEPT * 2_000), encoding=encoding)
    assert [path.name for path in look_into(tmp_path).articles] == ["kept.json"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("map.png", b"\x89PNG\r\n\x1a\n" + bytes(100_000), "an image (PNG)"),
        ("feeds.opml", b'<opml version="2.0"><body/></opml>', "a list of feeds (OPML)"),
        ("data.json", b'{"a": 1}', "a JSON file"),
        ("broken.json", b'[{"title": "x", "content": ', "a JSON file that is damaged or cut off"),
        ("t.csv", b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n", "a table of values (CSV)"),
        ("c.jsonl", b'{"id": "a", "text": "It left."}\n', "articles or data, one a line"),
        ("notes.log", b"The ship left the harbour.\n", "text by another name"),
        ("other.db", b"SQLite format 3\0" + bytes(200), "a database"),
        ("all.zip", packed("a.txt"), "a zip archive"),
        ("x.bin", b"a\0\1\2\xff" * 20, "of no kind that is read"),
        ("style.xml", b'<?xml version="1.0"?><beans/>', "an XML file (<beans>)"),
    ],
)
def test_what_is_no_article_is_told_by_its_kind(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = look_into(tmp_path)
    assert found.articles == ()
    assert [each.path.name for each in found.passed] == [name]
    assert kind in found.passed[0].kind


def test_files_of_our_own_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It left.\n")
    (tmp_path / "a.txt.yaml").write_text("# kept\nschema: dateline.annotations\n")
    (tmp_path / "all.json").write_text('{"schema": "dateline.annotations"}')
    (tmp_path / "all.jsonl").write_text('{"schema": "dateline.annotations"}\n')
    (tmp_path / "dossier.yaml").write_text("schema: dateline.dossier\n")
    (tmp_path / "a.report.md").write_text("# Report\n")
    (tmp_path / ".hidden.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "cache.db.lock").touch()
    found = look_into(tmp_path)
    assert [path.name for path in found.articles] == ["a.txt"]
    assert found.passed == ()


def test_what_was_passed_over_in_words() -> None:
    one = [Passed(Path("d/map.png"), "an image (PNG)")]
    assert told(one) == "1 file passed over: map.png (an image (PNG))"
    many = [Passed(Path(f"{number}.png"), "an image (PNG)") for number in range(5)]
    assert told([*many, Passed(Path("t.csv"), "a table")]) == (
        "6 files passed over: 0.png, 1.png and 3 more (an image (PNG)); t.csv (a table)"
    )


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    look_into(tmp_path / "missing", lambda name, error: said.append(f"{name}: {error}"))
    assert len(said) == 1
    assert "cannot be read" in said[0]
