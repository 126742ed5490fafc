"""What is told inside what somebody denies, supposes or would have somebody say was not said.

Who denies that he had planned to leave planned nothing by it, and who "denied a suggestion by Ann Lee
that she knew" suggests nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.judging.speech_acts import cue_verb, speech_act
from annotate.claims.spans.index import DocIndex, Offsets, touch
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_IF = frozenset({"if", "unless"})
_LET = frozenset({"let", "lets"})
_NOTHING = frozenset({"nothing", "anything", "little", "of", "about"})
_DEEPEST = 12


@settles(rank=30)
def without_what_is_denied(index: DocIndex, found: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions but those that only what somebody denies tells, and what nobody said.

    Args:
        index: The document.
        found: Attributions.
    """
    deniers = {token.i: one for one in found if _denies(index, one) for token in one.cue_words(index)}
    others = [*deniers.values(), *(one for one in found if _faults(index, one))]
    kept = []
    for one in found:
        verb = _verb(index, one)
        if verb is None:
            kept.append(_with_own_source(index, one, others))
        elif not _is_unsaid(index, one, verb) and not _is_denied(index, verb, deniers, one):
            kept.append(one)
    return kept


def _verb(index: DocIndex, one: Attribution) -> Token | None:
    verb = cue_verb(one.cue_words(index), index.words)
    return verb if verb is not None and verb.pos_ == "VERB" else None


def _denies(index: DocIndex, one: Attribution) -> bool:
    """Tell who denies something, or does not say it; whoever does not deny it leaves it as it is."""
    verb = _verb(index, one)
    if verb is None:
        return False
    act, negated = speech_act(index, one), bool(syntax.negations(verb))
    return act in SAYING and (act == "deny") != negated


def _faults(index: DocIndex, one: Attribution) -> bool:
    """Tell who finds fault with something said, or doubts it: "mocked the claim that"."""
    return _verb(index, one) is not None and speech_act(index, one) in {"accuse", "question"}


def _is_denied(index: DocIndex, verb: Token, deniers: Mapping[int, Attribution], one: Attribution) -> bool:
    """Tell a verb that what is denied consists of: "denied that he had planned", "denied having said".

    Whoever disagrees: “...” vouches for the words in the quotation.
    """
    place = verb.idx
    quoted = index.quotations.at(place)
    for _ in range(_DEEPEST):
        joined = syntax.is_relative_clause(verb) or syntax.is_adverbial_clause(verb)
        if joined or syntax.is_conjunct(verb) or verb.head.i == verb.i:
            return False
        verb = verb.head
        outer = deniers.get(verb.i)
        if outer is not None and outer is not one:
            inside = any(start <= place < end for start, end in outer.content)
            return inside and quoted == index.quotations.at(verb.idx)
    return False


def _is_unsaid(index: DocIndex, one: Attribution, verb: Token) -> bool:
    """Tell "if he says so", "let him say so" and "knows nothing of it"."""
    marked, lemma = syntax.mark(verb), index.words.lemma(verb.lower_)
    says = one.by == "rule" and index.words.verbs.get(lemma) == "say"
    if says and marked is not None and marked.lower_ in _IF:
        return True
    before = [token.lower_ for token in index.doc[max(verb.i - 3, 0) : verb.i]]
    if verb.tag_ == "VB" and not _LET.isdisjoint(before):
        return True
    words = index.tokens(*one.content[0])
    knows = lemma == "know" and one.by == "rule"
    return knows and words[0].lower_ in _NOTHING and not any(t.tag_ in syntax.FINITE for t in words)


def _with_own_source(index: DocIndex, one: Attribution, others: Iterable[Attribution]) -> Attribution:
    """Return a claim that somebody denies or mocks with whose it is, and not with who does so."""
    noun = next((t for t in one.cue_words(index) if t.pos_ == "NOUN"), None)
    if noun is None or not one.source:
        return one
    outer = next((other for other in others if _holds(other, one.cue[0])), None)
    if outer is None or not any(touch(place, other) for place in one.source for other in outer.source):
        return one
    source = _behind_by(index, noun, one.content[0][0])
    return replace(one, source=source, because=[*one.because, "who opposes it did not say it"])


def _behind_by(index: DocIndex, noun: Token, end: int) -> list[Offsets]:
    """Return whose a claim is by the words between it and what it tells: "a claim by | Ann Lee | that"."""
    if noun.i + 2 >= len(index.doc) or noun.nbor().lower_ != "by":
        return []
    last = index.token_at(end)
    if index.doc[last - 1].lower_ == "that":
        last -= 1
    place = trimmed(index, noun.i + 2, last)
    return [] if place is None else [place]


def _holds(outer: Attribution, place: Offsets) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in outer.content)
