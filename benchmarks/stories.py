"""The stories of ``stories.yaml``, what should come out of a file of one, and what makes such files."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotate.article import Article
from annotate.reading.text.readable import readable
from tui.text.running import running

_LINK = re.compile(r"\[\d{1,3}\]")


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
    """What should come out of a file.

    Attributes:
        text: The text; of a wrapped one, what it says.
        title: The title.
        date: The day of publication.
        wrapped: Whether its lines are wrapped, or some of it is read over: the engine's copy is compared, and
            the paragraphs have to run on when the reader shows them.
        prose: Whether only the title and the paragraphs are compared.
    """

    text: str
    title: str | None
    date: str | None
    wrapped: bool = False
    prose: bool = False

    def found_in(self, article: Article) -> bool:
        """Whether the text is that of an article, or of what the engine reads of it."""
        if not self.wrapped:
            return article.text == self.text
        return _read_over(article, prose=self.prose) == self.text and self._shown_in(article)

    def _shown_in(self, article: Article) -> bool:
        """Whether every paragraph is one line in the reader, before that wraps it for its own width."""
        shown = _LINK.sub("", running(article.text, article.sections).replace("\u200b", ""))
        lines = {" ".join(line.split()) for line in shown.split("\n")}
        return all(any(words in line for line in lines) for words in self.text.strip().split("\n\n"))


def _read_over(article: Article, *, prose: bool = False) -> str:
    """The paragraphs without what is read over: ends of lines, heads, numbers of links."""
    hidden = list(article.hidden)
    if prose:
        hidden += [(each.start, each.end) for each in article.sections if each.kind == "dateline"]
    copy = readable(article.text, article.sections, hidden=sorted(hidden))
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
