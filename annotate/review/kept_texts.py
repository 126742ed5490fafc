"""Copies of the articles' texts, by which corrections are found again in an edited article."""

from __future__ import annotations

import contextlib
from pathlib import Path

from annotate.errors import DatelineError
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, TextInfo, Unplaced
from annotate.record.walk import item_of
from annotate.review.carrying.anchoring import quotations, quoted_by, remembered_text
from annotate.support.files import cache_folder, write_whole


def keep_text(text: str) -> None:
    """Keep a copy of a text. Failing to is no failure."""
    copy = _copy_of(text_sha256(text))
    with contextlib.suppress(OSError, DatelineError):
        if not copy.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            write_whole(copy, text)


def kept_text(info: TextInfo) -> str:
    """The text with some identity; nothing where no copy of it was kept."""
    with contextlib.suppress(OSError, ValueError):
        text = _copy_of(info.sha256).read_bytes().decode("utf-8", "surrogatepass")
        if text_sha256(text) == info.sha256:
            return text
    return ""


def old_text_of(record: Annotations) -> str:
    """The text that a record was made for: its copy, or what the record itself remembers of it."""
    info = record.document.text
    return kept_text(info) or remembered_text(list(quotations(record)), info.length)


def text_of_unplaced(unplaced: Unplaced) -> str:
    """The text of what has no place: its copy, or what is quoted from it."""
    quoted = list(quoted_by(item_of(unplaced)))
    return kept_text(unplaced.text) or remembered_text(quoted, unplaced.text.length)


def _copy_of(sha256: str) -> Path:
    return cache_folder() / "texts" / f"{sha256}.txt"
