"""``--type feed`` reads the entries of a feed at an address, each with the words that the feed has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.cli.headless import main
from annotate.corpus import divided, find_inputs, unread_articles
from annotate.errors import ArticleError
from annotate.reading.fetching.web import fetch
from tests.tui.feeds.serving import Site, item, serve


@pytest.fixture
def site() -> Iterator[Site]:
    yield from serve()


def test_every_entry_is_annotated(site: Site) -> None:
    url = site.feed(item(1, "Ship", "It left."), item(2, "Port", "It shut.", day=9))
    inputs = divided(find_inputs([url]), kind="feed")
    lost: list[tuple[str, ArticleError]] = []
    unread = list(
        unread_articles(inputs, kind="feed", on_error=lambda *told: lost.append(told), on_read=lambda _: None)
    )
    assert [each.name for each in unread] == [f"{url}#1", f"{url}#2"]
    first, second = (each.read() for each in unread)
    assert (first.id, first.title, first.text) == ("feed-1", "Ship", "Ship\n\nIt left.\n")
    assert (first.url, first.source) == (f"{site.base}/article/1", url)
    assert (second.published.value, second.published.source) == ("2025-06-09", "metadata")
    assert (lost, site.paths) == ([], ["/feed.xml"])
    given = list(
        unread_articles(
            inputs, kind="feed", published="2025-07-01", on_error=lambda *_: None, on_read=lambda _: None
        )
    )
    assert {each.read().published.value for each in given} == {"2025-07-01"}


@pytest.mark.parametrize("kind", [[], ["--type", "feed"]])
def test_what_is_no_such_thing_is_told(
    site: Site, capsys: pytest.CaptureFixture[str], kind: list[str]
) -> None:
    url = site.feed(item(1, "Ship", "It left."))
    site.page(1, "Ship", "It left the harbour on Sunday.")
    address = f"{site.base}/article/1" if kind else url
    assert main(["annotate", address, *kind]) == 1
    told = capsys.readouterr().err
    assert ("announces no feed" if kind else "--type feed reads them") in told
    assert told.count("\n") == 1


def test_a_feed_that_cannot_be_reached_is_told_once(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", f"{site.base}/none.xml", "--type", "feed", "-f", "jsonl"]) == 1
    assert "404" in capsys.readouterr().err


LINK = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'


def test_a_page_that_announces_a_feed_stands_for_it(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The server of the test is one of the web.
    monkeypatch.setattr("annotate.reading.fetching.connections._is_inside", lambda _: False)
    feed = site.feed(item(1, "Ship", "It left."), item(2, "Port", "It shut.", day=9))
    site.page(7, "Front", "It is the front page of the Quay.", head=LINK)
    url = f"{site.base}/article/7"
    saved = tmp_path / "front.html"
    words = "<p>It is the front page of the Quay, which has the news of the harbour every day.</p>" * 3
    saved.write_text(
        f"<html><head>{LINK.replace('/feed', f'{site.base}/feed')}</head><body>{words}</body></html>"
    )
    for name in (url, str(saved)):
        unread = list(
            unread_articles(
                divided(find_inputs([name]), kind="feed"),
                kind="feed",
                on_error=lambda *_: None,
                on_read=lambda _: None,
            )
        )
        assert [each.read().title for each in unread] == ["Ship", "Port"]
        assert {each.read().source for each in unread} == {feed}
        assert [each.name for each in unread] == [f"{feed}#1", f"{feed}#2"]


def test_a_page_that_announces_none_is_told(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.page(7, "Front", "It is the front page of the Quay.")
    assert main(["annotate", f"{site.base}/article/7", "--type", "feed"]) == 1
    assert "is a page that announces no feed" in capsys.readouterr().err


def test_a_saved_front_page_stands_for_its_feed(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.feed(item(1, "Ship", "It left."))
    saved = tmp_path / "front.html"
    link = LINK.replace("/feed", f"{site.base}/feed")
    saved.write_text(f"<html><head><title>Quay</title>{link}</head><body><img src=a.png></body></html>")
    assert main(["annotate", str(saved), "-f", "jsonl"]) == 1
    assert "--type feed reads" in capsys.readouterr().err
    assert main(["annotate", str(saved), "--type", "feed", "-f", "jsonl"]) == 1
    assert "it leads to an address of this machine or of the local network" in capsys.readouterr().err
    assert site.paths == []
    monkeypatch.setattr("annotate.reading.fetching.connections._is_inside", lambda _: False)
    assert main(["annotate", str(saved), "--type", "feed", "-f", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["title"] == "Ship"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "a.html",
            "<html><body><p>It left the harbour.</p></body></html>",
            "is a page that announces no feed",
        ),
        ("a.txt", "It left the harbour.", "is no feed"),
        ("a.json", '{"a": 1}', "is no feed"),
    ],
)
def test_files_that_are_no_feeds_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, told: str
) -> None:
    (tmp_path / name).write_text(content)
    assert main(["annotate", str(tmp_path / name), "--type", "feed", "-f", "jsonl"]) == 1
    assert capsys.readouterr().err == f"dateline: {tmp_path / name}: {told}\n"


def test_a_page_of_the_web_leads_to_no_feed_inside() -> None:
    with pytest.raises(ArticleError, match=r"inward|this machine|local network"):
        fetch("http://127.0.0.1:9/feed.xml", feeds=True, led_from="https://quay.example/")
