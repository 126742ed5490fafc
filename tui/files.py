"""Paths for the command line's completion, and when a file was changed."""

from __future__ import annotations

from pathlib import Path

from annotate.names import ARTICLE_SUFFIXES

MOST_PATHS = 200


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
            and (path.is_dir() or path.suffix.lower() in ARTICLE_SUFFIXES)
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
