"""Title, dateline, paragraphs and boilerplate, on the exact text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.reading.text.head import is_head_line, is_title
from annotate.reading.text.sections import find_sections, is_boilerplate, title_in

MARK = re.compile(r"<(\w)>(.*?)</\1>", re.DOTALL)
KIND = {"t": "title", "d": "dateline", "p": "paragraph", "b": "boilerplate"}


def check(marked: str, title: str | None = None) -> None:
    """Sections marked inline: ``<t>title</t> <d>dateline</d> <p>paragraph</p> <b>boilerplate</b>``."""
    text, expected, position = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[position : found.start()]
        expected.append((KIND[found.group(1)], found.group(2)))
        text += found.group(2)
        position = found.end()
    text += marked[position:]
    found_sections = find_sections(text, title=title)
    assert [(section.kind, text[section.start : section.end]) for section in found_sections] == expected


@pytest.mark.parametrize(
    "marked",
    [
        '<b>Press "Enter" to skip to content</b>\n\n<t>Port opens again</t>\n\n<p>Ships left.</p>\n',
        "<t>Port opens again</t>\r\n\r\n<p>Ships left on Monday.</p>\r\n<p>Two stayed.</p>\r\n",
        "<t>Will the port open?</t>\n<p>Nobody knows.</p>\n<p>Ships wait.</p>",
        "<t>Mayor Says the Port Will Open Again in Spring.</t>\n\n<p>Ships left.</p>",
        "<p>Mayor Ann Roe said the port will open.</p>\n\n<p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>By Ann Roe</d>\n\n<p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>By Ann Roe and Jan van der Berg, Staff Writers</d>\n\n<p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>By Rohit Verma in New Delhi</d>\n\n<p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>By Ama Osei in Accra and Kofi Boateng, Tema</d>\n\n<p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>Sara Lindqvist, transport reporter</d>\n\n<p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>Mei Tan | Correspondent in Hanoi</d>\n\n<p>Ships left.</p>",
        # A name with a paper.
        "<t>Port opens</t>\n\n<d>Mei Tan, Selm Bay Chronicle</d>\n\n<p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>Mei Tan | Reuters</d>\n\n<p>Ships left.</p>",
        "<t>Mayor sacks editor</t>\n\n<p>Ships left.</p>\n\n<p>Two stayed.</p>",
        "<t>Lima Jails Journalist</t>\n\n<p>Ships left.</p>\n\n<p>Two stayed.</p>",
        "<p>Sara Lind, a sports reporter, left.</p>\n\n<p>By Monday in Oslo, ships left.</p>",
        "<t>Port opens</t>\n<d>BY ANN ROE | June 8, 2025</d>\n<p>Ships left.</p>",
        "<t>Port opens</t>\n<d>Published June 8, 2025 at 10:30 a.m.</d>\n<p>Ships left.</p>",
        "<t>Port opens</t>\n<d>Sunday, 8 June 2025</d>\n<p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>KYIV, Ukraine (AP) —</d> <p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>LONDON, June 3 (Reuters) -</d> <p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>WASHINGTON —</d> <p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>New Delhi, Nov 26 (PTI)</d> <p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>Manila, November 21, 2026:</d> <p>Ships left.</p>",
        "<t>Port opens</t>\n\n<p>Lee, June 8 (when she left) said no.</p>",
        "<t>Port opens</t>\n\n<d>ST. PETERSBURG, Russia, 3 June 2024 (TASS) –</d> <p>Ships left.</p>",
        "<t>Port opens</t>\n\n<d>PARIS/BERLIN (Reuters) --</d> <p>Ships left.</p>",
        "<d>ROME (AP) —</d> <p>Ships left.</p>\n\n<p>More will.</p>",
        "<d>ROME (AP) _</d> <p>Ships left.</p>\n\n<p>More will.</p>",
        "<d>OSLO and ST. LOUIS, Jul 26 2022 (IPS) -</d> <p>Ships left.</p>",
        "<d>Nairobi, Kenya, 8 June (Agency) –</d> <p>Ships left.</p>",
        "<d>Cape Town -</d> <p>Police said on Monday that two men had left the port.</p>",
        "<d>San José –</d> <p>“Nobody was here when the two ships left,” he said.</p>",
        "<d>Zihuatanejo, Guerrero-</d> <p>The mayor said on Monday that nobody was hurt.</p>",
        "<p>Opinion - Nobody was here on Monday when the two ships left the port.</p>",
        "<p>Ann Roe - Ann Roe was here on Monday when the two ships left.</p>",
        "<p>Kenya - A port without ships</p>",
        "<p>French-Algerian talks went on for two days in the port of Oran.</p>",
        "<p>Nairobi is calm — for now, said the mayor.</p>",
        "<p>On Sunday, June 8 — the day of the vote — ships left.</p>",
        "<p>Ships left on Monday.</p>\n\n<p>Two stayed.</p>",
        "<p>Ships left</p>",
        "<t>Ships left — all of them</t>\n<p>And more.</p>",
        "<t>Port opens</t>\n\n<d>USA—</d><p>that is the name.</p>",
        "<t>Port opens</t>\n\n<p>Ships left.</p>\n\n<b>Read more: The story</b>\n\n<p>Two stayed.</p>",
        "<t>Port opens</t>\n\n<p>Ships left.</p>\n\n<b>* * *</b>\n\n<p>By Ann Roe</p>",
        "\n\n  <t>Port opens</t>  \n \t \n<p>Ships left.</p>\u2028<p>Two stayed.</p>\x85<p>One came.</p>\n\n",
    ],
)
def test_sections(marked: str) -> None:
    check(marked)


def test_a_by_line_may_stand_under_what_leads_in() -> None:
    text = (
        "The bridge that fell\n\nAnn Hale is gone. Her builder stays\n\nBy Bo Roe in Selm\n\nIt took a day."
    )
    kinds = [section.kind for section in find_sections(text)]
    assert kinds == ["title", "paragraph", "dateline", "paragraph"]
    assert [s.kind for s in find_sections(text.replace("By Bo", "EXCLUSIVE by Bo"))] == kinds
    assert [s.kind for s in find_sections(text.replace("By Bo", "Sold by Bo"))][2] == "paragraph"
    named = text.replace("By Bo Roe in Selm", "Bo Roe\nScience correspondent")
    assert [s.kind for s in find_sections(named)] == [
        "title",
        "paragraph",
        "dateline",
        "dateline",
        "paragraph",
    ]


def test_lines_of_one_width_are_one_paragraph() -> None:
    check(
        "<t>Port opens</t>\n\n"
        "<p>Ships that had been waiting for more than three weeks left the\n"
        "port on Monday, the harbour master said, while two of them were\n"
        "held back.</p>\n\n<p>Nobody was hurt.</p>"
    )


def test_lines_that_end_their_sentences_are_paragraphs() -> None:
    check(
        "<p>Ships that had been waiting for more than three weeks left the port.</p>\n"
        "<p>It was Monday when the harbour master said that they could go.</p>\n"
        "<p>Two of them were held back.</p>"
    )


def test_a_known_title_is_the_title_only_where_it_stands() -> None:
    check("<t>The Port  Opens</t>\n\n<p>Ships left.</p>", title="The port opens")
    check("<p>Another headline</p>\n\n<p>Ships left.</p>", title="The port opens")


def test_title_words() -> None:
    text = "The port\u00a0 opens\n\nShips left."
    assert title_in(text, find_sections(text)) == "The port opens"
    assert title_in("Ships left.", find_sections("Ships left.")) is None


@pytest.mark.parametrize(
    "line",
    [
        'Press "Enter" to skip to content',
        "Skip to main content",
        "SHARE THIS ARTICLE",
        "Share on Facebook",
        "Facebook | Twitter | Email",
        "Read more: How the port closed",
        "Read More",
        "Related: How the port closed",
        "You may also like",
        "Advertisement",
        "Story continues below advertisement",
        "We use cookies to improve your experience on our site.",
        "By continuing to use this site you agree to our terms of use and privacy policy.",
        "Accept all cookies",
        "Sign up for our daily newsletter and never miss a story.",
        "Get the day's top stories delivered to your inbox every morning.",
        "Subscribe to our newsletter",
        "© 2025 The Daily Port. All rights reserved.",
        "Copyright 2025 The Daily Port",
        "All rights reserved.",
        "Photo: Ann Roe",
        "Photo by Ann Roe / Agency",
        "3 min read",
        "12 comments",
        "Leave a comment",
        "Tags: port, ships",
        "Privacy policy | Terms of use",
        "Continue reading",
        "Home News",
        "[1]Home [2]News [3]Sport",
        "Home | World | Sport | Business",
        "* Home",
        "[12] Sport",
        "News",
        "(Reporting by Ann Roe in Kyiv; Editing by Jan Berg)",
        "Reporting by Ann Roe; Editing by Jan Berg",
        "Reporting by Ann Roe",
        "Additional reporting by Ann Roe and Jan van Berg.",
        "(Writing by Ann Roe, editing by Jan Berg)",
        "Editing by Ann Roe",
        "(Reporting by Ann Roe, Jan Berg and Lee Poe in New York, additional reporting by Kim Oe)",
        "Reporting by Ann Roe Editing by Jan Berg",
        "(Reporting and writing by Ann Roe)",
        "Reporting by Maria del Carmen O'Neill and J.P. Díaz; Editing by Li Wei.",
        "Edited by: Ann Roe",
        "(Translated by Jan Berg.)",
        "With reporting by Ann Roe and Jan Berg",
        "Ann Roe in Kyiv contributed to this report.",
        "The Daily Port contributed reporting from Odesa.",
        "Contact: press@port.example, +44 20 5550 1234",
        "Media contact: Ann Roe",
        "Press enquiries: 020 5550 1234",
        "Email us at news@port.example",
        "For more information, visit our website.",
        "To contact the reporter on this story: Ann Roe in London at ann@port.example",
        "Have a tip? Write to us.",
        "Got a question?",
        "With files from J. Roe and the Daily Port",
        "IMMEDIATE RELEASE",
        "-----",
        "* * *",
        "🙂",
    ],
)
def test_boilerplate(line: str) -> None:
    assert is_boilerplate(line)
    assert is_boilerplate(f"  {line.replace(' ', '  ')} ")


@pytest.mark.parametrize(
    "line",
    [
        "The court said cookies are not evidence.",
        "Read more than one book, the minister advised schools.",
        "Shares of the company fell 12 percent on Monday.",
        "Facebook said on Monday that it would appeal.",
        "Twitter users reported outages in Europe.",
        "Copyrights on the song expired, a judge ruled.",
        "Advertising revenue rose sharply, the company said.",
        "Subscribers left in droves after the price rise.",
        "Related companies were fined as well.",
        "Comments by the minister drew anger.",
        "The newsletter was founded in 1931.",
        "Print journalists were kept out of the room, according to the union.",
        "Email traffic fell after the outage, officials said.",
        "Photographs show the bridge after the attack.",
        "Two minutes later the bridge fell.",
        "Contact with the ship was lost on Sunday.",
        "Follow-up tests were negative.",
        "Like many others, she left.",
        "Save the Children said two aid workers were missing.",
        "X marks the spot where the ship sank in 1931.",
        "Home prices rose again in May.",
        "Home Office says no",
        "World news agencies left the town",
        "[1] Sport is good for you",
        "Health and education",
        "Next week the court will decide.",
        "Previous talks failed in March.",
        "Watch groups criticised the vote.",
        "Search teams found the wreck on Sunday.",
        "This article of the constitution forbids it.",
        "Video footage shows the blast.",
        "Support for the government fell to 31 percent.",
        "Ad spending rose.",
        "Reporting by Ann Roe helped free the man.",
        "Reporting by drone changes coverage",
        "Editing by machine is cheaper",
        "Writing by candlelight, she finished the book.",
        "Editing by Hand Is Dying Out, Publishers Say",
        "Reporting by the newspaper led to the arrest",
        "Immediate release of hostages demanded",
        "Edited by two judges, the ruling runs to 90 pages.",
        "Written by Ann Roe, the play opened on Monday.",
        "With reports from the front, the mood changed.",
        "The unions contributed to this report on wages in May, she said.",
        "Media contacts with the rebels were cut on Monday.",
        "Contact: the two ships touched at noon, the captain said.",
        "Enquiries: 40 were answered in May.",
        "For more information, police looked at his phone.",
        "Have a good story to tell?",
        "Got a story? Hale did, and he told it to the court in 2019.",
        "Three scientists of Selm University contributed to the report.",
        "With files from Ann Roe. Police said that the man had died.",
    ],
)
def test_not_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Roe",
        "By The Associated Press",
        "By Ann Roe, political correspondent",
        "June 8, 2025",
        "Updated: 8 June 2025",
        "9.30pm, 8 June 2025",
        "Published: 21.30 BST, Sunday 8 June 2025",
        "Sun June 8 2025 - 21:30",
    ],
)
def test_head_lines(line: str) -> None:
    assert is_head_line(line)
    assert not is_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers: a port in decline",
        "By Land or Sea, Refugees Flee",
        "June was warm",
        "Date set for vote",
        "Published 9 or 10 years ago",
        "10.15 men to 3 June",
    ],
)
def test_not_head_lines(line: str) -> None:
    assert not is_head_line(line)
    assert is_title(line)


@given(st.text(st.one_of(st.characters(), st.sampled_from("\r\n\x85\u2028 .—A(")), max_size=200))
def test_any_text_is_divided_without_overlap(text: str) -> None:
    position = 0
    covered: set[int] = set()
    for section in find_sections(text):
        assert position <= section.start < section.end <= len(text)
        words = text[section.start : section.end]
        assert words == words.strip()
        covered.update(range(section.start, section.end))
        position = section.end
    # What is in no section is white space.
    assert all(character.isspace() for index, character in enumerate(text) if index not in covered)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 400_000,
        "line\n" * 60_000,
        "A " * 200_000 + "—",
        "By " + "Ann " * 40,
        "A. " * 100_000,
        "cookies " * 60 + "\n" + "share " * 80,
        "Reporting by " + "Ann, " * 90,
        "Reporting by Ann Roe " * 20 + "x",
        "\n" * 500_000,
        " " * 500_000 + "x",
    ],
)
def test_long_texts_take_little_time(text: str) -> None:
    start = time.process_time()
    find_sections(text)
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    ("last", "credit"),
    [
        ("The port was shut. (Reporting by Ann Roe in Kyiv; editing by Jan Berg)", "(Reporting by"),
        ("“We wait,” he said. Reporting by Ann Roe; Editing by Jan Berg", "Reporting by"),
        ("The port was shut.) Editing by Ann Roe", "Editing by"),
        ("The port was shut. With reporting by Ann Roe.", "With reporting"),
        ("The port was shut. Reporting by drone showed it.", None),
        ("He was freed. Editing by hand took a year.", None),
        ("The port was shut. Written by Ann Roe, the play opened on Monday.", None),
    ],
)
def test_who_made_it_behind_the_last_sentence_is_no_part_of_the_paragraph(
    last: str, credit: str | None
) -> None:
    text = f"Port shut\n\nThe port of Selm was shut on Monday after a storm.\n\n{last}"
    sections = find_sections(text)
    behind = [text[s.start : s.end] for s in sections if s.kind == "boilerplate"]
    assert [one[: len(credit or "")] for one in behind] == ([credit] if credit else [])
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in sections)
    assert "".join(text[s.start : s.end] for s in sections).replace(" ", "") == "".join(text.split())
