"""The mentions of a name have one label: that of what explains it, of its first mention, or of a person."""

from __future__ import annotations

import pytest

from annotate.language.encoder.decode import LabelledSpan
from annotate.language.rankers.short_forms import agree

LONG = "Selm Harbour Board"


def _labels(text: str, *named: tuple[str, str]) -> list[str]:
    """Label names, each looked for after the one before it, and return the labels that they then have."""
    words = text.split()
    spans: list[LabelledSpan] = []
    for name, label in named:
        parts = name.split()
        after = spans[-1].end if spans else 0
        start = next(i for i in range(after, len(words)) if words[i : i + len(parts)] == parts)
        spans.append(LabelledSpan(start, start + len(parts), label, 0.9))
    return [span.label for span in agree(spans, words)]


@pytest.mark.parametrize(
    ("text", "named", "labels"),
    [
        (
            f"The {LONG} ( SHB ) met . SHB said no . A ship left SHB .",
            [(LONG, "ORGANIZATION"), ("SHB", "MISC"), ("SHB", "PERSON"), ("SHB", "LOCATION")],
            ["ORGANIZATION"] * 4,
        ),
        (
            "SHB met , said the Compact for Sea Trade ( CST ) . CST it is",
            [("Compact for Sea Trade", "MISC"), ("CST", "ORGANIZATION"), ("CST", "ORGANIZATION")],
            ["MISC"] * 3,
        ),
        (
            "Port Ellis University ( PEU ) and the PEU",
            [("Port Ellis University", "ORGANIZATION"), ("PEU", "LOCATION")],
            ["ORGANIZATION", "ORGANIZATION"],
        ),
    ],
    ids=["everywhere", "no organisation", "only later"],
)
def test_a_short_form_takes_the_label_of_its_long_form(
    text: str, named: list[tuple[str, str]], labels: list[str]
) -> None:
    assert _labels(text, *named) == labels


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"The {LONG} ( Berlin ) met", [(LONG, "ORGANIZATION"), ("Berlin", "LOCATION")]),
        (f"The {LONG} ( SHB , Selm ) met SHB", [(LONG, "ORGANIZATION"), ("SHB", "PERSON")]),
        (f"The {LONG} met SHB", [(LONG, "ORGANIZATION"), ("SHB", "PERSON")]),
        (f"The {LONG} ( SHB ) met SHB Jones", [(LONG, "ORGANIZATION"), ("SHB Jones", "PERSON")]),
        ("Maria Ortega ( ORT ) met", [("Maria Ortega", "PERSON"), ("ORT", "ORGANIZATION")]),
    ],
    ids=["another word", "not alone", "not in parentheses", "part of a name", "a person"],
)
def test_other_names_keep_theirs(text: str, named: list[tuple[str, str]]) -> None:
    assert _labels(text, *named) == [label for _, label in named]


@pytest.mark.parametrize(
    ("text", "named", "labels"),
    [
        (
            "SHB said no . A ship left SHB . SHB met",
            [("SHB", "ORGANIZATION"), ("SHB", "LOCATION"), ("SHB", "PERSON")],
            ["ORGANIZATION"] * 3,
        ),
        (
            "The C20 met . At the C20 and the C20",
            [("C20", "MISC"), ("C20", "MISC"), ("C20", "MISC")],
            ["MISC"] * 3,
        ),
        (
            "FoE sued NRP . NRP and FoE met",
            [("FoE", "ORGANIZATION"), ("NRP", "MISC"), ("NRP", "PERSON"), ("FoE", "LOCATION")],
            ["ORGANIZATION", "MISC", "MISC", "ORGANIZATION"],
        ),
        (
            "Port Ellis won . He left Port Ellis",
            [("Port Ellis", "ORGANIZATION"), ("Port Ellis", "LOCATION")],
            ["ORGANIZATION"] * 2,
        ),
    ],
    ids=["three labels", "one label", "two short forms", "two words"],
)
def test_a_name_that_nobody_explains_is_what_it_is_at_first(
    text: str, named: list[tuple[str, str]], labels: list[str]
) -> None:
    assert _labels(text, *named) == labels


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("SHB Jones left SHB", [("SHB Jones", "PERSON"), ("SHB", "ORGANIZATION")]),
        ("May said no in May", [("May", "PERSON"), ("May", "DATE")]),
        ("paid 5 and on 5", [("5", "MONEY"), ("5", "DATE")]),
        ("Selm Harbour and Selm", [("Selm Harbour", "FACILITY"), ("Selm", "LOCATION")]),
    ],
    ids=["part of a name", "a month", "figures", "another name"],
)
def test_what_is_not_the_same_name_keeps_its_label(text: str, named: list[tuple[str, str]]) -> None:
    assert _labels(text, *named) == [label for _, label in named]


@pytest.mark.parametrize(
    ("text", "named", "labels"),
    [
        (
            "Ann Basya left . Basya said",
            [("Ann Basya", "PERSON"), ("Basya", "LOCATION")],
            ["PERSON", "PERSON"],
        ),
        (
            "Basya fell , said Ann Basya . Basya",
            [("Basya", "LOCATION"), ("Ann Basya", "PERSON"), ("Basya", "MISC")],
            ["LOCATION", "PERSON", "PERSON"],
        ),
        (
            "the Selm Bay Order ( SBO ) and Ann SBO . SBO said",
            [("Selm Bay Order", "MISC"), ("SBO", "MISC"), ("Ann SBO", "PERSON"), ("SBO", "MISC")],
            ["MISC", "MISC", "PERSON", "MISC"],
        ),
        (
            "Ann Basya left . Ann said",
            [("Ann Basya", "PERSON"), ("Ann", "LOCATION")],
            ["PERSON", "LOCATION"],
        ),
        (
            "Basya Hall opened . Basya said",
            [("Basya Hall", "FACILITY"), ("Basya", "PERSON")],
            ["FACILITY", "PERSON"],
        ),
    ],
    ids=["after the full name", "before and after", "explained otherwise", "a given name", "no person"],
)
def test_the_last_word_of_a_full_name_is_the_person_from_there_on(
    text: str, named: list[tuple[str, str]], labels: list[str]
) -> None:
    assert _labels(text, *named) == labels
