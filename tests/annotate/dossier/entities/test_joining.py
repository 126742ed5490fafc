"""Who is one across articles, and who is kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.article import Article
from annotate.dossier import Source
from annotate.dossier.entities import join_entities
from annotate.dossier.model import JoinedEntity
from annotate.record import Annotations, Entity, EntityType, Generator, Mention, Pipeline

GENERATOR = Generator("0", Pipeline("dateline", "0"), "0" * 64)
Named = tuple[EntityType, str]


def article(id: str, *names: Named, words: str = "") -> Source:
    """An article that names some people and places, each once."""
    text, entities = "", []
    for number, (kind, name) in enumerate(names, start=1):
        mention = Mention(f"e{number}.m1", len(text), len(text) + len(name), name, "name", "model", 0.9)
        entities.append(Entity(f"e{number}", kind, name, (mention,), salience=0.5))
        text += f"{name} came. "
    document = Article.from_text(text + words, id=id).document()
    return Source(id, Annotations(GENERATOR, document, tuple(entities)), text + words)


def joined(*sources: Source) -> list[JoinedEntity]:
    return join_entities(sources)[0]


def together(first: Named, second: Named, *, shared: Sequence[Named] = (("GPE", "Orley"),)) -> bool:
    """Whether two names of two articles that share others are one."""
    entities = joined(article("a", first, *shared), article("b", second, *shared))
    return any(
        {member.document for member in entity.members} == {"a", "b"}
        and {(m.document, m.entity) for m in entity.members} == {("a", "e1"), ("b", "e1")}
        for entity in entities
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("PERSON", "Ida Brandt"), ("PERSON", "Ida Brandt")),
        (("PERSON", "President Ida Brandt"), ("PERSON", "Ida Brandt")),
        (("PERSON", "Volodymyr Zelensky"), ("PERSON", "Volodymyr Zelenskyy")),
        (("PERSON", "Benjamin David Banky"), ("PERSON", "Benjamin Banky")),
        (("PERSON", "Bill Falk"), ("PERSON", "William Falk")),
        (("PERSON", "Brandt"), ("PERSON", "Ida Brandt")),
        (("PERSON", "Zelenskiy"), ("PERSON", "Volodymyr Zelenskyy")),
        (("ORG", "Nordmark Holding"), ("ORG", "Nordmark Holding Ltd")),
        (("ORG", "European Space Agency"), ("ORG", "ESA")),
        (("ORG", "The Orley Post"), ("ORG", "Orley Post")),
        (("ORG", "Rovers"), ("ORG", "Selm Rovers")),
        (("ORG", "Orley"), ("ORG", "Orley Sachs")),
        (("ORG", "Institute for Public Affair Studies"), ("ORG", "Institute for Public Affairs Studies")),
        (("GPE", "U.S."), ("GPE", "United States")),
        (("GPE", "Port Ander"), ("GPE", "Port Ander")),
        (("LOC", "Gulf of Aden"), ("GPE", "Gulf of Aden")),
    ],
)
def test_one(first: Named, second: Named) -> None:
    assert together(first, second)
    assert together(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("PERSON", "Ida Brandt"), ("PERSON", "Jon Brandt")),
        (("PERSON", "Ida Brandt"), ("ORG", "Ida Brandt")),
        (("PERSON", "Jordan"), ("GPE", "Jordan")),
        (("ORG", "Supreme Court"), ("ORG", "Court")),
        (("ORG", "EU"), ("ORG", "Swiss-EU")),
        (("ORG", "NRB"), ("ORG", "North Selm NRB")),
        (("ORG", "Fed"), ("ORG", "Selm Fed")),
        (("PERSON", "Jon"), ("PERSON", "Ida John")),
        (("GPE", "Monterey"), ("GPE", "Monterrey")),
        (("ORG", "Orley University"), ("ORG", "Selm University")),
        (("GPE", "Georgia"), ("PERSON", "Georgia")),
        (("GPE", "North Korea"), ("GPE", "South Korea")),
        (("PERSON", "King Abdullah I"), ("PERSON", "King Abdullah II")),
        (("CARDINAL", "three"), ("CARDINAL", "three")),
    ],
)
def test_two(first: Named, second: Named) -> None:
    assert not together(first, second)


def test_a_surname_that_two_people_have_is_left_alone() -> None:
    town: Named = ("GPE", "Orley")
    entities = joined(
        article("a", ("PERSON", "Ida Brandt"), town),
        article("b", ("PERSON", "Jon Brandt"), town),
        article("c", ("PERSON", "Brandt"), town),
    )
    alone = [entity for entity in entities if entity.name == "Brandt"]
    assert [len(entity.members) for entity in alone] == [1]


def test_namesakes_in_articles_that_share_nothing_are_two() -> None:
    dam = "The dam leaked water into the valley below, and engineers opened the spillway."
    goal = "A striker scored twice before half-time, and the crowd sang until the whistle."
    one = article("a", ("PERSON", "John Weir"), ("GPE", "Orley"), words=f"{dam} " * 4)
    other = article("b", ("PERSON", "John Weir"), ("GPE", "Lusaka"), words=f"{goal} " * 4)
    names = [entity for entity in joined(one, other) if entity.name == "John Weir"]
    assert [len(entity.members) for entity in names] == [1, 1]


def test_an_article_that_keeps_two_apart_keeps_them_apart() -> None:
    one = article("a", ("PERSON", "Ida Brandt"), ("PERSON", "Brandt"), ("GPE", "Orley"))
    other = article("b", ("PERSON", "Ida Brandt"), ("GPE", "Orley"))
    for entity in joined(one, other):
        documents = [member.document for member in entity.members]
        assert len(set(documents)) == len(documents)


def test_every_joining_says_why() -> None:
    town: Named = ("GPE", "Orley")
    entities = joined(article("a", ("PERSON", "Ida Brandt"), town), article("b", ("PERSON", "Brandt"), town))
    (brandt,) = (entity for entity in entities if entity.type == "PERSON")
    assert (brandt.name, brandt.aliases) == ("Ida Brandt", ("Brandt",))
    assert {member.because for member in brandt.members} == {"a part of the name “Ida Brandt”"}
    assert all(0.5 < member.confidence < 1 for member in brandt.members)


NAMES = st.sampled_from(
    ["Ida Brandt", "Brandt", "Jon Brandt", "Ida M. Brandt", "Zelensky", "Volodymyr Zelenskyy", "Orley", "ESA"]
)
KINDS: st.SearchStrategy[EntityType] = st.sampled_from(["PERSON", "ORG", "GPE"])


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.tuples(KINDS, NAMES), min_size=1, max_size=5, unique=True), min_size=1, max_size=5)
)
def test_every_entity_is_in_one_joined_one_whatever_the_names(names: list[list[Named]]) -> None:
    sources = [article(f"d{number}", *each) for number, each in enumerate(names)]
    entities, home = join_entities(sources)
    members = [(member.document, member.entity) for entity in entities for member in entity.members]
    assert sorted(members) == sorted(
        (source.id, entity.id) for source in sources for entity in source.entities
    )
    ids = {(member.document, member.entity): entity.id for entity in entities for member in entity.members}
    told = {
        (source.id, entity): id
        for source, of in zip(sources, home.of, strict=True)
        for entity, id in of.items()
    }
    assert told == ids
    for entity in entities:
        assert len({member.document for member in entity.members}) == len(entity.members)


def test_an_article_with_both_names_keeps_others_from_nothing() -> None:
    """One article has "Rovers" and "Selm Rovers" as two, which says nothing of the others."""
    whole: Named = ("ORG", "Selm Rovers")
    byname: Named = ("ORG", "Rovers")
    place: Named = ("GPE", "Orley")
    both = article("a", whole, byname, place)
    others = [article("b", byname, place), article("c", whole, place), article("d", byname, place)]
    entity = next(entity for entity in joined(both, *others) if entity.name == "Selm Rovers")
    assert {member.document for member in entity.members} == {"a", "b", "c", "d"}


def test_a_body_known_to_more_articles_by_its_short_name_is_no_part_of_another() -> None:
    place: Named = ("GPE", "Orley")
    shorts = [article(id, ("ORG", "Gonzo"), place) for id in "abc"]
    entities = joined(*shorts, article("d", ("ORG", "Gonzo Maps"), place))
    assert {entity.name: len(entity.members) for entity in entities} == {
        "Gonzo": 3,
        "Gonzo Maps": 1,
        "Orley": 4,
    }


def called_also(source: Source, alias: str) -> Source:
    """The article, with another name for all that it names."""
    entities = tuple(replace(entity, aliases=(alias,)) for entity in source.record.entities)
    return replace(source, record=replace(source.record, entities=entities))


@pytest.mark.parametrize(
    ("added", "sizes"),
    [
        (("Iowa", "Ohio", "Iowa", None), [1, 1, 2]),
        (("Florida", "Fla.", None, None), [4]),
        (("Florida", None, None), [3]),
        (("D.C.", "DC", "Iowa", None, None), [1, 2, 2]),
    ],
)
def test_places_of_one_name_are_told_by_what_articles_add(
    added: Sequence[str | None], sizes: list[int]
) -> None:
    sources = [
        called_also(article(str(number), ("GPE", f"Orley, {rest}" if rest else "Orley")), "Orley")
        for number, rest in enumerate(added)
    ]
    assert sorted(len(entity.members) for entity in joined(*sources)) == sizes


def test_a_place_with_what_it_lies_in_is_the_place_of_another_article() -> None:
    sources = [article("a", ("GPE", "ORLEY, Iowa")), article("b", ("GPE", "Orley"))]
    assert [len(entity.members) for entity in joined(*sources)] == [2]
    sources.append(article("c", ("GPE", "Orley, Ohio")))
    assert sorted(len(entity.members) for entity in joined(*sources)) == [1, 1, 1]


def test_namesakes_between_two_articles_do_not_part_them() -> None:
    """Two articles of one world and, between them, one of another world with a man of the same name."""
    name: Named = ("PERSON", "Ida Brandt")
    one: Named = ("ORG", "Selm Rovers")
    other: Named = ("ORG", "Orley Opera")
    words, others = (" ".join(f"{word}{n}" for n in range(160)) for word in ("match", "aria"))
    sources = [
        article("a", name, one, words=words),
        article("b", name, other, words=others),
        article("c", name, one, words=words),
    ]
    assert sorted(len(e.members) for e in joined(*sources) if e.name == "Ida Brandt") == [1, 2]


@pytest.mark.parametrize(("shared", "joined_up"), [(0, False), (1, True)])
def test_initials_need_a_name_that_both_articles_have(shared: int, joined_up: bool) -> None:
    words, others = (" ".join(f"{word}{n}" for n in range(160)) for word in ("bank", "wolf"))
    names: list[Named] = [("ORG", "Orley Opera")] * shared
    sources = (
        article("a", ("ORG", "Northern Bank of Selm"), *names, words=words),
        article("b", ("ORG", "NBS"), *names, words=others),
    )
    assert any(len(e.members) == 2 for e in joined(*sources) if "NBS" in (e.name, *e.aliases)) is joined_up
