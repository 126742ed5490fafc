"""Who an article is about: what comes first and again is more central than what is mentioned in passing."""

from __future__ import annotations

import pytest

from annotate.article import Article
from annotate.entities.finding import grouped_entities
from annotate.entities.salience import MENTIONED, saliences
from annotate.record import Section
from tests import pipelines
from tests.annotate.claims.parses import parse
from tests.spans import span_at

LINE = "{0}/NNP/2/nsubj spoke/VBD/0/ROOT ././2/punct"


def _saliences(*names: str, boilerplate: int | None = None) -> dict[str, float]:
    """The salience of people who each act in a sentence of their own, in this order."""
    doc = parse("\n".join(LINE.format(name) for name in names))
    spans, place = [], 0
    for name in names:
        start = doc.text.index(name, place)
        spans.append(span_at(doc, start, start + len(name), label="PERSON"))
        place = start + len(name)
    doc.ents = spans
    groups = grouped_entities(doc, Article.from_text(doc.text))
    sections = [Section("boilerplate", boilerplate, len(doc.text))] if boilerplate is not None else []
    found = saliences(groups, doc, sections)
    return {group.mentions[0].exact: score for group, score in zip(groups, found, strict=True)}


def test_who_acts_first_and_again_is_more_central_than_who_comes_last() -> None:
    found = _saliences("Ada", "Ada", "Bo", "Cid", "Dan", "Ada", "Eve", "Ada")
    assert found["Ada"] > found["Eve"]
    assert found["Ada"] == max(found.values())


def test_all_scores_lie_between_nothing_and_one() -> None:
    found = _saliences("Ada", "Bo", "Cid", "Ada")
    assert all(MENTIONED <= score <= 1 for score in found.values())


@pytest.mark.parametrize("name", ["Cid", "Dan"])
def test_who_only_boilerplate_mentions_counts_for_nothing(name: str) -> None:
    # Every sentence is its name, " spoke." and a space.
    found = _saliences("Ada", "Bo", "Cid", "Dan", boilerplate=len("Ada spoke. Bo spoke. "))
    assert found[name] == 0
    assert found["Ada"] > 0


def test_what_only_boilerplate_names_is_no_entity() -> None:
    text = (
        "Dam fails\n\nShare this: Facebook Twitter\n\nThe dam at Selm failed, Mayor Ann Roe said.\n\n"
        "Read more: Ann Roe likes Brandel"
    )
    article = Article.from_text(text)
    assert [s.kind for s in article.sections].count("boilerplate") == 2
    found = pipelines.annotator().annotate(article).entities
    names = {entity.name for entity in found}
    assert "Ann Roe" in names
    assert "Selm" in names
    assert not names & {"Facebook", "Twitter", "Brandel"}
