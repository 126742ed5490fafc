"""Pages from servers on this machine that misbehave, byte by byte."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotate.corpus import Input, read_article
from annotate.errors import ArticleError
from annotate.reading.fetching import connections, web
from annotate.reading.fetching.web import fetch
from annotate.support.names import without_user
from tests.annotate.reading.corpora import read_all

TEXT = b"The mayor said on Monday that the bridge would close for good."
Speak = Callable[[socket.socket, bytes], None]


class Server:
    """Answers every connection with what a function sends; keeps what it was asked."""

    def __init__(self, speak: Speak) -> None:
        self._speak = speak
        self.asked: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            data = b""
            while b"\r\n\r\n" not in data and (part := connection.recv(65536)):
                data += part
            self.asked.append(data)
            with contextlib.suppress(OSError):
                self._speak(connection, data)

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Speak | bytes], Server]]:
    servers: list[Server] = []

    def start(speak: Speak | bytes) -> Server:
        words = speak
        servers.append(Server((lambda to, _: to.sendall(words)) if isinstance(words, bytes) else words))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def answer(body: bytes = TEXT, *headers: str, status: str = "200 OK", kind: str = "text/plain") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]
    if not any(line.lower().startswith(("content-length", "transfer-encoding")) for line in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + end
    return answer(body, "Transfer-Encoding: chunked")


@dataclass
class Drip:
    """Sends a little every twentieth of a second, for ten seconds, or nothing.

    Attributes:
        steps: How often that was.
    """

    before: bytes = b""
    drop: bytes = b""
    steps: int = 0

    def __call__(self, to: socket.socket, _: bytes) -> None:
        to.sendall(self.before)
        while self.steps < 200:
            time.sleep(0.05)
            self.steps += 1
            to.sendall(self.drop)


@pytest.mark.parametrize(
    "speak",
    [
        pytest.param(Drip(b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"), id="headers"),
        pytest.param(Drip(b"HTT", b"P"), id="status line"),
        pytest.param(Drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"), id="chunk size"),
        pytest.param(Drip(chunked(b"a", end=b""), b"1\r\na\r\n"), id="chunks"),
        pytest.param(Drip(chunked(b"a", end=b"0\r\n"), b"X: y\r\n"), id="trailers"),
        pytest.param(Drip(answer(b"", "Content-Length: 5000"), b"a"), id="body"),
        pytest.param(Drip(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"), id="continue"),
        pytest.param(Drip(), id="silence"),
    ],
)
def test_the_time_is_for_the_whole_of_it(serve: Callable[..., Server], speak: Drip) -> None:
    with pytest.raises(ArticleError, match=r"no answer within 0\.5 seconds"):
        fetch(serve(speak).url, timeout=0.5)
    # Three seconds, which are longer where the machine is busy.
    assert speak.steps < 60


@pytest.mark.parametrize(
    "sent",
    [
        answer(TEXT[:20], f"Content-Length: {len(TEXT)}"),
        answer(b"", "Content-Length: 1"),
        chunked(TEXT, end=b""),
        chunked(TEXT, end=b"5\r\nab"),
        chunked(TEXT, end=b"5"),
        answer(gzip.compress(TEXT)[:-9], "Content-Encoding: gzip"),
        answer(zlib.compress(TEXT)[:-5], "Content-Encoding: deflate"),
    ],
)
def test_a_page_that_is_cut_off_is_no_page(serve: Callable[..., Server], sent: bytes) -> None:
    with pytest.raises(ArticleError, match=r"cut off|not whole"):
        fetch(serve(sent).url)


@pytest.mark.parametrize(
    "sent",
    [
        answer(),
        answer(TEXT + b" and more", f"Content-Length: {len(TEXT)}"),
        b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + TEXT,
        chunked(TEXT[:9], TEXT[9:]),
        answer(gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:]), "Content-Encoding: gzip"),
        answer(gzip.compress(TEXT) + b"\0\0", "Content-Encoding: x-gzip"),
        answer(zlib.compress(TEXT), "Content-Encoding: deflate"),
        answer(zlib.compress(TEXT)[2:-4], "Content-Encoding: Deflate"),
        answer(zlib.compress(gzip.compress(TEXT)), "Content-Encoding: gzip, deflate"),
        answer(TEXT, "Content-Encoding: identity"),
        answer(TEXT, "Content-Encoding:"),
    ],
)
def test_a_whole_page_in_any_wrapping(serve: Callable[..., Server], sent: bytes) -> None:
    assert fetch(serve(sent).url).data == TEXT


@pytest.mark.parametrize(("coding", "name"), [("br", "Brotli"), ("zstd", "Zstandard"), ("x-own", "x-own")])
def test_wrappings_that_were_not_asked_for(serve: Callable[..., Server], coding: str, name: str) -> None:
    with pytest.raises(ArticleError, match=rf"in a way that was not asked for \({name}\)"):
        fetch(serve(answer(b"\x0b", f"Content-Encoding: {coding}")).url)


def test_cookies_are_kept_for_one_fetch(serve: Callable[..., Server]) -> None:
    def speak(to: socket.socket, asked: bytes) -> None:
        if b"Cookie: seen=1" in asked:
            to.sendall(answer())
        else:
            to.sendall(answer(b"", "Location: /a", "Set-Cookie: seen=1; Path=/", status="302 Found"))

    server = serve(speak)
    for _ in range(2):
        assert fetch(f"{server.url}/a").data == TEXT
    assert [b"Cookie" in asked for asked in server.asked] == [False, True, False, True]


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("/circle", "it leads in circles$"),
        ("javascript:alert(1)", "not allowed|not a web page"),
        ("data:text/html,x", "not allowed|not a web page"),
        ("http://[::1/x", "it leads to something that is not a web page"),
        ("http://ex\x00ample.invalid/", "is not an http or https address|no server of that name"),
    ],
)
def test_redirections_to_nowhere(serve: Callable[..., Server], location: str, message: str) -> None:
    sent = answer(b"", f"Location: {location}", status="302 Found")
    with pytest.raises(ArticleError, match=message) as error:
        fetch(f"{serve(sent).url}/circle")
    assert "HTTP server returned" not in str(error.value)


def test_circles_of_several_pages(serve: Callable[..., Server]) -> None:
    def speak(to: socket.socket, asked: bytes) -> None:
        there = "/b" if asked.startswith(b"GET /a") else "/a"
        to.sendall(answer(b"", f"Location: {there}", status="301 Moved"))

    with pytest.raises(ArticleError, match=r"it leads in circles$"):
        fetch(f"{serve(speak).url}/a")


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names under .example are taken for hosts of the web; they are on this machine all the same."""
    real = socket.getaddrinfo

    def found(host: str, port: int, **options: object) -> list[tuple[object, ...]]:
        asked.append(host)
        name = "127.0.0.1" if host.endswith(".example") else host
        addresses = real(name, port, type=socket.SOCK_STREAM)
        if host.endswith(".example"):
            return [(*entry, (f"{address[0]}%public", address[1])) for *entry, address in addresses]
        return list(addresses)

    asked.clear()
    is_inside = connections._is_inside
    monkeypatch.setattr(
        connections, "_is_inside", lambda address: "%public" not in address and is_inside(address)
    )

    class Socket(socket.socket):
        def connect(self, address: tuple[str, int]) -> None:  # type: ignore[override]
            super().connect((address[0].partition("%")[0], *address[1:]))

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "socket", Socket)


