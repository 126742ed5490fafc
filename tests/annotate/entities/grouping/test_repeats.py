"""Names that stand in the text again without being found: whose they are, and what is no such name."""

from __future__ import annotations

import pytest

from annotate.record import Mention
from tests.annotate.entities.marked import marked_entities


def _repeats(marked: str) -> list[tuple[str, Mention]]:
    return [
        (e.name, m)
        for e in marked_entities(marked)
        for m in e.mentions
        if m.because and "elsewhere" in m.because
    ]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("[Ann Hale|PERSON] spoke. Then Hale left.", [("Ann Hale", "Hale")]),
        ("[Ann Hale|PERSON] spoke. Then Ann Hale left.", [("Ann Hale", "Ann Hale")]),
        ("[Ann Hale|PERSON] spoke. Hale’s aide left.", [("Ann Hale", "Hale")]),
        ("[Ann Hale|PERSON] spoke to President Hale today.", [("Ann Hale", "Hale")]),
        ("In [Selm|GPE] and again in Selm.", [("Selm", "Selm")]),
        ("[Arvo|ORG] sued. Later, Arvo won.", [("Arvo", "Arvo")]),
        ("[Selmaru Ferries|ORG] sued. Selmaru won.", [("Selmaru Ferries", "Selmaru")]),
        ("[Selmaru Corp.|ORG] sued. Later, Selmaru’s lawyer won.", [("Selmaru Corp.", "Selmaru")]),
        ("[National Bank|ORG] sued. Then National won.", []),
        ("[French Railways|ORG] sued. Then French won.", []),
        ("[Selmaru Orchestra|ORG] sued. Then Selmaru won.", []),
        ("[Selmaru Steel|ORG] and [Selmaru Foods|ORG] sued. Then Selmaru won.", []),
        ("[Selmaru Steel|ORG] sued. Selmaru Foods won.", []),
        ("[Ann Hale|PERSON] built the Hale Tower.", []),
        ("[Ann Hale|PERSON] met the other one, Tom Hale.", []),
        ("[Ann Hale|PERSON] is hale and Haley is not.", []),
        ("[Ann Hale|PERSON] and [Tom Hale|PERSON]; then Hale left.", []),
        ("[Mexico|GPE] and the state of New Mexico.", []),
        ("[Turkey|GPE] sells turkey.", []),
        ("A [Hale|NORP] custom and a Hale house.", []),
    ],
)
def test_a_name_that_the_model_missed_is_found_where_it_stands_alone(
    marked: str, found: list[tuple[str, str]]
) -> None:
    assert [(name, mention.exact) for name, mention in _repeats(marked)] == found


def test_it_is_made_by_a_rule_and_says_where_the_name_is_from() -> None:
    ((_, mention),) = _repeats("[Ann Hale|PERSON] spoke. Then Hale left.")
    assert (mention.start, mention.end, mention.by, mention.kind) == (21, 25, "rule", "name")
    assert mention.because == "“Ann Hale” is named elsewhere in the article"
