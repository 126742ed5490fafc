"""Corrections with the keys: what is asked, what is changed, what is told; saved at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from annotate.errors import DatelineError
from annotate.record import Annotations, Claim, Entity, Status, Time
from annotate.record.walk import Item
from annotate.review import edits as corrections
from annotate.review.carry_over import orphans
from annotate.review.placing import ORPHAN
from annotate.review.words import one_line
from tui.records.journal import Kind
from tui.screens.saving import Saving
from tui.state.question import Question
from tui.text.fitting import listed
from tui.wording.describe import UNATTRIBUTED, source_name
from tui.wording.explain import mention_at
from tui.wording.labels import label_fault, label_of, label_word, label_words

Change = Callable[[Annotations, str, str | None], Annotations]
NOTHING_HERE = "Nothing is annotated here; go to an annotation first."


class Correcting(Saving):
    """What the correcting commands do."""

    _again: Callable[[], None] | None = None

    # What is corrected

    def target(self) -> tuple[str, str | None] | None:
        """Id of the current annotation, and the mention under the cursor where it is an entity's."""
        id = self.current
        item = self.session.item(id)
        if item is None or id is None:
            self.tell(NOTHING_HERE)
            return None
        if isinstance(item, Entity) and not self.panel_in_focus:
            mention = mention_at(item, self.article_view.cursor)
            return id, mention.id if mention else None
        return id, None

    def correct(self, name: str, change: Change, *, what: str = "") -> None:
        """Change the current annotation, save, and tell.

        Args:
            name: What was done, for undo and the status line ("accepted").
            change: From record, id and mention to the new record.
            what: What it was done to; the annotation by default.
        """
        target = self.target()
        if target is None or self.session.annotations is None:
            return
        item = self.session.item(target[0])
        assert item is not None
        try:
            record = change(self.session.annotations, *target)
        except DatelineError as error:
            self.tell(f"Not done: {error}.")
            return
        self._again = lambda: self.correct(name, change)
        self._take(f"{what or self._short(item)} {name}", record)

    def _take(self, name: str, record: Annotations) -> None:
        self.take_change(name, record, f"{name[0].upper()}{name[1:]}.")

    # Commands

    def decide(self, status: Status) -> None:
        """Accept or reject; the same again takes it back."""
        target = self.target()
        item = self.session.item(target[0]) if target else None
        if target is None or item is None:
            return
        mention, several = None, False
        if isinstance(item, Entity) and target[1]:
            mention, several = mention_at(item, self.article_view.cursor), len(item.mentions) > 1
        before = mention.status if mention else item.status
        if not self.panel_in_focus:
            # The same key takes it back, whatever else stands here.
            self.preferred = target[0]
        self.correct(
            f"no longer {status}" if before == status else status,
            lambda record, id, mention: corrections.decide(record, id, status, mention),
            what=f"this mention of {self._short(item)}" if several else "",
        )
        self._again = lambda: self.decide(status)

    def decide_all(self, status: Status) -> None:
        """Accept or reject everything of the current kind that the filter keeps."""
        item = self.session.item(self.current)
        record = self.session.annotations
        if item is None or record is None:
            self.tell(NOTHING_HERE)
            return
        chosen = [
            each.id
            for each in self.session.index.items.values()
            if type(each) is type(item)
            and each.status != status
            and (self.kept is None or each.id in self.kept)
        ]
        record = corrections.decide_all(record, frozenset(chosen), status)
        self._take(f"{len(chosen)} {type(item).__name__.lower()} annotations {status}", record)

    def ask_note(self) -> None:
        """Ask for a note."""
        target = self.target()
        if target is None:
            return
        item = self.session.item(target[0])
        mention = (
            mention_at(item, self.article_view.cursor) if isinstance(item, Entity) and target[1] else item
        )
        before = mention.note if mention and mention.note else ""
        self._ask(
            f"note on {self._short(item)}" if item else "note",
            before,
            (),
            lambda typed: self.correct(
                "noted", lambda record, id, mention: corrections.note(record, id, typed.strip(), mention)
            ),
        )

    def ask_label(self) -> None:
        """Ask for another type or speech act."""
        item = self._item_or_tell()
        if item is None:
            return
        labels = corrections.labels_of(item)
        if not labels:
            self.tell("An event has no label to change.")
            return
        self._ask(
            f"how {self._short(item)} is said" if isinstance(item, Claim) else f"{self._short(item)} is",
            "",
            label_words(labels),
            lambda typed: self._relabel(typed, labels),
            hint=listed([*map(label_word, labels)], self.size.width // 2),
            check=lambda typed: label_fault(typed, labels),
            kind="label",
        )

    def _relabel(self, typed: str, labels: Sequence[str]) -> None:
        try:
            label = label_of(typed, labels)
        except DatelineError as error:
            self.tell(f"Not done: {error}.")
            return
        self.correct(
            f"is now {label_word(label)}", lambda record, id, _: corrections.relabel(record, id, label)
        )

    def ask_value(self) -> None:
        """Ask for the value of a time expression."""
        item = self._item_or_tell()
        if item is None:
            return
        if not isinstance(item, Time):
            self.tell("Only a time expression has a value.")
            return
        self._ask(
            f"value of {self._short(item)}",
            item.value,
            (),
            lambda typed: self.correct(
                f"is now {typed.strip()}", lambda record, id, _: corrections.set_value(record, id, typed)
            ),
            hint="2025-06-08, 2025-06, 2025-W23, P3Y",
        )

    def repeat(self) -> None:
        """Do the last correction again, here."""
        if self._again is None:
            self.tell("There is no correction to repeat.")
        else:
            self._again()

    def undo(self, times: int = 1) -> None:
        """Take back the last corrections."""
        self._turn("undo", self.session.undo, times, ("Undone", "Nothing to undo."))

    def redo(self, times: int = 1) -> None:
        """Make the last undone corrections again."""
        self._turn("redo", self.session.redo, times, ("Done again", "Nothing to do again."))

    def _turn(self, kind: Kind, turn: Callable[[], str | None], times: int, words: tuple[str, str]) -> None:
        names: list[str] = []
        while len(names) < times:
            before = self.session.annotations
            name = turn()
            after = self.session.annotations
            if name is None or before is None or after is None:
                break
            self.keeper.note(kind, name, before, after)
            names.append(name)
        if not names:
            self.tell(words[1])
            return
        self.show_change(f"{words[0]}{f' {len(names)} times' if len(names) > 1 else ''}: {', '.join(names)}.")
        self.follow_date()

    def follow_date(self) -> None:
        """Annotate with the publication date that the record has now."""
        raise NotImplementedError

    def tell_orphans(self) -> None:
        """List the corrections that could not be found again in the article."""
        record = self.session.annotations
        lost = orphans(record) if record else []
        self.show_words(
            "Corrections without a place", lost or ["Every correction has its place in the article."]
        )

    def forget_orphans(self) -> None:
        """Let go of the corrections that could not be found again."""
        record = self.session.annotations
        if record is not None and orphans(record):
            kept = tuple(each for each in record.diagnostics if each.code != ORPHAN)
            self._take(
                "corrections without a place forgotten", replace(record, diagnostics=kept, unplaced=())
            )
        else:
            self.tell("There are none.")

    def show_words(self, title: str, lines: list[str]) -> None:
        """Show some lines of text in a box."""
        raise NotImplementedError

    # Helpers

    def _item_or_tell(self) -> Item | None:
        target = self.target()
        return self.session.item(target[0]) if target else None

    def _ask(
        self,
        label: str,
        value: str,
        words: list[str] | tuple[str, ...],
        done: Callable[[str], None],
        *,
        hint: str = "",
        check: Callable[[str], str] | None = None,
        kind: str = "",
    ) -> None:
        self.prompt.ask(Question(label, done, value=value, words=words, hint=hint, check=check, kind=kind))

    def _short(self, item: Item) -> str:
        """An annotation in a few words, for undo and the status line."""
        if isinstance(item, Claim):
            source = source_name(item, self.session.index.items)
            return f"the {UNATTRIBUTED} claim" if source == UNATTRIBUTED else f"the claim by {source}"
        name = item.name if isinstance(item, Entity) else item.exact
        return f"“{one_line(name)[:40]}”"
