"""What one looks at: one frozen value, which a command replaces and the screen draws."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict

from tui.state.filters import Filter
from tui.state.search import Hit, Search


@dataclass(frozen=True, slots=True)
class ViewState:
    """Where one is in an article, and what is searched, followed and selected.

    Attributes:
        cursor: Offset of the cursor in the text.
        pane: Id of the panel that has the focus; none in the text.
        preferred: Id of the annotation one went to, where several stand at the cursor.
        pinned: Id of the entity that is followed.
        filter: What is kept.
        filter_text: The filter as it was typed; empty without one.
        kept: Ids that filter and pin keep; none where nothing narrows.
        search: The hits of the pattern that is looked for.
        hit: The hit that the search stands on.
        selection: Where a selection began.
        labels: Letters to jump with, each for the offset where it stands.
        count: The number typed before a key; 0 for none.
    """

    cursor: int = 0
    pane: str | None = None
    preferred: str | None = None
    pinned: str | None = None
    filter: Filter = field(default_factory=Filter)
    filter_text: str = ""
    kept: frozenset[str] | None = None
    search: Search = field(default_factory=lambda: Search(""))
    hit: Hit | None = None
    selection: int | None = None
    labels: tuple[tuple[int, str], ...] = ()
    count: int = 0


class Changes(TypedDict, total=False):
    """The fields of a :class:`ViewState` that change."""

    cursor: int
    pane: str | None
    preferred: str | None
    pinned: str | None
    filter: Filter
    filter_text: str
    kept: frozenset[str] | None
    search: Search
    hit: Hit | None
    selection: int | None
    labels: tuple[tuple[int, str], ...]
    count: int
