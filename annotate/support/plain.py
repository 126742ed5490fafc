"""Frozen dataclasses to plain dicts and back, by their type annotations.

One small converter serves the annotation record and the settings: it knows
dataclasses, ``Literal``, ``str``, ``int``, ``float``, ``bool``, optional values,
tuples and string-keyed dicts. Reading never guesses: a key that is not there,
one that should be, or a value of another type is a :class:`Problem` with its
path, and all of them are reported at once.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import sys
import types
import typing
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar, cast

from annotate.errors import Problem

T = TypeVar("T")
_TYPE_NAME = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
_AS_IT_IS = frozenset({str, int, float, bool, type(None)})
_SHORT = 40
Path = tuple[str | int, ...]
Fields = tuple[tuple[str, Any], ...]
Reader = Callable[[Any, Path, list[Problem]], Any]


def to_plain(value: Any, fields: Callable[[Hashable], Fields] | None = None) -> Any:
    """A dataclass as dicts and lists.

    Args:
        value: A dataclass, or anything that stands in one.
        fields: Gives the fields of a class in the order wanted, each with the
            value at which it is left out (``dataclasses.MISSING`` for never).
            By default all stand there, in the order of the class.
    """
    asked = fields or _always

    def plain(item: Any) -> Any:
        cls: Any = type(item)
        if cls in _AS_IT_IS:
            return item
        if cls is tuple or cls is list:
            return [one if type(one) in _AS_IT_IS else plain(one) for one in item]
        if isinstance(item, str | int | float):
            return item
        if isinstance(item, Mapping):
            return {key: plain(one) for key, one in item.items()}
        made: dict[str, Any] = {}
        for name, absent in asked(cls):
            one = getattr(item, name)
            if one is not absent and one != absent:
                made[name] = one if type(one) in _AS_IT_IS else plain(one)
        return made

    return plain(value)


def from_plain(cls: type[T], data: Any, problems: list[Problem], path: Path = ()) -> T | None:
    """Build a dataclass from dicts and lists.

    Args:
        cls: The dataclass.
        data: What was loaded.
        problems: Everything wrong is added here.
        path: Where ``data`` stands in the whole.

    Returns:
        The dataclass, or None where anything was wrong.
    """
    own: list[Problem] = []
    hint: Any = cls
    value: T = _reader(hint)(data, path, own)
    problems += own
    return None if own else value


def dotted(path: Path) -> str:
    """A path in words: ``entities[3].mentions[0].start``."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")


def nearest(word: str, known: Iterable[str]) -> str:
    """``, did you mean "x"?``, or the choices where none is near and they are few."""
    choices = [str(choice) for choice in known]
    close = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if close:
        return f'; did you mean "{close[0]}"?'
    return f"; it is one of {', '.join(choices)}" if 0 < len(choices) <= 24 else ""


@functools.cache
def defaults(cls: Hashable) -> Fields:
    """Names and default values of a dataclass, in order; a field without a default has ``MISSING``."""
    return tuple(
        (item.name, item.default if item.default_factory is dataclasses.MISSING else item.default_factory())
        for item in dataclasses.fields(cast(type, cls))
    )


@functools.cache
def _always(cls: Hashable) -> Fields:
    return tuple((name, dataclasses.MISSING) for name, _ in defaults(cls))


@functools.cache
def _reader(hint: Hashable) -> Reader:
    """The function that reads and checks one type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass_reader(hint)
    if origin is typing.Literal:
        return _choice_reader(arguments)
    if origin is tuple:
        return _tuple_reader(arguments[0])
    if origin is dict:
        return _dict_reader(arguments[1])
    if origin in (typing.Union, types.UnionType):
        return _union_reader(arguments)
    if hint in _TYPE_NAME:
        return _scalar_reader(hint)
    raise TypeError(f"{hint!r} has no plain form")


def _dataclass_reader(cls: type) -> Reader:
    hints = typing.get_type_hints(cls)
    names = [item.name for item in dataclasses.fields(cls)]
    known = frozenset(names)
    required = tuple(name for name, default in defaults(cls) if default is dataclasses.MISSING)

    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if not isinstance(data, dict):
            problems.append(_wrong(data, "a mapping of keys to values", path))
            return None
        values = {}
        for key, item in data.items():
            if key in known:
                values[key] = _reader(hints[key])(item, (*path, key), problems)
            else:
                message = f'there is no key "{key}" here{nearest(str(key), names)}'
                problems.append(Problem(dotted((*path, str(key))), message))
        missing = [name for name in required if name not in values]
        problems += [Problem(dotted(path), f'the key "{name}" is missing') for name in missing]
        return None if missing else cls(**values)

    return read


def _choice_reader(choices: tuple[Any, ...]) -> Reader:
    allowed = {(type(choice), choice): choice for choice in choices}

    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if isinstance(data, str | bool | int) and (type(data), data) in allowed:
            return allowed[type(data), data]
        hint = nearest(_shown(data), map(_shown, choices))
        problems.append(Problem(dotted(path), f"{_described(data)} is not known here{hint}"))
        return None

    return read


def _tuple_reader(item_hint: Any) -> Reader:
    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if not isinstance(data, list | tuple):
            problems.append(_wrong(data, "a list", path))
            return ()
        reader = _reader(item_hint)
        return tuple([reader(item, (*path, index), problems) for index, item in enumerate(data)])

    return read


def _dict_reader(item_hint: Any) -> Reader:
    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if not isinstance(data, dict):
            problems.append(_wrong(data, "a mapping of keys to values", path))
            return {}
        reader = _reader(item_hint)
        return {str(key): reader(item, (*path, str(key)), problems) for key, item in data.items()}

    return read


def _union_reader(options: tuple[Any, ...]) -> Reader:
    """An optional value, or one that has several forms: the first that fits."""
    readers = [_reader(option) for option in options if option is not type(None)]
    optional = type(None) in options

    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if data is None and optional:
            return None
        first: list[Problem] | None = None
        for reader in readers:
            own: list[Problem] = []
            value = reader(data, path, own)
            if not own:
                return value
            first = first or own
        problems += first or []
        return None

    return read


def _scalar_reader(hint: type) -> Reader:
    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if type(data) is hint:
            # Names, kinds and reasons come again and again: one string serves for all of them.
            return sys.intern(data) if isinstance(data, str) and len(data) <= _SHORT else data
        if hint is float and type(data) is int:
            return float(data)
        problems.append(_wrong(data, _TYPE_NAME[hint], path))
        return hint()

    return read


def _wrong(data: Any, wanted: str, path: Path) -> Problem:
    return Problem(dotted(path), f"should be {wanted}, not {_described(data)}")


def _described(data: Any) -> str:
    if data is None:
        return "empty"
    if isinstance(data, dict):
        return "a mapping"
    if isinstance(data, list):
        return "a list"
    shown = _shown(data)
    return f'"{shown[:57]}..."' if len(shown) > 60 else f'"{shown}"'


def _shown(data: Any) -> str:
    return str(data).lower() if isinstance(data, bool) else str(data)
