"""Press releases: known by their content; headline, day and embargo are read, contacts are no prose."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.reading.marked.release import is_sign, read_release

PROSE = (
    "VELDEN, June 8, 2025 — Mayor Ana Ruiz said today that the old bridge would open again on 1 July.\n\n"
    "“We have waited for a year,” said Ruiz. “Nobody will wait longer.”"
)
TITLE = "Old bridge opens again in July"


def prose_of(article: Article) -> str:
    return "\n".join(
        article.text[each.start : each.end] for each in article.sections if each.kind == "paragraph"
    )


def read(text: str) -> Article:
    return Article.from_bytes(text.encode(), name="a.txt")


@pytest.mark.parametrize(
    "sign",
    [
        "FOR IMMEDIATE RELEASE",
        "For immediate release",
        "*** FOR IMMEDIATE RELEASE ***",
        "PRESS RELEASE",
        "News Release",
        "MEDIA STATEMENT",
        "FOR RELEASE: Sunday",
        "**FOR IMMEDIATE RELEASE**",
        "PRESS RELEASE – FOR IMMEDIATE USE",
    ],
)
@pytest.mark.parametrize(
    "contact",
    [
        "Contact: Ann Roe, (555) 123-4567",
        "Media contact:\nAnn Roe\nPress officer, City of Velden\nPhone: 555-123-4567\nann.roe@velden.example",
        "Press office: +44 20 7946 0958\npress@velden.example",
        "Contact:\nAnn Roe, 020 7946 0958",
        "MEDIA ENQUIRIES\nAnn Roe\nann.roe@velden.example\nwww.velden.example",
    ],
)
def test_contacts_over_the_headline(sign: str, contact: str) -> None:
    article = read(f"{sign}\n\n{contact}\n\n{TITLE}\n\n{PROSE}\n\n###\n")
    assert article.title == TITLE
    assert prose_of(article) == PROSE.partition("— ")[2].replace("\n\n", "\n")


@pytest.mark.parametrize(
    "end", ["###", "# # #", "ENDS", "-ends-", "– Ends –", "-30-", "- 30 -", "####", "(ends)"]
)
@pytest.mark.parametrize(
    "after",
    [
        "Notes to editors:\n1. The bridge was built in 1931.\n2. Ann Roe can be asked for interviews.",
        "For more information, please contact Ann Roe on 020 7946 0958 or ann.roe@velden.example.",
        "About Velden\nVelden is a port.",
        "",
    ],
)
def test_what_comes_after_the_end(end: str, after: str) -> None:
    article = read(f"PRESS RELEASE\n\n{TITLE}\n\n{PROSE}\n\n{end}\n\n{after}\n")
    assert prose_of(article) == PROSE.partition("— ")[2].replace("\n\n", "\n")


def test_a_contact_without_a_mark_of_the_end() -> None:
    article = read(
        f"PRESS RELEASE\n\n{TITLE}\n\n{PROSE}\n\n"
        "For further information please contact Jonas Bell on 020 7946 0958 or press@velden.example.\n"
    )
    assert "Jonas Bell" not in prose_of(article)
    assert "Nobody will wait longer" in prose_of(article)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("EMBARGOED UNTIL 00:01 BST 10 JUNE 2025", "2025-06-10"),
        ("Embargoed until Tuesday, June 10, 2025, 9 a.m. ET", "2025-06-10"),
        ("STRICTLY EMBARGOED: NOT FOR PUBLICATION BEFORE 10 June 2025", "2025-06-10"),
        ("UNDER EMBARGO UNTIL 2025-06-10 00:01", "2025-06-10"),
        ("NOT FOR RELEASE BEFORE 10 JUNE 2025", "2025-06-10"),
        ("EMBARGO: 10 June, 10.00", None),
        ("EMBARGOED UNTIL DELIVERY", None),
    ],
)
def test_an_embargo_is_kept_as_what_it_is(line: str, day: str | None) -> None:
    article = read(
        f"{line}\n\nPRESS RELEASE\n\n{TITLE}\n\nThe bridge opens, the city said.\n\nIt shut in May.\n"
    )
    assert article.title == TITLE
    assert article.published.value == day
    assert [(each.code, line in each.message) for each in article.diagnostics] == [("embargo", True)]
    if day:
        assert article.published.because == (f"“{line}”",)


@pytest.mark.parametrize(
    "head",
    [
        "FOR IMMEDIATE RELEASE 8 June 2025",
        "FOR IMMEDIATE RELEASE\n8 June 2025",
        "FOR IMMEDIATE RELEASE\n\nJune 8, 2025",
        "PRESS RELEASE\nDate: 8 June 2025",
        "Sunday, 8 June 2025\n\nPRESS RELEASE",
    ],
)
def test_the_day_of_a_release(head: str) -> None:
    article = read(f"{head}\n\n{TITLE}\n\nThe bridge opens, the city said.\n\nIt shut on 3 May 2025.\n")
    assert (article.title, article.published.value) == (TITLE, "2025-06-08")
    assert article.diagnostics == ()


def test_the_name_of_an_office_is_no_headline() -> None:
    article = read(
        "The City of Velden\n12 Quay Street, Velden\nwww.velden.example\n\nNEWS RELEASE\n\n"
        f"{TITLE}\n\nThe bridge opens, the city said.\n\nIt shut in May.\n"
    )
    assert article.title == TITLE


def test_a_headline_over_the_line_stays_one() -> None:
    article = read(
        f"{TITLE}\n\nFOR IMMEDIATE RELEASE\n\nThe bridge opens, the city said.\n\nIt shut in May.\n"
    )
    assert article.title == TITLE


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\nThe city issued a press release on Monday, and said so.\n\nContact: nobody knew whom.\n",
        f"{TITLE}\n\nFor immediate release of the hostages the group asked for money.\n\nIt got none.\n",
        f"{TITLE}\n\nThe embargo on arms was lifted on 3 June 2025.\n\nENDS\n\nIt was the last one.\n",
        "Song\n\nThe end\n\n###\n\nIt goes on.\n",
    ],
)
def test_other_texts_are_no_releases(text: str) -> None:
    assert read_release(text) is None


@pytest.mark.parametrize(
    "words",
    [
        "Call the office on 020 7946 0958 if you have seen the ship, the harbour master told the town.",
        "“Contact us whenever you like,” the mayor told the people who had come on Sunday morning.",
        "“It is difficult,” said Ruiz, “but the\noffice will be built again in spring, it\nwill be better.”",
        "The reporters asked why nobody had told the\npress office of the town, or the\nmayor.",
        "About 4,000 people work at 12 plants, which cost 555 million.",
    ],
)
def test_prose_with_numbers_stays(words: str) -> None:
    assert words in prose_of(read(f"PRESS RELEASE\n\n{TITLE}\n\n{PROSE}\n\n{words}\n"))


def test_releases_in_mail_and_documents() -> None:
    text = f"FOR IMMEDIATE RELEASE\n\nContact: Ann Roe, 020 7946 0958\n\n{TITLE}\n\n{PROSE}\n\nENDS\n"
    mail = EmailMessage()
    mail["Subject"], mail["From"] = TITLE, "press@velden.example"
    mail.set_content(text)
    assert "Contact" not in prose_of(Article.from_bytes(bytes(mail), name="a.eml"))
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("PRESS RELEASE", style="Title")
    for each in (*text.strip().split("\n\n"),):
        document.add_paragraph(each)
    out = io.BytesIO()
    document.save(out)
    article = Article.from_bytes(out.getvalue(), name="a.docx")
    assert article.title == TITLE
    assert "Contact" not in prose_of(article)
    assert "Nobody will wait longer" in prose_of(article)


@given(st.text(alphabet="Ab1 \n#-@.:+()é", max_size=300))
def test_marks_are_in_order_and_whole_lines(text: str) -> None:
    text = f"PRESS RELEASE\n{text}"
    release = read_release(text)
    assert release is not None
    position = 0
    for section in release.marked:
        assert position <= section.start < section.end <= len(text)
        words = text[section.start : section.end]
        assert words == words.strip()
        assert "\n" not in words
        position = section.end


@pytest.mark.parametrize(
    "words",
    [
        "PRESS RELEASE",
        "Press release",
        "Press release: 8 June 2025",
        "Press Release | City of Velden",
        "PRESS RELEASE City of Velden",
        "Press Release from the City of Velden",
        "Press release no. 12",
        "News release 12/2025",
        "For release on Sunday, 8 June",
        "FOR IMMEDIATE RELEASE CITY OF VELDEN",
        "Embargo",
        "Embargoed to 10 June",
        "Embargoed for release at noon",
        "Under embargo till Monday",
        "Embargo date: 10 June",
        "EMBARGOED COPY",
    ],
)
def test_signs(words: str) -> None:
    assert is_sign(words)


@pytest.mark.parametrize(
    "headline",
    [
        "The city issued a press release",
        "Embargo on oil takes effect",
        "Embargo fears hit the price of oil",
        "Embargoed arms found in Velden, city says",
        "Under embargo, Velden bakes its own bread",
        "Press release reveals secret plan for bridge",
        "News release schedule upsets investors",
        "Media statement by lawyers draws ire",
        "For release of hostages, group demands money",
        "For immediate release of prisoners, thousands march",
    ],
)
def test_headlines_with_such_words_stay(headline: str) -> None:
    assert not is_sign(headline)
    article = read(f"{headline}\n\n{PROSE}\n")
    assert (article.title, article.diagnostics) == (headline, ())


AROUND = (
    "FOR IMMEDIATE RELEASE\n\n{}\n\nThe council opened the bridge on Monday, the mayor said, and she thanked "
    "everybody who had helped to build it.\n\n{}\n\nShips left on Tuesday, when it was opened again.\n"
)


def hidden(text: str) -> list[str]:
    release = read_release(text)
    assert release is not None
    return [text[start:end] for start, end in release.hidden]


@pytest.mark.parametrize(
    "line",
    [
        "Contact lenses recalled",
        "Contact Lenses Recalled After Injuries",
        "Contact tracing app launched",
        "Contact sports banned in schools",
        "Contact lost with ferry off Quay",
        "Inquiry into bridge collapse opens",
        "Inquiries begin into ferry fire",
        "Public inquiry into hospital deaths to open",
        "Public Inquiry Finds Council Failed",
        "Media inquiry clears minister",
        "Press office closes after row",
        "Press Office Staff Walk Out",
        "Press relations with palace sour",
        "More details of ferry fire emerge",
        "More information on the fire released by council",
        "Further details expected on Monday",
        "News requests surge after storm",
        "General enquiries rise by half",
        "Additional information sought on missing girl",
        "Anyone with information should call police",
        "Anyone with information should call police on 0800 555 111.",
        "Anyone with information is asked to call 555-123-4567",
        "Residents can call 020 7946 0000 to report flooding.",
        "Contact the police on 020 7946 0000 if you saw the car.",
        "Witnesses should email quay@police.example or call 101.",
        "The council opened a helpline on 0800 555 1111 for families.",
        "Customers should return the lenses or call 0800 555 1111 for a refund.",
        "The mayor wrote to ann.roe@quay.example on Monday morning.",
        "He said the number 020 7946 0000 had been cut off.",
        "Call centre opens in Velden",
        "Phone lines down after storm",
        "Cell towers damaged in storm",
        "Ends justify means, says judge",
        "Immediate release of prisoners demanded",
        "Interview requests from papers ignored",
    ],
)
def test_headlines_and_sentences_are_no_contacts(line: str) -> None:
    assert line not in hidden(AROUND.format(line, "It cost two million."))
    assert line not in hidden(AROUND.format("Bridge opens again", line))
    assert line not in hidden(AROUND.format(f"{line}\nMaker takes them back", "It cost two million."))


@pytest.mark.parametrize(
    "line",
    [
        "Contact:",
        "Contact us",
        "Contact details",
        "Contact: Ann Roe",
        "Contact: Ann Roe, 020 7946 0000",
        "Contact Ann Roe on 020 7946 0000",
        "Contacts",
        "Media contact",
        "Media Contact: Ann Roe",
        "Media contact Ann Roe",
        "Media Contacts:",
        "Press office",
        "Press office: 020 7946 0000",
        "Press Office, Quay Council",
        "Media relations",
        "Media enquiries",
        "Media enquiries to the press office",
        "Press enquiries: press@quay.example",
        "For more information, contact the press office",
        "For more information visit www.quay.example",
        "For further details call 020 7946 0000.",
        "For press enquiries, please call 020 7946 0000.",
        "For media inquiries contact Ann Roe",
        "More information: www.quay.example",
        "More information",
        "Further information, please contact Ann Roe",
        "Interview requests: Ann Roe, +44 20 7946 0000",
        "Enquiries: 020 7946 0000",
        "Inquiries:",
        "Tel. 020 7946 0000.",
        "Email: press@quay.example",
        "Web: www.quay.example",
        "Ann Roe, press officer, 020 7946 0000",
        "Notes to editors:",
        "press@quay.example",
        "+44 20 7946 0000",
    ],
)
def test_lines_that_say_whom_to_ask_are_no_prose(line: str) -> None:
    assert line in hidden(AROUND.format("Bridge opens again", line))
