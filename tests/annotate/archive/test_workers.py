"""Many processes give what one gives, in the same order, whatever happens to them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from annotate.archive import workers
from annotate.archive.workers import Done, Workers
from annotate.article import Article
from annotate.corpus import Unread
from annotate.errors import DatelineError, SettingsError
from annotate.settings import Settings
from tests.annotate.archive import engines


def jobs(*texts: str) -> Iterator[Unread]:
    for number, text in enumerate(texts):
        yield Unread(f"all:{number}", "all", article=Article.from_text(text, id=f"a{number}"))


def ids(found: list[Done]) -> list[str | None]:
    return [done.annotations.document.id if done.annotations else None for done in found]


def run(*texts: str, count: int = 2) -> list[Done]:
    return list(Workers(count, Settings(), engines.Plain).records(jobs(*texts)))


def test_records_come_in_the_order_of_the_articles() -> None:
    found = run("Please take your time.", *[f"Text {n}." for n in range(30)])
    assert ids(found) == [f"a{n}" for n in range(31)]


def test_more_processes_than_articles() -> None:
    assert ids(run("One.", count=4)) == ["a0"]


def test_no_article_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workers, "_started", lambda _: pytest.fail("a process was started"))
    settled = [Unread("all:0", "all", article=Article.from_text("Done.", id="a0"), settled=True)]
    assert list(Workers(2, Settings(), engines.Plain).records([])) == []
    (done,) = Workers(2, Settings(), engines.Plain).records(settled)
    assert (done.annotations, done.error) == (None, None)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_process_that_ends_costs_its_article_only() -> None:
    texts = [f"Text {n}." for n in range(12)]
    texts[3] = texts[7] = "Please end the process."
    found = run(*texts)
    assert [number for number, done in enumerate(found) if done.error] == [3, 7]
    assert "ended (signal 9)" in (found[3].error or "")
    assert ids(found) == [None if n in {3, 7} else f"a{n}" for n in range(12)]


def test_an_article_that_breaks_the_engine_is_told() -> None:
    found = run("One.", "Please break the engine.", "Three.")
    assert found[1].error == "the engine failed: ValueError('cannot')"
    assert ids(found) == ["a0", None, "a2"]


def test_an_article_that_cannot_be_read_is_told() -> None:
    lost = Unread("no/such/file.txt", "no/such/file.txt")
    (done,) = Workers(2, Settings(), engines.Plain).records([lost])
    assert (done.article, done.annotations) == (None, None)
    assert done.error


def test_an_engine_that_cannot_be_made_is_an_error_of_all() -> None:
    with pytest.raises(SettingsError, match="is not there"):
        list(Workers(2, Settings(), engines.none).records(jobs("One.", "Two.")))


def test_processes_that_end_at_once_are_not_started_for_ever() -> None:
    with pytest.raises(DatelineError, match="exit code 3"):
        list(Workers(2, Settings(), engines.ends).records(jobs(*["Text."] * 50)))


def test_few_articles_are_looked_at_ahead() -> None:
    asked = 0

    def endless() -> Iterator[Unread]:
        nonlocal asked
        while True:
            asked += 1
            yield Unread(f"all:{asked}", "all", article=Article.from_text(f"Text {asked}."))

    records = Workers(2, Settings(), engines.Plain).records(endless())
    for _ in range(10):
        next(records)
    records.close()  # type: ignore[attr-defined] # it is a generator
    assert asked <= 10 + 2 * (workers.AHEAD + workers.BEHIND)


@pytest.mark.parametrize(
    ("cores", "articles", "wanted"), [(8, 10, 1), (8, 48, 2), (2, 10_000, 2), (1, 500, 1)]
)
def test_processes_are_begun_where_they_are_worth_it(
    cores: int, articles: int, wanted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "cores", lambda: cores)
    assert workers.worthwhile(articles) == wanted


@pytest.mark.parametrize("count", [1, 2])
def test_processes_that_have_read_many_articles_are_replaced(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "ARTICLES_EACH", 4)
    started = []
    start = Workers._started

    def counted(self: Workers) -> object:
        started.append(start(self))
        return started[-1]

    monkeypatch.setattr(Workers, "_started", counted)
    texts = [f"Text {n}." for n in range(18)]
    texts[9] = "Please end the process."
    found = run(*texts, count=count)
    assert ids(found) == [None if n == 9 else f"a{n}" for n in range(18)]
    assert 5 <= len(started) <= 8
    assert not any(worker.process.is_alive() for worker in started)
