"""Paths for the command line's completion, the file of an article, and when a file was changed."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from annotate.parts import name_of
from annotate.reading.recognition import article_suffixes
from annotate.support.names import STANDARD_INPUT, is_url

if TYPE_CHECKING:
    from annotate.article import Article

MOST_PATHS = 200
_HEAD_BYTES = 4096
_OF_RECORDS = frozenset({".yaml", ".yml", ".json", ".jsonl"})
# What a byte that is no UTF-8 has become in the source of an article.
_ESCAPED_BYTE = re.compile(r"\\udc([89a-f][0-9a-f])")


def paths_like(typed: str) -> list[str]:
    """Articles and folders whose path begins as typed; folders end with a slash."""
    folder, slash, begin = typed.rpartition("/")
    place = Path(f"{folder}/" if slash else ".").expanduser()
    try:
        found = sorted(place.iterdir())[: MOST_PATHS * 10]
        return [
            f"{folder}{slash}{path.name}{'/' if path.is_dir() else ''}"
            for path in found
            if path.name.startswith(begin)
            and (begin or not path.name.startswith("."))
            and (path.is_dir() or path.suffix.lower() in article_suffixes())
        ][:MOST_PATHS]
    except OSError:
        return []


def stamp(path: Path) -> tuple[int, int] | None:
    """Time and size by which a change of a file is noticed; none where there is no file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def is_of_records(name: str) -> bool:
    """Whether a file holds records, and no dossier."""
    if PurePath(name).suffix.lower() not in _OF_RECORDS or is_url(name):
        return False
    # An article need not wait for what tells kinds apart.
    from annotate.reading.kinds import is_dossier, is_record

    try:
        with open(name, "rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except (OSError, ValueError):
        return False
    return is_record(head) and not is_dossier(head)


def article_file(article: Article) -> Path | None:
    """The file that an article was read from; none where it is from no file or that is gone."""
    source = article.source
    if source is None or source == STANDARD_INPUT or is_url(source):
        return None
    for name in (source, _with_bytes(source)):
        try:
            if Path(name).is_file():
                return Path(name)
        except (OSError, ValueError):
            continue
    return None


def whole_name(article: Article) -> str | None:
    """What opens an article from anywhere: its whole path or its address; none for standard input.

    One of several in a file has its own name behind the path.
    """
    source = article.source
    if source is None or source == STANDARD_INPUT:
        return None
    return source if is_url(source) else name_of(Path(_with_bytes(source)).absolute(), article.part)


def shown_path(path: Path | str) -> str:
    """A path as it can be shown, whatever its bytes are."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _with_bytes(source: str) -> str:
    return _ESCAPED_BYTE.sub(lambda found: chr(int(f"dc{found[1]}", 16)), source)
