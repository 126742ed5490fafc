"""What a reader decided is kept: through new articles, other ids, and in the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate import Annotator
from annotate.dossier import Dossier, Source, build, decisions
from annotate.dossier.forms import dump, load
from annotate.dossier.model import JoinedEntity, Part
from tests.annotate.dossier.conftest import source

TEXTS = (
    "Ida Brandt of Orley said the Karsk dam would hold. Brandt spoke at the town hall.",
    "Ida Brandt of Orley told reporters that the Karsk dam was safe.",
    "The Karsk dam leaks, warned Ida Brandtova of Orley, who heads the water board.",
)


@pytest.fixture(scope="module")
def sources(engine: Annotator) -> list[Source]:
    return [source(engine, f"d{n}", f"{text}\n", f"2025-06-1{n}") for n, text in enumerate(TEXTS)]


def place(source: Source, words: str) -> Part:
    start = source.text.index(words)
    return Part(source.id, start, start + len(words), words)


def of(dossier: Dossier, document: str, words: str, sources: list[Source]) -> JoinedEntity:
    (found,) = (
        entity
        for entity in dossier.entities
        for member in entity.members
        if member.document == document
        and any(
            each.id == member.entity and words in (each.name, *each.aliases)
            for each in next(one for one in sources if one.id == document).entities
        )
    )
    return found


def test_what_is_kept_apart_stays_apart(sources: list[Source]) -> None:
    before = build(sources)
    assert of(before, "d0", "Ida Brandt", sources) == of(before, "d1", "Ida Brandt", sources)
    kept = decisions.apart((), "entity", place(sources[1], "Ida Brandt"), [place(sources[0], "Ida Brandt")])
    after = build(sources, kept)
    assert of(after, "d0", "Ida Brandt", sources) != of(after, "d1", "Ida Brandt", sources)
    assert after.decisions == kept


def test_what_is_joined_is_one_and_says_why(sources: list[Source]) -> None:
    places = [place(sources[0], "Ida Brandt"), place(sources[2], "Ida Brandtova")]
    after = build(sources, decisions.joined((), "entity", places))
    one = of(after, "d2", "Ida Brandtova", sources)
    assert of(after, "d0", "Ida Brandt", sources) == one == of(after, "d1", "Ida Brandt", sources)
    assert "a reader joined them" in {member.because for member in one.members}


def test_another_name_and_the_old_one_beside_it(sources: list[Source]) -> None:
    after = build(sources, decisions.renamed((), place(sources[1], "Ida Brandt"), "Ida  M. Brandt"))
    one = of(after, "d0", "Ida Brandt", sources)
    assert one.name == "Ida M. Brandt"
    assert "Ida Brandt" in one.aliases


def test_decisions_hold_for_new_articles_and_other_ids(engine: Annotator, sources: list[Source]) -> None:
    kept = decisions.apart((), "entity", place(sources[1], "Ida Brandt"), [place(sources[0], "Ida Brandt")])
    record = sources[1].record
    ids = {entity.id: f"e{number + 70}" for number, entity in enumerate(record.entities)}
    other = replace(record, entities=tuple(replace(each, id=ids[each.id]) for each in record.entities))
    more = [
        sources[0],
        Source("d1", other, sources[1].text),
        sources[2],
        source(engine, "d9", "Nobody asked Orley about its Karsk dam, Ida Brandt said.\n", "2025-06-19"),
    ]
    after = build(more, kept)
    assert of(after, "d0", "Ida Brandt", more) != of(after, "d1", "Ida Brandt", more)


def test_decisions_survive_the_file(sources: list[Source]) -> None:
    kept = decisions.renamed((), place(sources[1], "Ida Brandt"), "Brandt: no, “yes”")
    for form in ("yaml", "json"):
        written = dump(build(sources, kept), form)
        assert load(written, source=f"a.{form}").decisions == kept


def test_a_place_that_names_nobody_any_more_is_told(sources: list[Source]) -> None:
    lost = place(sources[0], "would hold")
    (told,) = build(sources, decisions.renamed((), lost, "Ann")).diagnostics
    assert told.code == "decision_lost"


def test_an_article_that_is_not_there_costs_nothing(sources: list[Source]) -> None:
    gone = Part("elsewhere", 3, 5, "xx")
    kept = decisions.joined((), "entity", [gone, place(sources[0], "Ida Brandt")])
    after = build(sources, kept)
    assert after.decisions == kept
    assert after.diagnostics == ()


def test_a_later_decision_takes_back_an_earlier_one(sources: list[Source]) -> None:
    a, b, c = (place(one, "Ida Brandt") for one in sources)
    kept = decisions.joined((), "entity", [a, b, c])
    kept = decisions.apart(kept, "entity", c, [a, b])
    assert [(each.kind, each.places) for each in kept] == [("joined", (a, b)), ("apart", (c, a, b))]
    kept = decisions.joined(kept, "entity", [a, c])
    assert [(each.kind, each.places) for each in kept] == [
        ("joined", (a, b)),
        ("apart", (c, b)),
        ("joined", (a, c)),
    ]


SAID = (
    "“The wall is sound and the valley can sleep well now,” said Ida Brandt of the water board in Orley.",
    "Ida Brandt of Orley insisted that “the wall is sound and the valley can sleep well” despite the rain.",
    "The wall of the dam is sound, Ida Brandt told the council of Orley. Nobody has to leave, she said.",
)


@pytest.fixture(scope="module")
def told(engine: Annotator) -> list[Source]:
    return [source(engine, f"s{n}", f"{text}\n", f"2025-06-1{n}") for n, text in enumerate(SAID)]


def tellers(dossier: Dossier, document: str, words: str, told: list[Source]) -> set[str]:
    """The articles that have the statement with these words of an article."""
    at = place(next(one for one in told if one.id == document), words)
    (found,) = (
        {member.document for member in statement.members}
        for statement in dossier.claims
        for member in statement.members
        if member.document == document
        for one in told
        if one.id == document
        for claim in one.claims
        if claim.id == member.claim and any(s.start < at.end and at.start < s.end for s in claim.content)
    )
    return found


def test_statements_are_joined_and_kept_apart(told: list[Source]) -> None:
    assert tellers(build(told), "s0", "wall is sound", told) == {"s0", "s1"}
    first, second, third = (
        place(one, words)
        for one, words in zip(
            told, ("The wall is sound", "the wall is sound", "Nobody has to leave"), strict=True
        )
    )
    kept = decisions.apart((), "statement", second, [first])
    assert tellers(build(told, kept), "s0", "wall is sound", told) == {"s0"}
    kept = decisions.joined(kept, "statement", [first, third])
    dossier = build(told, kept)
    assert tellers(dossier, "s0", "wall is sound", told) == {"s0", "s2"}
    assert "a reader joined them" in {
        member.because for statement in dossier.claims for member in statement.members
    }
    assert load(dump(dossier, "yaml"), source="a.yaml").decisions == kept
    # The later decision holds.
    again = decisions.joined(kept, "statement", [first, second])
    assert tellers(build(told, again), "s0", "wall is sound", told) == {"s0", "s1", "s2"}


def test_a_decision_about_a_statement_that_is_gone_is_told(told: list[Source]) -> None:
    nowhere = Part("s0", len(told[0].text) - 1, len(told[0].text), "\n")
    kept = decisions.joined((), "statement", [nowhere, place(told[1], "the wall is sound")])
    assert [one.code for one in build(told, kept).diagnostics] == ["decision_lost"]


def test_a_decision_holds_when_another_article_comes(told: list[Source]) -> None:
    kept = decisions.apart((), "statement", place(told[1], "the wall is sound"), [place(told[0], "The wall")])
    assert tellers(build(told[:2], kept), "s0", "wall is sound", told) == {"s0"}
    assert tellers(build(told, kept), "s1", "wall is sound", told) == {"s1"}
