"""Which time expression an event is attached to.

A log-linear model chooses among the expressions of the event's sentence, the
last one before it, and "none" (conditional maximum entropy, Berger et al.
1996). Its weights stand in ``weights/event_times.yaml`` and are learned by
``python -m training event-times``. The features are those of the ClearTK and NavyTime
systems of TempEval-3, as far as a dependency parse and a calendar give them:
the way from the one to the other in the tree, what stands between, and
whether the expression's days agree with how the event is told.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.document import once
from annotate.record import Time
from annotate.support import calendar
from annotate.timeline.events.factuality import demanding_verb
from annotate.timeline.events.finding import Happening
from annotate.timeline.events.when.belonging import (
    CHAIN,
    case_of,
    hangs_on,
    is_ahead,
    is_of_case,
    is_of_report,
    is_of_subject,
    is_over,
    is_own,
    is_to_come,
    narrowest,
    stands_outside,
    tells_of_somebody,
)
from annotate.timeline.events.when.dated import Dated, dated_expressions, sentence_numbers
from annotate.timeline.events.when.enclosed import enclosed_verb
from annotate.timeline.events.when.others import is_others
from annotate.weights import shipped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NONE = "none"
# Annotators left many a true link out, so what is learned links too little.
NONE_BIAS = -0.3
NEAR = 6
_BACK = re.compile(r"\b(?:last|yesterday|ago|previous)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:next|tomorrow|coming)\b", re.IGNORECASE)
Features = dict[str, float]
# How an expression hangs on a noun that it only tells more of: "the 2018 World Cup".
LEADS = frozenset(
    {
        "in",
        "on",
        "at",
        "by",
        "for",
        "since",
        "until",
        "from",
        "to",
        "after",
        "before",
        "during",
        "of",
        "between",
    }
)
REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
WEIGHTS = "event_times.yaml"
_WAY = r"argument|clause|elsewhere|itself|unparsed|no clause|sentence before|(?:over|under) it by \w+"
_CLASS = "occurrence|state|i_action|i_state|aspectual|perception|reporting"
_FEATURE = re.compile(
    rf"(?:(?:in another noun, |opens the sentence, )?(?:{_WAY})"
    rf"(?:, (?:before|after|{_CLASS}|[a-z]{{2,4}}|other))?|{_CLASS}|[a-z]{{1,5}}|in another noun|distance"
    r"|(?:no event|events|expressions) between(?:, (?:before|after))?"
    r"|(?:date|time|duration|set) of a \w+|(?:past|present|future)_ref|no lead|after “\w+”"
    r"|(?:agrees|disagrees|around publication)(?:, (?:near|far))?)"
)


@cache
def shipped_weights() -> dict[str, float]:
    """Read the weights.

    Raises:
        WeightsError: A weight is of no feature.
    """
    return shipped().linear(WEIGHTS, is_feature)


def is_feature(name: str) -> bool:
    """Tell whether a name is one that ``Attacher.features`` gives."""
    return _FEATURE.fullmatch(name) is not None


class Attacher:
    """Finds the expression of an event in one document, in time that does not grow with its length.

    Args:
        doc: Parsed or not.
        times: In text order.
        events: In text order.
        published: ISO date of publication, where it is known.
        weights: Of the features; the shipped ones by default.
    """

    def __init__(
        self,
        doc: Doc,
        times: Sequence[Time],
        events: Sequence[Happening],
        published: str | None,
        weights: Mapping[str, float] | None = None,
    ) -> None:
        self._sentences = sentence_numbers(doc)
        self._starts = {number: i for i, number in reversed(list(enumerate(self._sentences)))}
        self.dated = dated_expressions(doc, times, self._sentences)
        self._firsts = [dated.first for dated in self.dated]
        self._events = [event.token.i for event in events]
        self._published = published
        days = calendar.days_of(published or "")
        self._day = days[0] if days else None
        self._weights = shipped_weights() if weights is None else weights

    def attached(self, event: Happening) -> tuple[Dated, float] | None:
        """Return the event's expression with its probability, or nothing."""
        case = case_of(event.token)
        options = [
            dated
            for dated in self.options(event)
            if not tells_of_somebody(event.token, dated)
            and not is_others(event.token, dated)
            and demanding_verb(dated.head, self._day) != event.token
            and (case is None or not is_of_case(event.token, case, dated))
        ]
        if self._published is not None and is_over(event.token):
            options = [dated for dated in options if not is_ahead(dated.time, self._published)]
        options = self._not_of_the_report(event, options)
        own = next((dated for dated in options if is_own(event.token, dated, options)), None)
        if own is not None:
            return own, 1.0
        scores = [self._weights.get(NONE, 0.0) + NONE_BIAS]
        for dated in options:
            features = self.features(event, dated)
            score = sum(self._weights.get(name, 0.0) * value for name, value in features.items())
            # What is told as going on is not of a year long gone in another clause.
            scores.append(score if "disagrees, far" not in features else -math.inf)
        best = scores.index(max(scores))
        if best == 0:
            beside = [dated for dated in options if dated.head.head.i == event.token.i]
            certain = len(beside) == 1 and is_over(event.token) and syntax.is_oblique(beside[0].head)
            return (beside[0], 0.5) if certain and self.in_sentence(event, beside[0]) else None
        total = sum(math.exp(score - scores[best]) for score in scores)
        chosen = options[best - 1]
        if not self.in_sentence(event, chosen):
            # "The strike of 2015 ended" did so in 2015, not on the day before which the text was.
            chosen = next((dated for dated in options if is_of_subject(event.token, dated)), chosen)
        return narrowest(chosen, options), 1 / total

    def reported(self, event: Happening, published: str) -> tuple[Dated, float] | None:
        """Return the day before the publication on which somebody told of an event that has no other.

        Args:
            event: What has been.
            published: ISO date.
        """
        if not event.content or is_to_come(event) or event.token.tag_ == "VBG":
            return None
        for dated in self.options(event):
            latest = (dated.time.interval.latest or published)[:10]
            if latest < published and self.in_sentence(event, dated) and is_of_report(event, dated):
                return dated, 0.5
        return None

    def _not_of_the_report(self, event: Happening, options: list[Dated]) -> list[Dated]:
        """Return the options without those of whoever tells the event: "fell in May, she said on Monday".

        What was said to be still to come is not of the day when it was said; what has been may be, where
        its own clause has no expression.
        """
        here = [dated for dated in options if self.in_sentence(event, dated)]
        told = [dated for dated in here if stands_outside(event.content, dated)]
        own = {"argument", "clause"}
        if is_to_come(event) or any(d not in told and _way(event.token, d) in own for d in here):
            return [dated for dated in options if dated not in told]
        return options

    def in_sentence(self, event: Happening, dated: Dated) -> bool:
        """Tell whether an expression stands in the event's sentence."""
        return dated.sentence == self._sentences[event.token.i]

    def is_near(self, event: Happening, dated: Dated) -> bool:
        """Tell whether an expression stands in the event's sentence or in the one before it."""
        return 0 <= self._sentences[event.token.i] - dated.sentence <= 1

    def options(self, event: Happening) -> list[Dated]:
        """Return the expressions that come into question, in text order."""
        place = bisect_left(self._firsts, event.token.i)
        sentence = self._sentences[event.token.i]
        near = self.dated[max(place - NEAR, 0) : place + NEAR]
        inside = [dated for dated in near if dated.sentence == sentence]
        before = [dated for dated in near if dated.sentence < sentence]
        return [*before[-1:], *inside]

    def features(self, event: Happening, dated: Dated) -> Features:
        """Describe an event with an expression that may tell when it is."""
        token = event.token
        same = self.in_sentence(event, dated)
        way = _way(token, dated) if same else "sentence before"
        side = "before" if dated.last < token.i else "after"
        low, high = sorted((token.i, dated.head.i))
        between = min(bisect_left(self._events, high) - bisect_right(self._events, low), 4)
        others = bisect_left(self._firsts, high) - bisect_right(self._firsts, low)
        kind = event.kind.lower()
        found = {
            way: 1.0,
            f"{way}, {side}": 1.0,
            f"{way}, {kind}": 1.0,
            f"events between, {side}": float(between),
            f"no event between, {side}": float(between == 0),
            "expressions between": float(max(0, min(others, 3))),
            "distance": math.log1p(high - low),
            kind: 1.0,
            token.pos_.lower(): 1.0,
            f"{dated.time.type.lower()} of a {dated.time.granularity}": 1.0,
        }
        found |= self._phrase(event, dated, way)
        if dated.time.value in REFERENCES:
            found[dated.time.value.lower()] = 1.0
        if dated.first <= self._starts[dated.sentence] + 1:
            found[f"opens the sentence, {way}"] = 1.0
        told = self._agreement(event, dated.time)
        if told:
            found[told] = 1.0
            found[f"{told}, {'near' if way in {'argument', 'clause'} else 'far'}"] = 1.0
        return found

    def _phrase(self, event: Happening, dated: Dated, way: str) -> Features:
        """Describe the phrase of an expression: what leads it, and whether it only tells of another noun."""
        if not syntax.parsed(dated.head):
            return {}
        top = dated.head
        while _is_part(top) and top.head.i != top.i:
            top = top.head
        leads = [child.lower_ for child in top.children if syntax.is_preposition(child) and child.i < top.i]
        found = {f"after “{leads[0]}”" if leads[:1] and leads[0] in LEADS else "no lead": 1.0}
        if top.i not in {dated.head.i, event.token.i}:
            found["in another noun"] = 1.0
            found[f"in another noun, {way}"] = 1.0
        form = event.token.tag_ if event.token.pos_ in {"VERB", "AUX"} else "other"
        found[f"{way}, {form.lower()}"] = 1.0
        return found

    def _agreement(self, event: Happening, time: Time) -> str | None:
        """Say whether the expression's days agree with how the event is told."""
        if event.dct is None:
            return None
        if self._published is None:
            # "The next day" that has a date was counted from what was told before.
            ahead = time.interval.earliest is None and _AHEAD.search(time.exact)
            side = "BEFORE" if _BACK.search(time.exact) else "AFTER" if ahead else None
            return None if side is None else "agrees" if event.dct == side else "disagrees"
        first, last = (time.interval.earliest or "")[:10], (time.interval.latest or "")[:10]
        if last and last < self._published:
            return "agrees" if event.dct == "BEFORE" else "disagrees"
        if first and first > self._published:
            return "agrees" if event.dct == "AFTER" else "disagrees"
        return "around publication" if first and last else None


