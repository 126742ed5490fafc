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
# What these tell is no more than the noun: "affirmed his keenness" says that he is keen.
_VOICING = frozenset({"express", "voice", "convey"})


@settles(rank=13)
def expressed(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, one by a noun that somebody expresses with that verb and its subject.

    Args:
        index: The document.
        found: Attributions.
    """
    twice = dict(_told_twice(index, found))
    outer = {id(one) for one in twice.values()}
    cues = cue_tokens(index, (one for one in found if id(one) not in outer))
    whole = {id(one): _with_verb(index, one, cues) for one in found}
    told = {id(around) for inner, around in twice.items() if whole[inner] is not None}
    for one in found:
        if id(one) in told:
            continue
        made, around = whole[id(one)], twice.get(id(one))
        if made is not None and around is not None and around.source and not _clash(around.source, made):
            # The model knows more of who speaks than the verb's subject alone: "Rolf Moen, the minister".
            made = replace(made, source=around.source)
        yield made or one


def _clash(source: Sequence[Offsets], one: Attribution) -> bool:
    return any(touches_any(place, (*one.cue, *one.content)) for place in source)


def _told_twice(index: DocIndex, found: Sequence[Attribution]) -> Iterator[tuple[int, Attribution]]:
    """Yield attributions by a noun with those by its verb that tell no more: "expressed | his hope that"."""
    verbs = {word.i: one for one in found for word in one.cue_words(index) if word.pos_ == "VERB"}
    for one in found:
        noun = _noun(index, one)
        around = None if noun is None else verbs.get(noun.head.i)
        if noun is None or around is None or around is one or not _is_expressed(index, noun):
            continue
        # "Gratitude to the mayor for his help" tells whom it is for as well.
        near = index.token_at(one.content[0][0]) <= index.token_at(one.cue[-1][1] - 1) + 1
        first, last = one.cue[0][0], max(end for _, end in one.content)
        inside = all(min(first, phrase(noun).start_char) <= a and b <= last for a, b in around.content)
        if near and inside and around.content and noun.head.lemma_.lower() in _VOICING:
            yield id(one), around


def _with_verb(index: DocIndex, one: Attribution, cues: set[int]) -> Attribution | None:
    """Return an attribution by "his gratitude" as one by who "expressed his gratitude"."""
    noun = _noun(index, one)
    if noun is None or not _is_expressed(index, noun) or noun.head.i in cues:
        return None
    verb = noun.head
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


def _noun(index: DocIndex, one: Attribution) -> Token | None:
    """Return the noun of a cue that stands before what it tells."""
    if len(one.cue) != 1 or not one.content or one.content[0][0] < one.cue[0][1]:
        return None
    return next((token for token in one.cue_words(index) if token.pos_ == "NOUN"), None)


def _is_expressed(index: DocIndex, noun: Token) -> bool:
    """Tell a noun that an active verb before it expresses."""
    verb = noun.head
    if verb.i >= noun.i or not syntax.is_direct_object(noun) or syntax.is_passive(verb):
        return False
    return bool({index.words.lemma(verb.lower_), verb.lemma_.lower()} & _EXPRESSING)


def _subject(verb: Token) -> Token | None:
    """Return who expresses something, of a participle the subject of the verb it goes with."""
    subject = next(iter(subjects_of(verb)), None)
    return None if subject is None or subject.lower_ in {"it", "there"} else subject
