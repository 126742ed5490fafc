"""Relative clauses and the sentence around them: what is told in one ends with it.

"A sailor who said he had seen the fire | left", "Chad, which calls it Lake Fitri, says", and what is
said to be wrong: "not everything that she said was true", "what he said was a lie".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.judging.speech_acts import cue_verb
from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import mends, settles
from annotate.language import syntax

_PRONOUNS = frozenset({"who", "which"})
_WH = frozenset({"WP", "WDT"})
_ALL = frozenset({"all", "everything"})
_EVERY = frozenset({"all", "every", "each"})
_WHATEVER = _ALL | {"anything", "most", "much", "nothing", "something", "what", "whatever"}


@mends(rank=51)
def up_to_the_main_clause(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what is told in a relative clause without the sentence that it stands in.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        place = _inside(index, one)
        if place is None:
            yield one
            continue
        because = [*one.because, "what a relative clause tells ends with it"]
        yield replace(one, content=list(dict.fromkeys([*one.content[:-1], place])), because=because)


@mends(rank=52)
def sources_before_relatives(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a source that is only a clause about somebody as the one whom it is about.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        place = _antecedent(index, one)
        if place is None:
            yield one
            continue
        because = [*one.because, "the clause beside the cue is about the source"]
        yield replace(one, source=[place], because=because)


@settles(rank=34)
def without_what_is_partly_wrong(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those of "not all that she said was true", which does not tell what she said.

    Nor do "everything he said was false" and "what he said was noted".

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        verb = _verb(index, one)
        if verb is None or not (_is_partly(verb) or _is_whatever(index, one, verb)):
            yield one


def _verb(index: DocIndex, one: Attribution) -> Token | None:
    return cue_verb(one.cue_words(index), index.words) if one.cue and one.content else None


def _inside(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return the last piece of a content up to the predicate of the clause around a relative one."""
    verb = _verb(index, one)
    if verb is None or not syntax.is_relative_clause(verb) or not syntax.is_subject(verb.head):
        return None
    if verb.head.lower_ in _WHATEVER:
        return None  # "All she wants is | to go home".
    main = verb.head.head
    words = index.tokens(*one.content[-1])
    if not verb.i < words.start < main.i < words.end or verb.head.i > verb.i:
        return None
    own = (
        t
        for t in main.children
        if words.start <= t.i < main.i
        and (syntax.is_auxiliary(t) or syntax.is_copula(t) or syntax.is_adverb(t))
    )
    first = min((t.left_edge.i for t in own), default=main.i)
    if first > words.start:
        return trimmed(index, words.start, first)
    # "A charge that Roe denied | was dropped": denied is the charge.
    noun, subject = verb.head, next(iter(syntax.subjects(verb)), None)
    its = subject is not None and subject.i > noun.i and subject.tag_ not in _WH and subject.lower_ != "that"
    place = trimmed(index, noun.left_edge.i, verb.left_edge.i) if its else None
    return place if place is None or one.content[:-1] in ([], [place]) else None


def _antecedent(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return the noun before a source that begins with ", which" and stands before its cue."""
    if len(one.source) != 1 or not one.cue or one.source[0][1] > one.cue[0][0]:
        return None
    words = index.tokens(*one.source[0])
    first = words[0]
    told = any(token.tag_ in syntax.FINITE for token in words)
    if first.lower_ not in _PRONOUNS or first.tag_ not in _WH or not told or first.i < 2:
        return None
    verb = next((token for token in words if syntax.is_relative_clause(token)), None)
    noun = first.nbor(-2) if verb is None else verb.head
    comma = first.nbor(-1)
    if comma.text != "," or noun.pos_ not in {"NOUN", "PROPN"} or noun.i >= comma.i:
        return None
    return trimmed(index, noun.left_edge.i, comma.i)


def _is_partly(verb: Token) -> bool:
    """Tell the verb of "not everything that she said" from that of "not everyone who said"."""
    noun = verb.head
    if not syntax.is_relative_clause(verb) or noun.i > verb.i:
        return False
    own = any(child.tag_ not in _WH and child.lower_ != "that" for child in syntax.subjects(verb))
    every = noun.lower_ in _ALL or any(child.lower_ in _EVERY for child in noun.children)
    first = noun.left_edge.i
    before = noun.doc[max(first - 1, 0) : noun.i]
    return own and every and any(token.lower_ == "not" for token in before)


def _is_whatever(index: DocIndex, one: Attribution, verb: Token) -> bool:
    """Tell what somebody says whatever it was, "what she said was noted", from "what she said was: “Go”".

    "Hit by what he said was a stone" tells that it was one.
    """
    free = next((child for child in verb.children if child.lower_ == "what" and child.i < verb.i), None)
    noun = free if free is not None else verb.head if syntax.is_relative_clause(verb) else None
    if noun is None or noun.lower_ not in _WHATEVER or noun.i > verb.i:
        return False
    rest = [words for place in one.content if (words := index.tokens(*place)).start > verb.i]
    about = [words for place in one.content if (words := index.tokens(*place)).start <= verb.i]
    own = verb.left_edge.i, verb.right_edge.i
    done = all(words[0].tag_ in syntax.FINITE and not own[0] <= words[0].i <= own[1] for words in rest)
    alone = all(words.start <= noun.i < words.end <= verb.i for words in about)
    return done and alone and (bool(rest) or syntax.is_subject(noun))
