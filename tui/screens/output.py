"""Getting things out: the YAML file, the clipboard, a report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from annotate.errors import DatelineError
from annotate.files import shortened, write_whole
from annotate.formats.plain_record import written_fields
from annotate.names import REPORT_SUFFIX
from annotate.plain import to_plain
from annotate.record import Claim, Entity, Time
from annotate.record.walk import Item
from annotate.review.excerpt import excerpt
from tui.records.paths import SUFFIX, annotations_path, write_annotations
from tui.screens.reshaping import Reshaping
from tui.storage.clipboard import copy_to_file, copy_with_tool
from tui.storage.files import shown_path
from tui.text.harmless import harmless
from tui.wording.report import citation, markdown_report

FILTERED_SUFFIX = ".filtered.yaml"


class Output(Reshaping):
    """What the commands do that write or copy."""

    def write_filtered(self, path: str) -> None:
        """Write what filter and pin keep as YAML and tell where."""
        record = self.session.annotations
        assert record is not None
        if self.kept is None:
            self.tell("There is no filter; w writes everything.")
            return
        part = excerpt(record, self.kept)
        self._write_into(
            path, FILTERED_SUFFIX, "Filtered annotations", lambda target: write_annotations(part, target)
        )

    def write_report(self, path: str) -> None:
        """Write the report as Markdown and tell where."""
        assert self.session.annotations is not None
        report = markdown_report(self.session.annotations, self.kept)
        self._write_into(path, REPORT_SUFFIX, "Report", lambda target: write_whole(target, report))

    def _write_into(self, path: str, suffix: str, what: str, write: Callable[[Path], None]) -> None:
        """Write something to ``path``, or to its usual place beside the record, and tell where."""

        def written(target: Path) -> bool:
            try:
                write(target)
            except DatelineError as error:
                self.tell(f"Not written: {shown_path(str(error))}")
                return False
            self.tell(f"{what} written to {shown_path(target)}")
            return True

        if path:
            self.into(path, written)
            return
        usual = annotations_path(self.session.article, self.settings.export)
        written(usual.with_name(shortened(usual.name.removesuffix(SUFFIX), suffix)))

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

    def interrupt(self) -> None:
        """Copy the selection; where there is none, leave."""
        if self.selected_range() is not None:
            self.copy()
        else:
            super().interrupt()

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


def _kind(item: Item) -> str:
    names = {Entity: "entity", Claim: "claim", Time: "time"}
    return names.get(type(item), "event")
