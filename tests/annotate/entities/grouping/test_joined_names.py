"""Two ways of writing one name, names that the text says are one, and pairs that only look so."""

from __future__ import annotations

import pytest

from tests.annotate.entities.marked import marked_entities, said


def _one(marked: str) -> bool:
    """Tell whether all names of a text are one entity."""
    return len(said(marked_entities(marked))) == 1


@pytest.mark.parametrize(
    ("marked", "one"),
    [
        ("[Selmovsk oblast|GPE] and [Selmovsk|GPE].", True),
        ("[Selmovsk region|GPE], once [Selmovsk province|GPE].", True),
        ("[Selmovsk|GPE] and the [Selmovsk Peninsula|LOC].", True),
        ("[Kharkiv oblast|GPE] and [Kharkiv|GPE].", False),
        ("[New York|GPE] and [New York state|GPE].", False),
        ("[Selmovsk oblast|GPE] and [Varnovsk oblast|GPE].", False),
        ("[Selmovsk Lake|LOC] and [Selmovsk|GPE].", False),
        ("The [Arab Republic of Egypt|GPE] and [Egypt|GPE].", True),
        ("The [State of Qatar|GPE] and [Qatar|GPE].", True),
        ("The [Republic of Korea|GPE] and [South Korea|GPE].", True),
        ("The [Islamic State of Iraq|ORG] and [Iraq|GPE].", False),
    ],
)
def test_a_place_and_its_region(marked: str, one: bool) -> None:
    assert _one(marked) is one


@pytest.mark.parametrize(
    ("marked", "one"),
    [
        ("The [Department of Forest Affairs|ORG] and the [Forest Affairs Department|ORG].", True),
        ("The [Selm Arbitration Court|ORG] and the [Arbitration Court of Selm|ORG].", True),
        ("The [University of Selm|ORG] and [Selm University|ORG].", False),
        ("The [Department of Forest Affairs|ORG] and the [Water Affairs Department|ORG].", False),
        ("The [Liberal Party|ORG] and the [Liberals|NORP].", True),
        ("The [Democratic Party of Selm|ORG] and the [Democrats|NORP].", False),
        ("The [Selm Democratic Party|ORG] and the [Democrats|NORP].", True),
        ("The [Labour Party|ORG] and the [Liberals|NORP].", False),
        ("The [Liberal Bank|ORG] and the [Liberals|NORP].", False),
    ],
)
def test_bodies_with_the_same_words(marked: str, one: bool) -> None:
    assert _one(marked) is one


@pytest.mark.parametrize(
    ("marked", "one"),
    [
        ("[Elsa Haulyondjaba|PERSON] and [Tate Haulyodjaba|PERSON].", False),
        ("[Elsa Haulyondjaba|PERSON] and [Haulyodjaba|PERSON].", True),
        ("[Tanzeemul Makatib|ORG] and [Tazeemul Makatib|ORG].", True),
        ("[Ann Martin|PERSON] and [Ann Martins|PERSON].", False),
        ("[Ann Holt|PERSON] and [Ann Hold|PERSON].", False),
        ("[Anna Petersen|PERSON] and [Tom Pedersen|PERSON].", False),
        ("[Channel 2019|ORG] and [Channel 2018|ORG].", False),
    ],
)
def test_a_slip_in_a_long_name(marked: str, one: bool) -> None:
    assert _one(marked) is one


@pytest.mark.parametrize(
    ("marked", "one"),
    [
        ("[Selmaru Mutual Bank|ORG] fell. [Selmaru Bank|ORG] hid it.", True),
        ("The [Adra Nature Conservation Trust|ORG] and the [Adra Trust|ORG].", True),
        ("[Adra Trust|ORG] officials and the [Adra Conservation Trust|ORG].", True),
        # A part of it, or another body of its kind.
        ("[Delhi Police|ORG] and [Delhi Traffic Police|ORG].", False),
        ("The [Supreme Court|ORG] and the [Supreme Administrative Court|ORG].", False),
        ("The [Ministry of Health|ORG] and the [Ministry of Women's Health|ORG].", False),
        ("The [Selmaru Party|ORG] and the [Selmaru People's Party|ORG].", False),
        ("The [Transport Authority|ORG] and the [Transport Safety Authority|ORG].", False),
        ("[Adra Bank|ORG] and [Selmaru Mutual Bank|ORG].", False),
        ("[Adra Mutual Trust|ORG] and [Adra Conservation Trust|ORG].", False),
    ],
)
def test_a_body_without_a_word_inside_its_name(marked: str, one: bool) -> None:
    assert _one(marked) is one


