"""Which patterns may match where, told from how their matches begin.

A hundred patterns tried at every character are most of the work of finding times. All of
them begin where a word may begin, and nearly all with one of a few words or with a digit.
To compile them is most of the work for a first article: one that has not been needed yet is
not, where a text lacks the words that all of its matches hold. How they begin and what they hold is
worked out ahead (``python -m training time-beginnings``).
"""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from annotate.timeline.values.openings import LONGEST, folded, openings_of

EDGE = r"(?<![\w$€£])(?<!\d[.,])"
"""What stands before every match."""
TABLE = "beginnings.json"
RUN = 16
"""So many figures, with what divides them, may follow one upon the other for a width to hold."""
FIRST = 3
"""Characters by which beginnings wait to be laid out."""
_MOST_MET = 1 << 13

_PLACE = re.compile(EDGE + r"\S")
_SPACE = re.compile(r"\s+")
_LONG_RUN = re.compile(rf"[0.,\- ]{{{RUN + 1}}}")


class Held(NamedTuple):
    """What every match of a pattern holds, folded, white space as one space.

    Attributes:
        width: The most characters that a match can have, none where there is no end to them.
        words: Sets of words, of each of which there is one in a match.
    """

    width: int | None
    words: tuple[tuple[str, ...], ...]


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Return a pattern that is blind to letter case; many are never needed."""
    return re.compile(source, re.IGNORECASE)


def checksum(source: str) -> str:
    """Return the name under which the beginnings of a pattern are kept."""
    return f"{zlib.crc32(source.encode('utf-8')):08x}-{LONGEST}"


@cache
def _known() -> dict[str, dict[str, Any]]:
    written = (files("annotate.timeline.rules") / TABLE).read_text(encoding="utf-8")
    known: dict[str, dict[str, Any]] = json.loads(written)
    return known


def openings(source: str) -> list[str]:
    """Return what the matches of a pattern begin with, folded, white space as one space; "" for anything."""
    found = _known().get(checksum(source))
    if found is not None:
        openings: str = found["openings"]
        return openings.split("|")
    # The rule is new.
    return openings_of(source)


@cache
def held(source: str) -> Held:
    """Return what every match of a pattern holds, as far as that is worked out."""
    found = _known().get(checksum(source))
    if found is None:
        return Held(None, ())
    return Held(found["width"], tuple(tuple(words.split("|")) for words in found["holds"]))


class Beginnings:
    """Patterns by how their matches begin.

    Args:
        sources: The patterns. All of them begin with ``EDGE``, are blind to letter case and never match
            nothing; a digit is one of ASCII.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = sources
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._anywhere: set[int] = set()
        self._waiting: dict[str, list[tuple[str, int]]] = {}
        self._trees: dict[str, dict[str, Any]] = {}
        self._met: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        for number, source in enumerate(sources):
            found = openings(source)
            if any(not opening or opening[0] == " " for opening in found):
                self._anywhere.add(number)
                continue
            for opening in found:
                self._waiting.setdefault(opening[:FIRST], []).append((opening[FIRST:], number))

    def _tree(self, first: str) -> dict[str, Any]:
        """Return how what begins with a few characters goes on, letter by letter; few are ever needed."""
        tree = self._trees[first] = {}
        for rest, number in self._waiting[first]:
            node: dict[str, Any] = tree
            for letter in rest:
                node = node.setdefault(letter, {})
            node.setdefault("", []).append(number)
        return tree

    def _meet(self, first: str) -> list[tuple[int, dict[str, Any]]]:
        """Return the trees of what begins like a word, each with the characters before it; most have none."""
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        heads = [first[:size] for size in range(1, len(first) + 1) if first[:size] in self._waiting]
        found = self._met[first] = [(len(head), self._trees.get(head) or self._tree(head)) for head in heads]
        return found

    def matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield what every pattern's ``finditer`` finds, one after the other, with the pattern's number."""
        plain = _SPACE.sub(" ", folded(text))
        places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for found, seen in zip(_PLACE.finditer(text), _PLACE.finditer(plain), strict=True):
            place = seen.start()
            first = plain[place : place + FIRST]
            trees = self._met.get(first)
            if trees is None:
                trees = self._meet(first)
            if not trees:
                continue
            spot = (found.start(), place)
            for size, tree in trees:
                node = tree
                for number in node.get("", ()):
                    places[number].append(spot)
                for letter in plain[place + size : place + LONGEST]:
                    if letter not in node:
                        break
                    node = node[letter]
                    for number in node.get("", ()):
                        places[number].append(spot)
        unending = _LONG_RUN.search(plain) is not None
        for number in sorted(self._anywhere | places.keys()):
            source = self._sources[number]
            if number in self._anywhere:
                yield from ((number, match) for match in compiled(source).finditer(text))
                continue
            spots = places[number]
            pattern = self._compiled.get(number)
            if pattern is None and _may_match(held(source), plain, spots, unending=unending):
                pattern = self._compiled[number] = compiled(source)
            if pattern is not None:
                yield from ((number, match) for match in _at(pattern.match, text, spots))


def _may_match(held: Held, plain: str, spots: Iterable[tuple[int, int]], *, unending: bool) -> bool:
    """Tell whether what a pattern's matches hold stands at any of the spots where it may begin."""
    width = None if unending else held.width
    for _, place in spots:
        part = plain[place : None if width is None else place + width]
        if all(any(word in part for word in words) for words in held.words):
            return True
    return False


def _at(
    match: Callable[[str, int], re.Match[str] | None], text: str, spots: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    end = 0
    for start, _ in spots:
        if start >= end and (found := match(text, start)):
            end = found.end()
            yield found
