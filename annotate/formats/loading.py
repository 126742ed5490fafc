"""Files read back: records, with the line of whatever is wrong in them, and what others corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import ArticleError, Problem, RecordError
from annotate.formats.checking import check_loaded
from annotate.formats.forms import FORMATS, USUAL, format_of, loaded
from annotate.formats.plain_record import from_data
from annotate.formats.writers import Format
from annotate.record import Annotations
from annotate.support.files import read_limited, reason
from annotate.support.plain import dotted

if TYPE_CHECKING:
    from annotate.review.returning.marks import Returned

_BEGINNING = 4096


def load_records(text: str, *, source: str) -> list[Annotations]:
    """Every record of a file.

    Args:
        text: Its content.
        source: Its name, which tells the format; YAML where it does not.

    Raises:
        RecordError: When it has another form or holds something else; with file, line and path.
    """
    records: list[Annotations] = []
    try:
        for value in load_values(text, source):
            records.append(from_data(value))
    except RecordError as error:
        raise RecordError(locate(error.problems, text, source, len(records)), source) from error
    return records


def load_record(text: str, *, source: str) -> Annotations:
    """The one record of a file, checked, so that whoever wrote it, one can work with it.

    Args:
        text: Its content.
        source: Its name, as for :func:`load_records`.

    Raises:
        RecordError: When it cannot be read, holds more or less than one record, or one with something
            wrong in it; with file, line and path.
    """
    records = load_records(text, source=source)
    if len(records) != 1:
        raise RecordError([Problem("", f"has {len(records)} records, not one")], source)
    problems = check_loaded(records[0])
    if problems:
        raise RecordError(locate(problems, text, source), source)
    return records[0]


def load_values(text: str, source: str) -> list[Any]:
    """The plain values of a file, one for each record.

    Raises:
        RecordError: When it has not the form that its name says, or one that is not read.
    """
    return loaded(_form(source), text)


def returned_of(path: Path, form: Format | None = None) -> tuple[Format, Sequence[Returned]]:
    """What others corrected in a file of another tool, article by article.

    Args:
        path: The file.
        form: Its form, where the user says so.

    Raises:
        RecordError: When it cannot be read, or has no form of which corrections are taken back.
    """
    try:
        with path.open("rb") as stream:
            data = read_limited(stream)
    except OSError as error:
        raise RecordError([Problem("", f"cannot be read: {reason(error)}")], str(path)) from error
    except ArticleError as error:
        raise RecordError([Problem("", str(error))], str(path)) from error
    form = form or _returned_form(path.name, data[:_BEGINNING])
    if form is None or form.back is None:
        known = ", ".join(each.name for each in _with_a_way_back())
        words = "is in no form of which corrections are taken back" if form is None else f"is {form.name}"
        raise RecordError([Problem("", f"{words}; those are {known}")], str(path))
    try:
        return form, form.back.read(data, str(path))
    except RecordError as error:
        raise RecordError(error.problems, str(path)) from error


def _with_a_way_back() -> Iterator[Format]:
    return (form for form in FORMATS.usable() if form.back is not None)


def _returned_form(name: str, beginning: bytes) -> Format | None:
    """The form of a corrected file: as its name says, else as it begins."""
    named = format_of(name)
    if named is not None and named.back is not None:
        return named
    return next((form for form in _with_a_way_back() if form.back and form.back.recognizes(beginning)), None)


def locate(problems: list[Problem], text: str, source: str, index: int = 0) -> list[Problem]:
    """The same problems with the line of each, as near as it can be told.

    Args:
        problems: In one record.
        text: The whole file.
        source: Its name.
        index: Which record of the file, counted from 0.
    """
    if all(problem.line for problem in problems):
        return problems
    lines = _lines(text, source, index)
    return [replace(problem, line=problem.line or _nearest(problem.path, lines)) for problem in problems]


def _form(source: str) -> Format:
    return format_of(source) or FORMATS[USUAL]


def _lines(text: str, source: str, index: int) -> dict[str, int]:
    places = _form(source).places
    try:
        found = places(text, index) if places else {}
    except (RecordError, ValueError, LookupError):
        return {}
    lines = {dotted(path): line for path, line in found.items()}
    item = f"[{index}]"
    if item in lines:
        return {
            path.removeprefix(item).removeprefix("."): line
            for path, line in lines.items()
            if path.startswith(item)
        }
    return lines


def _nearest(path: str, lines: dict[str, int]) -> int | None:
    """The line of a place, or of the innermost thing around it that has one."""
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path)
