"""Who speaks behind a semicolon speaks for himself: "she argues that it helps; the union disputes that"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.judging.speech_acts import cue_verb
from annotate.claims.spans.index import DocIndex, offsets_of
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import group, phrase, trimmed
from annotate.claims.spans.rule import mends
from annotate.language import syntax

# What goes on behind it: "that it helps; that it costs little".
_GOING_ON = frozenset({"that", "which", "who", "whether", "if", "to", "or", "because", "while", "although"})
_JOINING = frozenset({"and", "but"})
_WHAT = frozenset({"that", "this", "it"})
_BARE = frozenset({"deny", "reject", "dispute", "contest", "refute"})
_FARTHEST = 14
SURE = 0.7


@mends(rank=45)
def up_to_semicolons(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what is told in other words without what somebody else says behind a semicolon.

    Args:
        index: The document.
        found: Attributions.
    """
    whole = list(found)
    cues = cue_tokens(index, whole)
    for one in whole:
        verb = _verb_behind(index, one)
        place = None if verb is None else trimmed(index, index.token_at(one.content[-1][0]), _mark(verb).i)
        if verb is None or place is None:
            yield one
            continue
        because = [*one.because, "somebody else speaks behind the semicolon"]
        same = place == one.content[-1]
        yield one if same else replace(one, content=[*one.content[:-1], place], because=because)
        if verb.i not in cues:
            yield from _behind(index, one, verb)


@mends(rank=46)
def named_behind_semicolons(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what is said behind a semicolon as that of who is named there.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        subject = _own_subject(index, one)
        if subject is None:
            yield one
            continue
        because = [*one.because, "somebody else speaks behind the semicolon"]
        yield replace(one, source=[offsets_of(phrase(subject))], because=because)


def _own_subject(index: DocIndex, one: Attribution) -> Token | None:
    """Return who is named behind a semicolon as the subject of a cue, where its source stands before that."""
    verb = cue_verb(one.cue_words(index), index.words) if one.cue and one.source else None
    if verb is None or one.source[-1][1] > one.cue[0][0] or syntax.is_passive(verb):
        return None
    subject = next((t for t in syntax.subjects(verb) if t.pos_ in {"NOUN", "PROPN"} and t.i < verb.i), None)
    if subject is None or one.source[-1][1] > subject.left_edge.idx:
        return None
    between = verb.doc[index.token_at(one.source[-1][0]) : subject.i]
    mark = next((token for token in reversed(between) if token.text == ";"), None)
    return subject if mark is not None and mark.idx >= one.source[-1][1] else None


def _verb_behind(index: DocIndex, one: Attribution) -> Token | None:
    """Return the verb of saying of somebody else that stands behind a semicolon in what is told."""
    if not one.cue or not one.content:
        return None
    start, end = one.content[-1]
    if start < one.cue[-1][1] or index.quotations.at(start) is not None:
        return None
    words = index.tokens(start, end)
    near = index.doc[words.start : words.end + 1]
    marks = (t for t in near if t.text == ";" and index.quotations.at(t.idx) is None)
    return next((verb for mark in marks if (verb := _speaking(index, mark)) is not None), None)


def _mark(verb: Token) -> Token:
    """Return the semicolon before a clause."""
    return next(token for token in reversed(verb.doc[: verb.i]) if token.text == ";")


def _behind(index: DocIndex, one: Attribution, verb: Token) -> Iterator[Attribution]:
    """Yield what is said behind a semicolon."""
    cue = group(verb)
    rest = index.doc[verb.i + 1 : verb.sent.end]
    last = next((token.i for token in rest if token.text == ";"), rest.end)
    opens = len(rest) > 2 and rest[0].lower_ == "that" and rest[0].tag_ == "IN"
    place = trimmed(index, verb.i + (2 if opens else 1), last)
    if place is not None:
        because = ["somebody else speaks behind the semicolon"]
        subject = next(iter(syntax.subjects(verb)), None)
        first = _mark(verb).i + (2 if _mark(verb).nbor().lower_ in _JOINING else 1)
        source = offsets_of(phrase(subject) if subject is not None else index.doc[first : cue[0].i])
        told = cue[0].idx, verb.idx + len(verb)
        yield Attribution([source], [told], [place], "rule", one.confidence * SURE, because)


def _plainly_denying(index: DocIndex, words: Sequence[Token]) -> Token | None:
    """Return the verb of "the union disputes that", which a tree may take for disputes of the union."""
    last = len(words) - 1
    while last > 0 and words[last].is_punct:
        last -= 1
    if last < 2 or words[last].lower_ not in _WHAT or words[0].pos_ not in {"DET", "PROPN", "NOUN"}:
        return None
    verb = words[last - 1]
    denies = index.words.act_of(verb.lower_) == "deny" and verb.lower_ not in _BARE
    return verb if denies and not any(t.pos_ in {"VERB", "AUX"} for t in words[: last - 1]) else None


def _speaking(index: DocIndex, mark: Token) -> Token | None:
    """Return the verb of saying, with a subject of its own, of the clause that follows a semicolon."""
    behind = mark.doc[mark.i + 1 : min(mark.i + 1 + _FARTHEST, mark.sent.end)]
    words = [token for token in behind if not token.is_space]
    if words and words[0].lower_ in _JOINING:
        words = words[1:]
    if not words or words[0].lower_ in _GOING_ON:
        return None
    if (plain := _plainly_denying(index, words)) is not None:
        return plain
    verb = next((token for token in words if token.tag_ in syntax.FINITE and token.pos_ == "VERB"), None)
    if verb is None or index.words.act_of(verb.lower_) not in SAYING:
        return None
    subject = next(iter(syntax.subjects(verb)), None)
    own = subject is not None and mark.i < subject.i < verb.i and subject.pos_ in {"NOUN", "PROPN"}
    return verb if own else None
