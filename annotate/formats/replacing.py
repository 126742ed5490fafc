"""What may be written over: nothing but records of ours in which nobody has corrected anything.

Whatever cannot be read as such a record stays: it may hold corrections with a
typing error beside them, another version's records, or an article.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotate.errors import CorrectedError, OutputError, RecordError
from annotate.files import LARGEST_FILE, reason
from annotate.formats.forms import format_of
from annotate.formats.json import load_json
from annotate.formats.plain_record import from_data, to_data
from annotate.record import Annotations
from annotate.yamlfile import load_yaml

_QUOTED = re.compile(r"""(?<=[\s\[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^'\n]|'')*')""")
_WAY_OUT = "write to another file, or move this one away"


def check_replaceable(path: Path) -> None:
    """Say why a file must not be written over, where it must not.

    A file that is not there or is empty may be; so may one that holds only uncorrected records.

    Raises:
        CorrectedError: When it holds corrections, or anything that is no record of ours.
        OutputError: When it cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CorrectedError(f"{path}: is no ordinary file; {_WAY_OUT}")
        if not status.st_size:
            return
        for record in _records(path, status.st_size):
            if is_corrected(to_data(record)):
                raise CorrectedError(f"{path}: holds corrections made in the reader; {_WAY_OUT}")
    except FileNotFoundError:
        return
    except UnicodeDecodeError as error:
        raise CorrectedError(f"{path}: is there already and is not UTF-8 text; {_WAY_OUT}") from error
    except RecordError as error:
        place = f"line {error.problems[0].line}: " if error.problems[0].line else ""
        why = f"is there already and is no record that can be read ({place}{error.problems[0]})"
        raise CorrectedError(f"{path}: {why}; {_WAY_OUT}") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be read: {reason(error)}") from error


def is_corrected(data: Any) -> bool:
    """Whether a reader has accepted, rejected, changed, added or noted something in a record's data."""
    if isinstance(data, dict):
        own = data.get("by") == "reader" or data.get("note") is not None
        own = own or data.get("status", "proposed") != "proposed"
        return own or any(map(is_corrected, data.values()))
    return isinstance(data, list) and any(map(is_corrected, data))


def _records(path: Path, size: int) -> Iterator[Annotations]:
    """Yield the records of a file, whose content tells the form: its name may be of another one."""
    if format_of(path.name) == "jsonl":
        with path.open(encoding="utf-8-sig", newline="\n") as stream:
            yield from _of_lines(stream)
        return
    if size > LARGEST_FILE:
        raise CorrectedError(f"{path}: is there already and too large to be looked through; {_WAY_OUT}")
    text = path.read_bytes().decode("utf-8-sig")
    begin = text.lstrip()[:1]
    if begin == "[" or (begin == "{" and _is_json(text)):
        yield from map(from_data, load_json(text))
    elif begin == "{":
        yield from _of_lines(text.split("\n"))
    else:
        yield from map(from_data, load_yaml(text))
        if "#" in _QUOTED.sub("", text):
            raise CorrectedError(f"{path}: holds comments, which would be lost; {_WAY_OUT}")


def _is_json(text: str) -> bool:
    try:
        load_json(text)
    except RecordError as error:
        return "Extra data" not in str(error)
    return True


def _of_lines(lines: Iterable[str]) -> Iterator[Annotations]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield from map(from_data, load_json(line))
            except RecordError as error:
                raise RecordError([replace(error.problems[0], line=number)]) from error
