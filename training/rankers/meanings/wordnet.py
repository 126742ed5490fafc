"""Reads the database of WordNet 3.1: verbs, and nouns that name something that happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

HAPPENINGS = frozenset({4, 9, 10, 11, 12, 19, 21, 22, 26})
"""Lexicographers' files of nouns of acts, thoughts, communication, events, feelings, phenomena, possession,
processes and states."""
SENSES = 4
"""So many senses of a word are looked at, the most frequent ones."""
LEAST = 3
IS_KIND_OF, GROUPED_WITH, DERIVED = "@", "$", "+"


class Pointer(NamedTuple):
    """From a sense, or one of its words, to another; words count from 1, 0 is all of them."""

    symbol: str
    target: str
    part: str
    source_word: int
    target_word: int


class Sense(NamedTuple):
    """A line of the database."""

    file: int
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


@dataclass
class Entry:
    """What is known of a word.

    Attributes:
        verb: Whether it can be a verb.
        eventful: Of the noun, which share of its senses is something that happens.
        families: Verbs that it is, or is derived from.
        senses: What it can mean, the verbs with the same meaning included.
        wider: What these are kinds of.
    """

    verb: bool = False
    eventful: float = 0.0
    families: set[str] = field(default_factory=set)
    senses: set[str] = field(default_factory=set)
    wider: set[str] = field(default_factory=set)


class WordNet:
    """The verbs and nouns of a database.

    Args:
        folder: Holds ``data.verb``, ``index.verb`` and the same of nouns, and ``index.sense``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._verbs, self._nouns = (dict(self._senses(part)) for part in ("verb", "noun"))

    def entries(self) -> dict[str, Entry]:
        """Return every verb, and every noun of which some sense happens."""
        found: dict[str, Entry] = {}
        for verb, numbers in self._index("verb"):
            if usable(verb):
                entry = found.setdefault(verb, Entry())
                entry.verb = True
                entry.families.add(verb)
                for number in numbers[:SENSES]:
                    self._add_verb(entry, number)
        for noun, numbers in self._index("noun"):
            if usable(noun):
                self._add_noun(found, noun, numbers[:SENSES])
        for entry in found.values():
            entry.wider -= entry.senses
        return found

    def counted(self) -> set[str]:
        """Return the words that the texts which WordNet was counted on have as verb or noun."""
        found = set()
        for line in self._lines("index.sense"):
            key, _, _, count = line.split()
            word, _, rest = key.partition("%")
            if int(count) and rest[0] in "12":
                found.add(word)
        return found

    def _add_verb(self, entry: Entry, number: str) -> None:
        entry.senses.add(f"v{number}")
        entry.wider |= {
            f"v{p.target}"
            for p in self._verbs[number].pointers
            if p.symbol in {IS_KIND_OF, GROUPED_WITH} and p.part == "v"
        }

    def _add_noun(self, found: dict[str, Entry], noun: str, numbers: list[str]) -> None:
        happening = [number for number in numbers if self._nouns[number].file in HAPPENINGS]
        if not happening:
            return
        entry = found.setdefault(noun, Entry())
        entry.eventful = len(happening) / len(numbers)
        derived: dict[str, None] = {}
        for number in happening:
            entry.senses.add(f"n{number}")
            sense = self._nouns[number]
            for p in sense.pointers:
                if p.symbol == IS_KIND_OF and p.part == "n":
                    entry.wider.add(f"n{p.target}")
                own = p.source_word and sense.words[p.source_word - 1] == noun
                if p.symbol == DERIVED and p.part == "v" and own:
                    verb = self._verbs[p.target].words[p.target_word - 1]
                    if usable(verb):
                        derived[verb] = None
                    self._add_verb(entry, p.target)
        entry.families |= {noun, *list(derived)[:2]}

    def _senses(self, part: str) -> Iterator[tuple[str, Sense]]:
        for line in self._lines(f"data.{part}"):
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = tuple(re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * count : 2])
            rest = fields[4 + 2 * count :]
            starts = range(1, 1 + 4 * int(rest[0]), 4)
            pointers = (rest[start : start + 4] for start in starts)
            yield (
                fields[0],
                Sense(
                    int(fields[1]),
                    words,
                    tuple(Pointer(a, b, c, int(d[:2], 16), int(d[2:], 16)) for a, b, c, d in pointers),
                ),
            )

    def _index(self, part: str) -> Iterator[tuple[str, list[str]]]:
        for line in self._lines(f"index.{part}"):
            fields = line.split()
            yield fields[0], fields[6 + int(fields[3]) :]

    def _lines(self, name: str) -> Iterator[str]:
        """Yield the lines of a file without those of the licence, which are indented."""
        with (self._folder / name).open(encoding="utf-8") as lines:
            yield from (line for line in lines if not line.startswith("  "))


def usable(word: str) -> bool:
    """Tell whether a word is one of letters alone, and not too short."""
    return word.isalpha() and len(word) >= LEAST
