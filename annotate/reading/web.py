"""Pages fetched from the web: one request, with limits on time and size."""

from __future__ import annotations

import gzip
import http.client
import io
import socket
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from dataclasses import dataclass
from typing import IO, Any

from annotate.errors import ArticleError
from annotate.names import is_url

TIMEOUT_SECONDS = 20.0
LARGEST_PAGE = 32 * 1024 * 1024
_CHUNK = 64 * 1024
_READABLE = ("text/", "application/xhtml+xml", "application/xml")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent.

    Attributes:
        data: The body, unpacked.
        url: Where it really came from, after redirections.
        charset: Encoding that the server declares.
        is_markup: Whether the server says that it is HTML or XML.
    """

    data: bytes
    url: str
    charset: str | None
    is_markup: bool


def fetch(url: str, *, timeout: float = TIMEOUT_SECONDS, largest: int = LARGEST_PAGE) -> Fetched:
    """Fetch one page.

    Args:
        url: An http or https address.
        timeout: Seconds for the whole of it, and for each answer of the server.
        largest: Most bytes, packed or unpacked.

    Raises:
        ArticleError: When it cannot be reached in time, is too large or is no text.
    """
    if not is_url(url) or not urllib.parse.urlsplit(url).hostname:
        raise ArticleError("is not an http or https address")
    headers = {
        "User-Agent": "dateline",
        "Accept": "text/html,text/*;q=0.9",
        "Accept-Encoding": "gzip, identity",
    }
    deadline = time.monotonic() + timeout
    try:
        request = urllib.request.Request(urllib.parse.quote(url, safe=_KEPT), headers=headers)
        with _opener().open(request, timeout=timeout) as answer:
            kind = answer.headers.get_content_type()
            if not kind.startswith(_READABLE):
                raise ArticleError(f"is {kind}, not a page or a text")
            packed = _read_all(answer, largest, deadline)
            encoding = (answer.headers.get("Content-Encoding") or "").strip().lower()
            data = _unpacked(packed, largest) if encoding in ("gzip", "x-gzip") else packed
            markup = "html" in kind or "xml" in kind
            return Fetched(data, answer.geturl(), answer.headers.get_content_charset(), markup)
    except (OSError, http.client.HTTPException, ValueError, EOFError, zlib.error) as error:
        raise ArticleError(_reason(error, timeout)) from error


_KEPT = "%/:=&?~#+!$,;'@()*[]"


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirections to the web only, never to a file or another protocol."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """Refuse what is not http or https."""
        if not is_url(newurl):
            raise ValueError("it leads to something that is not a web page")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        _WebOnly(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _read_all(stream: Any, largest: int, deadline: float) -> bytes:
    parts = io.BytesIO()
    while chunk := stream.read1(_CHUNK) if hasattr(stream, "read1") else stream.read(_CHUNK):
        parts.write(chunk)
        if parts.tell() > largest:
            raise ValueError(f"it is larger than {largest // 2**20} MB")
        if time.monotonic() > deadline:
            raise TimeoutError
    return parts.getvalue()


def _unpacked(packed: bytes, largest: int) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(packed)) as stream:
        data = stream.read(largest + 1)
    if len(data) > largest:
        raise ValueError(f"it is larger than {largest // 2**20} MB")
    return data


def _reason(error: Exception, timeout: float) -> str:
    """Why a page could not be had, in words."""
    if isinstance(error, urllib.error.HTTPError):
        return f"cannot be fetched: the server answers {error.code} ({error.reason})"
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return f"cannot be fetched: no answer within {timeout:g} seconds"
    if isinstance(cause, socket.gaierror):
        return "cannot be fetched: there is no server of that name, or no connection"
    if isinstance(cause, ssl.SSLError):
        return f"cannot be fetched: the connection is not safe ({cause.reason or cause})"
    if isinstance(cause, OSError):
        return f"cannot be fetched: {cause.strerror or cause}"
    return f"cannot be fetched: {cause or type(error).__name__}"
