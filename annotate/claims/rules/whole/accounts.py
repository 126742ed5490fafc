"""Where a source ends and what is so "according to" it begins: "According to Roe, | although it rained"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotate.claims.spans.index import DocIndex, Offsets, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_JOINING = frozenset(
    {"although", "though", "while", "whereas", "as", "because", "since", "if", "when", "but"}
)
_AGAINST = frozenset({"although", "though", "but", "whereas"})
_OF_WHICH = frozenset({"which", "whom", "who"})
_HOW_MANY = frozenset(
    {"all", "any", "both", "each", "half", "many", "most", "much", "none", "one", "some", "two"}
)


@settles(rank=17)
def up_to_a_clause(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a source without the clause behind its comma, which is told, or the article's.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        source = [_without_clause(index, place) for place in one.source]
        if source == one.source:
            yield one
            continue
        # What speaks against it is the article's: "it works, according to Roe, although nobody tried it".
        told = [p for p in one.content[1:] if index.tokens(*p)[0].lower_ not in _AGAINST]
        yield replace(one, source=source, content=[*one.content[:1], *told])


@settles(rank=18)
def from_the_source_on(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, of "according to" at the head of a sentence what follows from its comma on.

    Behind "of which" it is only the relative clause: "promised $2m, | of which |, according to Roe, | half".

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        first = _behind_source(index, one) if one.cue else None
        first = _from_pronoun(index, one) if one.cue and first is None else first
        yield one if first is None else replace(one, content=[(first, one.content[0][1]), *one.content[1:]])


def _without_clause(index: DocIndex, place: Offsets) -> Offsets:
    """Return a place up to a comma behind which a joined clause stands."""
    words = index.tokens(*place)
    for token in words[1:-1]:
        if token.text != ",":
            continue
        behind = index.doc[token.i + 1 : words.end]
        finite = any(later.tag_ in syntax.FINITE for later in behind)
        if behind[0].lower_ in _AGAINST or (finite and behind[0].lower_ in _JOINING):
            return trimmed(index, words.start, token.i) or place
    return place


def _behind_source(index: DocIndex, one: Attribution) -> int | None:
    """Return where a joined clause begins between a source and the content behind it."""
    if len(one.source) != 1 or len(one.cue) != 1 or one.content[0][0] < one.source[0][1]:
        return None
    cue, source = index.tokens(*one.cue[0]), index.tokens(*one.source[0])
    if cue[0].lower_ != "according" or cue.end != source.start:
        return None
    gap = index.doc[source.end : index.tokens(*one.content[0]).start]
    if len(gap) < 3 or gap[0].text != "," or gap[1].lower_ not in _JOINING or gap[-1].text != ",":
        return None
    place = gap[1].idx, gap[-1].idx
    return None if touches_any(place, one.content) else gap[1].idx


def _from_pronoun(index: DocIndex, one: Attribution) -> int | None:
    """Return where the relative clause begins that "according to" stands in, behind its pronoun."""
    cue, words = index.tokens(*one.cue[0]), index.tokens(*one.content[0])
    if cue[0].lower_ != "according" or len(one.content) != 2 or words.end + 1 != cue.start:
        return None
    pronoun = words[-1]
    if index.doc[words.end].text != "," or pronoun.lower_ not in _OF_WHICH or pronoun.tag_ == "IN":
        return None
    first = pronoun.i
    while first > words.start and (
        syntax.is_preposition(index.doc[first - 1]) or index.doc[first - 1].lower_ in _HOW_MANY
    ):
        first -= 1
    told = any(token.tag_ in syntax.FINITE for token in index.doc[words.start : first])
    return index.doc[first].idx if told else None
