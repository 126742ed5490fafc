"""A dossier is what its articles make it: in whatever order they come, and whatever was built before."""

from __future__ import annotations

import ctypes
import gc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate import Annotator
from annotate.dossier import Index, Source, build, building, growing
from annotate.dossier import decisions as decided
from annotate.dossier.events import pairs
from annotate.dossier.forms import dump
from annotate.dossier.model import Decision, Part
from tests.annotate.dossier.conftest import source

TEXTS = {
    "a": "LYON -- A quake struck Lyon on Monday. Mayor Anna Petit said: “We will build it all again.”",
    "b": "The earthquake in Lyon killed three people. Anna Petit opened a shelter on Tuesday.",
    "c": "Petit will resign in May, the mayor of Lyon told reporters. The quake damaged 40 houses.",
    "d": "BERLIN -- Karl Braun was elected on Sunday. “We will build it all again,” he said of his party.",
    "e": "Braun's election surprised Germany. He beat Anna Vogel, who called him on Monday.",
    "f": "Quake in Lyon kills 31\n\nA quake in Lyon killed 31 people on Tuesday, the police said. The"
    " police said that 40 houses were damaged in the city of Lyon.",
    "g": "Quake in Lyon kills 12\n\nA quake in Lyon killed 12 people on Wednesday, the police said. The"
    " police said that 60 houses were damaged in the city of Lyon.",
    "h": "Rovers win\n\nThe Selm Rovers beat Orley, Iowa 3-1 on Sunday."
    " The Rovers' coach Jon Abel was not sacked.",
    "i": "Rovers lose\n\nRovers lost to Orley, Ohio on Monday. Coach Jonathan Abel was sacked, Vogel said.",
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


@pytest.mark.parametrize("error", [AttributeError("mallopt"), OSError("no such library"), TypeError("None")])
def test_it_is_built_where_the_c_library_is_another_one(
    known: dict[str, Source], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    asked = Mock(side_effect=error)
    monkeypatch.setattr(ctypes, "CDLL", asked)
    building._give_back_arrays.cache_clear()
    assert dump(build([known["a"]]), "json") == dump(build([known["a"]]), "json")
    asked.assert_called_once()


def part(id: str, word: str) -> Part:
    start = TEXTS[id].index(word)
    return Part(id, start, start + len(word), word)


def of_a_reader() -> tuple[Decision, ...]:
    """Decisions about happenings, people and statements, some of which speak against each other."""
    found = decided.joined(
        (), "event", [part(*one) for one in (("a", "quake"), ("b", "earthquake"), ("e", "election"))]
    )
    found = decided.apart(found, "event", part("f", "killed"), [part("g", "killed")])
    found = decided.joined(found, "entity", [part("e", "Vogel"), part("i", "Vogel")])
    found = decided.apart(found, "entity", part("a", "Anna Petit"), [part("b", "Anna Petit")])
    found = decided.renamed(found, part("h", "Jon Abel"), "J. Abel")
    return decided.apart(found, "statement", part("f", "40 houses"), [part("g", "60 houses")])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    decisions = of_a_reader() if joined else ()
    for chosen in steps:
        sources = [known[id] for id in sorted(chosen)]
        anew = [Source(one.id, one.record, one.text) for one in sources]
        assert dump(build(sources, decisions, index), "json") == dump(build(anew, decisions), "json")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.sampled_from(sorted(TEXTS)), min_size=1), min_size=2, max_size=6))
def test_only_the_nearest_articles_are_compared_whatever_was_near_before(
    known: dict[str, Source], steps: list[set[str]]
) -> None:
    """Nine articles are too few for any of them to be left out, but for other numbers."""
    index = Index()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs, "CLOSEST", 1)
        patch.setattr(pairs, "NEIGHBOURS", 2)
        for chosen in steps:
            sources = [known[id] for id in sorted(chosen)]
            anew = [Source(one.id, one.record, one.text) for one in sources]
            assert dump(build(sources, (), index), "json") == dump(build(anew), "json")


def test_articles_in_which_nothing_is_told_come_and_go(known: dict[str, Source]) -> None:
    def of(id: str, *, bare: bool) -> Source:
        one = known[id]
        timeline = replace(one.record.timeline, times=(), events=(), order=())
        record = replace(one.record, entities=(), claims=(), timeline=timeline) if bare else one.record
        return Source(id, record, one.text)

    index = Index()
    a, b, empty, bare = of("a", bare=False), of("f", bare=False), of("b", bare=True), of("g", bare=True)
    for sources in ([empty], [empty, bare], [a, empty], [a, b, bare], [bare], [b, empty, bare], [a, b]):
        anew = [Source(one.id, one.record, one.text) for one in sources]
        assert dump(build(sources, (), index), "json") == dump(build(anew), "json")


