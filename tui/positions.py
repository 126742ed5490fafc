"""Where one was in each article, to come back to."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import platformdirs

from annotate.errors import DatelineError
from annotate.files import write_whole

MOST_ARTICLES = 500


def position_in(article_sha256: str) -> int:
    """The offset at which the article with this text was left; 0 where that is not known."""
    offset = _load().get(article_sha256, 0)
    return offset if isinstance(offset, int) and offset > 0 else 0


def remember(article_sha256: str, offset: int) -> None:
    """Remember where an article was left; the oldest places are forgotten. Failing to is no failure."""
    positions = _load()
    positions.pop(article_sha256, None)
    if offset > 0:
        positions[article_sha256] = offset
    newest = dict(list(positions.items())[-MOST_ARTICLES:])
    with contextlib.suppress(OSError, DatelineError):
        _path().parent.mkdir(parents=True, exist_ok=True)
        write_whole(_path(), json.dumps(newest, indent=1) + "\n")


def _path() -> Path:
    return platformdirs.user_state_path("dateline", appauthor=False) / "positions.json"


def _load() -> dict[str, int]:
    try:
        positions = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return positions if isinstance(positions, dict) else {}
