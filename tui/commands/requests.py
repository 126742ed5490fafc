"""What a command may ask of the application: plain values, which the screen sends on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article shall be opened, or shown where it is open already.

    Attributes:
        name: Its path or address.
        pattern: What to look for in it.
    """

    name: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Turned:
    """Another article of the folder, or of the open ones, shall be shown.

    Attributes:
        steps: How far on.
    """

    steps: int


@dataclass(frozen=True, slots=True)
class Left:
    """The article on the screen shall be closed.

    Attributes:
        everything: Whether it is Dateline that shall be left.
    """

    everything: bool = False


@dataclass(frozen=True, slots=True)
class ToLibrary:
    """The library shall be shown; the article stays open."""


@dataclass(frozen=True, slots=True)
class ToPalette:
    """All commands shall be listed by name."""


Request = Chosen | Turned | Left | ToLibrary | ToPalette
