"""A panel that shows a part of a record, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.cache import LRUCache

from annotate.record import Annotations
from tui.panels.base import Entry, Line, Listing, ids_of, narrowed
from tui.text.marks import MarkIndex
from tui.widgets.panel import Panel, Rows

_KEPT_LISTS = 4


class RecordPanel(Panel):
    """Shows what one listing makes of a record.

    Attributes:
        listing: What stands in the panel.
        count: How many annotations it has, whatever a filter keeps.
        kept_count: How many annotations are listed, folded ones too.
    """

    def __init__(self, listing: Listing) -> None:
        """Nothing to show yet."""
        self.listing = listing
        super().__init__(id=listing.name(), title=listing.title(), waiting=listing.waiting)
        self.count = self.kept_count = 0
        self._annotations: Annotations | None = None
        self._told = self._narrowed_by = ""
        # To follow somebody in a long article, and nobody again, lists thousands of rows each time.
        self._known: LRUCache[frozenset[str] | None, tuple[Rows, int]] = LRUCache(_KEPT_LISTS)

    def show(
        self, annotations: Annotations, index: MarkIndex, kept: frozenset[str] | None = None, by: str = ""
    ) -> None:
        """Show the record.

        Args:
            annotations: All of it.
            index: Its marks.
            kept: Ids of what a filter keeps, which alone is listed; none lists everything.
            by: What keeps them, in words.
        """
        self._narrowed_by = by
        self._annotations = annotations
        self._known.clear()
        listing = self.listing
        listing.look_at(annotations, index, kept)
        self._told = listing.told(annotations)
        self.count = 0 if kept is None else self._counted(listing.arranged(annotations))
        self._fill(annotations, kept)

    def narrow(self, kept: frozenset[str] | None, by: str) -> None:
        """List only what is kept; none lists everything.

        Args:
            kept: Ids of it.
            by: What keeps them, in words; told where nothing is kept.
        """
        if (kept, by) == (self.listing.kept, self._narrowed_by) or self._annotations is None:
            return
        self._narrowed_by = by
        # What is told of all of them, and how many there are, is known.
        self.listing.look_at(self._annotations, self.listing.index, kept)
        self._fill(self._annotations, kept)

    def reorder(self) -> str:
        """Take the next order, and tell which it is; nothing without a record."""
        if self._annotations is None:
            return ""
        self.listing.order = (self.listing.order + 1) % len(self.listing.orders)
        self._arrange(self.listing.kept)
        return f"{self.title} {self.listing.orders[self.listing.order]}."

    def list_more(self, step: int, number: int | None) -> str:
        """List more, or fewer, or so many of what there is, and tell it."""
        words = self.listing.resize(step, number) if self._annotations is not None else ""
        if words:
            self._arrange(self.listing.kept)
        return words

    def _fill(self, annotations: Annotations, kept: frozenset[str] | None) -> None:
        known = self._known.get(kept)
        if known is None:
            known = self._listed(annotations, kept)
            self._known[kept] = known
        rows, self.kept_count = known
        if kept is None:
            self.count = self.kept_count
        # Several filters may keep the same: what hides the rest is told of the one in force.
        rows.message = (
            self.listing.nothing
            if kept is None or not self.count
            else f"All {self.count} {self.listing.things} are hidden: {self._narrowed_by}."
        )
        before = self.chosen
        self.fill(rows)
        if before is not None and self.has_focus and before in rows.held:
            # What was just corrected may be folded away now; whoever did it is still at it.
            self.select(before)

    def _listed(self, annotations: Annotations, kept: frozenset[str] | None) -> tuple[Rows, int]:
        """What is listed of a record, and how many annotations these are."""
        narrowed_to = annotations if kept is None or not self.count else narrowed(annotations, kept)
        entries = self.listing.arranged(narrowed_to)
        return Rows(entries, self.listing.nothing), self._counted(entries)

    def _counted(self, entries: list[Entry]) -> int:
        items = self.listing.index.items
        return sum(len(entry.holds) or (entry.id in items) for entry in entries)

    def _arrange(self, kept: frozenset[str] | None) -> None:
        if self._annotations is not None:
            self.show(self._annotations, self.listing.index, kept, self._narrowed_by)

    @property
    def about(self) -> tuple[str, str]:
        """What the help says first about it: a heading, and words."""
        return f"In the list “{self.title}”", self.listing.about

    @property
    def counted(self) -> str:
        """How many there are, and how many of them the filter keeps."""
        number = str(self.count) if self.listing.kept is None else f"{self.kept_count} of {self.count}"
        return f"{number}, {self._told}" if self._told else number

    @property
    def ids(self) -> list[str]:
        """The annotations that are listed; those that are folded in the place of what holds them."""
        return [id for entry in self.entries for id in ids_of(entry, self.listing.index)]

    @property
    def grows(self) -> bool:
        """Whether an entry may have more lines while it is selected."""
        return self.listing.grows

    def unfold(self) -> bool:
        """Show what the selected entry holds, or fold it away again; tell whether it holds anything."""
        if self._annotations is None or not self.listing.turn(self.chosen or ""):
            return False
        self._arrange(self.listing.kept)
        return True

    def select(self, id: str) -> None:
        """Select the entry of ``id`` by hand; what is folded is unfolded for it."""
        if self.listing.reach(id, held=id in self._rows.held):
            self._arrange(self.listing.kept)
        super().select(id)

    def heights_of(self, entries: Sequence[Entry], width: int) -> list[int]:
        """Lines that entries take at a width while none of them is selected."""
        return self.listing.heights_of(entries, width)

    def height_of(self, entry: Entry, width: int, *, selected: bool = False) -> int:
        """Lines that an entry takes at a width, and while it is selected."""
        return self.listing.height_of(entry, width, selected=selected)

    def draw(self, entry: Entry, width: int, *, selected: bool = False) -> list[Line]:
        """The lines of an entry."""
        return self.listing.draw(entry, width, selected=selected)
