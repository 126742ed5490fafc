"""An event of one article, with what tells whether another article's is the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.reading import Source, words_in
from annotate.record import Event
from annotate.timeline.story.words import event_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"[.!?]['”\"’)]*\s|\n")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_OF = re.compile(r"\s(?:of|in|on|at|by|for|from|against|to|with|over|between|into|near)\s")
# A sentence is looked for no further than this.
_FAR = 320
# Endings of English verbs and nouns, the longest first, with what may stand for them in the base form.
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("s", ""),
    ("d", ""),
)
Floats = NDArray[np.float32]


@dataclass(eq=False)
class Happening:
    """An event of one article.

    Attributes:
        source: The number of the article.
        heads: The words that name it, folded, in their base forms where they are known.
        places: Their places in the lexicon of event words.
        participants: Ids of joined entities.
        words: What the sentences say in which it is told.
        span: First and last possible day, as far as known.
        numbers: Figures in these sentences.
        about: The words of the article.
        taking_part: Ids of the joined entities that the article says take part in it.
        told: The bounds of these sentences.
        rank: Where the article has it in its own order.
    """

    source: int
    event: Event
    heads: frozenset[str]
    places: tuple[int, ...]
    participants: frozenset[str]
    words: Counter[str]
    span: tuple[str | None, str | None]
    numbers: frozenset[str]
    about: Counter[str]
    taking_part: frozenset[str]
    told: frozenset[tuple[int, int]]
    rank: int

    @property
    def families(self) -> set[int]:
        """The families of its words: "invade", "invasion"."""
        known = event_words()
        return {family for place in self.places for family in known.families[place]}

    @property
    def vectors(self) -> Floats:
        """One row a word that is known."""
        return event_words().vectors[list(self.places)]


def happenings_of(number: int, source: Source, home: dict[tuple[int, str], str]) -> Iterator[Happening]:
    """Yield the events of an article.

    Args:
        number: Of the article.
        source: The article.
        home: The joined entity of every entity, by the number of its article and its id there.
    """
    ranks = {id: rank for rank, id in enumerate(source.record.timeline.order)}
    for event in source.events:
        heads = frozenset(base_of(head_of(mention.exact)) for mention in event.mentions)
        places = tuple(sorted({place for head in heads if (place := _place(head)) >= 0}))
        told = {_sentence(source.text, mention.start, mention.end) for mention in event.mentions}
        sentences = [source.text[start:end] for start, end in sorted(told)]
        words = Counter(word for sentence in sentences for word in words_in(sentence))
        numbers = frozenset(found.group() for text in sentences for found in _NUMBER.finditer(text))
        participants = frozenset(home[number, id] for id in event.participants if (number, id) in home)
        yield Happening(
            number,
            event,
            heads,
            places,
            participants | _named_in(source, number, home, told),
            words,
            (event.time.earliest, event.time.latest),
            numbers,
            source.words,
            participants,
            frozenset(told),
            ranks.get(event.id, len(ranks)),
        )


def _named_in(
    source: Source, number: int, home: dict[tuple[int, str], str], told: set[tuple[int, int]]
) -> frozenset[str]:
    """Return who and what stands in the sentences in which an event is told."""
    return frozenset(
        home[number, entity.id]
        for entity in source.entities
        if (number, entity.id) in home
        and any(start <= mention.start < end for mention in entity.mentions for start, end in told)
    )


def head_of(words: str) -> str:
    """Return the word of a phrase that names what happens: the last before a preposition."""
    found = _WORD.findall(_OF.split(words, maxsplit=1)[0]) or _WORD.findall(words)
    return found[-1].casefold() if found else words.casefold()


@cache
def base_of(word: str) -> str:
    """Return the base form of a folded word, where the lexicon of event words has it; else the word."""
    known = event_words().places
    if word in known and not any(word.endswith(ending) for ending in ("ed", "ing")):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)] + instead
            if stem in known:
                return stem
            if len(stem) > 2 and not instead and stem[-1:] == stem[-2:-1] and stem[:-1] in known:
                return stem[:-1]
    return word


def _place(head: str) -> int:
    return event_words().place(head)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence that a place stands in, as far as marks tell."""
    low = max(0, start - _FAR)
    before = [found.end() for found in _END.finditer(text, low, start)]
    after = _END.search(text, end, min(len(text), end + _FAR))
    return (before[-1] if before else low), (after.start() + 1 if after else min(len(text), end + _FAR))


def apart(one: Happening, other: Happening) -> bool:
    """Tell whether two cannot be one by their days."""
    (a, b), (c, d) = one.span, other.span
    return bool((b and c and b < c) or (d and a and d < a))


def days_known(items: Sequence[Happening]) -> bool:
    """Tell whether all of some events have a first and a last day."""
    return all(item.span[0] and item.span[1] for item in items)
