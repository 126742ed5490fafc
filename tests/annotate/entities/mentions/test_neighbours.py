"""Names that the words beside them show to be a river, a mountain, a firm, an animal or a sum."""

from __future__ import annotations

import time

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotate.article import Article
from annotate.entities.mentions.finding import Found
from annotate.entities.mentions.neighbours import FIRM, with_neighbours
from tests import pipelines
from tests.annotate.entities.marked import marked_entities


def _types(marked: str) -> list[tuple[str, list[str]]]:
    """Return the types of a text's entities with their names, those of no name left out."""
    return [
        (e.type, [m.exact for m in e.mentions if m.kind == "name"])
        for e in marked_entities(marked)
        if e.type not in {"CARDINAL", "ORDINAL", "QUANTITY"}
    ]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The [Sankuru|PERSON] burst its banks. Fishermen on the [Sankuru|PERSON] fled.", "Sankuru"),
        ("The [Ruvu|GPE] flows to the sea. Two boys bathed in it.", "Ruvu"),
        ("Two boys drowned in the [Ruvu|PERSON].", "Ruvu"),
        ("Rebels hold both banks of the [Helmand|ORG].", "Helmand"),
        ("The [Kwango|GPE], a tributary of a larger stream, rose.", "Kwango"),
        ("The bridge over the [Mahaweli|PERSON] fell.", "Mahaweli"),
    ],
)
def test_what_does_as_rivers_do_is_one(marked: str, name: str) -> None:
    found = _types(marked)
    assert {kind for kind, _ in found} == {"LOC"}
    assert {exact for _, names in found for exact in names} == {name}


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        # A town on a river has no article.
        ("[Ruvu|GPE] lies on a river. Two boys drowned in the [Ruvu|GPE] dam.", ["GPE"]),
        ("The [Taliban|ORG] fled along the road.", ["ORG"]),
        ("The boat belongs to [Sankuru|PERSON], a fisherman.", ["PERSON"]),
        ("Sadness flowed from [Ann Hale|PERSON].", ["PERSON"]),
        ("Two men drowned in the [Selm Hotel|ORG] pool.", ["ORG"]),
        ("The bridge over the [A4|MISC] is shut.", ["MISC"]),
    ],
)
def test_what_stands_beside_a_river_is_none(marked: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in _types(marked)] == kinds


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        ("Two died on [Mt. Everest|MISC]. [Mount Everest|LOC] is shut.", ["LOC"]),
        ("[Mt Elgon|GPE] lost its snow.", ["LOC"]),
        ("Climbers reached [MT Everest|PERSON] at dawn. A ship passed far away.", ["LOC"]),
        ("Climbers of [Mt. Kenya|GPE] turned back before [Mt. Meru|PERSON].", ["LOC", "LOC"]),
        # A tanker.
        ("The tanker [MT Everest|MISC] ran aground. Its crew climbed off.", ["PRODUCT"]),
        ("The tanker [MT Selm|PERSON] is at sea.", ["PRODUCT"]),
    ],
)
def test_a_mountain_is_no_ship(marked: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in _types(marked)] == kinds


@pytest.mark.parametrize(
    "marked",
    [
        "The brewer [De Koninck|PERSON] will close its hall. [De Koninck|PERSON] was founded long ago.",
        "[Van Houten|PERSON] makes cocoa. [Van Houten|PERSON] said it would hire.",
        "[Tan Hock|PERSON]'s shares fell. [Tan Hock|PERSON] fell before.",
        "[Ngolo Sika|PERSON], a drugmaker, cut jobs.",
        "[Reyes Ibarra|PERSON], the Chilean mining company, won.",
        "[Tona Selm|PERSON], the divers' association, said it would publish her letters.",
        "[Zoomo|PERSON], which runs many scooters, sued.",
        "[Castor|PERSON] lost. For [Castor|PERSON] boss Dario Fontes it was the end.",
    ],
)
def test_what_has_what_firms_have_is_one(marked: str) -> None:
    (found,) = [e for e in marked_entities(marked) if e.type != "NORP"]
    assert found.type == "ORG"
    assert found.mentions[0].because == FIRM


