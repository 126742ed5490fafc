"""Commands that go from annotation to annotation, search, and use the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.base import Command, Group
from tui.text.marks import Kind

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class _Stop(Command):
    """Base of the commands that go to an annotation."""

    group: ClassVar[Group] = "Annotations"
    kinds: ClassVar[tuple[Kind, ...] | None] = None
    step: ClassVar[int] = 1

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """Only when there is a record."""
        return reader.session.annotations is not None

    def run(self, reader: ReaderScreen) -> None:
        """Go there."""
        reader.go_to_stop(self.step * self.times, self.kinds)


class Next(_Stop):
    """Next annotation of any kind; the next hit while a search is shown."""

    keys = "n"
    footer = "next"

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """Also while a search is shown."""
        return reader.searching or super().runs_in(reader)

    def run(self, reader: ReaderScreen) -> None:
        """Go to the next hit or annotation."""
        if reader.searching:
            reader.go_to_hit(self.times)
        else:
            super().run(reader)


class Previous(Next):
    """Previous annotation of any kind; the hit before while a search is shown."""

    keys = "p,N"
    footer = ""
    step = -1

    def run(self, reader: ReaderScreen) -> None:
        """Go to the hit or annotation before."""
        if reader.searching:
            reader.go_to_hit(-self.times)
        else:
            reader.go_to_stop(-self.times, None)


class NextEntity(_Stop):
    """Next mention of an entity."""

    keys = "e"
    kinds = ("entity",)


class PreviousEntity(_Stop):
    """Previous mention of an entity."""

    keys = "E"
    kinds = ("entity",)
    step = -1


class NextClaim(_Stop):
    """Next claim."""

    keys = "c"
    kinds = ("claim",)
    footer = "claim"


class PreviousClaim(_Stop):
    """Previous claim."""

    keys = "C"
    kinds = ("claim",)
    step = -1


class NextTime(_Stop):
    """Next time expression."""

    keys = "t"
    kinds = ("time",)


class PreviousTime(_Stop):
    """Previous time expression."""

    keys = "T"
    kinds = ("time",)
    step = -1


class NextEvent(_Stop):
    """Next event."""

    keys = "o"
    kinds = ("event",)


class PreviousEvent(_Stop):
    """Previous event."""

    keys = "O"
    kinds = ("event",)
    step = -1


class NextOfSame(_Stop):
    """Next mention of the same entity."""

    keys = "asterisk"

    def run(self, reader: ReaderScreen) -> None:
        """Go there, round at the end."""
        reader.go_to_same(self.times)


class PreviousOfSame(_Stop):
    """Previous mention of the same entity."""

    keys = "number_sign"

    def run(self, reader: ReaderScreen) -> None:
        """Go there, round at the start."""
        reader.go_to_same(-self.times)


class Labels(_Stop):
    """Put a letter on every annotation in sight; typing it goes there."""

    keys = "semicolon"

    def run(self, reader: ReaderScreen) -> None:
        """Show the letters."""
        reader.label_stops()


class Why(Command):
    """Show what is known about the annotation here, who made it, how surely and why."""

    group = "Annotations"
    keys = "i"
    panel_footer = "why"
    footer = "why"

    def run(self, reader: ReaderScreen) -> None:
        """Show or hide the pane."""
        reader.toggle_detail()


class WhyDown(Command):
    """Scroll in the pane that tells why."""

    group = "Annotations"
    keys = "J"

    def run(self, reader: ReaderScreen) -> None:
        """Scroll down."""
        reader.scroll_detail(self.times)


class WhyUp(Command):
    """Scroll back in the pane that tells why."""

    group = "Annotations"
    keys = "K"

    def run(self, reader: ReaderScreen) -> None:
        """Scroll up."""
        reader.scroll_detail(-self.times)


class Enter(Command):
    """In a list, go to what is selected; in the text, show why."""

    group = "Panels"
    keys = "enter"
    panel_footer = "go"

    def run(self, reader: ReaderScreen) -> None:
        """Go to the place of the entry."""
        if reader.panel_in_focus:
            reader.open_entry()
        else:
            reader.toggle_detail()


class _Panel(Command):
    group: ClassVar[Group] = "Panels"
    number: ClassVar[int]

    def run(self, reader: ReaderScreen) -> None:
        """Go to the panel, or back to the article from it."""
        reader.to_panel(self.number)


class Panel1(_Panel):
    """To the first panel, by default the entities; again for the article."""

    keys = "f2,alt+1"
    footer = "panels"
    number = 1


class Panel2(_Panel):
    """To the second panel, by default the claims; again for the article."""

    keys = "f3,alt+2"
    number = 2


class Panel3(_Panel):
    """To the third panel, by default the timeline; again for the article."""

    keys = "f4,alt+3"
    number = 3


class Order(Command):
    """Show the panel in another order, such as entities by prominence or claims by source."""

    group = "Panels"
    keys = "comma"
    panel_footer = "order"

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """Only when there is a record."""
        return reader.session.annotations is not None

    def run(self, reader: ReaderScreen) -> None:
        """Take the next order."""
        reader.reorder()


class Enlarge(Command):
    """Give the panel the full height; again the full screen; again its usual place."""

    group = "Panels"
    keys = "underscore"
    panel_footer = "larger"

    def run(self, reader: ReaderScreen) -> None:
        """Take the next size."""
        reader.enlarge()


class NextPane(Command):
    """From the article to the panels and round again; with a number, to that panel."""

    group = "Panels"
    keys = "tab"

    def run(self, reader: ReaderScreen) -> None:
        """Focus the next one."""
        reader.to_panel(self.count) if self.count else reader.cycle_focus(1)


class PreviousPane(Command):
    """The same the other way."""

    group = "Panels"
    keys = "shift+tab"

    def run(self, reader: ReaderScreen) -> None:
        """Focus the one before."""
        reader.cycle_focus(-1)


class Find(Command):
    """Search the text: a regular expression; lower case finds both cases."""

    group = "Search and filter"
    keys = "slash"
    footer = "find"
    asks = "pattern"

    def run(self, reader: ReaderScreen) -> None:
        """Ask for the pattern."""
        reader.ask_search()

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Look for the pattern."""
        reader.search(argument)