asked: list[str] = []


def test_a_public_page_leads_to_no_private_address(serve: Callable[..., Server], public: None) -> None:
    secret = serve(answer())
    for host in ("127.0.0.1", "localhost"):
        door = serve(answer(b"", f"Location: http://{host}:{secret.port}/", status="302 Found"))
        with pytest.raises(ArticleError, match="an address of this machine or of the local network"):
            fetch(f"http://news.example:{door.port}/")
        # Who names a private page may be led to another.
        assert fetch(door.url).data == TEXT
    onward = serve(answer(b"", f"Location: http://other.example:{secret.port}/", status="302 Found"))
    assert fetch(f"http://news.example:{onward.port}/").data == TEXT


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1",
     "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_addresses_inside(address: str) -> None:
    assert connections._is_inside(address)


def test_addresses_outside() -> None:
    assert not any(map(connections._is_inside, ("93.184.216.34", "2606:2800:220:1::1", "8.8.8.8")))


def test_a_password_goes_to_its_server_only_and_into_no_message(
    serve: Callable[..., Server], public: None
) -> None:
    last = serve(answer())
    door = serve(answer(b"", f"Location: http://other.example:{last.port}/x", status="302 Found"))
    url = f"http://ann:s%40cret@news.example:{door.port}/y"
    page = fetch(url)
    assert b"Authorization: Basic YW5uOnNAY3JldA==\r\n" in door.asked[0]
    assert b"Authorization" not in last.asked[0]
    assert page.url == f"http://other.example:{last.port}/x"
    assert asked == ["news.example", "other.example"]
    article = read_article(f"http://ann:s%40cret@127.0.0.1:{last.port}/y")
    assert "cret" not in f"{article.source}{article.url}{article.id}"


