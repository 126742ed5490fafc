"""The open article: its text, its record, what the reader changed, and undo.

Nothing here knows of Textual. A record is immutable, so that undo is a list of
the records before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from annotate.article import Article
from annotate.record import Annotations, Entity, Event, Published, Status
from annotate.record.walk import Item, by_id, review_of
from tui.state.jumps import Places
from tui.state.relations import Relations
from tui.text.marks import MarkIndex


@dataclass(frozen=True, slots=True)
class Step:
    """One change that can be undone: its name and the record before it."""

    name: str
    before: Annotations


@dataclass(slots=True)
class Session:
    """One article while it is read.

    Attributes:
        article: The text.
        annotations: The record; none until the engine is done.
        index: Its marks by place.
        revision: Grows with every change of the record.
        places: Jump list and marks.
        said: The day of publication that was said where the article was opened.
        kept_in: The record that was opened in the place of the article, and is corrected.
    """

    article: Article
    annotations: Annotations | None = None
    index: MarkIndex = field(default_factory=MarkIndex)
    revision: int = 0
    places: Places = field(default_factory=Places)
    said: Published | None = None
    kept_in: Path | None = None
    _relations: tuple[int, Relations] | None = None
    _done: list[Step] = field(default_factory=list)
    _undone: list[Step] = field(default_factory=list)

    def receive(self, annotations: Annotations) -> None:
        """Take the engine's record."""
        self._set(annotations)

    def begin(self, annotations: Annotations, done: Iterable[Step] = (), undone: Iterable[Step] = ()) -> None:
        """Take a record, with what undo takes back and redo makes again; both latest last."""
        self._done, self._undone = list(done), list(undone)
        self._set(annotations)

    def change(self, name: str, annotations: Annotations) -> bool:
        """Take a record that the reader corrected; ``name`` is what undo will call it.

        Returns:
            Whether it is another one.
        """
        if self.annotations is None or annotations == self.annotations:
            return False
        self._done.append(Step(name, self.annotations))
        self._undone.clear()
        self._set(annotations)
        return True

    def amend(self, annotations: Annotations, alike: Callable[[Annotations], Annotations]) -> None:
        """Take a record with what undo does not take back: ``alike`` puts it into every record before."""
        self._done = [Step(step.name, alike(step.before)) for step in self._done]
        self._undone = [Step(step.name, alike(step.before)) for step in self._undone]
        self._set(annotations)

    @property
    def done(self) -> tuple[Step, ...]:
        """What undo takes back, the latest last."""
        return tuple(self._done)

    def before_judged(self, id: str, mention: str | None) -> Status | None:
        """Return what an annotation, or one mention of it, was before it was accepted or rejected."""
        for step in reversed(self._done):
            item = by_id(step.before).get(id)
            if item is None:
                return None
            told = item.mentions if mention is not None and isinstance(item, Entity | Event) else ()
            review = next((each.status for each in told if each.id == mention), review_of(item))
            if review not in {"accepted", "rejected"}:
                return review
        return None

    def undo(self) -> str | None:
        """Take back the last change and tell its name; none when there is none."""
        return self._turn(self._done, self._undone)

    def redo(self) -> str | None:
        """Make the last undone change again and tell its name."""
        return self._turn(self._undone, self._done)

    @property
    def relations(self) -> Relations:
        """What belongs together in the record; worked out once for each revision."""
        if self.annotations is None:
            raise ValueError("there is no record yet")
        if self._relations is None or self._relations[0] != self.revision:
            self._relations = (self.revision, Relations(self.annotations, self.index))
        return self._relations[1]

    def item(self, id: str | None) -> Item | None:
        """The entity, claim, time or event with this id."""
        return self.index.items.get(id or "")

    def at(self, offset: int, preferred: str | None = None) -> str | None:
        """Id of the annotation at a place: ``preferred`` if it stands there, else the innermost.

        Events are words in the midst of others; one is meant where nothing else stands.
        """
        marks = self.index.at(offset)
        if any(mark.id == preferred for mark in marks):
            return preferred
        ids = [mark.id for mark in marks if mark.kind != "event"] or [mark.id for mark in marks]
        return ids[0] if ids else None

    def _turn(self, origin: list[Step], other: list[Step]) -> str | None:
        if not origin or self.annotations is None:
            return None
        step = origin.pop()
        other.append(Step(step.name, self.annotations))
        self._set(step.before)
        return step.name

    def _set(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self.index = MarkIndex(annotations)
        self.revision += 1
