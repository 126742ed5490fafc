"""The commands of one screen: their names and keys, and which were used last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from tui.commands.base import Command
from tui.commands.keymap import spoken

ShellT = TypeVar("ShellT")


class CommandTable(Generic[ShellT]):
    """What can be done on a screen.

    Attributes:
        commands: In the order of the help.
        by_name: The same by name.
        keys: Keys of every command that there is.
    """

    def __init__(
        self, commands: Sequence[type[Command[ShellT]]], keys: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Know some commands, and the keys from ``tui.commands.keymap.keys_in_force``."""
        self.commands = commands
        self.by_name = {command.name(): command for command in commands}
        self.keys = keys
        self._used: list[type[Command[ShellT]]] = []

    def listens_to(self, key: str) -> bool:
        """Whether a key has a command."""
        return any(key in self.keys.get(name, ()) for name in self.by_name)

    def key_of(self, name: str) -> str:
        """The first key of a command, as one reads it; empty where it has none."""
        keys = self.keys.get(name, ())
        return spoken(keys[0]) if keys else ""

    def hints(self, called: Callable[[type[Command[ShellT]]], str]) -> list[tuple[str, str]]:
        """Keys and names of the commands that are called something: help and quit first, moving last."""
        named = [(command, called(command)) for command in self.commands if self.keys.get(command.name())]
        shown = [(command, words) for command, words in named if words]
        shown.sort(key=lambda each: (each[1] not in ("help", "quit"), each[0].group == "Move"))
        return [(self.key_of(command.name()), words) for command, words in shown]

    def use(self, command: type[Command[ShellT]]) -> None:
        """Remember that it was the last one used."""
        self._used = [command, *(each for each in self._used if each is not command)]

    def by_use(self, can_run: Callable[[type[Command[ShellT]]], bool]) -> list[type[Command[ShellT]]]:
        """The commands that can be chosen by name now, those used last first; nobody moves about by name."""
        usable = [each for each in self.commands if each.group != "Move" and can_run(each)]
        lately = [command for command in self._used if command in usable and command.name() != "palette"]
        return [*lately, *(command for command in usable if command not in lately)]
