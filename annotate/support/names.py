"""What a name stands for that a user gives: a file of some form, an address of the web, standard input."""

from __future__ import annotations

import re

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".asc"})
MAIL_SUFFIXES = frozenset({".eml", ".mht", ".mhtml"})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
ARTICLE_SUFFIXES = TEXT_SUFFIXES | MARKDOWN_SUFFIXES | HTML_SUFFIXES | MAIL_SUFFIXES
REPORT_SUFFIX = ".report.md"
PAGE_SUFFIX = ".dateline.html"
NOTES_SUFFIX = ".notes.md"
STANDARD_INPUT = "-"


_WEB = r"^\s*(https?://)"
_USER = re.compile(_WEB + r"[^/?#]*@", re.IGNORECASE)
# A password with a slash in it; what stands before that slash would be no port.
_ODD_USER = re.compile(_WEB + r"[^/?#@:]*:(?![0-9]*(?:[/?#]|$)).*@", re.IGNORECASE)


def without_user(name: str) -> str:
    """A name as it may be shown and kept: of an address of the web without user and password."""
    if "@" not in name or not is_url(name.lstrip()):
        return name
    return _USER.sub(r"\1", _ODD_USER.sub(r"\1", name))


def is_url(name: str) -> bool:
    """Whether a name is an address of the web rather than a path."""
    return name.lower().startswith(("http://", "https://"))
