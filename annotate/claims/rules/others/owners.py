"""Whose a plan is: "the commitment of Peru | to help", and of "praised the decision to sell" nobody's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, offsets_of, touches_any
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import phrase, trimmed
from annotate.claims.spans.rule import nests, settles
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax
from annotate.record import SpeechAct

OWNED = 0.55
_ACTS: frozenset[SpeechAct | None] = frozenset({"decide", "promise", "want", "demand", "propose", "deny"})
# What one of these takes for its object somebody else has said or planned.
_JUDGING: frozenset[SpeechAct | None] = frozenset({"praise", "accuse", "deny", "question"})


@nests(rank=25)
def of_their_owners(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what "the commitment of the ministry to help" tells as the ministry's.

    Args:
        index: The document.
        known: The attributions that were found.
    """
    cues = cue_tokens(index, known)
    for noun in index.words_in_order:
        if noun.pos_ != "NOUN" or noun.i in cues or index.words.nouns.get(noun.lower_) not in _ACTS:
            continue
        owner = next((child for child in noun.children if _owns(child, noun)), None)
        clause = next(
            (child for child in noun.children if owner is not None and _is_to_do(child, owner)), None
        )
        if owner is None or clause is None:
            continue
        source = phrase(owner)
        told = trimmed(index, clause.left_edge.i, clause.right_edge.i + 1)
        cue = noun.idx, noun.idx + len(noun)
        if told is None or touches_any(told, [offsets_of(source), cue]):
            continue
        because = [f"whose “{noun.text}” it is stands behind it"]
        yield Attribution([offsets_of(source)], [cue], [told], "rule", OWNED, because)


@settles(rank=33)
def not_of_their_critics(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, of a plan that somebody praises, blames or denies nobody's where no owner is told.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        noun = _judged(index, one)
        if noun is None:
            yield one
            continue
        yield replace(
            one, source=[], because=[*one.because, f"who speaks of the “{noun.text}” only judges it"]
        )


def _owns(child: Token, noun: Token) -> bool:
    """Tell the ministry in "the plan of the ministry"."""
    of = any(lead.lower_ == "of" for lead in syntax.leads(child))
    return child.i > noun.i and of and syntax.is_nominal_modifier(child) and is_speaker(child)


def _is_to_do(child: Token, owner: Token) -> bool:
    """Tell an infinitive right behind an owner, "to help", from "so as to help"."""
    first = child.left_edge
    to = first.lower_ == "to" and first.i > owner.i
    return child.tag_ == "VB" and to and syntax.is_adnominal_clause(child)


def _judged(index: DocIndex, one: Attribution) -> Token | None:
    """Return the noun of a cue that is the object of a verb whose subject is the source and judges it."""
    if not one.cue or not one.source:
        return None
    words = one.cue_words(index)
    noun = words[-1]
    head = index.head_of(*one.source[0])
    if noun.pos_ != "NOUN" or len(words) > 1 or not syntax.is_object(noun) or head is None:
        return None
    verb = noun.head
    judges = index.words.act_of(verb.lower_) in _JUDGING
    return noun if judges and head in syntax.subjects(verb) else None
