"""Descriptions beside the names of people, and what stands there without describing them."""

from __future__ import annotations

import pytest

from annotate.entities.coreference.titles import add_titles
from annotate.entities.grouping.names import Group
from annotate.entities.mentions.finding import Found
from annotate.language.document import document_of
from annotate.record import EntityType
from tests.annotate.claims.parses import parse


def _described(lines: str, name: str, kind: EntityType = "PERSON", other: str = "") -> list[str]:
    """Return the descriptions that the bearer of a name is given; ``other`` is a body's name."""
    # What is asked of words must be known of those of the engine.
    doc = document_of(parse(lines))
    groups = []
    for words, type_ in ((name, kind), (other, "ORG")):
        start = doc.text.find(words) if words else -1
        if start < 0:
            continue
        span = doc.char_span(start, start + len(words))
        assert span is not None
        group = Group(type_)
        group.mentions.append(
            Found(
                start, start + len(words), words, group.type, "name", "model", 0.9, span.start, span.end - 1
            )
        )
        groups.append(group)
    add_titles(doc, doc.text, groups)
    return [m.exact for m in groups[0].mentions if m.kind == "nominal"]


NAME = "Ann/NNP/0/root Hale/NNP/1/flat"


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("deputy/JJ/3/amod mayor/NN/3/compound", ["deputy mayor"]),
        ("the/DT/3/det singer/NN/3/compound", ["the singer"]),
        ("the/DT/4/det former/JJ/4/amod minister/NN/4/compound", ["the former minister"]),
        ("mayor/NN/2/compound", ["mayor"]),
        ("President/NNP/2/compound", ["President"]),
        ("PM/NNP/2/compound", ["PM"]),
        ("8/CD/2/nummod PM/NNP/3/compound", []),
        ("King/NNP/2/compound", []),
        ("Professor/NNP/2/compound", []),
        ("US/NNP/3/compound Under/IN/3/case Secretary/NNP/4/compound", ["US Under Secretary"]),
        ("former/JJ/3/amod First/NNP/3/compound Lady/NNP/4/compound", ["former First Lady"]),
        ("Treasurer/NN/2/compound", ["Treasurer"]),
        ("Lady/NNP/2/compound", []),
        ("Mr/NNP/2/compound", []),
        ("Founder/NN/4/nmod and/CC/3/cc boss/NN/1/conj", ["boss", "Founder"]),
        ("the/DT/2/det mayor/NN/5/nmod and/CC/4/cc boss/NN/2/conj", ["boss"]),
        ("Youth/NN/4/nmod and/CC/3/cc sports/NNS/4/compound minister/NN/5/compound", ["sports minister"]),
        ("former/JJ/3/amod ministers/NNS/3/compound", []),
        ("the/DT/3/det bridge/NN/3/compound", []),
        ("met/VBD/0/root", []),
    ],
)
def test_a_role_before_a_name_describes_its_bearer(before: str, found: list[str]) -> None:
    assert _described(f"{before} {NAME}", "Ann Hale") == found


@pytest.mark.parametrize("agency", ["Dateline", "Selm"])
def test_a_title_ends_at_the_dash_of_a_dateline(agency: str) -> None:
    agent = f"(/-LRB-/3/punct {agency}/NNP/1/appos )/-RRB-/3/punct"
    lines = f"Velsk/NNP/0/root {agent} -/HYPH/1/punct Mayor/NNP/7/compound {NAME}"
    assert _described(lines, "Ann Hale", other=agency) == ["Mayor"]


def test_a_title_takes_in_the_body_that_it_names() -> None:
    lines = f"Selm/NNP/3/compound Bank/NNP/3/compound chief/NN/4/compound {NAME}"
    assert _described(lines, "Ann Hale", other="Selm Bank") == ["Selm Bank chief"]


OFFICE = "Director/NN/0/root of/IN/4/case Selm/NNP/4/compound Bank/NNP/1/nmod"


