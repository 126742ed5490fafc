"""What a command is: one class with its name, keys, help, palette entry and footer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

Group = Literal["Move", "Annotations", "Panels", "Search and filter", "Correct", "Article", "Library"]
GROUPS: tuple[Group, ...] = get_args(Group)
Place = Literal["article", "library"]


class Command:
    """Something the reader can do.

    The first line of the docstring is its help; the class name gives the name
    in the settings (``NextClaim`` is ``next_claim``) and the title.

    Attributes:
        keys: Default keys, several with commas, in Textual's names.
        group: Under which heading help lists it.
        footer: What the footer calls it; empty where it is not shown there.
        panel_footer: The same while a panel has the focus.
        asks: What may be typed after the name on the command line; empty for nothing.
        place: Where its keys are listened to.
        count: The number typed before the key; none where there was none.
    """

    keys: ClassVar[str] = ""
    group: ClassVar[Group]
    footer: ClassVar[str] = ""
    panel_footer: ClassVar[str] = ""
    asks: ClassVar[str] = ""
    place: ClassVar[Place] = "article"
    count: int | None = None

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
        return (cls.__doc__ or "").strip().splitlines()[0]

    @classmethod
    def choices(cls, reader: ReaderScreen, typed: str) -> Iterable[str]:  # noqa: ARG003
        """What may follow the name on the command line, for completion; ``typed`` is the beginning of it."""
        return ()

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """Whether it can be used now."""
        return reader.is_running

    def run(self, reader: ReaderScreen) -> None:
        """Do it on the screen with the article."""
        raise NotImplementedError

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Do it with what was typed after the name on the command line; not empty."""
        raise NotImplementedError
