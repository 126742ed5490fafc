"""Noun phrases and pronouns: what a sentence vouches for, what comes up again, and what stays apart.

Parses are set by hand. Where the learned ranker decides, the cases are ones that any sound reading answers.
"""

from __future__ import annotations

import pytest

from annotate.entities.coreference.doubt.sorts import are_unlike
from annotate.entities.coreference.sites import Site
from annotate.entities.known.lexicon import noun
from annotate.record import Entity
from tests.annotate.entities.marked import parsed_entities


def _words(entities: tuple[Entity, ...], name: str) -> list[str]:
    """The words of the mentions of the entity with this name."""
    return [m.exact for e in entities if e.name == name for m in e.mentions]


APPOSITION = (
    "Ann/NNP/2/compound Hale/NNP/8/nsubj ,/,/2/punct the/DT/6/det {0}/JJ/6/amod {1}/NN/2/appos ,/,/2/punct "
    "spoke/VBD/0/ROOT ././8/punct"
)
COPULA = "Ann/NNP/2/compound Hale/NNP/{0}/nsubj {1} ././{0}/punct"


@pytest.mark.parametrize(
    ("adjective", "noun", "linked"),
    [
        ("new", "mayor", True),
        ("former", "president", True),
        ("local", "teacher", True),
        ("old", "bridge", False),
        ("new", "ministry", False),
        ("last", "week", False),
        ("young", "actor", True),
    ],
)
def test_an_apposition_of_the_same_kind_belongs_to_the_name(adjective: str, noun: str, linked: bool) -> None:
    entities = parsed_entities(APPOSITION.format(adjective, noun), PERSON="Ann_Hale")
    mentions = _words(entities, "Ann Hale")
    assert mentions == (["Ann Hale", f"the {adjective} {noun}"] if linked else ["Ann Hale"])


@pytest.mark.parametrize(("whose", "linked"), [("whose/WP$", False), ("their/PRP$", True)])
def test_what_a_clause_about_another_begins_with_is_no_apposition(whose: str, linked: bool) -> None:
    entities = parsed_entities(
        f"Ann/NNP/2/compound Hale/NNP/10/nsubj ,/,/2/punct {whose}/5/nmod:poss teacher/NN/2/appos"
        " is/VBZ/7/cop missing/JJ/2/acl:relcl ,/,/2/punct has/VBZ/10/aux spoken/VBN/0/ROOT ././10/punct",
        PERSON="Ann_Hale",
    )
    assert (len(_words(entities, "Ann Hale")) == 2) is linked


@pytest.mark.parametrize(
    ("person", "other", "unlike"),
    [
        ("nurse", "clinic", True),
        ("nurse", "company", True),
        ("teacher", "village", True),
        ("minister", "election", True),
        ("developer", "company", False),
        ("regulator", "agency", False),
        ("nurse", "woman", False),
        ("nurse", "figure", False),
        ("clinic", "building", False),
    ],
)
def test_somebody_is_no_house_firm_place_or_event(person: str, other: str, unlike: bool) -> None:
    sites = [Site(0, 0, 0, "nominal", word, 0, 1, sort=noun(word)[0]) for word in (person, other)]
    assert are_unlike(*sites) is are_unlike(*reversed(sites)) is unlike


def test_an_apposition_says_so_and_is_no_name() -> None:
    (entity,) = parsed_entities(APPOSITION.format("new", "mayor"), PERSON="Ann_Hale")
    nominal = entity.mentions[1]
    assert (nominal.kind, nominal.by, nominal.because) == ("nominal", "rule", "apposition: “Ann Hale”")
    assert (entity.name, entity.aliases) == ("Ann Hale", ())


