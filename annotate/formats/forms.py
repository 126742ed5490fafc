"""The forms of the record by name."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from annotate.errors import DatelineError, OneFileError, Problem, RecordError
from annotate.formats.writers import Format
from annotate.record import Annotations
from annotate.support import extensions
from annotate.support.extensions import Extensions

FORMATS: Extensions[Format] = Extensions(extensions.FORMATS, Format)
# What a file is whose name tells nothing.
USUAL = "yaml"


def format_of(name: str) -> Format | None:
    """The format that a file's name tells, or None."""
    suffix = PurePath(name).suffix.lower()
    if not suffix:
        return None
    fits = (form for form in FORMATS.usable() if suffix in (form.suffix, *form.suffixes))
    return next(fits, None)


def dumped(form: Format, annotations: Annotations, text: str) -> str:
    """One record in a form.

    Args:
        form: The form.
        annotations: The record.
        text: The exact text of its article.

    Raises:
        OneFileError: When another package's form breaks on it.
        OutputError: When the record cannot have this form.
    """
    if FORMATS.is_ours(form.name):
        return _dumped(form, annotations, text)
    try:
        dump = _dumped(form, annotations, text)
    except DatelineError:
        raise
    except Exception as error:
        raise OneFileError(f"{FORMATS.words_for(form.name)} failed: {error!r}") from error
    if not isinstance(dump, str):
        raise OneFileError(f"{FORMATS.words_for(form.name)} failed: it gives {type(dump).__name__}, not text")
    return dump


def _dumped(form: Format, annotations: Annotations, text: str) -> str:
    if form.dump_with_text is not None:
        return form.dump_with_text(annotations, text)
    return form.dump(annotations)


def loaded(form: Format, text: str) -> list[Any]:
    """The plain data of the records in a text that has a form.

    Raises:
        RecordError: When it has not, or one that is not read, or another package's form breaks on it.
    """
    if form.load is None:
        raise RecordError([Problem("", f"{form.name} files are written, not read")])
    try:
        return form.load(text)
    except RecordError:
        raise
    except Exception as error:
        if FORMATS.is_ours(form.name):
            raise
        raise RecordError([Problem("", f"{FORMATS.words_for(form.name)} failed: {error!r}")]) from error
