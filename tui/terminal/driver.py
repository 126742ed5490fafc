"""What is written to a terminal on a POSIX system, with its columns held."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.alignment import aligned


class AligningDriver(LinuxDriver):
    """Textual's driver, for terminals that give some characters other widths than Textual thinks."""

    def write(self, data: str) -> None:
        """Write to the terminal.

        Args:
            data: Text and control sequences.
        """
        # A terminal that is gone ends the thread that writes to it: its queue would fill and hold the reader.
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(aligned(data))
