"""Commands that get something out of the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from annotate.errors import DatelineError
from annotate.formats.forms import FORMATS
from annotate.formats.plain_record import written_fields
from annotate.formats.writers.yaml import item_yaml
from annotate.record import Claim, Entity, Time
from annotate.record.walk import Item
from annotate.review.excerpt import excerpt
from annotate.support.files import shortened, write_whole
from annotate.support.names import REPORT_SUFFIX
from annotate.support.plain import to_plain
from tui.commands.base import WritingCommand
from tui.commands.context import Writing
from tui.commands.going import selected_range
from tui.commands.requests import Copied
from tui.records.paths import SUFFIX, annotations_path, remark_on, write_annotations
from tui.storage.clipboard import copy_to_file, copy_with_tool
from tui.storage.files import shown_path
from tui.text.harmless import harmless
from tui.wording.report import citation, markdown_report

FILTERED_SUFFIX = ".filtered.yaml"
_MARKDOWN = (".md", ".markdown")
_LISTS: dict[type, str] = {Entity: "entities", Claim: "claims", Time: "times"}


class Write(WritingCommand):
    """Write (export) the annotations as YAML; with a path after :w, in the form of its ending: .html, .md."""

    keys = "w"
    footer = "write"
    asks = "path"

    @classmethod
    def choices(cls, shell: Writing, typed: str) -> Iterable[str]:  # noqa: ARG003
        """What was typed, with the ending of every form, and of a report."""
        forms = in_every_form(typed)
        return [*forms, f"{typed.removesuffix(Path(typed).suffix)}{_MARKDOWN[0]}"] if forms else []

    def run(self, shell: Writing) -> None:
        """Write it beside the article or in the export folder."""
        shell.saver.write("")

    def run_with(self, shell: Writing, argument: str) -> None:
        """Write it to a path; what ends like Markdown is the report."""
        if Path(argument).suffix.lower() in _MARKDOWN:
            write_report(shell, argument)
        else:
            shell.saver.write(argument)


class Copy(WritingCommand):
    """Copy the selection or the annotation; a claim with its source and article."""

    keys = "y"
    needs_record = False

    @classmethod
    def runs_in(cls, shell: Writing) -> bool:
        """A selection can be copied without a record."""
        return shell.state.selection is not None or shell.session.annotations is not None

    def run(self, shell: Writing) -> None:
        """Copy it."""
        copy(shell)


class CopyYaml(WritingCommand):
    """Copy the annotation as YAML."""

    keys = "Y"

    def run(self, shell: Writing) -> None:
        """Copy the annotation under the cursor as it stands in the YAML."""
        item = shell.session.item(shell.current)
        if item is None:
            shell.tell("Nothing is annotated here; go to an annotation first.")
            return
        copied = item_yaml(_LISTS.get(type(item), "events"), to_plain(item, written_fields))
        _copy(shell, copied, f"the {_kind(item)} as YAML")


class WriteFiltered(WritingCommand):
    """Write only what filter and pin keep as YAML, with what it points to."""

    keys = "W"
    asks = "path"

    @classmethod
    def choices(cls, shell: Writing, typed: str) -> Iterable[str]:  # noqa: ARG003
        """What was typed, with the ending of every form."""
        return in_every_form(typed)

    def run(self, shell: Writing) -> None:
        """Write it beside the article or in the export folder."""
        write_filtered(shell, "")

    def run_with(self, shell: Writing, argument: str) -> None:
        """Write it to a path."""
        write_filtered(shell, argument)


class Report(WritingCommand):
    """Write a Markdown report of what the filter keeps: claims by source, timeline, entities."""

    keys = "R"
    asks = "path"

    def run(self, shell: Writing) -> None:
        """Write it beside the article or in the export folder."""
        write_report(shell, "")

    def run_with(self, shell: Writing, argument: str) -> None:
        """Write it to a path."""
        write_report(shell, argument)


def in_every_form(typed: str) -> list[str]:
    """The name of a file with the ending of every form; as it is where it is a folder's."""
    path = Path(typed)
    if not path.name or typed.endswith("/"):
        return []
    stem = typed.removesuffix(path.suffix)
    return [f"{stem}{form.suffix}" for form in FORMATS.usable()]


def write_filtered(shell: Writing, path: str) -> None:
    """Write what filter and pin keep as YAML and tell where."""
    record = shell.session.annotations
    assert record is not None
    if shell.state.kept is None:
        shell.tell("There is no filter; w writes everything.")
        return
    part, text = excerpt(record, shell.state.kept), shell.session.article.text
    _write_into(
        shell,
        path,
        FILTERED_SUFFIX,
        "Filtered annotations",
        lambda target: write_annotations(part, target, text),
        remark_on(Path(path), part) if path else "",
    )


def write_report(shell: Writing, path: str) -> None:
    """Write the report as Markdown and tell where."""
    assert shell.session.annotations is not None
    kept, narrowed = shell.state.kept, shell.state.filter_text
    report = markdown_report(shell.session.annotations, shell.session.article.text, kept, narrowed)
    suffix = REPORT_SUFFIX if kept is None else f".filtered{REPORT_SUFFIX}"
    place = path or str(_beside(shell, suffix))
    _write_into(shell, place, suffix, "Report", lambda target: write_whole(target, report))


def _write_into(
    shell: Writing,
    path: str,
    suffix: str,
    what: str,
    write: Callable[[Path], None],
    form: str = "",
) -> None:
    """Write something to ``path``, or to its usual place beside the record, and tell where."""

    def written(target: Path) -> bool:
        try:
            write(target)
        except DatelineError as error:
            shell.tell(f"Not written: {shown_path(str(error))}")
            return False
        shell.tell(f"{what} written to {shown_path(target)}{form}")
        return True

    if path:
        shell.saver.into(path, written)
        return
    written(_beside(shell, suffix))


def _beside(shell: Writing, suffix: str) -> Path:
    usual = annotations_path(shell.session.article, shell.settings.export)
    return usual.with_name(shortened(usual.name.removesuffix(SUFFIX), suffix))


def copy(shell: Writing) -> None:
    """Copy the selection, or the annotation under the cursor."""
    chosen = chosen_words(shell)
    if chosen is None:
        shell.tell("Nothing to copy here: select text with v, or go to an annotation.")
        return
    _copy(shell, *chosen)
    shell.change(selection=None)


def chosen_words(shell: Writing) -> tuple[str, str] | None:
    """The selection, else the annotation under the cursor as one writes it down; and what it is, in words."""
    selected = selected_range(shell)
    if selected is not None:
        return shell.session.article.text[slice(*selected)], "the selection"
    record = shell.session.annotations
    item = shell.session.item(shell.current)
    if item is None or record is None:
        return None
    return citation(item, record, shell.session.index.items), f"the {_kind(item)}"


def _copy(shell: Writing, copied: str, what: str) -> None:
    text = harmless(copied)
    tool = copy_with_tool(text)
    if tool:
        shell.tell(f"Copied {what} with {tool}.")
        return
    shell.send(Copied(text.encode("utf-8", "replace").decode()))
    path = copy_to_file(text)
    shell.tell(f"Copied {what} through the terminal (OSC 52){f'; it is in {path} too' if path else ''}.")


def _kind(item: Item) -> str:
    names = {Entity: "entity", Claim: "claim", Time: "time"}
    return names.get(type(item), "event")
