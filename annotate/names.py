"""What a name stands for that a user gives: a file of some form, an address of the web, standard input."""

from __future__ import annotations

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".asc"})
ARTICLE_SUFFIXES = TEXT_SUFFIXES | MARKDOWN_SUFFIXES | HTML_SUFFIXES
REPORT_SUFFIX = ".report.md"
STANDARD_INPUT = "-"


def is_url(name: str) -> bool:
    """Whether a name is an address of the web rather than a path."""
    return name.lower().startswith(("http://", "https://"))
