"""What stands in a file of another tool, annotation by annotation, told in one way for all forms.

A form makes its marks of a record, writes them, and reads them back; what differs between the two was
corrected. Each mark is written with where it is from (:class:`Origin`), so that it can be told what somebody
changed in the file and what has changed in the record since.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, TypeVar

from annotate.record import Annotations, Claim, Entity, Event, Generator, Time
from annotate.record.walk import Item, Kind, Part, Ranged, items_of, kind_of, review_of
from annotate.review.wording import checked_line, source_name

Field: TypeAlias = Literal[
    "type",
    "name",
    "value",
    "speech_act",
    "factuality",
    "speaker",
    "status",
    "headline",
    "when",
    "note",
    "check",
]
Piece = TypeVar("Piece")
MAIN: Mapping[Kind, Part] = {"entity": "mention", "claim": "content", "time": "time", "event": "event"}
UNDATED = ".."
_DIGITS = 8
_ORIGIN = re.compile(
    r"(?:(?P<thing>[a-z]+\d+):)?(?P<id>[a-z]+\d+(?:\.m\d+)?)[ /](?P<state>[0-9a-f]{8})"
    r"[ /](?P<base>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{8})"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text, by where they are, by what they are, or both.

    Attributes:
        exact: The words; empty where only their place is known.
        place: First code point in the text that the file is about, and one past the last.
        prefix: What stands before them.
        suffix: What stands after them.
    """

    exact: str
    place: tuple[int, int] | None = None
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a mark is from: one line that a form writes beside it and other tools keep.

    Attributes:
        id: Of the mention, claim or time.
        thing: Id of the entity or event that the mention was of; of anything else its own.
        state: Digest of the mark as it was written.
        base: Digests of the text, of what made the record, and of all its marks.
    """

    id: str
    thing: str
    state: str
    base: str

    @classmethod
    def read(cls, words: str) -> Origin | None:
        """Return what a line tells; None where it is another one."""
        found = _ORIGIN.search(words)
        if found is None:
            return None
        id = found["id"]
        return cls(id, found["thing"] or id.partition(".")[0], found["state"], found["base"])

    def told(self, between: str = " ") -> str:
        """Return the line."""
        own = self.id if self.id.partition(".")[0] == self.thing else f"{self.thing}:{self.id}"
        return between.join((own, self.state, self.base))


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation of a file: a mention, or a claim or a time as a whole.

    Attributes:
        kind: What it is of.
        parts: Its words, of a claim part by part; a part that the form does not carry is not there.
        fields: What is said of it; what the form does not carry is not there.
        id: Of the mention, claim or time that it was made of.
        group: What the marks of one entity or event have in common in the file; empty where nothing tells.
        origin: Where it is from, as far as the file says it.
        by: Who corrected it.
    """

    kind: Kind
    parts: Mapping[Part, tuple[Quote, ...]]
    fields: Mapping[Field, str]
    id: str = ""
    group: str = ""
    origin: Origin | None = None
    by: str = ""

    @property
    def state(self) -> str:
        """Digest of what is marked and what is said of it."""
        places = {part: [quote.place for quote in self.parts[part]] for part in self.parts}
        # Files from before verdicts went with them have the same digests.
        fields = {name: value for name, value in self.fields.items() if value or name != "check"}
        return _digest([self.kind, dict(sorted(places.items())), dict(sorted(fields.items()))])


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file holds about one article.

    Attributes:
        tool: What wrote it, in a word.
        marks: In the order of the file.
        text: The text that its offsets point into, where the file has it.
        sha256: Digest of that text, where the file says it.
        whole: Whether it has all annotations of the article, so that what is missing was deleted.
        surely: Whether somebody says that it has, where the file itself does not.
        person: Who corrected it, where the marks do not say.
        unread: What could not be understood, in words.
    """

    tool: str
    marks: tuple[Mark, ...]
    text: str | None = None
    sha256: str | None = None
    whole: bool = True
    surely: bool = False
    person: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Back:
    """The way back of a form.

    Attributes:
        marks: The marks of a record, as they are written.
        read: What a file holds, from its content and its name; an item for each article.
        recognizes: Whether the beginning of a file is of this form, whatever its name.
    """

    marks: Callable[[Annotations], list[Mark]]
    read: Callable[[bytes, str], Sequence[Returned]]
    recognizes: Callable[[bytes], bool]


def main_of(kind: Kind, parts: Mapping[Part, tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Return of the parts of a mark that by which it is known."""
    return parts.get(MAIN[kind]) or next((each for each in parts.values() if each), ())


