"""Work out how matches of rules of time begin and what they hold: ``python -m training time-beginnings``.

How a pattern begins that is not in the table is worked out when it is loaded, which takes longer; what it
holds is not, and it is tried wherever it may begin.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Set
from pathlib import Path
from re import IGNORECASE

# The parser of the standard library, which typeshed does not know.
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import annotate.timeline.rules
from annotate.timeline.values.beginnings import RUN, TABLE, Held, checksum
from annotate.timeline.values.openings import (
    DIGIT,
    REPEATS,
    ZERO_WIDTH,
    characters_of,
    openings_of,
)
from annotate.timeline.values.rule import RULES

MOST = 64
"""Words of which a match holds one; more take longer to look for than they are worth."""
_SHORTEST = 2
_FEW = 4
_SPACE = frozenset({" "})
_NOTHING = frozenset({""})
_RUNNING = frozenset({DIGIT, ".", ",", "-", " "})


class _Part(NamedTuple):
    """What a part of a pattern matches, as far as it is known, folded, white space as one space.

    Attributes:
        words: All that it can match; none where that is too much to list.
        held: Sets of words; every match holds a word of each.
    """

    words: frozenset[str] | None
    held: tuple[frozenset[str], ...] = ()


_ANYTHING = _Part(None)


def held_by(source: str) -> Held:
    """Return what every match of a pattern holds, and how long one can be."""
    parsed = parser.parse(source, IGNORECASE)
    words, held = _sequence(parsed)
    sets = [_shortest(each) for each in (held if words is None else (words,))]
    useful = [each for each in sets if min(map(len, each)) >= _SHORTEST and not any("|" in w for w in each)]
    return Held(_width(parsed), tuple(useful))


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out words that hold another one."""
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(other in word for other in kept):
            kept.append(word)
    return tuple(kept)


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    """Return what follows one upon the other; words are joined as long as they are few."""
    held: list[frozenset[str]] = []
    words, whole = _NOTHING, True
    for item in items:
        part = _part(*item)
        held += part.held
        if part.words is not None:
            longer = frozenset(_joined(start, end) for start in words for end in part.words)
            if len(longer) <= MOST:
                words = longer
                continue
        held.append(words)
        words, whole = part.words or _NOTHING, False
    if whole:
        return _Part(words)
    return _Part(None, tuple(each for each in (*held, words) if "" not in each))


def _joined(start: str, end: str) -> str:
    return start + (end[1:] if start[-1:] == " " == end[:1] else end)


def _part(kind: Any, value: Any) -> _Part:
    if kind in (code.LITERAL, code.IN):
        characters = characters_of([(kind, value)] if kind is code.LITERAL else value)
        return _Part(frozenset(characters)) if characters else _ANYTHING
    if kind in ZERO_WIDTH:
        return _Part(_NOTHING)
    if kind is code.SUBPATTERN:
        return _sequence(value[-1])
    if kind is code.ATOMIC_GROUP:
        return _sequence(value)
    if kind is code.BRANCH:
        return _branches([_sequence(branch) for branch in value[1]])
    if kind in REPEATS:
        return _repeated(*value)
    return _ANYTHING


def _branches(parts: list[_Part]) -> _Part:
    words: frozenset[str] = frozenset()
    for part in parts:
        if part.words is None and not part.held:
            return _ANYTHING
        words |= part.words if part.words is not None else max(part.held, key=_rarity)
    if all(part.words is not None for part in parts) and len(words) <= MOST:
        return _Part(words)
    return _ANYTHING if "" in words else _Part(None, (words,))


def _rarity(words: Set[str]) -> tuple[int, int]:
    """Tell which of several sets a text has the least chance to hold one of: that of longer words."""
    return min(map(len, words)), -len(words)


def _repeated(least: int, most: Any, items: Any) -> _Part:
    part = _sequence(items)
    if part.words == _SPACE:
        return _Part(_SPACE if least else _SPACE | _NOTHING)
    if most <= _FEW:
        every = [_sequence([*items] * count).words for count in range(least, most + 1)]
        words = frozenset(word for each in every if each is not None for word in each)
        if None not in every and len(words) <= MOST:
            return _Part(words)
    if not least:
        return _ANYTHING
    if part.words is None:
        return part
    return _ANYTHING if "" in part.words else _Part(None, (part.words,))


def _width(items: Iterable[tuple[Any, Any]]) -> int | None:
    """Return the most characters of a match where no figures go on for more than ``RUN``; none if endless."""
    whole = 0
    for kind, value in items:
        width = _width_of(kind, value)
        if width is None:
            return None
        whole += width
    return whole


def _width_of(kind: Any, value: Any) -> int | None:
    if kind in ZERO_WIDTH:
        return 0
    if kind in (code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY):
        return 1
    if kind is code.SUBPATTERN:
        return _width(value[-1])
    if kind is code.ATOMIC_GROUP:
        return _width(value)
    if kind is code.BRANCH:
        widths = [_width(branch) for branch in value[1]]
        return None if None in widths else max(width for width in widths if width is not None)
    if kind in REPEATS:
        _, most, items = value
        if _sequence(items).words == _SPACE:
            return 1
        if most == code.MAXREPEAT:
            return RUN if _is_running(items) else None
        once = _width(items)
        return None if once is None else once * most
    return None


def _is_running(items: Iterable[tuple[Any, Any]]) -> bool:
    """Tell whether a part matches nothing but figures and what divides them."""
    return all(
        _is_running(value[-1])
        if kind in REPEATS or kind is code.SUBPATTERN
        else kind in (code.LITERAL, code.IN)
        and bool(found := characters_of([(kind, value)] if kind is code.LITERAL else value))
        and found <= _RUNNING
        for kind, value in items
    )


def table() -> dict[str, dict[str, Any]]:
    """Return what is known of every rule's matches, by the checksum of its pattern."""
    known = {}
    for rule in RULES:
        width, words = held_by(rule.source)
        holds = ["|".join(each) for each in words]
        openings = "|".join(openings_of(rule.source))
        known[checksum(rule.source)] = {"openings": openings, "width": width, "holds": holds}
    return dict(sorted(known.items()))


def add_arguments(arguments: argparse.ArgumentParser) -> None:
    """Add where to write it."""
    beside = Path(annotate.timeline.rules.__file__).parent / TABLE
    arguments.add_argument("--output", type=Path, default=beside, help="beside the rules by default")


def main(arguments: argparse.Namespace) -> None:
    """Write the table."""
    known = table()
    written = json.dumps(known, ensure_ascii=False, indent=0)
    arguments.output.write_text(written + "\n", encoding="utf-8")
    print(f"{len(known)} patterns")
