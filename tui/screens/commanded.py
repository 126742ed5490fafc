"""A screen with commands: their keys, how they are run, the palette's and the help's list of them."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from tui.commands.base import Command
from tui.commands.keymap import spoken
from tui.commands.requests import Left, Request
from tui.screens.requested import Requested
from tui.screens.sheet import Sheet

ShellT = TypeVar("ShellT")


class CommandScreen(Sheet, Generic[ShellT], inherit_bindings=False):
    """Runs commands by key and by name."""

    def __init__(self, commands: Sequence[type[Command[ShellT]]], keys: dict[str, tuple[str, ...]]) -> None:
        """Listen to the keys of the screen's commands.

        Args:
            commands: What can be done here, in the order of the help.
            keys: Keys of every command, from ``tui.commands.keymap.keys_in_force``.
        """
        super().__init__()
        self.commands = commands
        self.by_name = {command.name(): command for command in commands}
        self.keys = keys
        self._used: list[type[Command[ShellT]]] = []
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
        """Run a command by name, if it can be used now."""
        self.run_command(name, count=self.take_count())

    def listens_to(self, key: str) -> bool:
        """Whether a key has a command."""
        return key in self._bindings.key_to_bindings

    def take_count(self) -> int | None:
        """The number that was typed before a key; it is used up."""
        return None

    def run_command(self, name: str, argument: str = "", *, count: int | None = None) -> None:
        """Run a command; tell why it cannot be used where it cannot.

        Args:
            name: Of the command.
            argument: What was typed after the name on the command line.
            count: The number typed before the key.
        """
        command = self.by_name[name]
        if not self.can_run(command):
            self.tell(self.why_not)
            return
        if command in self._used:
            self._used.remove(command)
        self._used.insert(0, command)
        if command.jumps:
            self.leave_place()
        instance = command()
        instance.count = count
        if argument and command.asks:
            instance.run_with(self.shell, argument)
        else:
            instance.run(self.shell)
        self.draw()

    def draw(self) -> None:
        """Draw what a command has changed."""

    def by_use(self) -> list[type[Command[ShellT]]]:
        """The commands that can be chosen by name now, those used last first; nobody moves about by name."""
        usable = [each for each in self.commands if each.group != "Move" and self.can_run(each)]
        lately = [command for command in self._used if command in usable and command.name() != "palette"]
        return [*lately, *(command for command in usable if command not in lately)]

    @property
    def why_not(self) -> str:
        """Why a command cannot be used now."""
        return "Not now."

    def tell(self, message: str) -> None:
        """Say something in the bottom line."""
        raise NotImplementedError

    def leave_place(self) -> None:
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

    def suspend(self) -> None:
        """Give the terminal back to the shell until that goes on with Dateline."""
        if self.app.is_web or sys.platform == "win32":
            self.tell("There is no shell to go back to here.")
            return
        self.app.action_suspend_process()

    def key_of(self, name: str) -> str:
        """The first key of a command, as one reads it; empty where it has none."""
        keys = self.keys.get(name, ())
        return spoken(keys[0]) if keys else ""

    def hints(self) -> list[tuple[str, str]]:
        """Keys and names for the bottom line, help and quit first."""
        return self.hints_by(lambda command: command.footer)

    def hints_by(self, name: Callable[[type[Command[ShellT]]], str]) -> list[tuple[str, str]]:
        """Keys and names of the commands that have a name here, help and quit first."""
        named = [(command, name(command)) for command in self.commands if self.keys.get(command.name())]
        shown = [(command, words) for command, words in named if words]
        shown.sort(key=lambda each: each[1] not in ("help", "quit"))
        return [(self.key_of(command.name()), words) for command, words in shown]

    def change_theme(self, name: str) -> None:
        """From dark to light or back, or to the theme with this name."""
        app = self.app
        wanted = name.strip().lower() or ("dateline-light" if app.current_theme.dark else "dateline-dark")
        themes = sorted(app.available_themes)
        found = [wanted] if wanted in themes else [theme for theme in themes if theme.startswith(wanted)]
        if len(found) == 1:
            app.theme = found[0]
            self.tell(f"Theme {found[0]}.")
            return
        near = found or difflib.get_close_matches(wanted, themes, n=3, cutoff=0.4) or themes
        self.tell(f"There is no theme {wanted}; there are {', '.join(near)}.")
