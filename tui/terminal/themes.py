"""Dateline's two themes, and the colours of annotations in every other one.

The hues follow Okabe and Ito's palette, which readers with any kind of colour
blindness can tell apart; every kind also differs by its style, so that nothing
is told by colour alone. Terminals with 256 colours get grounds from their own
palette, since the nearest one to a pale tint is often a strong colour.
"""

from __future__ import annotations

import os
from dataclasses import replace

from textual.theme import Theme

from annotate.errors import SettingsError

DARK_MARKS = {
    "mark-person": "#e8b26a",
    "mark-org": "#86b7e6",
    "mark-place": "#7cc6a4",
    "mark-group": "#c9a3d8",
    "mark-thing": "#b9b08f",
    "mark-number": "#a3adb8",
    "mark-time": "#dfd17f",
    "mark-event": "#d99a86",
    "mark-claim": "#d08070",
    "mark-content": "#252a31",
    "mark-lit": "#2f3d33",
    "mark-followed": "#2f3d33",
    "mark-current": "#2c3850",
    "mark-hit": "#463a12",
    "mark-hit-now": "#f0c75e",
    "mark-hit-text": "#16181d",
    "mark-cursor": "#dcd8cf",
    "mark-cursor-text": "#16181d",
    "mark-muted": "#8b939e",
    "mark-key": "#e8b26a",
    "mark-line": "#30363f",
    "mark-bar": "#1e2228",
}
LIGHT_MARKS = {
    "mark-person": "#9a5b00",
    "mark-org": "#1f5fa6",
    "mark-place": "#15704c",
    "mark-group": "#7a3f94",
    "mark-thing": "#665a28",
    "mark-number": "#56606b",
    "mark-time": "#746000",
    "mark-event": "#a04a30",
    "mark-claim": "#b04a35",
    "mark-content": "#f0ebe0",
    "mark-lit": "#d8ead8",
    "mark-followed": "#d8ead8",
    "mark-current": "#d5e2f4",
    "mark-hit": "#f7e6ac",
    "mark-hit-now": "#c98a00",
    "mark-hit-text": "#2b2a27",
    "mark-cursor": "#33312c",
    "mark-cursor-text": "#fbf9f4",
    "mark-muted": "#6b675f",
    "mark-key": "#7f4a00",
    "mark-line": "#dcd6c8",
    "mark-bar": "#f1ede4",
}
ANSI_MARKS = {
    "mark-person": "ansi_yellow",
    "mark-org": "ansi_blue",
    "mark-place": "ansi_green",
    "mark-group": "ansi_magenta",
    "mark-thing": "ansi_cyan",
    "mark-number": "ansi_default",
    "mark-time": "ansi_cyan",
    "mark-event": "ansi_red",
    "mark-claim": "ansi_red",
    "mark-content": "ansi_default",
    "mark-lit": "ansi_green",
    "mark-followed": "ansi_green",
    "mark-current": "ansi_blue",
    "mark-hit": "ansi_yellow",
    "mark-hit-now": "ansi_yellow",
    "mark-hit-text": "ansi_black",
    "mark-cursor": "ansi_default",
    "mark-cursor-text": "ansi_default",
    "mark-muted": "ansi_bright_black",
    "mark-key": "ansi_green",
    "mark-line": "ansi_bright_black",
    "mark-bar": "ansi_default",
}
# On white, the terminal's own yellow, cyan and green can hardly be read.
_ON_WHITE = {
    "mark-person": "ansi_red",
    "mark-place": "ansi_magenta",
    "mark-thing": "ansi_default",
    "mark-time": "ansi_default",
    "mark-key": "ansi_blue",
}
_DARK_256 = {
    "mark-content": "#262626",
    "mark-lit": "#3a3a3a",
    "mark-followed": "#3a3a3a",
    "mark-current": "#000087",
    "mark-hit": "#5f0000",
    "mark-line": "#444444",
    "mark-bar": "#262626",
    "mark-muted": "#8a8a8a",
}
_LIGHT_256 = {
    "mark-content": "#eeeeee",
    "mark-lit": "#d7ffd7",
    "mark-followed": "#d7ffd7",
    "mark-current": "#d7d7ff",
    "mark-hit": "#ffffaf",
    "mark-line": "#bcbcbc",
    "mark-bar": "#e4e4e4",
    "mark-muted": "#6c6c6c",
}
DARK = Theme(
    name="dateline-dark",
    primary="#86b7e6",
    secondary="#7cc6a4",
    accent="#e8b26a",
    warning="#e8b26a",
    error="#e08070",
    success="#7cc6a4",
    foreground="#dcd8cf",
    background="#16181d",
    surface="#1b1e24",
    panel="#1e2228",
    dark=True,
    variables=DARK_MARKS,
)
LIGHT = Theme(
    name="dateline-light",
    primary="#1f5fa6",
    secondary="#15704c",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#b03a2a",
    success="#15704c",
    foreground="#2b2a27",
    background="#fbf9f4",
    surface="#f5f2ea",
    panel="#f1ede4",
    dark=False,
    variables=LIGHT_MARKS,
)


def own_themes(colours: str | None) -> tuple[Theme, Theme]:
    """Dateline's themes, dark and light, for what a terminal can show.

    Args:
        colours: ``truecolor``, ``256``, ``standard`` (16) or none, as Rich tells it.
    """
    if colours == "truecolor":
        return DARK, LIGHT
    dark = replace(DARK, background="#121212", surface="#1c1c1c", panel="#262626")
    light = replace(LIGHT, background="#ffffff", surface="#eeeeee", panel="#e4e4e4")
    return (
        replace(dark, variables=DARK_MARKS | _DARK_256),
        replace(light, variables=LIGHT_MARKS | _LIGHT_256),
    )


def mark_colours(*, dark: bool, ansi: bool) -> dict[str, str]:
    """Colours of annotations for a theme that has none of its own."""
    if ansi:
        return ANSI_MARKS if dark else ANSI_MARKS | _ON_WHITE
    return DARK_MARKS if dark else LIGHT_MARKS


def theme_name(wanted: str, available: set[str], colours: str | None) -> str:
    """The theme that the settings name, or the one that suits the terminal.

    Raises:
        SettingsError: When there is no such theme.
    """
    if wanted != "auto":
        if wanted not in available:
            raise SettingsError(
                f'reader.theme: there is no theme "{wanted}"; there are {", ".join(sorted(available))}'
            )
        return wanted
    light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
    if colours in ("standard", "windows"):
        return "ansi-light" if light else "ansi-dark"
    return LIGHT.name if light else DARK.name
