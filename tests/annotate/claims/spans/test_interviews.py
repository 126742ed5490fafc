"""Who speaks under "Q" and "A" in an interview."""

from __future__ import annotations

import pytest

from annotate import Article
from tests import pipelines

TURNS = (
    "\n\nQ: When did you see the cracks?\n\nA: In May. I wrote to the board.\n\n"
    "Q: Who read it?\n\nA: My boss, Ida Holm, read it.\n"
)


def _speakers(text: str) -> dict[str, str | None]:
    record = pipelines.annotator().annotate(Article.from_text(text))
    names = {entity.id: entity.name for entity in record.entities}
    found = {}
    for claim in record.claims:
        if claim.source is not None:
            found[claim.source.words] = names.get(claim.source.entity or "")
    return found


def test_the_person_an_interview_begins_with_answers_it() -> None:
    speakers = _speakers("Tomas Keller worked for Brenn Water. He left in December." + TURNS)
    assert (speakers["A"], speakers["Q"]) == ("Tomas Keller", None)
    assert speakers.get("I", "Tomas Keller") == "Tomas Keller"


def test_who_signs_an_interview_asks() -> None:
    speakers = _speakers("Interview: Maria Lindgren\n\nTomas Keller worked for Brenn Water." + TURNS)
    assert (speakers["A"], speakers["Q"]) == ("Tomas Keller", "Maria Lindgren")


def test_names_among_the_letters_tell_whose_they_are() -> None:
    turns = TURNS + "\nLindgren: Are you afraid?\n\nKeller: No. The law protects me.\n"
    speakers = _speakers("Maria Lindgren met Tomas Keller." + turns)
    assert (speakers["A"], speakers["Q"]) == ("Tomas Keller", "Maria Lindgren")


@pytest.mark.parametrize(
    "lines",
    [
        "Maria Lindgren and Tomas Keller left the firm.",
        "The firm has closed its plant.",
        "Ida Holm has left.",
    ],
)
def test_where_nothing_tells_letters_are_letters(lines: str) -> None:
    assert _speakers(lines + TURNS)["A"] is None


def test_who_is_asked_has_not_said_so() -> None:
    record = pipelines.annotator().annotate(
        Article.from_text("Tomas Keller left." + TURNS + "\nQ: Are you afraid of being sued?\n\nA: No.\n")
    )
    assert not any(claim.source and claim.source.words == "you" for claim in record.claims)
