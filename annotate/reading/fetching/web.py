"""Pages fetched from the web: one page, with limits on time and size, and nothing but the web."""

from __future__ import annotations

import base64
import http.client
import http.cookiejar
import io
import re
import socket
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from typing import IO, Any

from annotate.errors import ArticleError
from annotate.reading.fetching.answers import FeedError, Fetched, LaterError, State
from annotate.reading.fetching.connections import Deadline, Guard, LeadsInwardError, connection_class
from annotate.reading.fetching.unpacking import unpacked
from annotate.support.names import is_url, without_user

TIMEOUT_SECONDS = 20.0
LARGEST_PAGE = 32 * 1024 * 1024
_CHUNK = 64 * 1024
_READABLE = (
    "text/",
    "application/xhtml+xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
)
_WANTED = "text/html,text/*;q=0.9"
_WANTED_FEED = (
    "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
)
_FRESH = re.compile(r"(?:^|[\s,])max-age=(\d{1,9})", re.IGNORECASE)
_LONGEST_FIELD, _MOST_DIGITS = 500, 9
_KEPT = "%/:=&?~#+!$,;'@()*[]"
_AUTHORITY = re.compile(r"(https?)://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_CIRCLE = "it leads in circles"
_FEED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(rss|feed|rdf:RDF|opml)[\s>]"
    rb"|\{[^\0]{0,2000}?(jsonfeed)\.org/version)",
    re.DOTALL | re.IGNORECASE,
)
_FEEDS = {
    b"rss": "is a feed (RSS)",
    b"feed": "is a feed (Atom)",
    b"rdf:rdf": "is a feed (RSS)",
    b"jsonfeed": "is a feed (JSON)",
    b"opml": "is a list of feeds (OPML)",
}
_UNCHANGED = 304
_LATER = frozenset({429, 503})


def fetch(
    url: str,
    *,
    timeout: float = TIMEOUT_SECONDS,
    largest: int = LARGEST_PAGE,
    feeds: bool = False,
    known: State | None = None,
    led_from: str | None = None,
) -> Fetched:
    """Fetch one page.

    Args:
        url: An http or https address; a user and password in it are sent to its own host only.
        timeout: Seconds for the whole of it, whatever the server does.
        largest: Most bytes, packed or unpacked.
        feeds: Whether a feed is wanted.
        known: In what state it is known; an unchanged one is not sent again.
        led_from: The address of the feed or page that names this one, or ``SAVED_PAGE``. From the web and
            from a saved page no address of this machine or the local network is asked.

    Raises:
        FeedError: When it is a feed and none is wanted.
        ArticleError: When it cannot be reached in time, is not whole, is too large or is no text.
    """
    try:
        address, secret = _address(url)
        host = urllib.parse.urlsplit(_address(led_from)[0]).hostname if led_from else led_from
        guard = Guard(Deadline(timeout), led_from=host)
        headers = {
            "User-Agent": "dateline",
            "Accept": _WANTED_FEED if feeds else _WANTED,
            "Accept-Encoding": "gzip, deflate",
        }
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.modified:
            headers["If-Modified-Since"] = known.modified
        request = urllib.request.Request(address, headers=headers, unverifiable=led_from is not None)
        if secret:
            # Never sent to where a redirection leads.
            request.add_unredirected_header("Authorization", secret)
        with _opener(guard).open(request, timeout=timeout) as answer:
            kind = answer.headers.get_content_type()
            if not kind.startswith(_READABLE) and not feeds:
                raise ArticleError(f"is {kind}, not a page or a text")
            packed = _read_all(answer, largest, guard.deadline)
            data = unpacked(packed, answer.headers.get("Content-Encoding") or "", largest)
            markup = "html" in kind or "xml" in kind
            charset = answer.headers.get_content_charset()
            page = Fetched(data, answer.geturl(), charset, markup, *_again(answer.headers))
            feed = None if feeds else _FEED.match(data)
            if feed:
                words = _FEEDS[(feed[1] or feed[2]).lower()]
                raise FeedError(
                    f"{words}, not an article; the reader lists its articles, --type feed reads them", page
                )
            return page
    except urllib.error.HTTPError as error:
        with error:
            if error.code == _UNCHANGED and known is not None:
                return Fetched(b"", error.geturl(), None, False, *_again(error.headers), is_unchanged=True)
            if error.code in _LATER:
                raise LaterError(_reason(error, timeout), _seconds_until(error.headers)) from error
            raise ArticleError(_reason(error, timeout)) from error
    except (OSError, http.client.HTTPException, ValueError, EOFError, zlib.error) as error:
        raise ArticleError(_reason(error, timeout)) from error


