"""Commands that get something out of the reader, and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.base import Command, Group

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class _Output(Command):
    group: ClassVar[Group] = "Article"

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """Only when there is a record."""
        return reader.session.annotations is not None


class Copy(_Output):
    """Copy the selection or the annotation; a claim with its source and article."""

    keys = "y"

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """A selection can be copied without a record."""
        return reader.selected_range() is not None or super().runs_in(reader)

    def run(self, reader: ReaderScreen) -> None:
        """Copy it."""
        reader.copy()


class CopyYaml(_Output):
    """Copy the annotation as YAML."""

    keys = "Y"

    def run(self, reader: ReaderScreen) -> None:
        """Copy it."""
        reader.copy_yaml()


class WriteFiltered(_Output):
    """Write only what filter and pin keep as YAML, with what it points to."""

    keys = "W"
    asks = "path"

    def run(self, reader: ReaderScreen) -> None:
        """Write it beside the article or in the export folder."""
        reader.write_filtered("")

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Write it to a path."""
        reader.write_filtered(argument)


class Report(_Output):
    """Write a Markdown report of what the filter keeps: claims by source, timeline, entities."""

    keys = "R"
    asks = "path"

    def run(self, reader: ReaderScreen) -> None:
        """Write it beside the article or in the export folder."""
        reader.write_report("")

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Write it to a path."""
        reader.write_report(argument)


class CommandLine(Command):
    """Type a command by its name; Tab completes it."""

    group = "Article"
    keys = "colon"

    def run(self, reader: ReaderScreen) -> None:
        """Ask for it."""
        reader.ask_command()


OUTPUT: tuple[type[Command], ...] = (Copy, CopyYaml, WriteFiltered, Report, CommandLine)
