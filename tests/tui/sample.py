"""An article of our own with annotations made by hand, and an engine that returns them."""

from __future__ import annotations

import threading
from dataclasses import replace

from annotate.article import Article
from annotate.record import (
    Annotations,
    CheckWorthiness,
    Claim,
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
    Source,
    Span,
    Time,
    Timeline,
)

TEXT = """Harbour bridge at Velden stays closed after second crack

VELDEN, June 12 (Coastal Wire) — The old harbour bridge at Velden will stay closed until September, \
Mayor Ana Ruiz said on Thursday, after engineers found a second crack in one of its three main girders.

“Nobody will drive over a bridge that I would not walk over,” Ruiz told reporters. “We knew of one crack \
in February. Now we know of two.”

The port authority denied that it had ignored warnings. Its director, Jonas Bell, insisted that \
inspections had been carried out every six months since 2019 and that nothing unusual was reported \
before this spring.

According to a report by Nordmark Engineering, a consultancy in Halden, the damage may have begun during \
the floods of November 2023, when ice and timber struck the piers. The company warned in a letter last \
year that repairs could cost $4.2 million.

Residents fear a long summer. The detour through Halden takes 40 minutes, and the ferry, which carries \
300 people an hour, is likely to be overcrowded. “They promised us a new bridge in 2021,” said Marit \
Olsen, who runs a bakery on the eastern bank. 🥖

Bell said the authority would decide on July 1 whether to build a temporary crossing. Ruiz wants the \
federal government in Carlsborg to pay half of it; the transport ministry did not answer questions on \
Thursday.

Sign up for our newsletter and never miss a story.
"""


def article(text: str = TEXT) -> Article:
    """The sample, or another text."""
    return Article.from_text(text, id="bridge", source="bridge.txt")


