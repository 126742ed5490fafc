"""Names that the model glues or cuts: the sides of a lawsuit are two, "St Barbara" is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.lexicon import noun
from annotate.entities.mentions.finding import Found
from annotate.record import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

SIDE, SAINT = "a side of a lawsuit", "called after a saint"
_SIDES = re.compile(r"(?P<one>[A-Z].+?) (?:v|vs|versus)\.? (?P<other>[A-Z].+)")
_SAINT = re.compile(r"(?<![\w’'-])(?:St\.?|Saint) $")
_AT = re.compile(r"\b(?:at|in|into|to|of|from|near|outside|inside|run|runs|ran|opened|closed|left) $")
_BEHIND = re.compile(r"(?:['’]s?)? (?P<what>[a-z]+)")
_REACH = 12
_HOUSES = frozenset({"facility", "organisation"})


def with_halves(doc: Doc, text: str, mentions: Sequence[Found]) -> list[Found]:
    """Return an article's names, those of two sides as two and those after a saint whole.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        mentions: In text order.
    """
    found = list(chain.from_iterable(_apart(doc, text, mention) for mention in mentions))
    saints = [mention for mention in found if _is_saints(text, mention)]
    housed = {mention.exact for mention in saints if _is_a_house(text, mention)}
    wholes = [_whole(doc, text, mention, mention.exact in housed) for mention in saints]
    starts = {whole.start for whole in wholes}
    kept = [m for m in found if m not in saints and m.start not in starts]
    return sorted([*kept, *wholes], key=lambda mention: mention.start)


def _apart(doc: Doc, text: str, mention: Found) -> list[Found]:
    """Return the two sides of "Selm Farmers v. Roe Quarries Ltd"; a case that is all of a law stays whole."""
    match = _SIDES.fullmatch(mention.exact) if mention.type in {"ORG", "PERSON"} else None
    spans = (
        [] if match is None else [_span(doc, mention.start, match.span(name)) for name in ("one", "other")]
    )
    sides = [span for span in spans if span is not None]
    if match is None or len(sides) != len(spans):
        return [mention]
    return [
        Found(
            side.start_char,
            side.end_char,
            text[side.start_char : side.end_char],
            _type_of(side.text.split()),
            "name",
            "rule",
            mention.confidence,
            side.start,
            side.end - 1,
            SIDE,
        )
        for side in sides
    ]


def _span(doc: Doc, start: int, part: tuple[int, int]) -> Span | None:
    return doc.char_span(start + part[0], start + part[1])


def _type_of(words: Sequence[str]) -> EntityType:
    return "PERSON" if len(words) == 1 or gender_of_given_name(words[0].lower()) else "ORG"


def _is_saints(text: str, mention: Found) -> bool:
    return mention.type in {"PERSON", "GPE", "MISC"} and bool(
        _SAINT.search(text[max(mention.start - _REACH, 0) : mention.start])
    )


def _is_a_house(text: str, mention: Found) -> bool:
    """Tell whether a saint's name is a house's: "at St Barbara", "St Barbara's hospital"."""
    start = mention.start - len(_before(text, mention))
    behind = _BEHIND.match(text, mention.end)
    house = behind is not None and noun(behind["what"])[0] in _HOUSES
    return house or _AT.search(text, max(start - _REACH, 0), start) is not None


def _before(text: str, mention: Found) -> str:
    match = _SAINT.search(text[max(mention.start - _REACH, 0) : mention.start])
    return match[0] if match is not None else ""


def _whole(doc: Doc, text: str, mention: Found, housed: bool) -> Found:
    start = mention.start - len(_before(text, mention))
    span = doc.char_span(start, mention.end, alignment_mode="expand")
    first = mention.token if span is None else span.start
    kind = "FAC" if housed and mention.type == "PERSON" else mention.type
    return replace(
        mention, start=start, exact=text[start : mention.end], type=kind, token=first, because=SAINT
    )