@pytest.mark.parametrize(
    ("place", "rest", "linked"),
    [
        (5, "is/VBZ/5/cop the/DT/5/det mayor/NN/0/ROOT", True),
        (5, "was/VBD/5/cop a/DT/5/det teacher/NN/0/ROOT", True),
        (6, "is/VBZ/6/cop not/RB/6/advmod the/DT/6/det mayor/NN/0/ROOT", False),
        (6, "would/MD/6/aux be/VB/6/cop a/DT/6/det teacher/NN/0/ROOT", False),
        (5, "is/VBZ/5/cop the/DT/5/det problem/NN/0/ROOT", False),
        (4, "is/VBZ/4/cop mayor/NN/0/ROOT", True),
        (4, "is/VBZ/4/cop proof/NN/0/ROOT", False),
        (4, "is/VBZ/4/cop one/CD/0/ROOT of/IN/7/case its/PRP$/7/nmod:poss leaders/NNS/4/nmod", True),
    ],
)
def test_a_copula_makes_one_of_two_where_it_vouches_for_it(place: int, rest: str, linked: bool) -> None:
    entities = parsed_entities(COPULA.format(place, rest), PERSON="Ann_Hale")
    assert (len(_words(entities, "Ann Hale")) == 2) is linked


BODY = (
    "Selm/NNP/2/compound Tea/NNP/9/nsubj ,/,/2/punct {0}/DT/7/det old/JJ/7/amod big/JJ/7/amod "
    "{1}/{2}/2/appos ,/,/2/punct closed/VBD/0/ROOT ././9/punct"
)


@pytest.mark.parametrize(
    ("article", "noun", "tag", "linked"),
    [
        ("a", "company", "NN", True),
        ("a", "supplier", "NN", True),
        ("a", "investment", "NN", True),
        ("a", "producer", "NN", True),
        ("the", "bridges", "NNS", False),
        ("the", "morning", "NN", False),
    ],
)
def test_a_body_may_be_what_people_are_too_and_what_is_none(
    article: str, noun: str, tag: str, linked: bool
) -> None:
    entities = parsed_entities(BODY.format(article, noun, tag), ORG="Selm_Tea")
    assert (len(_words(entities, "Selm Tea")) == 2) is linked


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("an/DT/5/det actor/NN/2/appos and/CC/7/cc writer/NN/5/conj", ["an actor", "writer"]),
        ("the/DT/5/det mayor/NN/2/appos and/CC/8/cc a/DT/8/det nurse/NN/5/conj", ["the mayor"]),
        ("acting/VBG/5/amod mayor/NN/2/appos ,/,/8/punct and/CC/8/cc nurse/NN/5/conj", ["acting mayor"]),
        ("one/CD/2/appos of/IN/7/case its/PRP$/7/nmod:poss leaders/NNS/4/nmod", ["one of its leaders"]),
        (
            "deputy/NN/5/compound director/NN/2/appos -/HYPH/5/punct general/NN/5/appos",
            ["deputy director - general"],
        ),
    ],
)
def test_an_apposition_may_say_two_things_one_of_many_or_a_word_with_a_hyphen(
    rest: str, found: list[str]
) -> None:
    entities = parsed_entities(f"Ann/NNP/2/compound Hale/NNP/2/ROOT ,/,/2/punct {rest}", PERSON="Ann_Hale")
    assert [words for words in _words(entities, "Ann Hale") if words not in {"Ann Hale", "its"}] == found


@pytest.mark.parametrize(
    ("between", "linked"),
    [("", True), ("Mr/NNP/9/compound Bo/NNP/9/compound Lund/NNP/5/dep", False)],
)
def test_a_name_beside_an_office_is_its_holders_unless_somebody_stands_between(
    between: str, linked: bool
) -> None:
    place = 10 if between else 7
    lines = (
        f"The/DT/2/det chief/NN/2/ROOT of/IN/5/case the/DT/5/det army/NN/2/nmod {between} ,/,/5/punct "
        f"Ann/NNP/{place + 1}/compound Hale/NNP/5/appos"
    )
    entities = parsed_entities(lines, PERSON="Ann_Hale Bo_Lund" if between else "Ann_Hale")
    assert ("The chief" in _words(entities, "Ann Hale")) is linked


