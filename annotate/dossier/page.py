"""The page of a dossier: what happened by all articles together, who says what, and where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from annotate.dossier.model import Change, Conflict, Dossier, JoinedEntity, JoinedEvent, Part, Statement
from annotate.dossier.reading import Source
from annotate.formats.pages.drawing import Drawn, drawing
from annotate.formats.pages.marking import shown
from annotate.formats.pages.shell import link, tools, verdict_of, whole_page
from annotate.record import Check, Claim
from annotate.record.walk import Item, by_id
from annotate.review.wording import (
    FACTUALITY_NAMES,
    TYPE_WORDS,
    UNATTRIBUTED,
    is_only_guessed,
    of_unknown_day,
    source_name,
    window,
)
from annotate.review.words import content_text, headline_words, one_line

_RELATIONS = {
    "repeats": "repeats",
    "contradicts": "contradicts",
    "differs_in_number": "gives another number than",
    "retracts": "takes back",
}
_MOST_PEOPLE = 40
# Not that they agree: only so much is compared.
_NOTHING_DIFFERS = (
    "No differing figures, days, places, names or denials were found in what several articles tell. "
    "Other things are not compared: they may differ all the same."
)


def dossier_page(dossier: Dossier, sources: Sequence[Source]) -> str:
    """A dossier as one HTML file.

    Args:
        dossier: What the articles know together.
        sources: The articles it is of, for the words of their claims.
    """
    return _Page(dossier, sources).html()


class _Page:
    def __init__(self, dossier: Dossier, sources: Sequence[Source]) -> None:
        self._dossier = dossier
        self._claims: dict[tuple[str, str], tuple[Claim, Source]] = {
            (source.id, claim.id): (claim, source) for source in sources for claim in source.record.claims
        }
        self._events = {
            (source.id, event.id): event for source in sources for event in source.record.timeline.events
        }
        self._times: dict[str, dict[str, Item]] = {
            source.id: {time.id: time for time in source.record.timeline.times} for source in sources
        }
        self._number = {document.id: number for number, document in enumerate(dossier.documents, 1)}
        self._names = {entity.id: one_line(entity.name) for entity in dossier.entities}
        self._entities = {entity.id: entity for entity in dossier.entities}
        self._items = {source.id: by_id(source.record) for source in sources}

    def html(self) -> str:
        """The page."""
        number = len(self._dossier.documents)
        title = f"Dossier of {number} article{'s' * (number != 1)}"
        body = "".join(
            (
                '<a class="skip" href="#text">To the timeline</a>\n',
                f"<header>\n<h1>{title}</h1>\n</header>\n",
                '<div class="columns">\n',
                '<main id="text" class="lists" tabindex="0" aria-label="What is told">\n',
                *self._timeline(),
                *self._conflicts(),
                *self._statements(),
                *self._versions(),
                '</main>\n<aside aria-label="Articles and names">\n',
                tools(),
                *self._documents(),
                *self._people(),
                "</aside>\n</div>\n",
            )
        )
        return whole_page(title, body, self._dossier.generator)

    def _documents(self) -> Iterator[str]:
        copies = {id: origin for origin in self._dossier.origins for id in origin.documents}
        yield _head("articles", "Articles", len(self._number))
        yield "<ol>\n"
        for document in self._dossier.documents:
            number = self._number[document.id]
            words = one_line(document.title or document.id)
            published = document.published
            first, last = published.value or published.earliest, published.value or published.latest
            date = window(first, last, "day") if first or last else "date unknown"
            place = document.url or document.source
            where = f" · {link(place, one_line(place))}" if place else ""
            copied = ""
            if document.id in copies:
                origin = copies[document.id]
                others = ", ".join(f"[{self._number[id]}]" for id in origin.documents if id != document.id)
                copied = f'<p class="fact">One text with {others}: {_said(origin.because)}</p>'
            yield (
                f'<li id="article-{number}">[{number}] <span class="who">{shown(words)}</span> '
                f'<span class="fact">{shown(date)}{where}</span>{copied}</li>\n'
            )
        yield "</ol>\n</section>\n"

    def _people(self) -> Iterator[str]:
        people = sorted(self._dossier.entities, key=lambda each: (-len(each.members), -each.salience))
        people = people[:_MOST_PEOPLE]
        yield _head("names", "Who and what", len(self._dossier.entities))
        yield "<ul>\n"
        for entity in people:
            yield self._entry(entity.id, self._first(entity), self._name(entity))
        yield "</ul>\n"
        left = len(self._dossier.entities) - len(people)
        if left:
            yield f'<p class="fact">and {left} more, each told of by fewer articles</p>\n'
        yield "</section>\n"

    def _name(self, entity: JoinedEntity) -> str:
        also = [one_line(alias) for alias in entity.aliases]
        others = f' <span class="fact">{shown(", ".join(also))}</span>' if also else ""
        places = self._in([member.document for member in entity.members])
        return (
            f'<span class="who">{shown(one_line(entity.name))}</span>{others} '
            f'<span class="fact">{TYPE_WORDS[entity.type]}</span> {places}'
        )

    def _timeline(self) -> Iterator[str]:
        told = self._dossier.timeline.told()
        yield _head("timeline", "What happened", len(told))
        yield drawing(
            [
                Drawn(
                    event.id,
                    headline_words(event.headline.exact),
                    event.time.earliest,
                    event.time.latest,
                    event.time.granularity,
                    event.salience,
                )
                for event in told
            ]
        )
        yield '<ol class="timeline">\n'
        for event in told:
            yield self._event(event)
        yield "</ol>\n</section>\n"

    def _unknown_day(self, event: JoinedEvent) -> str:
        """What an article says of when an event without a date is; empty for nothing."""
        told = ((self._events.get((each.document, each.event)), each.document) for each in event.mentions)
        return next(filter(None, (of_unknown_day(one, self._times[where]) for one, where in told if one)), "")

    def _event(self, event: JoinedEvent) -> str:
        time = event.time
        known = window(time.earliest, time.latest, time.granularity) if time.earliest or time.latest else ""
        known = f"{known}?" if known and time.is_guess else known or self._unknown_day(event)
        when = f'<span class="when">{shown(known)}</span>' if known else '<span class="fact">undated</span>'
        status = "" if event.status == "happened" else f' <span class="fact">{shown(event.status)}</span>'
        people = [
            f"{self._names[id]}{'?' * self._is_guessed(event, self._entities[id])}"
            for id in event.participants
            if id in self._names
        ]
        who = f'<p class="fact">{shown(", ".join(people))}</p>' if people else ""
        differs = "".join(
            f'<p class="fact">{_differs(each)}: {_said(each.because)}</p>' for each in event.conflicts
        )
        words = f"{when} {shown(headline_words(event.headline.exact))}{status}"
        documents = [event.headline.document, *(mention.document for mention in event.mentions)]
        return self._entry(
            event.id, documents[0], f"{words} {self._in(documents)}", who + differs, dated=bool(known)
        )

    def _is_guessed(self, event: JoinedEvent, entity: JoinedEntity) -> bool:
        told = event.told_with(entity)
        return is_only_guessed((self._items[document], id, whose) for document, id, whose in told)

    def _conflicts(self) -> Iterator[str]:
        found = [(event, each) for event in self._dossier.timeline.events for each in event.conflicts]
        if not found:
            if len(self._number) > 1:
                yield _head("conflicts", "What is told differently", 0)
                yield f'<p class="fact">{_NOTHING_DIFFERS}</p>\n</section>\n'
            return
        yield _head("conflicts", "What is told differently", len(found))
        yield "<ul>\n"
        for event, conflict in found:
            sides = "".join(f"<li>{self._quoted(side)}</li>\n" for side in conflict.sides)
            words = (
                f'<span class="who">{shown(headline_words(event.headline.exact))}</span>: '
                f"{'' if not conflict.update else 'update, '}{_said(conflict.because)}"
            )
            yield self._entry(event.id, event.headline.document, words, f"<ul>\n{sides}</ul>")
        yield "</ul>\n</section>\n"

    def _statements(self) -> Iterator[str]:
        statements = self._dossier.claims
        yield _head("statements", "Who says what", len(statements))
        groups: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            groups[self._speaker(statement)].append(statement)
        first = {statement.id: self._words(statement) for statement in statements}
        for name in sorted(groups, key=lambda name: (name == UNATTRIBUTED, -len(groups[name]), name)):
            of = groups[name][0].source
            marked = f'<mark data-of="{shown(of)}">{shown(name)}</mark>' if of else shown(name)
            yield f"<h3>{marked}</h3>\n<ul>\n"
            for statement in groups[name]:
                yield self._statement(statement, first)
            yield "</ul>\n"
        yield "</section>\n"

    def _statement(self, statement: Statement, words: dict[str, str]) -> str:
        sure = "" if statement.factuality == "CT+" else f", {FACTUALITY_NAMES[statement.factuality]}"
        act = f'<span class="fact">{shown(statement.speech_act + sure)}</span>'
        documents = [member.document for member in statement.members]
        found = [verdict_of(check) for check in self._checks(statement)]
        act += "".join(f" {verdict}" for verdict, _ in found)
        below = "".join(evidence for _, evidence in found)
        below += "".join(
            f'<p class="fact">{_RELATIONS[each.relation]} “{shown(words.get(each.claim, each.claim))}”: '
            f"{_said(each.because)}</p>"
            for each in statement.relates
        )
        return self._entry(
            statement.id,
            documents[0],
            f"{shown(words[statement.id])} {act} {self._in(documents)}",
            below,
        )

    def _checks(self, statement: Statement) -> Iterator[Check]:
        """Yield what was found about a statement in any of the articles, the same once."""
        claims = (self._claims.get((each.document, each.claim)) for each in statement.members)
        yield from dict.fromkeys(known[0].check for known in claims if known and known[0].check)

    def _speaker(self, statement: Statement) -> str:
        if statement.source in self._names:
            return self._names[statement.source]
        for member in statement.members:
            if (member.document, member.claim) in self._claims:
                claim, source = self._claims[member.document, member.claim]
                return source_name(claim, {entity.id: entity for entity in source.record.entities})
        return UNATTRIBUTED

    def _words(self, statement: Statement) -> str:
        for member in statement.members:
            if (member.document, member.claim) in self._claims:
                return content_text(self._claims[member.document, member.claim][0])
        return statement.id

    def _versions(self) -> Iterator[str]:
        if not self._dossier.versions:
            return
        yield _head("versions", "What later versions changed", len(self._dossier.versions))
        for versions in self._dossier.versions:
            names = " to ".join(f"[{self._number.get(id, id)}]" for id in versions.documents)
            yield f"<h3>{shown(names)}</h3>\n<ul>\n"
            for change in versions.changes:
                yield f"<li>{self._change(change)}</li>\n"
            yield "</ul>\n"
        yield "</section>\n"

    def _change(self, change: Change) -> str:
        before = f"<br>before: {self._quoted(change.before)}" if change.before else ""
        after = f"<br>after: {self._quoted(change.after)}" if change.after else ""
        kind = shown(change.kind.replace("_", " "))
        return f'<span class="who">{kind}</span>: {_said(change.because)}{before}{after}'

    def _quoted(self, part: Part) -> str:
        return f"“{shown(one_line(part.exact))}” {self._in([part.document])}"

    def _in(self, documents: Sequence[str]) -> str:
        numbers = sorted({self._number[id] for id in documents if id in self._number})
        return f'<span class="fact">{" ".join(f"[{number}]" for number in numbers)}</span>'

    def _first(self, entity: JoinedEntity) -> str:
        return entity.members[0].document if entity.members else ""

    def _entry(self, id: str, document: str, words: str, below: str = "", *, dated: bool = False) -> str:
        look = ' class="dated"' if dated else ""
        target = f"#article-{self._number.get(document, 1)}"
        return f'<li{look} data-of="{shown(id)}"><a href="{target}">{words}</a>{below}</li>\n'


def _head(name: str, words: str, number: int) -> str:
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{words} ({number})</h2>\n'


def _differs(conflict: Conflict) -> str:
    return "Update" if conflict.update else "Differs"


def _said(because: str) -> str:
    return shown(one_line(because))
