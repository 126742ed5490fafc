"""Pages from a server on this machine."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Iterator

import pytest

from annotate.corpus import read_article
from annotate.errors import ArticleError
from annotate.reading.fetching.web import fetch
from annotate.support.names import is_url

PAGE = (
    b"<html><head><meta property='article:published_time' content='2025-06-08'></head><body><article>"
    b"<h1>Bridge closes</h1><p>The mayor said on Monday that the bridge would close for good, and soon.</p>"
    b"</article></body></html>"
)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/moved":
            self.answer(302, b"", Location="/bridge")
        elif path == "/file":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif path == "/ftp":
            self.answer(302, b"", Location="ftp://127.0.0.1/x")
        elif path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif path == "/gone":
            self.answer(404, b"no")
        elif path == "/image":
            self.answer(200, b"\x89PNG", **{"Content-Type": "image/png"})
        elif path == "/packed":
            self.answer(200, gzip.compress(PAGE), **{"Content-Encoding": "gzip"})
        elif path == "/bomb":
            self.answer(200, gzip.compress(b" " * 3_000_000), **{"Content-Encoding": "gzip"})
        elif path == "/broken":
            self.answer(200, b"not gzip", **{"Content-Encoding": "gzip"})
        elif path == "/text":
            self.answer(200, "Café\r\n".encode("latin-1"), **{"Content-Type": "text/plain; charset=latin-1"})
        elif path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            for _ in range(200):
                time.sleep(0.1)
                self.wfile.write(b" ")
                self.wfile.flush()
        else:
            self.answer(200, PAGE)

    def answer(self, code: int, body: bytes, **headers: str) -> None:
        self.send_response(code)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that does not wait is what some of the tests are about."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    served = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    served.server_close()


def test_a_page(server: str) -> None:
    article = read_article(f"{server}/bridge.html?from=front page")
    assert article.title == "Bridge closes"
    assert article.id == "bridge"
    assert article.published.value == "2025-06-08"
    assert article.url == f"{server}/bridge.html?from=front%20page"


def test_a_page_that_has_moved(server: str) -> None:
    assert fetch(f"{server}/moved").url == f"{server}/bridge"


def test_a_packed_page(server: str) -> None:
    assert fetch(f"{server}/packed").data == PAGE


def test_a_text_in_its_charset(server: str) -> None:
    assert read_article(f"{server}/text").text == "Café\r\n"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/gone", r"the server answers 404 \(Not Found\)"),
        ("/image", "is image/png, not a page or a text"),
        ("/file", "is not allowed"),
        ("/ftp", "leads to something that is not a web page"),
        ("/loop", "cannot be fetched"),
        ("/broken", "cannot be fetched"),
        ("/bomb", "larger than"),
        ("/bridge", "larger than"),
    ],
)
def test_pages_that_cannot_be_had(server: str, path: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        fetch(f"{server}{path}", largest=100 if path == "/bridge" else 1_000_000)


def test_a_server_that_takes_its_time(server: str) -> None:
    with pytest.raises(ArticleError, match=r"no answer within 0\.3 seconds"):
        fetch(f"{server}/slow", timeout=0.3)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/y", "http://", "https:///x"])
def test_only_addresses_of_the_web(url: str) -> None:
    with pytest.raises(ArticleError, match="is not an http or https address"):
        fetch(url)


def test_nobody_there() -> None:
    with pytest.raises(ArticleError, match="cannot be fetched"):
        fetch("http://127.0.0.1:9/x")


def test_what_is_an_address() -> None:
    assert is_url("HTTPS://example.org")
    assert not is_url("news/http.txt")
