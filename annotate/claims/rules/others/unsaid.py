"""What nobody says: "too early to say whether", "Will she confirm that ...?", "defending the accused"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from annotate.claims.judging.speech_acts import cue_verb
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.language import syntax

# "Too early to say", "too soon to tell".
_TELLING = frozenset({"say", "tell", "know", "predict", "judge", "speculate"})
_ASKED_TO = frozenset({"will", "would", "can", "could", "does", "do", "did"})
_COUNSEL = frozenset({"defend", "prosecute", "represent"})
_COURTS = frozenset({"court", "jury", "jurors", "barrister", "tribunal", "magistrates", "inquest", "trial"})
_PEOPLE = frozenset({"him", "her", "them"})


@settles(rank=33)
def without_what_nobody_says(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those of what is too early to say, is asked for, or is a barrister's task.

    Args:
        index: The document.
        found: Attributions.
    """
    whole = list(found)
    asked = [place for one in whole if _is_question(index, one) for place in one.content]
    for one in whole:
        verb = cue_verb(one.cue_words(index), index.words) if one.cue and one.content else None
        if verb is None or not (
            _is_too_soon(verb) or _is_asked_for(verb, asked) or _is_counsel(index, one, verb)
        ):
            yield one


def _is_question(index: DocIndex, one: Attribution) -> bool:
    return any("?" in index.text[start:end] for start, end in one.content)


def _is_too_soon(verb: Token) -> bool:
    """Tell the verb of "too early to say whether" from that of "a senator to say so"."""
    if verb.lower_ not in _TELLING or verb.i < 3:
        return False
    too, _, to = verb.doc[verb.i - 3 : verb.i]
    return (too.lower_, to.lower_) == ("too", "to")


def _is_asked_for(verb: Token, asked: list[tuple[int, int]]) -> bool:
    """Tell a verb that a quoted question asks about: "Will she confirm that it fell?"; nobody did so far."""
    if not any(start <= verb.idx < end for start, end in asked):
        return False
    first = next((t for t in verb.sent if not (t.is_punct or t.is_space)), verb)
    if verb.tag_ != "VB":
        return False
    rest = (t.text for t in verb.doc[verb.i : verb.sent.end])
    turned = any(t.i == first.i for t in syntax.auxiliaries(verb)) and first.lower_ in _ASKED_TO
    return turned and "?" in rest


def _is_counsel(index: DocIndex, one: Attribution, verb: Token) -> bool:
    """Tell "Ann Lee, defending Mr Roe, said" in a court's report from "ministers, defending the plan"."""
    if index.words.lemma(verb.lower_) not in _COUNSEL or verb.tag_ != "VBG" or syntax.auxiliaries(verb):
        return False
    before = verb.doc[verb.i - 1].text if verb.i else ""
    whom = next((t for t in index.tokens(*one.content[0]) if not t.is_space), verb)
    named = whom.pos_ == "PROPN" or whom.lower_ in _PEOPLE
    return before == "," and named and any(token.lower_ in _COURTS for token in verb.doc)
