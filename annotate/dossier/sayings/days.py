"""When somebody said something: on the day beside the verb, else with the news or after what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.dossier.events.dated import EARLY, Dated
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.reading import Source
from annotate.record import Span, Time

SOON = 400
"""Within so many code points somebody goes on to speak."""
# So near does a time stand right beside a word.
_NEAR = 25


class SaidOn(Dated):
    """The times of an article, for what it reports.

    Args:
        source: The article.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        opening = self._said_at_first(source)
        if opening is not None and self.news_day is not None:
            # What a flood was on Sunday is said on Monday, as the first who speaks does.
            self.news_day = max(self.news_day, opening)

    def _said_at_first(self, source: Source) -> int | None:
        """Return the day on which the first who speaks in the opening of an article does so."""
        for claim in source.claims:
            if claim.cue and claim.cue[0].start < EARLY:
                days = self.of_saying(claim.cue[0], claim.content)
                if days is not None and days[0] == days[1]:
                    return days[0]
        return None

    def _told_days(self) -> list[tuple[int, Days, str, frozenset[str]]]:
        """Return what has a day of its own, but for what one only says of oneself."""
        said = [
            (part.start, part.end, claim.source.entity)
            for claim in self._source.claims
            if claim.source is not None and claim.source.entity is not None
            for part in claim.content
        ]
        return [
            (at, days, word, those - {who for start, end, who in said if start <= at < end})
            for at, days, word, those in super()._told_days()
        ]

    def of_saying(self, cue: Span, content: Sequence[Span]) -> Days | None:
        """Return the day that stands beside words that report something, and is no part of what they report.

        Args:
            cue: The words: "said".
            content: What is said.
        """
        beside = [
            time
            for time in self._exact.within(*self.sentence(cue.start))
            if not any(part.start <= time.start < part.end for part in content)
            and not self._is_bounding(time)
            and self._in_one_part(cue, time)
        ]
        if len(beside) > 1:
            beside = [time for time in beside if self._is_right_beside(cue, time)]
        if len(beside) != 1:
            return None
        days = days_between(beside[0].interval.earliest, beside[0].interval.latest)
        return days if days and (self.published is None or days[0] <= self.published) else None

    def of_news(self, cue: Span, content: Sequence[Span]) -> Days | None:
        """Return when something was said that has no day: with the news, or after it where more is told.

        It was not before what it speaks of, nor before the day that its paragraph has come to.

        Args:
            cue: The words: "said".
            content: What is said.
        """
        if self.news_day is None or self.published is None:
            return None
        ends = [end for _, end in self._source.sections_of("dateline") if end <= cue.start]
        paragraph = max(self._source.text.rfind("\n\n", 0, cue.start), cue.start - SOON, *ends, 0)
        told = [day for part in content for day in self._single_days(part.start, part.end)]
        told += self._single_days(paragraph, cue.start)[-1:]
        day = max((day for day in told if day <= self.published), default=self.news_day)
        return max(day, self.news_day), max(day, self.news_day)

    def _is_right_beside(self, cue: Span, time: Time) -> bool:
        """Tell a time that only a few words stand between and some words, and no comma."""
        between = self._source.text[min(cue.end, time.end) : max(cue.start, time.start)]
        return len(between) <= _NEAR and "," not in between

    def _single_days(self, start: int, end: int) -> list[int]:
        """Return the days that times of a part of the article tell exactly, in text order."""
        found = (
            days_between(time.interval.earliest, time.interval.latest)
            for time in self._exact.within(start, end)
        )
        return [days[0] for days in found if days and days[0] == days[1]]
