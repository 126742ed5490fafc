"""Whose a statement is that somebody else reads: "read a statement on her behalf. “I am free,” it said"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax

_STATEMENTS = frozenset({"statement", "letter", "message", "note", "tribute", "apology"})
_FURTHEST = 2


@settles(rank=12)
def on_behalf(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what a statement read for somebody "said" with that one as the speaker.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        place = _speaker(index, one)
        if place is None:
            yield one
            continue
        because = [*one.because, "a statement is the words of the one on whose behalf it is read"]
        yield replace(one, source=[place], inferred=True, because=because)


def _speaker(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return on whose behalf the statement was read that "it" stands for."""
    if len(one.source) != 1 or not one.cue or index.text[slice(*one.source[0])].lower() not in _ITS:
        return None
    if not one.content or index.quotations.at(one.content[0][0]) is None:
        return None
    number = index.sentence_of[index.token_at(one.content[0][0])]
    for earlier in range(number - 1, max(number - 1 - _FURTHEST, -1), -1):
        sentence = index.doc[slice(*index.sentence_bounds[earlier])]
        statement = next((t for t in sentence if t.lemma_.lower() in _STATEMENTS), None)
        if statement is not None:
            return _principal(sentence, statement)
    return None


_ITS = frozenset({"it", "the statement", "the letter", "the message", "the note", "the tribute"})


def _principal(sentence: Span, statement: Token) -> Offsets | None:
    """Return whose the words are: "on her behalf", "on behalf of Ann Lee", "a letter from Ann Lee"."""
    behind = sentence.doc[statement.i + 1 : sentence.end]
    for token in behind:
        if token.lower_ == "behalf":
            owner = next((child for child in token.children if syntax.is_possessor(child)), None)
            if owner is not None:
                return offsets_of(syntax.noun_phrase(owner))
            lead = token.i + 1 < sentence.end and token.nbor().lower_ == "of"
            return _named(sentence, token.i + 2) if lead else None
    if len(behind) > 1 and behind[0].lower_ == "from":
        return _named(sentence, behind[1].i)
    return None


def _named(sentence: Span, first: int) -> Offsets | None:
    """Return the noun phrase that begins with a word, if it names somebody."""
    for token in sentence.doc[first : min(first + 6, sentence.end)]:
        above = token.head.i
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and not first <= above < first + 6 and is_speaker(token):
            return sentence.doc[first].idx, token.idx + len(token)
    return None
