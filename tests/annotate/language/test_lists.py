"""Names on lines of their own are found, and headings and menus hold none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from annotate.language import groups
from tests import pipelines


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipelines.pipeline()


def names(nlp: Language, text: str) -> list[str]:
    doc = nlp(text)
    return [span.text for span in doc.spans[groups.ENTITIES]]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "listed", "after"),
    [
        ("The new cabinet:", "Lena Ortiz|Marco Rudd|Ina Berg|Tom Aldous", "They will be sworn in on Friday."),
        ("The dead were named by police.", "Ole Hagen|Siri Dahl|Mona Lie", "All three were drivers."),
        ("Winners", "Anna Petrova|Joseph Kamau|Li Wei|Samira Haddad", "The prizes will be given in May."),
        ("Those on the board:", "Hannah Okonkwo|Piet van der Merwe|Lucia Ferrante", "They meet in June."),
        ("They signed it:", "Jana Kral|Bojan Zupan", "It was sent on Monday."),
        ("Squad:", "João de Souza|Al-Hassan Conteh|Ng Wei Ming|Bo Dahl", "They left."),
        ("The judges:", "Ramesh Iyer|Lakshmi Reddy|Grace Wanjiru", "They will meet again."),
        ("Candidates for mayor:", "Astrid Lindholm|Erik Sandberg|Jens Albrecht", "The vote is in May."),
    ],
)
def test_every_name_of_a_list_is_found(before: str, listed: str, after: str, gap: str, nlp: Language) -> None:
    expected = listed.split("|")
    text = f"{before}\n\n{gap.join(expected)}\n\n{after}"
    assert names(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The team:\n\n- Astrid Lindholm\n- Erik Sandberg\n- Jens Albrecht\n\nIt plays on Friday.",
        "The team:\n\n• Astrid Lindholm, goal\n• Erik Sandberg, left wing\n• Jens Albrecht\n\nThey play.",
    ],
)
def test_marks_and_roles_are_no_part_of_a_name(text: str, nlp: Language) -> None:
    assert names(nlp, text) == ["Astrid Lindholm", "Erik Sandberg", "Jens Albrecht"]


@pytest.mark.parametrize(
    "text",
    [
        "What you need:\n\nFlour\nSugar\nTwo eggs\nFresh Milk\n\nMix it.",
        "Home\nNews\nSport\nWeather\n\nThe council met on Monday.",
        "In this issue:\n\nHow to Vote\nWhere the Money Goes\nLetters\n\nThe council met.",
        "More stories:\n\nStorm Hits Coast\nMayor Resigns\nSchool to Close\n\nThe council met.",
        "Rules\n\nNo Smoking\nKeep Left\nMind Your Head\n",
        "Chapter One\nChapter Two\nChapter Three\n",
    ],
)
def test_other_lists_hold_no_names(text: str, nlp: Language) -> None:
    assert names(nlp, text) == []


def test_an_article_without_lists_is_read_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr(
        "annotate.language.findings.Decoder.names_of",
        lambda *words: read.append(words) or [],  # type: ignore[func-returns-value] # shorter than a function
    )
    nlp("Ferry to stop\n\nBy Ann Roe\n\nThe ferry will stop in May, Mayor Tom Lund said.\n\nNobody was hurt.")
    assert read == []
