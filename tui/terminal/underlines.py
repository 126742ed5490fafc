"""Dotted underlines for times, on terminals that have them.

Textual and Rich know no dotted underline. They do know a double one, which
nothing here uses, so its code is replaced by that of a dotted one (SGR 4:4)
where the terminal says that it understands it; elsewhere times are in italics only.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

_DOUBLE_UNDERLINE, _DOTTED = 9, "4:4"
_PROGRAMS = frozenset({"WezTerm", "ghostty", "iTerm.app", "mintty", "rio"})
_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_FIRST_VTE = 5102


def has_dotted_underlines(environment: Mapping[str, str]) -> bool:
    """Whether the terminal understands SGR 4:4, by its terminfo entry or its name.

    Args:
        environment: The variables of the process.
    """
    if _in_terminfo(environment.get("TERM", "")):
        return True
    if "TMUX" in environment or "STY" in environment:
        # What is named below is then not what gets the codes.
        return False
    version = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _PROGRAMS
        or environment.get("TERM", "").startswith(_TERMS)
        or (version.isdecimal() and int(version) >= _FIRST_VTE)
    )


def enable_dotted_underlines() -> bool:
    """Let Textual's double underline be a dotted one, where that can be; whether it is."""
    if not has_dotted_underlines(os.environ):
        return False
    try:
        from textual.strip import SGR_STYLES

        SGR_STYLES[_DOUBLE_UNDERLINE] = _DOTTED
    except (ImportError, IndexError, TypeError):
        return False
    return True


def _in_terminfo(term: str) -> bool:
    """Whether the terminal's entry has ``Smulx``, which sets styles of underlines."""
    try:
        import curses
    except ImportError:
        return False
    try:
        curses.setupterm(term, 1)
        return bool(curses.tigetstr("Smulx"))
    except (curses.error, TypeError):
        return False
