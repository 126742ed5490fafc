"""The body of an answer of a web server, unpacked."""

from __future__ import annotations

import io
import zlib

_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


def unpacked(data: bytes, codings: str, largest: int) -> bytes:
    """The body as it was before the server packed it, perhaps several times.

    Args:
        data: What the server sent.
        codings: Its field ``Content-Encoding``.
        largest: So many bytes are unpacked at most.

    Raises:
        ValueError: It is packed in another way, is not whole, or is larger.
        zlib.error: It is not packed as the field says.
    """
    for coding in reversed([name.strip().lower() for name in codings.split(",") if name.strip()]):
        if coding in ("gzip", "x-gzip"):
            data = _inflated(data, _GZIP, largest)
        elif coding == "deflate":
            # The standard says zlib, and some servers send what is inside it.
            try:
                data = _inflated(data, _ZLIB, largest)
            except zlib.error:
                data = _inflated(data, _RAW, largest)
        elif coding != "identity":
            names = {"br": "Brotli", "zstd": "Zstandard", "compress": "compress"}
            raise ValueError(
                f"the server packs it in a way that was not asked for ({names.get(coding, coding)})"
            )
    return data


def _inflated(data: bytes, bits: int, largest: int) -> bytes:
    parts = io.BytesIO()
    while data:
        unpacker = zlib.decompressobj(bits)
        parts.write(unpacker.decompress(data, largest + 1 - parts.tell()))
        if parts.tell() > largest:
            raise ValueError(f"it is larger than {largest // 2**20} MB")
        if not unpacker.eof:
            raise ValueError("what the server has packed is not whole")
        # A file may be packed in several members; zeros after them mean nothing.
        data = unpacker.unused_data.lstrip(b"\0") if bits == _GZIP else b""
        if data and not data.startswith(b"\x1f\x8b"):
            break
    return parts.getvalue()
