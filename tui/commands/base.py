"""What a command is: one class with its name, keys, help, palette entry and footer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar, Generic, Literal, Never, TypeVar, get_args

from tui.commands.context import (
    BesideShell,
    Correcting,
    DossierShell,
    LibraryShell,
    Moving,
    Reading,
    Seeking,
    Shell,
    Viewing,
    Writing,
)

Group = Literal[
    "Move",
    "Annotations",
    "Panels",
    "Search and filter",
    "Correct",
    "Article",
    "Library",
    "Dossier",
    "Side by side",
]
GROUPS: tuple[Group, ...] = get_args(Group)
Place = Literal["article", "library", "dossier", "beside"]
ShellT = TypeVar("ShellT", contravariant=True)
_ARTICLE: frozenset[Place] = frozenset({"article"})
# Every command that there is, in the order in which they are defined.
KNOWN: list[type[Command[Never]]] = []


class Command(Generic[ShellT]):
    """Something the reader can do, on a shell that offers what it needs.

    To define a subclass is to have the command; one whose name begins with an
    underscore is only the base of others.

    The first line of the docstring is its help; the class name gives the name
    in the settings (``NextClaim`` is ``next_claim``) and the title.

    Attributes:
        keys: Default keys, several with commas, in Textual's names.
        group: Under which heading help lists it.
        footer: What the footer calls it; empty where it is not shown there.
        panel_footer: The same while a panel has the focus.
        asks: What may be typed after the name on the command line; empty for nothing.
        places: Where its keys are listened to.
        needs_record: Whether it can only be used when there are annotations.
        jumps: Whether it leaves the place far, which then is remembered.
        count: The number typed before the key; none where there was none.
    """

    keys: ClassVar[str] = ""
    group: ClassVar[Group]
    footer: ClassVar[str] = ""
    panel_footer: ClassVar[str] = ""
    asks: ClassVar[str] = ""
    places: ClassVar[frozenset[Place]]
    needs_record: ClassVar[bool] = False
    jumps: ClassVar[bool] = False
    count: int | None = None

    def __init_subclass__(cls) -> None:
        """Know the command."""
        super().__init_subclass__()
        if not cls.__name__.startswith("_") and cls.__module__ != __name__:
            KNOWN.append(cls)

    @property
    def times(self) -> int:
        """How often to do it: the number typed before the key, else once."""
        return self.count or 1

    @classmethod
    def name(cls) -> str:
        """Its name in the settings and on the command line."""
        return re.sub(r"(?<!^)(?=[A-Z0-9])", "_", cls.__name__).lower()

    @classmethod
    def title(cls) -> str:
        """Its name in the palette."""
        return cls.name().replace("_", " ").capitalize()

    @classmethod
    def help(cls) -> str:
        """What it does, in one line."""
        return (cls.__doc__ or "").strip().splitlines()[0].replace("``", "")

    @classmethod
    def choices(cls, shell: ShellT, typed: str) -> Iterable[str]:  # noqa: ARG003
        """What may follow the name on the command line, for completion; ``typed`` is the beginning of it."""
        return ()

    @classmethod
    def runs_in(cls, shell: ShellT) -> bool:  # noqa: ARG003
        """Whether it can be used now."""
        return True

    def run(self, shell: ShellT) -> None:
        """Do it."""
        raise NotImplementedError

    def run_with(self, shell: ShellT, argument: str) -> None:
        """Do it with what was typed after the name on the command line; not empty."""
        raise NotImplementedError


class SharedCommand(Command[Shell]):
    """A command of every screen."""

    places: ClassVar[frozenset[Place]] = frozenset(get_args(Place))


class ArticleCommand(Command[Reading]):
    """A command of the screen with an article, which asks for nothing special."""

    places: ClassVar[frozenset[Place]] = _ARTICLE


class MovingCommand(Command[Moving]):
    """One that goes somewhere."""

    places: ClassVar[frozenset[Place]] = _ARTICLE


class SeekingCommand(Command[Seeking]):
    """One that searches, filters or follows."""

    group: ClassVar[Group] = "Search and filter"
    places: ClassVar[frozenset[Place]] = _ARTICLE


class CorrectingCommand(Command[Correcting]):
    """One that makes another record of the one there is."""

    group: ClassVar[Group] = "Correct"
    places: ClassVar[frozenset[Place]] = _ARTICLE
    needs_record: ClassVar[bool] = True


class WritingCommand(Command[Writing]):
    """One that gets something out of the reader."""

    group: ClassVar[Group] = "Article"
    places: ClassVar[frozenset[Place]] = _ARTICLE
    needs_record: ClassVar[bool] = True


class ViewingCommand(Command[Viewing]):
    """One that changes how an article is shown, or which."""

    group: ClassVar[Group] = "Article"
    places: ClassVar[frozenset[Place]] = _ARTICLE


class LibraryCommand(Command[LibraryShell]):
    """A command of the library."""

    group: ClassVar[Group] = "Library"
    places: ClassVar[frozenset[Place]] = frozenset({"library"})


class DossierCommand(Command[DossierShell]):
    """A command of the dossier.

    Attributes:
        needs_dossier: Whether it can only be used when the articles have been read.
    """

    needs_dossier: ClassVar[bool] = True
    group: ClassVar[Group] = "Dossier"
    places: ClassVar[frozenset[Place]] = frozenset({"dossier"})


class BesideCommand(Command[BesideShell]):
    """A command over two articles side by side."""

    group: ClassVar[Group] = "Side by side"
    places: ClassVar[frozenset[Place]] = frozenset({"beside"})
