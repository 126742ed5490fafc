"""The record as JSON: indented for one article, a line each for many."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from annotate.errors import Problem, RecordError
from annotate.formats.plain_record import to_data
from annotate.formats.writers.json_lines import twice
from annotate.record import Annotations

_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def dump_json(annotations: Annotations) -> str:
    """One record as an indented JSON document."""
    return _dumps(to_data(annotations), indent=2) + "\n"


def dump_json_line(annotations: Annotations) -> str:
    """One record as one line; no character in it is taken for a line's end by any reader."""
    return _dumps(to_data(annotations)) + "\n"


def load_json(text: str, *, lines: bool = False) -> list[Any]:
    """The JSON values of a file: one document (a list counts as its items), or one a line.

    Raises:
        RecordError: When it is no JSON, or a key stands twice in a mapping; with the line.
    """
    if not lines:
        value = _loads(text, None)
        return value if isinstance(value, list) else [value]
    return [_loads(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


class _TwiceError(Exception):
    """A key stands twice in one mapping."""


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return values


def _dumps(data: Any, indent: int | None = None) -> str:
    shown = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    # Half a surrogate pair has no UTF-8 form and stays an escape.
    return shown.translate(_LINE_BREAKS).encode("utf-8", "backslashreplace").decode("utf-8")


def _loads(text: str, number: int | None) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_mapping)
    except _TwiceError as error:
        problem = twice(text) or Problem("", f'the key "{error}" stands twice')
        raise RecordError([replace(problem, line=number or problem.line)]) from error
    except json.JSONDecodeError as error:
        raise RecordError([Problem("", f"is not JSON: {error.msg}", number or error.lineno)]) from error
    except (ValueError, RecursionError) as error:
        message = "is not JSON: nested too deeply, or a number is too long"
        raise RecordError([Problem("", message, number)]) from error
