"""Names into entities: what belongs together, what must stay apart, and amounts.

Entities are set by hand, marked ``[words|TYPE]`` in the text, so the cases test
the rules and not the model.
"""

from __future__ import annotations

import pytest

from annotate.entities.known.names import acronym_of, core, person_variant
from annotate.entities.known.places import country_of, country_of_people, place_type
from annotate.entities.mentions.finding import tidy
from annotate.entities.mentions.numbers import find_amounts
from tests.annotate.entities.marked import MARK, marked_entities


def _groups(marked: str) -> list[list[str]]:
    return [
        [m.exact for m in e.mentions]
        for e in marked_entities(marked)
        if e.type not in {"CARDINAL", "ORDINAL"}
    ]


@pytest.mark.parametrize(
    ("marked", "groups"),
    [
        (
            "[Maria Ortega|PERSON] spoke. [Ortega|PERSON] then left.",
            [["Maria Ortega", "Ortega"]],
        ),
        (
            "[Ortega|PERSON] spoke. Later [Maria Ortega|PERSON] left.",
            [["Ortega", "Maria Ortega"]],
        ),
        ("[Maria Ortega|PERSON] met [Luis Vega|PERSON].", [["Maria Ortega"], ["Luis Vega"]]),
        (
            "[President Tom Hale|PERSON] and [Hale|PERSON]’s aide; [Tom Hale|PERSON] agreed.",
            [["President Tom Hale", "Hale", "Tom Hale"]],
        ),
        ("[John Q. Hale|PERSON] and [John Hale|PERSON]", [["John Q. Hale", "John Hale"]]),
        (
            "[Northland Harbour Board|ORG] met. The [NHB|ORG] agreed.",
            [["Northland Harbour Board", "NHB"]],
        ),
        (
            "[Fischer Holdings Ltd|ORG] grew; [Fischer Holdings|ORG] hired.",
            [["Fischer Holdings Ltd", "Fischer Holdings"]],
        ),
        (
            "The [United States|LOC] and the [U.S.|LOC] and [America|LOC]",
            [["United States", "U.S.", "America"]],
        ),
        ("[Paris|LOC] and [Paris Hale|PERSON]", [["Paris"], ["Paris Hale"]]),
        ("[Lyon|LOC] and [Nantes|LOC]", [["Lyon"], ["Nantes"]]),
        ("[MARIA ORTEGA|PERSON] WINS\n\n[Ortega|PERSON] won.", [["MARIA ORTEGA", "Ortega"]]),
        (
            "[Mr Hale|PERSON] spoke to [Mrs Hale|PERSON].",
            [["Mr Hale"], ["Mrs Hale"]],
        ),
        (
            "[Tom Hale|PERSON] met [Anna Hale|PERSON]. Ms. [Hale|PERSON] and Mr. [Hale|PERSON] left.",
            [["Tom Hale", "Hale"], ["Anna Hale", "Hale"]],
        ),
        # What a given name tells is not always sure: Andrea is a man in Italy.
        ("[Andrea Hale|PERSON] came. Mr. [Hale|PERSON] left.", [["Andrea Hale", "Hale"]]),
        ("[Anna Hale|PERSON] came. Mr. [Hale|PERSON] left.", [["Anna Hale"], ["Hale"]]),
        ("[Marie Cyril Hale|PERSON] came. Mr. [Hale|PERSON] left.", [["Marie Cyril Hale", "Hale"]]),
        ("[Velda Adams Hale|PERSON] came. Ms. [Hale|PERSON] left.", [["Velda Adams Hale", "Hale"]]),
        (
            "[Cllr Ann Frayne|PERSON] spoke. [Cllr Frayne|PERSON] left.",
            [["Cllr Ann Frayne", "Cllr Frayne"]],
        ),
    ],
)
def test_names_are_grouped(marked: str, groups: list[list[str]]) -> None:
    assert _groups(marked) == groups


