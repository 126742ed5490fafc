"""A day that somebody gave is what later runs count from."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.archive.resuming import shipped_generator
from annotate.article import Article
from annotate.cli.headless import main
from annotate.corpus import Unread
from annotate.formats import FORMATS, load_records
from annotate.record import Annotations, Interval, Published, Time
from annotate.review.dating import with_date
from annotate.review.edits import set_value
from annotate.settings import Settings

FORMS = ("yaml", "json", "jsonl")


class CountingEngine:
    """Finds one time in an article, which is the day of publication where that is known."""

    def __init__(self, settings: Settings) -> None:
        generator = shipped_generator(settings)
        assert generator is not None
        self.generator = generator

    def annotate(self, article: Article) -> Annotations:
        day, word = article.published.value, article.text.split()[0]
        time = Time(
            "t1", "DATE", day or "XXXX-WXX-5", 0, len(word), word, Interval(day, day), "day", "rule", 1.0,
            anchor="published" if day else None,
        )  # fmt: skip
        record = Annotations(generator=self.generator, document=article.document())
        return replace(record, timeline=replace(record.timeline, times=(time,)))


def run(*arguments: object) -> int:
    return main(["annotate", *map(str, arguments)], make_engine=CountingEngine)


def days(path: Path) -> list[tuple[str | None, str, list[str]]]:
    """The publication date, the value of the time, and what is told, of every record."""
    return [
        (
            record.document.published.value,
            record.timeline.times[0].value,
            [each.code for each in record.diagnostics],
        )
        for record in load_records(path.read_text(encoding="utf-8"), source=path.name)
    ]


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "verdict.txt"
    path.write_text("Friday was the day of the verdict.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("form", FORMS)
def test_a_later_run_counts_from_the_day_that_an_earlier_one_was_given(article: Path, form: str) -> None:
    target = article.with_name(f"verdict.{form}")
    assert run(article, "-o", target, "--published", "2025-03-14") == 0
    before = target.read_bytes()
    for _ in range(2):
        assert run(article, "-o", target) == 0
        assert days(target) == [("2025-03-14", "2025-03-14", [])]
    assert target.read_bytes() == before


@pytest.mark.parametrize("form", FORMS)
def test_another_day_takes_its_place(article: Path, form: str) -> None:
    target = article.with_name(f"verdict.{form}")
    for day in ("2025-03-14", "2024-02-02"):
        assert run(article, "-o", target, "--published", day) == 0
        assert days(target) == [(day, day, [])]


@pytest.mark.parametrize("form", FORMS)
def test_a_day_that_nobody_gave_is_not_kept(article: Path, form: str) -> None:
    target = article.with_name(f"verdict.{form}")
    article.write_text("Date: 2025-03-14\n\nFriday was the day of the verdict.\n", encoding="utf-8")
    assert run(article, "-o", target) == 0
    article.write_text("Friday was the day of the verdict.\n", encoding="utf-8")
    assert run(article, "-o", target) == 0
    assert days(target) == [(None, "XXXX-WXX-5", [])]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("by_reader", [True, False])
def test_a_day_that_was_set_and_never_counted_from_is_counted_from(
    article: Path, form: str, by_reader: bool
) -> None:
    target = article.with_name(f"verdict.{form}")
    assert run(article, "-o", target) == 0
    (record,) = load_records(target.read_text(encoding="utf-8"), source=target.name)
    given = Published("2025-03-14", "given")
    by_hand = replace(record, document=replace(record.document, published=given))
    target.write_text(FORMATS[form].dump(with_date(record, given) if by_reader else by_hand))
    assert run(article, "-o", target) == 0
    assert days(target) == [("2025-03-14", "2025-03-14", [])]
    (record,) = load_records(target.read_text(encoding="utf-8"), source=target.name)
    assert record.timeline.times[0].status is None


@pytest.mark.parametrize("form", FORMS)
def test_a_value_that_a_reader_set_stands_beside_the_day(article: Path, form: str) -> None:
    target = article.with_name(f"verdict.{form}")
    assert run(article, "-o", target, "--published", "2025-03-14") == 0
    (record,) = load_records(target.read_text(encoding="utf-8"), source=target.name)
    target.write_text(FORMATS[form].dump(set_value(record, "t1", "2025-03-07")), encoding="utf-8")
    assert run(article, "-o", target) == 0
    assert days(target) == [("2025-03-14", "2025-03-07", [])]


@pytest.fixture
def several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.chdir(tmp_path)
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_text(f"Friday was day {path.stem}.\n", encoding="utf-8")
    return paths


@pytest.mark.parametrize("more", [(), ("--resume",), ("--workers", "2")])
@pytest.mark.parametrize("form", FORMS)
def test_in_a_folder_every_article_has_the_day_that_it_was_given(
    several: list[Path], form: str, more: tuple[str, ...]
) -> None:
    out = several[0].parent / "out"
    assert run(several[0], "--published", "2025-03-14", "-o", f"{out}/", "--format", form) == 0
    assert run(several[1], "-o", f"{out}/", "--format", form) == 0
    assert run(*several, "-o", f"{out}/", "--format", form, *more) == 0
    values = [days(out / f"{path.stem}{FORMATS[form].suffix}")[0][1] for path in several]
    assert values == ["2025-03-14", "XXXX-WXX-5", "XXXX-WXX-5"]


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_resumed_run_counts_what_was_not_counted(several: list[Path], form: str) -> None:
    out = several[0].parent / "out"
    assert run(*several, "-o", f"{out}/", "--format", form) == 0
    target = out / f"a{FORMATS[form].suffix}"
    (record,) = load_records(target.read_text(encoding="utf-8"), source=target.name)
    target.write_text(FORMATS[form].dump(with_date(record, Published("2025-03-14", "given"))))
    assert run(*several, "-o", f"{out}/", "--format", form, "--resume") == 0
    assert days(target) == [("2025-03-14", "2025-03-14", [])]


@pytest.mark.parametrize("more", [(), ("--workers", "2")])
def test_in_one_file_every_article_has_the_day_that_it_was_given(
    several: list[Path], more: tuple[str, ...]
) -> None:
    target = several[0].with_name("all.jsonl")
    assert run(*several[:2], "--published", "2025-03-14", "-o", target) == 0
    assert run(*several, "-o", target, *more) == 0
    assert [day for day, *_ in days(target)] == ["2025-03-14", "2025-03-14", None]
    assert [value for _, value, _ in days(target)] == ["2025-03-14", "2025-03-14", "XXXX-WXX-5"]


def test_an_unfinished_file_goes_on_with_the_days_of_the_one_before(several: list[Path]) -> None:
    target = several[0].with_name("all.jsonl")
    assert run(*several, "--published", "2025-03-14", "-o", target) == 0
    lines = target.read_text(encoding="utf-8").splitlines(keepends=True)
    target.with_name("all.partial.jsonl").write_text(lines[0], encoding="utf-8")
    assert run(*several, "-o", target, "--resume") == 0
    assert [value for _, value, _ in days(target)] == ["2025-03-14"] * 3


def test_lines_of_a_corpus_have_the_days_that_they_were_given(article: Path) -> None:
    corpus, target = article.with_name("corpus.jsonl"), article.with_name("all.jsonl")
    lines: list[dict[str, str]] = [{"id": "a", "text": "Friday came."}, {"id": "b", "text": "Friday went."}]
    corpus.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    assert run(corpus, "--published", "2025-03-14", "-o", target) == 0
    lines[1]["published"] = "2025-04-04"
    corpus.write_text("".join(f"{json.dumps(line)}\n" for line in reversed(lines)), encoding="utf-8")
    assert run(corpus, "-o", target) == 0
    # The day that a line of the corpus has itself stands.
    assert [value for _, value, _ in days(target)] == ["2025-04-04", "2025-03-14"]


@pytest.mark.parametrize("given", [True, False])
def test_articles_are_read_for_it_only_where_a_day_was_given(
    several: list[Path], monkeypatch: pytest.MonkeyPatch, given: bool
) -> None:
    out = several[0].parent / "out"
    here: list[bool] = []
    day = ("--published", "2025-03-14") if given else ()
    assert run(*several, *day, "-o", f"{out}/") == 0
    read: Callable[[Unread], Article] = Unread.read

    def counted(job: Unread) -> Article:
        here.append(job.article is None)
        return read(job)

    monkeypatch.setattr(Unread, "read", counted)
    assert run(*several, "-o", f"{out}/", "--workers", "2") == 0
    # The other processes read for themselves.
    assert sum(here) == (len(several) if given else 0)
