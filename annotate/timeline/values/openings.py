"""What the matches of a pattern begin with, worked out from the pattern itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# The parser of the standard library, which typeshed does not know.
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LONGEST = 8
"""Characters of a beginning that are looked at."""
DIGIT = "0"
MOST = 2_000
"""Beginnings of one pattern; one with more of them is looked at less closely."""

# Letters that the module ``re`` takes for others without regard to case, and lower-casing does not.
_FOLDED = dict(zip(map(ord, "ſıİ123456789"), "sii" + DIGIT * 9, strict=True))
ZERO_WIDTH = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT})
REPEATS = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})

Unfinished = dict[str, bool]
"""Beginnings, each with whether what follows in the pattern may still lengthen it."""


def folded(text: str) -> str:
    """Return a text of equal length in which letter case and which digit it is do not matter."""
    small = text.translate(_FOLDED)
    lower = small.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[:1] for c in small)


def openings_of(source: str) -> list[str]:
    """Return what the matches of a pattern begin with, folded, white space as one space; "" for anything."""
    found = _after({"": True}, parser.parse(source, re.IGNORECASE))
    return sorted(_shortest(found))


def _shortest(found: Iterable[str]) -> Iterator[str]:
    """Leave out what begins with another beginning."""
    kept: set[str] = set()
    for opening in sorted(found, key=len):
        if not any(opening[:size] in kept for size in range(len(opening) + 1)):
            kept.add(opening)
            yield opening


def _after(before: Unfinished, items: Iterable[tuple[Any, Any]]) -> Unfinished:
    for item in items:
        if not any(before.values()):
            break
        before = _joined(before, _of(*item))
    return before


def _joined(before: Unfinished, following: Unfinished) -> Unfinished:
    """Return what begins with the one and goes on with the other."""
    found: Unfinished = {}
    for start, going in before.items():
        for end, onward in following.items() if going else [("", False)]:
            whole = start + (end[1:] if start[-1:] == " " == end[:1] else end)
            _add(found, whole[:LONGEST], onward and len(whole) < LONGEST)
    return found if len(found) <= MOST else dict.fromkeys(before, False)


def _add(found: Unfinished, opening: str, going: bool) -> None:
    """Add a beginning; one that anything may follow holds for all that are longer."""
    found[opening] = going and found.get(opening, True)


def _of(kind: Any, value: Any) -> Unfinished:
    """Return the beginnings of one part of a pattern."""
    if kind is code.LITERAL:
        return dict.fromkeys(characters_of([(kind, value)]), True) or {"": False}
    if kind is code.IN:
        characters = characters_of(value)
        return dict.fromkeys(characters, True) if characters else {"": False}
    if kind in ZERO_WIDTH:
        return {"": True}
    if kind is code.SUBPATTERN:
        return _after({"": True}, value[-1])
    if kind is code.ATOMIC_GROUP:
        return _after({"": True}, value)
    if kind is code.BRANCH:
        found: Unfinished = {}
        for branch in value[1]:
            for opening, going in _after({"": True}, branch).items():
                _add(found, opening, going)
        return found
    if kind in REPEATS:
        least, most, part = value
        once = _after({"": True}, part)
        found = {"": True}
        for _ in range(min(least, LONGEST)):
            found = _joined(found, once)
        if once == {" ": True}:
            # However long white space is, it is read as one space.
            most = min(most, least + 1)
        if most > least:
            # More than one is too many to look at.
            more = (
                once
                if most == least + 1
                else {opening: going and not opening for opening, going in once.items()}
            )
            for opening, going in _joined(found, more).items():
                _add(found, opening, going)
        return found
    return {"": False}


def characters_of(parts: Iterable[tuple[Any, Any]]) -> set[str]:
    """Return the characters of a set, none where they are too many or whatever is not in it."""
    found: set[str] = set()
    for kind, value in parts:
        if (kind, value) == (code.CATEGORY, code.CATEGORY_SPACE) or (
            kind is code.LITERAL and chr(value).isspace()
        ):
            found.add(" ")
        elif kind is code.LITERAL and _is_plain(value):
            found.add(folded(chr(value)))
        elif (
            kind is code.RANGE
            and value[1] - value[0] < 32
            and all(map(_is_plain, range(value[0], value[1] + 1)))
        ):
            found.update(folded(chr(letter)) for letter in range(value[0], value[1] + 1))
        elif kind is code.CATEGORY and value is code.CATEGORY_DIGIT:
            found.add(DIGIT)
        else:
            return set()
    return found


def _is_plain(letter: int) -> bool:
    """Tell whether a letter is no other's in both cases, so that folding tells all that it matches."""
    latin = letter < 0x250 and chr(letter) != "µ"
    return (latin or not chr(letter).isalpha()) and not chr(letter).isspace()