AGAIN = "{0} {1}/NN/3/nsubj waited/VBD/0/ROOT ././3/punct"


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        ("The/DT/2/det", "The/DT/2/det", True),
        ("A/DT/2/det", "The/DT/2/det", True),
        ("The/DT/2/det", "Another/DT/2/det", False),
    ],
)
def test_the_same_noun_is_the_same_body_unless_it_is_another(first: str, second: str, linked: bool) -> None:
    entities = parsed_entities("\n".join([AGAIN.format(first, "ministry"), AGAIN.format(second, "ministry")]))
    assert (len(entities) == 1 and len(entities[0].mentions) == 2) is linked


def test_an_entity_that_is_never_named_has_a_type_and_its_fullest_words_as_name() -> None:
    lines = [AGAIN.format("A/DT/2/det", "ministry"), AGAIN.format("The/DT/2/det", "ministry")]
    (entity,) = parsed_entities("\n".join(lines))
    assert (entity.type, {m.kind for m in entity.mentions}) == ("ORG", {"nominal"})
    assert entity.name in {"A ministry", "The ministry"}
    assert entity.mentions[1].because == "back to “A ministry”"


def test_a_thing_that_comes_up_twice_is_no_entity_and_three_times_is() -> None:
    line = AGAIN.format("The/DT/2/det", "price")
    assert parsed_entities("\n".join([line, line])) == ()
    (entity,) = parsed_entities("\n".join([line, line, line]))
    assert [m.exact for m in entity.mentions] == ["The price"] * 3


@pytest.mark.parametrize(
    ("noun", "pronoun", "linked"),
    [
        ("man", "He", True),
        ("woman", "She", True),
        ("woman", "He", False),
        ("man", "She", False),
        ("bridge", "He", False),
        ("grave", "She", False),
        ("man", "It", False),
        ("company", "It", True),
        ("company", "She", False),
    ],
)
def test_a_pronoun_goes_to_a_noun_of_its_gender_and_kind(noun: str, pronoun: str, linked: bool) -> None:
    lines = [AGAIN.format("The/DT/2/det", noun), f"{pronoun}/PRP/2/nsubj left/VBD/0/ROOT ././2/punct"]
    entities = parsed_entities("\n".join(lines))
    assert bool(entities) is linked
    assert all([m.exact for m in e.mentions] == [f"The {noun}", pronoun] for e in entities)


def test_the_other_argument_of_a_verb_is_somebody_else_and_its_reflexive_the_same() -> None:
    line = "Ann/NNP/2/compound Hale/NNP/3/nsubj saw/VBD/0/ROOT {0}/PRP/3/obj ././3/punct"
    assert _words(parsed_entities(line.format("her"), PERSON="Ann_Hale"), "Ann Hale") == ["Ann Hale"]
    herself = parsed_entities(line.format("herself"), PERSON="Ann_Hale")
    assert _words(herself, "Ann Hale") == ["Ann Hale", "herself"]


def test_its_chairman_is_not_itself() -> None:
    lines = (
        "The/DT/2/det firm/NN/0/ROOT\nIts/PRP$/2/nmod:poss chairman/NN/3/nsubj left/VBD/0/ROOT ././3/punct"
    )
    entities = parsed_entities(lines)
    assert all("chairman" not in m.exact for e in entities for m in e.mentions if len(e.mentions) > 1)


def test_weather_and_empty_it_stand_for_nothing() -> None:
    lines = (
        "The/DT/2/det firm/NN/3/nsubj won/VBD/0/ROOT ././3/punct\nIt/PRP/2/expl rained/VBD/0/ROOT ././2/punct"
    )
    assert all(m.exact != "It" for e in parsed_entities(lines) for m in e.mentions)


def test_a_third_person_in_a_quotation_is_not_who_is_quoted() -> None:
    lines = (
        "{s1 Tom/NNP/2/compound Vane/NNP/3/nsubj } {q1 said/VBD/0/ROOT } :/:/3/punct “/``/7/punct "
        "{c1 He/PRP/7/nsubj lied/VBD/3/ccomp } ”/''/7/punct ././3/punct"
    )
    entities = parsed_entities(lines, PERSON="Tom_Vane")
    assert _words(entities, "Tom Vane") == ["Tom Vane"]


