"""The pages of a dossier: people, statements by speaker, timeline, conflicts, copies and versions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.dossier.model import Conflict, EntityMember, JoinedEntity, JoinedEvent, JoinedMention, Side
from annotate.record import EventTime
from annotate.record.central import worth
from annotate.review.wording import TYPE_WORDS
from annotate.review.words import headline_words, one_line
from tui.state.dossier.rows import Gathered, Row, Spot, several, unmade, why
from tui.state.dossier.sayings import (
    RELATIONS,
    both_sides,
    shortly,
    speaker_name,
    speaker_names,
    statements,
    told_content,
)
from tui.text.highlighting import entity_look
from tui.wording.asking import asked, differs
from tui.wording.describe import when

# Of events that one article tells, so many parts are listed at first, but never fewer than these.
_MAIN, _FEWEST = 4, 20
_LONGEST = 60
_SENTENCE_ENDS = re.compile(r"[.!?][”\"’]?\s|\n")
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
    kinds = {kind: place for place, kind in enumerate(_BODIES)}
    ranked = []
    for place, entity in enumerate(gathered.dossier.entities):
        named = any(gathered.entity(each.document, each.entity).named for each in entity.members)
        kind = kinds.get(entity.type, len(_BODIES)) if named else len(_BODIES) + 1
        ranked.append((kind, -_articles(entity.members), -entity.salience, place, entity))
    for kind, *_, entity in sorted(ranked):
        heading = _HEADINGS.get(entity.type, "Places and more") if kind <= len(_BODIES) else "Without a name"
        yield unmade(_person, _places_of, gathered, entity, heading, id=entity.id, heading=heading)


def _articles(members: Sequence[EntityMember | JoinedMention]) -> int:
    """In how many articles something stands."""
    return len({member.document for member in members}) if len(members) > 1 else len(members)


def _places_of(gathered: Gathered, entity: JoinedEntity, _: str) -> Iterator[tuple[str, int]]:
    for member in entity.members:
        yield member.document, gathered.entity(member.document, member.entity).mentions[0].start


def _person(gathered: Gathered, entity: JoinedEntity, heading: str) -> Row:
    spots = tuple(
        gathered.span_spot(
            member.document,
            gathered.entity(member.document, member.entity).mentions,
            why(member.because, member.confidence),
        )
        for member in entity.members
    )
    said = len(gathered.statements_of.get(entity.id, ()))
    known = [TYPE_WORDS[entity.type]] if entity.type not in _BODIES else []
    if said:
        known.append(several(said, "statement"))
    known.append(several(_articles(entity.members), "article"))
    names = [one_line(name) for name in (entity.name, *entity.aliases)]
    also = ", ".join(names[1:4])
    return Row(
        entity.id,
        f"{names[0]}{f' ({also})' if also else ''}",
        " · ".join(known),
        look=entity_look(entity.type),
        heading=heading,
        spots=spots,
        fields={
            "type": tuple(dict.fromkeys((entity.type, entity_look(entity.type).upper()))),
            "source": tuple(names),
        },
        speaker=entity.id if said else None,
        what="entity",
    )


def timeline(gathered: Gathered) -> Iterator[Row]:
    """What happened, in order, under its years; acts of saying where everything is asked for."""
    events = gathered.dossier.timeline.told(saying=True)
    weights = [_worth(event) for event in events if event.statement is None]
    least = sorted(weights, reverse=True)[: max(len(weights) // _MAIN, _FEWEST)]
    year = ""
    for event in events:
        # What has no date stands where the order puts it, under the year that it has come to.
        year = max(year, (event.time.earliest or event.time.latest or "")[:4])
        is_main = event.statement is None and (_worth(event) >= least[-1] or _is_of_many(event))
        heading = year or "No date"
        of = gathered, event, heading, is_main
        yield unmade(_told, _places_told, *of, id=event.id, heading=heading, is_main=is_main)


def _worth(event: JoinedEvent) -> float:
    time = event.time
    dated = bool(time.earliest and time.latest) and not time.is_guess
    return worth(event.salience, time.earliest, time.latest, event.status, dated=dated)


def _is_of_many(event: JoinedEvent) -> bool:
    """Whether several articles tell it, or tell it differently."""
    return _articles(event.mentions) > 1 or any(conflict.sides for conflict in event.conflicts)


def _places_told(_: Gathered, event: JoinedEvent, *__: object) -> Iterator[tuple[str, int]]:
    first: dict[str, int] = {}
    for mention in event.mentions:
        first.setdefault(mention.document, mention.start)
    yield from first.items()
    yield from ((side.document, side.start) for conflict in event.conflicts for side in conflict.sides)


def _told(gathered: Gathered, event: JoinedEvent, heading: str, is_main: bool) -> Row:
    time = EventTime(
        earliest=event.time.earliest, latest=event.time.latest, granularity=event.time.granularity
    )
    told = when(time)
    moment = f"{told}?" if told and event.time.is_guess else told or gathered.unknown_day(event)
    names = tuple(one_line(gathered.entities[each].name) for each in event.participants)
    who = ", ".join(gathered.taking_part(event)[:3])
    articles = _articles(event.mentions)
    known = [who, f"{articles} articles" if articles > 1 else "", event.status.replace("happened", "")]
    told_here = [each for each in event.conflicts if _is_told_beside(gathered, event, each)]
    clashes = tuple(
        Spot(side.document, side.start, one_line(side.exact), f"{differs(conflict)}: {conflict.because}")
        for conflict in told_here
        for side in conflict.sides
    )
    seen: dict[str, Spot] = {}
    for mention in event.mentions:
        because = why(mention.because, mention.confidence)
        seen.setdefault(
            mention.document, gathered.spot(mention.document, mention.start, mention.end, because)
        )
    return Row(
        event.id,
        f"{moment or 'undated'}  {headline_words(event.headline.exact)}",
        " · ".join(filter(None, known)),
        _sign(told_here),
        "time" if articles > 1 else "",
        heading,
        (*seen.values(), *clashes),
        {
            "source": names,
            "status": (event.status,),
        },
        speaker=next((each for each in event.participants if each in gathered.statements_of), None),
        when=(event.time.earliest or "", event.time.latest or ""),
        what="event" if event.statement is None else None,
        is_main=is_main,
    )


def _sign(told: Sequence[Conflict]) -> str:
    """What stands before an event of which something is told differently, or only known better later."""
    if any(not conflict.update for conflict in told):
        return "≠"
    return "→" if told else ""


def conflicts(gathered: Gathered) -> Iterator[Row]:
    """Where articles tell something differently, both sides with their article; each difference once."""
    for statement in gathered.dossier.claims:
        for number, link in enumerate(statement.relates):
            if not gathered.tells_more(link):
                continue
            sides = (gathered.statements[link.claim], statement)
            spots = tuple(
                gathered.span_spot(
                    member.document, gathered.claim(member.document, member.claim).content, None
                )
                for side in sides
                for member in side.members
            )
            speaker = speaker_name(gathered, gathered.speakers[statement.id])
            sign, _, words = RELATIONS[link.relation]
            # What is told of a relation may be how two articles say something, and not what.
            about = told_content(gathered, sides[0])
            yield Row(
                f"{statement.id}.{number}",
                f"{speaker}: {link.because} · {about}",
                words,
                sign,
                "claim",
                "What is said",
                spots,
                {"source": speaker_names(gathered, gathered.speakers[statement.id])},
                speaker=gathered.speakers[statement.id],
                wordings=both_sides(gathered, sides),
            )
    yield from _of_happenings(gathered)


def _of_happenings(gathered: Gathered) -> Iterator[Row]:
    """What is told differently of what happened; what a later article only knows better comes last."""
    found = [
        (conflict.update, number, event, conflict)
        for event in gathered.dossier.timeline.events
        for number, conflict in enumerate(event.conflicts)
    ]
    for update, number, event, conflict in sorted(found, key=lambda each: each[0]):
        spots = tuple(gathered.spot(side.document, side.start, side.end, None) for side in conflict.sides)
        # What differs comes first: a line may have no room for more.
        words = shortly(conflict)
        if _is_told_beside(gathered, event, conflict):
            words += f" · {headline_words(event.headline.exact)[:_LONGEST]}"
        sign, what = ("→", "update") if update else ("≠", asked(conflict))
        yield Row(
            f"{event.id}.{number}",
            words,
            what,
            sign,
            "time",
            "What happened",
            spots,
            wordings=tuple(_wording(gathered, side) for side in conflict.sides),
        )


def _wording(gathered: Gathered, side: Side) -> str:
    """What one article says where another one says otherwise: the article, who says it there, the words."""
    who = f" ({one_line(side.source)})" if side.source else ""
    words = gathered.spot(side.document, side.start, side.end).words
    return f"{gathered.dated_paper(side.document)}{who}: {words}"


def _is_told_beside(gathered: Gathered, event: JoinedEvent, conflict: Conflict) -> bool:
    """Whether what differs stands in one sentence with the words for what happened."""
    return any(
        mention.document == side.document
        and not _SENTENCE_ENDS.search(
            gathered.sources[side.document].text,
            min(mention.end, side.end),
            max(mention.start, side.start),
        )
        for side in conflict.sides
        for mention in event.mentions
    )


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
                {"type": (kind,)},
            )


PAGES: Mapping[str, Page] = {
    "people": Page("People", people, "No article names anybody."),
    "statements": Page("Statements", statements, "No article reports a statement."),
    "timeline": Page("Timeline", timeline, "No article tells of an event."),
    "conflicts": Page(
        "Conflicts",
        conflicts,
        "No differing figures, days, places, names or denials were found in what several articles tell. "
        "Other things are not compared.",
    ),
    "copies": Page("Copies", copies, "No article is a copy or a version of another one."),
}
