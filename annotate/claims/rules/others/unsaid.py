"""What nobody says: "too early to say whether", "too weak to show that", "wants him to say why".

Nor has anybody answered "Will she confirm that ...?" so far.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from annotate.claims.judging.speech_acts import cue_verb
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.language import syntax

# "Too early to say", "too soon to tell".
_TELLING = frozenset({"say", "tell", "know", "predict", "judge", "speculate"})
# "Too small to show that it is safe", "not enough to prove it".
_SHOWING = frozenset(
    {"show", "prove", "demonstrate", "establish", "confirm", "indicate", "suggest", "reveal", "conclude"}
)
_LACKING = frozenset({"insufficient", "inadequate"})
_ASKED_TO = frozenset({"will", "would", "can", "could", "does", "do", "did"})
# What one of these is about is open; who was forced or prompted to do it did it.
_WISHING = frozenset(
    {
        "want",
        "wish",
        "like",
        "ask",
        "urge",
        "demand",
        "request",
        "require",
        "beg",
        "implore",
        "press",
        "invite",
        "order",
        "instruct",
        "command",
        "tell",
    }
)
_TOLD = SAYING - {"demand", "propose", "promise", "question"}
_COUNSEL = frozenset({"defend", "prosecute", "represent"})
_COURTS = frozenset({"court", "jury", "jurors", "barrister", "tribunal", "magistrates", "inquest", "trial"})
_PEOPLE = frozenset({"him", "her", "them"})


@settles(rank=33)
def without_what_nobody_says(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but what is too early to say, too weak to show, asked for, or counsel's task.

    Args:
        index: The document.
        found: Attributions.
    """
    whole = list(found)
    asked = [place for one in whole if _is_question(index, one) for place in one.content]
    for one in whole:
        if _is_put_to_you(index, one):
            continue
        verb = cue_verb(one.cue_words(index), index.words) if one.cue and one.content else None
        if verb is None or not (
            _is_too_soon(verb)
            or _is_too_weak(verb)
            or _is_asked_for(verb, asked)
            or _is_wished(index, one, verb)
            or _is_counsel(index, one, verb)
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


def _is_too_weak(verb: Token) -> bool:
    """Tell the verb of "too small to show that" and "not strong enough to prove it"."""
    to = any(child.lower_ == "to" and child.i < verb.i for child in verb.children)
    what = verb.head
    if not to or verb.tag_ != "VB" or verb.lower_ not in _SHOWING or what.i > verb.i:
        return False
    degrees = {child.lower_ for child in what.children if child.i < verb.i} | {what.lower_}
    little = "enough" in degrees and bool(syntax.negations(what))
    return "too" in degrees or little or what.lower_ in _LACKING


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


def _is_wished(index: DocIndex, one: Attribution, verb: Token) -> bool:
    """Tell what somebody wants another to say: "I want him to tell us why"; he has not said it so far."""
    if verb.tag_ != "VB" or verb.i < 2 or index.words.act_of(verb.lower_) not in _TOLD:
        return False
    wish, told = verb.head, syntax.is_complement(verb) or syntax.is_open_complement(verb)
    if syntax.is_relative_clause(wish):
        # "I want the clerk who lost it to tell us": a tree may hang what is told on the loss.
        whom, wish = wish.head, wish.head.head
        told = any(noun.i == whom.i for noun in syntax.objects(wish))
    wished = index.words.lemma(wish.lower_) in _WISHING
    if not told or not wished or wish.i > verb.i or one.cue[0][0] <= wish.idx:
        return False
    between = verb.doc[wish.i + 1 : verb.i]
    who = [token for token in between if token.pos_ in {"NOUN", "PROPN", "PRON"}]
    return bool(who) and between[-1].lower_ == "to"


def _is_put_to_you(index: DocIndex, one: Attribution) -> bool:
    """Tell what somebody is asked: "Are you afraid of a strike?", "Do you believe that he lied?"."""
    if len(one.source) != 1 or index.text[slice(*one.source[0])].lower() != "you":
        return False
    _, end = index.sentence_bounds[index.sentence_of[index.token_at(one.source[0][0])]]
    last = next((t for t in reversed(index.doc[max(end - 3, 0) : end]) if t.text[0] in ".?!"), None)
    return last is not None and last.text.startswith("?")


def _is_counsel(index: DocIndex, one: Attribution, verb: Token) -> bool:
    """Tell "Ann Lee, defending Mr Roe, said" in a court's report from "ministers, defending the plan"."""
    if index.words.lemma(verb.lower_) not in _COUNSEL or verb.tag_ != "VBG" or syntax.auxiliaries(verb):
        return False
    before = verb.doc[verb.i - 1].text if verb.i else ""
    whom = next((t for t in index.tokens(*one.content[0]) if not t.is_space), verb)
    named = whom.pos_ == "PROPN" or whom.lower_ in _PEOPLE
    return before == "," and named and any(token.lower_ in _COURTS for token in verb.doc)
