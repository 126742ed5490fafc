"""A short form that the text explains is what its long form is."""

from __future__ import annotations

import pytest

from annotate.language.decode import LabelledSpan
from annotate.language.short_forms import agree

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
            [(LONG, "ORG"), ("SHB", "MISC"), ("SHB", "PERSON"), ("SHB", "LOC")],
            ["ORG"] * 4,
        ),
        (
            "SHB met , said the Compact for Sea Trade ( CST ) . CST it is",
            [("Compact for Sea Trade", "MISC"), ("CST", "ORG"), ("CST", "ORG")],
            ["MISC"] * 3,
        ),
        (
            "Port Ellis University ( PEU ) and the PEU",
            [("Port Ellis University", "ORG"), ("PEU", "LOC")],
            ["ORG", "ORG"],
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
        (f"The {LONG} ( Berlin ) met", [(LONG, "ORG"), ("Berlin", "LOC")]),
        (f"The {LONG} ( SHB , Selm ) met SHB", [(LONG, "ORG"), ("SHB", "PERSON")]),
        (f"The {LONG} met SHB", [(LONG, "ORG"), ("SHB", "PERSON")]),
        (f"The {LONG} ( SHB ) met SHB Jones", [(LONG, "ORG"), ("SHB Jones", "PERSON")]),
        ("Maria Ortega ( ORT ) met", [("Maria Ortega", "PERSON"), ("ORT", "ORG")]),
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
            [("SHB", "ORG"), ("SHB", "LOC"), ("SHB", "PERSON")],
            ["ORG"] * 3,
        ),
        (
            "The C20 met . At the C20 and the C20",
            [("C20", "MISC"), ("C20", "MISC"), ("C20", "MISC")],
            ["MISC"] * 3,
        ),
        (
            "FoE sued NRP . NRP and FoE met",
            [("FoE", "ORG"), ("NRP", "MISC"), ("NRP", "PERSON"), ("FoE", "LOC")],
            ["ORG", "MISC", "MISC", "ORG"],
        ),
    ],
    ids=["three labels", "one label", "two short forms"],
)
def test_a_short_form_that_nobody_explains_is_what_it_is_at_first(
    text: str, named: list[tuple[str, str]], labels: list[str]
) -> None:
    assert _labels(text, *named) == labels


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Jordan said no . He left Jordan", [("Jordan", "PERSON"), ("Jordan", "LOC")]),
        ("SHB Jones left SHB", [("SHB Jones", "PERSON"), ("SHB", "ORG")]),
        (
            "INTERNATIONALISM fell . INTERNATIONALISM",
            [("INTERNATIONALISM", "ORG"), ("INTERNATIONALISM", "MISC")],
        ),
    ],
    ids=["a name in letters of both cases", "part of a name", "a word in capitals"],
)
def test_what_is_no_short_form_may_be_several_things(text: str, named: list[tuple[str, str]]) -> None:
    assert _labels(text, *named) == [label for _, label in named]
