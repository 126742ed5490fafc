"""JSON read safely, no key twice and the line of everything known; and written so that a line stays one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from annotate.errors import Problem, RecordError

Path = tuple[str | int, ...]
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|\n|[^\s{}\[\],:"]+')
_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_text(data: Any, *, indent: int | None = None) -> str:
    """Plain data as JSON; no character in it is taken for a line's end by any reader."""
    shown = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    # To look for a character takes a hundredth of the time of translating all.
    if any(chr(place) in shown for place in _LINE_BREAKS):
        shown = shown.translate(_LINE_BREAKS)
    # Half a surrogate pair has no UTF-8 form and stays an escape.
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def load_json(text: str, *, lines: bool = False) -> list[Any]:
    """The JSON values of a file: one document (a list counts as its items), or one a line.

    Raises:
        RecordError: When it is no JSON, or a key stands twice in a mapping; with the line.
    """
    if not lines:
        value = _loads(text, None)
        return value if isinstance(value, list) else [value]
    return [_loads(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def line_numbers(text: str) -> dict[Path, int]:
    """Line, counted from 1, of every key and list item of a JSON text that can be read."""
    return dict(_places(text))


@dataclass(slots=True)
class _Open:
    """A mapping or list that is not closed yet; ``at`` is the present key or number."""

    path: Path
    is_list: bool
    at: str | int | None


class _TwiceError(Exception):
    """A key stands twice in one mapping."""


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return values


def _loads(text: str, number: int | None) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_mapping)
    except _TwiceError as error:
        problem = _twice(text) or Problem("", f'the key "{error}" stands twice')
        raise RecordError([replace(problem, line=number or problem.line)]) from error
    except json.JSONDecodeError as error:
        raise RecordError([Problem("", f"is not JSON: {error.msg}", number or error.lineno)]) from error
    except (ValueError, RecursionError) as error:
        message = "is not JSON: nested too deeply, or a number is too long"
        raise RecordError([Problem("", message, number)]) from error


def _twice(text: str) -> Problem | None:
    """What is wrong with a text in which a key stands twice in one mapping."""
    seen: dict[Path, int] = {}
    for path, line in _places(text):
        if path in seen:
            lines = f"in lines {seen[path]} and {line}" if seen[path] != line else f"in line {line}"
            return Problem("", f'the key "{path[-1]}" stands twice, {lines}', line)
        seen[path] = line
    return None


def _places(text: str) -> Iterator[tuple[Path, int]]:
    line = 1
    stack: list[_Open] = []
    for found in _TOKEN.finditer(text):
        token = found.group()
        if token == "\n":
            line += 1
        elif token in "}]":
            stack.pop()
        elif token == ",":
            top = stack[-1]
            top.at = top.at + 1 if isinstance(top.at, int) else None
        elif token != ":":
            top = stack[-1] if stack else _Open((), is_list=True, at=None)
            if not top.is_list and top.at is None:
                top.at = str(json.loads(token))
                yield (*top.path, top.at), line
                continue
            path = top.path if top.at is None else (*top.path, top.at)
            if top.is_list:
                yield path, line
            if token in "{[":
                stack.append(_Open(path, token == "[", 0 if token == "[" else None))
