"""The happenings of all articles column by column, so that pairs are compared by the hundred thousand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np

from annotate.dossier.background import rarity
from annotate.dossier.events.columns.articles import Articles
from annotate.dossier.events.columns.sets import Flags, Floats, Integers, Numbers, Sets, Words
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.times.days import FAR
from annotate.dossier.reading import Source
from annotate.timeline.story.words import event_words, listed

PLAIN = frozenset(
    {"say", "tell", "announce", "report", "state", "claim", "add", "note", "declare", "describe", "explain"}
)


AGAIN = PLAIN | frozenset(
    {
        "appear", "appearance", "attend", "begin", "call", "campaign", "debut", "demo", "discuss", "fall",
        "introduce", "launch", "lead", "meet", "meeting", "open", "play", "praise", "present", "release",
        "return", "reveal", "rise", "sale", "sell", "show", "speak", "speech", "start", "talk", "unveil",
        "update", "upgrade", "visit", "win",
    }
)  # fmt: skip
"""What the same people do time and again."""

OFTEN, TURNED, LINKING = 1, 2, 4
"""Bits of what a word names: what is done time and again, what a particle turns into another thing, and what
says nothing without the words behind it."""
PHRASAL = frozenset(
    {
        "break", "bring", "call", "carry", "come", "get", "give", "go", "hold", "lay", "look", "make", "pass",
        "put", "run", "send", "set", "take", "turn",
    }
)  # fmt: skip
"""What means another thing with a particle: "called off" is not "called"."""


class Table:
    """What is compared; each column is made when it is first asked for.

    Args:
        sources: The articles.
        items: Their happenings.
        numbers: The place of the article of each, where the articles are only some of all.
    """

    articles: Articles
    heads: Sets
    words: Sets
    near: Sets
    before: Sets
    behind: Sets
    names: Sets
    places: Sets
    numbers: Sets
    sites: Sets
    whom: Sets
    lexical: Integers
    event: Integers
    first: Integers
    low: Integers
    high: Integers
    told: Flags
    day_low: Integers
    day_high: Integers
    earliest: Integers
    latest: Integers
    salience: Floats
    confidence: Floats
    count: Floats
    position: Floats
    title: Flags
    actual: Flags
    negative: Flags
    claimed: Flags
    capital: Flags
    light: Flags
    rare: Floats
    plain: Flags
    sorts: Integers
    published: Integers
    relation: Integers

    def __init__(
        self, sources: Sequence[Source], items: Sequence[Happening], numbers: Integers | None = None
    ) -> None:
        self.items = items
        self.sources = sources
        self.source = _integers(item.source for item in items) if numbers is None else numbers
        self._words = Words()

    def __getattr__(self, name: str) -> Any:
        """Make a column."""
        column: Any
        if name in _SETS:
            of, most = _SETS[name]
            column = self._words.sets(map(of, self.items), most)
        elif name in _OF_ITEMS:
            kind, tell = _OF_ITEMS[name]
            column = np.array([tell(item) for item in self.items], dtype=kind)
        elif name in _OF_TABLE:
            column = _OF_TABLE[name](self)
        else:
            raise AttributeError(name)
        setattr(self, name, column)
        return column

    def those(self, places: Integers) -> Table:
        """Return the table of some of its happenings.

        Args:
            places: Theirs, in order.
        """
        items = [self.items[place] for place in places.tolist()]
        some = Table(self.sources, items, self.source[places])
        for name in _SETS.keys() & vars(self).keys():
            setattr(some, name, getattr(self, name).those(places))
        some._words = self._words
        return some


def _integers(values: Any) -> Integers:
    return np.array(list(values), dtype=np.int64)


def _events(table: Table) -> Integers:
    numbers = Numbers()
    return _integers(numbers[item.source, item.event.id] for item in table.items)


def _published(table: Table) -> Integers:
    days = [source.published_day for source in table.sources]
    return _integers(days[number] for number in table.source.tolist())


_RELATIONS = {"BEFORE": 0, "OVERLAP": 1, "AFTER": 2}
# What a column tells of each happening; of sets with how many members are kept.
_SETS: dict[str, tuple[Callable[[Happening], Collection[str]], int]] = {
    "heads": (lambda item: item.heads, 4),
    "words": (lambda item: [word for word in item.words if word not in item.heads], 24),
    "near": (lambda item: {*item.before, *item.behind}, 10),
    "before": (lambda item: item.before, 6),
    "behind": (lambda item: item.behind, 6),
    "names": (lambda item: item.names - item.heads, 8),
    "places": (lambda item: item.places, 6),
    "numbers": (lambda item: item.numbers, 5),
    "sites": (lambda item: item.sites, 3),
    "whom": (lambda item: item.whom, 5),
}
_OF_ITEMS: dict[str, tuple[type, Callable[[Happening], Any]]] = {
    "lexical": (np.int64, lambda item: item.place),
    "first": (np.int64, lambda item: item.mentions[0].start),
    "low": (np.int64, lambda item: item.days[0] if item.days else -FAR),
    "high": (np.int64, lambda item: item.days[1] if item.days else FAR),
    "day_low": (np.int64, lambda item: item.day[0] if item.day else -FAR),
    "day_high": (np.int64, lambda item: item.day[1] if item.day else FAR),
    "earliest": (np.int64, lambda item: item.bounds[0]),
    "latest": (np.int64, lambda item: item.bounds[1]),
    "salience": (np.float32, lambda item: item.event.salience),
    "confidence": (np.float32, lambda item: max(mention.confidence for mention in item.mentions)),
    "count": (np.float32, lambda item: len(item.mentions)),
    "position": (np.float32, lambda item: item.mentions[0].start / item.length),
    "title": (np.bool_, lambda item: item.title),
    "actual": (np.bool_, lambda item: item.actual),
    "negative": (np.bool_, lambda item: item.best.factuality.endswith("-")),
    "claimed": (np.bool_, lambda item: item.best.claim is not None),
    "capital": (np.bool_, lambda item: item.best.exact[:1].isupper()),
    "light": (np.bool_, lambda item: item.head in listed("light")),
    "rare": (np.float32, lambda item: rarity(item.head)),
    "plain": (np.bool_, lambda item: item.head in PLAIN),
    "sorts": (
        np.int64,
        lambda item: (
            OFTEN * (item.heads <= AGAIN)
            | TURNED * (item.head in PHRASAL)
            | LINKING * (item.heads <= {"become"})
        ),
    ),
    "relation": (np.int64, lambda item: _RELATIONS.get(item.event.time.relation, 3)),
}
_OF_TABLE: dict[str, Callable[[Table], Any]] = {
    "articles": lambda table: Articles.of(table.sources),
    "event": _events,
    "published": _published,
    "told": lambda table: table.low > -FAR,
}


def vectors(lexical: Integers) -> Floats:
    """Return the vectors of words by their places in the lexicon, nothing but zeros for -1."""
    known = event_words().vectors
    return np.where(lexical[:, None] >= 0, known[lexical], 0).astype(np.float32)
