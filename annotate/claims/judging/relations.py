"""Claims of one article that repeat or contradict each other.

Two claims are linked only on strong evidence: nearly the same content words, the
same predicate with the same object, and nothing that one denies inside and the
other does not. Then the opposite polarity, or another number of the same thing
("12 people died", "15 people died"), makes a contradiction. Contents that tell no
fact, such as what somebody praises, repeat each other only under the same act.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from annotate.claims.judging.clauses import ends_name, main_piece, main_word
from annotate.claims.spans.index import DocIndex
from annotate.language import syntax
from annotate.record import Claim, ClaimRelation, ClaimRelationKind

LEAST_WORDS = 3
LEAST_COUNTED = 2
SIMILAR, SAME = 0.6, 0.8
_CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_COMMONEST = 25
_LIGHT = frozenset({"be", "have", "do", "say", "get", "make", "go", "same"})


@dataclass(frozen=True, slots=True)
class _Gist:
    """What a content says, for comparison.

    Attributes:
        words: Lemmas of its content words.
        names: Its proper nouns.
        numbers: Its numbers, each with the lemma of what it counts.
        main: Lemma of its predicate and whether that is future; none for a noun phrase.
        object: Lemma of the predicate's object.
        denied: Lemmas that a negation inside, not the main one, stands on.
    """

    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    main: tuple[str, bool] | None
    object: str | None
    denied: frozenset[str]


def with_relations(index: DocIndex, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with their links to each other; every link stands at both claims."""
    gists = [_gist(index, claim) for claim in claims]
    links: dict[int, list[ClaimRelation]] = defaultdict(list)
    for one, other in sorted(_pairs(gists)):
        kind = _relation(claims[one], claims[other], gists[one], gists[other])
        if kind is not None:
            links[one].append(ClaimRelation(claims[other].id, kind))
            links[other].append(ClaimRelation(claims[one].id, kind))
    return [
        replace(claim, relates=tuple(links[number])) if number in links else claim
        for number, claim in enumerate(claims)
    ]


def _gist(index: DocIndex, claim: Claim) -> _Gist:
    tokens = [t for span in claim.content for t in index.tokens(span.start, span.end)]
    kept = [t for t in tokens if t.pos_ in _CONTENT_TAGS and _lemma(t) not in _LIGHT]
    head = main_word(index, main_piece(index, [(s.start, s.end) for s in claim.content])) if tokens else None
    clause = head if head is not None and syntax.is_predicate(head) else None
    objects = syntax.objects(clause) if clause is not None else []
    return _Gist(
        words=frozenset(map(_lemma, kept)),
        names=frozenset(t.lower_ for t in kept if t.pos_ == "PROPN"),
        numbers=frozenset((t.lower_, _lemma(t.head)) for t in tokens if t.pos_ == "NUM" and not ends_name(t)),
        main=(_lemma(clause), syntax.tense(clause) == "future") if clause is not None else None,
        object=_lemma(objects[0]) if objects else None,
        denied=frozenset(_lemma(t.head) for t in tokens if t.lower_ in syntax.NOT_WORDS and t.head != clause),
    )


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _pairs(gists: Sequence[_Gist]) -> set[tuple[int, int]]:
    """Return the pairs that share two words which are not all over the article."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, gist in enumerate(gists):
        for word in gist.words:
            by_word[word].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in by_word.values():
        if len(numbers) <= _COMMONEST:
            shared.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    return {pair for pair, count in shared.items() if count > 1}


def _relation(one: Claim, other: Claim, first: _Gist, second: _Gist) -> ClaimRelationKind | None:
    if _nested(one, other) or "Uu" in {one.factuality, other.factuality}:
        return None
    if (first.main, first.object, first.denied) != (second.main, second.object, second.denied):
        return None
    if first.names != second.names and not first.names & second.names:
        return None
    similar = len(first.words & second.words) / len(first.words | second.words)
    if first.numbers != second.numbers:
        counted = _same_things(first, second) and similar >= SAME and one.polarity == other.polarity
        return "contradicts" if counted else None
    if len(first.words & second.words) < LEAST_WORDS or similar < SIMILAR:
        return None
    if first.main is None and (similar < SAME or one.speech_act != other.speech_act):
        return None
    return "repeats" if one.polarity == other.polarity else "contradicts"


def _same_things(first: _Gist, second: _Gist) -> bool:
    """Tell whether both count one thing and the same, in a statement that has little else in it."""
    things = [{thing for _, thing in gist.numbers} for gist in (first, second)]
    once = len(first.numbers) == len(second.numbers) == 1
    return once and things[0] == things[1] and first.main is not None and len(first.words) >= LEAST_COUNTED


def _nested(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.content for b in other.content)
