"""A screen that is one list or one view, with a title over it and one line under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.commands.base import Command
from tui.screens.commanded import CommandScreen, ShellT
from tui.state.question import Question
from tui.widgets.bar import Bar
from tui.widgets.bars import Prompt, StatusBar
from tui.widgets.looks import StyledView


class ListScreen(CommandScreen[ShellT]):
    """A title, a list, and one line in which something is asked or told."""

    def __init__(
        self,
        commands: Sequence[type[Command[ShellT]]],
        keys: Mapping[str, tuple[str, ...]],
        listed: StyledView,
    ) -> None:
        """Show a list.

        Args:
            commands: What can be done here, in the order of the help.
            keys: Keys of every command, from ``tui.commands.keymap.keys_in_force``.
            listed: The list.
        """
        super().__init__(commands, keys)
        self._panel = listed
        self.title_bar = Bar(id="title")
        self.status_bar = StatusBar()
        self.prompt = Prompt()

    def compose(self) -> ComposeResult:
        """Title, list, one line at the bottom."""
        yield self.title_bar
        yield self._panel
        with Vertical(id="bottom"):
            yield self.prompt.above
            yield self.prompt
            yield self.status_bar

    def tell(self, message: str) -> None:
        """Say something in the bottom line until the next key."""
        self.status_bar.message = message

    def on_key(self) -> None:
        """A message stays until a key is pressed."""
        if self.status_bar.message:
            self.tell("")

    def ask(self, question: Question) -> None:
        """Ask something in the bottom line."""
        self.prompt.ask(question)

    def hint(self, words: str) -> None:
        """Show something behind what is typed in the bottom line."""
        self.prompt.hint(words)