def test_a_title_before_a_name_is_one_description_of_its_bearer() -> None:
    title = "The/DT/3/det police/NN/3/compound chief/NN/5/nsubj"
    lines = title + " Tom/NNP/5/compound Vane/NNP/6/nsubj left/VBD/0/ROOT"
    (entity,) = parsed_entities(lines, PERSON="Tom_Vane")
    assert [m.exact for m in entity.mentions] == ["The police chief", "Tom Vane"]
    assert (entity.name, entity.aliases) == ("Tom Vane", ())


def test_a_noun_before_a_name_describes_its_bearer_whatever_the_parse_makes_the_head() -> None:
    entities = parsed_entities(
        "Local/JJ/2/amod athlete/NN/5/nsubj Ann/NNP/2/flat Hale/NNP/3/flat won/VBD/0/ROOT "
        "her/PRP$/7/nmod:poss race/NN/5/obj ././5/punct",
        PERSON="Ann_Hale",
    )
    assert _words(entities, "Ann Hale") == ["Local athlete", "Ann Hale", "her"]
    assert [entity.name for entity in entities] == ["Ann Hale"]


def test_what_follows_a_noun_at_a_distance_is_no_part_of_it() -> None:
    entities = parsed_entities(
        "Drivers/NNS/2/nsubj met/VBD/0/ROOT makers/NNS/2/obj for/IN/5/case days/NNS/3/flat ././2/punct "
        "The/DT/8/det makers/NNS/9/nsubj left/VBD/0/ROOT ././9/punct "
        "The/DT/12/det makers/NNS/13/nsubj won/VBD/0/ROOT ././13/punct",
    )
    assert [mention.exact for entity in entities for mention in entity.mentions] == [
        "makers",
        "The makers",
        "The makers",
    ]


def test_every_mention_that_is_no_first_name_of_its_entity_says_why() -> None:
    lines = [APPOSITION.format("new", "mayor"), "She/PRP/2/nsubj left/VBD/0/ROOT ././2/punct"]
    (entity,) = parsed_entities("\n".join(lines), PERSON="Ann_Hale")
    assert [m.exact for m in entity.mentions] == ["Ann Hale", "the new mayor", "She"]
    pronoun = entity.mentions[2]
    assert (pronoun.kind, pronoun.by) == ("pronoun", "model")
    assert pronoun.because in {"back to “Ann Hale”", "back to “the new mayor”"}
    assert 0.5 < pronoun.confidence <= 1


TITLED = "President/NNP/3/compound Tom/NNP/3/compound Vane/NNP/4/nsubj spoke/VBD/0/ROOT ././4/punct"


@pytest.mark.parametrize(
    ("noun", "linked"),
    [("president", True), ("minister", False), ("bridge", False), ("company", False), ("presidents", False)],
)
def test_a_noun_is_somebody_only_where_the_text_has_called_him_so(noun: str, linked: bool) -> None:
    lines = [TITLED, AGAIN.format("The/DT/2/det", noun)]
    entities = parsed_entities("\n".join(lines), PERSON="President_Tom_Vane")
    assert (_words(entities, "President Tom Vane") == ["President Tom Vane", f"The {noun}"]) is linked


@pytest.mark.parametrize(("noun", "linked"), [("ombudsman", False), ("woman", True)])
def test_an_office_that_acts_by_its_name_is_nobody_named_before(noun: str, linked: bool) -> None:
    entities = parsed_entities(
        "Ann/NNP/2/compound Hale/NNP/3/nsubj resigned/VBD/0/ROOT ././3/punct\n"
        f"The/DT/2/det {noun}/NN/3/nsubj left/VBD/0/ROOT ././3/punct",
        PERSON="Ann_Hale",
    )
    assert (len(_words(entities, "Ann Hale")) == 2) is linked
