"""One line of ``corpus.jsonl``: what it has to hold, and in what form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from annotate.errors import ArticleError

_READ = frozenset({"id", "text", "title", "url", "published"})


class _Mapping(dict[str, Any]):
    """A JSON object that remembers which keys stood in it twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.twice: frozenset[str] = frozenset()
        if len(self) < len(pairs):
            keys = [key for key, _ in pairs]
            self.twice = frozenset(key for key in keys if keys.count(key) > 1)


@dataclass(frozen=True, slots=True)
class JsonLine:
    """The keys that are read; others are left alone, and an empty one counts as none."""

    text: str
    id: str | None
    title: str | None
    url: str | None
    published: str | None


def read_json_line(line: str | bytes) -> JsonLine:
    """Read one line.

    Raises:
        ArticleError: When it is no JSON object with a text, or a key holds something else than text.
    """
    values = _json_object(line)
    if type(values.get("id")) is int:
        values["id"] = str(values["id"])
    for key in sorted(_READ):
        if values.get(key) is not None and not isinstance(values[key], str):
            raise ArticleError(f'"{key}" should be a string')
    if values.get("text") is None:
        raise ArticleError('has no "text"')
    optional = {key: values.get(key) or None for key in ("id", "title", "url", "published")}
    return JsonLine(text=values["text"], **optional)


def _json_object(line: str | bytes) -> dict[str, Any]:
    try:
        values = json.loads(line, object_pairs_hook=_Mapping)
    except UnicodeDecodeError as error:
        raise ArticleError("is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be read"
        raise ArticleError(f"is not JSON: {reason}") from error
    if not isinstance(values, _Mapping):
        raise ArticleError("is not a JSON object")
    for key in values.twice & _READ:
        raise ArticleError(f'has the key "{key}" twice')
    return values
