"""Who says no to it refuses it: "said no | to the offer", "voted on Monday against | closing the pool"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.judging.degrees import words
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.rule import settles
from annotate.language import syntax

# What is learned of base forms errs with "shelved".
_DROPPING = frozenset({"abandon", "ditch", "drop", "scrap", "shelve", "shelved"})


@settles(rank=34)
def without_no(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, the "no to" of what somebody says no to with the cue.

    "He said no to both" refuses both, "he said no to that was given" tells what was given.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        start = _refused(index, one)
        if start is None:
            yield one
            continue
        cue = [*one.cue[:-1], (one.cue[-1][0], index.doc[start - 1].idx + len(index.doc[start - 1]))]
        yield replace(one, cue=cue, content=[(index.doc[start].idx, one.content[-1][1])])


def _refused(index: DocIndex, one: Attribution) -> int | None:
    """Return the number of the first word of what somebody says no to."""
    if not one.cue or len(one.content) != 1 or one.content[0][0] < one.cue[-1][1]:
        return None
    verb, content = index.tokens(*one.cue[-1])[-1], index.tokens(*one.content[0])
    if index.words.lemma(verb.lower_) != "say" or content.start != verb.i + 1 or len(content) < 3:
        return None
    if [token.lower_ for token in content[:2]] != ["no", "to"]:
        return None
    told = any(token.tag_ in syntax.FINITE and token.head.i <= verb.i for token in content[2:])
    return None if told else content.start + 2


@settles(rank=35)
def with_against(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, the "against" that stands between the verb and what it is told of with the cue.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        against = _against(index, one)
        if against is None:
            yield one
            continue
        cue = (against.idx, against.idx + len(against))
        first = max(one.content[0][0], against.nbor().idx)
        joined = [(one.cue[0][0], cue[1])] if one.cue[-1][1] + 1 == cue[0] else [*one.cue, cue]
        yield replace(one, cue=joined, content=[(first, one.content[0][1]), *one.content[1:]])


def _against(index: DocIndex, one: Attribution) -> Token | None:
    """Return the "against" that begins what somebody votes or speaks against, or stands before it."""
    if not one.cue or not one.content or one.content[0][0] < one.cue[-1][1]:
        return None
    first, head = index.tokens(*one.content[0])[0], index.head_of(*one.content[0])
    before = first if first.lower_ == "against" or first.i == 0 else first.nbor(-1)
    if before.lower_ != "against" or head is None or before.idx < one.cue[-1][1] or head.i <= before.i:
        return None
    verbs = {token.i for place in one.cue for token in index.tokens(*place) if token.pos_ == "VERB"}
    return before if before.head.i in {head.i, *verbs} and head.head.i in {*verbs, before.i} else None


@settles(rank=14)
def of_whom_refuses(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions; who turns down a plan makes none, and who drops his own has it no longer.

    Args:
        index: The document.
        found: Attributions.
    """
    dropped = {id(one): verb for one in found if (verb := _drops(index, one)) is not None}
    verbs = {verb.i for verb in dropped.values()}
    cues = cue_tokens(index, found)
    for one in found:
        verb = dropped.get(id(one))
        if verb is not None:
            yield replace(one, cue=[(verb.idx, one.cue[0][1])])
            continue
        if {token.i for token in one.cue_words(index)} & verbs:
            continue
        refusing = _refusing(index, one)
        if refusing is None:
            yield one
            continue
        verb, noun = refusing
        if verb.i not in cues:
            last = next((c for c in verb.children if syntax.is_particle(c) and c.i == verb.i + 1), verb)
            said = index.doc[noun.left_edge.i].idx, one.content[-1][1]
            yield replace(one, cue=[(verb.idx, last.idx + len(last))], content=[said])
        yield replace(one, source=[], because=[*one.because, "who refuses it does not make it"])


def _handled(index: DocIndex, one: Attribution) -> tuple[Token, Token] | None:
    """Return the verb whose object is the noun that a cue is, and the noun: "rejected a plan | to sell"."""
    noun = index.tokens(*one.cue[0])[0] if len(one.cue) == 1 else None
    if noun is None or not syntax.is_direct_object(noun) or noun.head.pos_ != "VERB" or noun.head.i > noun.i:
        return None
    return noun.head, noun


def _drops(index: DocIndex, one: Attribution) -> Token | None:
    """Return the verb with which somebody drops what was his: "shelved its plan | to sell"."""
    handled = _handled(index, one)
    if handled is None or _DROPPING.isdisjoint({handled[0].lemma_.lower(), handled[0].lower_}):
        return None
    return handled[0] if any(map(syntax.is_possessor, handled[1].children)) else None


def _refusing(index: DocIndex, one: Attribution) -> tuple[Token, Token] | None:
    """Return the verb with which the source refuses what somebody else wants, and the noun for that."""
    handled = _handled(index, one)
    if handled is None or not one.source or any(map(syntax.is_possessor, handled[1].children)):
        return None
    verb, noun = handled
    # "The claim by Ann Roe that": by her.
    named = any(
        token.lower_ == "by" for token in index.tokens(noun.idx, max(one.content[0][0], noun.idx + 1))
    )
    return handled if not named and _is_refusal(verb) and _refuses(index, one, verb) else None


def _is_refusal(verb: Token) -> bool:
    """Tell "rejected" and "turned down"."""
    table, lemma = words(), verb.lemma_.lower()
    beside = (child.lower_ for child in verb.children)
    return lemma in table.turning or table.turns_with(lemma, beside)


def _refuses(index: DocIndex, one: Attribution, verb: Token) -> bool:
    """Tell whether the source of some words is the subject of a verb."""
    whom = index.head_of(*one.source[0])
    return whom is not None and any(subject.i == whom.i for subject in syntax.subjects(verb))