@pytest.mark.parametrize(
    "marked",
    [
        "[Van Houten|PERSON] makes cocoa. He sells it.",
        "Minister [Van Houten|PERSON] makes wine and owns a farm.",
        "[Maria Soto|PERSON] makes soap. [Maria Soto|PERSON] owns two shops.",
        "[Okonkwo|PERSON] runs a bakery. [Ama Okonkwo|PERSON] owns it.",
        "[De Koninck|PERSON] wept.",
        "[Kweku Sey|PERSON], the farmers' union leader, said he was glad.",
        "[Kweku Sey|PERSON], the charity's head, left.",
        "The firm’s owner, [Tan Hock|PERSON], wept.",
        "The boss, [Tan Hock|PERSON], runs his firm.",
        "[Hock|PERSON] won. [Hock|PERSON] spokesman Lee Chan and [Hock|PERSON] coach Ida Chan wept.",
    ],
)
def test_a_person_who_has_a_firm_stays_one(marked: str) -> None:
    assert {kind for kind, _ in _types(marked)} == {"PERSON"}


@pytest.mark.parametrize(
    "marked",
    [
        "The filly [Golden Ayana|PERSON] won. [Golden Ayana|PERSON] races next in May.",
        "Greyhound [Swift Bruno|PERSON] won. [Swift Bruno|ORG] is unbeaten.",
        "A sniffer dog named [Rufus|PERSON] found it. [Rufus|PERSON] was fed.",
        "The elephant [Mali|GPE] died. [Mali|GPE] was old.",
        "[Bao Hua|PERSON], a giant panda, has twins. [Bao Hua|PERSON] sleeps.",
        "A jockey smiled. [Red Comet|PERSON], trained by somebody, won. [Red Comet|PERSON] is fast.",
        "At the racecourse, a lad rode [Night Song|PERSON]. [Night Song|PERSON] is three.",
    ],
)
def test_an_animal_is_nobody_and_no_town(marked: str) -> None:
    assert {kind for kind, _ in _types(marked)} == {"MISC"}


@pytest.mark.parametrize(
    "marked",
    [
        "The dog’s owner, [Pat Doyle|PERSON], wept.",
        "Jockey [Ana Paz|PERSON] won by a length.",
        "[Ali Demir|PERSON], a three-year-old, was found.",
        "[Letsile Moyo|PERSON] beat [Bram Kerr|PERSON] by a metre. They trained by night.",
        "The horse trainer [Femi Ojo|PERSON] smiled.",
        "The lion, [Ana Roe|PERSON] said, was old.",
        "Because of the dog, [Per Lund|PERSON] told a court, he fell.",
        "[Rufus Ade|PERSON], who owns a dog, smiled.",
        "[Kwame Boa|PERSON] won by a nose. [Ann Hale|PERSON] was second.",
    ],
)
def test_people_beside_animals_stay_people(marked: str) -> None:
    assert {kind for kind, _ in _types(marked)} == {"PERSON"}


@pytest.mark.parametrize(
    ("marked", "places"),
    [
        ("Rex, a six-year-old [Labrador|GPE], found the boy.", []),
        ("They lost a [Chihuahua|GPE] that was old.", []),
        ("Her black [Labrador|LOC] barked.", ["Labrador"]),
        ("Her black [Labrador|LOC] was lost.", []),
        ("Snow fell on [Labrador|GPE].", ["Labrador"]),
        ("The [Labrador|LOC] coast was closed.", ["Labrador"]),
        ("Her [Newfoundland|GPE] home burned.", ["Newfoundland"]),
        ("He left [Jersey|GPE], an island.", ["Jersey"]),
        ("A [Lagos|GPE], it was said, of the north.", ["Lagos"]),
    ],
)
def test_a_breed_is_no_place(marked: str, places: list[str]) -> None:
    assert [name for _, names in _types(marked) for name in names] == places


def test_a_text_is_not_looked_through_for_each_of_its_names() -> None:
    text = "Ana Ruiz met Per Lund and talked of bread. " * 5_000
    names = [
        Found(start, start + 8, "Ana Ruiz", "PERSON", "name", "model", 0.9, 0, 1)
        for start in range(0, 20_000, 43)
    ]
    began = time.process_time()
    assert with_neighbours(Doc(Vocab(), ["Ana", "Ruiz"]), text, names) == names
    assert time.process_time() - began < 5


@pytest.mark.parametrize("taken", ["PERSON", "ORG", "MISC"])
def test_a_sum_is_nobody(taken: str) -> None:
    assert _types(f"A flat costs [3.2m rand|{taken}] there.") == [("MONEY", ["3.2m rand"])]
    assert _types(f"Work on the [60bn-peso subway|{taken}] began.")[0][0] == "MONEY"
    assert _types(f"It was seen on [24 Hours|{taken}] there.")[0][0] == taken


