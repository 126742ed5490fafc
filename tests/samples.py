"""A small article and a record of it in which every field of every class stands."""

from __future__ import annotations

from dataclasses import replace

from annotate.reading.encodings.decoding import text_sha256
from annotate.record import (
    After,
    Annotations,
    Check,
    CheckWorthiness,
    Claim,
    ClaimRelation,
    Diagnostic,
    Document,
    Entity,
    Event,
    EventMention,
    EventTime,
    Factuality,
    Generator,
    Hedge,
    Interval,
    Mention,
    Pipeline,
    Published,
    Section,
    Source,
    Span,
    TextInfo,
    Time,
    Timeline,
    Unplaced,
)

TEXT = """Bridge to close

On Monday, Mayor Ann Roe said the bridge "will close", and may not reopen. She warned of delays.
"""


def place(words: str, after: str = "") -> Span:
    """The first place of ``words`` that follows ``after``."""
    start = TEXT.index(words, TEXT.index(after) + len(after))
    return Span(start, start + len(words), words)


def mention(id: str, span: Span, kind: str = "name") -> Mention:
    return Mention(
        id=id,
        start=span.start,
        end=span.end,
        exact=span.exact,
        kind=kind,  # type: ignore[arg-type]
        by="model",
        confidence=0.93,
        because="a name after a title",
        status="accepted",
        note="checked",
    )


def told(id: str, span: Span, factuality: Factuality = "CT+", claim: str | None = None) -> EventMention:
    """A mention of an event."""
    return EventMention(id, span.start, span.end, span.exact, factuality, "rule", 0.7, claim)


def event_at(id: str, start: int, exact: str, time: EventTime | None = None) -> Event:
    """An event of one mention, with its words for a headline."""
    span = Span(start, start + len(exact), exact)
    return Event(id, span, "happened", time or EventTime(), (told(f"{id}.m1", span),))


def full_record() -> Annotations:
    """A record with a value in every field."""
    record = _placed_record()
    elsewhere = TextInfo("cd" * 32, len(TEXT))
    lost = (
        Unplaced(elsewhere, entity=record.entities[1]),
        Unplaced(elsewhere, claim=record.claims[0]),
        Unplaced(elsewhere, time=record.timeline.times[0]),
        Unplaced(elsewhere, event=record.timeline.events[0]),
    )
    return replace(record, unplaced=lost)


def _placed_record() -> Annotations:
    monday, close = place("Monday"), place("will close")
    return Annotations(
        generator=Generator("0.1.0", Pipeline("dateline", "1.0.0"), "ab" * 32, "ef" * 32),
        document=Document(
            id="bridge",
            text=TextInfo(text_sha256(TEXT), len(TEXT)),
            source="bridge.txt",
            title="Bridge to close",
            url="https://example.org/bridge",
            author="Ana Ruiz",
            publisher="The Port",
            published=Published(
                "2025-06-08", "inferred", "2025-06-07", "2025-06-09", ("a weekday in the text",)
            ),
            sections=(Section("title", 0, 15), Section("paragraph", 17, len(TEXT) - 1)),
        ),
        entities=(
            Entity(
                id="e1",
                type="PERSON",
                name="Ann Roe",
                mentions=(mention("e1.m1", place("Ann Roe")), mention("e1.m2", place("She"), "pronoun")),
                aliases=("Roe",),
                salience=0.81,
                country="GB",
                related=("e2",),
                value="1",
                unit="km",
                status="edited",
                note="the mayor",
            ),
            Entity("e2", "FAC", "the bridge", (mention("e2.m1", place("the bridge"), "nominal"),)),
        ),
        claims=(
            Claim(
                id="c1",
                quotation="mixed",
                source=Source((place("Mayor Ann Roe"),), "e1", "named", "subject of the cue", "Mayor"),
                cue=(place("said"),),
                content=(place("the bridge"), place('"will close", and may not reopen')),
                speech_act="say",
                polarity="positive",
                factuality="CT+",
                by="model",
                confidence=0.9,
                check_worthiness=CheckWorthiness(0.6, ("says what will happen",)),
                times=("t1",),
                hedges=(Hedge(*_parts(place("may")), kind="modal"),),
                relates=(ClaimRelation("c2", "repeats"),),
                because="quoted in part",
                check=Check("misleading", "the port says ten days", "https://port.example/notice"),
                status="proposed",
                note="call her",
            ),
            Claim(
                id="c2",
                quotation="indirect",
                source=None,
                cue=(place("warned"),),
                content=(place("of delays"),),
                speech_act="warn",
                polarity="positive",
                factuality="PR+",
                by="rule",
                confidence=0.5,
                within="c1",
            ),
        ),
        timeline=Timeline(
            times=(
                Time(
                    id="t1",
                    type="DATE",
                    value="2025-06-09",
                    start=monday.start,
                    end=monday.end,
                    exact=monday.exact,
                    interval=Interval("2025-06-09", "2025-06-09"),
                    granularity="day",
                    by="model",
                    confidence=0.97,
                    mod="APPROX",
                    anchor="published",
                    because="the Monday after publication",
                    status="rejected",
                    note="or the week after",
                ),
            ),
            events=(
                Event(
                    id="ev1",
                    headline=place("Bridge to close"),
                    status="planned",
                    time=EventTime("IS_INCLUDED", "t1", "2025-06-09", "2025-06-09", "day", "“Monday”"),
                    mentions=(
                        told("ev1.m1", place("close")),
                        EventMention(
                            "ev1.m2",
                            close.start,
                            close.end,
                            close.exact,
                            "CTu",
                            "rule",
                            0.7,
                            claim="c1",
                            because="the same verb",
                            status="accepted",
                            note="confirm",
                        ),
                    ),
                    salience=0.9,
                    participants=("e2",),
                    because="one verb for both",
                    review="edited",
                    note="which bridge?",
                ),
                Event(
                    id="ev2",
                    headline=place("may not reopen"),
                    status="denied",
                    time=EventTime(),
                    mentions=(told("ev2.m1", place("reopen"), "PS-", claim="c1"),),
                    after=(After("ev1", "what closes first"),),
                ),
            ),
            order=("ev1", "ev2"),
        ),
        diagnostics=(Diagnostic("published_inferred", "The date of publication was inferred."),),
    )


def _parts(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.exact
