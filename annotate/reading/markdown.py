"""What Markdown's marks say about an article whose text stays exact.

Front matter is read for title, date and address; it, rules, images, code,
comments and link definitions are marked as boilerplate, so that offsets still
count from the first character of the file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from annotate.record import Section

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_LONGEST_FRONT_MATTER = 20_000
_FURNITURE = re.compile(
    r"""
      ^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[ \t]*\r?$|\Z)   # fenced code
    | <!--.*?(?:-->|\Z)                                           # comment
    | ^[ ]{0,3}(?:!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])[ \t]*)+\r?$  # nothing but images
    | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]\S[^\n]*$                         # link definition
    | ^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\r?$   # rule
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_HEADING = re.compile(r"^[ ]{0,3}#[ \t]+(?P<words>[^\n]*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_UNDERLINED = re.compile(r"^[ ]{0,3}(?P<words>\S[^\n]*?)[ \t]*\r?\n[ ]{0,3}=+[ \t]*\r?$", re.MULTILINE)
_TITLE_KEYS = ("title", "headline")
_DATE_KEYS = ("date", "published", "publishdate", "pubdate", "created")
_URL_KEYS = ("url", "link", "canonical", "canonical_url", "source")


@dataclass(frozen=True, slots=True)
class Head:
    """What a Markdown file says about itself.

    Attributes:
        title: From the front matter, else the first top heading.
        published: ISO 8601 date from the front matter.
        url: Address from the front matter.
        marked: Sections that the marks show, in text order and without overlap.
    """

    title: str | None
    published: str | None
    url: str | None
    marked: tuple[Section, ...]


def read_markdown(text: str) -> Head:
    """Read front matter, title and furniture of a Markdown article; the text stays as it is."""
    matter = _FRONT_MATTER.match(text, 0, _LONGEST_FRONT_MATTER)
    values = _front_matter(matter.group("yaml")) if matter else {}
    body = matter.end() if matter and values else 0
    marked = [Section("boilerplate", 0, len(text[:body].rstrip()))] if body else []
    marked += _furniture(text, body)
    heading = _heading(text, body, marked)
    if heading:
        marked.append(heading)
        marked.sort(key=lambda section: section.start)
    title = _first(values, _TITLE_KEYS) or (text[heading.start : heading.end] if heading else None)
    return Head(title, _first(values, _DATE_KEYS), _first(values, _URL_KEYS), tuple(marked))


def _front_matter(source: str) -> dict[str, Any]:
    """The front matter's values under lower-case keys; none where it is no YAML mapping."""
    try:
        values = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key).lower(): value for key, value in values.items()} if isinstance(values, dict) else {}


def _first(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = values.get(key)
        if isinstance(value, datetime.date):
            return value.isoformat()
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _furniture(text: str, position: int) -> Iterator[Section]:
    for found in _FURNITURE.finditer(text, position):
        words = found.group()
        start = found.start() + len(words) - len(words.lstrip())
        end = found.start() + len(words.rstrip())
        if start < end:
            yield Section("boilerplate", start, end)


def _heading(text: str, position: int, marked: list[Section]) -> Section | None:
    """The first top heading that is not inside code or a comment, without its marks."""
    candidates = [found for pattern in (_HEADING, _UNDERLINED) if (found := pattern.search(text, position))]
    for found in sorted(candidates, key=lambda found: found.start()):
        start, end = found.span("words")
        if start < end and all(end <= section.start or section.end <= start for section in marked):
            return Section("title", start, end)
    return None