def with_origins(record: Annotations, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks of a record with where they are from.

    Args:
        record: That they are of.
        marks: All that the form writes of it.
    """
    base = base_of(record, marks)
    return [replace(mark, origin=Origin(mark.id, mark.group, mark.state, base)) for mark in marks]


def base_of(record: Annotations, marks: Sequence[Mark]) -> str:
    """Return what tells a record's text, what made it, and all its marks."""
    return f"{made_of(record)}-{_digest([[mark.id, mark.group, mark.state] for mark in marks])}"


def made_of(record: Annotations) -> str:
    """Return the part of it that tells the text and what made the record."""
    return f"{record.document.text.sha256[:_DIGITS]}-{_generator(record.generator)}"


def _generator(made: Generator) -> str:
    parts = [made.version, made.pipeline.name, made.pipeline.version, made.settings_sha256]
    return _digest([*parts, made.learned_sha256])[:4]


def all_marks(record: Annotations) -> Iterator[Mark]:
    """Yield the marks of a record with all that can be said of them; what was rejected is left out."""
    items: Mapping[str, Item] = {item.id: item for item in record.entities}
    for item in items_of(record):
        if review_of(item) == "rejected":
            continue
        told = fields_of(item, items)
        if isinstance(item, Entity | Event):
            part = MAIN[kind_of(item)]
            for mention in item.mentions:
                if mention.status != "rejected":
                    own: Mapping[Field, str] = told
                    if isinstance(item, Event):
                        own = {**told, "factuality": getattr(mention, "factuality", "")}
                    yield Mark(kind_of(item), {part: (quote_of(mention),)}, own, mention.id, item.id)
        elif isinstance(item, Claim):
            source = item.source.spans if item.source else ()
            parts: dict[Part, tuple[Quote, ...]] = {
                "content": tuple(map(quote_of, item.content)),
                "cue": tuple(map(quote_of, item.cue)),
                "source": tuple(map(quote_of, source)),
            }
            yield Mark("claim", parts, told, item.id, item.id)
        else:
            yield Mark("time", {"time": (quote_of(item),)}, told, item.id, item.id)


def quote_of(span: Ranged) -> Quote:
    """Return a stretch of the record's text as words by their place."""
    return Quote(span.exact, (span.start, span.end))


def fields_of(item: Item, entities: Mapping[str, Item]) -> dict[Field, str]:
    """Return what can be said of an annotation as a whole.

    Args:
        item: The annotation.
        entities: Those of its record, by their ids.
    """
    found: dict[Field, str]
    if isinstance(item, Entity):
        found = {"type": item.type, "name": item.name}
    elif isinstance(item, Claim):
        found = {"speech_act": item.speech_act, "factuality": item.factuality}
        found["speaker"] = source_name(item, entities)
        found["check"] = checked_line(item.check) if item.check else ""
    elif isinstance(item, Time):
        found = {"type": item.type, "value": item.value}
    else:
        found = {"status": item.status, "headline": item.headline.exact}
        found["when"] = when_of(item)
    found["note"] = item.note or ""
    return found


def when_of(event: Event) -> str:
    """Return the days of an event: ``2025-06-08/2025-06-10``, ``2025-06-08/..``, or ``..``."""
    days = event.time.earliest, event.time.latest
    return "/".join(day or UNDATED for day in days) if any(days) else UNDATED


def only(mark: Mark, parts: frozenset[Part], fields: frozenset[Field]) -> Mark:
    """Return a mark with no more than a form carries."""
    return replace(
        mark,
        parts={part: words for part, words in mark.parts.items() if part in parts},
        fields={name: value for name, value in mark.fields.items() if name in fields},
    )


def _digest(data: object) -> str:
    shown = json.dumps(data, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:_DIGITS]
