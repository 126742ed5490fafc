"""The palette: what was run last stands first, the rest as the help lists it."""

from __future__ import annotations

from textual.command import DiscoveryHit, Hits
from textual.system_commands import SystemCommandsProvider


class Palette(SystemCommandsProvider):
    """Lists the application's commands in the order it gives them."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for name, help, run, shown in self.app.get_system_commands(self.screen):
            if shown:
                yield DiscoveryHit(name, run, help=help)
