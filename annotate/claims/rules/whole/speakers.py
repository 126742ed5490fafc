"""Who goes on to tell: "She said it was safe but urged them to leave" has one speaker, and two claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, touches_any
from annotate.claims.spans.parts import Attribution, verb_of
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax
from annotate.record import SpeechAct

_JOINING = frozenset({"and", "but"})
# No lorry, letter or storm does one of these.
_BY_PEOPLE = frozenset({"apologise", "apologize", "congratulate", "thank"})
_OF_ITS_SUBJECT: frozenset[SpeechAct] = frozenset({"deny", "admit", "decide", "want", "promise"})


@settles(rank=24)
def by_who_goes_on(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a past verb of telling behind "and" or "but" as one of who told in the past before.

    What was told before ends there.

    Args:
        index: The document.
        found: Attributions.
    """
    further = {id(one): around for one in found if (around := _around(index, one, found)) is not None}
    cuts = {id(further[id(one)]): index.tokens(*one.cue[0]).start - 1 for one in found if id(one) in further}
    for one in found:
        around = further.get(id(one))
        if around is not None:
            yield replace(one, source=list(around.source))
        elif id(one) in cuts:
            start = one.content[-1][0]
            place = trimmed(index, index.token_at(start), cuts[id(one)])
            yield one if place is None else replace(one, content=[*one.content[:-1], place])
        else:
            yield one


def _around(index: DocIndex, one: Attribution, found: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution in whose content another is told by a verb that goes on from its cue."""
    verb = _past(index, one)
    if verb is None or index.quotations.at(verb.idx) is not None:
        return None
    before = index.doc[max(index.tokens(*one.cue[0]).start - 1, 0)]
    if before.lower_ not in _JOINING or any(syntax.is_subject(child) for child in verb.children):
        return None
    subject = _subject_before(index, verb)
    if subject is None:
        return None
    holding = [
        other for other in found if _holds(index, other, one, before) and _may_be(index, other, subject)
    ]
    return min(holding, key=lambda other: other.content[-1][1] - other.content[-1][0], default=None)


def _subject_before(index: DocIndex, verb: Token) -> Token | None:
    """Return who does what is told before "and", if the verb behind it need not say what this one did.

    "Said he left and decided to sell" may be the speaker's decision, "said Roe left and decided to" is Roe's.
    """
    told = verb.head
    if not syntax.is_conjunct(verb) or not syntax.is_clausal_complement(told):
        return None
    subject = next(iter(syntax.subjects(told)), None)
    if subject is None or subject.pos_ == "PRON":
        return subject
    if index.words.lemma(verb.lower_) in _BY_PEOPLE:
        return None if is_speaker(subject) else subject
    return subject if index.words.act_of(verb.lower_) not in _OF_ITS_SUBJECT else None


def _may_be(index: DocIndex, other: Attribution, subject: Token) -> bool:
    """Tell whether a source and a subject are not two pronouns, of which the nearer one goes on."""
    source = index.tokens(*other.source[0]) if other.source else index.doc[0:0]
    pronoun = len(source) == 1 and source[0].pos_ == "PRON" and subject.pos_ == "PRON"
    return not pronoun or source[0].lower_ == subject.lower_


def _holds(index: DocIndex, other: Attribution, one: Attribution, joining: Token) -> bool:
    """Tell an attribution that tells a clause, and ends with what another tells behind "and"."""
    start, end = other.content[-1]
    if not other.cue or not other.source or other.cue[-1][1] > start or _past(index, other) is None:
        return False
    told = index.tokens(start, joining.idx) if start < joining.idx else index.doc[0:0]
    finite = any(token.tag_ in syntax.FINITE for token in told)
    if touches_any((start, end), other.source) or not finite:
        return False
    between = index.doc[index.token_at(end - 1) + 1 : joining.i]
    return start < one.cue[0][0] < end or (end <= joining.idx and not between.text.strip(", "))


def _past(index: DocIndex, one: Attribution) -> Token | None:
    """Return the verb of a cue, where it is in the past."""
    verb = verb_of(one.cue_words(index))
    return verb if verb is not None and verb.tag_ == "VBD" else None
