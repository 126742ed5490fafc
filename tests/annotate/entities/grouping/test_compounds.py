"""Names in a compound or in another name: whose they are, with exact offsets, and what is no such name.

Entities are set by hand, marked ``[words|TYPE]`` in the text, so the cases test the rules.
"""

from __future__ import annotations

import pytest

from annotate.record import Mention
from tests.annotate.entities.marked import marked_entities


def _compounds(marked: str) -> list[tuple[str, Mention]]:
    return [
        (e.name, m)
        for e in marked_entities(marked)
        for m in e.mentions
        if m.because and "compound" in m.because
    ]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("[Donald Trump|PERSON] met a Trump-backed candidate.", [("Donald Trump", "Trump")]),
        ("The Kyiv-based group left [Kyiv|GPE].", [("Kyiv", "Kyiv")]),
        ("[U.S.|GPE] forces and U.S.-led forces.", [("U.S.", "U.S.")]),
        ("[New York|GPE]: a New York-based firm.", [("New York", "New York")]),
        ("[Arvo|ORG] sold Arvo‑made parts.", [("Arvo", "Arvo")]),
        ("[Kyiv|GPE]: Kyiv-based and Kyiv-born.", [("Kyiv", "Kyiv"), ("Kyiv", "Kyiv")]),
        ("The Kyiv-based group left [Lviv|GPE].", []),
        ("[Kyiv|GPE]: the [Kyiv|GPE]-based group.", []),
        ("[Kyiv|GPE] and Kyiv-Lviv trains.", []),
        ("[Ann Roe|PERSON] and [Tom Roe|PERSON]: a Roe-backed plan.", []),
        ("[Ann Roe|PERSON]: a Monroe-backed and non-Roe-backed plan.", []),
        ("[Donald Trump|PERSON] saw a Donald-like figure.", []),
        ("[Turkey|GPE] and turkey-based meals.", []),
    ],
)
def test_a_name_before_a_hyphen_belongs_to_the_entity_named_elsewhere(
    marked: str, found: list[tuple[str, str]]
) -> None:
    assert [(name, m.exact) for name, m in _compounds(marked)] == found


def test_its_place_is_exact_and_its_maker_a_rule() -> None:
    ((_, mention),) = _compounds("[Donald Trump|PERSON] met a Trump-backed candidate.")
    assert (mention.start, mention.end, mention.kind, mention.by) == (19, 24, "name", "rule")
    assert mention.because == "first part of a compound, named elsewhere in the article"


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("The [Central Bank of Kenya|ORG] met. [Kenya|GPE] has it.", ["Kenya"]),
        ("The [Government of the UAE|ORG] is in the [UAE|GPE].", ["UAE"]),
        ("[Kisumu, Kenya|GPE], is on a lake. [Kenya|GPE] has few.", ["Kenya"]),
        ("[Selm, Ohio|GPE]: it is small. [Ohio|GPE] is large.", ["Ohio"]),
        ("The [Central Bank of Kenya|ORG] met.", []),
        ("The [Bank of Selm|ORG] met in [Selm|GPE].", []),
        ("The [Kenya Ports Authority|ORG] met in [Kenya|GPE].", []),
        ("[Ana of Kenya|PERSON] was born in [Kenya|GPE].", []),
    ],
)
def test_the_country_that_ends_a_name_is_named_there(marked: str, found: list[str]) -> None:
    inner = [
        m.exact
        for e in marked_entities(marked)
        for m in e.mentions
        if m.because and m.because.startswith("inside another name")
    ]
    assert inner == found
