"""Everything that is drawn can be read on every ground that it may stand on."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

import tui
from tui.terminal.themes import mark_colours, own_themes

GROUNDS = ("content", "lit", "followed", "current", "hit", "bar")
MARKS = ("person", "org", "place", "group", "thing", "number", "time", "event", "claim", "muted")
THEMES = [theme for colours in ("truecolor", "256") for theme in own_themes(colours)]
# WCAG 2.2: text in general, and text in bold or large letters.
PLAIN, BOLD = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances, as WCAG defines it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)]
)
def test_the_ratio_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_words_of_every_kind_are_read_on_the_plain_ground(theme: Theme) -> None:
    weak = {
        mark: ratio
        for mark in MARKS
        if (ratio := contrast(theme.variables[f"mark-{mark}"], theme.background or "")) < PLAIN
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_of_every_kind_are_read_on_what_is_lit(theme: Theme, ground: str) -> None:
    under = theme.variables[f"mark-{ground}"]
    weak = {
        mark: ratio for mark in MARKS if (ratio := contrast(theme.variables[f"mark-{mark}"], under)) < BOLD
    }
    assert weak == {}
    assert contrast(theme.foreground or "", under) >= PLAIN


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", [("hit-text", "hit-now"), ("cursor-text", "cursor")])
def test_the_hit_and_the_cursor_are_read_best(theme: Theme, pair: tuple[str, str]) -> None:
    text, ground = (theme.variables[f"mark-{name}"] for name in pair)
    assert contrast(text, ground) >= PLAIN


# The colours of a terminal itself are not known.
@pytest.mark.parametrize(
    "theme",
    [*THEMES, *(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)],
    ids=lambda theme: theme.name,
)
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_keys_are_read_in_every_theme_that_can_be_chosen(theme: Theme, ground: str) -> None:
    colours = theme.to_color_system().generate()
    marks = theme.variables if "mark-key" in theme.variables else mark_colours(dark=theme.dark, ansi=False)
    assert contrast(marks["mark-key"], colours[ground]) >= PLAIN


def test_nothing_is_drawn_in_a_colour_that_other_themes_choose_for_words() -> None:
    package = Path(tui.__file__).parent
    drawn = [path for path in package.rglob("*") if path.suffix in {".py", ".tcss"}]
    assert [path.name for path in drawn if "$accent" in path.read_text("utf-8")] == []
