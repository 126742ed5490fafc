"""``dateline annotate -o`` over a corrected file keeps every correction."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotate.article import Article
from annotate.cli.headless import main
from annotate.errors import DatelineError
from annotate.formats import FORMATS, load_records
from annotate.record import Annotations, Entity, Event, Span
from annotate.record.walk import by_id, only, review_of, spans
from annotate.review.carry_over import orphans, touched
from annotate.review.edits import decide, note, relabel, set_extent, set_source, set_value
from annotate.review.kept_texts import keep_text
from annotate.review.regrouping import add, merge, split
from annotate.review.story import come_after, demote, promote, rename
from tests.annotate.formats.version_1 import as_version_1
from tests.tui.sample import TEXT, sample_record

DATED: Callable[[Annotations], Annotations] = lambda record: set_value(record, "ev1", "2025-07")  # noqa: E731
REJECTED: Callable[[Annotations], Annotations] = lambda record: decide(record, "ev1", "rejected")  # noqa: E731
CHANGES: list[Callable[[Annotations], Annotations]] = [
    lambda record: decide(record, "c3", "accepted"),
    REJECTED,
    lambda record: decide(record, "e1", "rejected", "e1.m2"),
    lambda record: note(record, "t4", "which year?"),
    lambda record: note(record, "e5", "who is it?", "e5.m1"),
    lambda record: relabel(record, "e5", "FAC"),
    lambda record: relabel(record, "c6", "predict"),
    lambda record: set_extent(record, "c6", TEXT, 70, 90, mention=None, part="content"),
    lambda record: set_source(record, "c7", "e5"),
    lambda record: set_source(record, "c7", None),
    lambda record: set_value(record, "t2", "2026-09"),
    lambda record: merge(record, "e7", "e5"),
    lambda record: split(record, "e1", "e1.m1"),
    lambda record: merge(record, "ev5", "ev4"),
    lambda record: split(record, "ev4", "ev5.m1"),
    lambda record: note(record, "ev4", "of 2023", "ev4.m1"),
    lambda record: rename(record, "ev6", Span(791, 802, TEXT[791:802])),
    lambda record: promote(record, "ev6"),
    lambda record: demote(record, "ev2"),
    lambda record: relabel(record, "ev8", "denied"),
    DATED,
    lambda record: come_after(record, "ev3", "ev2"),
    lambda record: add(record, TEXT, 60, 66, "ORG")[0],
    lambda record: add(record, TEXT, 200, 210, "DATE")[0],
    lambda record: add(record, TEXT, 70, 90, "say")[0],
]


class SampleEngine:
    """Finds what the sample has in the sample, and nothing in any other text."""

    def __init__(self, *_: object) -> None:
        pass

    def annotate(self, article: Article) -> Annotations:
        if article.text == TEXT:
            return sample_record(article)
        bare = replace(sample_record(), document=article.document(), entities=(), claims=())
        return replace(bare, timeline=replace(bare.timeline, times=(), events=(), order=()))


def run(*arguments: str) -> int:
    return main(["annotate", *arguments], make_engine=SampleEngine)


def judged(record: Annotations) -> set[Any]:
    """Every correction, without the ids, which are the new record's."""
    found = set()
    for item in touched(record):
        label = getattr(item, "type", getattr(item, "speech_act", ""))
        named = item.name if isinstance(item, Entity) else getattr(item, "value", "")
        if isinstance(item, Event):
            label, named = item.status, (item.salience, item.time, len(item.after))
        places = frozenset(
            (
                place.part,
                place.span.start,
                place.span.end,
                getattr(place.span, "status", None),
                getattr(place.span, "note", None),
            )
            for place in spans(item)
            if place.part != "hedge"
        )
        found.add((type(item), review_of(item), item.note, label, named, places))
    return found


def corrected(changes: list[Callable[[Annotations], Annotations]], record: Annotations) -> Annotations:
    for change in changes:
        try:
            record = change(record)
        except (DatelineError, AssertionError):
            continue
    return record


@given(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5), st.sampled_from(["yaml", "json", "jsonl"]))
@example([DATED, REJECTED, REJECTED], "yaml")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_corrections_are_kept(
    tmp_path: Path, changes: list[Callable[[Annotations], Annotations]], form: str
) -> None:
    article = tmp_path / "bridge.txt"
    article.write_text(TEXT, encoding="utf-8")
    record = corrected(changes, sample_record(Article.from_path(article)))
    target = tmp_path / f"bridge.{form}"
    target.write_text(FORMATS[form].dump(record), encoding="utf-8")
    for _ in range(2):
        assert run(str(article), "-o", str(target)) == 0
        (kept,) = load_records(target.read_text(encoding="utf-8"), source=target.name)
        assert judged(kept) == judged(record)


