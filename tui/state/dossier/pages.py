"""The pages of a dossier: people, statements by speaker, timeline, conflicts, copies and versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from annotate.dossier.model import JoinedEntity, Statement
from annotate.record import EventTime
from annotate.review.wording import FACTUALITY_NAMES, TYPE_WORDS
from annotate.review.words import content_text, one_line
from tui.state.dossier.rows import Gathered, Row, Spot, several
from tui.text.highlighting import entity_look
from tui.wording.describe import SHORT_FACTUALITY_NAMES, day, when

_RELATIONS = {
    "contradicts": ("≠", "contradicted"),
    "differs_in_number": ("#", "another number"),
    "retracts": ("↩", "retracted"),
    "repeats": ("=", "repeated"),
}
# Of events that one article tells, so many parts are listed at first, but never fewer than these.
_MAIN, _FEWEST = 4, 20
_NOBODY = "unattributed"
_LONGEST = 60
_BODIES = ("PERSON", "ORG", "NORP")
_HEADINGS = {"PERSON": "People", "ORG": "Bodies", "NORP": "Groups"}


@dataclass(frozen=True, slots=True)
class Page:
    """One way to read a dossier.

    Attributes:
        title: What it is called.
        rows: Gives its rows.
        nothing: What stands there where there are none.
    """

    title: str
    rows: Callable[[Gathered], Iterator[Row]]
    nothing: str


def people(gathered: Gathered) -> Iterator[Row]:
    """People and bodies first, then places and the rest, the most prominent ones first."""
    said: dict[str, int] = {}
    for statement in gathered.dossier.claims:
        if statement.source:
            said[statement.source] = said.get(statement.source, 0) + 1

    named = {
        entity.id: any(gathered.entity(each.document, each.entity).named for each in entity.members)
        for entity in gathered.dossier.entities
    }

    def rank(entity: JoinedEntity) -> tuple[int, int, float]:
        kind = _BODIES.index(entity.type) if entity.type in _BODIES else len(_BODIES)
        articles = len({member.document for member in entity.members})
        return kind if named[entity.id] else len(_BODIES) + 1, -articles, -entity.salience

    for entity in sorted(gathered.dossier.entities, key=rank):
        spots = tuple(
            gathered.span_spot(
                member.document,
                gathered.entity(member.document, member.entity).mentions,
                _why(member.because, member.confidence),
            )
            for member in entity.members
        )
        articles = len({member.document for member in entity.members})
        known = [TYPE_WORDS[entity.type]] if entity.type not in _BODIES else []
        if entity.id in said:
            known.append(several(said[entity.id], "statement"))
        known.append(several(articles, "article"))
        names = [one_line(name) for name in (entity.name, *entity.aliases)]
        also = ", ".join(names[1:4])
        yield Row(
            entity.id,
            f"{names[0]}{f' ({also})' if also else ''}",
            " · ".join(known),
            look=entity_look(entity.type),
            heading=_HEADINGS.get(entity.type, "Places and more") if named[entity.id] else "Without a name",
            spots=spots,
            fields={
                "type": f"{entity.type} {TYPE_WORDS[entity.type]} {entity_look(entity.type)}",
                "source": " · ".join(names),
            },
            what="entity",
        )


def statements(gathered: Gathered) -> Iterator[Row]:
    """Everything that each speaker says, in order; who says the most comes first."""
    by: dict[str | None, list[Statement]] = {}
    for statement in gathered.dossier.claims:
        by.setdefault(statement.source, []).append(statement)
    told: dict[str, str] = {}
    for statement in gathered.dossier.claims:
        for link in statement.relates:
            told.setdefault(statement.id, _RELATIONS[link.relation][0])
            told.setdefault(link.claim, _RELATIONS[link.relation][0])
    order = sorted(by, key=lambda source: (source is None, -len(by[source]), source or ""))
    for source in order:
        speaker = _speaker(gathered, source)
        heading = f"{speaker}  {len(by[source])}"
        for statement in sorted(by[source], key=partial(_first_day, gathered)):
            yield _statement(gathered, statement, heading, speaker, told.get(statement.id, ""))


def _statement(gathered: Gathered, statement: Statement, heading: str, speaker: str, sign: str) -> Row:
    spots = tuple(
        gathered.span_spot(
            member.document,
            gathered.claim(member.document, member.claim).content,
            _why(member.because, member.confidence),
        )
        for member in statement.members
    )
    links = [gathered.statements[link.claim] for link in statement.relates]
    others = tuple(
        gathered.span_spot(
            other.members[0].document,
            gathered.claim(other.members[0].document, other.members[0].claim).content,
            f"{_RELATIONS[link.relation][1]}: {link.because}",
        )
        for link, other in zip(statement.relates, links, strict=True)
    )
    first = statement.members[0]
    words = one_line(content_text(gathered.claim(first.document, first.claim)))
    articles = len({member.document for member in statement.members})
    published = gathered.day(first.document)
    known = [
        statement.speech_act,
        SHORT_FACTUALITY_NAMES[statement.factuality],
        *([f"{articles} articles"] if articles > 1 else []),
        *([day(published)] if published else []),
    ]
    fields = {
        "source": speaker,
        "act": statement.speech_act,
        "certainty": f"{statement.factuality} {FACTUALITY_NAMES[statement.factuality]}",
    }
    return Row(
        statement.id, words, " · ".join(known), sign, "claim" if sign else "", heading, spots + others, fields
    )


def timeline(gathered: Gathered) -> Iterator[Row]:
    """What happened, in order, under its years."""
    events = [gathered.events[id] for id in gathered.dossier.timeline.order]
    least = sorted((event.salience for event in events), reverse=True)[: max(len(events) // _MAIN, _FEWEST)]
    year = ""
    for event in events:
        time = EventTime(
            earliest=event.time.earliest, latest=event.time.latest, granularity=event.time.granularity
        )
        moment = when(time)
        who = ", ".join(one_line(gathered.entities[each].name) for each in event.participants[:3])
        articles = len({mention.document for mention in event.mentions})
        known = [who, f"{articles} articles" if articles > 1 else "", event.status.replace("happened", "")]
        clashes = tuple(
            Spot(side.document, side.start, one_line(side.exact), f"differs: {conflict.because}")
            for conflict in event.conflicts
            for side in conflict.sides
        )
        seen: dict[str, Spot] = {}
        for mention in event.mentions:
            because = _why(mention.because, mention.confidence)
            seen.setdefault(
                mention.document, gathered.spot(mention.document, mention.start, mention.end, because)
            )
        # What has no date stands where the order puts it, under the year that it has come to.
        year = max(year, (event.time.earliest or event.time.latest or "")[:4])
        is_main = articles > 1 or bool(clashes) or (bool(least) and event.salience >= least[-1])
        yield Row(
            event.id,
            f"{moment or 'undated'}  {one_line(event.headline.exact)}",
            " · ".join(filter(None, known)),
            "≠" if clashes else "",
            "time" if articles > 1 else "",
            year or "No date",
            (*seen.values(), *clashes),
            {
                "source": who,
                "status": event.status,
                "when": (event.time.earliest or event.time.latest or "")[:10],
            },
            what="event",
            is_main=is_main,
        )


def conflicts(gathered: Gathered) -> Iterator[Row]:
    """Where articles tell something differently, both sides with their article."""
    for statement in gathered.dossier.claims:
        for number, link in enumerate(statement.relates):
            if link.relation == "repeats":
                continue
            sides = (gathered.statements[link.claim], statement)
            spots = tuple(
                gathered.span_spot(
                    member.document, gathered.claim(member.document, member.claim).content, None
                )
                for side in sides
                for member in side.members
            )
            speaker = _speaker(gathered, statement.source)
            sign, words = _RELATIONS[link.relation]
            yield Row(
                f"{statement.id}.{number}",
                f"{speaker}: {link.because}",
                words,
                sign,
                "claim",
                "What is said",
                spots,
                {"source": speaker},
            )
    for event in gathered.dossier.timeline.events:
        for number, conflict in enumerate(event.conflicts):
            spots = tuple(gathered.spot(side.document, side.start, side.end, None) for side in conflict.sides)
            words = f"{one_line(event.headline.exact)[:_LONGEST]}: {conflict.because}"
            yield Row(f"{event.id}.{number}", words, conflict.kind, "≠", "time", "What happened", spots)


def copies(gathered: Gathered) -> Iterator[Row]:
    """Texts that several articles have copied, and what later versions of an article change."""
    for origin in gathered.dossier.origins:
        spots = [Spot(origin.documents[0], 0, gathered.paper(origin.documents[0]), origin.because)]
        differences = [*origin.differences, *[""] * len(origin.documents)]
        for document, difference in zip(origin.documents[1:], differences, strict=False):
            words = one_line(difference.removeprefix(f"{document}: "))
            spots.append(Spot(document, 0, words or gathered.paper(document), ""))
        title = gathered.documents[origin.documents[0]].title or origin.documents[0]
        all_of_them = several(len(origin.documents), "article")
        yield Row(
            origin.id, one_line(title), f"one text in {all_of_them}", "", "strong", "One text", tuple(spots)
        )
    for place, versions in enumerate(gathered.dossier.versions):
        older, newer = versions.documents
        heading = f"{gathered.paper(newer)}: {older} → {newer}"
        for number, change in enumerate(versions.changes):
            parts = [part for part in (change.before, change.after) if part]
            words = one_line((change.after or parts[0]).exact) if parts else change.because
            spots = [
                Spot(part.document, part.start, one_line(part.exact), label)
                for part, label in ((change.before, "before"), (change.after, "now"))
                if part
            ]
            kind = change.kind.replace("_", " ")
            yield Row(
                f"v{place}.{number}",
                f"{change.because}: {words}",
                kind,
                "+" if change.kind == "added" else "-" if change.kind == "dropped" else "~",
                "",
                heading,
                tuple(spots),
                {"type": kind},
            )


PAGES: Mapping[str, Page] = {
    "people": Page("People", people, "No article names anybody."),
    "statements": Page("Statements", statements, "No article reports a statement."),
    "timeline": Page("Timeline", timeline, "No article tells of an event."),
    "conflicts": Page(
        "Conflicts", conflicts, "The articles do not contradict each other, as far as was found."
    ),
    "copies": Page("Copies", copies, "No article is a copy or a version of another one."),
}


def _speaker(gathered: Gathered, source: str | None) -> str:
    return one_line(gathered.entities[source].name) if source in gathered.entities else _NOBODY


def _first_day(gathered: Gathered, statement: Statement) -> tuple[str, str, int]:
    first = statement.members[0]
    start = gathered.claim(first.document, first.claim).content[0].start
    return gathered.day(first.document) or "9999", first.document, start


def _why(because: str | None, confidence: float) -> str:
    if not because:
        return ""
    return f"{because} ({confidence:.2f})" if confidence < 1 else because
