"""What an "it" only announces: "It was revealed | that the dam leaks", "| the dam leaks |, it was said"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed, without_edges
from annotate.claims.spans.rule import settles
from annotate.language import syntax


@settles(rank=2)
def with_what_it_announces(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, one of an "it" before a passive cue with the clause that the "it" stands for.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        its = next((place for place in one.content if index.text[slice(*place)].lower() == "it"), None)
        if its is None or not one.cue or its[0] > one.cue[0][0]:
            yield one
            continue
        others = [place for place in one.content if place != its]
        clause = None if others else _clause(index, one, index.token_at(its[0]))
        content = others or ([] if clause is None else [clause])
        if content and _is_passive(index, one) and _has_subject(index, content[0]):
            source = [place for place in one.source if not touches_any(place, content)]
            yield replace(one, source=source, content=content)
        else:
            yield one


# Where somebody tells it, behind what is told: "is making progress | in his Sunday speech".
_TOLD_IN = frozenset(
    {"speech", "address", "remarks", "sermon", "statement", "letter", "testimony", "keynote"}
)


@settles(rank=21)
def without_the_occasion(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, of who "said this while opening a school" no more than "this".

    Nor is "in his speech" at the end part of what somebody says in it.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        words = index.tokens(*one.content[0]) if one.cue else index.doc[0:0]
        alone = len(words) > 1 and words[0].lower_ == "this" and syntax.is_object(words[0])
        if alone and words[1].pos_ in {"ADP", "SCONJ"} and words[0].head in one.cue_words(index):
            yield replace(one, content=[offsets_of(words[:1])])
        else:
            place = _before_the_speech(index, one) if alone or len(words) > 1 else None
            yield one if place is None else replace(one, content=[*one.content[:-1], place])


def _before_the_speech(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return the last piece of a content behind its cue up to "in his speech"."""
    words = index.tokens(*one.content[-1])
    if words.start < one.cue_words(index).end or index.quotations.at(words.start_char) is not None:
        return None
    noun = next((token for token in words if token.lower_ in _TOLD_IN), None)
    lead = next(iter(syntax.leads(noun)), None) if noun is not None else None
    if noun is None or lead is None or lead.lower_ not in {"in", "during"} or lead.i <= words.start:
        return None
    his = any(child.tag_ == "PRP$" for child in noun.children)
    return trimmed(index, words.start, lead.i) if his and noun.right_edge.i >= words.end - 1 else None


def _has_subject(index: DocIndex, place: Offsets) -> bool:
    """Tell a clause, of which nothing more is said, from what an "it" itself is said to do or to be."""
    head = index.head_of(*place)
    alone = index.tokens(*place)[0].lower_ != "as"
    return alone and head is not None and any(syntax.is_subject(child) for child in head.children)


def _is_passive(index: DocIndex, one: Attribution) -> bool:
    return any(token.tag_ == "VBN" and syntax.is_passive(token) for token in one.cue_words(index))


def _clause(index: DocIndex, one: Attribution, its: int) -> Offsets | None:
    """Return the clause that an "it" stands for: behind the cue, else before a comma."""
    cue = one.cue_words(index)
    for child in (child for token in cue for child in token.children):
        told = syntax.is_clausal_complement(child) or syntax.is_clausal_subject(child)
        if told and child.i >= cue.end:
            return without_edges(index, child)
    start, _ = index.sentence_bounds[index.sentence_of[its]]
    before = index.doc[start : max(its - 1, start)]
    told_before = index.doc[its - 1].text == "," and any(t.tag_ in syntax.FINITE for t in before)
    return trimmed(index, before.start, before.end) if told_before else None
