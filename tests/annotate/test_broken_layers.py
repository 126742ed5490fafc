"""A mistake in one layer of the engine costs what that layer would have found, and says so."""

from __future__ import annotations

from typing import NoReturn

import pytest

from annotate import Annotator, Article
from annotate.formats.checking import check_record, check_text
from annotate.settings import Settings

TEXT = (
    "Ann Roe, the mayor of Velsk, said on Monday that the bridge would open in May. “It is safe,” she added."
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator.from_settings(Settings())


def broken(*_args: object, **_kwargs: object) -> NoReturn:
    raise ZeroDivisionError("division by zero")


@pytest.mark.parametrize(
    ("layer", "named", "lost"),
    [
        ("find_entities", "entities", "entities"),
        ("find_claims", "claims", "claims"),
        ("expressions_of", "times", "times"),
        ("times_of", "intervals of the times", "times"),
        ("build_timeline", "timeline", "events"),
        ("with_speakers", "speakers", None),
        ("publication_date", "publication date", None),
        ("publication_window", "window of the publication date", None),
        ("outside_times", "names outside times", None),
        ("writes_day_first", "order of days", None),
        ("names_without_times", "names without times", None),
    ],
)
def test_the_other_layers_are_there(
    layer: str, named: str, lost: str | None, annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"annotate.layers.{layer}", broken)
    # Only a text without a date has a window.
    published = None if layer == "publication_window" else "2025-06-10"
    record = annotator.annotate(Article.from_text(TEXT, published=published))
    found = {
        "entities": record.entities,
        "claims": record.claims,
        "times": record.timeline.times,
        "events": record.timeline.events,
    }
    assert [name for name, items in found.items() if not items] == [lost] * (lost is not None)
    (problem,) = [item for item in record.diagnostics if item.code == "layer-failed"]
    assert f"the {named} failed" in problem.message
    assert "ZeroDivisionError in test_broken_layers.py, line " in problem.message


@pytest.mark.parametrize(
    "layer", ["find_entities", "find_claims", "expressions_of", "times_of", "build_timeline"]
)
def test_what_is_left_is_a_whole_record(
    layer: str, annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"annotate.layers.{layer}", broken)
    article = Article.from_text(TEXT, published="2025-06-10")
    record = annotator.annotate(article)
    assert check_record(record) == []
    assert check_text(record, article.text) == []


def test_nothing_is_said_where_nothing_fails(annotator: Annotator) -> None:
    record = annotator.annotate(Article.from_text(TEXT, published="2025-06-10"))
    assert record.diagnostics == ()


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_who_stops_the_program_stops_it(
    error: type[BaseException], annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_args: object, **_kwargs: object) -> NoReturn:
        raise error

    monkeypatch.setattr("annotate.layers.find_claims", stop)
    with pytest.raises(error):
        annotator.annotate(Article.from_text(TEXT, published="2025-06-10"))
