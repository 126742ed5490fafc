"""What a panel lists: a class that names itself, arranges a record's annotations, and draws one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from annotate.record import Annotations, Claim, Entity
from tui.text.fitting import fitted
from tui.text.marks import MarkIndex

Piece = tuple[str, str]
Line = Sequence[Piece]
STATUS_SIGNS = {"accepted": "✓ ", "rejected": "✗ ", "edited": "✎ ", None: "", "proposed": ""}
# Every listing that there is, as they are defined.
KNOWN: list[type[Listing]] = []


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list.

    Attributes:
        id: Id of what it shows; none for a heading, which is never selected.
        height: Lines it takes, unless the list knows better.
        label: Words of a heading.
        holds: Ids of the annotations that it stands for while they are folded away.
    """

    id: str | None
    height: int = 1
    label: str = ""
    holds: tuple[str, ...] = ()


class Listing:
    """What stands in one panel, and how an entry of it is drawn.

    To define a subclass in a module of this folder is to have the panel; its name
    in the settings is that of the class in small letters.

    Attributes:
        place: Where the panel stands, and the number it is gone to by, counted from 1.
        keys: The keys of the panel at that place, several with commas, in Textual's names.
        things: What is listed, in the plural.
        about: What the help tells first, asked for in the panel.
        waiting: What stands there before there are annotations.
        nothing: What stands there when none of them belongs there.
        orders: The orders it can have, in words; the first one is the usual.
        grows: Whether an entry may have more lines while it is selected.
        order: Which order it has.
        index: The marks of the record, and its annotations by id.
        length: Code points of the text.
        kept: Ids of what a filter keeps; none keeps everything.
    """

    place: ClassVar[int]
    keys: ClassVar[str]
    things: ClassVar[str]
    about: ClassVar[str]
    waiting: ClassVar[str]
    nothing: ClassVar[str]
    orders: ClassVar[tuple[str, ...]] = ("in the order of the text",)
    grows: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        """Know the listing."""
        super().__init_subclass__()
        KNOWN.append(cls)

    def __init__(self) -> None:
        """Nothing to list yet."""
        self.order = 0
        self.index = MarkIndex()
        self.length = 1
        self.kept: frozenset[str] | None = None

    @classmethod
    def name(cls) -> str:
        """Its name in the settings."""
        return cls.__name__.lower()

    @classmethod
    def title(cls) -> str:
        """Its name on the screen."""
        return cls.__name__

    def look_at(self, annotations: Annotations, index: MarkIndex, kept: frozenset[str] | None) -> None:
        """Take what is listed from another record, or through another filter."""
        self.index, self.kept = index, kept
        self.length = max(annotations.document.text.length, 1)

    def told(self, annotations: Annotations) -> str:  # noqa: ARG002
        """What stands behind the number of annotations, of all of them; empty for nothing."""
        return ""

    def arranged(self, annotations: Annotations) -> list[Entry]:
        """The entries of a record in their order, with headings."""
        raise NotImplementedError

    def heights_of(self, entries: Sequence[Entry], width: int) -> list[int]:
        """Lines that entries take at a width while none of them is selected."""
        return [self.height_of(entry, width, selected=False) for entry in entries]

    def height_of(self, entry: Entry, width: int, *, selected: bool) -> int:  # noqa: ARG002
        """Lines that an entry takes at a width, and while it is selected."""
        return entry.height if width > 0 else 1

    def draw(self, entry: Entry, width: int, *, selected: bool) -> list[Line]:
        """The lines of an entry: pieces of text, each with the name of its look."""
        raise NotImplementedError

    def turn(self, id: str) -> bool:  # noqa: ARG002
        """Fold or unfold what an entry holds; whether it holds anything, so that all is arranged anew."""
        return False

    def resize(self, step: int, number: int | None) -> str:  # noqa: ARG002
        """List more, or fewer, or so many of what there is, and tell it; empty where all is listed anyhow."""
        return ""

    def reach(self, id: str, *, held: bool) -> bool:  # noqa: ARG002
        """Unfold what holds an annotation that is gone to; whether all has to be arranged anew.

        Args:
            id: Of the annotation.
            held: Whether it is folded away in what is listed.
        """
        return False


def ids_of(entry: Entry, index: MarkIndex) -> tuple[str, ...]:
    """The annotations that an entry shows or holds."""
    return entry.holds or ((entry.id,) if entry.id in index.items else ())


def heading(label: str, width: int) -> list[Line]:
    """The line of a heading."""
    return [((fitted(label, width), "muted"),)]


def grouped(groups: Mapping[str, Sequence[Entity | Claim]]) -> list[Entry]:
    """A heading with a count for each group, then its entries."""
    entries: list[Entry] = []
    for name, items in groups.items():
        if not items:
            continue
        entries += [Entry(None, label=f"{name}  {len(items)}"), *(Entry(item.id) for item in items)]
    return entries


def narrowed(annotations: Annotations, kept: frozenset[str]) -> Annotations:
    """The record with only what is kept, for a list; what points to the rest is left as it is."""
    timeline = annotations.timeline
    return replace(
        annotations,
        entities=tuple(each for each in annotations.entities if each.id in kept),
        claims=tuple(each for each in annotations.claims if each.id in kept),
        timeline=replace(
            timeline,
            times=tuple(each for each in timeline.times if each.id in kept),
            events=tuple(each for each in timeline.events if each.id in kept),
        ),
    )
