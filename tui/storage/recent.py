"""The articles that were read last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from annotate.article import Article
from annotate.parts import divided_name
from annotate.reading.text.head import dateline_end, is_head_line
from annotate.support.names import is_url
from tui.storage.files import shown_path, whole_name
from tui.storage.shelf import put_read
from tui.storage.state_file import read_state, write_state

MOST_ARTICLES = 50
LONGEST_TITLE = 80
_SHORTEST = 20
# Line by line: the title is asked for again and again, and a text may be a whole book.
_LINE = re.compile(r"[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?](?=[”’\"')]?\s+[A-Z“‘\"'])")


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
    return [each for each in found if is_url(each.name) or Path(divided_name(each.name)[0]).is_file()]


def remember_article(article: Article) -> None:
    """Put an article in front of the others. Failing to is no failure."""
    name = whole_name(article)
    if name is None or name != shown_path(name):
        return
    put_read(name)
    entries = [Recent(name, called(article))]
    entries += [each for each in recent_articles() if each.name != name]
    plain = [{"name": each.name, "title": each.title} for each in entries[:MOST_ARTICLES]]
    write_state("recent", plain)


def called(article: Article) -> str:
    """What an article is called: its title, else its first words, else its file, address or id."""
    name = whole_name(article)
    short = name if name is None or is_url(name) else shown_path(Path(name).name)
    return article.title or first_words(article.text) or short or article.id


def first_words(text: str) -> str:
    """The first sentence of a text, or as much of it as a title may have; empty where there are no words.

    Who wrote the article, where and when, are not what it is called where anything else stands there.
    """
    lines = (" ".join(line[0].split()) for line in _LINE.finditer(text) if any(map(str.isalnum, line[0])))
    first = next(lines, "")
    words = next((line for line in chain([first], lines) if not is_head_line(line)), first)
    begin = dateline_end(words, 0, len(words)) or 0
    # "NATO - what it is" has no dateline; an article begins with a capital.
    words = words if words[begin : begin + 1].islower() else words[begin:]
    end = _SENTENCE_END.search(words, _SHORTEST)
    if end and end.end() <= LONGEST_TITLE:
        return words[: end.start() + 1]
    if len(words) <= LONGEST_TITLE:
        return words
    cut = words.rfind(" ", 0, LONGEST_TITLE + 1)
    return f"{words[: cut if cut > 0 else LONGEST_TITLE].rstrip(' ,;:.–—-')}…"
