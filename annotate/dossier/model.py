"""The dossier: what several articles together know. It refers to their records and stands on nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from annotate.record import (
    Diagnostic,
    EntityType,
    EventStatus,
    Factuality,
    Generator,
    Granularity,
    Published,
    SpeechAct,
    TextInfo,
)

SCHEMA = "dateline.dossier"
SCHEMA_VERSION = "1.0"
StatementRelation = Literal["repeats", "contradicts", "differs_in_number", "retracts"]
DecisionKind = Literal["joined", "apart", "renamed"]
DecidedThing = Literal["entity", "event", "statement"]
ConflictKind = Literal["time", "number", "polarity", "place", "name"]
ChangeKind = Literal[
    "added",
    "dropped",
    "number",
    "time",
    "hardened",
    "softened",
    "source_named",
    "source_hidden",
    "speech_act",
    "retracted",
    "contradicted",
    "elaborated",
]


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of one article.

    Attributes:
        document: Id of the article.
        start: First code point.
        end: One past the last.
        exact: The words.
    """

    document: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class DossierDocument:
    """One of the articles.

    Attributes:
        source: Where it was read from.
        origin: Of which text it is a copy, with others; none where it is nobody's copy.
    """

    id: str
    title: str | None
    published: Published
    source: str | None
    text: TextInfo
    url: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class EntityMember:
    """An entity of one article, and why it is this one.

    Attributes:
        entity: Its id in the record of the article.
    """

    document: str
    entity: str
    because: str
    confidence: float


@dataclass(frozen=True, slots=True)
class JoinedEntity:
    """A person, body, place or thing of several articles, or of one."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    salience: float
    members: tuple[EntityMember, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class StatementMember:
    """A claim of one article.

    Attributes:
        claim: Its id in the record of the article.
        because: Why it is the same statement; none of the first.
    """

    document: str
    claim: str
    because: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class StatementLink:
    """How a statement is to another one.

    Attributes:
        claim: Id of the other statement.
    """

    claim: str
    relation: StatementRelation
    because: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says, wherever it is reported.

    Attributes:
        source: Id of the joined entity that says it; none where it is not known.
        members: The claims that report it, the first to be published first.
    """

    id: str
    source: str | None
    speech_act: SpeechAct
    factuality: Factuality
    members: tuple[StatementMember, ...]
    relates: tuple[StatementLink, ...] = ()


_DAY, _SOON = len("2026-05-03"), timedelta(days=7)
NEWS, DONE, SAID, RIGHT_AFTER = "told as the news", "told as done", "said in the news", "told right after"
"""How the reasoning begins where an article does not say when: its news does, or what it tells before."""
PERHAPS = "perhaps"
"""How it begins where an article says when, but not of which year, or on which side of its own day."""


@dataclass(frozen=True, slots=True)
class When:
    """When an event is, by the article that knows it best.

    Attributes:
        earliest: First possible moment, ISO 8601.
        latest: Last possible one.
        document: Which article tells it.
        because: The reasoning in words.
    """

    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity = "unknown"
    document: str | None = None
    because: str | None = None

    @property
    def is_guess(self) -> bool:
        """Whether no article says so: it is a day of the news or of what is told before, or a guess."""
        return (self.because or "").startswith((NEWS, DONE, SAID, RIGHT_AFTER, PERHAPS))


@dataclass(frozen=True, slots=True)
class JoinedMention:
    """One place in one article where an event is told.

    Attributes:
        event: Id of the event in the record of the article, or of the claim of an act of saying.
        because: Why it is this event; none within the article that tells it best.
        claim: Id of the claim in the record of the article, of an act of saying.
    """

    document: str
    event: str
    start: int
    end: int
    exact: str
    because: str | None = None
    confidence: float = 1.0
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Side(Part):
    """What one article says where another one says otherwise.

    Attributes:
        claim: Id of the claim in the record of the article that says it; none where the article itself does.
        source: Words that name who says it there.
    """

    claim: str | None = None
    source: str | None = None

    @property
    def teller(self) -> str:
        """Who says it, in words: the source in the article, else the article."""
        return f"{self.source} in {self.document}" if self.source else self.document


@dataclass(frozen=True, slots=True)
class Conflict:
    """What articles tell differently.

    Attributes:
        sides: What each says, in the words of the article.
        because: What differs, in words.
        update: Whether a later article only knows more: a toll that has risen, a plan that has become true.
    """

    kind: ConflictKind
    sides: tuple[Side, ...]
    because: str
    update: bool = False


