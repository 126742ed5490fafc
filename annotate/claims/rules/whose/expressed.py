"""Who expresses what: "She expressed her gratitude for it" has a subject, and more of a cue than a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, touches_any
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import group, phrase, subjects_of
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_EXPRESSING = frozenset(
    {"express", "voice", "convey", "reiterate", "reaffirm", "affirm", "renew", "signal", "stress", "announce"}
    | {"underline", "underscore", "emphasise", "emphasize", "declare", "state", "repeat", "confirm", "pledge"}
)


@settles(rank=13)
def expressed(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, one by a noun that somebody expresses with that verb and its subject.

    Args:
        index: The document.
        found: Attributions.
    """
    cues = cue_tokens(index, found)
    for one in found:
        yield _with_verb(index, one, cues) or one


def _with_verb(index: DocIndex, one: Attribution, cues: set[int]) -> Attribution | None:
    """Return an attribution by "his gratitude" as one by who "expressed his gratitude"."""
    if len(one.cue) != 1 or not one.content or one.content[0][0] < one.cue[0][1]:
        return None
    cue = one.cue_words(index)
    noun = next((token for token in cue if token.pos_ == "NOUN"), None)
    verb = None if noun is None else noun.head
    if noun is None or verb is None or verb.i >= cue.start or not syntax.is_direct_object(noun):
        return None
    if index.words.lemma(verb.lower_) not in _EXPRESSING and verb.lemma_.lower() not in _EXPRESSING:
        return None
    if syntax.is_passive(verb) or verb.i in cues:
        return None
    subject = _subject(verb)
    if subject is None:
        return None
    words, first = phrase(subject), group(verb)[0]
    place: Offsets = first.idx, one.cue[0][1]
    source = offsets_of(words)
    if touches_any(source, (place, *one.content)):
        return None
    because = [*one.because, f"who does it is the subject of “{verb.text}”"]
    return replace(one, source=[source], cue=[place], because=because)


def _subject(verb: Token) -> Token | None:
    """Return who expresses something, of a participle the subject of the verb it goes with."""
    subject = next(iter(subjects_of(verb)), None)
    return None if subject is None or subject.lower_ in {"it", "there"} else subject
