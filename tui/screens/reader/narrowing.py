"""Filter and pin: what is kept and listed, and what is dimmed in the text."""

from __future__ import annotations

from collections.abc import Mapping

from annotate.record import Entity
from annotate.record.walk import Item
from annotate.review.words import one_line
from tui.screens.reader.desk import Desk
from tui.state.filter_values import completions, listing, unknown_value
from tui.state.filters import FIELDS, Filter, FilterError
from tui.state.question import Question
from tui.text.fitting import listed

# Somebody asks how to filter, and does not seek question marks.
_HELP = "?"
_FIELD_NAMES = " ".join(f"{field}:" for field in FIELDS)


class Narrower:
    """What is filtered and followed."""

    def __init__(self, desk: Desk) -> None:
        """Narrow what a screen shows."""
        self._desk = desk
        # What was just corrected stays listed, although it is not kept any more.
        self._held: str | None = None
        self._known: Mapping[str, Item] = {}

    def ask(self) -> None:
        """Ask for a filter; it applies while it is typed."""
        before = self._desk.state.filter_text
        self._desk.prompt.ask(
            Question(
                "filter",
                self.apply,
                value=before,
                typed=self._preview_filter,
                left=lambda: self.apply(before),
                check=self._filter_fault,
                words=lambda typed: completions(typed, self._desk.session.index.items),
                hint=_FIELD_NAMES,
                kind="filter",
            )
        )

    def apply(self, typed: str) -> None:
        """List only what meets the filter, and dim the rest in the text; an empty one keeps everything."""
        fault = self._filter_fault(typed)
        if fault:
            self._desk.tell(f"Filter: {fault}.")
            return
        wanted = Filter.parse(typed)
        try:
            self._take_filter(wanted)
        except FilterError as error:
            self._desk.tell(f"Filter: {error}.")
            return
        # Who filters after a search looks for something else now; n goes on from hit to hit.
        self._desk.change(filter_text=_tidied(typed.strip(), wanted), hit=None)
        if self._desk.state.filter_text:
            following = f"Following {self.followed}: " if self.followed else ""
            self._desk.tell(f"{following}{self._kept_words()}")

    def follow(self, entity: str | None) -> str:
        """Follow an entity, or nobody; what is kept then, in words."""
        self._desk.change(pinned=entity)
        self._narrow()
        return self._kept_words()

    @property
    def followed(self) -> str:
        """The name of the entity that is followed; empty where none is."""
        pinned = self._desk.session.item(self._desk.state.pinned)
        return one_line(pinned.name) if isinstance(pinned, Entity) else ""

    @property
    def words(self) -> str:
        """The pin and the filter, for the title."""
        following, typed = self.followed, str(self._desk.state.filter)
        parts = (f"following {following}" if following else "", f"filter {typed}" if typed else "")
        return " · ".join(filter(None, parts))

    @property
    def held_words(self) -> str:
        """Why what was just corrected is still listed, after a space; empty where it is kept anyhow."""
        if self._held is None:
            return ""
        typed = str(self._desk.state.filter)
        why = f"It does not meet the filter {typed}" if typed else f"It is nothing of {self.followed}"
        return f" {why}; it is listed until you go on."

    def narrow(self) -> None:
        """Work out anew what is kept of another record; what was just corrected or made stays with it."""
        before, known = self._desk.state.kept or frozenset(), self._known
        self._take_kept()
        self._known = self._desk.session.index.items
        kept, current = self._desk.state.kept, self._desk.current
        if kept is None or current is None or current in kept or current not in self._known:
            return
        if current in before or (known and current not in known):
            self._held = current
            self._desk.change(kept=kept | {current})

    def release(self) -> None:
        """Keep what was corrected no longer than one is at it."""
        if self._held is not None and self._held != self._desk.current:
            self._take_kept()

    def _take_kept(self) -> None:
        """Keep what filter and pin keep; a filter that takes too long ends."""
        self._held = None
        try:
            self._desk.change(kept=self._kept())
        except FilterError as error:
            self._desk.change(filter=Filter(), filter_text="")
            self._desk.change(kept=self._kept())
            self._desk.tell(f"No filter any more: {error}.")

    def _take_filter(self, wanted: Filter) -> None:
        """Show what another filter keeps; one that takes too long changes nothing."""
        before = self._desk.state.filter
        self._desk.change(filter=wanted)
        try:
            self._narrow()
        except FilterError:
            self._desk.change(filter=before)
            raise

    def _narrow(self) -> None:
        """Show what another filter or pin keeps; the record is the same."""
        self._held = None
        self._desk.change(kept=self._kept())
        self._desk.fill()
        self._desk.draw()

    def _preview_filter(self, typed: str) -> None:
        items = self._desk.session.index.items
        values = listed(listing(typed, items), self._desk.size.width)
        fault = self._filter_fault(typed)
        if not fault:
            try:
                self._take_filter(Filter.parse(typed))
            except FilterError as error:
                fault = str(error)
        self._desk.prompt.hint(fault or values or (self._kept_words() if typed.strip() else _FIELD_NAMES))

    def _filter_fault(self, typed: str) -> str:
        """What is wrong with a typed filter; empty where nothing is."""
        if typed.strip() == _HELP:
            return f"words of what is sought, or of one kind of them: {_FIELD_NAMES}"
        try:
            return unknown_value(Filter.parse(typed), self._desk.session.index.items)
        except FilterError as error:
            return str(error)

    def _kept(self) -> frozenset[str] | None:
        if self._desk.session.annotations is None or not (
            self._desk.state.filter.terms or self._desk.state.pinned
        ):
            return None
        items, relations = self._desk.session.index.items, self._desk.session.relations
        wanted, pinned = self._desk.state.filter, self._desk.state.pinned
        if pinned is None:
            return wanted.kept(items, relations)
        followed = relations.of_entity(pinned)
        return wanted.kept(items, relations) & followed if wanted.terms else followed

    def _kept_words(self) -> str:
        panels = self._desk.panes.panels
        counts = [f"{panel.kept_count} of {panel.count} {panel.listing.things}" for panel in panels]
        wanted = str(self._desk.state.filter)
        if self.followed and wanted and not any(panel.kept_count for panel in panels):
            return f"nothing of that meets the filter {wanted}."
        return f"{', '.join(counts)}."


def _tidied(typed: str, wanted: Filter) -> str:
    """A typed filter as it is shown: a completed name whole between its quotation marks."""
    tidy = str(wanted)
    try:
        return tidy if Filter.parse(tidy) == wanted else typed
    except FilterError:
        return typed
