"""Asking feeds for what is new: conditionally, politely, within limits, whatever the server does."""

from __future__ import annotations

import gzip
import http.server
import socket
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.errors import ArticleError, DatelineError, OutputError
from annotate.reading.fetching import web
from annotate.reading.fetching.answers import FeedError, State
from tests.tui.feeds.serving import Site, item, serve
from tui.feeds import asking, store
from tui.feeds.asking import Answer, arrived, ask, told
from tui.feeds.listing import feeds_of, is_list, listed
from tui.feeds.reading import is_whole, read_article
from tui.storage.folders import data_folder


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(asking, "PAUSE_SECONDS", 0.0)
    yield from serve()


def once(url: str, *, now: float | None = None) -> Answer:
    (answer,) = ask([url], lambda _: None, now=now)
    return answer


def titles(*urls: str) -> list[str | None]:
    return [each.title for each in store.entries(urls)]


def test_entries_are_kept_the_newest_first(site: Site) -> None:
    url = site.feed(item(1, "Ship", "It left.", day=8), item(2, "Port", "It shut.", day=9))
    answer = once(url)
    assert (answer.new, answer.feed.title, answer.feed.trouble) == (2, "The Quay", None)
    assert titles(url) == ["Port", "Ship"]
    assert [each.published for each in store.entries([url])] == ["2025-06-09", "2025-06-08"]
    assert all(each.excerpt for each in store.entries([url]))
    # Nothing but the feed was fetched.
    assert site.paths == ["/feed.xml"]


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.etag = '"one"'
    site.extra["Last-Modified"] = "Sun, 08 Jun 2025 10:00:00 GMT"
    url = site.feed(item(1, "Ship", "It left."))
    now = time.time()
    once(url, now=now)
    answer = once(url, now=now + 1_000)
    assert (answer.new, answer.feed.trouble, titles(url)) == (0, None, ["Ship"])
    again = site.asked[1].headers
    assert again["if-none-match"] == '"one"'
    assert again["if-modified-since"] == "Sun, 08 Jun 2025 10:00:00 GMT"
    # An answer without the words takes them not back.
    once(url, now=now + 2_000)
    assert site.asked[2].headers["if-none-match"] == '"one"'
    site.etag = '"two"'
    url = site.feed(item(2, "Port", "It shut."), item(1, "Ship (corrected)", "It stayed."))
    answer = once(url, now=now + 3_000)
    assert answer.new == 1
    assert sorted(filter(None, titles(url))) == ["Port", "Ship (corrected)"]


def test_what_is_gone_from_the_feed_stays(site: Site) -> None:
    url = site.feed(item(1, "Ship", "It left."))
    once(url, now=0.0)
    site.feed(item(2, "Port", "It shut.", day=9))
    once(url, now=1_000.0)
    assert titles(url) == ["Port", "Ship"]


def test_a_server_is_left_alone_for_a_while(site: Site) -> None:
    url = site.feed(item(1, "Ship", "It left."))
    once(url, now=1_000.0)
    answer = once(url, now=1_060.0)
    assert answer.rests == pytest.approx(240.0)
    assert told([answer]) == "Asked a short while ago; 4 minutes more, and they are asked again."
    assert len(site.asked) == 1
    once(url, now=1_301.0)
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("header", "value", "rests"),
    [
        ("Cache-Control", "public, max-age=1200", 1_200.0),
        ("Cache-Control", "max-age=999999", 3_600.0),
        ("Cache-Control", "s-max-age=1200", 300.0),
        ("Cache-Control", "no-cache", 300.0),
    ],
)
def test_how_long_the_server_says(site: Site, header: str, value: str, rests: float) -> None:
    site.extra[header] = value
    url = site.feed(item(1, "Ship", "It left."))
    assert once(url, now=5.0).feed.rests_until == 5.0 + rests


@pytest.mark.parametrize(("later", "rests"), [("7200", 7_200.0), ("1", 300.0), ("soon", 300.0), ("", 300.0)])
@pytest.mark.parametrize("code", [429, 503])
def test_a_server_that_wants_to_be_asked_later(site: Site, code: int, later: str, rests: float) -> None:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Retry-After", later)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.odd["/feed.xml"] = answer
    answered = once(f"{site.base}/feed.xml", now=5.0)
    assert answered.feed.rests_until == 5.0 + rests
    assert str(code) in (answered.feed.trouble or "")


