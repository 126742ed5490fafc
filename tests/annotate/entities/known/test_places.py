"""Places by their names: type, country, and names that tell neither."""

from __future__ import annotations

import pytest

from annotate.entities.known.places import country_around, country_of, country_of_people, place_type
from tests.annotate.entities.marked import marked_entities


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Cape Town", "GPE"),
        ("New South Wales", "GPE"),
        ("Salt Lake City", "GPE"),
        ("Yunlin County", "GPE"),
        ("Butte, Mont.", "GPE"),
        ("Corcovado National Park", "LOC"),
        ("Khuvsgul Lake Biosphere Reserve", "LOC"),
        ("Bay of Bengal", "LOC"),
        ("Isle", "GPE"),
        ("western Libya", "LOC"),
        ("Greater Antilles", "GPE"),
        ("Latin America", "LOC"),
        ("Sub-Saharan Africa", "LOC"),
        ("Gilboa Prison", "FAC"),
        ("Heathrow Airport", "FAC"),
        ("Port of Duqm", "FAC"),
        ("Hotel Selm", "FAC"),
        ("Museum of Modern Art", "FAC"),
        ("Selm Square", "FAC"),
        ("Street", "GPE"),
        ("Western Australia", "GPE"),
    ],
)
def test_the_head_of_a_name_and_what_is_known_tell_the_type(name: str, kind: str) -> None:
    assert place_type(name) == kind


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kyiv", "UA"),
        ("São Paulo", "BR"),
        ("Sao Paulo", "BR"),
        ("Lagos", "NG"),
        ("Ohio", "US"),
        ("Butte, Mont.", "US"),
        ("Selm, France", "FR"),
        ("Selm, Ontario", "CA"),
        ("Selm", None),
        ("Birmingham", None),
        ("Victoria", None),
        ("Georgia", None),
        ("SAN", None),
        ("OSLO", None),
        ("Selm, Selm", None),
    ],
)
def test_a_city_or_state_knows_its_country_where_only_one_has_it(name: str, code: str | None) -> None:
    assert country_around(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U. S", "US"),
        ("U.S", "US"),
        ("US", "US"),
        ("DPRK", "KP"),
        ("the Netherlands", "NL"),
        ("us", "US"),
        ("Ohio", None),
        ("Paris", None),
    ],
)
def test_countries_are_known_under_their_usual_names(name: str, code: str | None) -> None:
    assert country_of(name) == code


def test_a_people_is_no_country() -> None:
    assert (country_of("Danes"), country_of_people("Danes")) == (None, "DK")


def test_the_record_has_the_country_of_a_city_and_none_for_a_name_that_several_bear() -> None:
    kyiv, york, birmingham = marked_entities("From [Kyiv|LOC] to [York|LOC] and [Birmingham|LOC].")
    assert (kyiv.country, birmingham.country) == ("UA", None)
    assert {kyiv.type, york.type, birmingham.type} == {"GPE"}


def test_two_places_of_one_name_in_different_states_stay_apart() -> None:
    entities = marked_entities("[Selm, Ohio|GPE] and [Selm, Texas|GPE].")
    assert [entity.name for entity in entities] == ["Selm, Ohio", "Selm, Texas"]
    assert [entity.country for entity in entities] == ["US", "US"]


def test_a_place_and_what_it_lies_in_are_one() -> None:
    (entity,) = marked_entities("[Selm, Ohio|GPE] is old. [Selm|GPE] grew.")
    assert [m.because for m in entity.mentions] == [None, "the place and what it lies in"]


@pytest.mark.parametrize(
    ("text", "name", "names"),
    [
        ("[SELM, Ohio|GPE] - Snow fell in [Selm|GPE]. [Selm|GPE] slept.", "Selm", ("SELM, Ohio",)),
        ("[SELM|GPE] - Snow fell in [Selm|GPE].", "Selm", ("SELM",)),
        ("[Selm, Ohio|GPE] - Snow fell in [Selm|GPE].", "Selm, Ohio", ("Selm",)),
        ("[SELM, Ohio|GPE] - Snow fell.", "SELM, Ohio", ()),
    ],
)
def test_a_dateline_in_capitals_is_of_the_place_and_not_what_it_is_called(
    text: str, name: str, names: tuple[str, ...]
) -> None:
    (entity,) = marked_entities(text)
    assert (entity.name, entity.aliases) == (name, names)
