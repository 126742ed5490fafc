"""What is written to a terminal on a POSIX system, with its columns held."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from tui.alignment import aligned


class AligningDriver(LinuxDriver):
    """Textual's driver, for terminals that give some characters other widths than Textual thinks."""

    def write(self, data: str) -> None:
        """Write to the terminal.

        Args:
            data: Text and control sequences.
        """
        super().write(aligned(data))
