"""The annotation record: what Dateline knows about one article.

Plain frozen dataclasses with no spaCy type inside, so that a record can be
read, compared and rebuilt anywhere. Every offset is a half-open range of
Unicode code points into the article's exact text: ``text[start:end] == exact``.

Field names follow TimeML (times, events), FactBank (factuality) and the W3C
Web Annotation selectors (``start``, ``end``, ``exact``). Entities and events are
built alike: a thing, its mentions, its salience, its evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from annotate.record.document import Document, Generator, TextInfo
from annotate.record.values import (
    ClaimRelationKind,
    EntityType,
    EventRelation,
    EventStatus,
    Factuality,
    Granularity,
    Maker,
    MentionKind,
    Polarity,
    Quotation,
    SourceKind,
    SpeechAct,
    Status,
    TimexMod,
    TimexType,
)

SCHEMA = "dateline.annotations"
SCHEMA_VERSION = "2.0"
OFFSET_UNIT = "unicode_code_point"


_TOLD_OF = ", told of “{}”"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text.

    Attributes:
        start: First code point of the span.
        end: One past its last code point.
        exact: The text between them, kept so that a reader of the export
            needs no article and a moved text can be noticed.
    """

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named, described or referred to."""

    id: str
    start: int
    end: int
    exact: str
    kind: MentionKind
    by: Maker
    confidence: float
    because: str | None = None
    status: Status | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that the article names, with all its mentions.

    Attributes:
        name: The fullest name in the text.
        aliases: The other names, in the order of first use.
        salience: How central the entity is, from 0 to 1.
        named: Whether one of its mentions is a name; always what the mentions say.
        mentions: In text order.
        country: ISO 3166-1 alpha-2 code of a place, where it is certain.
        related: Ids of linked but different entities (Russian -> Russia).
        value: Amount of a numeric entity, as a plain decimal string.
        unit: Unit of that amount (``USD``, ``percent``, ``km``).
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    salience: float = 0.0
    country: str | None = None
    related: tuple[str, ...] = ()
    value: str | None = None
    unit: str | None = None
    named: bool = False
    status: Status | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """See to it that ``named`` holds of these mentions; one that could not be read has no kind."""
        kinds = {getattr(mention, "kind", None) for mention in self.mentions}
        object.__setattr__(self, "named", "name" in kinds)


@dataclass(frozen=True, slots=True)
class Source:
    """Who makes a claim: an entity where there is one, and the words used.

    Attributes:
        spans: The words used; none where the claim names nobody and its speaker is inferred.
        title: What the text says the source is, where the words used do not ("officials" for "who").
    """

    spans: tuple[Span, ...]
    entity: str | None = None
    kind: SourceKind | None = None
    because: str | None = None
    title: str | None = None

    @property
    def words(self) -> str:
        """The words used, or else what the text says the source is."""
        return " ".join(span.exact for span in self.spans) or self.title or ""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that weakens, negates or conditions a claim.

    Attributes:
        kind: ``negation``, ``modal``, ``hedge``, ``condition`` or ``cue``.
    """

    start: int
    end: int
    exact: str
    kind: Literal["negation", "modal", "hedge", "condition", "cue"]


