"""When an event is: from the expression attached to it, else from the publication date.

An interval says no more than the text: the expression's days, opened at one
side by a connective ("before 2020", "since March") and cut at the publication
date where the event is told as past or as still to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.clauses.perfects import is_past_perfect
from annotate.record import EventRelation, EventTime, Time
from annotate.timeline.events.attachment import Attacher
from annotate.timeline.events.connectives import is_told_with_when
from annotate.timeline.events.facts.conditions import has_until, is_unreal
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.events.factuality import demanding_verb, is_infinitive
from annotate.timeline.events.finding import Happening
from annotate.timeline.events.stretches import stretches
from annotate.timeline.events.when.bearers import (
    BEGINNING,
    bearer_of,
    is_then,
    led_by,
    purpose_of,
    stands_under,
    told_with_when,
)
from annotate.timeline.events.when.belonging import hangs_on, is_ahead, is_of_report
from annotate.timeline.events.when.dated import Dated
from annotate.timeline.events.when.distances import Distance, distances, moved
from annotate.timeline.events.when.others import over_before
from annotate.timeline.events.when.told import told_side
from annotate.timeline.values.resolution import PUBLISHED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RELATIONS: dict[str, EventRelation] = {
    "since": "BEGINS",
    "from": "BEGINS",
    "after": "AFTER",
    "following": "AFTER",
    "before": "BEFORE",
    "prior to": "BEFORE",
    "ahead of": "BEFORE",
    "until": "ENDS",
    "till": "ENDS",
    "through": "ENDS",
    "by": "ENDS",
}
# "Soon" and "recently" say no day, but on which side of the publication.
SIDES = {"PAST_REF": "BEFORE", "FUTURE_REF": "AFTER", "PRESENT_REF": "OVERLAP"}
_MIDWAY = frozenset({"halfway", "midway", "partway", "way"})
CLIMB = 8
NEWS = timedelta(days=31)
"""What was told so long ago as to be still to come need not be so now."""
LEAD = 2
"""So many words an expression begins at most behind the noun that it belongs to."""
_ABOUT = frozenset({"of", "on", "about", "over", "against", "for"})
_SHORTLY = frozenset({"shortly", "just", "soon", "right", "immediately", "straight", "minutes", "moments"})
_DAWN = frozenset({"dawn", "daybreak", "sunrise"})
TOLD_ON = "told of on"
GROUNDS = {"BEFORE": "told as past", "AFTER": "told as still to come", "OVERLAP": "told as going on"}


class Anchors:
    """Gives each event of a document its time.

    Args:
        doc: Parsed or not.
        times: In text order.
        events: In text order.
        published: The publication date, where it is known as a day.
    """

    def __init__(
        self, doc: Doc, times: Sequence[Time], events: Sequence[Happening], published: date | None
    ) -> None:
        self._doc = doc
        self._published = published.isoformat() if published else None
        self._attacher = Attacher(doc, times, events, self._published)
        self._stretches = stretches(doc, self._attacher.dated)
        self._distances = distances(doc, times)
        self._at = {event.token.i: event for event in events}

    def place(self, event: Happening) -> tuple[EventTime, str]:
        """Return when an event is, with the grounds in words."""
        apart = self._at_a_distance(event)
        if apart is not None:
            return apart
        told = told_side(event)
        found = self._attacher.attached(event)
        over = self._at.get(led_by(event.token))
        if over is not None and (found is None or not stands_under(event.token, found[0])):
            # "Swept through the town on Sunday, killing nine": that was on Sunday, too.
            time, ground = self.place(over)
            if time.ref not in {None, PUBLISHED} and time.relation == "IS_INCLUDED":
                return time, ground
        if found is None or self._is_of_verb(event, found[0]):
            found = self._handed_up(event)
        when = self._at.get(told_with_when(event.token))
        if when is not None and found is not None and not stands_under(event.token, found[0]):
            # "In the morning those who died when a crane fell in 2019 were remembered": they died then.
            then = self._attacher.attached(when)
            found = then if then is not None and stands_under(when.token, then[0]) else found
        bearer = self._at.get(bearer_of(event.token)) or when
        if bearer is not None and found is None:
            found = self._attacher.attached(bearer)
            # What has begun may go on.
            told = told if found is None and is_any(bearer.token, BEGINNING) else told_side(bearer)
            event = bearer if found is not None else event
        aim = self._at.get(purpose_of(event.token, self._at))
        if aim is not None and found is None and self._published is not None:
            then = self._attacher.attached(aim)
            if then and is_then(aim.token, then[0]) and not is_ahead(then[0].time, self._published):
                found = then
        open_ = is_infinitive(event.token) or _is_foretold(event.token) or has_until(event.token)
        if found is None and told == "BEFORE" and not open_ and self._published is not None:
            found = self._attacher.reported(event, self._published)
        if found is None:
            return self._from_publication("AFTER" if self._is_announced_now(event) else told)
        dated, _ = found
        told = SIDES.get(dated.time.value, told)
        if told == "BEFORE" and demanding_verb(dated.head) == event.token.head:
            # What was demanded need not have come before the publication.
            told = None
        if told == "BEFORE" and open_ and self._is_ahead(dated.time):
            # "Ordered her to surrender it by Monday", "said it would appeal by May" tell of what is to come.
            told = "AFTER"
        if told == "OVERLAP" and self._is_ahead(dated.time) and self._doc[dated.first - 1].lower_ == "by":
            # "Opens by year-end" has not come about.
            told = "AFTER"
        if not self._says_more(dated.time, told):
            return self._from_publication(told)
        same = self._attacher.in_sentence(event, dated)
        where = "in the same sentence" if same else "in the sentence before"
        words = self._words(dated)
        if told == "BEFORE" and same and dated.time.interval.latest and is_of_report(event, dated):
            time = EventTime("ENDS", dated.time.id, None, dated.time.interval.latest, dated.time.granularity)
            return time, f"{TOLD_ON} “{words}”"
        time, cut = self._from_expression(event, dated, told)
        ground = f"“{words}” {where}"
        return time, f"{ground}, {GROUNDS[told]}" if cut and told else ground

    def _is_of_verb(self, event: Happening, dated: Dated) -> bool:
        """Tell whether an expression behind what has been is that of a verb over it that is still to come.

        "The court will rule on the strike on 3 September" says when it will rule.
        """
        token, published = event.token, self._published
        if token.pos_ != "NOUN" or event.dct != "BEFORE" or not syntax.parsed(token) or published is None:
            return False
        if not is_ahead(dated.time, published) or self._doc[dated.first - 1].lower_ == "of":
            return False
        if any(lead.lower_ not in _ABOUT for lead in syntax.leads(token)):
            # "Will open before the elections on 9 August" is of another day.
            return False
        over = syntax.governing_verb(token)
        verb = self._at.get(over.i) if over is not None else None
        return verb is not None and verb.dct == "AFTER" and hangs_on(dated.head, token, verb.token)

    def _handed_up(self, event: Happening) -> tuple[Dated, float] | None:
        """Return the expression that stands behind what has been but is that of a verb still to come."""
        if event.dct != "AFTER" or not syntax.parsed(event.token):
            return None
        for dated in self._attacher.options(event):
            noun = self._at.get(dated.head.head.i)
            mine = noun is not None and syntax.governing_verb(noun.token) == event.token
            if noun is not None and mine and self._is_of_verb(noun, dated):
                return dated, 1.0
        return None

    def _is_announced_now(self, event: Happening) -> bool:
        """Tell what somebody said would come, with nothing of long ago beside it: "said it would close"."""
        token, published = event.token, self._published
        if published is None or not _is_foretold(token) or not syntax.is_clausal_complement(token):
            return False
        news = (date.fromisoformat(published) - NEWS).isoformat()
        near = (one for one in self._attacher.options(event) if self._attacher.is_near(event, one))
        days = (one.time.interval.latest for one in near)
        return not is_unreal(token) and all(day is None or day >= news for day in days)

    def _at_a_distance(self, event: Happening) -> tuple[EventTime, str] | None:
        """Return when something is that is so far from something else: "a day after he left"."""
        token = event.token
        # "A month after riots broke out" counts back to the riots as well.
        verb = token.head if syntax.parsed(token) and syntax.is_subject(token) else token
        distance = self._distances.get(verb.i)
        if distance is None:
            return None
        told = self._told_with(distance)
        if told is None:
            return None
        time, ground = told
        known = time.earliest and time.latest and time.relation == "IS_INCLUDED" and time.ref != PUBLISHED
        if not known or time.granularity is None:
            return None
        days = moved(distance, time.earliest or "", time.latest or "", time.granularity)
        if days is None or (self._published is not None and distance.steps < 0 and days[0] > self._published):
            return None
        side = "before" if distance.steps < 0 else "after"
        return EventTime(time.relation, time.ref, *days), f"{ground}, “{distance.words}” {side}"

    def _told_with(self, distance: Distance) -> tuple[EventTime, str] | None:
        """Return the time right before a distance, else that of the verb that is told with it."""
        day = distance.day
        if day is not None:
            interval, words = day.interval, " ".join(day.exact.split())
            days = interval.earliest, interval.latest
            return EventTime("IS_INCLUDED", day.id, *days, day.granularity), f"“{words}” in the same sentence"
        other = self._at.get(distance.verb)
        return self.place(other) if other is not None and other.token.i not in self._distances else None

    def _is_ahead(self, time: Time) -> bool:
        return self._published is not None and (time.interval.latest or "")[:10] > self._published

    def _words(self, dated: Dated) -> str:
        """Return the words of an expression, of a stretch those from its first to its last."""
        if dated.time.id not in self._stretches:
            return " ".join(dated.time.exact.split())
        first, last = self._stretches[dated.time.id]
        return " ".join(self._doc[first.first : last.last + 1].text.split())

    def _says_more(self, time: Time, told: str | None) -> bool:
        """Tell whether an expression says more than the tense does: "now" and "soon" say no day."""
        if time.interval.earliest or time.interval.latest or self._published is None:
            return True
        return told in {"BEFORE", "AFTER"}

    def _from_expression(self, event: Happening, dated: Dated, told: str | None) -> tuple[EventTime, bool]:
        time, relation = dated.time, self._connective(event, dated)
        first, last = time.interval.earliest, time.interval.latest
        if relation == "BEFORE" and _is_of_same_day(event.token, dated):
            day = (first or "")[:10]
            return EventTime("IS_INCLUDED", time.id, day, day, "day"), False
        if time.id in self._stretches:
            opens, closes = self._stretches[time.id]
            relation, first, last = "IS_INCLUDED", opens.time.interval.earliest, closes.time.interval.latest
        earliest, latest = {
            # "Before the end of the year" leaves all of the year.
            "BEFORE": (None, last if time.mod == "END" else first or last),
            "AFTER": (last or first, None),
            "BEGINS": (first, None),
            "ENDS": (None, last),
        }.get(relation, (first, last))
        cut = self._cut(earliest, latest, told, first)
        return EventTime(relation, time.id, *cut, time.granularity), cut != (earliest, latest)

    def _cut(
        self, earliest: str | None, latest: str | None, told: str | None, first: str | None
    ) -> tuple[str | None, str | None]:
        """Cut an interval at the publication date, unless nothing would be left of it."""
        day = self._published
        if day is None or (earliest and latest and earliest[:10] == latest[:10]):
            return earliest, latest
        # A clock time of the day itself is finer than the day: cutting there would say less.
        if told == "BEFORE" and (earliest or "") <= day and (latest is None or latest[:10] > day):
            return earliest, day
        if told == "BEFORE" and latest is None and first and first <= day:
            # Over after "this week's debate", and told of within the week.
            return first, day
        if told == "AFTER" and (earliest or "") <= day and (latest is None or latest >= day):
            return day, latest
        return earliest, latest

    def _connective(self, event: Happening, dated: Dated) -> EventRelation:
        """Return the relation that the words between an event and an expression tell."""
        if not syntax.parsed(dated.head):
            return self._before(dated.first)
        if is_told_with_when(event.token, dated.last):
            return "IS_INCLUDED"
        over = over_before(event.token)
        edges = event.token.left_edge.i, event.token.right_edge.i
        if over is not None and not edges[0] <= dated.first <= edges[1]:
            # "Raised its offer on Monday after the board had rejected it": rejected by then.
            return "ENDS" if _clause_of(dated) == over else "IS_INCLUDED"
        top = dated.head
        while syntax.is_name_part(top) and top.head.i != top.i:
            top = top.head
        if top.i != dated.head.i and top.i == event.token.i:
            # "After this week's debate" says nothing of when in the week the debate was.
            return "IS_INCLUDED"
        if syntax.is_subject(top) and top.head.i == event.token.i:
            # A preposition on a subject is its clause's: "since the February 2022 invasion began".
            return "IS_INCLUDED"
        if self._is_midway(dated.first):
            return "IS_INCLUDED"
        found = _joined(top) or self._before(dated.first)
        if found in {"AFTER", "BEFORE"} and dated.time.type == "TIME" and self._is_shortly(dated.first):
            return "IS_INCLUDED"
        if any(_is_since(one) and 0 < dated.first - one.right_edge.i <= LEAD for one in event.token.children):
            # A tree may hang "in 2001" of "since her death in 2001" on the verb.
            return "BEGINS"
        return _through_clause(event.token, top) or found

    def _is_shortly(self, first: int) -> bool:
        """Tell whether next to no time lies between: "shortly after 6 a.m.", "just before noon"."""
        return any(self._doc[i].lower_ in _SHORTLY for i in range(max(0, first - 2), first))

    def _is_midway(self, first: int) -> bool:
        """Tell what is in the midst of a time: "midway through 2017"."""
        before = [self._doc[i].lower_ for i in range(max(0, first - 2), first)]
        return before[-1:] == ["through"] and before[0] in _MIDWAY

    def _before(self, first: int) -> EventRelation:
        """Return the relation that the words right before an expression tell."""
        before = [self._doc[i].lower_ for i in range(max(0, first - 2), first)]
        for words in (" ".join(before), *before[-1:]):
            if words in RELATIONS:
                return RELATIONS[words]
        return "IS_INCLUDED"

    def _from_publication(self, told: str | None) -> tuple[EventTime, str]:
        day = self._published
        if told == "BEFORE":
            return EventTime("BEFORE", PUBLISHED, None, day), GROUNDS[told]
        if told == "AFTER":
            return EventTime("AFTER", PUBLISHED, day, None), GROUNDS[told]
        if told == "OVERLAP":
            return EventTime("INCLUDES", PUBLISHED), GROUNDS[told]
        return EventTime(), "nothing tells when"


def _is_of_same_day(verb: Token, dated: Dated) -> bool:
    """Tell what happened earlier on a day that is told with its hour: "began before dawn on Friday"."""
    time = dated.time
    if (
        time.type != "TIME"
        or not syntax.parsed(verb)
        or syntax.tense(verb) != "past"
        or len(time.value) <= 11
    ):
        return False
    words = verb.doc[dated.first : dated.last + 1]
    named = words[0].lower_ in _DAWN or (len(words) > 1 and any(word.pos_ == "PROPN" for word in words))
    return named and (time.interval.earliest or "")[:10].count("-") == 2 and not is_past_perfect(verb)


def _is_foretold(verb: Token) -> bool:
    """Tell whether a verb was still to come for who spoke: "would appeal"."""
    return syntax.parsed(verb) and any(word.lower_ == "would" for word in syntax.verb_group(verb))


def _clause_of(dated: Dated) -> Token | None:
    """Return the verb of the clause that an expression stands in."""
    return syntax.governing_verb(dated.head)


def _joined(token: Token) -> EventRelation | None:
    """Return the relation of the case or mark before a word."""
    for child in token.children:
        if child.i < token.i and syntax.joins(child) and child.lower_ in RELATIONS:
            return RELATIONS[child.lower_]
    return None


def _through_clause(event: Token, token: Token) -> EventRelation | None:
    """Return the relation of a clause that holds an expression and hangs on the event.

    "Attacks have gone on since the February 2022 invasion began": what holds of the invasion's
    beginning is where the attacks begin.
    """
    found: EventRelation | None = None
    for _ in range(CLIMB):
        if token.i == event.i:
            return found
        if token.head.i == token.i:
            break
        if syntax.is_predicate(token):
            found = _joined(token) or found
        elif _is_since(token):
            found = "BEGINS"
        token = token.head
    return found if event.head.i == token.i or syntax.governing_verb(event) == token else None


def _is_since(noun: Token) -> bool:
    """Tell whether something has gone on from what a noun means: "have fled since the coup of 1 May"."""
    return any(
        child.lower_ == "since" and child.i < noun.i and syntax.joins(child) for child in noun.children
    )
