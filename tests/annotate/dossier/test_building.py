"""A dossier is what its articles make it: in whatever order they come, and whatever was built before."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate import Annotator
from annotate.dossier import Index, Source, build
from annotate.dossier import decisions as decided
from annotate.dossier.forms import dump
from annotate.dossier.model import Part
from tests.annotate.dossier.conftest import source

TEXTS = {
    "a": "LYON -- A quake struck Lyon on Monday. Mayor Anna Petit said: “We will build it all again.”",
    "b": "The earthquake in Lyon killed three people. Anna Petit opened a shelter on Tuesday.",
    "c": "Petit will resign in May, the mayor of Lyon told reporters. The quake damaged 40 houses.",
    "d": "BERLIN -- Karl Braun was elected on Sunday. “We will build it all again,” he said of his party.",
    "e": "Braun's election surprised Germany. He beat Anna Vogel, who called him on Monday.",
}


@pytest.fixture(scope="module")
def known(engine: Annotator) -> dict[str, Source]:
    return {
        id: source(engine, id, text, f"2024-03-{day:02}")
        for day, (id, text) in enumerate(TEXTS.items(), start=4)
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.permutations(sorted(TEXTS)),
    st.lists(st.sets(st.sampled_from(sorted(TEXTS)), min_size=1), max_size=3),
)
def test_what_was_built_before_and_in_which_order_changes_nothing(
    known: dict[str, Source], order: list[str], before: list[set[str]]
) -> None:
    for chosen in before:
        build([known[id] for id in sorted(chosen)])
    anew = [Source(id, one.record, one.text) for id, one in known.items()]
    assert dump(build([known[id] for id in order]), "json") == dump(build(anew), "json")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sets(st.sampled_from(sorted(TEXTS)), min_size=1), min_size=1, max_size=6),
    st.sets(st.sampled_from(sorted(TEXTS))),
    st.booleans(),
)
def test_articles_that_come_and_go_leave_what_building_at_once_gives(
    known: dict[str, Source], steps: list[set[str]], changed: set[str], joined: bool
) -> None:
    """Whatever the index knows of articles that were there before, or were other ones of the same name."""
    index = Index()
    old = {id: Source(id, known["a"].record, known["a"].text) for id in changed}
    build(list((known | old).values()), (), index)
    places = [
        Part(id, TEXTS[id].index(word), TEXTS[id].index(word) + len(word), word)
        for id, word in (("a", "quake"), ("b", "earthquake"), ("e", "election"))
    ]
    decisions = decided.joined((), "event", places) if joined else ()
    for chosen in steps:
        sources = [known[id] for id in sorted(chosen)]
        anew = [Source(one.id, one.record, one.text) for one in sources]
        assert dump(build(sources, decisions, index), "json") == dump(build(anew, decisions), "json")
