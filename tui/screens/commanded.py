"""A screen with commands: their keys, and how they are run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from tui.commands.base import Command
from tui.commands.requests import Left, Request
from tui.commands.table import CommandTable
from tui.screens.requested import Requested
from tui.screens.sheet import Sheet
from tui.widgets.bars import Prompt

ShellT = TypeVar("ShellT")


class CommandScreen(Sheet, Generic[ShellT], inherit_bindings=False):
    """Runs commands by key and by name, and draws once after each.

    Attributes:
        table: What can be done here, and by which keys.
    """

    def __init__(
        self, commands: Sequence[type[Command[ShellT]]], keys: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Listen to the keys of the screen's commands.

        Args:
            commands: What can be done here, in the order of the help.
            keys: Keys of every command, from ``tui.commands.keymap.keys_in_force``.
        """
        super().__init__()
        self.table = CommandTable(commands, keys)
        self._commands_under_way = 0
        for command in commands:
            for key in keys.get(command.name(), ()):
                self._bindings.bind(key, f"run('{command.name()}')", command.title(), show=False)

    @property
    def shell(self) -> ShellT:
        """What the commands see of the screen."""
        raise NotImplementedError

    def can_run(self, command: type[Command[ShellT]]) -> bool:
        """Whether a command can be used now."""
        return self.is_running and command.runs_in(self.shell)

    def action_run(self, name: str) -> None:
        """Run a command by name, if it can be used now; a key pressed while answering is none."""
        if self.focused is not None and isinstance(self.focused.parent, Prompt):
            return
        self.run_command(name, count=self._take_count())

    def _take_count(self) -> int | None:
        """The number that was typed before a key; it is used up."""
        return None

    def run_command(self, name: str, argument: str = "", *, count: int | None = None) -> None:
        """Run a command; tell why it cannot be used where it cannot.

        Args:
            name: Of the command.
            argument: What was typed after the name on the command line.
            count: The number typed before the key.
        """
        command = self.table.by_name[name]
        if not self.can_run(command):
            self.tell(self._why_not)
            return
        self.table.use(command)
        if command.jumps:
            self._leave_place()
        instance = command()
        instance.count = count
        self._commands_under_way += 1
        try:
            if argument and command.asks:
                instance.run_with(self.shell, argument)
            else:
                instance.run(self.shell)
        finally:
            self._commands_under_way -= 1
        self.draw()

    def draw(self) -> None:
        """Draw what has changed; while a command runs, that waits for its end."""
        if not self._commands_under_way:
            self._draw()

    def _draw(self) -> None:
        """Draw what has changed."""

    @property
    def _why_not(self) -> str:
        """Why a command cannot be used now."""
        return "Not now."

    def tell(self, message: str) -> None:
        """Say something in the bottom line."""
        raise NotImplementedError

    def _leave_place(self) -> None:
        """Remember the place, where places are remembered, before something goes far away."""

    def interrupt(self) -> None:
        """Leave Dateline."""
        self.send(Left(everything=True))

    def send(self, request: Request) -> None:
        """Ask something of the application."""
        self.post_message(Requested(request))

    @property
    def themes(self) -> Sequence[str]:
        """Names of the themes."""
        return sorted(self.app.available_themes)

    def _hints(self) -> list[tuple[str, str]]:
        """Keys and names for the bottom line."""
        return self.table.hints(lambda command: command.footer)
