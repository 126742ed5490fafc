"""Bytes become exactly the characters they stand for, or a clear error."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.reading.encodings.decoding import check_text, declared_charset, decode


@given(st.text())
def test_utf8_is_kept_exactly(text: str) -> None:
    if "\0" in text or text.startswith("\ufeff"):
        return
    assert decode(text.encode("utf-8")) == (text, ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_noted_and_left_out(mark: bytes, encoding: str) -> None:
    text, notes = decode(mark + "Kyiv’s\r\n".encode(encoding))
    assert text == "Kyiv’s\r\n"
    assert [note.code for note in notes] == ["byte_order_mark"]


def test_a_wrong_byte_order_mark_is_an_error() -> None:
    with pytest.raises(ArticleError, match=r"says it is UTF-8 but is not, at byte 3"):
        decode(codecs.BOM_UTF8 + b"ab\xff")


def test_windows_1252_is_told_from_its_bytes() -> None:
    text, notes = decode("The “café” in Kraków – she said".encode("cp1252", "replace"))
    assert text.startswith("The “café” in")
    assert notes[0].code == "decoded_as"
    assert "cp1252" in notes[0].message


def test_the_declared_charset_comes_first() -> None:
    data = "Москва сообщила".encode("koi8-r")
    assert decode(data, charset="koi8-r")[0] == "Москва сообщила"
    # UTF-8 that is right is UTF-8, whatever a page declares.
    assert decode("Москва".encode(), charset="koi8-r")[0] == "Москва"


def test_another_alphabet_is_not_taken_for_windows_1252() -> None:
    with pytest.raises(ArticleError, match="save it as UTF-8"):
        decode("Мэр сообщил, что мост закроют.".encode("cp1251"))


@pytest.mark.parametrize("data", [b"abc\0def", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04\0\0"])
def test_nul_bytes_are_binary(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"binary file"):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\xfd\x01\x02", b"\x81\x8d\x8f\x90\x9d", bytes(range(128, 256)), b"\x1f\x8b\x08\xe9"]
)
def test_what_is_no_text_is_an_error(data: bytes) -> None:
    with pytest.raises(ArticleError):
        decode(data)


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="windows-1251">', "cp1251"),
        (b'<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">', "iso8859-2"),
        (b"<meta charset='no-such-thing'>", None),
        (b"<p>charset=utf-8</p>", None),
    ],
)
def test_declared_charset(head: bytes, charset: str | None) -> None:
    assert declared_charset(b"<html><head>" + head) == charset


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "is empty"), (" \r\n\u2003\x85", "white space"), ("a\ud800b", r"U\+D800 at character 2")],
)
def test_texts_that_cannot_be_annotated(text: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        check_text(text)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_what_is_longer_than_any_article_is_refused_before_it_is_read(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.reading.encodings.decoding.MOST_CHARACTERS", 100)
    monkeypatch.setattr("annotate.article.find_sections", lambda *_, **__: pytest.fail("its parts are found"))
    monkeypatch.setattr(
        "annotate.reading.marked.labelled.read_plain", lambda *_: pytest.fail("its labels are read")
    )
    with pytest.raises(ArticleError, match="holds 120 characters, and one article has 100 at most: divide"):
        Article.from_bytes(b"# Ships go\n" + b"x" * 109, name=name)
    with pytest.raises(ArticleError, match="divide"):
        Article.from_text("x" * 101)


def test_what_is_not_utf_8_is_not_looked_at_byte_by_byte_where_it_is_far_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("annotate.reading.encodings.decoding._MOST_GUESSED", 100)
    monkeypatch.setattr(
        "annotate.reading.encodings.mojibake.decode_mostly_utf8", lambda *_: pytest.fail("it is looked at")
    )
    with pytest.raises(ArticleError, match="too large for its encoding"):
        decode("café ".encode("latin-1") * 30)
