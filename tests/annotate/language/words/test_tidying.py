"""Addresses are no names, The Hague keeps its article, and a hyphen joins some names."""

from __future__ import annotations

import re

import pytest

from annotate.language.encoder.decode import LabelledSpan
from annotate.language.words.tidying import tidied
from tests import pipelines


def _names(text: str, *found: str) -> list[str]:
    words = text.split()
    spans = []
    for name in found:
        start = next(i for i in range(len(words)) if words[i : i + len(name.split())] == name.split())
        spans.append(LabelledSpan(start, start + len(name.split()), "LOCATION", 0.9))
    return [" ".join(words[span.start : span.end]) for span in tidied(spans, words, [True] * len(words))]


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


def _marked(text: str) -> list[tuple[str, str]]:
    """Tidy the names of a text in which they stand in brackets after their labels."""
    doc, found = pipelines.news()(re.sub(r"\[[A-Z]+ ([^]]+)\]", r"\1", text)), []
    shift = 0
    for match in re.finditer(r"\[([A-Z]+) ([^]]+)\]", text):
        start = match.start() - shift
        span = doc.char_span(start, start + len(match[2]))
        assert span is not None
        found.append(LabelledSpan(span.start, span.end, match[1], 0.9))
        shift += len(match[0]) - len(match[2])
    spaced = [bool(token.whitespace_) for token in doc]
    names = tidied(found, [token.text for token in doc], spaced)
    return [(doc[span.start : span.end].text, span.label) for span in names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the [MISC SARS]-[MISC CoV-2] virus", ("SARS-CoV-2", "MISC")),
        ("a [MISC RT]-[MISC PCR] test", ("RT-PCR", "MISC")),
        ("the [NORP Anglo]-[MISC Egyptian Treaty] of 1936", ("Anglo-Egyptian Treaty", "MISC")),
        ("the [NORP Korean]-[ORGANIZATION German Society] said", ("Korean-German Society", "ORGANIZATION")),
        ("its [PRODUCT RISC]-[PRODUCT V] chips", ("RISC-V", "PRODUCT")),
    ],
)
def test_a_hyphen_joins_the_parts_of_one_name(text: str, name: tuple[str, str]) -> None:
    assert _marked(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "the [LOCATION Russia]-[LOCATION Ukraine] war",
        "the [NORP Sino]-[NORP British] talks",
        "the [PERSON Trump]-[PERSON Putin] summit",
        "[ORGANIZATION Pfizer]-[ORGANIZATION BioNTech] said",
        "the [MISC Emmys] - [MISC Grammys] rivalry",
        "the [MISC Emmys] and [MISC Grammys]",
    ],
)
def test_a_hyphen_between_two_names_leaves_them_two(text: str) -> None:
    assert len(_marked(text)) == 2
