"""What the names of character sets mean on the web, and text that was misread before it came here."""

from __future__ import annotations

import unicodedata

import pytest

from annotate.article import Article
from annotate.reading.encodings.charsets import charset_of
from annotate.reading.encodings.decoding import declared_charset, decode

WORDS = "We won’t reopen it – not before it’s “safe,” Mayor José Núñez said… It costs €5."


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("iso-8859-1", "cp1252"),
        ("ISO8859-1", "cp1252"),
        (" latin1 ", "cp1252"),
        ("us-ascii", "cp1252"),
        ("l5", "cp1254"),
        ("gb2312", "gb18030"),
        ("ks_c_5601-1987", "cp949"),
        ("shift_jis", "cp932"),
        ("x-mac-roman", "mac-roman"),
        ('"utf8"', "utf-8"),
        ("866", "cp866"),
        ("tis-620", "cp874"),
    ],
)
def test_labels_mean_what_browsers_mean(label: str, codec: str) -> None:
    assert charset_of(label) == codec


@pytest.mark.parametrize(
    "label",
    [
        "rot13",
        "hex",
        "undefined",
        "idna",
        "punycode",
        "base64",
        "zlib",
        "utf-7",
        "cp037",
        "unicode_escape",
        "",
    ],
)
def test_other_codecs_are_no_character_sets(label: str) -> None:
    assert charset_of(label) is None
    text, _ = decode(WORDS.encode("cp1252"), charset=label)
    assert text == WORDS


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "ascii", "windows-1252", "utf-8", None])
def test_windows_1252_under_any_of_its_names_keeps_its_marks(label: str | None) -> None:
    assert decode(WORDS.encode("cp1252"), charset=label)[0] == WORDS


@pytest.mark.parametrize("label", ["iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-7", "iso-8859-15"])
def test_no_c1_control_is_left(label: str) -> None:
    data = b"The mayor\x92s aide said \x93no\x94 \x96 twice \x81."
    text, _ = decode(data, charset=label)
    assert text == "The mayor’s aide said “no” – twice \ufffd."
    assert all(unicodedata.category(character) != "Cc" for character in text)


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (b'<meta charset="utf-16le">', "utf-8"),
        (b"<meta charset=gb2312>", "gb18030"),
        (b'<meta charset="macintosh">', "macintosh"),
        (b"<meta charset='rot13'>", None),
        (b"<!-- <meta charset='koi8-r'> --><meta charset='windows-1251'>", "cp1251"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><html>', "cp1252"),
        (b"<metadata charset='koi8-r'>", None),
    ],
)
def test_what_a_page_declares(head: bytes, label: str | None) -> None:
    assert declared_charset(head) == label


@pytest.mark.parametrize("codec", ["undefined", "rot13", "hex", "idna", "uu", "bz2", "iso-8859-1", "no-such"])
def test_a_page_that_declares_anything_is_read(codec: str) -> None:
    page = f"<html><head><meta charset={codec}></head><body><h1>Bridge</h1><p>{WORDS}</p></body></html>"
    assert WORDS in Article.from_bytes(page.encode("cp1252"), name="page.html").text
    assert WORDS in Article.from_bytes(page.encode("cp1252"), name="page.html", charset=codec).text


@pytest.mark.parametrize(
    ("words", "label"),
    [("东方日报 said “no” today", "gb2312"), ("東京 said no", "iso-2022-jp"), ("Said é no", "utf-16")],
)
def test_other_alphabets(words: str, label: str) -> None:
    data = words.encode("utf-16-le" if label == "utf-16" else label.replace("gb2312", "gbk"))
    assert decode(data, charset=label)[0] == words


@pytest.mark.parametrize(
    "words",
    [
        WORDS,
        "Roe’s aide said “the bridge” won’t reopen",
        "They’re closed — for now, he said",
        "“No,” she said. “It’s over.”",
        "The café’s owner, José, wouldn’t say",
    ],
)
def test_mac_roman_is_told_by_its_marks(words: str) -> None:
    text, notes = decode(words.encode("mac-roman"))
    assert text == words
    assert "mac-roman" in notes[0].message


@pytest.mark.parametrize(
    "words",
    [
        WORDS,
        "Il a dit « À bientôt » à Évry, près d’Ô",
        "MÜLLER, GARCÍA and SÃO PAULO",
        "Ó Briain said Óscar and Ñandú had left; Ò is a letter",
        "It’s the Ó’s and the Ô’s",
        "Zoë and Noël said “yes”",
    ],
)
def test_windows_1252_is_not_taken_for_mac_roman(words: str) -> None:
    assert decode(words.encode("cp1252"))[0] == words


@pytest.mark.parametrize("first", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "words",
    ["Roe’s aide said no", WORDS, "“No,” he said — twice", "São José dos Campos", "It cost £5 and é1 °C"],
)
def test_utf8_that_was_read_twice_is_mended_and_told(words: str, first: str) -> None:
    misread = "".join(
        bytes([byte]).decode(first)
        if first == "latin-1" or byte not in b"\x81\x8d\x8f\x90\x9d"
        else chr(byte)
        for byte in words.encode()
    )
    text, notes = decode(misread.encode())
    assert text == words
    assert [note.code for note in notes] == ["encoded_twice"]


def test_an_article_about_misread_text_keeps_it_and_says_so() -> None:
    words = "The page’s “apostrophes” became â€™ in the paper’s archive, the editor’s letter said."
    text, notes = decode(words.encode())
    assert text == words
    assert notes[0].code == "encoded_twice"


@pytest.mark.parametrize(
    "words",
    ["L’été à Orléans", "São Paulo “x”", "À la mode, Â", "Łódź — ÂŁ", "ÇA VÃ™ À", "東京 €5 ½", "don’t"],
)
def test_text_that_is_right_is_left_alone(words: str) -> None:
    assert decode(words.encode()) == (words, ())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("It’s “so” – ".encode() + b"it won\x92t be", "It’s “so” – it won’t be"),
        ("It’s “so”".encode() + b"\xe2\x80", "It’s “so”\ufffd"),
        ("It’s ".encode() + b"\xe2\x80 cut", "It’s \ufffd cut"),
    ],
)
def test_a_few_broken_bytes_do_not_spoil_the_others(data: bytes, text: str) -> None:
    assert decode(data)[0] == text
    assert decode(data)[1][0].code == "decoded_as"
