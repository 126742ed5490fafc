"""From a journal: the corrections that are not in the record's file, made again, and what undo takes back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from annotate.record import Annotations, Published, TextInfo
from annotate.record.walk import Item, by_id, record_of, replaced
from annotate.review.carry_over import carry
from annotate.review.carrying.judged import is_touched
from annotate.review.dating import with_date
from tui.deltas import DeltaError
from tui.records.journal import MOST_STEPS, Change, Journal
from tui.state.session import Step

TextOf = Callable[[TextInfo], str]


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a journal gives back.

    Attributes:
        record: With every correction.
        done: What undo takes back, the latest last.
        undone: What redo makes again, the latest last.
        found: How many corrections were not in the file.
    """

    record: Annotations
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    found: int = 0


@dataclass(slots=True)
class _Stacks:
    """Undo and redo while the journal's lines are gone through."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def take(self, change: Change, before: Annotations) -> None:
        """Do to the stacks what the line did."""
        if change.kind == "do":
            self.done.append(Step(change.name, before))
            self.undone.clear()
        elif change.kind == "undo" and self.done:
            self.undone.append(Step(self.done.pop().name, before))
        elif change.kind == "redo" and self.undone:
            self.done.append(Step(self.undone.pop().name, before))
        elif change.kind == "amend" and "document" in change.delta.rest:
            self._date(*(document.published for document in change.delta.rest["document"]))

    def _date(self, before: Published, after: Published) -> None:
        """Let undo and redo keep a day that came from elsewhere, as the command line."""
        if before != after:
            self.done = [Step(step.name, with_date(step.before, after)) for step in self.done]
            self.undone = [Step(step.name, with_date(step.before, after)) for step in self.undone]


def recover(
    journal: Journal, record: Annotations, digest: str | None, *, text: str, text_of: TextOf
) -> Recovered:
    """Make again what the journal has and the file has not.

    Args:
        journal: Of the record's file.
        record: What is in the file; the engine's record where there is no file.
        digest: Of the file; none where there is none.
        text: What the record points into.
        text_of: Gives the text with some identity, as far as it is known.
    """
    mark = next((each for each in reversed(journal.marks) if each.digest == digest), None)
    if mark is not None:
        with contextlib.suppress(DeltaError):
            return _with_history(record, journal, mark.after)
    unsaved = journal.unsaved
    if not unsaved:
        return Recovered(record)
    try:
        record = _forward(record, unsaved)[-1]
    except DeltaError:
        record = _found_again(record, unsaved, journal.text, text, text_of)
    return Recovered(record, found=_corrections(unsaved))


def _forward(record: Annotations, changes: Iterable[Change]) -> list[Annotations]:
    """The record, and the records after each change."""
    records = [record]
    for change in changes:
        records.append(change.delta.applied(records[-1]))
    return records


def _with_history(record: Annotations, journal: Journal, place: int) -> Recovered:
    """The record after all changes, where it was in the file after some of them."""
    later = journal.changes[place:]
    after = _forward(record, later)
    start = max(
        (mark.after for mark in journal.marks if mark.kind == "start" and mark.after <= place), default=0
    )
    before: list[tuple[Change, Annotations]] = []
    state = record
    for change in reversed(journal.changes[max(start, place - 2 * MOST_STEPS) : place]):
        try:
            state = change.delta.inverse.applied(state)
        except DeltaError:
            break
        before.append((change, state))
    stacks = _Stacks()
    for change, was in (*reversed(before), *zip(later, after, strict=False)):
        stacks.take(change, was)
    done, undone = stacks.done[-MOST_STEPS:], stacks.undone[-MOST_STEPS:]
    return Recovered(after[-1], tuple(done), tuple(undone), _corrections(later))


def _corrections(changes: list[Change]) -> int:
    return sum(change.is_correction for change in changes)


def _found_again(
    record: Annotations, changes: list[Change], text_info: TextInfo, text: str, text_of: TextOf
) -> Annotations:
    """The record with changes that were made to another one: by their places, as far as those are found."""
    first: dict[str, Item | None] = {}
    last: dict[str, Item | None] = {}
    published: Published | None = None
    for change in changes:
        for each in (each for some in change.delta.items.values() for each in some):
            first.setdefault(each.id, each.before)
            last[each.id] = each.after
        if "document" in change.delta.rest:
            published = change.delta.rest["document"][1].published
    here = by_id(record)
    mine = {id: item for id, item in last.items() if item is not None and is_touched(item)}
    same_text = text_info == record.document.text
    others = [item for item in here.values() if item.id not in mine] if same_text else []
    old = replace(
        record_of(record, [*mine.values(), *others]), document=replace(record.document, text=text_info)
    )
    but = frozenset(item.id for item in others)
    old_text = text if same_text else text_of(text_info)
    result = carry(old, record, old_text=old_text, new_text=text, but=but)
    for id, item in last.items():
        if item is not None and id not in mine and here.get(id) == first[id] and same_text:
            result = replaced(result, item)
    if published is not None and published != record.document.published:
        result = with_date(result, published)
    return result