def test_two_people_with_one_surname_stay_apart_and_the_nearer_one_is_meant() -> None:
    groups = _groups(
        "[Ann Hale|PERSON] spoke. [Hale|PERSON] sat. [Tom Hale|PERSON] rose. [Hale|PERSON] left."
    )
    assert groups == [["Ann Hale", "Hale"], ["Tom Hale", "Hale"]]


def test_grouping_by_anything_but_the_same_name_says_why() -> None:
    (entity,) = marked_entities(
        "[Maria Ortega|PERSON] spoke. [Ortega|PERSON] left. [Maria Ortega|PERSON] won."
    )
    assert [m.because for m in entity.mentions] == [None, "surname match", None]


def test_the_fullest_name_is_the_name_and_aliases_keep_their_order() -> None:
    (entity,) = marked_entities(
        "[Ortega|PERSON] came. [Maria Ortega|PERSON] and [President Ortega|PERSON] spoke."
    )
    assert entity.name == "Maria Ortega"
    assert entity.aliases[0] == "Ortega"


def test_a_people_is_linked_to_its_country_and_stays_an_entity_of_its_own() -> None:
    norp, country = marked_entities("The [Ukrainian|NORP] army and [Ukraine|LOC] itself")
    assert (norp.type, country.type, country.country) == ("NORP", "GPE", "UA")
    assert norp.related == (country.id,)


def test_mentions_are_numbered_in_text_order_with_exact_words() -> None:
    text = "[Ann Hale|PERSON] met [Lyon|LOC]. [Hale|PERSON]’s visit to [Lyon|LOC] cost $4.2 million."
    entities = marked_entities(text)
    plain = MARK.sub(r"\1", text)
    assert [e.id for e in entities] == [f"e{i}" for i in range(1, len(entities) + 1)]
    for entity in entities:
        for place, mention in enumerate(entity.mentions, start=1):
            assert mention.id == f"{entity.id}.m{place}"
            assert plain[mention.start : mention.end] == mention.exact


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Hale’s", "Hale"),
        ("“Hale”", "Hale"),
        ("Hale,", "Hale"),
        ("Hale‘s", "Hale"),
        ("the VD(R)", "the VD(R)"),
        ("(Hale)", "Hale"),
        ("VDR (Selm),", "VDR (Selm)"),
        ("U.S.", "U.S."),
        ("Hale Inc.", "Hale Inc."),
        ("...", ""),
    ],
)
def test_edges_are_tidied(words: str, kept: str) -> None:
    start, end = tidy(words, 0, len(words))
    assert words[start:end] == kept


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Germany", "GPE"),
        ("the Netherlands", "GPE"),
        ("Lyon", "GPE"),
        ("Black Sea", "LOC"),
        ("Mount Fuji", "LOC"),
        ("Donbass", "LOC"),
        ("Middle East", "LOC"),
        ("South Africa", "GPE"),
        ("West Africa", "LOC"),
        ("Rhine Valley", "LOC"),
    ],
)
def test_places_are_told_apart(name: str, kind: str) -> None:
    assert place_type(name) == kind


def test_countries_and_peoples() -> None:
    assert country_of("the U.K.") == "GB"
    assert country_of("Norway") == "NO"
    assert country_of("Springfield") is None
    assert country_of_people("Danes") == "DK"
    assert country_of_people("Republican") is None


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("UN", "United Nations", True),
        ("U.N.", "United Nations", True),
        ("NHB", "Northland Harbour Board", True),
        ("FBI", "Federal Bureau of Investigation", True),
        ("NHB", "Harbour Board", False),
        ("It", "International Trade", False),
    ],
)
def test_acronyms(short: str, full: str, same: bool) -> None:
    assert acronym_of(short, full) is same


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Ana Ruiz", "Ana María Ruiz Torres", True),
        ("Ana Ruiz", "Ana Ruiz Torres", True),
        ("Ana María Ruiz", "Ana María Ruiz Torres", True),
        ("John Hale", "John Robert Hale", True),
        ("Ana Torres", "Ana María Ruiz Torres", True),
        ("Ana Vega", "Ana María Ruiz Torres", False),
        ("Eva Ruiz", "Ana María Ruiz Torres", False),
        ("Ruiz Ana", "Ana María Ruiz Torres", False),
    ],
)
def test_two_given_names_and_two_surnames(short: str, full: str, same: bool) -> None:
    assert (person_variant(core(short, "PERSON"), core(full, "PERSON")) is not None) is same


