"""The article with its record as one HTML file, for reading, printing and handing on."""

from __future__ import annotations

from annotate.formats.pages.page import dump_page
from annotate.formats.pages.shell import is_page
from annotate.formats.writers import Format
from annotate.support.names import PAGE_SUFFIX

FORMAT = Format(
    suffix=PAGE_SUFFIX,
    dump_with_text=dump_page,
    suffixes=(".html", ".htm"),
    joins=False,
    replaces=is_page,
)
