"""A file that others corrected merged into the record, as corrections that a reader makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotate.reading.encodings.decoding import text_sha256
from annotate.record import (
    ENTITY_TYPES,
    EVENT_STATUSES,
    SPEECH_ACTS,
    TIME_TYPES,
    Annotations,
    Diagnostic,
    Entity,
    Event,
    Span,
    TextInfo,
    Unplaced,
)
from annotate.record.walk import by_id, item_of, items_of, kind_of, record_of
from annotate.review.carrying.placing import ORPHAN, lost_words
from annotate.review.edits import CorrectionError, decide, find
from annotate.review.regrouping import add, add_mention
from annotate.review.returning.applying import thing_of, with_field, with_grounds, with_part, with_spans
from annotate.review.returning.grouping import GROUPED, groups_of, regrouped
from annotate.review.returning.marks import MAIN, Field, Mark, Returned, fields_of
from annotate.review.returning.pairing import Pair, changed_fields, differences, is_same_text, paired
from annotate.review.returning.quoting import their_places
from annotate.review.returning.words import corrected, named, quoted
from annotate.review.words import one_line

_LABELS: dict[str, tuple[Field, str]] = {
    "entity": ("type", "MISC"),
    "claim": ("speech_act", "say"),
    "time": ("type", "DATE"),
    "event": ("status", "happened"),
}

_KNOWN: dict[str, tuple[str, ...]] = {
    "entity": ENTITY_TYPES,
    "claim": SPEECH_ACTS,
    "time": TIME_TYPES,
    "event": EVENT_STATUSES,
}
_SAYS_NOTHING = "the file does not say what it was made from, or is not whole"
_ARE = ("is", "are")
_STAY = ("it stays", "they stay")


@dataclass(frozen=True, slots=True)
class MergedBack:
    """A record with what others corrected.

    Attributes:
        record: The record; the very same one where there was nothing to correct.
        changes: What was corrected, in words.
        disputed: What was corrected in the file and, since it was written, here too; the record has ours.
        orphans: What was corrected and has no place in the text; it stands in the record's ``unplaced``.
        told: What else whoever merges should know.
        of_other_text: Whether the text in the file is another one.
    """

    record: Annotations
    changes: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    of_other_text: bool = False


def merged_back(
    record: Annotations,
    text: str,
    returned: Returned,
    marks: Callable[[Annotations], list[Mark]],
) -> MergedBack:
    """Merge what a file holds into the record of the same article.

    Args:
        record: The record as it is now.
        text: Its article's.
        returned: What the file holds.
        marks: Makes the marks of a record as the form of the file has them.
    """
    run = _Run(record, text, returned)
    run.merge(marks)
    return MergedBack(
        run.record,
        _each_once(run.changes),
        _each_once(run.disputed),
        _each_once(run.orphans),
        _each_once((*returned.unread, *run.told)),
        of_other_text=returned.text is not None and not is_same_text(returned, record, text),
    )


def _made_here(record: Annotations) -> frozenset[str]:
    """Return the ids of mentions, claims and times that a reader made."""
    marked: Iterator[Any] = (part for item in items_of(record) for part in getattr(item, "mentions", (item,)))
    return frozenset(part.id for part in marked if part.by == "reader")


def _moved_to(item: Entity | Event, known: Mapping[str, object]) -> str:
    """Return what was done to a mention that is of this now: parted from others, or joined to them."""
    if item.id not in known:
        return "was parted from the others"
    return f"was joined to “{one_line(item.name if isinstance(item, Entity) else item.headline.exact)}”"


def _each_once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


class _Run:
    def __init__(self, record: Annotations, text: str, returned: Returned) -> None:
        self.record = record
        self._text = text
        self._returned = returned
        self.changes: list[str] = []
        self.disputed: list[str] = []
        self.orphans: list[str] = []
        self.told: list[str] = []

    def merge(self, marks: Callable[[Annotations], list[Mark]]) -> None:
        found = paired(self.record, self._text, self._returned, marks)
        for pair in found.pairs:
            if pair.verdict == "both":
                self._dispute(pair)
            elif pair.verdict == "lost":
                self._lose(pair)
        for kind in GROUPED:
            groups = groups_of(found.pairs, kind)
            before, known = self.record, by_id(self.record)
            self.record = regrouped(self.record, groups, self._dispute)
            for group in groups:
                self._add_to(group)
            if self.record is not before:
                self._tell_moved(groups, known)
        for pair in found.pairs:
            if pair.verdict == "theirs":
                self._change(pair)
            elif pair.verdict == "new" and not pair.at:
                self._add(pair, None)
        for mark in found.missing:
            self._delete(mark)
        own = _made_here(self.record)
        for mark in (mark for mark in found.kept if mark.id not in own):
            self.disputed.append(f"{quoted(mark)} is not in the file, and was corrected here: it stays")
        added = sum(mark.id in own for mark in found.kept)
        if added:
            self.told.append(
                f"{added} that a reader made here {_ARE[added > 1]} not in the file: {_STAY[added > 1]}"
            )
        if not found.says:
            why = "the record was made anew since the file was written" if found.older else _SAYS_NOTHING
            self.told.append(f"{why}, so nothing is taken for deleted")

    def _because(self, pair: Pair) -> str:
        return corrected(self._returned.tool, pair.mark.by or self._returned.person)

    def _dispute(self, pair: Pair) -> None:
        what = ", ".join(map(named, differences(pair))) if pair.mine else ""
        self.disputed.append(
            f"{quoted(pair.mark)} was corrected here as well{what and f' ({what})'}: it stays"
        )

    def _tell_moved(self, groups: list[list[Pair]], known: Mapping[str, object]) -> None:
        for group in groups:
            for pair in group:
                if pair.mine is None:
                    continue
                thing = thing_of(self.record, pair.at)
                if thing != pair.mine.group:
                    item = find(self.record, thing)
                    assert isinstance(item, Entity | Event)
                    self._ground(thing, pair)
                    self.changes.append(f"{quoted(pair.mark)} {_moved_to(item, known)}")

    def _ground(self, thing: str, pair: Pair) -> None:
        self.record = with_grounds(self.record, thing, pair.at, self._because(pair))

    def _change(self, pair: Pair) -> None:
        thing = thing_of(self.record, pair.at)
        before = self.record
        try:
            self.record = with_spans(self.record, self._text, pair)
        except CorrectionError as error:
            self.told.append(f"{quoted(pair.mark)}: {error}")
        agrees = self._say(pair, thing, changed_fields(pair))
        changed = self.record is not before
        if changed or agrees:
            # An entity that another mention of it has changed already.
            self._ground(thing, pair)
        if changed:
            what = ", ".join(map(named, differences(pair)))
            self.changes.append(f"{quoted(pair.mark)} was changed ({what})")

    def _say(self, pair: Pair, thing: str, fields: dict[Field, str]) -> bool:
        """Take over what is said of an annotation, each for itself, so that one wrong costs no other.

        Returns:
            Whether some of it was said already.
        """
        agrees = False
        entities = {entity.id: entity for entity in self.record.entities}
        # A value of a time brings a type; the type that is told with it comes after.
        for name, value in sorted(fields.items(), key=lambda each: each[0] == "type"):
            now = fields_of(find(self.record, thing), entities).get(name)
            if now == value:
                agrees = True
                continue
            try:
                self.record = with_field(
                    self.record, self._text, thing, pair.at, name, value, pair.main[0].start
                )
            except CorrectionError as error:
                self.told.append(f"{quoted(pair.mark)}: {error}")
        return agrees

    def _add_to(self, group: list[Pair]) -> None:
        """Add the new mentions of a group to the thing that its others are of, or make one of them all."""
        home = next((thing_of(self.record, pair.at) for pair in group if pair.at), None)
        for pair in group:
            if pair.verdict == "new":
                self._add(pair, home)
                home = home or (thing_of(self.record, pair.at) if pair.at else None)

    def _add(self, pair: Pair, home: str | None) -> None:
        kind = pair.mark.kind
        field, usual = _LABELS[kind]
        label = pair.mark.fields.get(field) or usual
        if label not in _KNOWN[kind]:
            self.told.append(f"{quoted(pair.mark)}: “{label}” is no label of such")
            return
        start, end = pair.main[0].start, pair.main[-1].end
        try:
            if home is not None:
                self.record, pair.at = add_mention(self.record, home, Span(start, end, self._text[start:end]))
            else:
                if kind == "claim":
                    start, end = pair.main[0].start, pair.main[0].end
                self.record, thing = add(self.record, self._text, start, end, label)
                pair.at = self._mention_at(thing, start, end)
        except CorrectionError as error:
            self.told.append(f"{quoted(pair.mark)}: {error}")
            return
        thing = thing_of(self.record, pair.at)
        if kind == "claim":
            self._complete(pair, thing)
        left = {name: value for name, value in pair.mark.fields.items() if value}
        self._say(pair, thing, left)
        self._ground(thing, pair)
        self.changes.append(f"{quoted(pair.mark)} was added ({label})")

    def _mention_at(self, thing: str, start: int, end: int) -> str:
        item = find(self.record, thing)
        places = {(each.start, each.end): each.id for each in getattr(item, "mentions", ())}
        return str(places.get((start, end), thing))

    def _complete(self, pair: Pair, id: str) -> None:
        """Give a new claim its other parts."""
        for part, spans in pair.spans.items():
            if spans and not (part == MAIN["claim"] and len(spans) == 1):
                self.record = with_part(self.record, id, part, spans)

    def _delete(self, mark: Mark) -> None:
        """Reject what is not in the file any more; a thing as a whole where none of its mentions is left."""
        thing = thing_of(self.record, mark.id)
        item = by_id(self.record).get(thing)
        if item is None:
            return
        mentions = getattr(item, "mentions", ())
        left = [each for each in mentions if each.status != "rejected" and each.id != mark.id]
        pair = Pair(mark, {}, mark, at=mark.id)
        self._ground(thing, pair)
        self.record = decide(self.record, thing, "rejected", mark.id if left else None)
        self.changes.append(f"{quoted(mark)} was deleted")

    def _lose(self, pair: Pair) -> None:
        """Keep a correction whose words are not in the text, whole, for when they are back."""
        lost = self._unplaced(pair)
        if lost is None:
            self.told.append(f"{quoted(pair.mark)} has no words, and cannot be kept")
            return
        record = self.record
        words = lost_words(item_of(lost))
        self.orphans.append(words)
        unplaced = tuple(dict.fromkeys((*record.unplaced, lost)))
        told = tuple(dict.fromkeys((*record.diagnostics, Diagnostic(ORPHAN, words))))
        if unplaced != record.unplaced or told != record.diagnostics:
            self.record = replace(record, unplaced=unplaced, diagnostics=told)

    def _unplaced(self, pair: Pair) -> Unplaced | None:
        """What somebody corrected as an annotation of the text that it is from."""
        text, spans = their_places(pair.mark, self._returned.text)
        if not any(spans.values()):
            return None
        info = TextInfo(text_sha256(text), len(text))
        alone = record_of(self.record, ())
        run = _Run(replace(alone, document=replace(alone.document, text=info)), text, self._returned)
        # Who is meant by a name is known where its words are.
        fields = {name: value for name, value in pair.mark.fields.items() if name not in ("name", "speaker")}
        run._add(Pair(replace(pair.mark, fields=fields), spans), None)
        item = next(items_of(run.record), None)
        return None if item is None else Unplaced(info, **{kind_of(item): item})  # type: ignore[arg-type]
