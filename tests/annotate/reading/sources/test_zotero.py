"""Files in Zotero's storage have what its library says of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotate.article import Article

TABLES = """
CREATE TABLE items (itemID INTEGER PRIMARY KEY, key TEXT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INTEGER, path TEXT);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
CREATE TABLE itemData (itemID INTEGER, fieldID INTEGER, valueID INTEGER);
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT);
CREATE TABLE itemCreators (itemID INTEGER, creatorID INTEGER, creatorTypeID INTEGER, orderIndex INTEGER);
INSERT INTO items VALUES (1, 'PARENT22'), (2, 'ABCD2345');
INSERT INTO itemAttachments VALUES (2, 1, 'storage:page.txt');
INSERT INTO creators VALUES (1, 'Ana', 'Ruiz'), (2, NULL, 'The Desk');
INSERT INTO itemCreators VALUES (1, 2, 1, 1), (1, 1, 1, 0);
"""
VALUES = {
    "title": "Port closes",
    "date": "2025-06-08 June 8, 2025",
    "url": "https://courier.example/port",
    "publicationTitle": "Courier",
}


def storage(folder: Path, values: dict[str, str]) -> Path:
    """A file in a storage beside a library."""
    with closing(sqlite3.connect(folder / "zotero.sqlite")) as library:
        library.executescript(TABLES)
        for number, (name, value) in enumerate(values.items(), 1):
            library.execute("INSERT INTO fields VALUES (?, ?)", (number, name))
            library.execute("INSERT INTO itemDataValues VALUES (?, ?)", (number, value))
            library.execute("INSERT INTO itemData VALUES (1, ?, ?)", (number, number))
        library.commit()
    place = folder / "storage" / "ABCD2345"
    place.mkdir(parents=True)
    path = place / "page.txt"
    path.write_text("The port closes on Friday, she said.\n", encoding="utf-8")
    return path


def test_what_the_library_says(tmp_path: Path) -> None:
    article = Article.from_path(storage(tmp_path, VALUES))
    assert article.text == "The port closes on Friday, she said.\n"
    assert (article.title, article.url) == ("Port closes", "https://courier.example/port")
    assert (article.author, article.publisher) == ("Ana Ruiz, The Desk", "Courier")
    assert (article.published.value, article.published.source) == ("2025-06-08", "metadata")


def test_the_text_that_zotero_keeps_of_a_file(tmp_path: Path) -> None:
    cache = storage(tmp_path, VALUES).with_name(".zotero-ft-cache")
    cache.write_text("The port closes on Friday.", encoding="utf-8")
    assert Article.from_path(cache).publisher == "Courier"


@pytest.mark.parametrize("date", ["2025-06-00 June 2025", "2025-00-00 2025", "", "no date"])
def test_a_month_alone_is_no_day(tmp_path: Path, date: str) -> None:
    assert Article.from_path(storage(tmp_path, {**VALUES, "date": date})).published.value is None


def test_the_day_that_is_given_wins(tmp_path: Path) -> None:
    article = Article.from_path(storage(tmp_path, VALUES), published="2025-01-02")
    assert article.published.value == "2025-01-02"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"x" * 200, b"nothing"])
def test_a_library_that_is_broken(tmp_path: Path, content: bytes) -> None:
    path = storage(tmp_path, VALUES)
    (tmp_path / "zotero.sqlite").write_bytes(content)
    assert Article.from_path(path).publisher is None
