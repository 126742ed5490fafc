"""Whether an article is opened for the first time, told by its name alone and before anything is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotate.support.names import MARKDOWN_SUFFIXES, TEXT_SUFFIXES
from tui.storage.state_file import read_state

_RECORD = ".yaml"


def is_first_time(paths: Sequence[str]) -> bool:
    """Whether one text is opened that has no record beside it and is not among those read last.

    Args:
        paths: What is opened.
    """
    if len(paths) != 1:
        return False
    path = Path(paths[0]).expanduser().absolute()
    if path.suffix.lower() not in TEXT_SUFFIXES | MARKDOWN_SUFFIXES or not path.is_file():
        return False
    records = (Path(f"{path}{_RECORD}"), path.with_suffix(_RECORD))
    return not any(record.exists() for record in records) and not _was_read(str(path))


def _was_read(name: str) -> bool:
    try:
        return any(entry["name"] == name for entry in read_state("recent"))
    except (TypeError, KeyError):
        return False