@dataclass(frozen=True, slots=True)
class CheckWorthiness:
    """How much a claim is worth checking, from 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRelation:
    """A link to another claim of the same article."""

    claim: str
    relation: ClaimRelationKind


@dataclass(frozen=True, slots=True)
class Check:
    """What a reader found who checked a claim.

    Attributes:
        verdict: ``true``, ``false``, ``misleading``, ``unproven``, or a word of the reader's own.
        evidence: What it rests on, in words.
        url: Where that can be read.
    """

    verdict: str
    evidence: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody is reported to have said, thought or decided.

    Attributes:
        cue: The words that report ("said", "according to"); spans in text order.
        content: What is claimed, never nothing; several spans where the cue interrupts it.
        factuality: FactBank value from the source's viewpoint.
        within: Id of the claim whose content this one stands in.
        check: Whether it is so; only a reader tells.
    """

    id: str
    quotation: Quotation
    source: Source | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech_act: SpeechAct
    polarity: Polarity
    factuality: Factuality
    by: Maker
    confidence: float
    check_worthiness: CheckWorthiness | None = None
    times: tuple[str, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    relates: tuple[ClaimRelation, ...] = ()
    within: str | None = None
    because: str | None = None
    check: Check | None = None
    status: Status | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last possible moment, ISO 8601, either unknown (null)."""

    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 type and value.

    Attributes:
        value: TIMEX3 value (``2025-06-08``, ``P3Y``, ``XXXX-WXX-7``).
        anchor: What the value was computed from: a time id or ``published``.
        because: The reasoning in words.
    """

    id: str
    type: TimexType
    value: str
    start: int
    end: int
    exact: str
    interval: Interval
    granularity: Granularity
    by: Maker
    confidence: float
    mod: TimexMod | None = None
    anchor: str | None = None
    because: str | None = None
    status: Status | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event is, as exactly as the text allows and no more.

    Attributes:
        relation: Of the event to ``ref``.
        ref: A time id, ``published``, or null where nothing is known.
        because: The reasoning in words.
    """

    relation: EventRelation = "UNKNOWN"
    ref: str | None = None
    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity = "unknown"
    because: str | None = None

    def told_of(self, words: str) -> EventTime:
        """Return the time as borrowed: it was told of these words, and holds for what they mean."""
        return replace(self, because=f"{self.because}{_TOLD_OF.format(words)}")

    def lent_by(self, words: str) -> EventTime | None:
        """Return the time as it was told of these words; none where it was not borrowed from them."""
        own = (self.because or "").removesuffix(_TOLD_OF.format(words))
        return replace(self, because=own) if own != (self.because or "") else None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place where an event is told or referred to.

    Attributes:
        factuality: FactBank value of what is told here.
        claim: Id of the claim whose content it stands in.
        status: The reader's judgement of the mention.
    """

    id: str
    start: int
    end: int
    exact: str
    factuality: Factuality
    by: Maker
    confidence: float
    claim: str | None = None
    because: str | None = None
    status: Status | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class After:
    """An event that another one comes after, and why.

    Attributes:
        event: Id of the earlier event.
    """

    event: str
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, happens, may happen or did not, with all its mentions.

    Attributes:
        headline: Words of the text that tell the event to somebody who sees only the timeline.
        status: Whether it happened; what a reader thinks of the annotation is ``review``.
        mentions: In text order.
        salience: How much the article is about it, from 0 to 1.
        participants: Ids of entities.
        after: What it comes after.
        review: The reader's judgement, which is the ``status`` of every other annotation.
    """

    id: str
    headline: Span
    status: EventStatus
    time: EventTime
    mentions: tuple[EventMention, ...]
    salience: float = 0.0
    participants: tuple[str, ...] = ()
    after: tuple[After, ...] = ()
    because: str | None = None
    review: Status | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Times, events and their order.

    Attributes:
        order: Ids of all events, the earliest first; keeps to every ``after`` and every interval.
    """

    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something that a reader of the record should know."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A reader's annotation whose words are not in the text any more; whole, for when they are back.

    Attributes:
        text: The text that its offsets point into.
        entity: What it is, where it is an entity; of its mentions those that are lost.
        event: The same for an event.
    """

    text: TextInfo
    entity: Entity | None = None
    claim: Claim | None = None
    time: Time | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """One article's record; the root of the YAML file.

    Attributes:
        unplaced: What a reader corrected and the text has no place for.
    """

    generator: Generator
    document: Document
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: Timeline = field(default_factory=Timeline)
    diagnostics: tuple[Diagnostic, ...] = ()
    schema: str = SCHEMA
    schema_version: str = SCHEMA_VERSION
    unplaced: tuple[Unplaced, ...] = ()
