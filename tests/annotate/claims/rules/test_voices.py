"""Quotations whose lines name somebody, and say nothing of them; by the shipped model."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def said(annotator: Annotator, text: str) -> list[str]:
    """Return claims as "speaker: content", the speaker by the words."""
    claims = annotator.annotate(Article.from_text(text)).claims
    return [
        f"{claim.source.words if claim.source else ''}: {' + '.join(span.exact for span in claim.content)}"
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A dash or brackets, and who that is, before it or behind it.
        ("Tom Keller, Halden Bank – “The crown is too strong.”", ["Tom Keller: “The crown is too strong.”"]),
        ("Mia Torres, 61, retired, Selm — “I did not vote.”", ["Mia Torres: “I did not vote.”"]),
        ("Jan Dahl (Greens): “The mayor has failed.”", ["Jan Dahl: “The mayor has failed.”"]),
        ("“The dam was never safe.” (Omar Diaz, engineer)", ["Omar Diaz: “The dam was never safe.”"]),
        (
            "Sales rose. “It will be a new business for us,” Mia Torres, an analyst at Halden Bank in Selm.",
            ["Mia Torres: “It will be a new business for us,”"],
        ),
        # A name over one quotation, and over a list.
        (
            "TOM KELLER, engineer\n“The dam was never safe.”\n\nMIA TORRES, baker\n“Nobody came to help us.”",
            ["TOM KELLER: “The dam was never safe.”", "MIA TORRES: “Nobody came to help us.”"],
        ),
        (
            "Mia Torres, mayor of Selm\n- “We will build it again.”\n- “Nobody will be forgotten.”",
            ["Mia Torres: “We will build it again.”", "Mia Torres: “Nobody will be forgotten.”"],
        ),
        (
            "Tom Keller, Halden Bank\n– The mayor “clearly has to act”\n– His estimate “is too low”",
            ["Tom Keller: The mayor “clearly has to act”", "His: “is too low”"],
        ),
        # What stands over the lines is no cue for them.
        (
            "What islanders said:\n\nMia Torres, 34, nurse – “I slept in my car.”\nJan Moe: “I lost my job.”",
            ["Mia Torres: “I slept in my car.”", "Jan Moe: “I lost my job.”"],
        ),
    ],
)
def test_whose_line_it_is(annotator: Annotator, text: str, wanted: list[str]) -> None:
    assert said(annotator, f"News of the week\n\n{text}\n") == wanted


@pytest.mark.parametrize(
    "text",
    [
        # Titles and names; words between dashes; a name in a sentence of its own.
        "Mia Torres – “The Night Run”\nTom Keller – “Nobody Will Come”",
        "Songs: “We Will Rise” (Mia Torres), “The Long Night” (Tom Keller).",
        "Mia Torres – “the owl” to her friends – smiled.",
        "Tom Keller\n“The Night Run” was his first film. It won a prize.",
        "Photo: Mia Torres\n\nThe ship sank.",
    ],
)
def test_no_voices(annotator: Annotator, text: str) -> None:
    assert said(annotator, f"News of the week\n\n{text}\n") == []


def test_a_verb_of_saying_tells_who_speaks(annotator: Annotator) -> None:
    text = "Mayor Mia Torres said – “We will build it again.”"
    assert said(annotator, f"News of the week\n\n{text}\n") == ["Mayor Mia Torres: “We will build it again.”"]
