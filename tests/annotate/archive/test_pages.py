"""Pages of a web archive, as a server packed them."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest

from annotate.archive.pages import pages_of

pytest.importorskip("warcio", reason="warcio is an extra")
PAGE = "<p>The port was shut on Monday, “Ann Roe” said.</p>".encode()
# Without the time of day: workers that share the tests have to know them by the same names.
PACKED = gzip.compress(PAGE, mtime=0)


def archive(coding: str, sent: bytes, *fields: tuple[str, str]) -> io.BytesIO:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    told = [("Content-Type", "text/html"), ("Content-Encoding", coding), *fields]
    http = StatusAndHeaders("200 OK", told, protocol="HTTP/1.1")
    address = "https://paper.example/port"
    writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(sent), http_headers=http))
    file.seek(0)
    return file


@pytest.mark.parametrize(
    ("coding", "sent"),
    [
        ("gzip", PACKED),
        ("deflate", zlib.compress(PAGE)),
        # warcio 1.8.1 has the packed bytes for these three (findings/warcio-x-gzip.sh),
        ("X-GZip", PACKED),
        ("gzip, gzip", gzip.compress(PACKED, mtime=0)),
        ("identity,gzip", PACKED),
        # and the first half for this one.
        ("gzip", gzip.compress(PAGE[:9], mtime=0) + gzip.compress(PAGE[9:], mtime=0)),
        # The crawler has unpacked it, or it never was packed.
        ("gzip", PAGE),
        ("x-gzip", PAGE),
        ("none", PAGE),
    ],
)
def test_a_page_comes_as_it_was_before_it_was_packed(coding: str, sent: bytes) -> None:
    (page,) = pages_of(archive(coding, sent), "a.warc.gz")
    assert (page.content, page.broken) == (PAGE, None)


def test_a_page_in_chunks_is_unpacked() -> None:
    chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PACKED), PACKED)
    (page,) = pages_of(archive("x-gzip", chunks, ("Transfer-Encoding", "chunked")), "a.warc.gz")
    assert page.content == PAGE


@pytest.mark.parametrize("sent", [PACKED[:-20], PACKED[:12] + b"\0\xff" + PACKED[14:]])
def test_a_page_that_cannot_be_unpacked_is_named(sent: bytes) -> None:
    (page,) = pages_of(archive("x-gzip", sent), "a.warc.gz")
    assert page.broken is not None
    assert page.broken.startswith("cannot be unpacked: ")
