"""YAML read safely: no objects, no aliases, no bombs, and every value's line.

Only plain data is ever built. Aliases are refused, since neither a record nor
a settings file needs them and a few lines of them can stand for gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from annotate.errors import Problem, RecordError
from annotate.files import LARGEST_FILE

Path = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAY_BE_ALIAS = re.compile(r"(?:^|[\s\[{,])\*[^\s\[\]{},*]", re.MULTILINE)


def load_yaml(text: str) -> list[Any]:
    """Every document of a YAML file as plain data.

    Raises:
        RecordError: When it is no YAML, is too large, nested too deeply or has aliases; with the line.
    """
    if len(text) > LARGEST_FILE:
        raise RecordError([Problem("", f"the file is larger than {LARGEST_FILE // 2**20} MB")])
    try:
        _refuse_aliases(text)
        return list(yaml.load_all(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = error.problem or error.context or "something is wrong"
        raise RecordError([Problem("", f"is not YAML: {words}", mark.line + 1 if mark else None)]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RecordError([Problem("", f"is not YAML: {str(error).splitlines()[0]}")]) from error


@cache
def packaged_yaml(package: str, name: str) -> Any:
    """The data of a YAML file that ships inside a package, read once; it is shared, so never to be changed.

    Args:
        package: Dotted name of the package that holds it.
        name: Name of the file.
    """
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), Loader=_Loader)


def line_numbers(text: str, document: int = 0) -> dict[Path, int]:
    """Line, counted from 1, of every key and list item of one document of a valid YAML file."""
    for index, root in enumerate(yaml.compose_all(text, Loader=_Loader)):
        if index == document:
            return dict(_walk(root, ()))
    return {}


def _walk(node: Any, path: Path) -> Iterator[tuple[Path, int]]:
    if not path and node is not None:
        yield (), node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            yield here, key.start_mark.line + 1
            yield from _walk(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            here = (*path, index)
            yield here, value.start_mark.line + 1
            yield from _walk(value, here)


def _refuse_aliases(text: str) -> None:
    """Refuse aliases before anything is built, where the text could have them."""
    if not _MAY_BE_ALIAS.search(text):
        return
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else None
            raise RecordError([Problem("", "YAML aliases (*name) are not allowed here", line)])
