"""Claims of one article that repeat or contradict each other.

Two claims are linked only on strong evidence: nearly the same content words,
the same numbers, and the opposite polarity for a contradiction.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotate.claims.index import DocIndex
from annotate.record import Claim, ClaimRelation, ClaimRelationKind

LEAST_WORDS = 3
SIMILAR = 0.6
_CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_COMMONEST = 25
_LIGHT = frozenset({"be", "have", "do", "say", "get", "make", "go"})


@dataclass(frozen=True, slots=True)
class _Bag:
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


def with_relations(index: DocIndex, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with their links to each other; every link stands at both claims."""
    bags = [_bag(index, claim) for claim in claims]
    links: dict[int, list[ClaimRelation]] = defaultdict(list)
    for one, other in sorted(_pairs(bags)):
        kind = _relation(claims[one], claims[other], bags[one], bags[other])
        if kind is not None:
            links[one].append(ClaimRelation(claims[other].id, kind))
            links[other].append(ClaimRelation(claims[one].id, kind))
    return [
        replace(claim, relates=tuple(links[number])) if number in links else claim
        for number, claim in enumerate(claims)
    ]


def _bag(index: DocIndex, claim: Claim) -> _Bag:
    tokens = [t for span in claim.content for t in index.tokens(span.start, span.end)]
    kept = [t for t in tokens if t.pos_ in _CONTENT_TAGS and t.lemma_.lower() not in _LIGHT]
    return _Bag(
        frozenset(t.lemma_.lower() for t in kept),
        frozenset(t.lower_ for t in kept if t.pos_ == "PROPN"),
        frozenset(t.lower_ for t in kept if t.pos_ == "NUM"),
    )


def _pairs(bags: Sequence[_Bag]) -> set[tuple[int, int]]:
    """Return the pairs that share two words which are not all over the article."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        if len(bag.words) >= LEAST_WORDS:
            for word in bag.words:
                by_word[word].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in by_word.values():
        if len(numbers) <= _COMMONEST:
            shared.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    return {pair for pair, count in shared.items() if count > 1}


def _relation(one: Claim, other: Claim, first: _Bag, second: _Bag) -> ClaimRelationKind | None:
    if _nested(one, other) or first.numbers != second.numbers:
        return None
    common = first.words & second.words
    if len(common) < LEAST_WORDS or len(common) < SIMILAR * len(first.words | second.words):
        return None
    if first.names != second.names and not first.names & second.names:
        return None
    if one.factuality == "Uu" or other.factuality == "Uu":
        return None
    return "repeats" if one.polarity == other.polarity else "contradicts"


def _nested(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.content for b in other.content)
