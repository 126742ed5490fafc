"""What one article tells of one happening, with what tells whether another article's is the same.

An article joins "captured", "seized" and "the raid" into one event where the same people take part, and
may be wrong. So the words of one family within an event of an article are looked at for themselves;
what a reader has looked at stays whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from annotate.dossier.events.dated import ACTUAL, Dated
from annotate.dossier.events.forms import (
    WORD,
    base_of,
    common_words,
    head_of,
    of_one_family,
    place_of,
)
from annotate.dossier.events.people.who import Who
from annotate.dossier.events.times.days import Days
from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.reading import PLACES, Source
from annotate.record import Entity, Event, EventMention
from annotate.record.walk import review_of

_BESIDE = 3


@dataclass(eq=False, slots=True)
class Happening:
    """Words of one family by which an article tells of one of its events.

    Attributes:
        source: The number of the article.
        number: Its own among all that the articles tell.
        event: The event in the record of the article.
        mentions: Those of its mentions that have these words, in text order.
        main: Whether the headline of the event is about these.
        head: Base form of the word that tells it best.
        place: Its place in the lexicon of event words, -1 for none.
        heads: Base forms of all the words.
        words: What their sentences say, in base forms.
        before: Words just before.
        behind: Words just behind.
        names: Words of the names in their sentences.
        places: Those of places among them.
        sites: Countries of the places that the sentences say something is in.
        whom: Names of the person to whom it is done, as far as the words say so next to it.
        numbers: Figures in the sentences.
        days: First and last day as numbers, where words tell more than the year.
        day: The same, where these stand in one part of a sentence with its own words.
        years: The same where a time, a year too, stands right behind its words.
        bounds: Between which days it must be, by all that is known.
        news: The day of publication, where it is what the article has to tell that day.
        deed: The same, where the article only tells that somebody did it, with no other day.
        after: Of what has no day of its own and is told right after something that has one, done by the same:
            the days of that, and its word.
        told: Bounds of the sentences.
        inside: Ids, in the record of the article, of the entities that take part.
        rank: Where the article has the event in its own order.
        title: Whether a title tells it.
        length: Of the text of the article.
    """

    source: int
    number: int
    event: Event
    mentions: tuple[EventMention, ...]
    main: bool
    head: str
    place: int
    heads: frozenset[str]
    words: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    names: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    whom: frozenset[str]
    numbers: frozenset[str]
    days: Days | None
    day: Days | None
    years: Days | None
    bounds: Days
    news: int | None
    deed: int | None
    after: tuple[Days, str] | None
    told: tuple[tuple[int, int], ...]
    inside: tuple[str, ...]
    rank: int
    title: bool
    length: int

    @property
    def best(self) -> EventMention:
        """The mention that tells it best: in the headline, else the first."""
        line = self.event.headline
        return next((m for m in self.mentions if line.start <= m.start < line.end), self.mentions[0])

    @property
    def actual(self) -> bool:
        """Whether it is told as something that happens."""
        return self.best.factuality in ACTUAL


def told_in_article(source: Source) -> tuple[Happening, ...]:
    """Return what an article tells, event by event; its numbers are those of a dossier."""
    return tuple(Reading(source).happenings())


def mentions_in_order(source: Source) -> Sequence[tuple[int, int, int]]:
    """Return where an article tells what happens: first code point, one past the last, and place of what."""
    told = enumerate(source.once(told_in_article))
    return sorted((mention.start, mention.end, place) for place, one in told for mention in one.mentions)


class _Sentence(NamedTuple):
    """Words of a sentence with their places, its entities, and its sets of words, names, places, figures."""

    around: list[tuple[int, str]]
    inside: list[tuple[int, int, int]]
    words: tuple[str, ...]
    names: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]


def _together(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the members of all sets, as one object for all that have these."""
    return sets[0] if len(sets) == 1 else _once(frozenset().union(*sets))