def test_few_servers_at_once_and_each_by_one_request(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.wait = 0.05
    urls = [site.feed(item(number, "Ship", "It left."), path=f"/{number}.xml") for number in range(4)]
    ask(urls, lambda _: None)
    assert site.most == 1
    found = socket.getaddrinfo

    def local(host: str, *rest: object, **named: object) -> object:
        return found("127.0.0.1" if host.endswith(".example") else host, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", local)
    port = site.base.rpartition(":")[2]
    counts: list[int] = []
    site.together = 2
    answers = ask([f"http://paper{n}.example:{port}/0.xml" for n in range(9)], counts.append)
    assert 1 < site.most <= asking.MOST_AT_ONCE
    assert sum(each.new for each in answers) == 9
    assert sorted(counts) == list(range(1, 10))


def loops(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", handler.path)
    handler.end_headers()


def drips(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.end_headers()
    for _ in range(400):
        time.sleep(0.05)
        try:
            handler.wfile.write(b" ")
        except OSError:
            return


def huge(handler: http.server.BaseHTTPRequestHandler) -> None:
    body = gzip.compress(b"<rss>" + b" " * (17 * 1024 * 1024))
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def elsewhere(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "file:///etc/passwd")
    handler.end_headers()


@pytest.mark.parametrize(
    ("odd", "seconds", "words"),
    [
        (loops, 60.0, "it leads in circles"),
        (drips, 1.0, "no answer within 1 seconds"),
        (huge, 60.0, "it is larger than 16 MB"),
        (elsewhere, 60.0, "302"),
    ],
)
def test_what_a_server_does_wrong_is_one_sentence_and_costs_nothing_kept(
    site: Site, monkeypatch: pytest.MonkeyPatch, odd: object, seconds: float, words: str
) -> None:
    url = site.feed(item(1, "Ship", "It left."))
    once(url, now=0.0)
    site.odd["/feed.xml"] = odd  # type: ignore[assignment]
    with monkeypatch.context() as limited:
        limited.setattr(asking, "fetch", lambda *a, **named: web.fetch(*a, timeout=seconds, **named))
        answer = once(url, now=1_000.0)
    assert words in (answer.feed.trouble or "")
    assert told([answer]).count("\n") == 0
    assert titles(url) == ["Ship"]
    # Back again, the trouble is over.
    del site.odd["/feed.xml"]
    assert once(url, now=2_000.0).feed.trouble is None


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html><body><p>Sign in to go on.</p></body></html>", "is no feed any more"),
        (b"<rss><channel><item><title>Shi", "damaged"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><item>&a;</item></rss>', "declares entities"),
        (b"", "is no feed any more"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "no feed any more"),
        (b"<rss>" + b"<item><title>a</title></item>" * 10_001, "entries"),
    ],
)
def test_what_is_no_feed_any_more_takes_nothing_away(site: Site, body: bytes, words: str) -> None:
    url = site.feed(item(1, "Ship", "It left."))
    once(url, now=0.0)
    site.pages["/feed.xml"] = ("application/rss+xml", body)
    answer = once(url, now=1_000.0)
    if words == "damaged":
        assert titles(url) == ["Ship"]
        return
    assert words in (answer.feed.trouble or "")
    assert titles(url) == ["Ship"]


@pytest.mark.parametrize(
    ("declared", "served", "coded"),
    [
        ("utf-8", "", "windows-1252"),
        ("iso-8859-1", "", "windows-1252"),
        ("iso-8859-1", "", "utf-8"),
        ("", "; charset=windows-1252", "windows-1252"),
        ("", "; charset=iso-8859-1", "utf-8"),
        ("utf-8", "; charset=iso-8859-1", "utf-8"),
    ],
)
def test_charsets_as_they_really_are(site: Site, declared: str, served: str, coded: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    body = f"{head}<rss><channel><title>Q</title>{item(1, 'Café “Mar”', 'It’s €5.')}</channel></rss>"
    site.pages["/feed.xml"] = (f"text/xml{served}", body.encode(coded))
    url = f"{site.base}/feed.xml"
    once(url)
    (entry,) = store.entries([url])
    assert (entry.title, entry.text) == ("Café “Mar”", "Café “Mar”\n\nIt’s €5.\n")


def test_addresses_that_begin_at_the_feed_are_made_whole(site: Site) -> None:
    url = site.feed(
        item(1, "Ship", "It left.", link="/article/1"), item(2, "Port", "It shut.", link="file:///x")
    )
    once(url)
    assert {each.title: each.url for each in store.entries([url])} == {
        "Ship": f"{site.base}/article/1",
        "Port": None,
    }


def test_one_address_is_one_article_of_several_feeds_and_two_entries_of_one(site: Site) -> None:
    one = site.feed(item(1, "Ship", "It left."), item(1, "Ship", "It left."), path="/one.xml")
    other = site.feed(
        item(1, "Ship", "It left."), item(2, "Live", "A", link="{base}/article/1"), path="/other.xml"
    )
    ask([one, other], lambda _: None)
    assert len(store.entries([one])) == 1
    names = [each.name for each in store.entries([one, other])]
    assert len(names) == 2
    assert names[0] == f"{site.base}/article/1"
    assert names[1].startswith(f"{other}#")


# Opening


def test_an_article_is_fetched_when_it_is_opened_and_kept(site: Site) -> None:
    url = site.feed(item(1, "Ship", "It left."))
    site.page(1, "Ship", "It left the harbour on Sunday.", "Nobody knows where it is, the owner said.")
    once(url)
    (entry,) = store.entries([url])
    excerpt = read_article(entry.name, fetches=False)
    assert excerpt.text == "Ship\n\nIt left.\n"
    assert [note.code for note in excerpt.diagnostics] == ["excerpt"]
    assert not is_whole(entry.name)
    assert site.paths == ["/feed.xml"]
    whole = read_article(entry.name)
    assert "Nobody knows where" in whole.text
    assert (whole.title, whole.published.value, whole.source) == ("Ship", "2025-06-08", entry.name)
    assert [note.code for note in whole.diagnostics] == []
    assert whole.publisher == "The Quay"
    assert site.paths == ["/feed.xml", "/article/1"]
    # From now on without network.
    del site.pages["/article/1"]
    assert read_article(entry.name) == read_article(entry.name, fetches=False) == whole
    assert len(site.asked) == 2
    assert is_whole(entry.name)


def test_a_feed_that_has_all_of_it_is_not_left(site: Site) -> None:
    words = "It left the harbour on Sunday, and nobody knows where it is."
    body = item(1, "Ship", "It left.").replace(
        "<description>", f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{words}"
        "</content:encoded><description>",
    )  # fmt: skip
    url = site.feed(body)
    once(url)
    (entry,) = store.entries([url])
    assert read_article(entry.name).text == f"Ship\n\n{words}\n"
    cut = body.replace("where it is.", "where […]")
    site.feed(cut)
    once(url, now=time.time() + 1_000)
    assert store.entries([url])[0].excerpt
    assert site.paths == ["/feed.xml", "/feed.xml"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (None, "404"),
        (("image/png", b"\x89PNG"), "is image/png"),
        (("text/html", b"<html><body></body></html>"), "excerpt"),
        (("text/html", b"<html><body><p>Pay.</p></body></html>"), "shorter"),
        (("text/xml", b"<rss><channel></channel></rss>"), "is a feed"),
    ],
)
def test_without_the_whole_article_the_excerpt_is_shown_as_one(
    site: Site, page: tuple[str, bytes] | None, words: str
) -> None:
    url = site.feed(item(1, "Ship", "It left the harbour on Sunday."))
    if page:
        site.pages["/article/1"] = page
    once(url)
    (entry,) = store.entries([url])
    found = read_article(entry.name)
    assert found.text == "Ship\n\nIt left the harbour on Sunday.\n"
    (note,) = found.diagnostics
    assert note.code == "excerpt"
    assert words in note.message
    assert not is_whole(entry.name)


def test_hostile_words_are_words(site: Site) -> None:
    words = "&lt;script src='{base}/evil'&gt;x&lt;/script&gt;&lt;img src='{base}/spy'&gt;It left.\x1b[31m"
    url = site.feed(item(1, "&lt;b&gt;Ship&lt;/b&gt;", words.replace("\x1b", "&#x9b;")))
    site.page(1, "Ship", f"It left the harbour. <img src='{site.base}/spy'>", "<script>evil()</script>Then.")
    once(url)
    (entry,) = store.entries([url])
    assert entry.title == "Ship"
    assert "evil" not in entry.text
    assert "evil" not in read_article(entry.name).text
    assert site.paths == ["/feed.xml", "/article/1"]


def test_a_feed_of_the_web_leads_to_no_machine_of_this_network(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = socket.getaddrinfo

    def public(host: str, port: object, *rest: object, **named: object) -> object:
        if host == "paper.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", port or 0))]
        return found(host, port, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", public)
    with pytest.raises(ArticleError, match="this machine or of the local network"):
        web.fetch(f"{site.base}/article/1", led_from="https://user@paper.example/feed.xml")
    assert site.asked == []
    site.page(1, "Ship", "It left.")
    assert web.fetch(f"{site.base}/article/1", led_from=f"{site.base}/feed.xml").data


# Lists of feeds, and what an address turns out to be


OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="News">
<outline type="rss" text="A" xmlUrl="{0}/a.xml"/><outline text="B" xmlurl="feed:{0}/b.xml"/>
<outline text="A again" xmlUrl="{0}/a.xml"/><outline text="no" xmlUrl="file:///etc/passwd"/>
<outline text="include" type="include" url="{0}/other.opml"/></outline></body></opml>"""


def test_a_list_of_feeds(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(OPML.format(site.base), encoding="utf-8")
    urls = [f"{site.base}/a.xml", f"{site.base}/b.xml"]
    assert is_list(str(path))
    assert feeds_of([str(path), str(tmp_path), "-", f"{site.base}/c.xml"]) == urls
    assert site.asked == []
    site.feed(item(1, "Ship", "It left.", day=8), path="/a.xml")
    site.feed(item(2, "Port", "It shut.", day=9), path="/b.xml")
    ask(urls, lambda _: None)
    assert titles(*urls) == ["Port", "Ship"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<opml><body></body></opml>", "names none"),
        ("<opml><body>", "damaged"),
        (
            "<opml>"
            + "".join(f"<outline xmlUrl='https://a.example/{n}'/>" for n in range(1_001))
            + "</opml>",
            "1,001",
        ),
        ('<!DOCTYPE opml [<!ENTITY a "https://a.example/">]><opml><outline xmlUrl="&a;"/></opml>', "OPML"),
    ],
)
def test_lists_that_cannot_be_read(text: str, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        listed(text.encode())


def test_an_address_may_be_of_a_feed_or_a_list(site: Site) -> None:
    url = site.feed(item(1, "Ship", "It left."))
    with pytest.raises(FeedError) as feed:
        read_article(url)
    assert arrived(url, feed.value.page) == [url]
    assert titles(url) == ["Ship"]
    site.pages["/list"] = ("text/xml", OPML.format(site.base).encode())
    with pytest.raises(FeedError) as feed:
        read_article(f"{site.base}/list")
    urls = arrived(f"{site.base}/list", feed.value.page)
    assert urls == feeds_of(urls) == [f"{site.base}/a.xml", f"{site.base}/b.xml"]
    site.pages["/none"] = ("text/xml", b"<rss><channel></channel></rss>")
    with pytest.raises(FeedError) as feed:
        read_article(f"{site.base}/none")
    assert arrived(f"{site.base}/none", feed.value.page)
    assert titles(f"{site.base}/none") == []


def test_json_feeds(site: Site) -> None:
    body = (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Q", "items": [{"id": 1, "title": "Ship",'
    )
    site.pages["/feed.json"] = ("application/feed+json", body + b'"url": "/a", "content_text": "It left."}]}')
    url = f"{site.base}/feed.json"
    with pytest.raises(FeedError) as feed:
        read_article(url)
    arrived(url, feed.value.page)
    (entry,) = store.entries([url])
    assert (entry.url, entry.text) == (f"{site.base}/a", "Ship\n\nIt left.\n")


# What is kept


def test_nothing_is_made_where_nothing_is_kept() -> None:
    assert store.feed("https://a.example/") is None
    assert store.entries(["https://a.example/"]) == []
    assert store.entry("https://a.example/") is None
    assert not data_folder().exists()


def test_a_damaged_database_is_told_in_one_sentence(site: Site) -> None:
    once(site.feed(item(1, "Ship", "It left.")))
    (data_folder() / "feeds.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(OutputError, match="what is kept of feeds cannot be read"):
        store.entries([f"{site.base}/feed.xml"])
    (data_folder() / "feeds.sqlite").unlink()
    with sqlite3.connect(data_folder() / "feeds.sqlite") as database:
        database.execute("PRAGMA user_version = 9")
    with pytest.raises(DatelineError, match="newer version"):
        store.entries([f"{site.base}/feed.xml"])


def test_the_oldest_entries_make_room(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_ENTRIES", 3)
    url = site.feed(*(item(number, f"Old {number}", "It left.") for number in range(3)))
    site.page(2, "Old 2", "It left the harbour on Sunday, and so on.")
    once(url, now=0.0)
    name = store.entries([url])[2].name
    read_article(name)
    assert is_whole(name)
    site.feed(item(9, "New", "It shut.", day=9))
    once(url, now=1_000.0)
    assert titles(url) == ["New", "Old 0", "Old 1"]
    assert store.page(name) is None
    assert State() == State(None, None)


# Secrets, clocks and what cannot be written


def test_a_password_is_kept_for_asking_alone(site: Site) -> None:
    site.feed(item(1, "Ship", "It left.", link="javascript:x"))
    secret = site.base.replace("http://", "http://ann:secret@") + "/feed.xml"
    answer = once(secret)
    assert answer.new == 1
    assert site.asked[0].headers["authorization"].startswith("Basic ")
    (entry,) = store.entries([secret])
    assert "secret" not in entry.name
    assert "secret" not in str(read_article(entry.name).document())
    assert "secret" not in told([once(secret.replace("feed.xml", "none.xml"))])
    assert (data_folder() / "feeds.sqlite").stat().st_mode & 0o077 == 0


def test_a_feed_that_broke_off_is_asked_for_again_as_a_whole(site: Site) -> None:
    site.etag = '"one"'
    url = site.feed(item(1, "Ship", "It left."), item(2, "Port", "It shut."))
    kind, body = site.pages["/feed.xml"]
    site.pages["/feed.xml"] = (kind, body[:-120])
    once(url, now=0.0)
    site.pages["/feed.xml"] = (kind, body)
    assert once(url, now=1_000.0).feed.trouble is None
    assert "if-none-match" not in site.asked[1].headers
    assert len(titles(url)) == 2


def test_a_feed_that_is_never_right_is_read_as_far_as_it_can_be(site: Site) -> None:
    site.etag = '"one"'
    url = site.feed(item(1, "Ship & port", "It left."), item(2, "Port", "It shut."))
    once(url, now=0.0)
    assert sorted(filter(None, titles(url))) == ["Port", "Ship port"]
    once(url, now=1_000.0)
    assert site.asked[1].headers["if-none-match"] == '"one"'


def test_a_clock_that_was_wrong_is_no_reason_to_wait(site: Site) -> None:
    url = site.feed(item(1, "Ship", "It left."))
    once(url, now=4_000_000_000.0)
    assert not once(url, now=1_000.0).rests
    assert len(site.asked) == 2


def test_where_nothing_can_be_kept_articles_still_open(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    url = site.feed(item(1, "Ship", "It left."))
    site.page(1, "Ship", "It left the harbour on Sunday, he said.")
    once(url)

    def full(*_: object) -> None:
        raise OutputError("the disk is full")

    monkeypatch.setattr(store, "put_page", full)
    (entry,) = store.entries([url])
    assert "on Sunday" in read_article(entry.name).text
    (data_folder() / "feeds.sqlite").write_bytes(b"no database" * 100)
    assert "on Sunday" in read_article(f"{site.base}/article/1").text
    assert feeds_of([url]) == []
