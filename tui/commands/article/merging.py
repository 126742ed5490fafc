"""Taking over what others corrected in another tool."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import DatelineError
from tui.commands.base import CorrectingCommand
from tui.commands.context import Correcting
from tui.commands.editing import ask, take
from tui.commands.requests import ToWords
from tui.storage.files import paths_like, shown_path

if TYPE_CHECKING:
    from annotate.review.returning.merging import MergedBack


class MergeCorrections(CorrectingCommand):
    """Take over what others corrected in a file of brat, Web Annotation, Label Studio or INCEpTION."""

    asks = "path"

    def run(self, shell: Correcting) -> None:
        """Ask for the file."""
        ask(
            shell,
            "corrected file",
            "",
            (),
            partial(merge_corrections, shell),
            hint="what others corrected: article.ann, .jsonld, .labelstudio.json, .xmi, .cas.json",
        )

    def run_with(self, shell: Correcting, argument: str) -> None:
        """Take it over."""
        merge_corrections(shell, argument)

    @classmethod
    def choices(cls, shell: Correcting, typed: str) -> Iterable[str]:  # noqa: ARG003
        """Paths that begin so."""
        return paths_like(typed)


def merge_corrections(shell: Correcting, typed: str) -> None:
    """Merge a file into the record, as one correction, and tell what has to be looked at.

    Args:
        shell: Where it is done.
        typed: Path of the file; a name alone is looked for beside the article as well.
    """
    if not typed.strip():
        return
    path = _found(shell, Path(typed.strip()).expanduser())
    try:
        merged = _merged(shell, path)
    except DatelineError as error:
        shell.tell(f"Not merged: {shown_path(error.lines[0])}")
        return
    if not merged:
        shell.tell(f"Not merged: {shown_path(path)} is of another article.")
        return
    count = sum(len(each.changes) for each in merged)
    told = [line for each in merged for line in (*each.disputed, *each.orphans, *each.told)]
    record = merged[-1].record
    if record is shell.session.annotations:
        other = "; it is of another text" if any(each.of_other_text for each in merged) else ""
        shell.tell(f"There is nothing to correct in {shown_path(path)}{other}.")
    else:
        what = "1 correction" if count == 1 else f"{count} corrections"
        take(shell, f"merged {what} from {shown_path(path)}", record)
    if told:
        lines = [line for each in merged for line in each.changes]
        parts = [("Corrected", lines), ("To look at", told)]
        shell.send(ToWords(path.name, tuple(_listed(parts))))


def _found(shell: Correcting, path: Path) -> Path:
    source = shell.session.article.source
    if path.is_absolute() or path.exists() or not source:
        return path
    beside = Path(source).parent / path
    return beside if beside.exists() else path


def _merged(shell: Correcting, path: Path) -> Sequence[MergedBack]:
    # What reads the files of other tools is wanted for this command only.
    from annotate.formats.loading import returned_of
    from annotate.review.returning.merging import merged_back
    from annotate.review.returning.pairing import of_article

    record = shell.session.annotations
    assert record is not None
    form, several = returned_of(path)
    assert form.back is not None
    done: list[MergedBack] = []
    for returned in of_article(several, record):
        done.append(merged_back(record, shell.session.article.text, returned, form.back.marks))
        record = done[-1].record
    return done


def _listed(parts: Sequence[tuple[str, Sequence[str]]]) -> Iterable[str]:
    for title, lines in parts:
        if lines:
            yield f"{title}:"
            yield from (f"  {line}" for line in lines)
