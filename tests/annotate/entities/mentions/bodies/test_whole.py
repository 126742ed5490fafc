"""Bodies whose names hold a place or somebody's name, families, and plain nouns that begin a caption."""

from __future__ import annotations

import pytest

from tests.annotate.entities.marked import marked_entities


def names(marked: str) -> dict[str, str]:
    """Return the type of every entity by its name."""
    return {e.name: e.type for e in marked_entities(marked) if e.type not in {"CARDINAL", "ORDINAL"}}


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The [New Zealand First|GPE] leader spoke.", "New Zealand First"),
        ("The [New Zealand|GPE] First leader spoke.", "New Zealand First"),
        ("On Monday [Ghana|GPE] First lost two seats.", "Ghana First"),
        ("[Reform UK|GPE] won. The Tories lost.", "Reform UK"),
        ("Reform [UK|GPE] won.", "Reform UK"),
        ("[Advance Australia|GPE] paid for it.", "Advance Australia"),
        ("It is insured at [Lloyd's|ORG] of [London|GPE].", "Lloyd's of London"),
        ("It is insured with [Lloyd|PERSON]'s of [London|GPE].", "Lloyd's of London"),
        ("Friends of [Marsh Lane|GPE], a local charity, had sued.", "Friends of Marsh Lane"),
        ("The campaign group Parents for [Selm|GPE] has sued.", "Parents for Selm"),
        ("Rescue [1122|CARDINAL] officials spoke. Rescue 1122 has boats.", "Rescue 1122"),
    ],
)
def test_a_body_is_whole(marked: str, name: str) -> None:
    assert names(marked) == {name: "ORG"}


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("It was a [Ghana|GPE] First policy.", {"Ghana": "GPE"}),
        ("[Ghana|GPE] first sold gold.", {"Ghana": "GPE"}),
        ("He said “[America|GPE] First” again.", {"America": "GPE"}),
        ("They want America First. [Selm|GPE] First is unknown.", {"Selm": "GPE"}),
        ("Reform [Selm|GPE]!", {"Selm": "GPE"}),
        (
            "Some [300|CARDINAL] workers left. Some [300|CARDINAL] workers stayed. [Selm|GPE] wept.",
            {"Selm": "GPE"},
        ),
        ("[Selm|GPE] 2024 officials spoke of Selm 2024.", {"Selm": "GPE"}),
        ("Friends of [Ann Hale|PERSON], who is 34, wept.", {"Ann Hale": "PERSON"}),
        ("Friends of [Ann Hale|PERSON], the company's director, wept.", {"Ann Hale": "PERSON"}),
        ("[Lloyd|PERSON]'s of age. [London|GPE] is not.", {"Lloyd": "PERSON", "London": "GPE"}),
    ],
)
def test_what_only_looks_like_one_is_none(marked: str, found: dict[str, str]) -> None:
    assert names(marked) == found


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        ("The [McDonald|ORG] family owns the farm.", "McDonald", "PERSON"),
        ("It belongs to the [Selmar|GPE] clan.", "Selmar", "PERSON"),
        ("The [London|GPE] family came.", "London", "GPE"),
        ("The [NASA|ORG] family met.", "NASA", "ORG"),
        ("The [Selmar|ORG] Family Trust paid.", "Selmar", "ORG"),
        ("[McDonald's|ORG] opened a shop.", "McDonald's", "ORG"),
    ],
)
def test_a_family_is_people(marked: str, name: str, kind: str) -> None:
    assert names(marked)[name] == kind


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("[Houses|ORG] stood under water.", {}),
        ("What remains: [Houses|ORG] in [Selm|GPE].", {"Selm": "GPE"}),
        ("He called the [Houses|ORG] back.", {"Houses": "ORG"}),
        ("[Houses|ORG] voted. Both Houses said no.", {"Houses": "ORG"}),
        ("[Rangers|ORG] won.", {"Rangers": "ORG"}),
    ],
)
def test_a_plain_noun_that_begins_a_caption_is_no_name(marked: str, found: dict[str, str]) -> None:
    assert names(marked) == found
