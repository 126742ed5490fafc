"""Mailboxes: each message is an article, and one that cannot be read costs no other."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from annotate.article import Article
from annotate.corpus import divided, find_inputs, names_of, read_article, unread_articles
from annotate.errors import ArticleError
from annotate.parts import parts_of
from annotate.reading.sources import mail


def message(subject: str, text: str, **kind: Any) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ann Roe <ann@courier.example>"
    made["To"] = "desk@courier.example"
    made["Subject"] = subject
    made["Date"] = "Sun, 08 Jun 2025 10:00:00 +0000"
    made["Message-ID"] = f"<{len(subject)}@courier.example>"
    made.set_content(text, **kind)
    return made


def box(path: Path, *messages: EmailMessage) -> Path:
    made = mailbox.mbox(str(path))
    for each in messages:
        made.add(each)
    made.close()
    return path


def picture(subject: str) -> EmailMessage:
    made = message(subject, "")
    made.clear_content()
    made.set_content(b"\x89PNG", maintype="image", subtype="png")
    return made


def test_each_message_is_an_article(tmp_path: Path) -> None:
    path = box(
        tmp_path / "press.mbox",
        message("Port closes", "The port closes.\n\nFrom Monday on, ships wait.\n"),
        message(
            "Caf\u00e9 \u201cMar\u201d opens",
            "The caf\u00e9 opens.\n",
            charset="iso-8859-1",
            cte="quoted-printable",
        ),
    )
    first, second = Article.all_from_bytes(path.read_bytes(), name=str(path))
    assert (first.id, first.title, first.author) == ("press-1", "Port closes", "Ann Roe")
    assert first.published.value == "2025-06-08"
    assert first.text.strip() == "The port closes.\n\nFrom Monday on, ships wait."
    assert (second.id, second.title) == ("press-2", "Caf\u00e9 \u201cMar\u201d opens")
    assert second.text.strip() == "The caf\u00e9 opens."


def test_the_reader_opens_the_first_and_tells_of_others(tmp_path: Path) -> None:
    path = box(tmp_path / "inbox", message("One", "It is one.\n"), message("Other", "It is two.\n"))
    article = Article.from_path(path)
    assert article.title == "One"
    assert "several_articles" in [each.code for each in article.diagnostics]


def test_a_message_without_text_costs_no_other(tmp_path: Path) -> None:
    path = box(
        tmp_path / "a.mbox", message("One", "It is one.\n"), picture("No"), message("Two", "It is two.\n")
    )
    told: list[str] = []
    titles: list[str | None] = []
    inputs = divided(find_inputs([str(path)]))
    for each in unread_articles(inputs, on_error=lambda *_: None, on_read=lambda _: None):
        try:
            titles.append(each.read().title)
        except ArticleError as error:
            told.append(f"{each.name}: {error}")
    assert titles == ["One", "Two"]
    assert told == [f"{path}#2: is a mail without text"]


def test_a_mailbox_without_any_text_is_refused(tmp_path: Path) -> None:
    path = box(tmp_path / "a.mbox", picture("No"), picture("None"))
    with pytest.raises(ArticleError, match="mail without text"):
        Article.all_from_bytes(path.read_bytes(), name=str(path))
    with pytest.raises(ArticleError, match="mail without text"):
        Article.from_path(path)


@pytest.mark.parametrize(
    ("parameters", "sent", "read"),
    [
        ("; format=flowed", "The port \ncloses.\n\nShips wait.\n", "The port closes.\n\nShips wait."),
        ("; format=flowed; delsp=yes", "The po \nrt closes.\n", "The port closes."),
        ("; format=flowed", "> It \n> closes. \nShe said so.\n", "> It closes. \nShe said so."),
        ("; format=flowed", "It ends. \n-- \nAnn\n", "It ends. \n-- \nAnn"),
        ("; format=flowed", " From here \non.\n", "From here on."),
        ("", "The port \ncloses.\n", "The port \ncloses."),
    ],
)
def test_lines_that_flow_are_one_paragraph(parameters: str, sent: str, read: str) -> None:
    head = f"From: ann@courier.example\nSubject: Port\nContent-Type: text/plain{parameters}\n\n"
    article = Article.from_bytes((head + sent).encode(), name="a.eml")
    assert article.text.strip() == read
    assert article.author == "ann@courier.example"


def test_too_many_messages_are_refused_in_one_sentence() -> None:
    one = b"From a@x.org Sun Jun  8 10:00:00 2025\nSubject: a\n\nIt is.\n\n"
    with pytest.raises(ArticleError, match="mailbox of 10,001 messages") as error:
        Article.all_from_bytes(one * 10_001, name="a.mbox")
    assert "\n" not in str(error.value)


def test_a_long_text_is_not_read_to_the_end_to_tell_that_it_is_one_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The port closes, the mayor said.\n\n" * 5_000)

    def refuse(stream: object) -> bytes:
        raise AssertionError(stream)

    monkeypatch.setattr("annotate.corpus.read_limited", refuse)
    assert [each.part for each in divided(find_inputs([str(path)]))] == [None]


def test_a_long_mailbox_is_divided(tmp_path: Path) -> None:
    long = message("One", "It is one.\n\n" * 10_000)
    path = box(tmp_path / "a.mbox", long, message("Two", "It is two.\n"))
    assert [each.part for each in divided(find_inputs([str(path)]))] == [0, 1]


def test_letters_of_several_bytes_where_the_beginning_ends_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for shift in range(3):
        path.write_text("x" * shift + "The café closes — he said.\n" * 5_000, encoding="utf-8")
        assert [each.part for each in divided(find_inputs([str(path)]))] == [None]


def test_each_message_is_read_when_it_is_wanted_as_it_is_among_all(tmp_path: Path) -> None:
    without_id = message(
        "Ferry fined", "The ferry was fined.\n\n>From Monday on it waits.\nFrom here on, too.\n"
    )
    del without_id["Message-ID"]
    folded = message("Lock", "The lock is shut.\n")
    del folded["Message-ID"]
    folded["Message-ID"] = f"<{'long' * 30}@courier.example>"
    odd = message("Odd", "The odd one.\n")
    del odd["Message-ID"]
    odd["Message-ID"] = "no id at all"
    path = box(
        tmp_path / "press.mbox",
        message("Port closes", "The port closes.\n\nFrom Monday on, ships wait.\n"),
        picture("A chart"),
        without_id,
        folded,
        odd,
        message("Gates fails", "Another of the same length of subject.\n"),
        message("Café opens", "The café opens.\n", charset="iso-8859-1", cte="quoted-printable"),
    )
    for kind, published in ((None, None), ("mail", None), (None, "2025-06-10")):
        found = parts_of(path, kind=kind, published=published)
        whole = Article.parts_from_bytes(path.read_bytes(), name=str(path), kind=kind, published=published)
        assert len(found.names) == len(whole) == 7
        for place, each in enumerate(whole):
            if isinstance(each, ArticleError):
                with pytest.raises(ArticleError, match="without text"):
                    found.read(place)
            else:
                assert found.read(place) == each
                assert found.find(each.part or "") == each
                assert found.find(str(place + 1)) == each
    assert len(set(found.names)) == 7


def test_a_mailbox_is_not_read_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = box(tmp_path / "press.mbox", *(message("x" * number, "Text.\n") for number in range(1, 40)))

    def never(*_: object, **__: object) -> bytes:
        raise AssertionError("all of it was read")

    monkeypatch.setattr("annotate.parts.bytes_of", never)
    monkeypatch.setattr("annotate.corpus.read_limited", never)
    names = names_of(str(path))
    assert len(names) == 39
    assert read_article(names[7]).title == "x" * 8
    assert read_article(f"{path}#39").id == "press-39"
    with pytest.raises(ArticleError, match="no article 40 any more"):
        read_article(f"{path}#40")


def test_a_mailbox_that_has_changed_is_looked_through_again(tmp_path: Path) -> None:
    path = box(tmp_path / "press.mbox", message("One", "First.\n"), message("Three", "Second.\n"))
    name = parts_of(path).names[1]
    path.unlink()
    box(path, message("Three", "Second.\n"), message("One", "First.\n"), message("Seventh", "Third.\n"))
    assert parts_of(path).find(name or "").text == "Second.\n"
    assert len(parts_of(path).names) == 3


@pytest.mark.parametrize(
    ("field", "called"),
    [
        ("Message-ID: <a.b@c.example>", "a.b@c.example"),
        ("message-id:<x@y.example>", "x@y.example"),
        ("Message-ID:\n <folded@y.example>", "folded@y.example"),
        ("Message-ID : <no-field@y.example>", None),
        ("X-Message-ID: <other@y.example>", None),
        ("Subject: a\n Message-ID: <inner@y.example>", None),
        ("Message-ID: none", "none"),
        ("Message-ID:", None),
    ],
)
def test_what_a_message_calls_itself_is_told_by_its_head(field: str, called: str | None) -> None:
    part = f"From a@b Mon Jun  9 10:00:00 2025\nFrom: a@b.example\n{field}\n\nMessage-ID: <body@y.example>\n"
    assert mail.id_in(part.encode()) == called
