"""The command line: a command by its name or as vim calls it, or the number of a paragraph."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Literal

from tui.commands.context import ArticleShell
from tui.commands.going import leave_place
from tui.commands.table import CommandTable
from tui.state.question import Question
from tui.text.fitting import listed
from tui.widgets.bars import Prompt

# What one types in vim for the same.
ALIASES = {
    "w": "write",
    "sav": "write",
    "saveas": "write",
    "q": "quit",
    "bd": "quit",
    "qa": "quit_all",
    "qall": "quit_all",
    "e": "open",
    "edit": "open",
    "h": "help",
    "n": "next_article",
    "bn": "next_article",
    "ls": "articles",
    "buffers": "articles",
    "u": "undo",
    "red": "redo",
    "noh": "back",
    "nohlsearch": "back",
}
WRITE_AND_LEAVE: dict[str, Literal["quit", "quit_all"]] = {
    "wq": "quit",
    "x": "quit",
    "xit": "quit",
    "exit": "quit",
    "wqa": "quit_all",
    "wqall": "quit_all",
    "xa": "quit_all",
    "xall": "quit_all",
}
Run = Callable[[str, str], None]
LAST = "$"
_LEAST_TO_COMPLETE = 2
_HINT = "name of a command, or number of a paragraph"


class CommandLine:
    """What is typed after the colon."""

    def __init__(
        self, shell: ArticleShell, prompt: Prompt, table: CommandTable[ArticleShell], run: Run
    ) -> None:
        """Run commands.

        Args:
            shell: What they see.
            prompt: What asks for them.
            table: Which there are.
            run: Runs one by its name, with what follows it.
        """
        self._shell = shell
        self._prompt = prompt
        self._table = table
        self._run = run

    def ask(self) -> None:
        """Ask for a command by name."""
        self._prompt.ask(
            Question(
                ":",
                self.run,
                words=self._complete,
                typed=self._hint,
                hint=_HINT,
                kind="command",
            )
        )

    def run(self, typed: str) -> None:
        """Run what was typed: a command's name, and perhaps something after it; or go to a paragraph."""
        name, argument = _parted(typed)
        if not name:
            return
        if name == LAST or name.isdecimal():
            self._shell.panes.to_text()
            leave_place(self._shell)
            view = self._shell.article_view
            view.to_end() if name == LAST else view.to_number(int(name))
        elif name in WRITE_AND_LEAVE:
            self._write_and(WRITE_AND_LEAVE[name], argument)
        elif fault := self._fault(typed):
            self._shell.tell(fault)
        else:
            self._run(self._meant(name)[0], argument)

    def _write_and(self, leave: str, path: str) -> None:
        """Write the annotations and leave; stay where they cannot be written."""
        if self._shell.session.annotations is None or self._shell.saver.write(path):
            self._run(leave, "")

    def _fault(self, typed: str) -> str:
        """Why what was typed is no command; empty where it is one."""
        name, _ = _parted(typed)
        if not name or name == LAST or name.isdecimal() or name in WRITE_AND_LEAVE:
            return ""
        found = self._meant(name)
        if len(found) == 1:
            return ""
        near = ", ".join((found or difflib.get_close_matches(name, self._names, n=3, cutoff=0.5))[:4])
        return f"There is no command {name}{f'; did you mean {near}?' if near else '.'}"

    def _meant(self, name: str) -> list[str]:
        """The commands that a name may mean: its own, else all that begin so."""
        name = ALIASES.get(name, name)
        return [known for known in self._names if known == name] or [
            known for known in self._names if known.startswith(name)
        ]

    def _complete(self, typed: str) -> list[str]:
        """What may be meant: a command, or what follows its name."""
        name, space, argument = typed.partition(" ")
        whole, _ = _parted(typed)
        command = self._table.by_name.get(ALIASES.get(whole, whole))
        if space and command:
            return [f"{name} {choice}" for choice in command.choices(self._shell, argument)]
        if len(typed) < _LEAST_TO_COMPLETE or whole in ALIASES or whole in WRITE_AND_LEAVE:
            return []
        return [f"{name} " if self._table.by_name[name].asks else name for name in sorted(self._names)]

    @property
    def _names(self) -> list[str]:
        return [command.name() for command in self._table.commands]

    def _hint(self, typed: str) -> None:
        name, _ = _parted(typed)
        command = self._table.by_name.get(ALIASES.get(name, name))
        if name == LAST or name.isdecimal():
            hint = "go to the last paragraph" if name == LAST else f"go to paragraph {name}"
        elif name in WRITE_AND_LEAVE:
            hint = "write the annotations, then leave"
        elif command:
            hint = f"{command.help()}{f' ({command.asks})' if command.asks else ''}"
        else:
            begun = sorted(known for known in self._names if known.startswith(name)) if name else []
            hint = listed(begun, self._shell.width // 2) or "name of a command, or number of a paragraph"
        self._prompt.hint(hint)


def _parted(typed: str) -> tuple[str, str]:
    """The name of a command, as we write names, and what follows it."""
    name, _, argument = typed.strip().lstrip(":").strip().partition(" ")
    return name.replace("-", "_").lower().removesuffix("!"), argument.strip()
