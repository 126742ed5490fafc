"""The stories of ``stories.yaml``, what should come out of a file of one, and what makes such files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotate.article import Article
from annotate.reading.text.readable import readable


@dataclass(frozen=True, slots=True)
class Story:
    """One story of ``stories.yaml``."""

    title: str
    author: str
    day: str
    iso: str
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class Expected:
    """What should come out of a file; of a wrapped text, what it says."""

    text: str
    title: str | None
    date: str | None
    wrapped: bool = False

    def found_in(self, article: Article) -> bool:
        """Whether the text is that of an article, or of what the engine reads of it."""
        return (_read_over(article) if self.wrapped else article.text) == self.text


def _read_over(article: Article) -> str:
    """The paragraphs without what is read over: ends of lines, heads, numbers of links."""
    copy = readable(article.text, article.sections, hidden=article.hidden)
    lines = (copy.text if copy else article.text).splitlines()
    return "\n\n".join(words for line in lines if (words := " ".join(line.split()))) + "\n"


Maker = Callable[[Story, Path], Expected]
MAKERS: dict[str, Maker] = {}


def maker(name: str) -> Callable[[Maker], Maker]:
    """Add what makes one file of a story, by the name of program and kind."""

    def add(make: Maker) -> Maker:
        MAKERS[name] = make
        return make

    return add
