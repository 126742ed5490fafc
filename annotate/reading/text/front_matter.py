"""Front matter: the block of labelled values over a text, between lines of dashes or plus signs."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from annotate.errors import RecordError
from annotate.support.yamlfile import load_yaml

_BLOCK = re.compile(
    r"(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<source>.*?)^(?:(?P=mark)|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_LONGEST = 20_000
_LABELLED = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z_-]*(?: [A-Za-z]+){0,2})[ \t]*:(?:[ \t]+(?P<value>\S.*?))?[ \t]*\Z"
)
_QUOTED = re.compile(r"([\"'])(.*)\1\Z")


def front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The values of a text's front matter under lower-case keys, and where it ends (0 without one)."""
    found = _BLOCK.match(text, 0, _LONGEST)
    values = _values(found["source"], found["mark"]) if found else {}
    return (values, found.end()) if found and values else ({}, 0)


def pairs_of(lines: list[str]) -> dict[str, str]:
    """Labels in lower case with their values, where lines are nothing else; otherwise none."""
    values: dict[str, str] = {}
    last = ""
    for line in lines:
        found = _LABELLED.match(line)
        if found and not line[0].isspace():
            last = found["label"].lower()
            values.setdefault(last, found["value"] or "")
        elif last and line[:1].isspace() and line.strip():
            values[last] = f"{values[last]} {line.strip()}".strip()
        elif line.strip():
            return {}
    return values


def _values(source: str, mark: str) -> dict[str, Any]:
    if mark == "+++":
        try:
            return {key.lower(): value for key, value in tomllib.loads(source).items()}
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}
    try:
        documents = load_yaml(source)
    except (RecordError, KeyError, AttributeError, TypeError, OverflowError):
        # "title: Port: open again" is no YAML, and people write it all the same.
        return {key: _QUOTED.sub(r"\2", value) for key, value in pairs_of(source.splitlines()).items()}
    values = documents[0] if len(documents) == 1 else None
    return {str(key).lower(): value for key, value in values.items()} if isinstance(values, dict) else {}
