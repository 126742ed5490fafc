"""The open and the last read articles, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotate.article import Article
from annotate.review.words import one_line
from annotate.support.names import is_url
from tui.storage.files import whole_name
from tui.storage.recent import called, recent_articles
from tui.text.fitting import fitted

WIDEST = 100
_LEAST_PLACE = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """An article to choose.

    Attributes:
        name: Path or address.
        title: What it is called.
        state: ``open``, ``here`` or empty.
    """

    name: str
    title: str
    state: str


def choices(opened: Sequence[Article], here: Article | None) -> list[Choice]:
    """The open articles, in the order of opening, then those read last."""
    named = {name: called(article) for article in opened if (name := whole_name(article) or article.source)}
    mine = whole_name(here) if here is not None else None
    return [
        *(Choice(name, title, "here" if name == mine else "open") for name, title in named.items()),
        *(Choice(each.name, each.title, "") for each in recent_articles() if each.name not in named),
    ]


class ArticlesScreen(ModalScreen[str | None]):
    """Gives back the name of the chosen article, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,B,ctrl+c", "leave", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("g", "edge(1)", show=False),
        Binding("G", "edge(-1)", show=False),
    ]

    def __init__(self, choices: list[Choice]) -> None:
        """Let one of these be chosen."""
        super().__init__()
        self._choices = choices

    def compose(self) -> ComposeResult:
        """A line for each article."""
        with Vertical(id="articles") as box:
            box.border_title = "Articles"
            box.border_subtitle = "Enter opens · Esc closes"
            width = min(self.app.size.width, WIDEST) - 4
            options = [_option(choice, width) for choice in self._choices]
            yield OptionList(*options, id="articles-list", compact=True)

    def on_mount(self) -> None:
        """Begin with the first article that is not on the screen."""
        others = [place for place, choice in enumerate(self._choices) if choice.state != "here"]
        options = self.query_one(OptionList)
        options.highlighted = others[0] if others else 0
        options.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index].name)

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Go up or down."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def action_edge(self, first: int) -> None:
        """Go to the first or the last one."""
        options = self.query_one(OptionList)
        options.action_first() if first > 0 else options.action_last()


def _option(choice: Choice, width: int) -> Option:
    """One line: what it is called, and where it is as far as there is room."""
    where = choice.name if is_url(choice.name) else str(Path(choice.name).parent)
    sign = {"open": "● ", "here": "▌ "}.get(choice.state, "  ")
    title = fitted(one_line(choice.title), width - 2)
    room = width - 2 - cell_len(title) - 2
    place = f"  {fitted(where, room)}" if room >= _LEAST_PLACE else ""
    return Option(Content.assemble((sign, "$mark-key"), title, (place, "$mark-muted")))
