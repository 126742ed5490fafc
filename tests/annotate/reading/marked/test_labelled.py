"""Heads of labelled lines, link numbers and archives are known for what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.reading.text.readable import readable

BODY = "Ships left the port on Friday, Anna Smith said.\n\nTwo stayed.\n"


def read(text: str, name: str = "a.txt") -> tuple[Article, list[str]]:
    article = Article.from_bytes(text.encode(), name=name)
    found = readable(article.text, article.sections, hidden=article.hidden)
    lines = (found.text if found else article.text).splitlines()
    return article, [line.strip() for line in lines if line.strip()]


@pytest.mark.parametrize("name", ["a.txt", "-", "a.asc"])
@pytest.mark.parametrize(
    "head",
    [
        "Feed: The Port\nTitle: Port opens\nAuthor: Ann Roe\nDate: Sun, 08 Jun 2025 10:00:00 +0000\n"
        "Link: https://x.org/p\n \n",
        "From: ann@x.org\nSubject: Port opens\nDate: Sun, 8 Jun 2025 10:00:00 +0000\nLink: https://x.org/p\n\n",
        "---\ntitle: Port opens\nauthor: Ann Roe\nurl: https://x.org/p\nhostname: x.org\n"
        "date: 2025-06-08\n---\n",
        "---\ntitle: Port opens\nurl: 'https://x.org/p'\ndate: June 8, 2025\ntags: [a, b]\n---\n\n",
        "Title: Port opens\nDate: 8 June 2025\nURL: https://x.org/p\n\n",
        "URL: https://x.org/p\nHeadline: Port opens\nPublished: 2025-06-08T10:00:00Z\nByline: Ann Roe\n\n",
        "title: Port\n  opens\nsource: https://x.org/p\npublished: 08.06.2025\n\n",
        "Title:  Port opens\r\nLink: https://x.org/p\r\nDate: 2025-06-08\r\n\r\n",
        "\nFeed: P\nTitle: Port opens\nLink: https://x.org/p\nDate: Sun, 08 Jun 2025\n"
        "Podcast Download URL: http://y (x)\n\n",
    ],
)
def test_labelled_heads(head: str, name: str) -> None:
    article, lines = read(head + BODY, name)
    assert (article.title, article.published.value, article.url) == (
        "Port opens",
        "2025-06-08",
        "https://x.org/p",
    )
    assert article.text == head + BODY
    assert lines == BODY.strip().split("\n\n")
    assert article.sections[0].kind == "boilerplate"


@pytest.mark.parametrize(
    "text",
    [
        "ROE: Welcome back.\nLUND: It has been shut for a year.\n\nMore.",
        "Note: the port is shut.\n\nShips left.",
        "Title: a short history of one\n\nShips left.",
        "Source: the mayor.\nPolice said: nothing.\nShips left at 10: none stayed.\n\nMore.",
        "Q: Who left?\nA: Ships.\n\nMore.",
        "Date: nobody knows.\n\nShips left.",
        "From: here to there is a mile, he said.\nThe ships left.\n\nMore.",
        "Winner: Ann Roe\nSecond: Bo Dahl\nThird: Cy Moe\n\nThe race was long.",
    ],
)
def test_other_labels_are_text(text: str) -> None:
    article, _ = read(text)
    assert not article.hidden
    assert all(section.kind != "boilerplate" for section in article.sections)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Anna Smith[1], the engineer, left.\n", ["Anna Smith, the engineer, left."]),
        ("[3]Anna Smith left.[4]\n", ["Anna Smith left."]),
        ("It lasts 40 days.[1] It was old.\n", ["It lasts 40 days. It was old."]),
        (
            "Anna[1] left.\n[image 2]\n\nLinks: \n[1]: https://x.org/a (link)\n[2]: http://x.org (image)\n",
            ["Anna left."],
        ),
        ("[1]Anna left.\n\nReferences\n\n   1. https://x.org/a\n   2. file:///b\n", ["Anna left."]),
        ("[image 1 (link #2)][2]\nAnna left.\n", ["Anna left."]),
        ("[IMAGE] Anna left.\n", ["Anna left."]),
    ],
)
def test_marks_of_text_browsers(text: str, lines: list[str]) -> None:
    assert read(text)[1] == lines


@pytest.mark.parametrize(
    "text",
    [
        "“She [the mayor] left,” he said.",
        "It rose [see note] by 3 [sic] percent.",
        "Items [1] and [2] were sold.",
    ],
)
def test_other_brackets_are_words(text: str) -> None:
    assert read(text)[1] == [text]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("FOR IMMEDIATE RELEASE 8 June 2025", "2025-06-08"),
        ("FOR IMMEDIATE RELEASE: June 8, 2025", "2025-06-08"),
        ("For Immediate Release - Sunday, June 8, 2025", "2025-06-08"),
        ("EMBARGOED UNTIL 00:01 BST 8 June 2025", "2025-06-08"),
        ("Press Release | 08.06.2025", "2025-06-08"),
        ("FOR IMMEDIATE RELEASE", None),
    ],
)
def test_the_line_of_a_release_dates_it_and_is_no_title(line: str, date: str | None) -> None:
    article = Article.from_bytes(f"{line}\n\nPort Opens Again\n\n{BODY}".encode(), name="a.txt")
    assert article.title == "Port Opens Again"
    assert article.published.value == date
    assert article.published.source == ("dateline" if date else "unknown")


ARCHIVED = (
    "1 of 2 DOCUMENTS\n\nCopyright 2025 The Port\n\nThe Port\n\nJune 8, 2025 Sunday\n\n"
    "SECTION: NEWS; Pg. 3\n\n"
    "LENGTH: 84 words\n\nHEADLINE: Port opens\n\nBYLINE: Ann Roe\n\nBODY:\n\n{}\n\nLOAD-DATE: June 9, 2025\n"
)


def test_an_article_of_an_archive() -> None:
    article, lines = read(ARCHIVED.format(BODY))
    assert article.title == "Port opens"
    assert article.published.value == "2025-06-08"
    assert [line for line in lines if len(line) > 20] == ["Ships left the port on Friday, Anna Smith said."]
    assert not article.diagnostics


def test_of_several_articles_of_an_archive_the_first_is_read_and_the_others_are_told() -> None:
    second = ARCHIVED.replace("1 of 2", "2 of 2").replace("84", "30").replace("Port opens", "Other")
    article, lines = read(
        ARCHIVED.format(BODY) + "\n" + second.format("The other one sank on Friday, Bo Dahl said.")
    )
    assert article.title == "Port opens"
    assert [note.code for note in article.diagnostics] == ["several_articles"]
    assert not any("Bo Dahl" in line or "LENGTH" in line or "SECTION" in line for line in lines)


LINES = [
    "Title: x", "Date: 8 June 2025", "SECTION: NEWS", "LENGTH: 84 words", "HEADLINE: a b", "---", "+++",
    "", " ",
    "The mayor said so.", "[1]Ann", "[image 2]", "Links:", "[1]: https://x.y",
    "FOR IMMEDIATE RELEASE 8 June 2025",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14), st.sampled_from(["\n", "\r\n"]))
def test_any_lines_are_marked_without_overlap(chosen: list[str], line_end: str) -> None:
    text = line_end.join(chosen)
    if not text.strip():
        return
    article = Article.from_bytes(text.encode(), name="a.txt")
    for places in (article.hidden, [(section.start, section.end) for section in article.sections]):
        position = 0
        for start, end in places:
            assert position <= start < end <= len(text)
            position = end


MAIL = (
    "Return-Path: <ann@x.org>\r\nFrom: Ann <ann@x.org>\r\nTo: desk@x.org\r\n"
    "Subject: =?utf-8?q?Caf=C3=A9?= opens\r\nDate: Sun, 8 Jun 2025 23:00:00 -0700\r\n"
    "MIME-Version: 1.0\r\nContent-Type: {}\r\n"
    "Content-Transfer-Encoding: {}\r\n\r\n{}"
)


@pytest.mark.parametrize("name", ["m.eml", "-"])
@pytest.mark.parametrize(
    ("kind", "transfer", "content"),
    [
        (
            "text/plain; charset=windows-1252",
            "quoted-printable",
            "=93We left=94, she said on =\r\nFriday.\r\n",
        ),
        ("text/plain; charset=iso-8859-1", "quoted-printable", "=93We left=94, she said on Friday.\r\n"),
        ("text/plain; charset=utf-8", "base64", "4oCcV2UgbGVmdOKAnSwgc2hlIHNhaWQgb24gRnJpZGF5Lg==\r\n"),
        (
            "text/html; charset=utf-8",
            "8bit",
            "<html><body><p>“We left”, she said on Friday.</p></body></html>",
        ),
        (
            'multipart/alternative; boundary="b"',
            "8bit",
            "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>No</p>\r\n--b\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n\r\n“We left”, she said on Friday.\r\n--b--\r\n",
        ),
        ("text/plain; charset=rot13", "quoted-printable", "=93We left=94, she said on Friday.\r\n"),
    ],
)
def test_a_message_is_decoded(name: str, kind: str, transfer: str, content: str) -> None:
    article = Article.from_bytes(MAIL.format(kind, transfer, content).encode(), name=name)
    assert "“We left”, she said on Friday." in article.text
    assert article.title == "Café opens"
    assert article.published.value == "2025-06-08"
    assert "Return-Path" not in article.text


@pytest.mark.parametrize(
    ("head", "author", "publisher"),
    [
        (
            "Feed: The Quay\nTitle: Port opens\nAuthor: Ann Roe\nDate: Sun, 08 Jun 2025\n\n",
            "Ann Roe",
            "The Quay",
        ),
        ("Title: Port opens\nByline: Ann Roe and Bo Lind\nDate: 2025-06-08\n\n", "Ann Roe and Bo Lind", None),
        ("Publication: The Quay\nFeed: Quay, all\nTitle: Port opens\n\n", None, "The Quay"),
        ("Title: Port opens\nDate: 2025-06-08\nPublisher: The Quay\n\n", None, "The Quay"),
        ("Title: Port opens\nDate: 2025-06-08\nSource: The Quay\n\n", None, "The Quay"),
        ("Title: Port opens\nDate: 2025-06-08\nSource: https://quay.press/a\n\n", None, None),
        ("---\ntitle: Port opens\nauthor: Ann Roe\nsitename: The Quay\n---\n", "Ann Roe", "The Quay"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_who_wrote_and_published_it(head: str, author: str | None, publisher: str | None, name: str) -> None:
    if name == "a.md" and not head.startswith("---"):
        return
    article, lines = read(head + BODY, name)
    assert (article.title, article.author, article.publisher) == ("Port opens", author, publisher)
    assert not any("Ann Roe" in line or "Quay" in line for line in lines)


@pytest.mark.parametrize(
    ("day", "note"),
    [
        ("31 February 2025", "“31 February 2025” over the article is no day; none was taken from there."),
        ("28 February 2025", None),
        ("unknown", None),
    ],
)
def test_a_day_that_is_none_is_told(day: str, note: str | None) -> None:
    article, _ = read(f"Title: Port opens\nDate: {day}\n\n{BODY}", "a.txt")
    assert [each.message for each in article.diagnostics] == ([note] if note else [])


@pytest.mark.parametrize(
    ("line", "is_head"),
    [
        ("By [3]Ann Roe", True),
        ("By Ann Roe[3] and Bo Lind[4]", True),
        ("   Published [12]8 June 2025", True),
        ("[3]Ann Roe said on Friday that it was late.", False),
        ("By [3]noon they had left the port.", False),
    ],
)
def test_by_lines_with_the_numbers_of_links(line: str, is_head: bool) -> None:
    article, _ = read(f"Port opens\n\n{line}\n\n{BODY}\nReferences\n\n   3. https://x.org/a\n")
    kinds = {article.text[each.start : each.end]: each.kind for each in article.sections}
    assert (kinds.get(line.strip()) == "dateline") == is_head


def test_the_addresses_that_lynx_puts_into_the_text_are_hidden() -> None:
    _, lines = read(f"Port opens\n\n[https://x.org/a]Anna Smith said [file://localhost/b]so.\n\n{BODY}")
    assert "Anna Smith said so." in lines
    _, lines = read(f"Port opens\n\nIt is at [https://x.org/a] now.\n\n{BODY}")
    assert "It is at [https://x.org/a] now." in lines
