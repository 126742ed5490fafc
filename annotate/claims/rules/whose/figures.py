"""Figures that somebody gives: "Police put the crowd at 30,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, offsets_of
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import group, phrase, trimmed
from annotate.claims.spans.rule import nests
from annotate.language import syntax

FIGURE = 0.7
# What has a size; a cup is put on the table at nine.
_MEASURED = frozenset(
    ["toll", "number", "figure", "total", "count", "value", "worth", "cost", "price", "bill", "damage",
     "loss", "crowd", "turnout", "attendance", "share", "rate", "age", "size", "odds", "chance",
     "probability", "risk", "likelihood", "wealth", "fortune", "population", "income", "revenue",
     "budget", "deficit", "debt", "stake", "inflation", "growth", "unemployment", "support", "lead",
     "margin", "estimate", "length", "weight", "height", "distance", "backlog", "shortfall", "savings",
     "profit", "bid", "company", "firm", "business"]
)  # fmt: skip
_CURRENCIES = frozenset({"$", "£", "€", "¥", "₹", "rs", "us$", "a$", "usd"})
# "44", "$2bn", "R1.1", "US$5".
_AMOUNT = re.compile(r"[A-Z]{0,2}[a-z]?(?:[$£€¥₹]|\d)")
_ABOUT = frozenset(
    {"about", "around", "nearly", "almost", "over", "roughly", "some", "just", "between", "least"}
)
_IN_FIGURES = frozenset({"-", "–", "%", "/"})
_FARTHEST = 12


@nests(rank=40)
def figures(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what somebody "puts at" a figure.

    Args:
        index: The document.
        known: The attributions that were found.
    """
    cues = cue_tokens(index, known)
    for verb in index.words_in_order:
        if verb.lower_ not in {"put", "puts", "putting"} or verb.pos_ != "VERB" or verb.i in cues:
            continue
        thing = next((child for child in syntax.objects(verb) if child.i > verb.i), None)
        subject = next(iter(syntax.subjects(verb)), None)
        if thing is None or subject is None or subject.i > verb.i or syntax.is_passive(verb):
            continue
        at = _at_figure(verb, thing)
        place = None if at is None else trimmed(index, thing.left_edge.i, _end(verb, at))
        if place is None:
            continue
        words, lead = phrase(subject), group(verb)[0]
        because = [f"somebody puts the {thing.lower_} at a figure"]
        cue = lead.idx, verb.idx + len(verb)
        yield Attribution([offsets_of(words)], [cue], [place], "rule", FIGURE, because)


def _at_figure(verb: Token, thing: Token) -> Token | None:
    """Return the "at" before the figure that a measured thing is put at."""
    if thing.lemma_.lower() not in _MEASURED:
        return None
    first = thing.i + 1
    for token in verb.doc[first : first + _FARTHEST]:
        if token.tag_ in syntax.FINITE or token.text in {".", ";", ":"}:
            return None
        if token.lower_ == "at" and token.i + 1 < len(verb.doc) and _is_figure(token):
            return token
    return None


def _is_figure(at: Token) -> bool:
    """Tell a figure that is no time of day behind an "at"."""
    number = at.i + 1
    while number < len(at.doc) and (at.doc[number].lower_ in _ABOUT or at.doc[number].lower_ == "more"):
        number += 1
    if number >= len(at.doc):
        return False
    word = at.doc[number]
    after = at.doc[number + 1].lower_ if number + 1 < len(at.doc) else ""
    if after in {"a.m.", "p.m.", "am", "pm", "o'clock"} or ":" in word.text:
        return False
    if number + 1 < len(at.doc) and at.doc[number + 1].text.istitle() and after not in _CURRENCIES:
        # "10 Downing Street"
        return False
    return word.like_num or word.lower_ in _CURRENCIES or _AMOUNT.match(word.text) is not None


def _end(verb: Token, at: Token) -> int:
    """Return one past what belongs to the figure, up to a mark or what is told next."""
    end = at.i + 1
    for token in verb.doc[at.i + 1 : verb.right_edge.i + 1]:
        if (token.is_punct and token.text not in _IN_FIGURES) or token.is_space or _tells_more(verb, token):
            break
        end = token.i + 1
    return end


def _tells_more(verb: Token, token: Token) -> bool:
    """Tell an "and" before another clause from that before another figure."""
    rest = verb.doc[token.i + 1 : verb.right_edge.i + 1]
    return syntax.is_conjunction(token) and any(word.tag_ in syntax.FINITE for word in rest)
