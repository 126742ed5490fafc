"""All commands: every module in the folders beside this one is imported, and every command there is known."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import Never

from tui import commands
from tui.commands.base import (
    GROUPS,
    KNOWN,
    ArticleCommand,
    BesideCommand,
    Command,
    CorrectingCommand,
    DossierCommand,
    LibraryCommand,
    MovingCommand,
    SeekingCommand,
    SharedCommand,
    ViewingCommand,
    WritingCommand,
)
from tui.commands.context import ArticleShell

_OWN_DEPTH = 2

for _module in walk_packages(commands.__path__, f"{commands.__name__}."):
    # What stands in the folder itself is not commands but what they are made of.
    if _module.name.count(".") > _OWN_DEPTH:
        import_module(_module.name)


def _order(command: type[Command[Never]]) -> tuple[int, bool, str]:
    """Group by group and file by file; what the library has too first where it moves, else last."""
    shared = issubclass(command, SharedCommand)
    return GROUPS.index(command.group), shared != (command.group == GROUPS[0]), command.__module__


COMMANDS: tuple[type[Command[Never]], ...] = tuple(sorted(KNOWN, key=_order))
BY_NAME: dict[str, type[Command[Never]]] = {command.name(): command for command in COMMANDS}
ARTICLE: tuple[type[Command[ArticleShell]], ...] = tuple(
    each
    for each in COMMANDS
    if issubclass(
        each,
        ArticleCommand
        | MovingCommand
        | SeekingCommand
        | CorrectingCommand
        | WritingCommand
        | ViewingCommand
        | SharedCommand,
    )
)
LIBRARY = tuple(
    sorted(
        (each for each in COMMANDS if issubclass(each, LibraryCommand | SharedCommand)),
        key=lambda each: issubclass(each, SharedCommand),
    )
)
DOSSIER = tuple(
    sorted(
        (each for each in COMMANDS if issubclass(each, DossierCommand | SharedCommand)),
        key=lambda each: issubclass(each, SharedCommand),
    )
)
BESIDE = tuple(
    sorted(
        (each for each in COMMANDS if issubclass(each, BesideCommand | SharedCommand)),
        key=lambda each: issubclass(each, SharedCommand),
    )
)
