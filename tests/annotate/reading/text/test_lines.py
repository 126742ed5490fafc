"""Line breaks that are only wrapping, and line breaks that mean something."""

from __future__ import annotations

import textwrap

import pytest

from annotate.reading.text.lines import paragraphs_of
from annotate.reading.text.sections import find_sections, title_in

PROSE = (
    "The ferry that runs between Port Ellis and the islands was late again on Monday, and the harbour "
    "master, Ann Roe, said that she had told the company twice that it would lose its licence. Its owner, "
    "Marco Rudd of Halden Shipping, denied that. He said the boat had been held up by fog."
)


def paragraphs(text: str) -> list[str]:
    return [" ".join(line.words for line in lines) for lines in paragraphs_of(text, 0, len(text))]


@pytest.mark.parametrize("width", [40, 50, 61, 72, 88, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n", " \n", "\u2028"])
def test_wrapped_prose_is_one_paragraph(width: int, newline: str) -> None:
    assert paragraphs(newline.join(textwrap.wrap(PROSE, width))) == [PROSE]


@pytest.mark.parametrize("prefix", ["> ", "> > ", "    ", "\t"])
def test_quoted_and_indented_prose_is_one_paragraph(prefix: str) -> None:
    assert paragraphs(textwrap.indent("\n".join(textwrap.wrap(PROSE, 60)), prefix)) == [PROSE]


def test_indented_first_lines_begin_paragraphs() -> None:
    paragraph = "\n".join(textwrap.wrap(PROSE, 60, initial_indent="    "))
    assert paragraphs(f"{paragraph}\n{paragraph}") == [PROSE, PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "BRACKLEY, Sept 16 - Judge Emma\nRusk jailed two men on Monday.",
        "The firm's chairman, Marco\nRudd, told investors that sales had fallen.",
        "A rival of the firm, Halden\nBank’s owner, said so.",
        "Police named the driver of the lorry as Mia\nTorres.",
        "Talks between the two firms broke down, President\nOrtega said.",
        "Rescue workers pulled 14 people from the\nrubble of a block of flats.",
        "The storm damaged three\nyears ago a pier.",
        "It cost the town 2.5\nmillion pounds.",
        "They met Dr.\nRoe on Monday.",
        "The trial will begin on Sept.\n12 in Velsk.",
        "The mayor of the town said\n“We will rebuild it.”",
        "The govern-\nment fell.",
        "- The council shuts the bridge for three\n  years, it said.",
    ],
)
def test_a_line_that_stops_within_a_sentence_goes_on(text: str) -> None:
    assert len(paragraphs(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Lena Ortiz\nMarco Rudd\nIna Berg\nTom Aldous",
        "Lena Ortiz, minister for foreign affairs\nMarco Rudd, minister for home affairs\nIna Berg, defence",
        "Fire destroys market in Velsk\nRescue workers pulled 14 people from the rubble.",
        "Fire destroys market in Velsk\nThe fire broke out on Monday.",
        "Council shuts bridge after cracks are found in it\nMayor Ann Roe said it would reopen in May.",
        "Bank lends more\nHalden Bank lent more in May than in any month since 2019.",
        "Needed for the school:\na roof\nnew windows\nchairs and tables for two rooms",
        "- a new school for the children of Velsk\n- a bridge over the river that was promised\n- money",
        "1. The council shuts the bridge\n2. The ferry runs every hour\n3. The market is moved",
        "LUND: I do not believe the polls that you\nROE: Prices rose last year.",
        "JANE ROE, HOST: Welcome back to the\nTOM LUND, MAYOR OF CALDER: Thank you.",
        "Party    Seats    Share\nLabour    41    48\nGreens    12    14",
        "| Party | Seats |\n| Labour | 41 |",
        "The ship left.\nIt came back on Monday.",
        "# The bridge\nis shut",
        "Ann Roe\nMayor of Calder\n12 Mill Lane",
        "Home\nNews\nSport",
        "I saw the harbour in the morning light\nAnd all the boats were gone\nI called your name",
        "> Is the bridge open again\nit is not, since the council",
        "Results of the vote\n-----\nin all towns",
    ],
)
def test_a_line_that_ends_something_ends(text: str) -> None:
    assert len(paragraphs(text)) == text.count("\n") + 1


def test_the_width_of_the_text_tells_where_nothing_else_does() -> None:
    wrapped = "\n".join(textwrap.wrap(PROSE, 64))
    two = "The council of the old town and the harbour company met again\nHalden Bank on Monday."
    assert paragraphs(f"{wrapped}\n\n{two}") == [PROSE, two.replace("\n", " ")]
    short = "Those who met:\nHalden Bank and its lawyers."
    assert paragraphs(f"{wrapped}\n\n{short}") == [PROSE, *short.split("\n")]


def test_a_dash_or_a_number_at_the_beginning_of_a_full_line_is_no_list() -> None:
    text = (
        "The harbour master of Port Ellis, who has run the last harbour\n"
        "— as she says — of the coast since the summer of the flood in\n"
        "2014. The company did not answer the letters of the council."
    )
    wrapped = "\n".join(textwrap.wrap(PROSE, 62))
    assert paragraphs(f"{wrapped}\n\n{text}") == [PROSE, text.replace("\n", " ")]


@pytest.mark.parametrize("width", [50, 64, 80])
def test_the_first_line_of_a_wrapped_text_is_no_title(width: int) -> None:
    text = "\n".join(textwrap.wrap(PROSE, width)) + "\n\nFive more are late."
    sections = find_sections(text)
    assert [section.kind for section in sections] == ["paragraph", "paragraph"]
    assert title_in(text, sections) is None


def test_a_wrapped_title_is_one_title() -> None:
    text = "Ferry company may lose its licence after weeks of fog and\ndelays, says harbour master\n\n"
    text += "\n".join(textwrap.wrap(PROSE, 60))
    sections = find_sections(text)
    assert [section.kind for section in sections] == ["title", "paragraph"]
    assert title_in(text, sections) == (
        "Ferry company may lose its licence after weeks of fog and delays, says harbour master"
    )


def test_a_title_has_no_invisible_characters() -> None:
    text = "Fer\u00adry \u200blate\u00a0again\n\nIt left on Monday."
    assert title_in(text, find_sections(text)) == "Ferry late again"


def test_a_word_that_ends_a_wrapped_paragraph_is_part_of_it() -> None:
    words = [
        "Prime Minister Sitiveni",
        "Rabuka said on",
        "Tuesday that Fiji would send 12 ships to",
        "Malta next",
    ]
    assert len(paragraphs("\n".join(f"    {line}" for line in (*words, "month.")))) == 1


def test_a_line_that_stops_at_a_preposition_goes_on() -> None:
    assert (
        len(
            paragraphs(
                "Two men were killed when a bomb hit their lorry near\nHpakant on Monday, a resident said."
            )
        )
        == 1
    )


def test_things_of_a_list_in_lower_case_stay_lines() -> None:
    assert len(paragraphs("red lentils\nrice\nsalt")) == 3
