"""The articles that were read last."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from annotate.article import STANDARD_INPUT, Article
from annotate.errors import DatelineError
from annotate.files import write_whole
from annotate.reading.web import is_url

MOST_ARTICLES = 50


@dataclass(frozen=True, slots=True)
class Recent:
    """One of them.

    Attributes:
        name: The whole path, or the address.
        title: What it was called.
    """

    name: str
    title: str


def recent_articles() -> list[Recent]:
    """The articles read last that are still there, the newest first."""
    try:
        entries = json.loads(_path().read_text(encoding="utf-8"))
        found = [Recent(str(entry["name"]), str(entry["title"])) for entry in entries]
    except (OSError, ValueError, TypeError, KeyError):
        return []
    return [each for each in found if is_url(each.name) or Path(each.name).is_file()]


def remember_article(article: Article) -> None:
    """Put an article in front of the others. Failing to is no failure."""
    name = whole_name(article)
    if name is None:
        return
    entries = [Recent(name, article.title or Path(name).name)]
    entries += [each for each in recent_articles() if each.name != name]
    plain = [{"name": each.name, "title": each.title} for each in entries[:MOST_ARTICLES]]
    with contextlib.suppress(OSError, DatelineError):
        _path().parent.mkdir(parents=True, exist_ok=True)
        write_whole(_path(), json.dumps(plain, indent=1, ensure_ascii=False) + "\n")


def whole_name(article: Article) -> str | None:
    """What opens an article from anywhere: its whole path or its address; none for standard input."""
    if article.source in (None, STANDARD_INPUT):
        return None
    return article.source if is_url(article.source or "") else str(Path(article.source or "").absolute())


def _path() -> Path:
    return platformdirs.user_state_path("dateline", appauthor=False) / "recent.json"