@pytest.mark.parametrize("step", ["join_entities", "join_claims", "join_events", "version_pairs"])
def test_an_index_is_right_after_work_that_broke_off(
    known: dict[str, Source], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    index = Index()
    build([known[id] for id in "abf"], (), index)
    with monkeypatch.context() as patch:
        patch.setattr(building, step, broken)
        with pytest.raises(KeyboardInterrupt):
            build([known[id] for id in "abcefg"], (), index)
    for chosen in ("abcefg", "bcg"):
        sources = [known[id] for id in chosen]
        anew = [Source(one.id, one.record, one.text) for one in sources]
        assert dump(build(sources, (), index), "json") == dump(build(anew), "json")


@pytest.mark.parametrize("frozen", [0, 6_000_000])
def test_what_others_put_out_of_the_search_for_circles_stays_out_and_is_counted_once(
    known: dict[str, Source], monkeypatch: pytest.MonkeyPatch, frozen: int
) -> None:
    """To count millions of objects takes longer than a dossier of nine articles."""
    count, unfreeze = Mock(return_value=frozen), Mock()
    monkeypatch.setattr(building, "_FROZEN", Event())
    monkeypatch.setattr("gc.get_freeze_count", count)
    monkeypatch.setattr("gc.freeze", Mock())
    monkeypatch.setattr("gc.unfreeze", unfreeze)
    for _ in range(3):
        build([known["a"]])
    assert count.call_count == (1 if frozen else 3)
    assert unfreeze.call_count == (0 if frozen else 3)
    assert gc.isenabled()


def test_earlier_dossiers_stay_as_they_were(known: dict[str, Source]) -> None:
    """What is kept from one to the next is changed in none that was given away."""
    index = Index()
    made = []
    for chosen in ("bdf", "abdf", "abcdefghi", "acei", "f"):
        dossier = build([known[id] for id in chosen], (), index)
        made.append((dossier, dump(dossier, "json")))
    assert all(dump(dossier, "json") == text for dossier, text in made)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.sets(st.sampled_from(sorted(TEXTS)), min_size=1)), max_size=6))
def test_two_dossiers_of_the_same_articles_do_not_disturb_each_other(
    known: dict[str, Source], steps: list[tuple[bool, set[str]]]
) -> None:
    """What an article tells is numbered for the dossier that is being made."""
    both = Index(), Index()
    for which, chosen in steps:
        sources = [known[id] for id in sorted(chosen)]
        anew = [Source(one.id, one.record, one.text) for one in sources]
        assert dump(build(sources, (), both[which]), "json") == dump(build(anew), "json")


def test_dossiers_that_are_made_at_the_same_time_are_those_made_one_by_one(known: dict[str, Source]) -> None:
    chosen = [[known[id] for id in sorted(TEXTS)[low:]] for low in range(5)] * 3
    alone = [dump(build(sources), "json") for sources in chosen]
    with ThreadPoolExecutor(max_workers=4) as pool:
        assert list(pool.map(lambda sources: dump(build(sources), "json"), chosen)) == alone


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.sampled_from(sorted(TEXTS)), min_size=1), min_size=1, max_size=4))
def test_the_timeline_is_in_one_order_whether_sorted_at_once_or_put_together(
    known: dict[str, Source], steps: list[set[str]]
) -> None:
    index = Index()
    for chosen in steps:
        sources = [known[id] for id in sorted(chosen)]
        put_together = build(sources, (), index)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(growing, "FEW", -1)
            assert build(sources).timeline == put_together.timeline


def test_what_is_counted_differently_is_told_whatever_article_comes_before(known: dict[str, Source]) -> None:
    """An article that was published first moves the numbers of all others."""
    index = Index()
    for chosen in (["f", "g"], ["a", "f", "g"], ["a", "b", "f", "g"], ["a", "f", "g"]):
        order = build([known[id] for id in chosen], (), index).timeline
        tolls = {
            conflict.because
            for event in order.events
            for conflict in event.conflicts
            if conflict.kind == "number"
        }
        assert any("31" in toll and "12" in toll for toll in tolls)
    anew = [Source(id, known[id].record, known[id].text) for id in chosen]
    assert dump(build(anew), "json") == dump(build([known[id] for id in chosen], (), index), "json")
