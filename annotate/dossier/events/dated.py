"""When one article says that something happened: on days that stand beside its words, or by its news."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotate.dossier.events.forms import head_of, is_past_form
from annotate.dossier.events.times.days import FAR, Days, Placed, days_between
from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.reading import PLACES, Source
from annotate.record import Event, EventMention, Span, Time
from annotate.record.walk import review_of
from annotate.timeline.values.resolution import PUBLISHED

VAGUE = frozenset({"year", "decade", "century", "millennium", "half", "unknown"})
"""Times of these tell no day."""
ACTUAL = frozenset({"CT+", "PR+", "PS+"})
# Behind these something else is told, but for what is said of the thing itself: "the talks were held in May".
_PART = re.compile(
    r"[.,;:!?\n]|\band\b|\b(?:was|were|is|are|has|have|had|been|be|to|that|who|which)\b"
    r"(?! (?:held|staged|signed)\b)"
)
_APART = re.compile(r"[;:!?\n“”\"—–]|\b(?:and|but|that|which|who|when|where|because|while|since)\b")
# What is told in these words was before what was told last.
_EARLIER = re.compile(r"\b(?:had|been|earlier|previously|once|used to|ago)\b", re.IGNORECASE)
_BEFORE_IT = re.compile(r"\b(?:had|earlier|previously|formerly|originally|once|ago)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have)\b|['’]ve\b", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:later|subsequently|eventually|since|next|decades?|years?|months?|weeks?|days?)\b", re.IGNORECASE
)
# Within so many code points a story goes on; and a day of its own is no more than so many days.
_SOON, _FEW, _NEAR = 400, 7, 25
_BEHIND, _BOUNDED = 60, 20
# What stands right before a time that says when something was; "the 2010 Games", "since 2010" do not.
_SAYS_WHEN = re.compile(
    r"(?:^|\s)(?:in|on|during|at|around|about|circa|early|late|earlier|later|back|only|just)\s+"
    r"(?:(?:the\s+)?(?:early|late|mid|middle|end|start|beginning|summer|autumn|fall|spring|winter|month|year)"
    r"\s+(?:of\s+)?)?$|^[\s,(]*$",
    re.IGNORECASE,
)
# Between a time and what is called by it: "the 1991 settlement".
_OF_IT = re.compile(
    r"(?:['’]s?)? (?:(?!(?:was|were|is|are|has|had|have|and|or|to|when|but|after) )[a-z-]+ )?"
)
# A time behind these is when somebody said so: "has died, officials said on Sunday".
_OF_SAYING = re.compile(r"\b(?:says?|said|saying|told)(?:\s+[\w-]+){0,2}?\s+(?:(?:on|late|early)\s+)*$")
# A time behind these is where something begins or ends.
_BOUND = re.compile(
    r"\b(?:since|until|till|by|from|before|after|between|through)\s+(?:\w+\s+)?$", re.IGNORECASE
)
# Before a time that opens a sentence.
_OPENS = re.compile(
    r"(?:(?:back|early|late|later)\s+)?(?:in|on|during)?\s*(?:the|early|late|mid)?\s*", re.IGNORECASE
)
_ANY_DAY: Days = (-FAR, FAR)
RECENT = 7
"""What an article tells as its news is no older than so many days."""
EARLY = 400
"""News stands in the title or among the first code points."""
CENTRAL = 0.5
"""From which salience on an event is what an article is about."""


class Dated:
    """The times of an article.

    Args:
        source: The article.

    Attributes:
        published: The day of publication, where more than the text tells it.
        titles: Where its titles stand.
        news_day: The day of what the article begins with, as "yesterday"; else that of publication.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._cuts = source.once(sentence_cuts)
        # A day that is only inferred tells nothing of "Tuesday".
        vague = source.record.document.published.source in {"inferred", "unknown"}
        times = [
            time
            for time in source.record.timeline.times
            if _telling(time) and not (vague and time.anchor is not None)
        ]
        datelines = source.sections_of("dateline")
        own = (time for time in times if not any(low <= time.start < high for low, high in datelines))
        self._dated = sorted(own, key=lambda time: time.start)
        self._by_id = {time.id: time for time in times}
        self._starts = [time.start for time in self._dated]
        self._all = Placed.of(self._dated)
        self._exact = Placed.of([time for time in self._dated if time.granularity not in VAGUE])
        published = None if vague else source.record.document.published.value
        day = days_between(published, published)
        self.published = day[1] if day else None
        self._until_now: Days = (-FAR, day[1]) if day else _ANY_DAY
        self.titles = source.sections_of("title")
        self.news_day = self.published
        self.news_day = self._day_of_news()
        self._story = self._told_days()

    def told_by(
        self,
        event: Event,
        main: bool,
        told: Sequence[tuple[int, int]],
        mentions: Sequence[EventMention] = (),
    ) -> Days | None:
        """Return what a time tells: the event's own, else the only one beside it.

        Args:
            event: What is told.
            main: Whether its headline is about these words.
            told: Bounds of the sentences.
            mentions: Where they are given the time has to be in one part of the sentence with one of them.
        """
        if main and event.time.ref in self._exact.ids and not self._is_only_told_then(event):
            return days_between(event.time.earliest, event.time.latest)
        time = self._only_one(self._exact, told)
        if time is None or (mentions and not any(self._in_one_part(m, time) for m in mentions)):
            return None
        if self._is_of_saying(event, time) or self._is_only_told_then(event):
            return None
        return days_between(time.interval.earliest, time.interval.latest)

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the bounds of the sentence around a place."""
        number = bisect_right(self._cuts, place)
        return self._cuts[number - 1], min(self._cuts[number], len(self._source.text))

    def _is_bounding(self, time: Time) -> bool:
        """Tell whether something begins or ends at a time: "since Monday"."""
        return bool(_BOUND.search(self._source.text, max(0, time.start - _BOUNDED), time.start))

    def _only_one(self, times: Placed, told: Sequence[tuple[int, int]]) -> Time | None:
        """Return the only time in some sentences, if it is one at which something is."""
        beside = [each for start, end in told for each in times.within(start, end)]
        return beside[0] if len(beside) == 1 and not self._is_bounding(beside[0]) else None

    def _is_of_saying(self, event: Event, time: Time) -> bool:
        """Tell whether a time is only that at which somebody told of an event, which has another one."""
        if event.time.ref not in self._exact.ids or event.time.ref == time.id:
            return False
        return bool(_OF_SAYING.search(self._source.text, max(0, time.start - _BEHIND), time.start))

    def _is_only_told_then(self, event: Event) -> bool:
        """Tell whether the time of an event is that of a saying: "have died, officials said on Sunday"."""
        time = self._by_id.get(event.time.ref or "")
        if time is None:
            return False
        said = _OF_SAYING.search(self._source.text, max(0, time.start - _BEHIND), time.start)
        return said is not None and not any(m.start <= said.start() < m.end for m in event.mentions)

    def _in_one_part(self, mention: EventMention | Span, time: Time) -> bool:
        """Tell whether no other part of the sentence begins between some words and a time."""
        low, high = min(mention.end, time.end), max(mention.start, time.start)
        return low >= high or not _APART.search(self._source.text, low, high)

    def _is_of(self, mention: EventMention, time: Time) -> bool:
        """Tell whether a time is surely that of some words: in their clause, or opening the sentence.

        "In 2010, a dam broke" is of 2010; of "Ana Ruiz, the mayor of 2010, has died" nobody knows.
        """
        text = self._source.text
        low, high = min(mention.end, time.end), max(mention.start, time.start)
        between = text[low:high] if low < high else ""
        if not self._in_one_part(mention, time) or between.count(",") > 1:
            return False
        opens = bool(_OPENS.fullmatch(text, self.sentence(time.start)[0], time.start))
        return not between.count(",") or (opens and between.lstrip().startswith(","))

    def right_beside(self, event: Event, best: EventMention, mentions: Sequence[EventMention]) -> Days | None:
        """Return the time that stands right beside an event's words, of the first that have one."""
        return next((days for mention in mentions if (days := self.own(event, best, mention))), None)

    def own(self, event: Event, best: EventMention, mention: EventMention) -> Days | None:
        """Return the time right beside some words: before them, or behind in the same part of a sentence.

        Of what has happened it is a time before the article: "announced that it will open in May" tells of
        something else.

        Args:
            event: What is told.
            best: The mention that tells it best.
            mention: The words.
        """
        latest = self.published - RECENT if self.published and _told_as_past(event, best) else FAR
        text = self._source.text
        place = bisect_left(self._starts, mention.start)
        if place and _OF_IT.fullmatch(text, self._dated[place - 1].end, mention.start):
            days = days_between(
                self._dated[place - 1].interval.earliest, self._dated[place - 1].interval.latest
            )
            if days and days[1] < latest:
                return days
        for number in range(place, len(self._dated)):
            time = self._dated[number]
            if time.start > mention.end + _BEHIND:
                break
            between = text[mention.end : time.start]
            if _PART.search(between):
                break
            if time.start >= mention.end and _SAYS_WHEN.search(between):
                days = days_between(time.interval.earliest, time.interval.latest)
                if days and days[1] < latest:
                    return days
        return None

    def bounds(
        self, event: Event, main: bool, mentions: Sequence[EventMention], told: Sequence[tuple[int, int]]
    ) -> Days:
        """Return between which days an event must be: what is told as past is no later than the article.

        A year, and a time that is only in the same sentence, bound only what they are surely said of: "Ana
        Ruiz, who left in 2010, has died" tells of no death in 2010.

        Args:
            event: What is told.
            main: Whether its headline is about these words.
            mentions: The words, the best first.
            told: Bounds of the sentences.
        """
        if main and event.time.ref in self._exact.ids and not self._is_only_told_then(event):
            days = days_between(event.time.earliest, event.time.latest)
        else:
            time = self._only_one(self._all, told)
            sure = time is not None and any(self._is_of(mention, time) for mention in mentions)
            days = days_between(time.interval.earliest, time.interval.latest) if time and sure else None
        if days is not None:
            return days
        best = mentions[0]
        if self.published is None or not _told_as_past(event, best):
            return _ANY_DAY
        early = any(a <= best.start < b for a, b in self.titles) or best.start < EARLY
        news = self.news(event, main, best) if early else None
        return (news - RECENT, self.published) if news is not None else self._until_now

    def news(self, event: Event, main: bool, best: EventMention) -> int | None:
        """Return the day of its news where an article tells an event as part of that, with no other day."""
        if not (main and event.salience >= CENTRAL and _told_as_past(event, best)):
            return None
        if event.time.ref not in {None, PUBLISHED} or self.is_history(best.start):
            return None
        titled = any(start <= best.start < end for start, end in self.titles)
        if not titled and event.status == "ongoing":
            return None
        return self.news_day if titled or best.start < EARLY or self._is_done(event, best) else None

    def deed(self, event: Event, main: bool, best: EventMention) -> int | None:
        """Return the day of the news for what an article itself tells as done, with no other day.

        What somebody in it only says to have been done may have been long before.

        Args:
            event: What is told.
            main: Whether its headline is about these words.
            best: The mention that tells it best.
        """
        if not main or event.status != "happened" or event.time.ref not in {None, PUBLISHED}:
            return None
        return self.news_day if self._is_done(event, best) and not self.is_history(best.start) else None

    def _is_done(self, event: Event, best: EventMention) -> bool:
        """Tell whether the article itself tells an event as done, in the past of a verb.

        "They have built three bridges" may reach far back, but where the news stands.
        """
        if best.factuality not in ACTUAL or event.time.relation != "BEFORE" or best.claim is not None:
            return False
        perfect = _PERFECT.search(self._source.text, max(0, best.start - _NEAR), best.start)
        return is_past_form(head_of(best.exact)) and not (perfect and best.start >= EARLY)

    def is_history(self, place: int) -> bool:
        """Tell whether a place is of a time before the news: "had left", or a sentence of another year."""
        start, end = self.sentence(place)
        if _BEFORE_IT.search(self._source.text, max(start, place - _NEAR), place):
            return True
        earliest = (self.published or FAR) - RECENT
        for time in self._all.within(start, end):
            days = days_between(time.interval.earliest, time.interval.latest)
            if days and days[1] < earliest:
                return True
        number = bisect_left(self._all.starts, place) - 1
        if number < 0 or place - self._all.starts[number] > _SOON:
            return False
        last = self._all.times[number]
        # A story goes on where it was, to the end of its paragraph.
        days = days_between(last.interval.earliest, last.interval.latest)
        return bool(days and days[1] < earliest) and "\n\n" not in self._source.text[last.end : place]

    def _day_of_news(self) -> int | None:
        """Return the day of what the article begins with, as "yesterday"; else that of publication."""
        if self.published is None:
            return None
        found: list[tuple[bool, float, int]] = []
        for event in self._source.events:
            line = event.headline
            days = days_between(event.time.earliest, event.time.latest)
            early = line.start < EARLY or any(a <= line.start < b for a, b in self.titles)
            if days is None or days[0] != days[1] or event.status != "happened":
                continue
            # Only what was just before the article can be the news that it tells without a day.
            oldest = self.published - (RECENT if early else 1)
            if oldest <= days[0] <= self.published:
                found.append((early, event.salience if early else days[0], days[0]))
        return max(found)[2] if found else self.published

    def right_after(
        self, event: Event, main: bool, best: EventMention, who: frozenset[str]
    ) -> tuple[Days, str] | None:
        """Return when something was that has a day of its own and is told just before this, of the same.

        A story goes on where nothing says otherwise: "Ruiz resigned on Monday. She thanked her party."

        Args:
            event: What is told.
            main: Whether its headline is about these words.
            best: The mention that tells it best.
            who: Ids of those who take part.
        """
        if event.status != "happened" or not _told_as_past(event, best):
            return None
        # "She came to Selm in 2009": a year is no day, but it is when that was.
        if main and event.time.ref in self._all.ids:
            return None
        return self.going_on(best.start, who)

    def going_on(self, place: int, who: frozenset[str]) -> tuple[Days, str] | None:
        """Return the days, and the word, of what is told just before a place with a day of its own.

        Args:
            place: Where something else is told.
            who: Ids of those who take part in it; some of these have to take part in what was before.
        """
        text = self._source.text
        if _EARLIER.search(text, max(0, place - _NEAR), place):
            return None
        # "One year later he was fired" says itself when that was.
        sentence = self.sentence(place)[0]
        if _LATER.search(text, sentence, place):
            return None
        here = [
            days_between(t.interval.earliest, t.interval.latest) for t in self._all.within(sentence, place)
        ]
        number = bisect_left(self._story, (place,))
        for start, days, word, those in reversed(self._story[max(0, number - 3) : number]):
            if place - start > _SOON or "\n\n" in text[start:place]:
                return None
            if those & who:
                # "In 2009 she came to Selm" is no more of that day.
                told = all(each is None or (each[0] <= days[1] and days[0] <= each[1]) for each in here)
                return (days, word) if told else None
        return None

    def _told_days(self) -> list[tuple[int, Days, str, frozenset[str]]]:
        """Return what has a day of its own, in text order: where, when, the word, and who takes part."""
        # That two things are told of one place does not make them one story.
        places = {each.id for each in self._source.entities if each.type in PLACES}
        found = []
        for event in self._source.events:
            for mention in event.mentions:
                line = event.headline
                if mention.factuality not in ACTUAL or not _told_as_past(event, mention):
                    continue
                main = line.start <= mention.start < line.end
                days = None
                if main and event.time.ref in self._exact.ids:
                    days = days_between(event.time.earliest, event.time.latest)
                elif main:
                    news = self.news(event, main, mention)
                    days = (news, news) if news is not None else None
                if days is not None and days[1] - days[0] <= _FEW:
                    found.append((mention.start, days, mention.exact, frozenset(event.participants) - places))
        return sorted(found, key=lambda each: each[0])


def _told_as_past(event: Event, best: EventMention) -> bool:
    return best.factuality in ACTUAL and event.time.relation != "AFTER" and event.status != "planned"


def _telling(time: Time) -> bool:
    return review_of(time) != "rejected" and bool(time.interval.earliest and time.interval.latest)
