"""Filter and pin: what is kept and listed, and what is dimmed in the text."""

from __future__ import annotations

from annotate.record import Claim, Entity, Event
from annotate.review.words import one_line
from tui.screens.reader.base import ReaderBase
from tui.state.filter_values import completions, listing, unknown_value
from tui.state.filters import FIELDS, Filter, FilterError
from tui.state.question import Question
from tui.text.fitting import listed

_FIELD_NAMES = " ".join(f"{field}:" for field in FIELDS)


class Narrower:
    """What is filtered and followed."""

    def __init__(self, screen: ReaderBase) -> None:
        """Narrow what a screen shows."""
        self._screen = screen

    def ask(self) -> None:
        """Ask for a filter; it applies while it is typed."""
        before = self._screen.state.filter_text
        self._screen.prompt.ask(
            Question(
                "filter",
                self.apply,
                value=before,
                typed=self._preview_filter,
                left=lambda: self.apply(before),
                check=self._filter_fault,
                words=lambda typed: completions(typed, self._screen.session.index.items),
                hint=_FIELD_NAMES,
                kind="filter",
            )
        )

    def apply(self, typed: str) -> None:
        """List only what meets the filter, and dim the rest in the text; an empty one keeps everything."""
        fault = self._filter_fault(typed)
        if fault:
            self._screen.tell(f"Filter: {fault}.")
            return
        try:
            self._take_filter(Filter.parse(typed))
        except FilterError as error:
            self._screen.tell(f"Filter: {error}.")
            return
        self._screen.change(filter_text=typed.strip())
        if self._screen.state.filter_text:
            self._screen.tell(self._kept_words())

    def toggle_pin(self) -> None:
        """Follow the entity under the cursor, or stop."""
        entity = self._entity_here()
        if self._screen.state.pinned is not None and (
            entity is None or entity.id == self._screen.state.pinned
        ):
            self.unpin()
            self._screen.tell("Following nobody any more.")
        elif entity is None:
            self._screen.tell("There is no entity here to follow.")
        else:
            self._screen.change(pinned=entity.id)
            self._narrow()
            self._screen.tell(f"Following {one_line(entity.name)}: {self._kept_words()} Esc stops.")

    def unpin(self) -> None:
        """Stop following."""
        self._screen.change(pinned=None)
        self._narrow()

    @property
    def narrowed(self) -> str:
        """The pin and the filter, for the title."""
        pinned = self._screen.session.item(self._screen.state.pinned)
        parts = [f"following {one_line(pinned.name)}"] if isinstance(pinned, Entity) else []
        return " · ".join(
            [
                *parts,
                *([f"filter {self._screen.state.filter_text}"] if self._screen.state.filter_text else []),
            ]
        )

    def _entity_here(self) -> Entity | None:
        """The entity under the cursor, or the source of the claim there."""
        item = self._screen.session.item(self._screen.current)
        if isinstance(item, Claim) and item.source:
            item = self._screen.session.item(item.source.entity)
        elif isinstance(item, Event) and item.participants:
            item = self._screen.session.item(item.participants[0])
        return item if isinstance(item, Entity) else None

    def narrow(self) -> None:
        """Work out anew what is kept of another record."""
        try:
            self._screen.change(kept=self._kept())
        except FilterError as error:
            self._screen.change(filter=Filter(), filter_text="")
            self._screen.change(kept=self._kept())
            self._screen.tell(f"No filter any more: {error}.")

    def _take_filter(self, wanted: Filter) -> None:
        """Show what another filter keeps; one that takes too long changes nothing."""
        before = self._screen.state.filter
        self._screen.change(filter=wanted)
        try:
            self._narrow()
        except FilterError:
            self._screen.change(filter=before)
            raise

    def _narrow(self) -> None:
        """Show what another filter or pin keeps; the record is the same."""
        self._screen.change(kept=self._kept())
        self._screen.draw()

    def _preview_filter(self, typed: str) -> None:
        items = self._screen.session.index.items
        values = listed(listing(typed, items), self._screen.size.width)
        fault = self._filter_fault(typed)
        if not fault:
            try:
                self._take_filter(Filter.parse(typed))
            except FilterError as error:
                fault = str(error)
        self._screen.prompt.hint(fault or values or (self._kept_words() if typed.strip() else _FIELD_NAMES))

    def _filter_fault(self, typed: str) -> str:
        """What is wrong with a typed filter; empty where nothing is."""
        try:
            return unknown_value(Filter.parse(typed), self._screen.session.index.items)
        except FilterError as error:
            return str(error)

    def _kept(self) -> frozenset[str] | None:
        if self._screen.session.annotations is None or not (
            self._screen.state.filter.terms or self._screen.state.pinned
        ):
            return None
        items, relations = self._screen.session.index.items, self._screen.session.relations
        kept = self._screen.state.filter.kept(items, relations)
        if self._screen.state.pinned is None:
            return kept
        return frozenset(
            id
            for id in kept
            if any(entity.id == self._screen.state.pinned for entity in relations.entities(id))
        )

    def _kept_words(self) -> str:
        counts = (
            f"{panel.kept_count} of {panel.count} {panel.listing.things}" for panel in self._screen.panels
        )
        return f"{', '.join(counts)}."
