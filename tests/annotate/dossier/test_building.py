"""A dossier is what its articles make it: in whatever order they come, and whatever was built before."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate import Annotator
from annotate.dossier import Source, build
from annotate.dossier.forms import dump
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
