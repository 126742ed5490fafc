"""Of whom it is said belongs to what is said: "| the vote | is expected | to fail"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import phrase, trimmed
from annotate.claims.spans.rule import settles
from annotate.language import syntax

# Who is told, informed or instructed is only spoken to.
_SAID_OF = frozenset(
    {"expect", "see", "suppose", "say", "believe", "think", "know", "consider", "deem", "allege", "project"}
    | {"predict", "estimate", "require", "urge", "schedule", "regard", "understand", "report", "presume"}
    | {"assume", "rumour", "rumor", "describe", "interpret", "identify", "anticipate", "forecast", "hope"}
)
# "Is considered | safe": what something is taken for needs no "to" and no "as".
_TAKEN_FOR = frozenset({"consider", "deem"})
# Behind a noun these tell what it is for: "the money required to build it".
_FOR = frozenset({"require", "urge", "schedule", "project", "predict"})
_OPENINGS = frozenset({"to", "as"})
_UNNAMED = frozenset({"it", "there", "who", "which", "that", "whom"})
_LONGEST = 30


@settles(rank=35)
def with_subject(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what somebody or something is said to do or to be with its name.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        place = _said_of(index, one)
        yield one if place is None else replace(one, content=sorted([place, *one.content]))


@settles(rank=36)
def with_its_own_subject(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a clause before its cue with the subject that a relative clause parts from it.

    "| The mill, which burnt in May, may reopen |, she wrote."

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        start = _subject_before(index, one)
        yield one if start is None else replace(one, content=[(start, one.content[0][1]), *one.content[1:]])


def _said_of(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return who or what stands before a passive cue that an infinitive or an "as" follows."""
    if not one.cue or one.content[0][0] < one.cue[-1][1]:
        return None
    cue = index.tokens(*one.cue[-1])
    verb = next((token for token in reversed(cue) if token.tag_ == "VBN"), None)
    if verb is None or index.words.lemma(verb.lower_) not in _SAID_OF:
        return None
    opening = {index.tokens(*one.content[0])[0].lower_, cue[-1].lower_}
    if opening.isdisjoint(_OPENINGS) and not _is_taken_for(index, verb, one.content[0]):
        return None
    noun = _suffering(index, verb)
    if noun is None or noun.lower_ in _UNNAMED or noun.i >= index.tokens(*one.cue[0]).start:
        return None
    last = min(noun.right_edge.i + 1, index.tokens(*one.cue[0]).start)
    first = phrase(noun).start
    place = trimmed(index, first, last)
    if place is None or touches_any(place, [*one.source, *one.cue, *one.content]):
        return None
    return place if len(index.tokens(*place)) <= _LONGEST else None


def _is_taken_for(index: DocIndex, verb: Token, place: Offsets) -> bool:
    """Tell what somebody or something is taken for: "is considered | a friend of the court"."""
    head = index.head_of(*place)
    taken = index.words.lemma(verb.lower_) in _TAKEN_FOR and syntax.is_passive(verb)
    alone = head is not None and not any(syntax.is_subject(child) for child in head.children)
    return taken and alone and head is not None and head.head.i == verb.i


def _suffering(index: DocIndex, verb: Token) -> Token | None:
    """Return the subject of a passive verb, or the noun that a participle stands behind."""
    if syntax.is_passive(verb):
        # "She left Kenya and is thought to be in Dubai": the subject is that of the verb before.
        shared = syntax.subjects(verb) if syntax.is_conjunct(verb) else ()
        own = [c for c in verb.children if syntax.is_passive_subject(c)]
        return next((noun for noun in own or shared if noun.i < verb.i), None)
    told = index.words.lemma(verb.lower_) not in _FOR
    beside = told and syntax.is_participle_clause(verb) and verb.head.i < verb.i
    return verb.head if beside and verb.head.pos_ in {"NOUN", "PROPN"} else None


def _subject_before(index: DocIndex, one: Attribution) -> int | None:
    """Return where the subject begins of a content that begins with its finite verb."""
    if not one.cue or index.quotations.at(one.content[0][0]) is not None:
        return None
    words = index.tokens(*one.content[0])
    head = index.head_of(*one.content[0])
    before = index.doc[words.start - 1] if words.start else None
    if head is None or before is None or not before.is_punct or words[0].tag_ not in syntax.FINITE | {"MD"}:
        return None
    subject = next((child for child in head.children if syntax.is_subject(child)), None)
    if subject is None or subject.i >= words.start or subject.lower_ in _UNNAMED:
        return None
    first = subject.left_edge
    gap = first.idx, words[0].idx
    parted = subject.right_edge.i == before.i or subject.right_edge.i == before.i - 1
    same = index.sentence_of[first.i] == index.sentence_of[words.start]
    return first.idx if parted and same and not touches_any(gap, [*one.source, *one.cue]) else None
