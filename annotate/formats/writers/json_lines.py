"""The line of everything in a JSON text, and the keys that stand twice in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotate.errors import Problem

Path = tuple[str | int, ...]
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|\n|[^\s{}\[\],:"]+')


@dataclass(slots=True)
class _Open:
    """A mapping or list that is not closed yet; ``at`` is the present key or number."""

    path: Path
    is_list: bool
    at: str | int | None


def line_numbers(text: str) -> dict[Path, int]:
    """Line, counted from 1, of every key and list item of a JSON text that can be read."""
    return dict(_places(text))


def twice(text: str) -> Problem | None:
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
