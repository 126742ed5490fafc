#!/usr/bin/env bash
# warcio 1.8.1 (PyPI), with Python 3.11.
# ArchiveIterator is documented to give the page of a record unpacked, with content_stream(). HTTP says that "x-gzip" is to be taken for
# "gzip", and that Content-Encoding is a list, and one would guess that an archive of the web, where old servers are, is read so. Only the
# bare names are known: under the old name, or where a server packed a page and something before it again, the bytes come out as they lie
# in the file, no error is raised, and the header still says text/html. What counts words or looks for a language sees noise, or nothing.
# Seen: "gzip: '<p>Port shut.</p>'", "GZip: '<p>Port shut.</p>'", "x-gzip: packed", "gzip, gzip: packed" and "identity, gzip: packed".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet warcio==1.8.1
cat >"$folder/look.py" <<'PY'
import gzip
import io
import sys

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = b"<p>Port shut.</p>"


def read(coding, body):
    fields = [("Content-Type", "text/html"), ("Content-Encoding", coding)]
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    http = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
    address = "https://quay.example/port"
    writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(body), http_headers=http))
    file.seek(0)
    return next(iter(ArchiveIterator(file))).content_stream().read()


once = gzip.compress(PAGE)
sent = {"gzip": once, "GZip": once, "x-gzip": once, "gzip, gzip": gzip.compress(once), "identity, gzip": once}
found = {}
for coding, body in sent.items():
    came = read(coding, body)
    found[coding] = "packed" if came == body else repr(came.decode())
    print(f"{coding}: {found[coding]}")
sys.exit(list(found.values()) != [repr(PAGE.decode())] * 2 + ["packed"] * 3)
PY
"$folder/venv/bin/python" "$folder/look.py"
