"""What a page of the dossier lists: rows with their places, and the articles that these are in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVarTuple, Unpack

from annotate.dossier.model import (
    DecidedThing,
    Dossier,
    JoinedEntity,
    JoinedEvent,
    Statement,
    StatementLink,
)
from annotate.record import Claim, Entity, Event, Mention, Span
from annotate.record.walk import Item, by_id
from annotate.review.wording import UNATTRIBUTED, is_only_guessed, of_unknown_day, source_name, who_says
from annotate.review.words import one_line
from tui.state.dossier.searched import Searched
from tui.text.fitting import fitted
from tui.wording.describe import day

# The library needs none of what reads several articles, which loads numpy.
if TYPE_CHECKING:
    from annotate.dossier import Source

Of = TypeVarTuple("Of")
_AROUND = 70
_LONGEST_PAPER, _BRIEF = 36, 18
DESCRIBED = "="
"""Before the words for a speaker who is no entity of the dossier."""
_PRONOUNS = frozenset(
    {
        "he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "who", "which", "that",
        "this", "these", "those", "one", "some", "others", "another", "both", "many", "all",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an article, which can be gone to.

    Attributes:
        document: Id of the article.
        start: First code point.
        words: What stands there.
        because: Why it belongs to the row; empty where that is plain.
        end: One past the last code point; 0 where the place only tells of the row.
    """

    document: str
    start: int
    words: str
    because: str = ""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """Words with what stands before and after them, all in one line."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a page.

    Attributes:
        id: Of the person, statement, event, ... in the dossier.
        words: What it is.
        right: What is known about it, in short.
        sign: What stands before it, where something is to be seen at once.
        look: How the words are drawn.
        heading: Under which heading it stands; empty for none.
        spots: Where it stands in the articles, the first to be published first.
        fields: What a filter asks, by the name of the field.
        notes: Lines that always stand below it.
        wordings: Lines that stand below it while it is selected: what each article says, in its own words.
        context: The words of the text that it is about, where these are to stand below each other.
        speaker: Id of the joined entity whose statements can be shown from here; none where there are none.
        when: First and last moment of what has a time of its own, each empty where it is not known.
        what: What a reader may decide about it; none where there is nothing to decide.
        is_main: Whether it is listed before everything is asked for.
    """

    id: str
    words: str
    right: str = ""
    sign: str = ""
    look: str = ""
    heading: str = ""
    spots: tuple[Spot, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    context: Context | None = None
    speaker: str | None = None
    when: tuple[str, str] | None = None
    what: DecidedThing | None = None
    is_main: bool = True
    wordings: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The articles that it stands in, each once."""
        return tuple(dict.fromkeys(spot.document for spot in self.spots))

    @property
    def places(self) -> Iterable[tuple[str, int]]:
        """Where it stands: articles and first code points."""
        return [(spot.document, spot.start) for spot in self.spots]


_FIELDS = frozenset(each.name for each in fields(Row))


class _Unmade(Row):
    """A row of which everything else is made when somebody looks: a page has thousands, and shows some."""

    __slots__ = ("_make", "_of", "_tell")
    _make: Callable[..., Row]
    _of: tuple[Any, ...]
    _tell: Callable[..., Iterable[tuple[str, int]]]

    def __getattr__(self, name: str) -> Any:
        """Make the row."""
        if name not in _FIELDS:
            raise AttributeError(name)
        made = self._make(*self._of)
        for each in _FIELDS:
            object.__setattr__(self, each, getattr(made, each))
        return getattr(self, name)

    @property
    def places(self) -> Iterable[tuple[str, int]]:
        """Where it stands, without the words there."""
        return self._tell(*self._of) if hasattr(self, "_tell") else super().places


# What is known of a row that is not made; to set it thus takes a third of the time.
_put_id, _put_heading, _put_main, _put_notes, _put_make, _put_tell, _put_of = (
    getattr(_Unmade, name).__set__ for name in ("id", "heading", "is_main", "notes", "_make", "_tell", "_of")
)


def unmade(
    make: Callable[[Unpack[Of]], Row],
    tell: Callable[[Unpack[Of]], Iterable[tuple[str, int]]],
    *of: *Of,
    id: str,
    heading: str,
    is_main: bool = True,
) -> Row:
    """Return a row that is made when somebody looks.

    Args:
        make: Makes it, with the same id and heading, and without notes.
        tell: Tells where it stands.
        of: What both are given.
        id: Of the row.
        heading: Under which it stands.
        is_main: Whether it is listed before everything is asked for.
    """
    row = object.__new__(_Unmade)
    _put_id(row, id)
    _put_heading(row, heading)
    _put_main(row, is_main)
    _put_notes(row, ())
    _put_make(row, make)
    _put_tell(row, tell)
    _put_of(row, of)
    return row


class Gathered:
    """A dossier with the articles that it was made of.

    Args:
        dossier: What they know together.
        sources: The articles with their records.
        names: By the id of each article what opens it: a path or an address.
        texts: By its text, how an article is searched, as far as that was worked out before.
    """

    def __init__(
        self,
        dossier: Dossier,
        sources: Sequence[Source],
        names: Mapping[str, str],
        texts: dict[str, Searched] | None = None,
    ) -> None:
        self.dossier = dossier
        self.sources = {source.id: source for source in sources}
        self.names = names
        self.documents = {document.id: document for document in dossier.documents}
        self.entities = {entity.id: entity for entity in dossier.entities}
        self.statements = {statement.id: statement for statement in dossier.claims}
        # What rows are found by, worked out once; other rows may have had the same id.
        self.plain_rows: dict[str, tuple[Row, str]] = {}
        self._texts = {} if texts is None else texts
        self.events = {event.id: event for event in dossier.timeline.events}

    @cached_property
    def _told_of_events(self) -> frozenset[str]:
        """What is told differently of what happened, in words."""
        events = self.dossier.timeline.events
        return frozenset(conflict.because for event in events for conflict in event.conflicts)

    def tells_more(self, link: StatementLink) -> bool:
        """Whether a link tells a difference that is not told of a happening already, with who says it."""
        return link.relation != "repeats" and link.because not in self._told_of_events

    def claim(self, document: str, id: str) -> Claim:
        """One claim of one article."""
        item = self.sources[document].once(_items)[id]
        assert isinstance(item, Claim)
        return item

    def is_speaker_doubted(self, document: str, id: str) -> bool:
        """Whether it is a guess who makes a claim of an article."""
        claim, items = self.claim(document, id), self.sources[document].once(_items)
        return who_says(claim, items) != source_name(claim, items)

    def entity(self, document: str, id: str) -> Entity:
        """One entity of one article."""
        item = self.sources[document].once(_items)[id]
        assert isinstance(item, Entity)
        return item

    @cached_property
    def speakers(self) -> dict[str, str | None]:
        """By statement who says it: a joined entity's id, or words as "police"; none where nobody knows."""
        called: dict[str, str] = {}
        found: dict[str, str | None] = {}
        for statement in self.dossier.claims:
            speaker = self._speaker(statement)
            if speaker is not None and speaker not in self.entities:
                # "Police" at the beginning of a sentence are the police.
                speaker = called.setdefault(speaker.casefold(), speaker)
            found[statement.id] = speaker
        return found

    def _speaker(self, statement: Statement) -> str | None:
        if statement.source in self.entities:
            return statement.source
        for member in statement.members:
            words = source_name(self.claim(member.document, member.claim), {})
            if words != UNATTRIBUTED and words.casefold() not in _PRONOUNS:
                return f"{DESCRIBED}{words}"
        return None

    @cached_property
    def statements_of(self) -> dict[str | None, list[Statement]]:
        """The statements of each speaker; what nobody is known to say too."""
        found: dict[str | None, list[Statement]] = {}
        for statement in self.dossier.claims:
            found.setdefault(self.speakers[statement.id], []).append(statement)
        return found

    def unknown_day(self, event: JoinedEvent) -> str:
        """What an article says of when an undated event is: ``27 Jan, year unknown``; empty for nothing."""
        if event.time.earliest or event.time.latest:
            return ""
        for mention in event.mentions:
            told = self.sources[mention.document].once(_items).get(mention.event)
            times = self.sources[mention.document].once(_times)
            if isinstance(told, Event) and (words := of_unknown_day(told, times)):
                return words
        return ""

    def taking_part(self, event: JoinedEvent) -> list[str]:
        """Who takes part in an event, each with a question mark where that is a guess in all articles."""
        return [
            f"{one_line(entity.name)}{'?' * self._is_guessed(event, entity)}"
            for entity in (self.entities[id] for id in event.participants)
        ]

    def _is_guessed(self, event: JoinedEvent, entity: JoinedEntity) -> bool:
        return is_only_guessed(
            (self.sources[document].once(_items), told, whose)
            for document, told, whose in event.told_with(entity)
        )

    def prepare(self) -> None:
        """Work out what a first search for words would else have to wait for."""
        for document in self.sources:
            self.searched(document)

    def searched(self, document: str) -> Searched:
        """The text of an article as words are looked for in it."""
        text = self.sources[document].text
        if text not in self._texts:
            self._texts[text] = Searched.of(text)
        return self._texts[text]

    def paper(self, document: str) -> str:
        """What an article is called beside a place in it: its paper, else its title."""
        return self.publisher(document) or one_line(self.sources[document].record.document.title or document)

    def publisher(self, document: str) -> str:
        """The paper that an article is of; empty where it is not known."""
        return one_line(self.sources[document].record.document.publisher or "")

    def day(self, document: str) -> str:
        """The day of publication as it is written; empty where it is not known."""
        return self.documents[document].published.value or ""

    def dated_paper(self, document: str) -> str:
        """When an article was published, as far as that is known, and what it is called; no two are alike."""
        return self._papers[document]

    def brief_paper(self, document: str) -> str:
        """When an article was published; what it is called where another one is of that day too."""
        alone = document in self._alone
        return written_day(self.day(document)) if alone else fitted(self.paper(document), _BRIEF)

    @cached_property
    def _alone(self) -> set[str]:
        often = Counter(map(self.day, self.documents))
        return {id for id in self.documents if often[self.day(id)] == 1}

    @cached_property
    def _papers(self) -> dict[str, str]:
        names = {
            id: " ".join(filter(None, (written_day(self.day(id)), fitted(self.paper(id), _LONGEST_PAPER))))
            for id in self.documents
        }
        often = Counter(names.values())
        return {id: f"{id} · {name}" if often[name] > 1 else name for id, name in names.items()}

    def spot(self, document: str, start: int, end: int, because: str | None = None) -> Spot:
        """A place with the words around it."""
        words = around(self.sources[document].text, start, end)
        return Spot(document, start, words, because or "", end)

    def span_spot(
        self,
        document: str,
        spans: Sequence[Span | Mention],
        because: str | None = None,
        *,
        aside: bool = False,
    ) -> Spot:
        """The place of an annotation's first span.

        Args:
            document: Id of the article.
            spans: Of the annotation.
            because: Why it belongs to the row.
            aside: Whether it only tells of the row, and is not a part of what that is.
        """
        spot = self.spot(document, spans[0].start, spans[0].end, because)
        return replace(spot, end=0) if aside else spot


def _items(source: Source) -> dict[str, Item]:
    return by_id(source.record)


def _times(source: Source) -> dict[str, Item]:
    return {time.id: time for time in source.record.timeline.times}


def around(text: str, start: int, end: int) -> str:
    """The words of a place in one line, with some before and behind, of its own paragraph."""
    first = max(0, start - _AROUND // 2)
    first = max(first, text.rfind("\n\n", first, start) + 2 if "\n\n" in text[first:start] else 0)
    if first and not text[first - 1].isspace():
        first = min(text.find(" ", first) + 1 or first, start)
    last = min(len(text), end + _AROUND)
    paragraph = text.find("\n\n", end, last)
    last = paragraph if paragraph >= 0 else last
    return f"{'…' if first and text[first - 1] == ' ' else ''}{one_line(text[first:last])}"


def why(because: str | None, confidence: float) -> str:
    """A reason, with how sure it is where that is less than wholly."""
    if not because:
        return ""
    return f"{because} ({confidence:.2f})" if confidence < 1 else because


def written_day(value: str) -> str:
    """A day in words; empty where it is not known."""
    return day(value) if value else ""


def several(count: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
