"""Where an article was written says nothing: "KARACHI: ", "DHAKA, June 9: " and "SUVA, Fiji (AP) — "."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotate.claims.rules.forms.transcripts import turns
from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import mends, settles
from annotate.entities.known.places import is_city
from annotate.language.labels import name_type
from annotate.reading.text.head import dateline_end

_LINE = re.compile(r"^[^\S\r\n]*(?=\S)(?P<line>.+)", re.MULTILINE)
_PLACE = r"[^\W\d_][^\W\d_.'’-]+(?: [^\W\d_][^\W\d_.'’-]+){0,3}"
_BEFORE_COLON = re.compile(rf"(?P<places>{_PLACE}(?:/{_PLACE}){{0,2}}): +(?=[“\"‘'(]?\w)")
_FEWEST_WORDS = 5


@mends(rank=1)
def without_datelines(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions without the datelines that paragraphs begin with, and none that a dateline makes.

    Args:
        index: The document.
        found: Attributions.
    """
    places = datelines(index)
    if not places:
        yield from found
        return
    for one in found:
        source, cue, content = (_outside(part, places) for part in (one.source, one.cue, one.content))
        if content and (cue or not one.cue):
            yield replace(one, source=source, cue=cue, content=content)


@settles(rank=1)
def still_without_datelines(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, those that other rules added cut in the same way.

    Args:
        index: The document.
        found: Attributions.
    """
    yield from without_datelines(index, found)


def datelines(index: DocIndex) -> list[Offsets]:
    """Return the datelines of all paragraphs, in text order.

    In a transcript the name of a place may be a speaker's.

    Args:
        index: The document.
    """
    spans = []
    for line in _LINE.finditer(index.text):
        start, end = line.span("line")
        stop = dateline_end(index.text, start, end) or _colon_end(index, start, end)
        if stop is not None:
            spans.append((start, stop))
    return [] if spans and turns(index) else spans


def _colon_end(index: DocIndex, start: int, end: int) -> int | None:
    """Return where a dateline ends that is no more than a city and a colon."""
    found = _BEFORE_COLON.match(index.text, start, end)
    if found is None or len(index.text[found.end() : end].split()) < _FEWEST_WORDS:
        return None
    for name in found["places"].split("/"):
        at = index.text.index(name, start)
        known = is_city(name) or (name.isupper() and _is_place(index, (at, at + len(name))))
        if not known:
            return None
    return found.end()


def _is_place(index: DocIndex, place: Offsets) -> bool:
    return all(name_type(token.ent_type_ or "CARDINAL") == "GPE" for token in index.tokens(*place))


def _outside(pieces: Iterable[Offsets], places: Sequence[Offsets]) -> list[Offsets]:
    """Return stretches without what of them is in one of some places."""
    kept = []
    for piece in pieces:
        start = next((stop for begin, stop in places if begin <= piece[0] < stop), piece[0])
        if start < piece[1]:
            kept.append((start, piece[1]))
    return kept
