"""Whom "he" and "she" stand for: titles and given names tell, and a doubt is left open.

Entities and parses are set by hand, so the cases test the rules and not the model.
"""

from __future__ import annotations

import pytest

from annotate.article import Article
from annotate.entities.coreference import ranker
from annotate.entities.finding import find_entities
from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.names import gender_of
from tests.annotate.claims.parses import parse
from tests.spans import span_at

FIRST = "{0}/NNP/2/compound {1}/NNP/3/nsubj spoke/VBD/0/ROOT ././3/punct"
SECOND = "{0}/PRP/2/nsubj left/VBD/0/ROOT ././2/punct"


def _named(pronoun: str, *people: str) -> str | None:
    """The name that a pronoun is given after sentences with these people as subjects."""
    lines = [FIRST.format(*person.split()) for person in people]
    doc = parse("\n".join([*lines, SECOND.format(pronoun)]))
    places = [(doc.text.index(person), len(person)) for person in people]
    doc.ents = [span_at(doc, start, start + size, label="PERSON") for start, size in places]
    entities = find_entities(doc, Article.from_text(doc.text))
    return next((e.name for e in entities for m in e.mentions if m.kind == "pronoun"), None)


@pytest.mark.parametrize(
    ("pronoun", "people", "name"),
    [
        ("She", ["Dmitry Medvedev"], None),
        ("He", ["Dmitry Medvedev"], "Dmitry Medvedev"),
        ("He", ["Angela Merkel"], None),
        ("She", ["Angela Merkel"], "Angela Merkel"),
        ("She", ["Angela Merkel", "Dmitry Medvedev"], "Angela Merkel"),
        ("He", ["Dmitry Medvedev", "Angela Merkel"], "Dmitry Medvedev"),
        ("She", ["Kim Vane"], "Kim Vane"),
        ("He", ["Kim Vane"], "Kim Vane"),
        ("He", ["Mr Vane", "Mrs Hale"], "Mr Vane"),
        ("She", ["Ms Vane", "Sir Hale"], "Ms Vane"),
        ("He", ["Lady Vane"], None),
        ("She", ["Mr. Vane"], None),
    ],
)
def test_a_pronoun_goes_to_a_person_of_its_gender(pronoun: str, people: list[str], name: str | None) -> None:
    assert _named(pronoun, *people) == name


@pytest.mark.parametrize(
    ("relative", "pronoun", "told"),
    [
        ("son", "He", True),
        ("son", "She", False),
        ("wife", "She", True),
        ("wife", "He", False),
        ("cousin", "He", True),
        ("cousin", "She", True),
        ("friend", "She", True),
    ],
)
def test_what_somebody_is_to_others_tells_the_gender(relative: str, pronoun: str, told: bool) -> None:
    doc = parse(
        f"Their/PRP$/2/nmod:poss {relative}/NN/4/nsubj Vane/NNP/2/appos spoke/VBD/0/ROOT ././4/punct\n"
        + SECOND.format(pronoun)
    )
    place = doc.text.index("Vane")
    doc.ents = [span_at(doc, place, place + 4, label="PERSON")]
    entities = find_entities(doc, Article.from_text(doc.text))
    (vane,) = (e for e in entities if e.name == "Vane")
    assert any(m.kind == "pronoun" and m.exact == pronoun for m in vane.mentions) is told


@pytest.mark.parametrize(
    ("name", "before", "gender"),
    [
        ("Vane", "Mrs.", "f"),
        ("Vane", "Sir", "m"),
        ("Lady Vane", "the", "f"),
        ("King", "said", None),
        ("Vane", "said", None),
        ("Coretta King", "said", None),
    ],
)
def test_a_title_tells_the_gender_and_a_surname_like_one_does_not(
    name: str, before: str, gender: str | None
) -> None:
    assert gender_of(name, before) == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [("dmitry", "m"), ("volodymyr", "m"), ("ursula", "f"), ("kim", None), ("leslie", None), ("vane", None)],
)
def test_a_given_name_tells_the_gender_only_where_nearly_all_are_of_one(
    name: str, gender: str | None
) -> None:
    assert gender_of_given_name(name) == gender


def test_they_stands_for_two_people_named_together_and_never_for_one() -> None:
    together = "Ann/NNP/4/nsubj and/CC/3/cc Tom/NNP/1/conj spoke/VBD/0/ROOT ././4/punct"
    doc = parse(together + "\n" + SECOND.format("They"))
    doc.ents = [span_at(doc, 0, 3, label="PERSON"), span_at(doc, 8, 11, label="PERSON")]
    ann, both, tom = sorted(find_entities(doc, Article.from_text(doc.text)), key=lambda e: e.name)
    assert [m.exact for m in both.mentions] == ["Ann and Tom", "They"]
    assert both.related == (ann.id, tom.id)
    assert _named("They", "Tom Vane") is None


def test_it_goes_to_an_organisation() -> None:
    doc = parse("Vane/NNP/2/compound Group/NNP/3/nsubj spoke/VBD/0/ROOT\n" + SECOND.format("It"))
    doc.ents = [span_at(doc, 0, 10, label="ORG")]
    (entity,) = find_entities(doc, Article.from_text(doc.text))
    assert [m.exact for m in entity.mentions] == ["Vane Group", "It"]


def test_pairs_scored_one_by_one_are_answered_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranker, "BLOCK", 1)
    assert _named("She", "Angela Merkel", "Dmitry Medvedev") == "Angela Merkel"
    assert _named("He", "Dmitry Medvedev", "Angela Merkel") == "Dmitry Medvedev"
