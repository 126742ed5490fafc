"""The forms of the record by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import PurePath
from typing import Any, TypeVar

from annotate.errors import DatelineError, OneFileError, OutputError, Problem, RecordError
from annotate.formats.writers import Format, Recorded
from annotate.record import Annotations
from annotate.support import extensions
from annotate.support.extensions import Extensions

FORMATS: Extensions[Format] = Extensions(extensions.FORMATS, Format)
# What a file is whose name tells nothing.
USUAL = "yaml"
_READ_BACK = (USUAL, "json", "jsonl")
T = TypeVar("T")


def format_of(name: str) -> Format | None:
    """The format that a file's name tells, by the longest ending that is one of a format; or None."""
    end = "".join(PurePath(name).suffixes[-2:]).lower()
    if not end:
        return None
    # Most files are of these, whose endings nothing can be longer than; the others need not be loaded then.
    read_back = [FORMATS[each] for each in _READ_BACK]
    whole = next((form for form in read_back if end in (form.suffix, *form.suffixes)), None)
    if whole is not None:
        return whole
    ours = [FORMATS[each] for each in FORMATS if FORMATS.is_ours(each)]
    # The name of a file means a folder of tables only where it means nothing else.
    files = [form for form in ours if form.tables is None]
    others = (form for form in FORMATS.usable() if not FORMATS.is_ours(form.name))
    return _fitting(end, files) or _fitting(end, others) or _fitting(end, ours)


def unknown_ending(name: str) -> str:
    """The ending of a file's name that no form has; empty where a form has it, or the name has none."""
    return "" if format_of(name) else PurePath(name).suffix


def _fitting(end: str, forms: Iterable[Format]) -> Format | None:
    found: Format | None = None
    longest = 0
    for form in forms:
        for suffix in (form.suffix, *form.suffixes):
            if len(suffix) > longest and end.endswith(suffix):
                found, longest = form, len(suffix)
    return found


def missing(form: Format) -> str | None:
    """What has to be installed before a form can be written, in words; none where nothing has."""
    lacking = [name for name in form.modules if find_spec(name) is None]
    if not lacking:
        return None
    way = f"pip install 'dateline[{form.extra}]'" if form.extra else f"pip install {' '.join(lacking)}"
    packages = "one more package" if len(lacking) == 1 else f"{len(lacking)} more packages"
    return f"{form.name} needs {packages}: {way}"


def dumped(form: Format, annotations: Annotations, text: str) -> str | bytes:
    """One record in a form, as the content of a file.

    Args:
        form: The form; no folder of tables.
        annotations: The record.
        text: The exact text of its article.

    Raises:
        OneFileError: When another package's form breaks on it.
        OutputError: When the record cannot have this form.
    """
    if form.collect is not None:
        return collected(form, [Recorded(annotations, text)])
    if form.dump_with_text is not None:
        with_text = form.dump_with_text
        return _given(form, lambda: with_text(annotations, text), str)
    return _given(form, lambda: form.dump(annotations), str)


def collected(form: Format, records: Sequence[Recorded]) -> bytes:
    """Several records in a form that puts them into one file; raises as :func:`dumped` does."""
    collect = form.collect
    assert collect is not None
    return _given(form, lambda: collect(records), bytes)


def tables(form: Format, records: Sequence[Recorded]) -> Mapping[str, bytes]:
    """Several records in a form that is a folder of files, by their names; raises as :func:`dumped` does."""
    make = form.tables
    assert make is not None
    found: Mapping[str, bytes] = _given(form, lambda: make(records), dict)
    for name, content in found.items():
        if not isinstance(content, bytes) or PurePath(name).name != name:
            raise OneFileError(f"{FORMATS.words_for(form.name)} failed: {name!r} is no file in its folder")
    return found


def _given(form: Format, make: Callable[[], T], kind: type[T]) -> T:
    """What a form gives; what another package's gets wrong costs one line."""
    lacking = missing(form)
    if lacking:
        raise OutputError(lacking)
    if FORMATS.is_ours(form.name):
        return make()
    try:
        found = make()
    except DatelineError:
        raise
    except Exception as error:
        raise OneFileError(f"{FORMATS.words_for(form.name)} failed: {error!r}") from error
    if not isinstance(found, kind):
        what = "text" if kind is str else kind.__name__
        raise OneFileError(
            f"{FORMATS.words_for(form.name)} failed: it gives {type(found).__name__}, not {what}"
        )
    return found


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