class _Handler(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens http and https under a guard."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._safe = ssl.create_default_context()
        urllib.request.HTTPSHandler.__init__(self, context=self._safe)

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connections(req, http.client.HTTPConnection), req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connections(req, http.client.HTTPSConnection), req)

    def _connections(self, req: urllib.request.Request, base: type[http.client.HTTPConnection]) -> Any:
        proxied = req.has_proxy() or bool(getattr(req, "_tunnel_host", None))
        redirected = req.unverifiable and not proxied
        return connection_class(base, self._guard, redirected=redirected, context=self._safe)


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirections to the web only, never to a file or another protocol."""

    inf_msg = _CIRCLE

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """Refuse what is not http or https."""
        if not is_url(newurl):
            raise ValueError("it leads to something that is not a web page")
        address, _ = _address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, address)


def _opener(guard: Guard) -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        _Handler(guard),
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
        _WebOnly(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _address(url: str) -> tuple[str, str | None]:
    """An address as it goes to a server, and what tells that server who the user is.

    Raises:
        ArticleError: When it is no address of the web.
    """
    parts = _AUTHORITY.fullmatch(url)
    bare = _AUTHORITY.fullmatch(without_user(url))
    if not parts or not bare:
        raise ArticleError("is not an http or https address")
    scheme, authority, rest = bare.groups()
    try:
        split = urllib.parse.urlsplit(f"{scheme}://{authority}")
        host, port = urllib.parse.unquote(split.hostname or ""), split.port
    except ValueError as error:
        raise ArticleError(f"is not an http or https address ({error})") from error
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise ArticleError(
                f'is not an http or https address ("{host}" is no name of a server)'
            ) from error
    if not host or not host.isprintable() or " " in host:
        raise ArticleError("is not an http or https address")
    place = f"[{host}]" if ":" in host else host
    place += f":{port}" if port is not None else ""
    address = f"{scheme.lower()}://{place}{urllib.parse.quote(rest, safe=_KEPT)}"
    user, at, _ = parts.group(2).rpartition("@")
    if not at:
        return address, None
    plain = urllib.parse.unquote(user)
    return address, "Basic " + base64.b64encode(plain.encode("utf-8", "surrogateescape")).decode("ascii")


def _again(headers: Any) -> tuple[State, float | None]:
    """How to ask again: by which state, and after how many seconds."""
    etag, modified = (_field(headers, name) for name in ("ETag", "Last-Modified"))
    fresh = _FRESH.search(headers.get("Cache-Control") or "")
    return State(etag, modified), float(fresh[1]) if fresh else None


def _field(headers: Any, name: str) -> str | None:
    """A field that can be sent back as it came; none where it cannot."""
    value = str(headers.get(name) or "")
    return (
        value if value and len(value) <= _LONGEST_FIELD and value.isascii() and value.isprintable() else None
    )


def _seconds_until(headers: Any) -> float | None:
    """After how many seconds the server wants to be asked again: a number, or a date."""
    words = str(headers.get("Retry-After") or "").strip()
    if words.isascii() and words.isdigit():
        return float(words[:_MOST_DIGITS])
    from email.utils import parsedate_to_datetime

    try:
        return max(parsedate_to_datetime(words).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _read_all(stream: Any, largest: int, deadline: Deadline) -> bytes:
    """The body, which has to be as long as the server has said."""
    parts = io.BytesIO()
    whole = stream.length
    try:
        while parts.tell() != whole and (chunk := stream.read1(_CHUNK)):
            parts.write(chunk)
            if parts.tell() > largest:
                raise ValueError(f"it is larger than {largest // 2**20} MB")
            deadline.left()
    except http.client.IncompleteRead as error:
        raise ValueError("the connection was cut off before the whole page had come") from error
    if whole is not None and parts.tell() < whole:
        missing = f"{whole - parts.tell():,} of {whole:,} bytes are missing"
        raise ValueError(f"the connection was cut off before the whole page had come ({missing})")
    return parts.getvalue()


def _reason(error: Exception, timeout: float) -> str:
    """Why a page could not be had, in words."""
    if isinstance(error, urllib.error.HTTPError):
        if str(error.msg).startswith(_CIRCLE):
            return f"cannot be fetched: {_CIRCLE}"
        return f"cannot be fetched: the server answers {error.code} ({error.msg})"
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, LeadsInwardError):
        return f"cannot be fetched: {cause}"
    if isinstance(cause, TimeoutError):
        return f"cannot be fetched: no answer within {timeout:g} seconds"
    if type(cause) is ValueError and "IPv6" in str(cause):
        return "cannot be fetched: it leads to something that is not a web page"
    if isinstance(cause, socket.gaierror | UnicodeError):
        return "cannot be fetched: there is no server of that name, or no connection"
    if isinstance(cause, ssl.SSLError):
        return f"cannot be fetched: the connection is not safe ({cause.reason or cause})"
    if isinstance(cause, http.client.RemoteDisconnected | ConnectionError):
        return "cannot be fetched: the server refuses or cuts off the connection"
    if isinstance(cause, http.client.HTTPException):
        return "cannot be fetched: what answers there does not speak as a web server does"
    if isinstance(cause, OSError):
        return f"cannot be fetched: {cause.strerror or cause}"
    return f"cannot be fetched: {cause or type(error).__name__}"
