"""Filter and pin: what is kept and listed, and what is dimmed in the text."""

from __future__ import annotations

from annotate.record import Claim, Entity, Event
from annotate.review.words import one_line
from tui.screens.navigation import Navigation
from tui.state.filter_values import completions, listing, unknown_value
from tui.state.filters import FIELDS, Filter, FilterError
from tui.state.question import Question
from tui.text.fitting import listed

_FIELD_NAMES = " ".join(f"{field}:" for field in FIELDS)


class Narrowing(Navigation):
    """What the filtering commands do."""

    filter_text = ""
    _filter = Filter()

    def ask_filter(self) -> None:
        """Ask for a filter; it applies while it is typed."""
        before = self.filter_text
        self.prompt.ask(
            Question(
                "filter",
                self.apply_filter,
                value=before,
                typed=self._preview_filter,
                left=lambda: self.apply_filter(before),
                check=self._filter_fault,
                words=lambda typed: completions(typed, self.session.index.items),
                hint=_FIELD_NAMES,
                kind="filter",
            )
        )

    def apply_filter(self, typed: str) -> None:
        """List only what meets the filter, and dim the rest in the text; an empty one keeps everything."""
        fault = self._filter_fault(typed)
        if fault:
            self.tell(f"Filter: {fault}.")
            return
        try:
            self._take_filter(Filter.parse(typed))
        except FilterError as error:
            self.tell(f"Filter: {error}.")
            return
        self.filter_text = typed.strip()
        if self.filter_text:
            self.tell(self._kept_words())

    def toggle_pin(self) -> None:
        """Follow the entity under the cursor, or stop."""
        entity = self._entity_here()
        if self.pinned is not None and (entity is None or entity.id == self.pinned):
            self.unpin()
            self.tell("Following nobody any more.")
        elif entity is None:
            self.tell("There is no entity here to follow.")
        else:
            self.pinned = entity.id
            self._narrow()
            self.tell(f"Following {one_line(entity.name)}: {self._kept_words()} Esc stops.")

    def unpin(self) -> None:
        """Stop following."""
        self.pinned = None
        self._narrow()

    def back_out(self) -> None:
        """After everything else, let go of the pin, then of the filter."""
        if self.something_open:
            super().back_out()
        elif self.pinned is not None:
            self.unpin()
            self.tell("Following nobody any more.")
        elif self.filter_text:
            self.apply_filter("")
            self.tell("No filter any more.")

    def reorder(self) -> None:
        """Show the active panel in its next order."""
        if not self.panels or self.session.annotations is None:
            return
        panel = self.panels[self.active_panel]
        panel.order = (panel.order + 1) % len(panel.orders)
        panel.show(self.session.annotations, self.session.index, self.kept)
        self.refresh_view()
        self.tell(f"{panel.title} {panel.orders[panel.order]}.")

    @property
    def narrowed(self) -> str:
        """The pin and the filter, for the title."""
        pinned = self.session.item(self.pinned)
        parts = [f"following {one_line(pinned.name)}"] if isinstance(pinned, Entity) else []
        return " · ".join([*parts, *([f"filter {self.filter_text}"] if self.filter_text else [])])

    def _entity_here(self) -> Entity | None:
        """The entity under the cursor, or the source of the claim there."""
        item = self.session.item(self.current)
        if isinstance(item, Claim) and item.source:
            item = self.session.item(item.source.entity)
        elif isinstance(item, Event) and item.participants:
            item = self.session.item(item.participants[0])
        return item if isinstance(item, Entity) else None

    def refresh_record(self) -> None:
        """Work out anew what is kept, then show everything."""
        try:
            self.kept = self._kept()
        except FilterError as error:
            self._filter, self.filter_text = Filter(), ""
            self.kept = self._kept()
            self.tell(f"No filter any more: {error}.")
        super().refresh_record()

    def _take_filter(self, wanted: Filter) -> None:
        """Show what another filter keeps; one that takes too long changes nothing."""
        before, self._filter = self._filter, wanted
        try:
            self._narrow()
        except FilterError:
            self._filter = before
            raise

    def _narrow(self) -> None:
        """Show what another filter or pin keeps; the record is the same."""
        self.kept = self._kept()
        for panel in self.panels:
            panel.narrow(self.kept)
        self.refresh_headings()
        self.refresh_view()

    def _preview_filter(self, typed: str) -> None:
        items = self.session.index.items
        values = listed(listing(typed, items), self.size.width)
        fault = self._filter_fault(typed)
        if not fault:
            try:
                self._take_filter(Filter.parse(typed))
            except FilterError as error:
                fault = str(error)
        self.prompt.hint(fault or values or (self._kept_words() if typed.strip() else _FIELD_NAMES))

    def _filter_fault(self, typed: str) -> str:
        """What is wrong with a typed filter; empty where nothing is."""
        try:
            return unknown_value(Filter.parse(typed), self.session.index.items)
        except FilterError as error:
            return str(error)

    def _kept(self) -> frozenset[str] | None:
        if self.session.annotations is None or not (self._filter.terms or self.pinned):
            return None
        items, relations = self.session.index.items, self.session.relations
        kept = self._filter.kept(items, relations)
        if self.pinned is None:
            return kept
        return frozenset(
            id for id in kept if any(entity.id == self.pinned for entity in relations.entities(id))
        )

    def _kept_words(self) -> str:
        return ", ".join(f"{panel.kept_count} of {panel.count} {panel.things}" for panel in self.panels) + "."
