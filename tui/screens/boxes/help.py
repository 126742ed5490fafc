"""All commands with their keys, and a search in them."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.commands.article.view import CommandLine
from tui.commands.base import GROUPS, Group
from tui.commands.keymap import spoken
from tui.commands.table import CommandTable
from tui.screens.boxes.legend import legend
from tui.text.fitting import wrapped
from tui.widgets.line_input import LineInput
from tui.widgets.panel import hanging

_KEY_COLUMN = 24
_STEP = 3
_BY_NAME = CommandLine.name()
_WIDEST = 78
ShellT = TypeVar("ShellT")


class HelpScreen(ModalScreen[None]):
    """What every key does; typing narrows the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,ctrl+c", "dismiss", show=False),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("home", "to_edge(True)", show=False, priority=True),
        Binding("end", "to_edge(False)", show=False, priority=True),
    ]

    def __init__(
        self,
        table: CommandTable[ShellT],
        *,
        first: tuple[Group, ...] = (),
        about: tuple[str, str] = ("", ""),
        dotted: bool = False,
    ) -> None:
        """Help for these keys.

        Args:
            table: The commands where help is asked for.
            first: Groups that stand at the top.
            about: Heading and words about what has the focus, above them.
            dotted: Whether times have a dotted underline.
        """
        super().__init__()
        self._keys = table.keys
        self._commands = table.commands
        self._groups = (*first, *(group for group in GROUPS if group not in first))
        self._about = about
        self._dotted = dotted

    def compose(self) -> ComposeResult:
        """A search and the list."""
        with Vertical(id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "type to search · ↑ ↓ PgUp PgDn scroll · Esc closes"
            yield LineInput(placeholder="search", id="help-search", compact=True)
            with VerticalScroll(id="help-list", can_focus=False):
                yield Static(self._list(""), id="help-text", markup=False)

    def action_scroll(self, steps: int) -> None:
        """Scroll the list by some lines."""
        self.query_one("#help-list").scroll_relative(y=steps * _STEP, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll the list by its height; one line of it stays in sight."""
        box = self.query_one("#help-list")
        box.scroll_relative(y=pages * max(box.size.height - 1, 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002
        """Home and End go through what is typed, once something is."""
        return action != "to_edge" or not self.query_one("#help-search", Input).value

    def action_to_edge(self, start: bool) -> None:
        """Scroll to the start of the list, or to its end."""
        box = self.query_one("#help-list")
        (box.scroll_home if start else box.scroll_end)(animate=False, immediate=True)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self.query_one("#help-text", Static).update(self._list(event.value.casefold().strip()))

    @on(Input.Submitted)
    def _leave(self) -> None:
        self.dismiss()

    def _list(self, wanted: str) -> Content:
        lines: list[Content] = []
        column = min(_KEY_COLUMN, self._width() // 3)
        by_name = any(command.name() == _BY_NAME for command in self._commands)
        heading, about = self._about
        if about and not wanted:
            lines += [Content.styled(heading, "$mark-key bold")]
            lines += [Content(f"  {line}") for line in wrapped(about, self._width() - 2, 10)] + [Content("")]
        for group in self._groups:
            rows = [
                (keys, command.help(), command.name())
                for command in self._commands
                if command.group == group
                for keys in [", ".join(spoken(key) for key in self._keys.get(command.name(), ()))]
                if wanted in f"{keys} {command.help()} {command.name()}".casefold()
            ]
            if rows:
                lines += [Content.styled(group, "$mark-key bold")]
                for keys, help, name in rows:
                    typed = "" if keys or not by_name else f":{name}"
                    lines += hanging(f"  {keys or typed}", "bold", help, column, self._width())
                    if wanted and not typed:
                        lines[-1] = Content.assemble(lines[-1], "  ", (name, "$mark-muted"))
                lines += [Content("")]
        if not wanted:
            lines += [
                Content.styled("Colours and signs", "$mark-key bold"),
                *legend(self._width(), dotted=self._dotted),
            ]
            lines += [Content(""), Content.styled("A number before a key", "$mark-key bold")]
            lines += [
                Content(
                    "  3j goes three lines down, 5n to the fifth annotation on, 2 Tab to the second panel"
                )
            ]
        return (
            Content("\n").join(lines)
            if lines
            else Content.styled("Nothing is called like that.", "$mark-muted")
        )

    def _width(self) -> int:
        return min(self.app.size.width - 6, _WIDEST)