class Maker:
    """Builds spans by quotation, each found after the one before unless told otherwise."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, quoted: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(quoted, start + 1)
        return Span(start, start + len(quoted), quoted)

    def entity(
        self, number: int, type_: str, name: str, *mentions: tuple[str, int], **more: object
    ) -> Entity:
        spans = sorted((self.span(quoted, nth) for quoted, nth in mentions), key=lambda span: span.start)
        made = tuple(
            Mention(
                f"e{number}.m{place}",
                span.start,
                span.end,
                span.exact,
                "name" if span.exact[0].isupper() else "nominal",
                "model",
                0.93,
                because="the words before it are a title",
            )
            for place, span in enumerate(spans, start=1)
        )
        return Entity(f"e{number}", type_, name, made, **more)  # type: ignore[arg-type]

    def claim(
        self,
        number: int,
        act: str,
        source: tuple[str, int] | None,
        entity: str | None,
        cue: tuple[str, int],
        *content: tuple[str, int],
        **more: object,
    ) -> Claim:
        values: dict[str, object] = {
            "quotation": "indirect",
            "polarity": "positive",
            "factuality": "CT+",
            "by": "model",
            "confidence": 0.84,
            "because": "a verb of saying with a clause for its object",
        }
        values.update(more)
        return Claim(
            id=f"c{number}",
            source=Source((self.span(*source),), entity) if source else None,
            cue=(self.span(*cue),),
            content=tuple(self.span(*part) for part in content),
            speech_act=act,  # type: ignore[arg-type]
            **values,  # type: ignore[arg-type]
        )

    def time(
        self, number: int, quoted: str, nth: int, value: str, interval: tuple[str, str], granularity: str
    ) -> Time:
        span = self.span(quoted, nth)
        return Time(
            f"t{number}",
            "DATE",
            value,
            span.start,
            span.end,
            span.exact,
            Interval(*interval),
            granularity,  # type: ignore[arg-type]
            "rule",
            0.9,
            anchor="published",
            because="counted from the publication date",
        )

    def event(
        self,
        number: int,
        quoted: str,
        nth: int,
        time: EventTime,
        headline: str | None = None,
        *,
        participants: tuple[str, ...] = (),
        factuality: Factuality = "CT+",
        claim: str | None = None,
    ) -> Event:
        span = self.span(quoted, nth)
        told = EventMention(
            f"ev{number}.m1", span.start, span.end, span.exact, factuality, "model", 0.7, claim=claim
        )
        return Event(
            f"ev{number}",
            self.span(headline, 0) if headline else span,
            "planned" if factuality == "PR+" else "happened",
            time,
            (told,),
            salience=round(1 - number / 10, 1),
            participants=participants,
        )


def sample_record(source: Article | None = None) -> Annotations:
    """The sample's record."""
    given = source or article()
    make = Maker(given.text)
    entities = (
        make.entity(1, "GPE", "Velden", ("Velden", 0), ("VELDEN", 0), ("Velden", 1), salience=0.6),
        make.entity(2, "ORG", "Coastal Wire", ("Coastal Wire", 0), salience=0.1),
        make.entity(
            3,
            "PERSON",
            "Ana Ruiz",
            ("Ana Ruiz", 0),
            ("Ruiz", 1),
            ("Ruiz", 2),
            salience=0.9,
            aliases=("Ruiz",),
        ),
        make.entity(4, "CARDINAL", "three", ("three", 0), value="3"),
        make.entity(5, "ORG", "port authority", ("port authority", 0), ("the authority", 0), salience=0.5),
        make.entity(6, "PERSON", "Jonas Bell", ("Jonas Bell", 0), ("Bell", 1), salience=0.7),
        make.entity(
            7, "ORG", "Nordmark Engineering", ("Nordmark Engineering", 0), ("The company", 0), salience=0.4
        ),
        make.entity(8, "GPE", "Halden", ("Halden", 0), ("Halden", 1), salience=0.2),
        make.entity(9, "MONEY", "$4.2 million", ("$4.2 million", 0), value="4200000", unit="USD"),
        make.entity(10, "PERSON", "Marit Olsen", ("Marit Olsen", 0), salience=0.2),
        make.entity(11, "GPE", "Carlsborg", ("Carlsborg", 0), salience=0.1),
    )
    hedge = make.span("may")
    claims = (
        make.claim(
            1,
            "say",
            ("Mayor Ana Ruiz", 0),
            "e3",
            ("said", 0),
            ("The old harbour bridge at Velden will stay closed until September", 0),
        ),
        make.claim(
            2,
            "say",
            ("Ruiz", 1),
            "e3",
            ("told", 0),
            ("“Nobody will drive over a bridge that I would not walk over,”", 0),
            ("“We knew of one crack in February. Now we know of two.”", 0),
            quotation="direct",
        ),
        make.claim(
            3,
            "deny",
            ("The port authority", 0),
            "e5",
            ("denied", 0),
            ("that it had ignored warnings", 0),
            polarity="negative",
            factuality="CT-",
        ),
        make.claim(
            4,
            "claim",
            ("Its director, Jonas Bell,", 0),
            "e6",
            ("insisted", 0),
            (
                "that inspections had been carried out every six months since 2019 and "
                "that nothing unusual was reported before this spring",
                0,
            ),
            check_worthiness=CheckWorthiness(0.82, ("a number", "a record that can be looked up")),
        ),
        make.claim(
            5,
            "report",
            ("a report by Nordmark Engineering, a consultancy in Halden", 0),
            "e7",
            ("According to", 0),
            (
                "the damage may have begun during the floods of November 2023, "
                "when ice and timber struck the piers",
                0,
            ),
            factuality="PS+",
            hedges=(Hedge(hedge.start, hedge.end, hedge.exact, "modal"),),
        ),
        make.claim(
            6,
            "warn",
            ("The company", 0),
            "e7",
            ("warned", 0),
            ("that repairs could cost $4.2 million", 0),
            factuality="PS+",
        ),
        make.claim(
            7, "promise", ("They", 0), None, ("promised", 0), ("us a new bridge in 2021", 0), within="c8"
        ),
        make.claim(
            8,
            "say",
            ("Marit Olsen", 0),
            "e10",
            ("said", 1),
            ("“They promised us a new bridge in 2021,”", 0),
            quotation="direct",
        ),
        make.claim(
            9,
            "announce",
            ("Bell", 1),
            "e6",
            ("said the", 0),
            ("the authority would decide on July 1 whether to build a temporary crossing", 0),
        ),
        make.claim(
            10,
            "demand",
            ("Ruiz", 2),
            "e3",
            ("wants", 0),
            ("the federal government in Carlsborg to pay half of it", 0),
            factuality="Uu",
        ),
    )
    times = (
        make.time(1, "June 12", 0, "2025-06-12", ("2025-06-12", "2025-06-12"), "day"),
        make.time(2, "September", 0, "2025-09", ("2025-09-01", "2025-09-30"), "month"),
        make.time(3, "Thursday", 0, "2025-06-12", ("2025-06-12", "2025-06-12"), "day"),
        make.time(4, "February", 0, "2025-02", ("2025-02-01", "2025-02-28"), "month"),
        make.time(5, "2019", 0, "2019", ("2019-01-01", "2019-12-31"), "year"),
        make.time(6, "this spring", 0, "2025-SP", ("2025-03-01", "2025-05-31"), "season"),
        make.time(7, "November 2023", 0, "2023-11", ("2023-11-01", "2023-11-30"), "month"),
        make.time(8, "last year", 0, "2024", ("2024-01-01", "2024-12-31"), "year"),
        make.time(9, "2021", 0, "2021", ("2021-01-01", "2021-12-31"), "year"),
        make.time(10, "July 1", 0, "2025-07-01", ("2025-07-01", "2025-07-01"), "day"),
        make.time(11, "Thursday", 1, "2025-06-12", ("2025-06-12", "2025-06-12"), "day"),
    )

    def at(number: int) -> EventTime:
        time = times[number - 1]
        return EventTime(
            "IS_INCLUDED", time.id, time.interval.earliest, time.interval.latest, time.granularity
        )

    events = (
        make.event(1, "stay closed", 0, EventTime()),
        make.event(
            2,
            "found",
            0,
            EventTime("BEFORE", "t3", None, "2025-06-12", "day"),
            "engineers found a second crack",
        ),
        make.event(3, "told", 0, at(3), "Ruiz told reporters", participants=("e3",)),
        make.event(4, "floods", 0, at(7)),
        make.event(5, "struck", 0, at(7), "ice and timber struck the piers", claim="c5"),
        make.event(6, "warned", 0, at(8), "The company warned in a letter", participants=("e7",)),
        make.event(7, "promised", 0, at(9), factuality="CT+", claim="c8"),
        make.event(
            8,
            "decide",
            0,
            at(10),
            "the authority would decide on July 1",
            participants=("e5",),
            factuality="PR+",
        ),
    )
    published = Published("2025-06-12", "dateline", because=("the dateline says June 12 (Thursday)",))
    document = given.document()
    return Annotations(
        generator=Generator("0.1.0", Pipeline("fake", "1"), "0" * 64),
        document=replace(document, published=published),
        entities=entities,
        claims=tuple(sorted(claims, key=lambda claim: int(claim.id[1:]))),
        timeline=Timeline(times, events, ("ev7", "ev4", "ev5", "ev6", "ev2", "ev3", "ev8", "ev1")),
    )


class FakeEngine:
    """Returns the sample's record, when it may.

    Attributes:
        allowed: Set to let the engine finish.
        error: Raised instead of an answer.
        articles: What it was asked about.
        answer: Given instead of the sample's record.
        version: Of the pipeline that its records name.
    """

    version = "1"

    def __init__(self, *, waits: bool = False, error: Exception | None = None) -> None:
        self.allowed = threading.Event()
        self.error = error
        self.articles: list[Article] = []
        self.answer: Annotations | None = None
        if not waits:
            self.allowed.set()

    @property
    def calls(self) -> int:
        return len(self.articles)

    def generator(self) -> Generator:
        """That of the sample's record."""
        return Generator("0.1.0", Pipeline("fake", self.version), "0" * 64)

    def annotate(self, article: Article) -> Annotations:
        """The record of the sample, whatever the article."""
        self.articles.append(article)
        self.allowed.wait(60)
        if self.error:
            raise self.error
        record = self.answer or sample_record(article)
        if article.published.source == "given":
            record = replace(record, document=replace(record.document, published=article.published))
        return replace(record, generator=replace(record.generator, pipeline=Pipeline("fake", self.version)))
