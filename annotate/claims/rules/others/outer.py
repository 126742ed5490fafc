"""What stands outside of the clause of a claim is not told in it: "which, he said, cost a lot, | shut"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_RELATIVE = frozenset({"who", "which", "whom", "whose", "where"})


@settles(rank=23)
def within_a_relative_clause(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what a relative clause tells up to its end, where the sentence around it goes on.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        start, end = one.content[-1]
        places = (_end(index, one, token) for token in index.tokens(start, end)) if one.cue else ()
        place = next((place for place in places if place is not None), None)
        yield one if place is None else replace(one, content=[*one.content[:-1], place])


@settles(rank=28)
def without_the_outer_that(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what is told without "that" up to an "and that", which is of the claim around it.

    "She said that he believed it was over | and that he would leave."

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        place = _before_that(index, one)
        around = place is not None and any(_tells_that(index, other, one) for other in found)
        yield one if place is None or not around else replace(one, content=[place])


def _end(index: DocIndex, one: Attribution, token: Token) -> Offsets | None:
    """Return a content up to the verb of a subject behind which a relative clause with the cue stands."""
    start, _ = one.content[-1]
    comma = index.doc[max(token.i - 1, 0)]
    if token.tag_ not in syntax.FINITE or comma.text != "," or comma.idx <= start:
        return None
    verb = token.head if syntax.is_auxiliary(token) or syntax.is_copula(token) else token
    # A parse may give the verb another head, and the comma that closes the relative clause the noun.
    own = (child for child in verb.children if syntax.is_subject(child))
    noun = next(own, comma.head)
    between = index.doc[noun.i + 1 : index.token_at(min(one.cue[0][0], start))]
    opened = [word for word in between if word.lower_ in _RELATIVE and word.nbor(-1).text == ","]
    return trimmed(index, index.token_at(start), comma.i) if opened else None


def _before_that(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return a content behind its cue up to "and that", if no "that" stands before it."""
    if len(one.content) != 1 or not one.cue or one.content[0][0] < one.cue[-1][1]:
        return None
    words = index.tokens(*one.content[0])
    if "that" in {words[0].lower_, words[0].nbor(-1).lower_}:
        return None
    for token in words[2:]:
        if token.lower_ == "that" and token.tag_ == "IN" and token.nbor(-1).lower_ in {"and", "but"}:
            clause = token.head
            return trimmed(index, words.start, token.i - 1) if syntax.is_conjunct(clause) else None
    return None


def _tells_that(index: DocIndex, other: Attribution, one: Attribution) -> bool:
    """Tell a claim that opens with "that" and has another, with its cue, in its content."""
    start, end = other.content[0]
    holds = start < one.cue[0][0] and one.content[0][1] <= end and other is not one
    words = index.tokens(start, end)
    return bool(other.cue) and holds and "that" in {words[0].lower_, words[0].nbor(-1).lower_}