@pytest.mark.parametrize(
    ("marked", "ships", "firms"),
    [
        (
            "[Orient Star|MISC] owns the [Orient Star|MISC], a ferry. The [Orient Star|MISC] sails daily.",
            ["Orient Star", "Orient Star"],
            ["Orient Star"],
        ),
        (
            "The tanker [Sea Comet|MISC] leaks. [Sea Comet|MISC], the firm, is sorry. He left the Sea Comet.",
            ["Sea Comet", "Sea Comet"],
            ["Sea Comet"],
        ),
        (
            "[Blue Marlin|MISC], the Maltese firm that runs the yacht [Blue Marlin|MISC], was sued.",
            ["Blue Marlin"],
            ["Blue Marlin"],
        ),
        (
            "The ferry [Aurora Queen|MISC] sank. The [Aurora Queen|MISC]’s captain left the Aurora Queen.",
            ["Aurora Queen", "Aurora Queen", "Aurora Queen"],
            [],
        ),
    ],
)
def test_a_firm_that_is_called_as_its_ship_is(marked: str, ships: list[str], firms: list[str]) -> None:
    found = _types(marked)
    assert [name for kind, names in found if kind == "PRODUCT" for name in names] == ships
    assert [name for kind, names in found if kind == "ORG" for name in names] == firms


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nakamura Industries Ltd. cut its forecast. Nakamura blamed the yen for the loss.", 2),
        ("Ventura Foods Group Ltd. recalled pills on Monday. Ventura said nobody was hurt.", 2),
    ],
)
def test_the_first_word_of_a_company_is_its_short_form(text: str, names: int) -> None:
    entities = pipelines.annotator().annotate(Article.from_text(text)).entities
    (firm,) = [e for e in entities if e.type == "ORG"]
    assert len([m for m in firm.mentions if m.kind == "name"]) == names
    assert not [e for e in entities if e.type == "PERSON" and e.name in text]


def test_a_founder_keeps_the_surname_that_a_company_has_too() -> None:
    text = "Mia Nakamura founded Nakamura Industries Ltd. in 1970. Nakamura, she told reporters, was tired."
    entities = pipelines.annotator().annotate(Article.from_text(text)).entities
    (person,) = [e for e in entities if e.type == "PERSON"]
    assert [m.exact for m in person.mentions if m.kind == "name"] == ["Mia Nakamura", "Nakamura"]


def test_a_name_and_a_title_end_with_their_sentence() -> None:
    text = "The plant was sold to Delgado Foods Inc. Mayor Ruth Oduya said jobs were safe."
    entities = pipelines.annotator().annotate(Article.from_text(text)).entities
    exact = [m.exact for e in entities for m in e.mentions]
    assert "Delgado Foods Inc." in exact
    assert not [words for words in exact if "Mayor" in words and "Inc." in words]


@pytest.mark.parametrize("sum_", ["3.2m rand", "40mn shillings", "750bn yen"])
def test_who_follows_a_sum_is_not_the_sum(sum_: str) -> None:
    text = f"A flat costs {sum_}; a farm costs more. He stole 200k dollars."
    entities = pipelines.annotator().annotate(Article.from_text(text)).entities
    assert [e.type for e in entities if any(m.exact == sum_ for m in e.mentions)] == ["MONEY"]


@pytest.mark.parametrize("taken", ["PERSON", "ORG"])
def test_a_share_is_nobody(taken: str) -> None:
    found = _types(f"With [98 per cent|{taken}] of the votes counted she led.")
    assert found == [("PERCENT", ["98 per cent"])]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("They would hold 40 seats, [Labor 31|ORG], the [Nationals 12|ORG].", ["Labor", "Nationals"]),
        ("[Labor 31|ORG] was the result. [Labor|ORG] wept.", ["Labor"]),
        ("It was won: [Selm 2|ORG], [Dolva 0|GPE].", ["Selm", "Dolva"]),
        # A number is a part of a name where nothing is counted, or nothing else is.
        ("[Channel 4|ORG] and [Radio 2|ORG] were silent.", ["Channel 4", "Radio 2"]),
        ("[Channel 4|ORG] won viewers.", ["Channel 4"]),
        ("[Channel 4|ORG] and [Formula 1|ORG] won viewers.", ["Channel 4", "Formula 1"]),
        ("It won three votes.\n\n[Channel 4|ORG] and [Radio 2|ORG] slept.", ["Channel 4", "Radio 2"]),
    ],
)
def test_what_a_party_has_won_is_no_part_of_its_name(marked: str, names: list[str]) -> None:
    assert [e.name for e in marked_entities(marked) if e.type in {"ORG", "GPE"}] == names
