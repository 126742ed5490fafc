"""A feed is a library: it opens from disk, is asked on a key, and its articles have their records."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.dossier import decisions
from annotate.dossier.model import Part
from annotate.record import Timeline
from annotate.settings import ExportSettings, LibrarySettings, Settings
from tests.tui.conftest import Reading
from tests.tui.feeds.serving import Site, item, serve
from tests.tui.feeds.test_asking import OPML
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tests.tui.screens.test_several import lists, opened, shows
from tui.app import DatelineApp, run_reader
from tui.feeds import asking, store
from tui.feeds.reading import read_article
from tui.records.cards import find_articles
from tui.records.gathering import Gathering, file_of
from tui.screens.library import LibraryScreen
from tui.state.session import Session
from tui.storage.folders import data_folder
from tui.storage.recent import recent_articles
from tui.storage.shelf import states


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(asking, "PAUSE_SECONDS", 0.0)
    yield from serve()


@pytest.fixture
def url(site: Site) -> str:
    site.page(1, "Bridge", *(part for part in TEXT.split("\n\n") if part.strip()))
    return site.feed(
        item(1, "Bridge", "It stays closed.", day=9), item(2, "Ferry sinks", "Nobody was hurt.", day=8)
    )


@asynccontextmanager
async def fetched(url: str) -> AsyncIterator[Reading]:
    """The reader with an address that nothing is known of."""
    engine = FakeEngine()
    app = DatelineApp(None, Settings(), engine, fetched=url)
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        yield Reading(app, pilot, engine)


async def test_an_address_that_is_a_feed_opens_as_a_library(site: Site, url: str) -> None:
    async with fetched(url) as reader:
        await lists(reader, "Ferry sinks", "8 Jun 2025")
        rows = [row for row in reader.rows() if row.strip()]
        assert rows[0].startswith(" The Quay")
        assert "● 2 unread" in rows[0]
        assert "Bridge" in rows[1]
        assert "excerpt · 9 Jun 2025" in rows[1]
        assert "R ask feeds" in rows[-1]
    assert site.paths == ["/feed.xml"]


async def test_it_opens_again_without_network_and_keeps_what_was_read(
    site: Site, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with fetched(url) as reader:
        await lists(reader, "Ferry sinks")
        await reader.press("enter")
        await reader.until(lambda: "/article/1" in site.paths and "bridge" in "\n".join(reader.rows()))
        await reader.until(lambda: reader.screen.session.annotations is not None)
        assert "excerpt" not in reader.rows()[0]
        await reader.press("c", "a", "q")
        await lists(reader, "1 of 40 judged")
    name = f"{site.base}/article/1"
    assert states() == {name: "read"}
    assert [each.name for each in recent_articles()] == [name]
    assert [path.parent for path in data_folder().rglob("*.yaml")] == [data_folder() / "records"]
    assert list(Path().glob("1*.yaml")) == []
    asked = len(site.asked)
    site.pages.clear()
    async with opened(monkeypatch, url) as reader:
        await lists(reader, "1 of 40 judged", "● 1 unread")
        await reader.press("enter")
        await reader.until(lambda: reader.screen.session.annotations is not None)
        assert [each.status for each in reader.record.claims if each.status] == ["accepted"]
    assert len(site.asked) == asked


async def test_new_ones_on_a_key(site: Site, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with fetched(url) as reader:
        await lists(reader, "Ferry sinks")
        await reader.press("R")
        await lists(reader, "Asked a short while ago")
        known = store.feed(url)
        assert known is not None
        monkeypatch.setattr(time, "time", lambda: known.rests_until + 1)
        site.feed(
            item(3, "Mayor resigns", "She said so.", day=10), item(1, "Bridge", "It stays closed.", day=9)
        )
        await reader.press("R")
        await lists(reader, "1 new article", "Mayor resigns", "Ferry sinks")
        rows = [row for row in reader.rows() if row.strip()]
        assert ["Mayor" in rows[1], "Bridge" in rows[2], "Ferry" in rows[3]] == [True] * 3
        site.pages.clear()
        monkeypatch.setattr(time, "time", lambda: known.rests_until + 10_000)
        await reader.press("R")
        await lists(reader, "The Quay cannot be fetched", "404")
        await lists(reader, "Mayor resigns")


async def test_an_excerpt_is_marked_as_one(site: Site, url: str) -> None:
    async with fetched(url) as reader:
        await lists(reader, "Ferry sinks")
        await reader.press("G", "enter")
        await shows(reader, "Ferry sinks")
        await reader.until(lambda: "excerpt" in reader.rows()[0])
        assert [note.code for note in reader.screen.session.article.diagnostics] == ["excerpt"]


async def test_a_list_of_feeds_is_one_library_and_asked_when_told_to(
    site: Site, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(OPML.format(site.base), encoding="utf-8")
    site.feed(item(1, "Bridge", "It stays closed.", day=9), path="/a.xml")
    site.feed(item(2, "Ferry sinks", "Nobody was hurt.", day=8), path="/b.xml")
    async with opened(monkeypatch, path) as reader:
        await lists(reader, "Nothing is kept of these feeds yet: R asks them.")
        assert site.asked == []
        await reader.press("R")
        await lists(reader, "2 new articles", "Bridge", "Ferry sinks", "The Quay")
    assert sorted(site.paths) == ["/a.xml", "/b.xml"]


async def test_a_damaged_list_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feeds.opml").write_text("<opml><body><outline", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Ships left.", encoding="utf-8")
    made = find_articles([str(tmp_path / "feeds.opml"), str(tmp_path / "a.txt")])
    assert [Path(card.name).name for card in made] == ["feeds.opml", "a.txt"]


async def test_a_folder_has_no_feed_to_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Ships left.", encoding="utf-8")
    async with opened(monkeypatch, tmp_path) as reader:
        await lists(reader, "Ships left")
        assert "R ask" not in reader.bottom
        await reader.press("R")
        await lists(reader, "Nothing here is from the web")


async def test_a_feed_in_the_reader_and_among_other_names(
    site: Site, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Ships left.", encoding="utf-8")
    async with opened(monkeypatch, tmp_path / "a.txt") as reader:
        await reader.until(lambda: "Ships left." in "\n".join(reader.rows()))
        # It stands on the screen before it runs; until then it takes no commands.
        await reader.until(lambda: reader.screen.is_running and reader.screen.is_whole)
        reader.screen.command_line.run(f"open {url}")
        await lists(reader, "Ferry sinks")
        assert isinstance(reader.app.screen, LibraryScreen)
    mixed = find_articles([str(tmp_path / "a.txt"), url])
    assert [card.title for card in mixed] == ["Bridge", "Ferry sinks", "a.txt"]


async def test_what_is_said_where_a_feed_cannot_be_read(site: Site) -> None:
    site.pages["/bad"] = ("text/xml", b"<rss><!ENTITY x 'y'><item/></rss>")
    async with fetched(f"{site.base}/bad") as reader:
        await reader.until(lambda: reader.app.return_code is not None)
    assert reader.app.return_code == 1
    assert isinstance(reader.app, DatelineApp)
    assert not isinstance(reader.app.screen_stack[-1] if reader.app.screen_stack else None, LibraryScreen)


async def test_a_feed_among_other_names_stays_one_of_them(
    site: Site, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Ships left.", encoding="utf-8")
    app = DatelineApp(None, Settings(), FakeEngine(), library=[url, str(tmp_path / "a.txt")])
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reading(app, pilot, FakeEngine())
        await lists(reader, "Ships left.", url)
        # What is on the web is not fetched only to be listed.
        assert site.asked == []
        await reader.press("enter")
        await lists(reader, "Ships left.", "Bridge", "Ferry sinks")


async def test_what_a_feed_calls_itself_cannot_steer_the_terminal(site: Site) -> None:
    body = "<rss><channel><title>Qu\u202eay\u009b31m</title>" + item(1, "Sh\u202eip\u009b2J", "It left.")
    site.pages["/feed.xml"] = ("text/xml; charset=utf-8", f"{body}</channel></rss>".encode())
    url = f"{site.base}/feed.xml"
    async with fetched(url) as reader:
        await lists(reader, "excerpt")
        drawn = "\n".join(reader.rows())
        assert "Sh" in drawn
        assert not set(drawn) & set("\u202e\u009b")
        site.pages.clear()
        asking.ask([url], lambda _: None, now=time.time() + 1_000)
        screen = reader.app.screen
        assert isinstance(screen, LibraryScreen)
        screen.tell(asking.told([asking.Answer(known) for known in store.feeds([url])]))
        await lists(reader, "cannot be fetched")
        assert not set("\n".join(reader.rows())) & set("\u202e\u009b")


def test_what_is_decided_about_the_articles_of_a_feed_has_its_own_file(site: Site, url: str) -> None:
    asking.ask([url], lambda _: None)
    names = [each.name for each in store.entries([url])]
    file = file_of(names)
    assert file is not None
    assert file.is_relative_to(data_folder())
    site.feed(item(3, "Mayor resigns", "She said so.", day=10))
    asking.ask([url], lambda _: None, now=time.time() + 1_000)
    later = [each.name for each in store.entries([url])]
    assert len(later) == 3
    assert file_of(later) == file_of(later[:1]) == file
    assert file_of([*later, str(Path("a.txt").absolute())]) == Path("dossier.yaml").absolute()
    assert file_of(["https://paper.example/other"]) is None


def test_a_dossier_of_a_feed_fetches_nothing_and_keeps_decisions(site: Site, url: str) -> None:
    asking.ask([url], lambda _: None)
    names = [each.name for each in store.entries([url])]
    engine = FakeEngine()
    engine.answer = replace(sample_record(), entities=(), claims=(), timeline=Timeline())
    gathering = Gathering(ExportSettings(), engine)
    gathered = gathering.gather(names, lambda _: None)
    assert gathered is not None
    assert {source.text for source in gathered.sources.values()} == {
        "Bridge\n\nIt stays closed.\n",
        "Ferry sinks\n\nNobody was hurt.\n",
    }
    assert site.paths == ["/feed.xml"]
    part = Part(next(iter(gathered.sources)), 0, 6, "Bridge")
    gathering.decisions = decisions.renamed((), part, "The bridge")
    gathering.gather(names, lambda _: None)
    assert gathering.told == "Kept in dossier.yaml."
    again = Gathering(ExportSettings(), engine)
    again.gather(names, lambda _: None)
    assert again.decisions == gathering.decisions
    # The whole article is another text.
    assert not again.is_outdated(names)
    read_article(names[0])
    assert again.is_outdated(names)


async def test_a_list_of_feeds_in_the_settings(
    site: Site, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "feeds.opml").write_text(OPML.format(site.base), encoding="utf-8")
    made: list[DatelineApp] = []
    monkeypatch.setattr(DatelineApp, "run", lambda self, **_: made.append(self))
    run_reader([], settings=Settings(library=LibrarySettings(("~/feeds.opml",))))
    async with made[0].run_test(size=(100, 30)) as pilot:
        await lists(Reading(made[0], pilot, FakeEngine()), "Nothing is kept of these feeds yet")


ANNOUNCED = '<link rel="alternate" type="application/rss+xml" title="The Quay" href="/feed.xml">'


async def test_a_key_opens_the_feed_that_a_page_announces(site: Site, url: str) -> None:
    site.page(7, "Front", *(part for part in TEXT.split("\n\n") if part.strip()), head=ANNOUNCED)
    async with fetched(f"{site.base}/article/7") as reader:
        await reader.until(lambda: reader.screen.session.annotations is not None)
        assert "feed (Q)" in reader.rows()[0]
        await reader.press("2", "Q")
        assert "The page announces a feed, The Quay." in reader.bottom
        assert "/feed.xml" not in site.paths
        await reader.press("Q")
        await lists(reader, "Ferry sinks", "8 Jun 2025")


async def test_a_page_without_a_feed_says_so(site: Site) -> None:
    site.page(7, "Front", *(part for part in TEXT.split("\n\n") if part.strip()))
    async with fetched(f"{site.base}/article/7") as reader:
        await reader.until(lambda: reader.screen.session.annotations is not None)
        assert "feed" not in reader.rows()[0]
        await reader.press("Q")
        assert "of no page that announces a feed" in reader.bottom


async def test_type_feed_opens_the_feed_of_a_page(site: Site, url: str) -> None:
    site.page(7, "Front", "It is the front page of the Quay.", head=ANNOUNCED)
    app = DatelineApp(None, Settings(), FakeEngine(), fetched=f"{site.base}/article/7", kind="feed")
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reading(app, pilot, FakeEngine())
        await lists(reader, "Ferry sinks", "8 Jun 2025")
        await reader.press("enter")
        await shows(reader, "Bridge")
    assert site.paths == ["/article/7", "/feed.xml", "/article/1"]


def saved_page(folder: Path, feed: str, canonical: str = "https://quay.example/") -> Path:
    announced = ANNOUNCED.replace("/feed.xml", feed)
    head = f'<link rel="canonical" href="{canonical}">{announced}' if canonical else announced
    words = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n") if part.strip())
    path = folder / "front.html"
    path.write_text(f"<html><head>{head}</head><body>{words}</body></html>")
    return path


@pytest.mark.parametrize("canonical", ["https://quay.example/", "", "http://localhost/"])
async def test_a_saved_page_leads_to_no_feed_of_this_machine(
    site: Site, url: str, tmp_path: Path, canonical: str
) -> None:
    page = saved_page(tmp_path, url, canonical)
    app = DatelineApp(Session(read_article(str(page))), Settings(), FakeEngine())
    app.animation_level = "none"
    async with app.run_test(size=(200, 30)) as pilot:
        reader = Reading(app, pilot, FakeEngine())
        await reader.until(lambda: reader.screen.session.annotations is not None)
        await reader.press("Q")
        await reader.until(lambda: "Not opened" in reader.bottom)
        assert "it leads to an address of this machine or of the local network" in reader.bottom
    assert site.paths == []


async def test_type_feed_on_a_saved_page_leads_to_no_feed_of_this_machine(
    site: Site, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(monkeypatch, saved_page(tmp_path, url), kind="feed") as reader:
        await reader.until(lambda: reader.app.return_code is not None)
    assert reader.app.return_code == 1
    assert site.paths == []


async def test_a_feed_lies_over_the_library_and_is_left_for_the_article(
    site: Site, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.reading.fetching.connections._is_inside", lambda _: False)
    (tmp_path / "news").mkdir()
    saved_page(tmp_path / "news", url)
    (tmp_path / "news" / "ships.txt").write_text("Ships left.", encoding="utf-8")
    async with opened(monkeypatch, tmp_path / "news") as reader:
        await lists(reader, "Ships left", "2 articles")
        await reader.press("g", "enter")
        article = await reader.article()
        await reader.until(lambda: article.session.annotations is not None)
        await reader.press("Q")
        await lists(reader, "Ferry sinks")
        await reader.press("G", "enter")
        await shows(reader, "Ferry sinks")
        await reader.press("q")
        await lists(reader, "Ferry sinks")
        await reader.press("q")
        await reader.until(lambda: reader.app.screen is article)
        await reader.press("ctrl+n")
        await reader.until(lambda: "Ships left." in "\n".join(reader.rows()))
        await reader.press("Z")
        await lists(reader, "Ships left", "2 articles")
        assert "Ferry sinks" not in "\n".join(reader.rows())
        await reader.press("q")
        assert reader.app.return_value == 0


async def test_a_feed_of_an_article_alone_is_left_for_it(
    site: Site, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.reading.fetching.connections._is_inside", lambda _: False)
    async with opened(monkeypatch, saved_page(tmp_path, url)) as reader:
        article = await reader.article()
        await reader.until(lambda: article.session.annotations is not None)
        await reader.press("Q")
        await lists(reader, "Ferry sinks")
        await reader.press("q")
        await reader.until(lambda: reader.app.screen is article)
        await reader.press("q")
        assert reader.app.return_value == 0