@dataclass(frozen=True, slots=True)
class JoinedEvent:
    """One happening, told by one article or several.

    Attributes:
        headline: Words that tell it best.
        participants: Ids of joined entities.
        mentions: In the order of the articles and of their texts.
        statement: Id of the statement whose saying it is, where it is no more than that.
    """

    id: str
    headline: Part
    time: When
    status: EventStatus
    participants: tuple[str, ...]
    salience: float
    mentions: tuple[JoinedMention, ...]
    conflicts: tuple[Conflict, ...] = ()
    statement: str | None = None

    def told_with(self, entity: JoinedEntity) -> list[tuple[str, str, str]]:
        """Return where it is told by articles that know somebody: article, and ids of both in its record."""
        members = {member.document: member.entity for member in entity.members}
        told = {(m.document, m.event): None for m in self.mentions if m.document in members}
        return [(document, event, members[document]) for document, event in told]


def _line(event: JoinedEvent) -> tuple[str | None, ...]:
    """What a line of the timeline says."""
    words = " ".join(event.headline.exact.casefold().split())
    return event.headline.document, words, event.time.earliest, event.time.latest


def _is_told_by(vague: JoinedEvent, exact: JoinedEvent) -> bool:
    """Tell whether an event of one line is only known to be over soon after the day that another one has.

    "The president ordered an inquiry" is what "ordered" tells, of Saturday, and "inquiry", by Sunday.
    """
    days = vague.time.latest, exact.time.earliest, exact.time.latest
    if vague.time.earliest or None in days or vague.statement != exact.statement:
        return False
    try:
        over, first, last = (date.fromisoformat((day or "")[:_DAY]) for day in days)
    except ValueError:
        return False
    return first == last and timedelta(0) <= over - first <= _SOON


def _weight(event: JoinedEvent) -> tuple[int, float]:
    """How much an event is told: by how many articles, and how central it is."""
    return len({mention.document for mention in event.mentions}), event.salience


@dataclass(frozen=True, slots=True)
class Order:
    """What happened, in order.

    Attributes:
        order: Ids of all events; total and stable.
    """

    events: tuple[JoinedEvent, ...] = ()
    order: tuple[str, ...] = ()

    def told(self, *, saying: bool = False) -> tuple[JoinedEvent, ...]:
        """The events in order, of those that one line of one article tells only the most important.

        "A lawsuit was filed" is what "lawsuit" and "filed" tell; a reader of the timeline needs it once. What
        is told differently always stands.

        Args:
            saying: Whether that somebody said something is told too.
        """
        events = {event.id: event for event in self.events if saying or event.statement is None}
        told = [events[id] for id in self.order if id in events]
        lines = list(map(_line, told))
        best: dict[tuple[str | None, ...], JoinedEvent] = {}
        for line, event in zip(lines, told, strict=True):
            best[line] = max(best.get(line, event), event, key=_weight)
        alike: dict[tuple[str | None, ...], list[JoinedEvent]] = {}
        for line, event in best.items():
            alike.setdefault(line[:2], []).append(event)
        return tuple(
            event
            for line, event in zip(lines, told, strict=True)
            if event.conflicts
            or (best[line] is event and not any(_is_told_by(event, other) for other in alike[line[:2]]))
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """One text that several articles have copied, in whole or in part; it counts once.

    Attributes:
        documents: The copies, the first to be published first.
        because: What they share.
        differences: What each of the later ones has cut or added, in words.
    """

    id: str
    documents: tuple[str, ...]
    because: str
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What a later version of an article tells otherwise.

    Attributes:
        before: The words of the older version; none where they are new.
        after: The words of the newer one; none where they are gone.
    """

    kind: ChangeKind
    because: str
    before: Part | None = None
    after: Part | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of one article.

    Attributes:
        documents: The older one and the newer one.
    """

    documents: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reader decided; it holds for new articles and newer engines.

    Attributes:
        what: Whether it is about entities, events or statements.
        places: Where they stand: those that are one, the one that is called otherwise, or first the one
            that is kept apart and then those from which it is.
        name: What it is called.
    """

    kind: DecisionKind
    what: DecidedThing
    places: tuple[Part, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Several articles read as one."""

    generator: Generator
    documents: tuple[DossierDocument, ...]
    entities: tuple[JoinedEntity, ...] = ()
    claims: tuple[Statement, ...] = ()
    timeline: Order = field(default_factory=Order)
    origins: tuple[Origin, ...] = ()
    versions: tuple[Versions, ...] = ()
    decisions: tuple[Decision, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    schema: str = SCHEMA
    schema_version: str = SCHEMA_VERSION
