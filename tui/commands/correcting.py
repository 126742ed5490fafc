"""Commands that correct annotations; every change is saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.base import Command, Group

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class _Correct(Command):
    group: ClassVar[Group] = "Correct"

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """Only when there is a record."""
        return reader.session.annotations is not None


class Accept(_Correct):
    """Accept the annotation; again to take it back. In the text, one mention; in a panel, the whole."""

    keys = "a"
    panel_footer = "accept"
    footer = "accept"

    def run(self, reader: ReaderScreen) -> None:
        """Accept it."""
        reader.decide("accepted")


class Reject(_Correct):
    """Reject the annotation; again to take it back. In the text, one mention; in a panel, the whole."""

    keys = "x"
    panel_footer = "reject"
    footer = "reject"

    def run(self, reader: ReaderScreen) -> None:
        """Reject it."""
        reader.decide("rejected")


class AcceptAll(_Correct):
    """Accept all annotations of this kind that the filter keeps."""

    keys = "A"

    def run(self, reader: ReaderScreen) -> None:
        """Accept them."""
        reader.decide_all("accepted")


class RejectAll(_Correct):
    """Reject all annotations of this kind that the filter keeps."""

    keys = "X"

    def run(self, reader: ReaderScreen) -> None:
        """Reject them."""
        reader.decide_all("rejected")


class Relabel(_Correct):
    """Give another entity type, speech act or time type."""

    keys = "r"
    footer = "relabel"

    def run(self, reader: ReaderScreen) -> None:
        """Ask for it."""
        reader.ask_label()


class Note(_Correct):
    """Write a note on the annotation."""

    keys = "quotation_mark"

    def run(self, reader: ReaderScreen) -> None:
        """Ask for it."""
        reader.ask_note()


class Select(_Correct):
    """Select text: move to its end; again or Esc to stop."""

    keys = "v"

    def run(self, reader: ReaderScreen) -> None:
        """Begin or end."""
        reader.select()


class Extent(_Correct):
    """Let the annotation cover the selection."""

    keys = "equals_sign"

    def run(self, reader: ReaderScreen) -> None:
        """Change it."""
        reader.set_extent()


class Add(_Correct):
    """Annotate the selection, or the word under the cursor."""

    keys = "plus"

    def run(self, reader: ReaderScreen) -> None:
        """Ask as what."""
        reader.ask_add()


class Merge(_Correct):
    """Say that this entity is the same as another."""

    keys = "M"

    def run(self, reader: ReaderScreen) -> None:
        """Ask which."""
        reader.ask_merge()


class Split(_Correct):
    """Make this mention an entity of its own."""

    keys = "S"

    def run(self, reader: ReaderScreen) -> None:
        """Split it off."""
        reader.split()


class Source(_Correct):
    """Say who makes this claim."""

    keys = "s"

    def run(self, reader: ReaderScreen) -> None:
        """Ask who."""
        reader.ask_source()


class Value(_Correct):
    """Set the value of this time expression."""

    keys = "V"

    def run(self, reader: ReaderScreen) -> None:
        """Ask for it."""
        reader.ask_value()


class Published(_Correct):
    """Set the publication date; the article is annotated again with it."""

    keys = "D"

    def run(self, reader: ReaderScreen) -> None:
        """Ask for it."""
        reader.ask_published()


class Repeat(_Correct):
    """Do the last correction again on this annotation."""

    keys = "full_stop"

    def run(self, reader: ReaderScreen) -> None:
        """Do it."""
        reader.repeat()


class Undo(_Correct):
    """Take back the last correction."""

    keys = "u"
    footer = "undo"

    def run(self, reader: ReaderScreen) -> None:
        """Take it back."""
        reader.undo(self.times)


class Redo(_Correct):
    """Make the last undone correction again."""

    keys = "ctrl+r,U"

    def run(self, reader: ReaderScreen) -> None:
        """Make it again."""
        reader.redo(self.times)


class Orphans(_Correct):
    """List corrections whose words are not found again in the changed article."""

    keys = "exclamation_mark"

    def run(self, reader: ReaderScreen) -> None:
        """List them."""
        reader.tell_orphans()


class ForgetOrphans(_Correct):
    """Let go of corrections whose words are not found again."""

    def run(self, reader: ReaderScreen) -> None:
        """Forget them."""
        reader.forget_orphans()


CORRECTING: tuple[type[Command], ...] = (
    Accept,
    Reject,
    AcceptAll,
    RejectAll,
    Relabel,
    Note,
    Select,
    Extent,
    Add,
    Merge,
    Split,
    Source,
    Value,
    Published,
    Repeat,
    Undo,
    Redo,
    Orphans,
    ForgetOrphans,
)
