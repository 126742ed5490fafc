"""Transcripts: which lines are a speaker's, and which texts are none."""

from __future__ import annotations

import re

import pytest
from spacy.tokens import Doc

from annotate.claims.rules.forms.transcripts import cut_at_turns, turns
from annotate.claims.spans.attribution import model_attributions
from annotate.claims.spans.index import DocIndex
from tests import pipelines
from tests.annotate.claims.parses import attribution, parse, said

TRANSCRIPT = "WALLACE : Did it rain ?\n\nPENCE : It did .\n\nWALLACE : Thank you ."


def test_the_turns_of_a_transcript() -> None:
    doc = parse(TRANSCRIPT)
    assert said(doc, turns(DocIndex(doc))) == [
        "WALLACE | : | Did it rain?",
        "PENCE | : | It did.",
        "WALLACE | : | Thank you.",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        # Datelines and headings are no turns.
        "KYIV : It rained .\n\nPARIS : It snowed .\n\nROME : It hailed .",
        "UPDATE : It rained .\n\nUPDATE : It snowed .\n\nUPDATE : It hailed .",
        "He : It rained .\n\nShe : It snowed .\n\nHe : It hailed .",
    ],
)
def test_no_turns(marked: str) -> None:
    assert turns(DocIndex(parse(marked))) == []


def test_a_content_ends_where_the_next_speaker_begins() -> None:
    doc = parse("WALLACE : {c Did it rain ?\n\nPENCE : It did . }\n\nWALLACE : {q Thank } you .")
    index, found = attribution(doc)
    assert said(doc, list(cut_at_turns(index, [found], turns(index)))) == []
    doc = parse("WALLACE : Did {c it rain ?\n\nPENCE : It did . }\n\nWALLACE : {q Thank } you .")
    index, found = attribution(doc)
    assert said(doc, list(cut_at_turns(index, [found], turns(index)))) == [" | Thank | it rain?"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Two turns are enough where nobody would take the labels for places.
        (
            "WALLACE : Did it rain ?\n\nPENCE : It did .",
            ["WALLACE | : | Did it rain?", "PENCE | : | It did."],
        ),
        # A title or a role after the name, all sentences, stage directions left out.
        (
            "ANN ROE , HOST : It rained . It snowed .\n\n(CROSSTALK)\n\n"
            "TOM LUND (MAYOR) : It did . [laughs] So ?",
            ["ANN ROE | : | It rained. It snowed.", "TOM LUND | : | It did. + So?"],
        ),
        # Mixed case, the records of parliaments, questions and answers.
        (
            "Speaker 1 : Did it rain ?\n\nSpeaker 2 : It did .\n\nSpeaker 1 : Why ?",
            ["Speaker 1 | : | Did it rain?", "Speaker 2 | : | It did.", "Speaker 1 | : | Why?"],
        ),
        (
            "The CHAIRMAN. Order .\n\nMr. McNEIL of Selm. I yield .\n\nMS. RUSK : It rained . So it is .",
            [
                "The CHAIRMAN | . | Order.",
                "Mr. McNEIL of Selm | . | I yield.",
                "MS. RUSK | : | It rained. So it is.",
            ],
        ),
        (
            "Senator PIKE. Did it rain ?\n\nGeneral MOSS. It did , Senator. It snowed .",
            ["Senator PIKE | . | Did it rain?", "General MOSS | . | It did, Senator. It snowed."],
        ),
        ("Q. Why ?\nA. It rained . It snowed .", ["Q | . | Why?", "A | . | It rained. It snowed."]),
        (
            "THE PRESIDENT : It rained .\n\nQ Did it ?\n\nTHE PRESIDENT : Yes .",
            ["THE PRESIDENT | : | It rained.", "Q |  | Did it?", "THE PRESIDENT | : | Yes."],
        ),
        # What the screen shows is nobody's, and ends the turn before it.
        (
            "ROE : It rained .\nTEXT: Selm , 1998\nLUND : I saw it .",
            ["ROE | : | It rained.", "LUND | : | I saw it."],
        ),
    ],
)
def test_whose_lines_they_are(text: str, wanted: list[str]) -> None:
    assert said(_blank(text), turns(DocIndex(_blank(text)))) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "SECTION: NEWS\n\nLENGTH: 84 words\n\nIt rained.\n\nSECTION: SPORT\n\nLENGTH: 30 words",
        "Note: it rained.\n\nUpdate: it snowed.\n\nNote: it hailed.",
        "HEADLINE: It rained\n\nBYLINE: Ann Roe\n\nBODY: It rained. It snowed.\n\nBYLINE: Tom Lund",
        "The bridge: It opened in 1932.\n\nThe cost: Four million.\n\nThe bridge: It closed.",
        "Monday: It rained.\n\nTuesday: It snowed.\n\nMonday: It hailed.",
        "Winner: Ann Roe\n\nTime: 2:14\n\nWinner: Tom Lund",
        "MOSCOW: Rain fell.\n\nPARIS: Snow fell.",
    ],
)
def test_labels_of_things_are_no_speakers(text: str) -> None:
    assert turns(DocIndex(_blank(text))) == []


def _blank(text: str) -> Doc:
    """Return a text as words without a parse, a space before a mark taken away."""
    return pipelines.plain()(re.sub(r" (?=[.,:?])", "", text))


def test_a_claim_inside_a_turn_stays_and_one_that_repeats_it_goes() -> None:
    doc = parse(
        "ROE : {c1 It rained } .\n\n"
        "LUND : It did not , as {s2 Pell } {q2 said } {c2 it did today } .\n\nROE : Why ?"
    )
    index = DocIndex(doc)
    found = model_attributions(index)
    assert said(doc, list(cut_at_turns(index, found, turns(index)))) == ["Pell | said | it did today"]
