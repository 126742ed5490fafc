"""Commands that correct an annotation; every change is saved at once."""

from __future__ import annotations

from tui.commands.base import RecordCommand
from tui.commands.context import ArticleShell


class Accept(RecordCommand):
    """Accept the annotation; again to take it back. In the text, one mention; in a panel, the whole."""

    group = "Correct"
    keys = "a"
    panel_footer = "accept"
    footer = "accept"

    def run(self, shell: ArticleShell) -> None:
        """Accept it."""
        shell.decide("accepted")


class Reject(RecordCommand):
    """Reject the annotation; again to take it back. In the text, one mention; in a panel, the whole."""

    group = "Correct"
    keys = "x"
    panel_footer = "reject"
    footer = "reject"

    def run(self, shell: ArticleShell) -> None:
        """Reject it."""
        shell.decide("rejected")


class AcceptAll(RecordCommand):
    """Accept all annotations of this kind that the filter keeps."""

    group = "Correct"
    keys = "A"

    def run(self, shell: ArticleShell) -> None:
        """Accept them."""
        shell.decide_all("accepted")


class RejectAll(RecordCommand):
    """Reject all annotations of this kind that the filter keeps."""

    group = "Correct"
    keys = "X"

    def run(self, shell: ArticleShell) -> None:
        """Reject them."""
        shell.decide_all("rejected")


class Relabel(RecordCommand):
    """Give another entity type, speech act or time type."""

    group = "Correct"
    keys = "r"
    footer = "relabel"

    def run(self, shell: ArticleShell) -> None:
        """Ask for it."""
        shell.ask_label()


class Note(RecordCommand):
    """Write a note on the annotation."""

    group = "Correct"
    keys = "quotation_mark"

    def run(self, shell: ArticleShell) -> None:
        """Ask for it."""
        shell.ask_note()


class Value(RecordCommand):
    """Set the value of this time expression."""

    group = "Correct"
    keys = "V"

    def run(self, shell: ArticleShell) -> None:
        """Ask for it."""
        shell.ask_value()


class Published(RecordCommand):
    """Set the publication date; the article is annotated again with it."""

    group = "Correct"
    keys = "D"

    def run(self, shell: ArticleShell) -> None:
        """Ask for it."""
        shell.ask_published()


class Repeat(RecordCommand):
    """Do the last correction again on this annotation."""

    group = "Correct"
    keys = "full_stop"

    def run(self, shell: ArticleShell) -> None:
        """Do it."""
        shell.repeat()


class Undo(RecordCommand):
    """Take back the last correction."""

    group = "Correct"
    keys = "u"
    footer = "undo"

    def run(self, shell: ArticleShell) -> None:
        """Take it back."""
        shell.undo(self.times)


class Redo(RecordCommand):
    """Make the last undone correction again."""

    group = "Correct"
    keys = "ctrl+r,U"

    def run(self, shell: ArticleShell) -> None:
        """Make it again."""
        shell.redo(self.times)


class Orphans(RecordCommand):
    """List corrections whose words are not found again in the changed article."""

    group = "Correct"
    keys = "exclamation_mark"

    def run(self, shell: ArticleShell) -> None:
        """List them."""
        shell.tell_orphans()


class ForgetOrphans(RecordCommand):
    """Let go of corrections whose words are not found again."""

    group = "Correct"

    def run(self, shell: ArticleShell) -> None:
        """Forget them."""
        shell.forget_orphans()
