"""The engine's steps say what they need and give, and need and give nothing else."""

from __future__ import annotations

from dataclasses import fields, replace
from types import SimpleNamespace

import pytest

from annotate import Annotator, Article, layers
from annotate.record import Entity
from tests import pipelines

TEXT = (
    "Ann Roe, the mayor of Velsk, said on Monday that the bridge would open in May 2027. “It is safe,” she "
    "added. It closed in March 2021, after 30 years."
)
SET = frozenset({"doc", "article", "words", "settings"})


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.fixture(scope="module", params=[None, "2025-06-10"], ids=["undated", "dated"])
def draft(request: pytest.FixtureRequest, annotator: Annotator) -> layers.Draft:
    article = Article.from_text(TEXT, published=request.param)
    return layers.Draft(annotator.nlp(article.text), article)


def test_the_steps_are_what_the_annotator_runs(annotator: Annotator, draft: layers.Draft) -> None:
    found = layers.run(draft, guarded=False)
    record = annotator.annotate(draft.article)
    assert (found.published, found.entities, found.claims) == (
        record.document.published,
        record.entities,
        record.claims,
    )
    assert (found.timeline, found.diagnostics) == (record.timeline, record.diagnostics)
    assert record.entities
    assert record.claims
    assert record.timeline.events


def test_a_step_reads_what_it_needs_and_sets_what_it_gives(draft: layers.Draft) -> None:
    known: dict[str, object] = {name: getattr(draft, name) for name in SET}
    known |= {"published": draft.article.published}
    for step in layers.steps():
        # What is not needed is not there at all.
        seen = SimpleNamespace(**{name: known[name] for name in SET | step.needs})
        found = step.find(seen)  # type: ignore[arg-type]
        assert set(found) - {"diagnostics"} == step.gives, step.name
        known |= {name: value for name, value in found.items() if name != "diagnostics"}
    whole = layers.run(draft)
    assert all(known[name] == getattr(whole, name) for name in known)


def test_every_field_is_set_or_given_by_a_step() -> None:
    given = {name for step in layers.steps() for name in step.gives}
    assert {field.name for field in fields(layers.Draft)} == SET | given | {"diagnostics"}


def test_each_step_needs_only_what_came_before_it() -> None:
    before: set[str] = set()
    for step in layers.steps():
        assert step.needs <= before, step.name
        before |= step.gives


def test_what_is_given_stays(draft: layers.Draft) -> None:
    entities: tuple[Entity, ...] = ()
    found = layers.run(replace(draft, entities=entities), given={"entities"})
    assert found.entities == ()
    assert all(not (claim.source and claim.source.entity) for claim in found.claims)
    assert found.claims
    assert "speakers" not in {step.name for step in layers.steps({"entities"})}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (TEXT, 1),
        ("They met in 2021 and on 10 May. It rained.", 1),
        # Her name is tried as a month.
        ("Theresa May met them in 2021. Mrs May left.", 2),
    ],
    ids=["own", "plain", "name"],
)
def test_time_expressions_are_found_once_where_no_name_is_in_the_way(
    text: str, times: int, annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    import annotate.timeline.times

    calls = []
    real = annotate.timeline.times.find_expressions  # type: ignore[attr-defined] # where it is looked up
    monkeypatch.setattr(
        "annotate.timeline.times.find_expressions",
        lambda *a, **k: calls.append(a) or real(*a, **k),  # type: ignore[func-returns-value] # shorter than a function
    )
    article = Article.from_text(text)
    found = layers.run(layers.Draft(annotator.nlp(text), article), guarded=False)
    assert len(calls) == times
    again = annotate.timeline.times.expressions_of(
        annotator.nlp(text), article, found.published, day_first=found.day_first, names=found.names
    )
    assert again.expressions == found.expressions.expressions
    assert again.diagnostics == found.expressions.diagnostics


def test_a_mistake_is_heard_of_where_nothing_guards(
    draft: layers.Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("annotate.layers.find_claims", broken)
    with pytest.raises(ZeroDivisionError):
        layers.run(draft, guarded=False)
    assert layers.run(draft).claims == ()


def test_without_model_and_parse_there_are_times_all_the_same() -> None:
    article = Article.from_text("They met on 10 June 2025.")
    found = layers.run(layers.Draft(pipelines.plain().make_doc(article.text), article), guarded=False)
    assert [time.value for time in found.times] == ["2025-06-10"]
