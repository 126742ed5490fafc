"""Who will not speak denies nothing of what it was about: "declined to say why"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import REFUSING, SPEAKING, TELLING, trimmed
from annotate.claims.spans.rule import mends, settles
from annotate.entities.known.calendar_words import calendar_word

_ABOUT = frozenset({"on", "about", "regarding", "concerning"})
_GIVING = frozenset({"give", "provide", "offer", "make", "grant", "issue", "release", "share", "add"})
_GIVEN = frozenset(
    {"comment", "comments", "detail", "details", "information", "explanation", "reason", "reasons", "answer"}
    | {"answers", "statement", "interview", "interviews", "response", "specifics"}
)
_SAY = frozenset({"say", "tell", "reveal", "disclose", "mention", "write"})
_LITTLE = frozenset({"nothing", "little", "much", "more"})
_QUOTED = frozenset({"interviewed", "named", "identified", "quoted", "drawn", "photographed"})


@mends(rank=15)
def without_silence(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions; who declines to speak leaves open what it was to be about.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        words = _unspoken(index, one)
        if words is None:
            yield one
            continue
        verb = words[1]
        rest = _matter(words)
        place = None if rest is None else trimmed(index, rest, words.end)
        if rest is None or place is None:
            yield _keeping_silent(index, one, words)
            continue
        end = index.doc[rest - 1].idx + len(index.doc[rest - 1])
        because = [*one.because, f"whoever refuses to {verb.lower_} leaves it open"]
        cue = [*one.cue[:-1], (one.cue[-1][0], end)]
        yield replace(one, cue=cue, content=[place, *one.content[1:]], because=because)


@settles(rank=4)
def about_what(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions; who said little of a thing told of it, who asked not to be named asked that.

    "Said nothing about | the money", "experts, who | asked | not to be named".

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        yield _unnamed(index, one) or _said_little(index, one) or one


def _said_little(index: DocIndex, one: Attribution) -> Attribution | None:
    """Return an attribution with "nothing about" in its cue, where its content begins with that."""
    if not one.cue or not one.content or one.content[0][0] < one.cue[-1][1]:
        return None
    words = index.tokens(*one.content[0])
    verb = index.doc[words.start - 1]
    if len(words) < 3 or words[0].lower_ not in _LITTLE or words[1].lower_ not in _ABOUT | {"of"}:
        return None
    if verb.idx < one.cue[-1][0] or index.words.lemma(verb.lower_) not in _SAY:
        return None
    place = trimmed(index, words.start + 2, words.end)
    if place is None:
        return None
    cue = [*one.cue[:-1], (one.cue[-1][0], words[1].idx + len(words[1]))]
    because = [*one.because, f"“{words[0].lower_} {words[1].lower_}” is no part of what it is about"]
    return replace(one, cue=cue, content=[place, *one.content[1:]], because=because)


def _unnamed(index: DocIndex, one: Attribution) -> Attribution | None:
    """Return an attribution of who asked or wished not to be named without the "who" in what was asked."""
    if len(one.content) < 2 or len(one.cue) != 1:
        return None
    who = index.tokens(*one.content[0])
    rest = index.tokens(*one.content[1])
    if len(who) != 1 or who[0].lower_ != "who" or [t.lower_ for t in rest[:3]] != ["not", "to", "be"]:
        return None
    if not any(token.lower_ in _QUOTED for token in rest[3:6]) or index.tokens(*one.cue[0]).start < who.end:
        return None
    return replace(one, source=one.content[:1], content=one.content[1:])


@settles(rank=5)
def still_without_silence(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, mended in the same way where other rules added them, without what was refused.

    Who refused to recognise the vote recognised nothing.

    Args:
        index: The document.
        found: Attributions.
    """
    mended = list(without_silence(index, found))
    refused = {place for one in mended if (place := _refused(index, one)) is not None}
    for one in mended:
        if not one.cue or one.cue[0][0] not in refused:
            yield one


def _keeping_silent(index: DocIndex, one: Attribution, words: Span) -> Attribution:
    """Return an attribution that tells no more than that somebody will not speak: "declined | to comment"."""
    cue = index.tokens(*one.cue[-1])
    if cue[-1].i == words.start:
        end = cue[-2].idx + len(cue[-2])
        return replace(
            one, cue=[*one.cue[:-1], (one.cue[-1][0], end)], content=[(cue[-1].idx, one.content[0][1])]
        )
    return replace(one, content=one.content[:1])


def _refused(index: DocIndex, one: Attribution) -> int | None:
    """Return where the verb of what somebody refuses to do begins."""
    if not one.cue:
        return None
    last = next((t for t in reversed(one.cue_words(index)) if _refuses(index, t)), None)
    if last is None or last.i + 2 >= len(index.doc) or last.nbor().lower_ != "to":
        return None
    return last.nbor(2).idx


def _refuses(index: DocIndex, token: Token) -> bool:
    return index.words.lemma(token.lower_) in REFUSING


def _unspoken(index: DocIndex, one: Attribution) -> Span | None:
    """Return the infinitive that a cue of refusal is followed by, where it is one of speaking."""
    if not one.cue or not one.content or one.content[0][0] < one.cue[-1][1]:
        return None
    cue, content = index.tokens(*one.cue[-1]), index.tokens(*one.content[0])
    last = cue[-1] if cue[-1].lower_ != "to" else cue[max(len(cue) - 2, 0)]
    if not _refuses(index, last) or content.start > cue.end:
        return None
    first = content.start if content[0].lower_ == "to" else content.start - 1
    words = index.doc[first : content.end]
    if len(words) < 2 or words[0].lower_ != "to":
        return None
    verb = words[1].lower_
    given = verb in _GIVING and any(token.lower_ in _GIVEN for token in words[2:6])
    quoted = verb == "be" and any(token.lower_ in _QUOTED for token in words[2:4])
    return words if verb in TELLING | SPEAKING or given or quoted else None


def _matter(words: Span) -> int | None:
    """Return the number of the first word of what was not said, if that is told."""
    verb = words[1].lower_
    rest = [token for token in words[2:] if not token.is_space]
    while rest and rest[0].pos_ == "ADV" and rest[0].tag_ != "WRB":
        rest.pop(0)
    if not rest or not any(token.text[0].isalnum() for token in rest):
        return None
    if verb in SPEAKING:
        about = rest[0].lower_ in _ABOUT and len(rest) > 1
        return rest[1].i if about and not calendar_word(rest[1]) and not rest[1].like_num else None
    anything = rest[0].lower_ in {"anything", "more", "much", "further"} or rest[0].pos_ in {"ADP", "PUNCT"}
    return None if verb not in TELLING or anything else rest[0].i