class Reading:
    """An article, ready to be asked what stands around a place.

    Args:
        source: The article.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        text = source.text
        self._words = [(m.start(), m.group()) for m in WORD.finditer(text)]
        self._starts = [start for start, _ in self._words]
        self._sentences: dict[tuple[int, int], _Sentence] = {}
        self._cuts = source.once(sentence_cuts)
        self._bounds = [(low, min(high, len(text))) for low, high in pairwise(self._cuts)]
        self._entities = sorted(
            (mention.start, mention.end, place)
            for place, entity in enumerate(source.entities)
            for mention in entity.mentions
        )
        self._names = [_name_words(entity) for entity in source.entities]
        self._when = Dated(source)
        self._who = Who(source, self._names)
        order = source.record.timeline.order
        self._ranks = {id: rank for rank, id in enumerate(order)}

    def happenings(self) -> Iterator[Happening]:
        """Yield what the article tells, event by event."""
        for event in self._source.events:
            for mentions in _by_family(event):
                for those in self._by_time(event, mentions):
                    yield self._happening(event, those)

    def _by_time(
        self, event: Event, mentions: tuple[EventMention, ...]
    ) -> Iterator[tuple[EventMention, ...]]:
        """Yield mentions by times that stand beside them, where these are of several happenings.

        "It was settled in 1981. A second one was settled in 1991. The settlement ..." are two; what has no
        time of its own goes with what was told last.
        """
        if len(mentions) < 2:
            yield mentions
            return
        best = self._best(event, mentions)
        own = [self._when.own(event, best, mention) for mention in mentions]
        groups: list[tuple[Days, list[EventMention]]] = []
        for days in own:
            if days and not any(days[0] <= known[1] and known[0] <= days[1] for known, _ in groups):
                groups.append((days, []))
        if len(groups) < 2 or _whole(event, mentions):
            yield mentions
            return
        last = groups[0][1]
        for mention, days in zip(mentions, own, strict=True):
            if days:
                last = next(those for known, those in groups if days[0] <= known[1] and known[0] <= days[1])
            last.append(mention)
        for _, those in groups:
            yield tuple(those)

    @staticmethod
    def _best(event: Event, mentions: Sequence[EventMention]) -> EventMention:
        line = event.headline
        return next((m for m in mentions if line.start <= m.start < line.end), mentions[0])

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the bounds of the sentence around a place."""
        return self._bounds[bisect_right(self._cuts, place) - 1]

    def _happening(self, event: Event, mentions: tuple[EventMention, ...]) -> Happening:
        line = event.headline
        main = any(line.start <= mention.start < line.end for mention in mentions)
        best = self._best(event, mentions)
        head = base_of(head_of(best.exact))
        heads = _once(frozenset(base_of(head_of(mention.exact)) for mention in mentions))
        told = tuple(sorted({self.sentence(mention.start) for mention in mentions}))
        sentences = [self._said(bounds) for bounds in told]
        before: set[str] = set()
        behind: set[str] = set()
        for mention in mentions:
            around = self._said(self.sentence(mention.start)).around
            low = bisect_left(around, (mention.start,))
            high = bisect_left(around, (mention.end,))
            before |= _some(around, range(low - 1, -1, -1), heads)
            behind |= _some(around, range(high, len(around)), heads)
        inside = [each for sentence in sentences for each in sentence.inside]
        entities = self._source.entities
        ids = {entities[place].id for _, _, place in inside} & set(event.participants)
        ids |= {entities[place].id for place in self._who.beside(mentions, inside)}
        taking_part = tuple(dict.fromkeys((*(event.participants if main else ()), *sorted(ids))))
        own = self._when.right_beside(event, best, mentions)
        day = self._when.told_by(event, main, told, mentions)
        return Happening(
            source=-1,
            number=-1,
            event=event,
            mentions=mentions,
            main=main,
            head=head,
            place=place_of(head),
            heads=heads,
            # As tuples, since sets of words take three to ten times the memory.
            words=sentences[0].words
            if len(sentences) == 1
            else tuple(sorted({word for sentence in sentences for word in sentence.words})),
            before=tuple(sorted(before)),
            behind=tuple(sorted(behind)),
            names=_together([sentence.names for sentence in sentences]),
            places=_together([sentence.places for sentence in sentences]),
            sites=_once(frozenset(self._who.sites(inside))),
            whom=_once(frozenset(self._who.whom(mentions, inside))),
            numbers=_together([sentence.numbers for sentence in sentences]),
            days=self._when.told_by(event, main, told),
            day=day,
            years=own,
            bounds=self._when.bounds(event, main, (best, *mentions), told),
            news=self._when.news(event, main, best),
            deed=self._when.deed(event, main, best) if taking_part else None,
            after=self._when.right_after(event, main, best, frozenset(taking_part)),
            told=told,
            inside=taking_part,
            rank=self._ranks.get(event.id, len(self._ranks)),
            title=any(a <= mention.start < b for mention in mentions for a, b in self._when.titles),
            length=max(len(self._source.text), 1),
        )

    def _said(self, bounds: tuple[int, int]) -> _Sentence:
        """Return what a sentence says, worked out once."""
        if bounds not in self._sentences:
            self._sentences[bounds] = self._sentence(bounds)
        return self._sentences[bounds]

    def _sentence(self, bounds: tuple[int, int]) -> _Sentence:
        low, high = (bisect_left(self._starts, place) for place in bounds)
        common = common_words()
        words = self._words[low:high]
        around = [(start, base_of(word)) for start, word in words if word.casefold() not in common]
        inside = self._within(bounds)
        entities = self._source.entities
        places = [place for _, _, place in inside if entities[place].type in PLACES]
        return _Sentence(
            around,
            inside,
            tuple(sorted({word for _, word in around})),
            _once(frozenset(word for _, _, place in inside for word in self._names[place])),
            _once(frozenset(word for place in places for word in self._names[place])),
            _once(frozenset(w for _, w in words if not w.isalpha() and any(sign.isdigit() for sign in w))),
        )

    def _within(self, bounds: tuple[int, int]) -> list[tuple[int, int, int]]:
        low = bisect_left(self._entities, (bounds[0], 0, 0))
        high = bisect_left(self._entities, (bounds[1], 0, 0))
        return self._entities[low:high]


