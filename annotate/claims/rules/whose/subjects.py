"""Who tells it is the subject of an active verb, in its own sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, offsets_of, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import phrase, subjects_of
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax

_NOBODY = frozenset({"it", "there", "that", "this", "which", "what"})


@settles(rank=14)
def with_subjects(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, the subject of an active verb in the place of no source or one of another sentence.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        lacks = _is_far(index, one) if one.source else one.by == "rule"
        subject = _subject(index, one) if lacks else None
        if subject is None:
            yield one
            continue
        place = offsets_of(phrase(subject))
        clash = touches_any(place, (*one.cue, *one.content))
        because = [*one.because, "who tells it is the subject of its verb"]
        yield one if clash else replace(one, source=[place], because=because)


def _is_far(index: DocIndex, one: Attribution) -> bool:
    """Tell a source of an earlier sentence, which the language model linked over its end."""
    if not one.cue or one.inferred or one.source[0][0] > one.cue[0][0]:
        return False
    sentences = [index.sentence_of[index.token_at(place)] for place in (one.source[0][0], one.cue[0][0])]
    return sentences[0] < sentences[1]


def _subject(index: DocIndex, one: Attribution) -> Token | None:
    """Return who does what the verb of a cue tells, in its sentence."""
    verb = next((token for token in reversed(one.cue_words(index)) if token.pos_ == "VERB"), None)
    if verb is None or syntax.is_passive(verb) or (verb.tag_ == "VBN" and not syntax.auxiliaries(verb)):
        return None
    subject = next(iter(subjects_of(verb)), None)
    if subject is None or subject.lower_ in _NOBODY or subject.i > verb.i:
        return None
    if subject.pos_ == "NOUN" and not is_speaker(subject):
        # "Much of the time was spent working out what it meant": time tells nothing.
        return None
    return subject if index.sentence_of[subject.i] == index.sentence_of[verb.i] else None
