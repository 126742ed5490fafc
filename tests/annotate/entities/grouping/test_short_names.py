"""Bodies that go by one word of their name, taken by the model for people or places."""

from __future__ import annotations

import pytest

from tests.annotate.entities.marked import marked_entities


def names(marked: str) -> dict[str, str]:
    """Return the types of all that a text names, by name."""
    return {entity.name: entity.type for entity in marked_entities(marked)}


@pytest.mark.parametrize(
    "text",
    [
        "[Selden Copper|ORG] turned down an offer. [Selden|GPE] has hired lawyers.",
        "Any bid for [Selden Copper|ORG] is dead. A spokesman for [Selden|GPE] said so.",
        "[Selden|GPE]'s shares fell. [Selden Copper|ORG] is for sale.",
        "[Selden Copper|ORG] is old. [Selden|PERSON], founded in 1974, makes wire.",
        "[Selden Copper|ORG] is old. [Selden|PERSON] president Goro Hase was silent.",
    ],
)
def test_a_firm_goes_by_its_first_word(text: str) -> None:
    assert names(text) == {"Selden Copper": "ORG"}


@pytest.mark.parametrize(
    "text",
    [
        "[Albion|ORG] lost. [Sporting Morava|ORG] won. [Morava|PERSON] say the price was fair.",
        "[Albion|ORG] lost. [Dynamo Morava|ORG] won, and [Morava|GPE] are first.",
        "[Albion|ORG] lost. [Inter Morava|ORG] won, and [Morava|GPE] coach Ivo Hale wept.",
    ],
)
def test_a_club_goes_by_its_town(text: str) -> None:
    found = names(text)
    assert found.pop("Albion") == "ORG"
    assert list(found.values()) == ["ORG"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # People of the name, by another name, a title, an age or what is told of them.
        (
            "[Selden Copper|ORG] has hired [Bo Selden|PERSON]. [Selden|PERSON] has rejected it.",
            "Bo Selden",
            "PERSON",
        ),
        ("[Selden Copper|ORG] is old. President [Selden|PERSON] has rejected it.", "Selden", "PERSON"),
        ("[Selden Copper|ORG] is old. [Selden|PERSON], 71, has rejected it.", "Selden", "PERSON"),
        ("[Selden Copper|ORG] is old. [Selden|PERSON] has rejected his offer.", "Selden", "PERSON"),
        # The town, where one is or goes.
        ("[Selden Copper|ORG] has an office in [Selden|GPE]. [Selden|GPE]'s board met.", "Selden", "GPE"),
        ("[Selden Copper|ORG] is old. The mayor went to [Selden|GPE].", "Selden", "GPE"),
        ("[Selden Copper|ORG] is old. The mayor of [Selden|GPE] was angry.", "Selden", "GPE"),
        # Two bodies of one name, countries, and what is no firm.
        ("[Selden Copper|ORG] sued [Selden Rail|ORG]. [Selden|GPE] has hired lawyers.", "Selden", "GPE"),
        ("[Kenya Airways|ORG] is old. [Kenya|GPE] has hired lawyers.", "Kenya", "GPE"),
        ("[Selden University|ORG] is old. [Selden|GPE] has hired lawyers.", "Selden", "GPE"),
    ],
)
def test_but_not_where_somebody_or_a_place_is_meant(text: str, name: str, kind: str) -> None:
    assert names(text)[name] == kind


@pytest.mark.parametrize("kind", ["PERSON", "GPE", "MISC"])
@pytest.mark.parametrize("name", ["Sinn Féin", "Greenpeace", "Rio Tinto", "Novartis", "Gardaí", "Widerøe"])
def test_what_only_one_body_is_called_is_that(name: str, kind: str) -> None:
    assert names(f"On Monday [{name}|{kind}] said so.") == {name: "ORG"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mr [Fatah|PERSON] said so.", "Mr Fatah", "PERSON"),
        ("[Abdel Fatah|PERSON] said so.", "Abdel Fatah", "PERSON"),
        ("[Amazon|LOC] is wide.", "Amazon", "LOC"),
        ("[Vale|PERSON] said so.", "Vale", "PERSON"),
    ],
)
def test_but_a_longer_or_common_name_is_not(text: str, name: str, kind: str) -> None:
    found = names(text)
    assert kind in found.values()
    assert "ORG" not in found.values()
    assert name.split()[-1] in next(iter(found))