@pytest.mark.parametrize(
    ("marked", "one"),
    [
        ("[Tanzeem-ul-Makarim|ORG] met. [Tanzeemul Makarim|ORG] voted.", True),
        ("[Selmavision|ORG] and [Selma Vision|ORG].", True),
        ("[Adra Port|FAC] and [Adraport|ORG].", False),
        ("[Ed In|ORG] and [Edin|ORG].", False),
        ("[Akram Al Zoheiri|PERSON] and [Al Zoheiry|PERSON].", True),
        ("[Omar ElKuwaiz|PERSON] and Mr. [Alkuwaiz|PERSON].", True),
        ("[Omar Al-Kuwaiz|PERSON] and [Salem ElKuwaiz|PERSON].", False),
        ("[Omar Kuwaiz|PERSON] and [Alkuwaiz|PERSON].", False),
        ("[Elliston|PERSON] and [Alberton|PERSON].", False),
    ],
)
def test_one_name_in_two_spellings(marked: str, one: bool) -> None:
    assert _one(marked) is one


@pytest.mark.parametrize(
    ("marked", "groups"),
    [
        (
            "[Priya Rao|PERSON], daughter of the old minister [Anand Rao|PERSON], sat. [Rao|PERSON] spoke.",
            [["Priya Rao", "Rao"], ["Anand Rao"]],
        ),
        (
            "[Li Wen|PERSON] (the only son of tycoon [Li Guo|PERSON]) sat. Nobody heard [Li|PERSON].",
            [["Li Wen", "Li"], ["Li Guo"]],
        ),
        (
            "[Sushila Rao|PERSON] died. Her daughter, [Meera Rao|PERSON], told us. [Rao|PERSON] was 91.",
            [["Sushila Rao", "Rao"], ["Meera Rao"]],
        ),
        (
            "[Meera Rao|PERSON] won. [Sushila Rao|PERSON]’s daughter, [Meera Rao|PERSON], ran. [Rao|PERSON].",
            [["Meera Rao", "Meera Rao", "Rao"], ["Sushila Rao"]],
        ),
        (
            "[Anand Rao|PERSON], the minister, met [Priya Rao|PERSON]. [Rao|PERSON] denied it.",
            [["Anand Rao"], ["Priya Rao", "Rao"]],
        ),
        (
            "[Meera Rao|PERSON] won. She married the reporter [Anand Rao|PERSON]. [Rao|PERSON] is 50.",
            [["Meera Rao", "Rao"], ["Anand Rao"]],
        ),
        (
            "[Anand Rao|PERSON], 40, and [Vijay Rao|PERSON], 38, own it. [Rao|PERSON] denied it.",
            [["Anand Rao"], ["Vijay Rao"], ["Rao"]],
        ),
    ],
)
def test_a_surname_is_not_that_of_whose_child_somebody_is(marked: str, groups: list[list[str]]) -> None:
    assert said(marked_entities(marked)) == groups


@pytest.mark.parametrize(
    ("marked", "mentions"),
    [
        ("[Lin Chih|PERSON] (林智堅) won.", ["Lin Chih", "林智堅"]),
        ("[Ivan Roe|PERSON] (Иван Ро) won.", ["Ivan Roe", "Иван Ро"]),
        ("[Lin Chih|PERSON] (née Müller) won.", ["Lin Chih"]),
        ("[Lin Chih|PERSON] (44) won.", ["Lin Chih"]),
    ],
)
def test_a_name_in_its_own_letters(marked: str, mentions: list[str]) -> None:
    assert said(marked_entities(marked)) == [mentions]


