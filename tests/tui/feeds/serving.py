"""A server on this machine with feeds and articles, which counts what it is asked."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

FEED = "<?xml version='1.0'?><rss version='2.0'><channel><title>The Quay</title>{}</channel></rss>"


def item(number: int, title: str, words: str, *, day: int = 8, link: str = "{base}/article/{number}") -> str:
    address = link.format(base="{base}", number=number)
    return (
        f"<item><title>{title}</title><link>{address}</link><guid isPermaLink='false'>g{number}</guid>"
        f"<pubDate>{day:02} Jun 2025 10:00:00 +0000</pubDate><description>{words}</description></item>"
    )


def article(title: str, *paragraphs: str, head: str = "") -> bytes:
    words = "".join(f"<p>{each}</p>" for each in paragraphs)
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{words}</article></body></html>".encode()


@dataclass
class Asked:
    """One request."""

    path: str
    headers: dict[str, str]


@dataclass
class Site:
    """What a server has.

    Attributes:
        base: Its address.
        pages: Content type and body of each path.
        odd: What is answered in its own way.
        asked: Every request, in order.
        etag: Sent with feeds, and known again.
        extra: Headers of every answer.
        most: How many requests were there at once.
        wait: Seconds before each answer.
        together: None is answered before so many requests were there at once.
    """

    base: str = ""
    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    odd: dict[str, Callable[[http.server.BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    etag: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    most: int = 0
    now: int = 0
    wait: float = 0.0
    together: int = 0

    def feed(self, *items: str, path: str = "/feed.xml", kind: str = "application/rss+xml") -> str:
        body = FEED.format("".join(items)).replace("{base}", self.base)
        self.pages[path] = (kind, body.encode())
        return f"{self.base}{path}"

    def page(self, number: int, title: str, *paragraphs: str, head: str = "") -> None:
        body = article(title, *paragraphs, head=head)
        self.pages[f"/article/{number}"] = ("text/html; charset=utf-8", body)

    @property
    def paths(self) -> list[str]:
        return [each.path for each in self.asked]


def serve() -> Iterator[Site]:
    """Run it until the test is over."""
    site = Site()
    lock = threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                site.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}))
                site.now += 1
                site.most = max(site.most, site.now)
            try:
                if site.wait:
                    time.sleep(site.wait)
                ends = time.monotonic() + 30
                while site.most < site.together and time.monotonic() < ends:
                    time.sleep(0.01)
                self.answer()
            finally:
                with lock:
                    site.now -= 1

        def answer(self) -> None:
            if self.path in site.odd:
                site.odd[self.path](self)
                return
            if self.path not in site.pages:
                self.send_error(404)
                return
            if site.etag and self.headers.get("If-None-Match") == site.etag:
                self.send_response(304)
                self.end_headers()
                return
            kind, body = site.pages[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if site.etag:
                self.send_header("ETag", site.etag)
            for name, value in site.extra.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.base = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()
