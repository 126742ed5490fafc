"""Sources that a sentence has elsewhere: who does something else there, or is only told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, touches_any
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.claims.spans.sources import is_of_mind
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax

_DEEPEST = 6


@settles(rank=15)
def not_of_others(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions; who is the subject of another clause is not whose a passive verb's words are.

    "The senator called for a pardon after the charges were deemed unfair": by whom is not told.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        if one.source and not one.inferred and _is_of_another_clause(index, one):
            yield replace(one, source=[], because=[*one.because, "by whom is not told"])
        else:
            yield one


def _is_of_another_clause(index: DocIndex, one: Attribution) -> bool:
    verbs = [token for token in one.cue_words(index) if token.pos_ == "VERB"]
    verb = verbs[-1] if verbs else None
    if verb is None or verb.tag_ != "VBN" or is_of_mind(verb):
        return False
    # "A banker accused of theft walked free after a jury found that ...": nor does the jury accuse him.
    alone = len(verbs) == 1 and syntax.is_participle_clause(verb)
    beside = alone and verb.head.pos_ in {"NOUN", "PROPN"}
    if not (syntax.is_passive(verb) or beside) or syntax.agent(verb) is not None:
        return False
    head = index.head_of(*one.source[0])
    if head is None or not syntax.is_subject(head) or head.i == verb.head.i or head.head.i == verb.i:
        return False
    row = {verb.i, *(token.i for token in verb.children)}
    above = verb
    for _ in range(_DEEPEST):
        joined = syntax.is_conjunct(above) or syntax.is_open_complement(above)
        if not joined or above.head.i == above.i:
            break
        above = above.head
        row.add(above.i)
    return head.head.i not in row and head.head.tag_ in syntax.FINITE


@settles(rank=32)
def with_own_speakers(index: DocIndex, found: Iterable[Attribution]) -> list[Attribution]:
    """Return attributions; what somebody goes on to add is theirs, and no thing's of which they told.

    "The plan was late, Roe said, adding that ...", "Roe said the plan was late, adding that ...".

    Args:
        index: The document.
        found: Attributions.
    """
    known = list(found)
    by_sentence: dict[int, list[Attribution]] = {}
    for one in known:
        if one.cue and one.source and one.content and _says(index, one) is not None:
            number = index.sentence_of[one.cue_words(index).start]
            by_sentence.setdefault(number, []).append(one)
    changed: list[Attribution] = []
    for one in known:
        verb = _goes_on(index, one)
        near = by_sentence.get(index.sentence_of[verb.i], ()) if verb is not None else ()
        outer = None if verb is None else _speaking(index, one, verb, near)
        if outer is None or outer is one:
            changed.append(one)
            continue
        because = [*one.because, "who speaks before it goes on to speak"]
        changed.append(replace(one, source=list(outer.source), because=because))
    return changed


def _says(index: DocIndex, one: Attribution) -> Token | None:
    """Return the finite verb of saying of a cue."""
    words = (t for t in one.cue_words(index) if index.words.act_of(t.lower_) in SAYING)
    return next((token for token in words if token.tag_ in syntax.FINITE), None)


def _goes_on(index: DocIndex, one: Attribution) -> Token | None:
    """Return the participle that a cue begins with behind its source."""
    if not one.cue or not one.source or not one.content or one.source[0][0] > one.cue[0][0]:
        return None
    first = one.cue_words(index)[0]
    head = index.head_of(*one.source[0])
    if first.tag_ != "VBG" or head is None or first.i < 3:
        return None
    return first


def _speaking(
    index: DocIndex, one: Attribution, verb: Token, near: Sequence[Attribution]
) -> Attribution | None:
    """Return the attribution that a participle goes on with: "..., Roe said, adding"."""
    before = verb.i - 1
    while index.doc[before].lower_ in {"while", "also", "and", "further"}:
        before -= 1
    if index.doc[before].text != ",":
        return None
    head = index.head_of(*one.source[0])
    for outer in near:
        if outer is one or outer.cue[0][0] > verb.idx or touches_any(outer.source[0], one.source):
            continue
        end = max(place[1] for place in (*outer.cue, *outer.source))
        behind = end <= index.doc[before].idx <= end + 1
        inside = any(a <= one.source[0][0] and one.source[0][1] <= b for a, b in outer.content)
        thing = head is not None and head.pos_ == "NOUN" and not is_speaker(head)
        if inside and (behind or (thing and outer.cue[0][1] <= one.source[0][0])):
            return outer
    return None
