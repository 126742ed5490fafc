"""What is known of words that name events: families of verb and noun, shared senses, and likeness.

``event_words.npz`` holds some nine thousand verbs and nouns. Which of them are of one family
("invade", "invasion") and which share a sense is from WordNet 3.1; the vectors are those that
all-MiniLM-L6-v2 gives the lone words, cut to their first principal components.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, overload

import numpy as np
from numpy.typing import NDArray

from annotate.language.document import once
from annotate.support.yamlfile import packaged_yaml
from annotate.weights import shipped

if TYPE_CHECKING:
    from spacy.tokens import Token

Floats = NDArray[np.float32]
FILE = "event_words.npz"
# A noun of which less than this share of its senses is a happening ("table") is no event by itself.
EVENTFUL = 0.5
SETS_KEPT = 1 << 10
"""So many sets of each kind stay made: a text asks for those of a word again and again."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """The lexicon; everything runs parallel to the places in ``places``.

    Attributes:
        places: Of every word.
        vectors: One row a word, of length one.
        families: The families of every word.
        senses: What every word can mean, and its verb or noun with it.
        wider: What the senses are kinds of.
        verbs: Whether a word can be a verb.
        eventful: Of a noun, which share of its senses is something that happens.
    """

    places: dict[str, int]
    vectors: Floats
    families: Sequence[frozenset[int]]
    senses: Sequence[frozenset[int]]
    wider: Sequence[frozenset[int]]
    verbs: NDArray[np.bool_]
    eventful: Floats

    def place(self, *forms: str) -> int:
        """Return the place of the first form that is known, -1 for none."""
        return next((self.places[form] for form in forms if form in self.places), -1)


@cache
def event_words() -> EventWords:
    """Return the lexicon of the package, read once a process."""
    data = shipped().arrays(FILE)
    words = bytes(data["words"]).decode("utf-8").split("\n")
    vectors = data["vectors"].astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return EventWords(
        {word: place for place, word in enumerate(words)},
        vectors,
        _Sets(data["families"], data["families_counts"]),
        _Sets(data["senses"], data["senses_counts"]),
        _Sets(data["wider"], data["wider_counts"]),
        data["verbs"].astype(bool),
        data["eventful"].astype(np.float32),
    )


class _Sets(Sequence[frozenset[int]]):
    """Sets of numbers, made when they are asked for: as sets they would take 20 MB.

    Args:
        members: Of all sets, one after the other.
        counts: How many each has.
    """

    def __init__(self, members: NDArray[np.int32], counts: NDArray[np.int32]) -> None:
        self._members = members
        self._ends: list[int] = [0, *np.cumsum(counts, dtype=np.int64).tolist()]
        self._set_at = lru_cache(SETS_KEPT)(self._made_at)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, place: int) -> frozenset[int]: ...

    @overload
    def __getitem__(self, place: slice) -> list[frozenset[int]]: ...

    def __getitem__(self, place: int | slice) -> frozenset[int] | list[frozenset[int]]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        return self._set_at(range(len(self))[place])

    def _made_at(self, number: int) -> frozenset[int]:
        return frozenset(self._members[self._ends[number] : self._ends[number + 1]].tolist())


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list in ``word_lists.yaml``.

    Args:
        name: ``things``, ``light``, ``supporting``, ``general``, ``one_of_many``, ``one_of_a_row`` or
            ``pointing``.
    """
    return frozenset(packaged_yaml("annotate.timeline.story", "word_lists.yaml")[name])


@once
def base_of(token: Token) -> str:
    """Return the base form of a word, in lower case."""
    return token.lemma_.lower() or token.lower_


@once
def place_of(token: Token) -> int:
    """Return the place of a word in the lexicon, -1 for none."""
    lower, lemma = token.lower_, base_of(token)
    return event_words().place(lemma, lower, lemma.removesuffix("e"), lower.removesuffix("s"), f"{lemma}e")


@cache
def _steps() -> dict[str, int]:
    rows = packaged_yaml("annotate.timeline.story", "word_lists.yaml")["steps"]
    return {word: number for number, words in enumerate(rows) for word in words}


@once
def step_of(token: Token) -> int:
    """Return which step of a case at law a word is, in their order from 0 on, -1 for none."""
    lemma = base_of(token)
    known = (_steps().get(form) for form in (lemma, token.lower_, f"{lemma}e", lemma[:-1]))
    return next((number for number in known if number is not None), -1)


@cache
def _opposites() -> dict[str, frozenset[int]]:
    rows = packaged_yaml("annotate.timeline.story", "word_lists.yaml")["opposites"]
    found: dict[str, frozenset[int]] = {}
    for number, (ones, others) in enumerate(rows, start=1):
        for words, side in ((ones, number), (others, -number)):
            for word in words:
                found[word] = found.get(word, frozenset()) | {side}
    return found


@once
def opposites_of(token: Token) -> frozenset[int]:
    """Return on which side of which opposites a word stands, as numbers below and above zero."""
    lemma = base_of(token)
    known = (_opposites().get(form) for form in (lemma, f"{lemma}e"))
    return next((sides for sides in known if sides is not None), frozenset())
