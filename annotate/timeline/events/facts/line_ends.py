"""Where a line that tells an event may end: never in the midst of what a noun is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.timeline.events.facts.words import is_any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RULING = frozenset({"rule"})

# What opens a noun phrase: "through his | sister", "of between € | 2.3bn".
_OPEN = frozenset({"PRP$", "WP$", "$"})
_BE = frozenset({"am", "are", "is", "was", "were", "be", "been"})
_NAMING = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "SYM"})
_TIMES = frozenset(
    {"day", "week", "month", "year", "morning", "afternoon", "evening", "night", "today", "time"}
)


def ruled_out(verb: Token) -> int:
    """Return where what somebody rules out ends: "ruled out closing the east wing", one past a word's number.

    Args:
        verb: Of an event.

    Returns:
        -1 for any other verb.
    """
    doc = verb.doc
    if not is_any(verb, _RULING) or verb.i + 2 >= len(doc) or doc[verb.i + 1].lower_ != "out":
        return -1
    doing = doc[verb.i + 2]
    if doing.tag_ != "VBG":
        return -1
    return max([doing.i + 1, *(syntax.noun_phrase(other).end for other in syntax.objects(doing))])


def behind_out(doc: Doc, first: int) -> int:
    """Return where a line begins that is not to begin with "out" of "ruled out raising rents".

    Args:
        doc: Of the article.
        first: Number of the first word.
    """
    led = 0 < first < len(doc) - 1 and doc[first].lower_ == "out" and is_any(doc[first - 1], _RULING)
    return first + led


def to_noun_end(token: Token, first: int, last: int, most: int) -> int:
    """Return where a line ends that does not stop in the midst of a noun phrase.

    It goes on to the noun, if the line is short enough, and stops before the phrase if not.

    Args:
        token: The event's; it stays in the line.
        first: Number of the first word.
        last: One past the number of the last.
        most: So many characters may the line have.
    """
    doc, end = token.doc, token.sent.end
    while last < end and _goes_on(doc[last - 1], doc[last]):
        if doc[last].idx + len(doc[last]) - doc[first].idx > most:
            while last > token.i + 1 and _is_open(doc[last - 1]):
                last -= 1
            break
        last += 1
    return last


def _is_open(word: Token) -> bool:
    """Tell a word behind which the noun that it belongs to has to come."""
    if word.tag_ == "POS":
        return word.head.head.i > word.i
    return word.tag_ in _OPEN or word.dep_ in {"det", "case"}


def _goes_on(word: Token, behind: Token) -> bool:
    """Tell whether a word belongs to the noun phrase, or the state, that the word before it begins."""
    if behind.tag_ == "POS":
        return True
    if _is_open(word):
        return behind.pos_ in _NAMING or behind.tag_ in {"PRP$", "DT"}
    if word.pos_ == "AUX" and word.lower_ in _BE:
        return behind.pos_ == "ADJ"
    if word.dep_ in {"amod", "nummod", "compound"} and word.head.i > word.i:
        return behind.pos_ in _NAMING
    # "Worked as a bus | conductor"; in "gave the boy money" and "in the city officials" they are two.
    if word.tag_ == "NN" and behind.tag_ in {"NN", "NNS"} and word.lower_ not in _TIMES:
        return behind.dep_ not in {"nsubj", "nsubj:pass", "obj", "iobj"} and behind.head.i != word.head.i
    return False