class Filter(Command):
    """Keep only what meets a filter, like type:PERSON act:deny after:2024; the rest is dimmed."""

    group = "Search and filter"
    keys = "f"
    panel_footer = "filter"
    footer = "filter"
    asks = "filter"

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """Only when there is a record."""
        return reader.session.annotations is not None

    def run(self, reader: ReaderScreen) -> None:
        """Ask for the filter."""
        reader.ask_filter()

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Apply the filter."""
        reader.apply_filter(argument)


class Pin(Command):
    """Follow the entity here: its mentions light up, claims and events narrow to it; again to stop."""

    group = "Search and filter"
    keys = "F"
    panel_footer = "follow"

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """Only when there is a record."""
        return reader.session.annotations is not None

    def run(self, reader: ReaderScreen) -> None:
        """Pin it, or let it go."""
        reader.toggle_pin()


class Back(Command):
    """Leave what is open: selection, search, panel, then filter and pin."""

    group = "Search and filter"
    keys = "escape"
    panel_footer = "text"

    def run(self, reader: ReaderScreen) -> None:
        """Close the innermost thing."""
        reader.back_out()


FINDING: tuple[type[Command], ...] = (
    Next,
    Previous,
    NextEntity,
    PreviousEntity,
    NextClaim,
    PreviousClaim,
    NextTime,
    PreviousTime,
    NextEvent,
    PreviousEvent,
    NextOfSame,
    PreviousOfSame,
    Labels,
    Why,
    WhyDown,
    WhyUp,
    Enter,
    Panel1,
    Panel2,
    Panel3,
    Order,
    Enlarge,
    NextPane,
    PreviousPane,
    Find,
    Filter,
    Pin,
    Back,
)
