"""Commands that get something out of the reader."""

from __future__ import annotations

from tui.commands.base import RecordCommand
from tui.commands.context import ArticleShell


class Write(RecordCommand):
    """Write the annotations as YAML and tell where."""

    group = "Article"
    keys = "w"
    footer = "write"
    asks = "path"

    def run(self, shell: ArticleShell) -> None:
        """Write it beside the article or in the export folder."""
        shell.write("")

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Write it to a path."""
        shell.write(argument)


class Copy(RecordCommand):
    """Copy the selection or the annotation; a claim with its source and article."""

    group = "Article"
    keys = "y"

    @classmethod
    def runs_in(cls, shell: ArticleShell) -> bool:
        """A selection can be copied without a record."""
        return shell.selected_range() is not None or super().runs_in(shell)

    def run(self, shell: ArticleShell) -> None:
        """Copy it."""
        shell.copy()


class CopyYaml(RecordCommand):
    """Copy the annotation as YAML."""

    group = "Article"
    keys = "Y"

    def run(self, shell: ArticleShell) -> None:
        """Copy it."""
        shell.copy_yaml()


class WriteFiltered(RecordCommand):
    """Write only what filter and pin keep as YAML, with what it points to."""

    group = "Article"
    keys = "W"
    asks = "path"

    def run(self, shell: ArticleShell) -> None:
        """Write it beside the article or in the export folder."""
        shell.write_filtered("")

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Write it to a path."""
        shell.write_filtered(argument)


class Report(RecordCommand):
    """Write a Markdown report of what the filter keeps: claims by source, timeline, entities."""

    group = "Article"
    keys = "R"
    asks = "path"

    def run(self, shell: ArticleShell) -> None:
        """Write it beside the article or in the export folder."""
        shell.write_report("")

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Write it to a path."""
        shell.write_report(argument)