@pytest.mark.parametrize(
    ("before", "found"),
    [
        (OFFICE, ["Director of Selm Bank"]),
        (f"{OFFICE} Dr./NNP/6/compound", ["Director of Selm Bank"]),
        (f"{OFFICE} ,/,/1/punct Mr/NNP/7/compound", ["Director of Selm Bank"]),
        (
            "chief/JJ/2/amod executive/NN/6/compound (/-LRB-/4/punct CEO/NN/2/appos )/-RRB-/4/punct",
            ["chief executive"],
        ),
        (f"{OFFICE} ,/,/1/punct", []),
        (f"{OFFICE} met/VBD/1/dep", []),
        ("Leader/NN/0/root in/IN/4/case the/DT/4/det senate/NN/1/nmod", ["Leader in the senate"]),
        (f"{OFFICE} that/IN/1/dep", []),
        ("fall/NN/0/root of/IN/4/case Selm/NNP/4/compound Bank/NNP/1/nmod", []),
        ("mayor/NN/0/root ,/,/1/punct Mr/NNP/4/compound", []),
        ("served/VBD/0/root under/IN/4/case deputy/JJ/4/amod mayor/NN/1/obl", ["deputy mayor"]),
        ("served/VBD/0/root under/IN/4/case Prime/NNP/4/compound Minister/NNP/1/obl", ["Prime Minister"]),
        ("the/DT/3/det Under/JJ/3/amod Secretary/NN/4/dep", ["the Under Secretary"]),
    ],
)
def test_an_office_before_a_name_may_say_where_it_is_held(before: str, found: list[str]) -> None:
    count = len(before.split())
    name = f"Ann/NNP/{count + 1}/dep Hale/NNP/{count + 1}/flat"
    described = _described(f"{before} {name}", "Ann Hale", other="Selm Bank" if "Selm" in before else "")
    assert described == found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (",/,/1/punct said/VBD/1/dep", ["Director of Selm Bank"]),
        (",/,/1/punct has/VBZ/10/aux left/VBN/1/dep", ["Director of Selm Bank"]),
        (",/,/1/punct and/CC/10/cc Bo/NNP/1/conj", []),
        ("said/VBD/1/dep", []),
    ],
)
def test_an_office_stands_before_a_name_between_commas_and_a_verb(behind: str, found: list[str]) -> None:
    lines = f"{OFFICE} ,/,/1/punct Ann/NNP/1/dep Hale/NNP/6/flat {behind}"
    assert _described(lines, "Ann Hale", other="Selm Bank") == found


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (",/,/1/punct an/DT/5/det actor/NN/1/appos ./././punct", ["an actor"]),
        (",/,/1/punct undersecretary/NN/1/dep of/IN/6/case state/NN/4/nmod", ["undersecretary"]),
        (",/,/1/punct deputy/JJ/5/amod chief/NN/1/dep of/IN/7/case staff/NN/5/nmod", ["deputy chief"]),
        (",/,/1/punct singer/NN/1/conj Bo/NNP/1/conj Lund/NNP/5/flat", []),
        (",/,/1/punct a/DT/5/det bridge/NN/1/appos ,/,/1/punct", []),
        (",/,/1/punct who/WP/5/nsubj met/VBD/1/acl actors/NNS/5/obj", []),
        (",/,/1/punct our/PRP$/5/nmod:poss chief/NN/1/appos ,/,/1/punct", []),
    ],
)
def test_a_role_behind_a_name_describes_its_bearer(after: str, found: list[str]) -> None:
    after = after.replace("./././punct", "././1/punct")
    assert _described(f"{NAME} {after}", "Ann Hale") == found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("the/DT/3/det brewer/NN/3/compound", ["the brewer"]),
        ("Dutch/JJ/3/amod daily/NN/3/compound", ["Dutch daily"]),
        ("deputy/JJ/3/amod mayor/NN/3/compound", []),
        ("Dutch/JJ/3/amod brewers/NNS/3/compound", []),
        ("the/DT/3/det bridge/NN/3/compound", []),
    ],
)
def test_bodies_have_no_titles_but_what_they_are(before: str, found: list[str]) -> None:
    assert _described(f"{before} {NAME}", "Ann Hale", kind="ORG") == found


def test_what_is_described_already_is_left_alone_and_every_description_says_why() -> None:
    doc = parse(f"deputy/JJ/3/amod mayor/NN/3/compound {NAME}")
    group = Group("PERSON")
    group.mentions.append(Found(13, 21, "Ann Hale", "PERSON", "name", "model", 0.9, 2, 3))
    add_titles(doc, doc.text, [group])
    add_titles(doc, doc.text, [group])
    assert [(m.exact, m.by, m.because) for m in group.mentions[1:]] == [
        ("deputy mayor", "rule", "title before “Ann Hale”")
    ]
