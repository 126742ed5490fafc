"""Getting things out: the YAML file, the clipboard, a report; and the command line."""

from __future__ import annotations

import difflib
from pathlib import Path

import yaml

from annotate.errors import DatelineError
from annotate.files import write_whole
from annotate.formats.plain_record import written_fields
from annotate.names import REPORT_SUFFIX
from annotate.plain import to_plain
from annotate.record import Claim, Entity, Time
from tui.clipboard import copy_to_file, copy_with_tool, harmless
from tui.commands import BY_NAME
from tui.excerpt import excerpt
from tui.marks import Item
from tui.report import citation, markdown_report
from tui.screens.reshaping import Reshaping
from tui.storage import annotations_path, write_annotations
from tui.widgets.bars import Question
from tui.widgets.panel import fitted

FILTERED_SUFFIX = ".filtered.yaml"


class Output(Reshaping):
    """What the commands do that write or copy."""

    def write(self, path: str) -> None:
        """Write the record as YAML, to ``path`` or to its usual place, and tell where."""
        assert self.session.annotations is not None
        try:
            if path:
                target = Path(path).expanduser()
                write_annotations(self.session.annotations, target)
            else:
                target = self.keeper.path
                self.keeper.save(self.session.annotations)
                self.keeper.finish()
        except DatelineError as error:
            self.tell(f"Not written: {error}")
        else:
            self.tell(f"Written to {target}")

    def write_filtered(self, path: str) -> None:
        """Write what filter and pin keep as YAML and tell where."""
        assert self.session.annotations is not None
        if self.kept is None:
            self.tell("There is no filter; w writes everything.")
            return
        usual = annotations_path(self.session.article, self.settings.export).with_suffix(FILTERED_SUFFIX)
        target = Path(path).expanduser() if path else usual
        try:
            write_annotations(excerpt(self.session.annotations, self.kept), target)
        except DatelineError as error:
            self.tell(f"Not written: {error}")
        else:
            self.tell(f"Filtered annotations written to {target}")

    def write_report(self, path: str) -> None:
        """Write the report as Markdown and tell where."""
        assert self.session.annotations is not None
        usual = annotations_path(self.session.article, self.settings.export).with_suffix(REPORT_SUFFIX)
        target = Path(path).expanduser() if path else usual
        try:
            write_whole(target, markdown_report(self.session.annotations, self.kept))
        except DatelineError as error:
            self.tell(f"Not written: {error}")
        else:
            self.tell(f"Report written to {target}")

    def copy(self) -> None:
        """Copy the selection, or the annotation under the cursor."""
        selected = self.selected_range()
        record = self.session.annotations
        item = self.session.item(self.current)
        if selected is not None:
            self._copy(self.session.article.text[slice(*selected)], "the selection")
            self.selection_start = None
            self.refresh_view()
        elif item is None or record is None:
            self.tell("Nothing to copy here: select text with v, or go to an annotation.")
        else:
            self._copy(citation(item, record, self.session.index.items), f"the {_kind(item)}")

    def copy_yaml(self) -> None:
        """Copy the annotation under the cursor as it stands in the YAML."""
        item = self.session.item(self.current)
        if item is None:
            self.tell("Nothing is annotated here; go to an annotation first.")
            return
        data = to_plain(item, written_fields)
        self._copy(yaml.safe_dump([data], allow_unicode=True, sort_keys=False), f"the {_kind(item)} as YAML")

    def _copy(self, copied: str, what: str) -> None:
        text = harmless(copied)
        tool = copy_with_tool(text)
        if tool:
            self.tell(f"Copied {what} with {tool}.")
            return
        self.app.copy_to_clipboard(text.encode("utf-8", "replace").decode())
        path = copy_to_file(text)
        self.tell(f"Copied {what} through the terminal (OSC 52){f'; it is in {path} too' if path else ''}.")

    # Command line

    def ask_command(self) -> None:
        """Ask for a command by name."""
        self.prompt.ask(
            Question(
                ":", self.run_typed, words=self._complete, typed=self._hint_command, hint="name of a command"
            )
        )

    def _complete(self, typed: str) -> list[str]:
        """What may be meant: a command, or what follows its name."""
        name, space, argument = typed.partition(" ")
        command = BY_NAME.get(name.replace("-", "_").lower())
        if space and command:
            return [f"{name} {choice}" for choice in command.choices(self, argument)]  # type: ignore[arg-type]
        names = sorted(command.name() for command in self.commands)
        return [f"{name} " if BY_NAME[name].asks else name for name in names]

    def run_typed(self, typed: str) -> None:
        """Run what was typed: a command's name, and perhaps something after it."""
        name, _, argument = typed.strip().partition(" ")
        name = name.replace("-", "_").lower()
        if not name:
            return
        found = [known for known in self._names if known == name] or [
            known for known in self._names if known.startswith(name)
        ]
        if len(found) == 1:
            self.run_command(found[0], argument.strip())
            return
        near = ", ".join((found or difflib.get_close_matches(name, self._names, n=3, cutoff=0.5))[:4])
        self.tell(f"There is no command {name}{f'; did you mean {near}?' if near else '.'}")

    @property
    def _names(self) -> list[str]:
        return [command.name() for command in self.commands]

    def _hint_command(self, typed: str) -> None:
        name = typed.strip().partition(" ")[0].replace("-", "_").lower()
        command = BY_NAME.get(name)
        if command:
            self.prompt.hint(f"{command.help()}{f' ({command.asks})' if command.asks else ''}")
            return
        begun = sorted(known for known in self._names if known.startswith(name)) if name else []
        self.prompt.hint(fitted(", ".join(begun), self.size.width // 2) or "name of a command")


def _kind(item: Item) -> str:
    names = {Entity: "entity", Claim: "claim", Time: "time"}
    return names.get(type(item), "event")
