"""What a command may ask of the application: plain values, which the screen sends on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.state.dossier.rows import Gathered


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article shall be opened, or shown where it is open already.

    Attributes:
        name: Its path or address.
        pattern: What to look for in it.
        place: Where to go in it, as an offset; none for where it was left.
        led_from: The address of the page that names it, or ``SAVED_PAGE``, where the reader does not: it is a
            feed.
    """

    name: str
    pattern: str = ""
    place: int | None = None
    led_from: str | None = None


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
class ToDossier:
    """Several articles shall be read as one.

    Attributes:
        names: Their paths and addresses.
    """

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToBeside:
    """Two articles of a dossier shall be shown side by side.

    Attributes:
        gathered: The articles.
        documents: The ids of the left one and the right one.
        side: In which of them to begin: the left one (0) or the right one (1).
        place: Where in that.
    """

    gathered: Gathered
    documents: tuple[str, str]
    side: int
    place: int


@dataclass(frozen=True, slots=True)
class ToPalette:
    """All commands shall be listed by name."""


@dataclass(frozen=True, slots=True)
class ToArticles:
    """The open articles and those read last shall be listed, to go to one."""


@dataclass(frozen=True, slots=True)
class ToLegend:
    """It shall be shown what the colours and signs mean."""


@dataclass(frozen=True, slots=True)
class ToWords:
    """Some lines of text shall be shown in a box.

    Attributes:
        title: What stands over them.
        lines: The lines; they may come from an article.
    """

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Themed:
    """Another theme shall be taken.

    Attributes:
        name: Its name, or how that begins; empty for the light one of ours in the dark, and the other way.
    """

    name: str = ""


@dataclass(frozen=True, slots=True)
class Copied:
    """Something shall be copied with the means of the terminal itself.

    Attributes:
        text: What.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Suspended:
    """The terminal shall be given back to the shell until that goes on with Dateline."""


@dataclass(frozen=True, slots=True)
class ToEditor:
    """Words shall be changed in the editor of the user.

    Attributes:
        words: As they are.
        done: Gets what was saved.
    """

    words: str
    done: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ToProgram:
    """Words shall be handed to another program, which has the terminal meanwhile.

    Attributes:
        command: A line for the shell.
        words: What the program reads.
        what: What they are, in words.
    """

    command: str
    words: str
    what: str


Request = (
    Chosen
    | Turned
    | Left
    | ToLibrary
    | ToDossier
    | ToBeside
    | ToPalette
    | ToArticles
    | ToLegend
    | ToWords
    | Themed
    | Copied
    | Suspended
    | ToEditor
    | ToProgram
)
