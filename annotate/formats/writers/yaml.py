"""The record as YAML, written for people and for ``diff``.

Entities, claims and events stand in block style, one key a line; what is small inside
them (spans, mentions) in flow style, one a line; times, of which
there are many, in flow style over a few lines with fixed breaks. The writer is our own:
PyYAML's two emitters lay the same data out differently, one of them turns
U+0085 into a space, and both take far longer. It writes one small subset of
YAML 1.1 and 1.2: block and flow collections, and plain, single-quoted and
double-quoted scalars on a single line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotate.errors import OutputError
from annotate.formats.plain_record import to_data
from annotate.formats.writers import Format
from annotate.record import Annotations
from annotate.support.yamlfile import line_numbers, load_yaml

# Words on which YAML 1.1 and 1.2 readers do not agree that they are text.
_RESERVED = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./+\-'’()$%&–—]*[\w.+)%’\-])?")
# What is escaped: quotes, control characters, and whatever cannot be seen or told from a plain space.
_ESCAPED = re.compile(
    r'["\\\x00-\x1f\x7f-\xa0\xad\u061c\u2000-\u200f\u2028-\u202f\u205f-\u206f\ud800-\udfff\ufeff\ufffe\uffff]'
)
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0", "\x85": "\\N"}
_SURROGATES = range(0xD800, 0xE000)
_INDENT = "  "
# Lists whose items stand in block style.
_BLOCK_ITEMS = frozenset({"entities", "claims", "events", "unplaced", "documents", "origins", "versions"})
# Lists whose items are broken before these keys.
_BREAKS = {"times": frozenset({"interval", "by"})}
_NO_BREAKS: frozenset[str] = frozenset()
# Mappings in block style; any other is one line.
_BLOCKS = frozenset({"generator", "document", "timeline", "entity", "claim", "event"})


def dump_yaml(annotations: Annotations) -> str:
    """One record as a YAML document: the same record gives the same bytes.

    Raises:
        OutputError: When a text holds half a surrogate pair, which no article that was read does.
    """
    return yaml_text(to_data(annotations))


def yaml_text(data: dict[str, Any]) -> str:
    """Plain data as a YAML document; lists of what is large in block style.

    Raises:
        OutputError: When a text holds half a surrogate pair.
    """
    return "".join(line + "\n" for line in _mapping(data, ""))


def item_yaml(kind: str, item: dict[str, Any]) -> str:
    """One item of a record's list as a YAML list of one: laid out as in the whole record.

    Args:
        kind: The name of its list in the record, such as ``"claims"``.
        item: The item as plain data.

    Raises:
        OutputError: When a text holds half a surrogate pair.
    """
    return "".join(line + "\n" for line in _items(kind, [item], ""))


def scalar(value: Any) -> str:
    """A single value as YAML that loads to the same value in YAML 1.1 and 1.2."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    return _text(value)


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.isprintable() and text.lower() not in _RESERVED:
        return text
    if '"' in text and "'" not in text and "\\" not in text and not _ESCAPED.search(text.replace('"', "")):
        return f"'{text}'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    short = _SHORT_ESCAPES.get(character)
    if short:
        return short
    code = ord(character)
    if code in _SURROGATES:
        raise OutputError(f"half a surrogate pair (U+{code:04X}) cannot be written as YAML")
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _number(value: int | float) -> str:
    """A number; never ``1e-05``, which YAML 1.1 reads as text."""
    shown = repr(value)
    if isinstance(value, float) and ("e" in shown or "n" in shown):
        shown = {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}.get(shown) or _exponential(shown)
    return shown


def _exponential(shown: str) -> str:
    mantissa, _, exponent = shown.partition("e")
    point = "" if "." in mantissa else ".0"
    return f"{mantissa}{point}e{exponent if exponent[0] in '+-' else '+' + exponent}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join([f"{_text(key)}: {_flow(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([_flow(item) for item in value]) + "]"
    return scalar(value)


def _mapping(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        head = f"{indent}{_text(key)}:"
        if key in _BLOCKS and isinstance(value, dict):
            yield head
            yield from _mapping(value, indent + _INDENT)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield head
            yield from _items(key, value, indent)
        else:
            yield f"{head} {_flow(value)}"


def _items(key: str, items: list[dict[str, Any]], indent: str) -> Iterator[str]:
    for item in items:
        if key in _BLOCK_ITEMS:
            mark = indent + "- "
            for line in _mapping(item, indent + _INDENT):
                yield mark + line[len(mark) :] if mark else line
                mark = ""
        else:
            yield from _broken_flow(item, indent, _BREAKS.get(key, _NO_BREAKS))


def _broken_flow(item: dict[str, Any], indent: str, breaks: frozenset[str]) -> Iterator[str]:
    """A flow mapping as a list item, on a new line before some of its keys."""
    line = indent + "- {"
    separator = ""
    for key, value in item.items():
        if key in breaks and separator:
            yield line + ","
            line, separator = f"{indent}{_INDENT} ", ""
        line += f"{separator}{_text(key)}: {_flow(value)}"
        separator = ", "
    yield line + "}"


FORMAT = Format(
    suffix=".yaml",
    dump=dump_yaml,
    suffixes=(".yml",),
    between="---\n",
    load=load_yaml,
    places=line_numbers,
)
