"""YAML read safely: no objects, no aliases, no key twice, no bombs, and every value's line.

Only plain data is ever built. Aliases are refused, since neither a record nor
a settings file needs them and a few lines of them can stand for gigabytes. Of a
key that stands twice in a mapping none is guessed. Values are built from the
events of the C parser, which takes half the time of PyYAML's own constructors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from annotate.errors import Problem, RecordError
from annotate.support.files import LARGEST_FILE

Path = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAGS = "tag:yaml.org,2002:"
_SCALAR_TAGS = frozenset(
    f"{_TAGS}{name}" for name in ("null", "bool", "int", "float", "str", "timestamp", "binary")
)
_MAPPING_TAGS = frozenset({None, "!", f"{_TAGS}map"})
_LIST_TAGS = frozenset({None, "!", f"{_TAGS}seq"})
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def load_yaml(text: str) -> list[Any]:
    """Every document of a YAML file as plain data.

    Raises:
        RecordError: When it is no YAML, is too large, nested too deeply, or has aliases or a key twice;
            with the line.
    """
    return list(_read(text, None))


@cache
def packaged_yaml(package: str, name: str) -> Any:
    """The data of a YAML file that ships inside a package, read once; it is shared, so never to be changed.

    Args:
        package: Dotted name of the package that holds it.
        name: Name of the file.
    """
    return load_yaml(files(package).joinpath(name).read_text(encoding="utf-8"))[0]


def line_numbers(text: str, document: int = 0) -> dict[Path, int]:
    """Line, counted from 1, of every key and list item of one document of a valid YAML file."""
    lines: dict[Path, int] = {}
    for index, _ in enumerate(_read(text, lines)):
        if index == document:
            return lines
        lines.clear()
    return {}


def _read(text: str, lines: dict[Path, int] | None) -> Iterator[Any]:
    """Yield the documents one by one; ``lines`` gets the line of everything in them."""
    if len(text) > LARGEST_FILE:
        raise RecordError([Problem("", f"the file is larger than {LARGEST_FILE // 2**20} MB")])
    unreadable = _UNREADABLE.search(text)
    if unreadable:
        line = text.count("\n", 0, unreadable.start()) + 1
        code = f"U+{ord(unreadable.group()):04X}"
        raise RecordError([Problem("", f"is not YAML: {code} can only stand there as an escape", line)])
    try:
        yield from _Reader(text, lines).documents()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = error.problem or error.context or "something is wrong"
        raise RecordError([Problem("", f"is not YAML: {words}", mark.line + 1 if mark else None)]) from error
    except RecursionError as error:
        raise RecordError([Problem("", "is not YAML: nested too deeply")]) from error
    except (yaml.YAMLError, ValueError) as error:
        raise RecordError([Problem("", f"is not YAML: {str(error).splitlines()[0]}")]) from error


class _Reader:
    """Builds plain data from the parser's events."""

    def __init__(self, text: str, lines: dict[Path, int] | None) -> None:
        self._next: Any = _Loader(text).get_event
        self._lines = lines

    def documents(self) -> Iterator[Any]:
        self._next()
        while type(self._next()) is yaml.DocumentStartEvent:
            event = self._next()
            if self._lines is not None:
                self._lines[()] = _line(event)
            yield self._value(event, ())
            self._next()

    def _value(self, event: Any, path: Path) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return _scalar(event)
        if kind is yaml.MappingStartEvent:
            return self._mapping(event, path)
        if kind is yaml.SequenceStartEvent:
            return self._list(event, path)
        raise _wrong("YAML aliases (*name) are not allowed here", event)

    def _list(self, start: Any, path: Path) -> list[Any]:
        if start.tag not in _LIST_TAGS:
            raise _wrong(f"is not YAML: the tag {start.tag} is not allowed here", start)
        items: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            here = path
            if self._lines is not None:
                here = (*path, len(items))
                self._lines[here] = _line(event)
            items.append(self._value(event, here))
        return items

    def _mapping(self, start: Any, path: Path) -> dict[Any, Any]:
        if start.tag not in _MAPPING_TAGS:
            raise _wrong(f"is not YAML: the tag {start.tag} is not allowed here", start)
        values: dict[Any, Any] = {}
        keys: dict[Any, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise _wrong("a key should be a single word or text", event)
            key = _scalar(event)
            if key in keys:
                twice = f'the key "{key}" stands twice, in lines {_line(keys[key])} and {_line(event)}'
                raise _wrong(twice, event)
            keys[key] = event
            here = path
            if self._lines is not None:
                here = (*path, str(key))
                self._lines[here] = _line(event)
            values[key] = self._value(self._next(), here)
        return values


def _scalar(event: Any) -> Any:
    plain, quoted = event.implicit
    try:
        if event.tag is None or (event.tag == "!" and (plain or quoted)):
            return _plain(event.value) if plain else event.value
        return _constructed(event.tag, event.value)
    except (yaml.YAMLError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # The constructors raise whatever Python does on a value that does not fit its tag.
        words = event.value if len(event.value) <= 60 else f"{event.value[:57]}..."
        raise _wrong(f'is not YAML: "{words}" is not what its form or tag says', event) from error


@lru_cache(maxsize=65536)
def _plain(value: str) -> Any:
    """The value of a scalar without quotes: a number, a truth value, a date, nothing, else text."""
    return _constructed(_constructor().resolve(yaml.ScalarNode, value, (True, False)), value)


def _constructed(tag: str, value: str) -> Any:
    if tag not in _SCALAR_TAGS:
        raise ValueError(value)
    constructor = _constructor()
    return constructor.yaml_constructors[tag](constructor, yaml.ScalarNode(tag, value))


@cache
def _constructor() -> Any:
    return yaml.SafeLoader("")


def _line(event: Any) -> int:
    line: int = event.start_mark.line + 1
    return line


def _wrong(words: str, event: Any) -> RecordError:
    return RecordError([Problem("", words, _line(event))])