@pytest.mark.parametrize(
    ("marked", "one"),
    [
        ("The [7th Dates Festival|EVENT] and the [Dates Festival|EVENT].", True),
        ("The [2022 Dates Festival|EVENT] and the [Dates Festival|EVENT].", True),
        ("The [7th Dates Festival|EVENT] and the [Film Festival|EVENT].", False),
    ],
)
def test_the_number_of_an_event(marked: str, one: bool) -> None:
    assert _one(marked) is one


@pytest.mark.parametrize(
    ("marked", "one"),
    [
        ("The [Selmaru River|LOC] and the [Selmaru|FAC].", True),
        ("[Selmaru National Park|FAC] and [Selmaru|LOC].", True),
        ("[Selmaru|LOC], the [Selmaru Desert|LOC].", True),
        ("The [Adra Cultural Festival|EVENT], or [Adra|MISC].", True),
        ("[Adra|EVENT] and the [Adra Marathon|EVENT].", True),
        ("[London|GPE] and the [London Park|FAC].", False),
        ("The [Berlin Marathon|EVENT] and [Berlin|MISC].", False),
        ("[Selmaru National Park|FAC] and [Selmaru Hotel|FAC].", False),
        ("[Adra|PERSON] and the [Adra Festival|EVENT].", False),
        ("[Selmaru River Valley Water|LOC] and [Selmaru|LOC].", False),
    ],
)
def test_a_name_without_what_it_is(marked: str, one: bool) -> None:
    assert _one(marked) is one


@pytest.mark.parametrize(
    ("marked", "one"),
    [
        ("[Roe Airlines|ORG] flew. [Roe Airline|ORG] fell.", True),
        ("The [Global Public Diplomacy Network|ORG] and the [Global Public Diplomatic Network|ORG].", True),
        ("[Roe Airlines|ORG] and [Vane Airline|ORG].", False),
        ("[Selm Northern Coast Bank|ORG] and [Selm Northwest Coast Bank|ORG].", False),
        ("The [National Forest Board|ORG] and the [National Forestry Union|ORG].", False),
        ("[Roes Bank|ORG] and [Roe Bank|ORG].", False),
    ],
)
def test_a_body_with_a_word_of_its_name_in_another_form(marked: str, one: bool) -> None:
    assert _one(marked) is one


@pytest.mark.parametrize(
    ("marked", "entities"),
    [
        ("[Iran|GPE] tested it. The [Islamic Republic|GPE] is proud.", 1),
        ("[Iran|GPE] tested it, the [Islamic Republic|ORG] said.", 1),
        ("The [UAE|GPE] won. The [Emirates|GPE] were glad.", 1),
        # The airline.
        ("The [UAE|GPE] voted. [Emirates|ORG] cancelled flights.", 2),
        # Two countries may be called so, or none that the article names.
        ("[Iran|GPE] and [Pakistan|GPE] met. The [Islamic Republic|GPE] is proud.", 3),
        ("[France|GPE] tested it. The [Islamic Republic|GPE] is proud.", 2),
        ("[Iran|GPE] met the [Islamic Republic Party|ORG].", 2),
    ],
)
def test_what_only_one_country_of_the_article_is_called(marked: str, entities: int) -> None:
    assert len(marked_entities(marked)) == entities


@pytest.mark.parametrize(
    "marked",
    [
        "[Selm Digital Sdn Bhd|ORG] grew. [Selm Digital|ORG] has 20 shops.",
        "[Selm Foods Pvt Ltd|ORG] grew. [Selm Foods|ORG] has 20 shops.",
        "[Selm Steel JSC|ORG] grew. [Selm Steel|ORG] has 20 mills.",
        "[Selm Motors SE|ORG] grew. [Selm Motors|ORG] has 20 shops.",
    ],
)
def test_a_company_without_its_legal_ending(marked: str) -> None:
    assert next(e for e in marked_entities(marked) if e.type == "ORG").aliases