@lru_cache(maxsize=1 << 15)
def _once(words: frozenset[str]) -> frozenset[str]:
    """Return a set of words that many have, one for all of them."""
    return words


def _some(around: Sequence[tuple[int, str]], places: range, heads: frozenset[str]) -> set[str]:
    """Return the first words of a sentence on a way that are not of a happening itself."""
    found: list[str] = []
    for place in places:
        if (word := around[place][1]) not in heads:
            found.append(word)
            if len(found) == _BESIDE:
                break
    return set(found)


def _name_words(entity: Entity) -> frozenset[str]:
    """Return the words of an entity's name; of a description, the last."""
    name = entity.name if entity.named else entity.name.split()[-1] if entity.name.split() else ""
    return frozenset(intern(match.group().casefold()) for match in WORD.finditer(name)) - common_words()


def _whole(event: Event, mentions: Sequence[EventMention]) -> bool:
    """Tell whether a reader has seen to what is one event."""
    return review_of(event) is not None or any(mention.by == "reader" for mention in mentions)


def _by_family(event: Event) -> list[tuple[EventMention, ...]]:
    """Return the mentions of an event by families of words; all together where a reader has seen to it."""
    mentions = [mention for mention in event.mentions if review_of(mention) != "rejected"]
    if len(mentions) < 2 or _whole(event, mentions):
        return [tuple(mentions)] if mentions else []
    groups: list[tuple[list[EventMention], dict[str, None]]] = []
    for mention in mentions:
        base = base_of(head_of(mention.exact))
        those, bases = next(
            (group for group in groups if any(of_one_family(base, other) for other in group[1])), ([], {})
        )
        if not those:
            groups.append((those, bases))
        those.append(mention)
        bases[base] = None
    return [tuple(those) for those, _ in groups]
