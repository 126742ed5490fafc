"""What is told with "that" begins there: "announced the next day | that it rained"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.language import syntax

# What it is told of or about belongs to it.
_OF_WHAT = frozenset({"of", "about", "for", "with", "as"})


@settles(rank=29)
def from_that_on(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a clause with "that" without to whom, when or on what occasion it was told.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        content = _from_that(index, one) if one.cue else one.content
        yield one if content == one.content else replace(one, content=content)


def _from_that(index: DocIndex, one: Attribution) -> list[Offsets]:
    """Return a content from the "that" of the clause behind a cue on, if nothing told stands before it."""
    cue = {token.i for token in one.cue_words(index)}
    behind = [place for place in one.content if place[0] >= one.cue[-1][1]]
    if not behind:
        return one.content
    words = index.tokens(*behind[0])
    that = next((token for token in words if token.lower_ == "that" and _opens(token, cue)), None)
    before = [place for place in one.content if place[0] < one.cue[0][0]]
    if that is None or not all(_is_about_telling(token, cue) for token in words[: that.i - words.start]):
        return one.content
    kept = [place for place in before if not _is_occasion(index, place, cue)]
    return [*kept, (that.idx, behind[0][1]), *behind[1:]]


def _opens(that: Token, cue: set[int]) -> bool:
    """Tell the "that" of a clause that a cue tells, also where a parse hangs it on a day before it."""
    clause, above = that.head, that.head.head
    if that.tag_ != "IN" or clause.i < that.i:
        return False
    day = that.i - 1 == above.i and above.head.i in cue and syntax.is_adverbial_noun(above)
    return day or (above.i in cue and syntax.is_clausal_complement(clause))


def _is_about_telling(token: Token, cue: set[int]) -> bool:
    """Tell a word of to whom, when or where something is told."""
    while token.head.i not in cue and token.head.i != token.i:
        token = token.head
    if token.is_punct or syntax.is_object(token) or syntax.is_adverb(token):
        return True
    return syntax.is_oblique(token) and all(lead.lower_ not in _OF_WHAT for lead in syntax.leads(token))


def _is_occasion(index: DocIndex, place: Offsets, cue: set[int]) -> bool:
    """Tell a phrase before a cue, or whoever a passive one tells it to: "The bench | was told | that"."""
    head = index.head_of(*place)
    if head is None or head.head.i not in cue or index.quotations.at(place[0]) is not None:
        return False
    beside = syntax.is_oblique(head) or syntax.is_adverbial_clause(head) or syntax.is_subject(head)
    return beside and head.tag_ not in syntax.FINITE
