"""What all pages have: one style, one script, and a policy in the page that lets nothing else in.

Nothing is fetched and nothing can be: the policy allows its own style and script, by their
digests, and no address at all.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from annotate.formats.pages.marking import shown
from annotate.record import Check, Generator
from annotate.review.wording import checked
from annotate.review.words import one_line

_MARK = b'<meta name="generator" content="Dateline">'
_HEAD_BYTES = 2048
_KEYS = (
    ("j k", "next or previous entry, or mark in the text"),
    ("Tab", "next list"),
    ("1 2 3 …", "to a list"),
    ("n N", "next or previous place of what is chosen"),
    ("/", "filter"),
    ("Esc", "choose and filter nothing"),
    ("?", "these keys"),
)


def whole_page(title: str, body: str, generator: Generator) -> str:
    """A page with everything that it needs.

    Args:
        title: In words, not HTML.
        body: What stands in it, as HTML.
        generator: What made the record.
    """
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    made = shown(f"{generator.name} {generator.version}")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n{_MARK.decode()}\n'
        f"<title>{shown(one_line(title))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{body}<footer>Found by {made}; every annotation may be wrong.</footer>\n"
        f'<p id="said" class="unheard" role="status"></p>\n{_help()}'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def tools() -> str:
    """The filter and the button for help, which a script shows."""
    return (
        '<div class="tools" role="search" hidden><label for="filter">Filter</label>'
        '<input id="filter" type="search" autocomplete="off">'
        '<button id="keys" type="button">Keys <kbd>?</kbd></button></div>\n'
    )


def link(url: str, words: str) -> str:
    """Words that lead to an address of the web, or the words alone where it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return shown(words)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return shown(words)
    return f'<a href="{shown(one_line(url))}" rel="noopener noreferrer">{shown(words)}</a>'


def verdict_of(check: Check) -> tuple[str, str]:
    """What was found about a claim: the verdict for its line, and what it rests on for below."""
    found, *evidence = map(shown, checked(replace(check, url=None)))
    evidence += [link(check.url, one_line(check.url))] if check.url else []
    below = f'<p class="fact">{" ".join(evidence)}</p>' if evidence else ""
    return f'<span class="verdict">{found}</span>', below


def is_page(content: bytes) -> bool:
    """Whether the content of a file is such a page, in which nobody corrects anything."""
    return _MARK in content[:_HEAD_BYTES]


def _help() -> str:
    keys = "".join(
        f"<dt>{' '.join(f'<kbd>{key}</kbd>' for key in each.split())}</dt><dd>{words}</dd>\n"
        for each, words in _KEYS
    )
    return (
        '<dialog id="help" aria-labelledby="help-title">'
        f'<p id="help-title"><strong>Keys</strong></p>\n<dl>\n{keys}</dl>\n'
        '<button id="close" type="button">Close</button></dialog>\n'
    )


@cache
def _asset(name: str) -> str:
    return files("annotate.formats.pages").joinpath(name).read_text("utf-8")


@cache
def _digest(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode()}"
