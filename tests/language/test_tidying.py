"""Addresses are no names, and The Hague keeps its article."""

from __future__ import annotations

import pytest

from annotate.language.decode import LabelledSpan
from annotate.language.tidying import tidied


def _names(text: str, *found: str) -> list[str]:
    words = text.split()
    spans = []
    for name in found:
        start = next(i for i in range(len(words)) if words[i : i + len(name.split())] == name.split())
        spans.append(LabelledSpan(start, start + len(name.split()), "LOCATION", 0.9))
    return [" ".join(words[span.start : span.end]) for span in tidied(spans, words)]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/Paris",
        "www.example.org/Berlin",
        "WWW.EXAMPLE.ORG",
        "ann.roe@example.org",
        "ftp://files.example",
    ],
)
def test_an_address_is_no_name(address: str) -> None:
    assert _names(f"See {address} or Berlin", address, "Berlin") == ["Berlin"]


@pytest.mark.parametrize("name", ["Amazon.com", "@BorisJohnson", "#Brexit", "AT&T", "U.S."])
def test_names_that_look_like_addresses_stay(name: str) -> None:
    assert _names(f"He wrote {name} down", name) == [name]


@pytest.mark.parametrize(
    ("text", "found", "names"),
    [
        ("a court in The Hague said", "Hague", ["The Hague"]),
        ("The Hague said", "The Hague", ["The Hague"]),
        ("Hague said", "Hague", ["Hague"]),
        ("at the Hague Convention", "Hague Convention", ["Hague Convention"]),
        ("The Hague Convention", "Hague Convention", ["Hague Convention"]),
        ("The Netherlands said", "Netherlands", ["Netherlands"]),
    ],
)
def test_the_hague_keeps_its_article(text: str, found: str, names: list[str]) -> None:
    assert _names(text, found) == names