FOOTBALL = "The striker and the goalkeeper spoke. "


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He was glad after the 2-1 defeat by [Varano|PERSON].", "Varano", "ORG"),
        ("He was sent off against [Varano|PERSON] in May.", "Varano", "ORG"),
        ("They want [Varano|PERSON]'s Ana Hale. [Varano|PERSON] said no.", "Varano", "ORG"),
        ("They signed Bo Roe on loan from [Varano|PERSON].", "Varano", "ORG"),
        # Somebody with a whole name or a title, or of whom "he" speaks.
        ("He lost to [Varano|PERSON]'s side. [Ivo Varano|PERSON] laughed.", "Ivo Varano", "PERSON"),
        ("It was no win for [Varano|PERSON], who is 34.", "Varano", "PERSON"),
        ("The sale was discussed with [Varano|PERSON].", "Varano", "PERSON"),
    ],
)
def test_a_club_is_nobody(text: str, name: str, kind: str) -> None:
    assert names(FOOTBALL + text)[name] == kind


@pytest.mark.parametrize(
    "text",
    [
        "He said so after the defeat by [Varano|PERSON].",
        "His campaign manager looks forward to a league of states. It is a victory for [Varano|PERSON].",
    ],
)
def test_who_beats_whom_elsewhere_may_be_people(text: str) -> None:
    assert names(text) == {"Varano": "PERSON"}


def test_a_club_goes_by_its_last_word() -> None:
    text = FOOTBALL + "[Selm City|GPE] won. [City|GPE] are first."
    assert names(text) == {"Selm City": "ORG"}


@pytest.mark.parametrize(
    "text",
    [
        # No football, and two clubs of one last word.
        "[Selm City|GPE] was proud. The [City|GPE] voted.",
        FOOTBALL + "[Selm City|GPE] beat [Dolva City|GPE]. [City|GPE] are first.",
    ],
)
def test_a_last_word_may_be_anothers(text: str) -> None:
    assert "City" in names(text)


MATCH = "The striker scored twice. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Newcastle|GPE] beat Roma 3-0. [Newcastle|GPE] are first.", {"Newcastle": "ORG"}),
        ("[Newcastle|GPE] striker Bo Hale was sent off.", {"Newcastle": "ORG"}),
        ("Roma beat [Newcastle|GPE] in [Rome|GPE].", {"Newcastle": "ORG", "Rome": "GPE"}),
        ("[Newcastle|GPE] fans had come to [Rome|GPE].", {"Newcastle": "ORG", "Rome": "GPE"}),
        ("[Newcastle United|ORG] won. [Newcastle|GPE]'s manager was glad.", {"Newcastle United": "ORG"}),
        # A country, a city where one is, and what two words name.
        ("[Ghana|GPE] beat [Togo|GPE] 1-0.", {"Ghana": "GPE", "Togo": "GPE"}),
        ("He was born in [Newcastle|GPE]. [Newcastle|GPE] has a bridge.", {"Newcastle": "GPE"}),
        ("[Addis Ababa|GPE] fans came.", {"Addis Ababa": "GPE"}),
    ],
)
def test_a_city_that_plays_is_a_club(text: str, found: dict[str, str]) -> None:
    assert names(MATCH + text) == found


def test_a_club_and_the_city_that_it_is_from_are_two() -> None:
    text = MATCH + "[Newcastle|GPE] beat [Roma|ORG]. They had lost in [Newcastle|GPE] in May."
    kinds = [
        (entity.type, len(entity.mentions)) for entity in marked_entities(text) if "Newcastle" in entity.name
    ]
    assert kinds == [("ORG", 1), ("GPE", 1)]


@pytest.mark.parametrize(
    "text", ["[Newcastle|GPE] fans of opera came.", "[Newcastle|GPE] will host the Olympic Games."]
)
def test_a_city_elsewhere_is_a_city(text: str) -> None:
    assert names(text) == {"Newcastle": "GPE"}
