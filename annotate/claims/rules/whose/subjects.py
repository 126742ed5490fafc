"""Who tells it is the subject of an active verb in its sentence, and goes on to tell more on another day."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, offsets_of, touches_any
from annotate.claims.spans.parts import Attribution, verb_of
from annotate.claims.spans.recovery import phrase, subjects_of, trimmed
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax

_DAYS = frozenset(day.lower() for day in calendar.day_name) | {
    "yesterday", "today", "tonight", "night", "morning", "afternoon", "evening", "week", "month", "year",
    "later",
}  # fmt: skip
# Between "and" and what was told then: "and on Wednesday told councillors".
_LONGEST = 4
_NOBODY = frozenset({"it", "there", "that", "this", "which", "what"})


@settles(rank=14)
def with_subjects(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, the subject of an active verb in the place of no source or one of another sentence.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        lacks = _is_far(index, one) if one.source else one.by == "rule" or _is_purpose(index, one)
        subject = _subject(index, one) if lacks else None
        if subject is None:
            yield one
            continue
        place = offsets_of(phrase(subject))
        clash = touches_any(place, (*one.cue, *one.content))
        because = [*one.because, "who tells it is the subject of its verb"]
        yield one if clash else replace(one, source=[place], because=because)


def _is_purpose(index: DocIndex, one: Attribution) -> bool:
    """Tell a cue that says what somebody does something for: "flew to Quito | to urge |"."""
    verb = verb_of(one.cue_words(index)) if one.cue else None
    return verb is not None and _for_what(verb) is not None


def _for_what(verb: Token) -> Token | None:
    """Return the verb that an infinitive tells the purpose of."""
    to = any(child.lower_ == "to" and child.i < verb.i for child in verb.children)
    return verb.head if verb.tag_ == "VB" and to and syntax.is_adverbial_clause(verb) else None


def _is_far(index: DocIndex, one: Attribution) -> bool:
    """Tell a source of an earlier sentence, which the language model linked over its end."""
    if not one.cue or one.inferred or one.source[0][0] > one.cue[0][0]:
        return False
    sentences = [index.sentence_of[index.token_at(place)] for place in (one.source[0][0], one.cue[0][0])]
    return sentences[0] < sentences[1]


def _subject(index: DocIndex, one: Attribution) -> Token | None:
    """Return who does what the verb of a cue tells, in its sentence."""
    verb = verb_of(one.cue_words(index))
    if verb is None or syntax.is_passive(verb) or (verb.tag_ == "VBN" and not syntax.auxiliaries(verb)):
        return None
    above = _for_what(verb)
    own = subjects_of(verb)
    if above is not None and not own and not syntax.is_passive(above):
        own = syntax.subjects(above)
    subject = next(iter(own), None)
    if subject is None or subject.lower_ in _NOBODY or subject.i > verb.i:
        return None
    if subject.pos_ == "NOUN" and not is_speaker(subject):
        # "Much of the time was spent working out what it meant": time tells nothing.
        return None
    return subject if index.sentence_of[subject.i] == index.sentence_of[verb.i] else None


@settles(rank=15)
def who_goes_on(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, of whoever says something on one day and tells more on another both as theirs.

    "Roe said on Monday that it was safe | and on Friday accused the board of lying": Roe accused it.

    Args:
        index: The document.
        found: Attributions.
    """
    ends: dict[int, int] = {}
    owners: dict[int, Attribution] = {}
    for place, one in enumerate(found):
        if not _says_on_a_day(index, one):
            continue
        for number, other in enumerate(found):
            joined = _joined(index, one, other) if other.cue else -1
            if joined >= 0:
                ends[place] = min(joined, ends.get(place, joined))
                owners[number] = one
    for place, one in enumerate(found):
        told = one
        if place in owners:
            because = [*one.because, "who spoke before goes on to tell it"]
            told = replace(one, source=owners[place].source, because=because)
        if place in ends:
            words = index.tokens(*one.content[0])
            content = trimmed(index, words.start, ends[place])
            told = replace(told, content=[content]) if content is not None else told
        yield told


def _says_on_a_day(index: DocIndex, one: Attribution) -> bool:
    """Tell "said on Monday that" and "told them yesterday that", of nobody's own words."""
    if len(one.source) != 1 or len(one.cue) != 1 or len(one.content) != 1:
        return False
    if not one.source[0][1] <= one.cue[0][0] < one.cue[0][1] <= one.content[0][0]:
        return False
    between = index.doc[one.cue_words(index).end : index.token_at(one.content[0][0])]
    dated = any(token.lower_ in _DAYS for token in between)
    return dated and index.quotations.at(one.content[0][0]) is None


def _joined(index: DocIndex, one: Attribution, other: Attribution) -> int:
    """Return the place of the "and" behind which somebody tells more on another day; -1 for none."""
    words, verb = index.tokens(*one.content[0]), other.cue_words(index)[0]
    if not words.start < verb.i < words.end or verb.tag_ != one.cue_words(index)[0].tag_:
        return -1
    before = index.doc[max(verb.i - _LONGEST, words.start) : verb.i]
    joined = next((token.i for token in reversed(list(before)) if token.tag_ == "CC"), -1)
    day = index.doc[joined + 1 : verb.i]
    told = joined >= 0 and any(token.lower_ in _DAYS for token in day)
    return joined if told and not any(syntax.is_subject(token) for token in day) else -1