@pytest.mark.parametrize(
    "url",
    ["http://ann:secret@127.0.0.1:9/x", "https://ann:secret@[::1/x", "http://ann:sec/ret@127.0.0.1:9/",
     "http://ann:se@secret@127.0.0.1:9/", "http://ann:secret@127.0.0.1:x/", "HTTP://ann:secret@/", "http://ann:se#cret@h/"],
)  # fmt: skip
def test_no_error_tells_a_password(url: str) -> None:
    found, told = read_all(Input(url))
    assert found == []
    assert len(told) == 1
    assert "sec" not in told[0]
    assert "cret" not in told[0]
    assert "ann:" not in told[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/@ann/1",
        "https://example.org:8080/a@b?x=@y#@z",
        "http://example.org",
        "a@b.txt",
        "-",
    ],
)
def test_other_names_stay_as_they_are(url: str) -> None:
    assert without_user(url) == url


@pytest.mark.parametrize(
    ("host", "looked_up"),
    [("münchen.example", "xn--mnchen-3ya.example"), ("新闻.example", "xn--efvy88h.example"),
     ("новости.example", "xn--b1amnebsh.example"), ("m%C3%BCnchen.example", "xn--mnchen-3ya.example")],
)  # fmt: skip
def test_names_beyond_ascii(serve: Callable[..., Server], public: None, host: str, looked_up: str) -> None:
    server = serve(answer())
    assert fetch(f"http://{host}:{server.port}/ä?ö=新").data == TEXT
    assert asked == [looked_up]
    assert server.asked[0].startswith(b"GET /%C3%A4?%C3%B6=%E6%96%B0 HTTP/1.1\r\n")
    assert f"Host: {looked_up}:{server.port}".encode() in server.asked[0]


@pytest.mark.parametrize(
    "url",
    ["http://[::1/x", "http://a b/", "http://x:y/", "http://x:99999/", "http://ü" + "x" * 70, "http://\x00/",
     "http://.../x"],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ArticleError, match=r"is not an http or https address|no server of that name"):
        fetch(url, timeout=2)


@pytest.mark.parametrize(
    ("begin", "name"),
    [
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "RSS"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "Atom"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><?xml-stylesheet href='x'?>\n<rdf:RDF>", "RSS"),
    ],
)
@pytest.mark.parametrize(
    "kind", ["text/xml", "application/xml", "application/rss+xml", "text/html", "text/plain"]
)
def test_a_feed_is_refused_by_name(serve: Callable[..., Server], begin: bytes, name: str, kind: str) -> None:
    with pytest.raises(ArticleError, match=rf"is a feed \({name}\)"):
        fetch(serve(answer(begin + b"<channel>", kind=kind)).url)


def test_other_xml_is_a_page(serve: Callable[..., Server]) -> None:
    page = b'<?xml version="1.0"?>'
    page += b'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>On feed prices.</p></body></html>'
    assert fetch(serve(answer(page, kind="application/xhtml+xml")).url).is_markup


@pytest.mark.parametrize(
    "sent", [b"", b"SSH-2.0-x\r\n", b"HTTP/9 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a" * 70_000]
)
def test_what_is_no_web_server(serve: Callable[..., Server], sent: bytes) -> None:
    with pytest.raises(ArticleError, match=r"cannot be fetched: (the server|what answers)"):
        fetch(serve(sent).url)


def test_the_time_limit_is_twenty_seconds() -> None:
    assert web.TIMEOUT_SECONDS == 20


def test_through_a_proxy(serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = serve(answer())
    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.setenv("no_proxy", "")
    assert fetch("http://ann:secret@news.example/a").data == TEXT
    assert proxy.asked[0].startswith(b"GET http://news.example/a HTTP/1.1\r\n")
    assert b"secret" not in proxy.asked[0]


def test_a_secure_page(serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    try:
        subprocess.run([*command, *names], check=True, capture_output=True)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("no openssl to make a certificate with")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("localhost", 0)) as listening:

        def answers() -> None:
            for _ in range(2):
                connection, _ = listening.accept()
                with (
                    contextlib.suppress(OSError),
                    context.wrap_socket(connection, server_side=True) as secure,
                ):
                    secure.recv(65536)
                    secure.sendall(answer())

        threading.Thread(target=answers, daemon=True).start()
        url = f"https://localhost:{listening.getsockname()[1]}/"
        with pytest.raises(ArticleError, match="the connection is not safe"):
            fetch(url)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert fetch(url).data == TEXT


def test_a_handshake_that_never_ends(serve: Callable[..., Server]) -> None:
    silent = socket.create_server(("127.0.0.1", 0))
    with silent, pytest.raises(ArticleError, match=r"no answer within 0\.5 seconds"):
        fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/", timeout=0.5)
