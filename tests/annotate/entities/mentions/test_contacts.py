"""Whom a press release tells to call is nobody that it tells of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.entities.mentions.contacts import contact_ranges
from tests.annotate.entities.marked import marked_entities

LEAD = "[Selm Foods|ORG] opened a plant on Monday.\n\n"


def _people(marked: str) -> list[str]:
    return [e.name for e in marked_entities(marked) if e.type == "PERSON"]


@pytest.mark.parametrize(
    "end",
    [
        "Media Contact:\n[Ann Roe|PERSON]\nHead of Communications\nann.roe@selm.example",
        "Media contact: [Ann Roe|PERSON], ann.roe@selm.example",
        "Contacts\n\n[Ann Roe|PERSON]\n+44 20 5550 1234\n\n[Bo Lind|PERSON]\nbo@selm.example",
        "For media enquiries, please contact [Ann Roe|PERSON] at press@selm.example.",
        "For further information contact [Ann Roe|PERSON] on 020 5550 1234.",
        "PRESS CONTACTS:\n[Ann Roe|PERSON] – Tel: 555 0101\n\nSOURCE [Selm Foods|ORG]",
        "**Investor relations contact:** [Ann Roe|PERSON], ir@selm.example",
        "Press office: [Ann Roe|PERSON], (202) 555-0101",
    ],
)
def test_contacts_are_left_out(end: str) -> None:
    assert _people(LEAD + end) == []


@pytest.mark.parametrize(
    "end",
    [
        "Contact was lost at dawn, [Ann Roe|PERSON] said.",
        "Information: the toll may rise, [Ann Roe|PERSON] said.",
        "Inquiry: the mayor’s phone was tapped, [Ann Roe|PERSON] said.",
        "Information: her mobile, [Ann Roe|PERSON] said, was in a cell for 3 days.",
        "Contact lenses were recalled, [Ann Roe|PERSON] said. The number is 020 5550 1234.",
        "Anyone with information should call [Ann Roe|PERSON] at 020 5550 1234.",
        "[Ann Roe|PERSON] gave her number as 020 5550 1234.",
        "Media Contact:\nbo@selm.example\n\n[Ann Roe|PERSON], the mayor, was pleased with the plant.",
    ],
)
def test_who_is_told_of_stays(end: str) -> None:
    assert _people(LEAD + end) == ["Ann Roe"]


def test_who_is_told_of_and_may_be_called_stays() -> None:
    text = "[Ann Roe|PERSON] opened a plant.\n\nMedia contact: [Ann Roe|PERSON], ann.roe@selm.example"
    assert _people(text) == ["Ann Roe"]


def test_a_long_list_of_headings_is_read_once() -> None:
    assert contact_ranges("Contact: Ann Roe\nwords words words\n" * 20_000) == []


@given(st.text(alphabet="Contact: \n@ae.19+-", max_size=120))
def test_ranges_lie_in_the_text_and_apart(text: str) -> None:
    last = 0
    for start, end in contact_ranges(text):
        assert last <= start < end <= len(text)
        last = end