def _way(token: Token, dated: Dated) -> str:
    """Name the way from an event to an expression through the tree of their sentence."""
    if not syntax.parsed(token):
        return "unparsed"
    if dated.first <= token.i <= dated.last:
        return "itself"
    chain = _clauses(dated.head)
    if not chain:
        return "no clause"
    if hangs_on(dated.head, token, chain[0]):
        return "argument"
    own = _clauses(token)
    if own and own[0].i == chain[0].i:
        return "clause"
    if own and any(own[0].i == clause.i for clause in chain[1:]):
        return "over it by " + _kind_of(chain[0])
    if any(chain[0].i == clause.i for clause in own[1:]):
        return "under it by " + _kind_of(own[0])
    return "elsewhere"


@once
def _clauses(token: Token) -> Sequence[Token]:
    """Return the predicates over a token, the nearest first; a predicate is its own."""
    found: list[Token] = []
    verb = enclosed_verb(token) or syntax.governing_verb(token)
    while verb is not None and len(found) < CHAIN:
        found.append(verb)
        if verb.head.i == verb.i:
            break
        verb = syntax.governing_verb(verb.head)
    return found


def _is_part(token: Token) -> bool:
    modifies = syntax.is_nominal_modifier(token) and not syntax.is_adverbial_noun(token)
    return modifies or syntax.is_name_part(token)


def _kind_of(clause: Token) -> str:
    return syntax.relation(clause) or "root"
