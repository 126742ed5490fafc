"""What a verb says only by its object: "signed a deal | to supply gas", "filed a complaint about | it"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution, verb_of
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_HANDLING = frozenset(
    {"sign", "issue", "express", "voice", "publish", "release", "file", "lodge", "unveil", "provide", "give"}
    | {"decline", "refuse"}
)
_OF_ITS_NAME = frozenset({"understanding", "intent", "agreement", "cooperation"})
_ABOUT = frozenset({"on", "about", "regarding", "concerning", "of", "against", "over", "for"})


@settles(rank=12)
def by_their_nouns(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, of who signs an agreement or files a complaint what that is about.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        first = _matter(index, one)
        place = None if first is None else trimmed(index, first, index.tokens(*one.content[0]).end)
        if first is None or place is None:
            yield one
            continue
        last = index.doc[first - 1]
        yield replace(one, cue=[*one.cue[:-1], (one.cue[-1][0], last.idx + len(last))], content=[place])


@settles(rank=13)
def without_the_noun_alone(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those of a noun alone that stands in the cue of the same: "signed a deal | to".

    Args:
        index: The document.
        found: Attributions.
    """
    del index
    whole = [(one.cue[-1], one.content) for one in found if one.cue]
    for one in found:
        cue = one.cue[-1] if one.cue else (0, 0)
        inside = (place for place, content in whole if content == one.content and place != cue)
        if not any(place[0] <= cue[0] and cue[1] <= place[1] for place in inside):
            yield one


def _matter(index: DocIndex, one: Attribution) -> int | None:
    """Return the number of the first word of what the noun right behind a cue tells."""
    if not one.cue or len(one.content) != 1 or index.quotations.at(one.content[0][0]) is not None:
        return None
    cue, words = index.tokens(*one.cue[-1]), index.tokens(*one.content[0])
    verb = verb_of(cue)
    noun = index.head_of(*one.content[0])
    if verb is None or noun is None or words.start != cue.end or noun.head.i != verb.i:
        return None
    if not {index.words.lemma(verb.lower_), verb.lemma_.lower()} & _HANDLING:
        return None
    known = {noun.lower_, noun.lemma_.lower()} & index.words.nouns.keys()
    owned = any(syntax.is_possessor(child) and child.pos_ != "PRON" for child in noun.children)
    plain = not any(token.pos_ in {"VERB", "AUX"} for token in index.doc[words.start : noun.i])
    if not known or owned or not plain or not syntax.is_direct_object(noun):
        return None
    return _first_told(noun, words.end)


def _first_told(noun: Token, end: int) -> int | None:
    """Return the number of the first word of the clause behind a noun, or behind its preposition."""
    doc, at = noun.doc, noun.i + 1
    if at + 2 < end and doc[at].lower_ == "of" and doc[at + 1].lower_ in _OF_ITS_NAME:
        at += 2
    if at + 2 < end and doc[at].text == "(" and doc[at + 2].text == ")":
        at += 3
    within = next((c for c in noun.children if c.i > noun.i and doc[c.left_edge.i].lower_ == "with"), None)
    if within is not None and within.left_edge.i == at:
        at = within.i + 1
    if at + 1 >= end:
        return None
    first, following = doc[at], doc[at + 1]
    about = within is None and first.lower_ in _ABOUT
    if not about and ((first.lower_ == "to" and following.tag_ == "VB") or first.tag_ == "VBG"):
        return at
    clause = first.lower_ == "that" and first.tag_ == "IN"
    return at + 1 if clause or about else None
