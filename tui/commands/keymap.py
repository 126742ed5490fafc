"""Keys by command: the defaults, the reader's own, and what is wrong with those."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from itertools import combinations

from annotate.errors import SettingsError
from tui.commands.registry import BY_NAME, COMMANDS

_SIGNS = {
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "apostrophe": "'",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "asterisk": "*",
    "number_sign": "#",
    "full_stop": ".",
    "quotation_mark": '"',
    "equals_sign": "=",
    "plus": "+",
    "minus": "-",
    "ampersand": "&",
    "at": "@",
    "semicolon": ";",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "circumflex_accent": "^",
    "dollar_sign": "$",
    "backslash": "\\",
    "grave_accent": "`",
    "underscore": "_",
    "percent_sign": "%",
    "tilde": "~",
    "comma": ",",
    "vertical_line": "|",
    "exclamation_mark": "!",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
}
# Textual's names for keys where they are not Unicode's.
_SHORT_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def normal_key(key: str) -> str:
    """A key as Textual names it, from what a person writes (``?``, ``Ctrl+S``)."""
    key = key.strip()
    if len(key) == 1:
        return _name_of(key)
    return key.lower() if "+" in key else key


def _name_of(character: str) -> str:
    """What Textual calls the key of a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(name, name)


def keys_in_force(own: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The keys of every command.

    Args:
        own: Keys by command name, as in the settings.

    Raises:
        SettingsError: When a command does not exist, or two would share a key.
    """
    problems = [_unknown(name) for name in own if name not in BY_NAME]
    keys = {
        command.name(): tuple(
            normal_key(key) for key in own.get(command.name(), command.keys).split(",") if key.strip()
        )
        for command in COMMANDS
    }
    problems += [
        f'reader.keys: "{spoken(key)}" is given to both {first} and {second}'
        for first, second in combinations(sorted(name for name in own if name in keys), 2)
        for key in keys[first]
        if key in keys[second] and BY_NAME[first].places & BY_NAME[second].places
    ]
    if problems:
        raise SettingsError("\n".join(problems))
    own_keys = {(place, key) for name in own for place in BY_NAME[name].places for key in keys[name]}
    return {
        name: mine
        if name in own
        else tuple(key for key in mine if not any((place, key) in own_keys for place in BY_NAME[name].places))
        for name, mine in keys.items()
    }


def spoken(key: str) -> str:
    """A key as help and footer show it."""
    if key in _SIGNS:
        return _SIGNS[key]
    for prefix in ("ctrl", "alt"):
        if key.startswith(f"{prefix}+"):
            rest = key.removeprefix(f"{prefix}+")
            return f"{prefix.capitalize()}+{_SIGNS.get(rest, rest.upper())}"
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def _unknown(name: str) -> str:
    nearest = difflib.get_close_matches(name, BY_NAME, n=1, cutoff=0.4)
    hint = f'; did you mean "{nearest[0]}"?' if nearest else ""
    return f'reader.keys: there is no command "{name}"{hint}'
