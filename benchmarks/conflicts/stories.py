"""Stories as several papers tell them, with marks at what is told differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from annotate.dossier.model import Dossier

_MARK = re.compile(r"\[(?P<id>[dus]\d+): (?P<words>[^\]]+)\]")


class Mark(NamedTuple):
    """Words of an article that are marked.

    Attributes:
        id: Its kind and its number in the story: d for what is told differently, u for what has risen, s for
            what is the same or of another thing.
        start: First code point.
        end: One past the last.
    """

    id: str
    start: int
    end: int


class Paper(NamedTuple):
    """One article.

    Attributes:
        id: Its name.
        published: The day.
        text: Without marks.
        marks: In text order.
    """

    id: str
    published: str
    text: str
    marks: tuple[Mark, ...]


class Told(NamedTuple):
    """Something that a dossier says is told differently.

    Attributes:
        because: In words.
        update: Whether a later article only knows more.
        spans: Where it is told: article, first code point, one past the last.
    """

    because: str
    update: bool
    spans: tuple[tuple[str, int, int], ...]


def stories(path: Path) -> Iterator[tuple[str, list[Paper]]]:
    """Yield the stories of a file with their articles."""
    for story in yaml.safe_load(path.read_text(encoding="utf-8")):
        yield story["story"], [_paper(each) for each in story["articles"]]


def _paper(article: dict[str, Any]) -> Paper:
    marked = "\n\n".join(" ".join(each.split()) for each in article["paragraphs"]) + "\n"
    text, marks, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        marks.append(Mark(found["id"], len(text), len(text) + len(found["words"])))
        text += found["words"]
        at = found.end()
    return Paper(article["id"], article["published"], text + marked[at:], tuple(marks))


def told_differently(dossier: Dossier) -> Iterator[Told]:
    """Yield what a dossier says is told differently, of happenings and of statements."""
    for event in dossier.timeline.events:
        for conflict in event.conflicts:
            spans = tuple((side.document, side.start, side.end) for side in conflict.sides)
            yield Told(conflict.because, conflict.update, spans)


def found_in(story: list[Paper], told: Told) -> set[str]:
    """Return the marks that are in what at least two articles tell differently."""
    marks = {paper.id: paper.marks for paper in story}
    touched: dict[str, set[str]] = {}
    for document, start, end in told.spans:
        here = {mark.id for mark in marks[document] if mark.start < end and start < mark.end}
        touched.setdefault(document, set()).update(here)
    counts = [id for ids in touched.values() for id in ids]
    return {id for id in counts if counts.count(id) > 1}
