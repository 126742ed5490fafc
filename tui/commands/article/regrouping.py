"""Commands that make, join, part and stretch annotations, and say whose words they are."""

from __future__ import annotations

from tui.commands.base import RecordCommand
from tui.commands.context import ArticleShell


class Select(RecordCommand):
    """Select text: move to its end; again or Esc to stop."""

    group = "Correct"
    keys = "v"

    def run(self, shell: ArticleShell) -> None:
        """Begin or end."""
        shell.select()


class Extent(RecordCommand):
    """Let the annotation cover the selection."""

    group = "Correct"
    keys = "equals_sign"

    def run(self, shell: ArticleShell) -> None:
        """Change it."""
        shell.set_extent()


class Add(RecordCommand):
    """Annotate the selection, or the word under the cursor."""

    group = "Correct"
    keys = "plus"

    def run(self, shell: ArticleShell) -> None:
        """Ask as what."""
        shell.ask_add()


class Merge(RecordCommand):
    """Say that this entity is the same as another."""

    group = "Correct"
    keys = "M"

    def run(self, shell: ArticleShell) -> None:
        """Ask which."""
        shell.ask_merge()


class Split(RecordCommand):
    """Make this mention an entity of its own."""

    group = "Correct"
    keys = "S"

    def run(self, shell: ArticleShell) -> None:
        """Split it off."""
        shell.split()


class Source(RecordCommand):
    """Say who makes this claim."""

    group = "Correct"
    keys = "s"

    def run(self, shell: ArticleShell) -> None:
        """Ask who."""
        shell.ask_source()
