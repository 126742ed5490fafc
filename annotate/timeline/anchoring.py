"""When an event is: from the expression attached to it, else from the publication date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.record import EventRelation, EventTime, Time
from annotate.timeline.events import Happening
from annotate.timeline.resolution import PUBLISHED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 6
RELATIONS: dict[str, EventRelation] = {
    "since": "BEGINS",
    "after": "AFTER",
    "following": "AFTER",
    "before": "BEFORE",
    "until": "ENDS",
    "till": "ENDS",
    "by": "BEFORE",
    "ahead of": "BEFORE",
}


class Anchors:
    """The time expressions of a document by sentence, ready to be looked up.

    Args:
        doc: Parsed or not.
        times: In text order.
        published: The publication date, where it is known as a day.
    """

    def __init__(self, doc: Doc, times: Sequence[Time], published: date | None) -> None:
        self._published = published
        self._parsed = doc.has_annotation("DEP")
        self._of_sentence: dict[int, list[tuple[Token, Time]]] = {}
        token_at = {token.idx: token for token in doc}
        for time in times:
            token = token_at.get(time.start)
            if token is None or time.type in {"SET", "DURATION"}:
                continue
            span = doc.char_span(time.start, time.end, alignment_mode="expand")
            head = span.root if span is not None and self._parsed else token
            self._of_sentence.setdefault(self._key(token), []).append((head, time))

    def _key(self, token: Token) -> int:
        return int(token.sent.start) if self._parsed else 0

    def place(self, event: Happening) -> tuple[EventTime, str]:
        """Return when an event is, with the grounds in words."""
        attached = self._attached(event.token) if self._parsed else None
        if attached is not None:
            head, time = attached
            return _from_time(head, time), f"“{' '.join(time.exact.split())}” in the same clause"
        return self._from_publication(event)

    def _attached(self, token: Token) -> tuple[Token, Time] | None:
        """Return the expression that hangs on the event or on its clause, the nearest first."""
        near = self._of_sentence.get(self._key(token), [])
        best: tuple[int, int, Token, Time] | None = None
        clause = syntax.governing_verb(token)
        for head, time in near:
            steps = _steps_up(head, token)
            if steps is None and clause is not None and token.i != clause.i:
                inside = syntax.governing_verb(head)
                steps = REACH if inside is not None and inside.i == clause.i else None
            if steps is None:
                continue
            candidate = (steps, abs(head.i - token.i), head, time)
            if best is None or candidate[:2] < best[:2]:
                best = candidate
        return (best[2], best[3]) if best else None

    def _from_publication(self, event: Happening) -> tuple[EventTime, str]:
        relation = event.dct or _by_tense(event.token)
        day = self._published.isoformat() if self._published else None
        if relation == "BEFORE":
            return EventTime("BEFORE", PUBLISHED, None, day), "told as past"
        if relation == "AFTER":
            return EventTime("AFTER", PUBLISHED, day, None), "told as still to come"
        if relation == "OVERLAP":
            return EventTime("INCLUDES", PUBLISHED), "told as going on"
        return EventTime(), "nothing tells when"


def _steps_up(head: Token, target: Token) -> int | None:
    """Count the steps from a time expression up to an event, stopping at another clause's verb."""
    token = head
    for steps in range(REACH):
        if token.i == target.i:
            return steps
        if token.head.i == token.i or (steps and token.i != head.i and syntax.is_predicate(token)):
            return None
        token = token.head
    return None


def _from_time(head: Token, time: Time) -> EventTime:
    relation: EventRelation = "IS_INCLUDED"
    for child in head.children:
        relation = RELATIONS.get(child.lower_, relation)
    earliest, latest = time.interval.earliest, time.interval.latest
    if relation in {"AFTER", "BEGINS"}:
        latest = None
    elif relation in {"BEFORE", "ENDS"}:
        earliest = None
    return EventTime(relation, time.id, earliest, latest, time.granularity)


def _by_tense(token: Token) -> str | None:
    verb = syntax.governing_verb(token) if syntax.parsed(token) else None
    found = syntax.tense(verb) if verb is not None else None
    return {"past": "BEFORE", "future": "AFTER", "present": "OVERLAP"}.get(found or "")
