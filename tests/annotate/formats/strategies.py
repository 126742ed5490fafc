"""Records of every shape, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from annotate.reading.encodings.decoding import text_sha256
from annotate.record import (
    Annotations,
    Document,
    Entity,
    Event,
    EventMention,
    EventTime,
    Generator,
    Interval,
    Mention,
    Pipeline,
    Section,
    Span,
    TextInfo,
    Time,
    Timeline,
)

HASH = "0" * 64
# What breaks writers, tokenisers and editors: line ends of every kind, quotes, indicators of YAML,
# zero-width and bidirectional marks, emoji made of several code points, words that YAML 1.1 rewrites.
AWKWARD = st.sampled_from(
    [
        *("\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\t", "\0", "\x1b[31m", "\x7f"),
        *(
            '"',
            "'",
            "\\",
            "“",
            "’",
            ": ",
            " #",
            "- ",
            "? ",
            "&a",
            "*a",
            "!t",
            "|",
            ">",
            "%",
            "@",
            "`",
            "{}",
            "[,]",
        ),
        *("\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u00a0", "\u3000"),
        *("👩‍👩‍👧", "🇺🇦", "e\u0301", "שלום", "مرحبا", "漢字", "\U0010ffff", "\ufffe", "\uffff"),
        *("no", "Yes", "NULL", "~", "1:30", "2025-06-08", "1e3", "0x1F", ".5", "---", "...", "=", "<<", "y"),
    ]
)
texts = st.lists(st.one_of(AWKWARD, st.text(max_size=8)), min_size=1, max_size=12).map("".join).filter(bool)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Span(start, end, text[start:end])


def mention(id: str, span: Span, confidence: float) -> Mention:
    return Mention(id, span.start, span.end, span.exact, "name", "model", confidence, note=span.exact)


def time(id: str, span: Span, confidence: float) -> Time:
    return Time(
        id, "DATE", span.exact, span.start, span.end, span.exact, Interval(), "day", "rule", confidence
    )


@st.composite
def records(draw: st.DrawFn, text: str) -> Annotations:
    """A valid record over ``text`` whose every span is a random one."""
    found = draw(st.lists(spans(text), min_size=1, max_size=6))
    shares = st.floats(0, 1).map(lambda value: round(value, 3))
    entities = tuple(
        Entity(
            id=f"e{number}",
            type=draw(st.sampled_from(["PERSON", "GPE", "MONEY"])),
            name=span.exact,
            mentions=(mention(f"e{number}.m1", span, draw(shares)),),
            aliases=tuple(other.exact for other in found),
            salience=draw(shares),
        )
        for number, span in enumerate(found, 1)
    )
    times = tuple(time(f"t{number}", span, draw(shares)) for number, span in enumerate(found[:2], 1))
    told = EventMention("ev1.m1", found[0].start, found[0].end, found[0].exact, "PS-", "model", draw(shares))
    events = (Event("ev1", found[-1], "denied", EventTime(because=draw(texts)), (told,), draw(shares)),)
    return Annotations(
        generator=Generator("0.1.0", Pipeline("dateline", "1"), HASH),
        document=Document(
            id=draw(texts),
            text=TextInfo(text_sha256(text), len(text)),
            title=found[0].exact,
            sections=(Section("paragraph", found[0].start, found[0].end),),
        ),
        entities=entities,
        timeline=Timeline(times, events, ("ev1",)),
    )
