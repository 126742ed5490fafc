"""All commands, in the order of the help."""

from __future__ import annotations

from tui.commands.article import ARTICLE
from tui.commands.base import GROUPS, Command
from tui.commands.correcting import CORRECTING
from tui.commands.finding import FINDING
from tui.commands.library import LIBRARY, LIBRARY_ONLY
from tui.commands.moving import MOVING
from tui.commands.output import OUTPUT

COMMANDS: tuple[type[Command], ...] = (
    *MOVING,
    *FINDING,
    *CORRECTING,
    *ARTICLE,
    *OUTPUT,
    *LIBRARY_ONLY,
)
BY_NAME: dict[str, type[Command]] = {command.name(): command for command in COMMANDS}

__all__ = ["BY_NAME", "COMMANDS", "GROUPS", "LIBRARY", "Command"]
