"""Which of two events of a sentence was first, where no date and no connective says so.

A log-linear model reads the grammar between the two: what governs what, the
word that joins them, tense and aspect, their classes and how the model sees
them from the publication date (Chambers et al. 2007, on TimeBank's pairs). Its
weights stand in ``weights/event_order.yaml`` and are learned by ``python -m training event-order``.
What it says decides only between events that could stand either way.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from annotate.language import syntax
from annotate.timeline.events.attachment import NONE, Features
from annotate.timeline.events.facts.conditions import is_condition, is_foreseen
from annotate.timeline.events.facts.due import is_due
from annotate.timeline.events.finding import Happening
from annotate.timeline.events.when.dated import sentence_numbers
from annotate.weights import shipped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How many events of a sentence two may be apart.
REACH = 4
CHAIN = 5
SURE = 0.6
PAST_PERFECT = "past perfect"
LOOKING_BACK = 2
"""So many sentences a past perfect looks back."""
JOINING = frozenset(
    {"after", "before", "since", "until", "till", "when", "as", "while", "because", "if", "once", "following",
     "by", "for", "with", "in", "on", "to", "of", "from", "during", "despite", "over", "and", "but"}
)  # fmt: skip

WEIGHTS = "event_order.yaml"
_CLASS = "(?:occurrence|state|i_action|i_state|aspectual|perception|reporting)"
_WAY = r"beside|(?:over|under) (?:far )?\w+"
_FORM = "past perfect|perfect|past|present|future|ing|participle|infinitive|none|[a-z]{1,5}"
_SIDES = "(?:before|after|overlap|none)"
_PAIR = rf"(?:{_FORM}) (?:{_FORM})|{_CLASS} {_CLASS}|seen {_SIDES} {_SIDES}"
_FEATURE = re.compile(
    rf"(?:{_WAY})(?:, (?:{_PAIR}))?|{_PAIR}|apart|next to each other: (?:true|false)"
    rf"|(?:first|second) after “\w+”(?:, (?:{_WAY}))?"
)


class Pair(NamedTuple):
    """Two events of a sentence, by their numbers in the list of events, in text order."""

    first: int
    second: int


@cache
def shipped_weights() -> dict[str, float]:
    """Read the weights.

    Raises:
        WeightsError: A weight is of no feature.
    """
    return shipped().linear(WEIGHTS, is_feature)


def is_feature(name: str) -> bool:
    """Tell whether a name is one that ``features`` gives."""
    return _FEATURE.fullmatch(name) is not None


def pairs(doc: Doc, events: Sequence[Happening]) -> Iterator[Pair]:
    """Yield the pairs of events that stand near each other in one sentence.

    Args:
        doc: Parsed or not; without a parse there are none.
        events: In text order.
    """
    if not doc.has_annotation("DEP"):
        return
    sentences = sentence_numbers(doc)
    for second in range(len(events)):
        for first in range(max(0, second - REACH), second):
            if sentences[events[first].token.i] == sentences[events[second].token.i]:
                yield Pair(first, second)


def turned(
    doc: Doc, events: Sequence[Happening], weights: Mapping[str, float] | None = None
) -> list[tuple[int, int]]:
    """Return the pairs of which the second in the text was first in time, the surest first.

    Args:
        doc: Parsed or not.
        events: In text order.
        weights: Of the features; the shipped ones by default.

    Returns:
        Numbers of events: the one that was first, then the other.
    """
    used = shipped_weights() if weights is None else weights
    found: list[tuple[float, int, int]] = []
    for first, second in pairs(doc, events):
        features_of_pair = features(events[first], events[second], second - first)
        score = sum(used.get(name, 0.0) * value for name, value in features_of_pair.items())
        odds = 1 / (1 + math.exp(used.get(NONE, 0.0) - score))
        if odds > SURE:
            found.append((-odds, second, first))
    return [(earlier, later) for _, earlier, later in sorted(found)]


def looking_back(doc: Doc, events: Sequence[Happening]) -> list[tuple[int, int]]:
    """Return what a past perfect puts before what is told right before it, the nearest first.

    "Police arrested the driver. He had fled over the border": the flight was before the arrest.

    Args:
        doc: Parsed or not; without a parse there is none.
        events: In text order.

    Returns:
        Numbers of events: the one that was first, then the other.
    """
    if not doc.has_annotation("DEP"):
        return []
    sentences = sentence_numbers(doc)
    forms = [form_of(event.token) for event in events]
    found: list[tuple[int, int, int]] = []
    for place, event in enumerate(events):
        if forms[place] != PAST_PERFECT:
            continue
        for other in range(place - 1, -1, -1):
            before = events[other].token.i
            apart = sentences[event.token.i] - sentences[before]
            if apart > LOOKING_BACK:
                break
            if apart and forms[other] == "past" and events[other].dct != "AFTER":
                found.append((event.token.i - before, place, other))
    return [(earlier, later) for _, earlier, later in sorted(found)]


def features(first: Happening, second: Happening, apart: int) -> Features:
    """Describe two events of a sentence.

    Args:
        first: In the text.
        second: In the text.
        apart: How many events further.
    """
    a, b = first.token, second.token
    way = _way(a, b)
    form_a, form_b = form_of(a), form_of(b)
    kinds = f"{first.kind.lower()} {second.kind.lower()}"
    found = {
        way: 1.0,
        f"{way}, {form_a} {form_b}": 1.0,
        f"{form_a} {form_b}": 1.0,
        f"{way}, {kinds}": 1.0,
        kinds: 1.0,
        f"seen {first.dct} {second.dct}".lower(): 1.0,
        f"{way}, seen {first.dct} {second.dct}".lower(): 1.0,
        "apart": float(min(apart - 1, 3)),
        f"next to each other: {b.i - a.i < 3}".lower(): 1.0,
    }
    for name, token in (("first", a), ("second", b)):
        word = _joining(token)
        if word:
            found[f"{name} after “{word}”"] = 1.0
            found[f"{name} after “{word}”, {way}"] = 1.0
    return found


def _way(a: Token, b: Token) -> str:
    """Name the way between two words through the tree."""
    over = _steps(b, a)
    if over is not None:
        return f"over {over}"
    under = _steps(a, b)
    if under is not None:
        return f"under {under}"
    return "beside"


def _steps(token: Token, target: Token) -> str | None:
    """Return the relation by which a word hangs on another, the outermost one where others lie between."""
    for steps in range(CHAIN):
        if token.head.i == target.i:
            relation = syntax.relation(token)
            return relation if steps == 0 else f"far {relation}"
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def form_of(token: Token) -> str:
    """Name tense and aspect of a verb; other words by what they are.

    Args:
        token: The word that names an event.
    """
    if not syntax.is_predicate(token):
        return token.pos_.lower()
    words = {word.lower_ for word in syntax.auxiliaries(token)}
    if "had" in words:
        return PAST_PERFECT
    if words & {"has", "have", "’ve", "'ve"}:
        return "perfect"
    tense = syntax.tense(token)
    if tense is not None:
        return tense
    return {"VBG": "ing", "VBN": "participle", "VB": "infinitive"}.get(token.tag_, "none")


def form_in_story(token: Token) -> str:
    """Name the form of the words that tell an event: a condition or what is to come is no past.

    Args:
        token: The word that names the event.
    """
    if syntax.parsed(token) and syntax.is_predicate(token):
        if is_condition(token):
            return "condition"
        modal = {word.lower_ for word in syntax.modals(token)} - {"must"}
        if modal or syntax.tense(token) == "future" or is_foreseen(token) or is_due(token):
            return "future"
    return form_of(token)


def _joining(token: Token) -> str:
    """Return the word before an event that joins it to another, the nearest one."""
    for child in token.children:
        if (
            child.i < token.i
            and (syntax.joins(child) or syntax.is_conjunction(child))
            and child.lower_ in JOINING
        ):
            return child.lower_
    return ""
