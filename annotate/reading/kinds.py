"""What bytes of an unknown kind are, by how they begin."""

from __future__ import annotations

import re

_SNIFFED_BYTES = 4096
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(data: bytes) -> bool:
    """Whether bytes of an unknown kind are a web page, by how they begin."""
    return _PAGE.match(data[:_SNIFFED_BYTES].removeprefix(_BYTE_ORDER_MARK)) is not None