ONE_WORD_EACH: list[Callable[[Annotations], Annotations]] = [
    lambda record: decide(record, "c3", "accepted"),
    lambda record: decide(record, "e1", "rejected", "e1.m2"),
    lambda record: merge(record, "e7", "e5"),
    lambda record: decide(record, "ev1", "rejected"),
    lambda record: note(decide(record, "ev2", "accepted"), "ev2", "which one?"),
    lambda record: set_extent(record, "ev4", TEXT, 724, 751, mention=None, part="event"),
    lambda record: set_value(record, "t7", "2024-01"),
    lambda record: note(record, "ev8", "ask them"),
]


@given(
    st.lists(st.sampled_from(ONE_WORD_EACH), min_size=1, max_size=5),
    st.sampled_from(["yaml", "json", "jsonl"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_corrections_in_a_file_of_version_1_are_kept(
    tmp_path: Path, changes: list[Callable[[Annotations], Annotations]], form: str
) -> None:
    article = tmp_path / "bridge.txt"
    article.write_text(TEXT, encoding="utf-8")
    record = corrected(changes, sample_record(Article.from_path(article)))
    target = tmp_path / f"bridge.{form}"
    target.write_text(json.dumps(as_version_1(record)), encoding="utf-8")
    for _ in range(2):
        assert run(str(article), "-o", str(target)) == 0
        text = target.read_text(encoding="utf-8")
        assert '"2.0"' in text[:80]
        (kept,) = load_records(text, source=target.name)
        assert of_version_1(kept) == of_version_1(record)


def of_version_1(record: Annotations) -> set[Any]:
    """Every correction, without what no record of version 1 could have of an event."""
    found = set()
    for item in touched(record):
        if isinstance(item, Event):
            found.add((item.review, item.note, item.mentions[0].exact, item.time.earliest, item.participants))
    others = {item.id for item in touched(record) if not isinstance(item, Event)}
    return found | judged(only(record, others))


def test_what_has_no_place_in_an_edited_article_is_kept_whole(tmp_path: Path) -> None:
    # As the reader does when something is corrected.
    keep_text(TEXT)
    article, target = tmp_path / "bridge.txt", tmp_path / "bridge.yaml"
    article.write_text(TEXT, encoding="utf-8")
    record = note(sample_record(Article.from_path(article)), "c3", "call her")
    target.write_text(FORMATS["yaml"].dump(record), encoding="utf-8")
    article.write_text("Nothing of it is left.\n", encoding="utf-8")
    assert run(str(article), "-o", str(target)) == 0
    (kept,) = load_records(target.read_text(encoding="utf-8"), source=target.name)
    assert [each.claim and each.claim.note for each in kept.unplaced] == ["call her"]
    assert len(orphans(kept)) == 1
    article.write_text(TEXT, encoding="utf-8")
    assert run(str(article), "-o", str(target)) == 0
    (again,) = load_records(target.read_text(encoding="utf-8"), source=target.name)
    assert [item.note for item in touched(again)] == ["call her"]


def test_a_date_and_a_change_by_hand_are_kept(tmp_path: Path) -> None:
    article, target = tmp_path / "bridge.txt", tmp_path / "bridge.yaml"
    article.write_text(TEXT, encoding="utf-8")
    record = sample_record(Article.from_path(article))
    entity = replace(record.entities[0], name="Somebody else")
    target.write_text(FORMATS["yaml"].dump(replace(record, entities=(entity, *record.entities[1:]))))
    assert run(str(article), "-o", str(target)) == 0
    (kept,) = load_records(target.read_text(encoding="utf-8"), source=target.name)
    assert by_id(kept)[entity.id].name == "Somebody else"  # type: ignore[union-attr]
    assert by_id(kept)[entity.id].status == "edited"
    published = replace(record.document.published, value="2024-01-02", source="given", because=())
    dated = replace(kept, document=replace(kept.document, published=published))
    target.write_text(FORMATS["yaml"].dump(dated), encoding="utf-8")
    assert run(str(article), "-o", str(target)) == 0
    (kept,) = load_records(target.read_text(encoding="utf-8"), source=target.name)
    assert kept.document.published.value == "2024-01-02"


def test_corrections_of_several_articles_in_one_file_find_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    target = tmp_path / "all.jsonl"
    both = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    records = [sample_record(Article.from_path(path)) for path in both]
    records[1] = note(records[1], "c3", "the second")
    target.write_text("".join(map(FORMATS["jsonl"].dump, records)), encoding="utf-8")
    assert run(*both, "-o", str(target)) == 0
    first, second = load_records(target.read_text(encoding="utf-8"), source=target.name)
    assert (touched(first), [item.note for item in touched(second)]) == ([], ["the second"])
    before = target.read_text(encoding="utf-8")
    assert run(both[0], "-o", str(target)) == 1
    assert target.read_text(encoding="utf-8") == before
    assert "of another article" in capsys.readouterr().err
