"""The articles that were read last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from annotate.article import Article
from annotate.names import is_url
from tui.files import shown_path, whole_name
from tui.state import read_state, write_state

MOST_ARTICLES = 50
_MOST_LETTERS = 60


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
        found = [Recent(str(entry["name"]), str(entry["title"])) for entry in read_state("recent")]
    except (TypeError, KeyError):
        return []
    return [each for each in found if is_url(each.name) or Path(each.name).is_file()]


def remember_article(article: Article) -> None:
    """Put an article in front of the others. Failing to is no failure."""
    name = whole_name(article)
    if name is None or name != shown_path(name):
        return
    entries = [Recent(name, called(article))]
    entries += [each for each in recent_articles() if each.name != name]
    plain = [{"name": each.name, "title": each.title} for each in entries[:MOST_ARTICLES]]
    write_state("recent", plain)


def called(article: Article) -> str:
    """What an article is called: its title, else the name of its file, else its address or first words."""
    name = whole_name(article)
    if article.title or name is None:
        return article.title or _first_words(article)
    return name if is_url(name) else shown_path(Path(name).name)


def _first_words(article: Article) -> str:
    """The beginning of a text that has neither title nor name."""
    place = next((section.start for section in article.sections if section.kind == "paragraph"), 0)
    words = shorten(article.text[place : place + 4 * _MOST_LETTERS], _MOST_LETTERS, placeholder="…")
    return words if words.strip("…") else article.id