def test_a_given_name_alone_is_weaker_evidence_than_a_surname() -> None:
    full = core("Maria Ortega", "PERSON")
    assert person_variant(("ortega",), full) == "surname match"
    assert person_variant(("maria",), full) == "given name match"
    assert person_variant(("vega",), full) is None


@pytest.mark.parametrize(
    ("words", "kind", "value", "unit"),
    [
        ("$4.2 million", "MONEY", "4200000", "USD"),
        ("€300m", "MONEY", "300000000", "EUR"),
        ("two hundred and fifty thousand dollars", "MONEY", "250000", "USD"),
        ("A$12", "MONEY", "12", "AUD"),
        ("12.5 percent", "PERCENT", "12.5", "percent"),
        ("5%", "PERCENT", "5", "percent"),
        ("20 km", "QUANTITY", "20", "km"),
        ("3 square miles", "QUANTITY", "3", "mi2"),
        ("4,000", "CARDINAL", "4000", None),
        ("twenty-five", "CARDINAL", "25", None),
        ("3 million", "CARDINAL", "3000000", None),
        ("third", "ORDINAL", "3", None),
        ("21st", "ORDINAL", "21", None),
    ],
)
def test_amounts_have_value_and_unit(words: str, kind: str, value: str, unit: str | None) -> None:
    (amount,) = find_amounts(f"about {words} of it")
    assert f"about {words} of it"[amount.start : amount.end] == words
    assert (amount.type, amount.value, amount.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    "text", ["the B-52", "won 3-2", "in 2024", "one of them", "at 10:30", "v1.2.3.4", "a1b2"]
)
def test_numbers_that_are_no_amounts(text: str) -> None:
    assert list(find_amounts(text)) == []


@pytest.mark.parametrize(
    ("marked", "typed"),
    [
        ("[Selm|GPE] fell. [Selm|ORG] burned. [Selm|GPE] stands.", [("GPE", 3)]),
        ("[Selm|ORG] fell. [Selm|GPE] burned. [Selm|GPE] stands.", [("GPE", 3)]),
        ("[Arvo|ORG] sued. [Arvo|PRODUCT] sold. [Arvo|ORG] won.", [("ORG", 3)]),
        ("[Lincoln|PERSON] spoke in [Lincoln|GPE].", [("PERSON", 1), ("GPE", 1)]),
        ("[Hale|PERSON], [Hale|ORG], [Hale|ORG] and [Hale|GPE].", [("PERSON", 1), ("ORG", 3)]),
        ("[Dutch|NORP] and [Dutch|NORP] people speak [Dutch|LANGUAGE].", [("NORP", 2), ("LANGUAGE", 1)]),
        ("[Selm|GPE] and [Selm City|ORG] differ.", [("GPE", 1), ("ORG", 1)]),
    ],
)
def test_one_name_has_one_type_unless_it_is_also_a_person(marked: str, typed: list[tuple[str, int]]) -> None:
    assert [(e.type, len(e.mentions)) for e in marked_entities(marked)] == typed


def test_a_changed_type_says_why() -> None:
    (entity,) = marked_entities("[Selm|GPE] fell. [Selm|ORG] burned. [Selm|GPE] stands.")
    assert [m.because for m in entity.mentions] == [
        None,
        "taken for ORG here, more often for GPE in the article",
        None,
    ]
