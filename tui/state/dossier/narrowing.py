"""Narrowing a page of the dossier: ``source:ruiz after:2024-05 paper:post bridge``."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from tui.state.dossier.rows import Gathered, Row, Spot, around
from tui.state.folded import folded, place_of, wanted_words

# Asked of the articles that a row stands in; every other field is asked of the row itself.
ARTICLE_FIELDS = ("after", "before", "paper")
ROW_FIELDS = ("source", "type", "act", "certainty", "status")
_TERM = re.compile(rf"({'|'.join((*ARTICLE_FIELDS, *ROW_FIELDS))}):(.*)", re.DOTALL)
MOST_PLACES = 2_000
# How the ids of rows begin that are places of words, which are others for other words.
_OF_WORDS = "w"


def narrowed(rows: Sequence[Row], gathered: Gathered, typed: str) -> list[Row]:
    """The rows that meet every term of a filter, with the places that do.

    Args:
        rows: Of a page.
        gathered: What they are about.
        typed: Terms, ``after:``, ``before:`` and ``paper:`` for the articles, others for what is listed, and
            words that all must stand in a row or at its places; ``-`` before a term turns it round.
    """
    terms = _terms(typed)
    if not terms:
        return list(rows)
    found = []
    for row in rows:
        spots = tuple(
            spot
            for spot in row.spots
            if all(
                _article_meets(gathered, spot.document, name, value) != negated
                for negated, name, value in terms
                if name in ARTICLE_FIELDS
            )
        )
        if (spots or not row.spots) and all(
            _row_meets(gathered, row, spots, name, value) != negated
            for negated, name, value in terms
            if name not in ARTICLE_FIELDS
        ):
            found.append(replace(row, spots=spots))
    return found


def _terms(typed: str) -> list[tuple[bool, str, str]]:
    """What is asked: whether it is turned round, the field (none for words), and the folded value."""
    try:
        parts = shlex.split(typed.replace("\\", "\\\\").replace("'", "\\'"))
    except ValueError:
        # A quotation mark is still open.
        parts = typed.replace('"', " ").split()
    terms = []
    for part in parts:
        negated = part.startswith("-") and len(part) > 1
        term = _TERM.fullmatch(part[1:] if negated else part)
        name, value = (term[1], term[2]) if term else ("", part[1:] if negated else part)
        if value:
            terms.append((negated, name, folded(value)))
    return terms


def _article_meets(gathered: Gathered, document: str, name: str, value: str) -> bool:
    if name == "paper":
        known = gathered.documents[document]
        # The paper where it is known; a title could name another one.
        names = (gathered.paper(document), known.source or "", document)
        return value in folded(" · ".join(names))
    day = gathered.day(document)
    if not day:
        return False
    return day[: len(value)] >= value if name == "after" else day[: len(value)] < value


def _row_meets(gathered: Gathered, row: Row, spots: Sequence[Spot], name: str, value: str) -> bool:
    if name:
        return place_of(value, folded(row.fields.get(name, ""))) >= 0
    return place_of(value, _text(gathered, row, spots)) >= 0


def _text(gathered: Gathered, row: Row, spots: Sequence[Spot]) -> str:
    """What a row is found by, folded; all of a row of a page is folded once."""
    is_whole = len(spots) == len(row.spots) and not row.id.startswith(_OF_WORDS)
    if is_whole and row.id in gathered.folded:
        return gathered.folded[row.id]
    text = folded(" · ".join((row.words, row.right, row.heading, *(spot.words for spot in spots))))
    if is_whole:
        gathered.folded[row.id] = text
    return text


def occurrences(gathered: Gathered, typed: str) -> list[Row]:
    """Every place in every article where words stand, in context, under the articles in their order.

    Args:
        gathered: The articles.
        typed: The words, as one looks for them in the library: without case and accents, each at the
            beginning of a word; those in quotation marks in a row.
    """
    words = wanted_words(typed)
    rows: list[Row] = []
    if not words:
        return rows
    patterns = [re.compile(rf"(?<!\w){re.escape(word)}".replace(r"\ ", r"\s+")) for word in words]
    number = count(1)
    for document in gathered.dossier.documents:
        text = gathered.sources[document.id].text
        plain = folded(text)
        if not all(pattern.search(plain) for pattern in patterns):
            continue
        heading = gathered.paper(document.id)
        places = sorted(match.span() for pattern in patterns for match in pattern.finditer(plain))
        for start, end in places:
            spot = Spot(document.id, start, around(text, start, end))
            rows.append(
                Row(
                    f"{_OF_WORDS}{next(number)}",
                    spot.words,
                    gathered.day(document.id),
                    heading=heading,
                    spots=(spot,),
                )
            )
            if len(rows) == MOST_PLACES:
                return rows
    return rows
