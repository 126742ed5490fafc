"""What differs from terminal to terminal: colours, dotted underlines."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual import strip
from textual.strip import Strip

from annotate.settings import Settings
from tests.tui.conftest import Open
from tui.app import DatelineApp
from tui.terminal import underlines as dotted
from tui.terminal.themes import DARK, LIGHT, mark_colours, own_themes

# What the fixtures put in its place.
has_dotted_underlines = dotted.has_dotted_underlines


@pytest.fixture
def no_terminfo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dotted, "_in_terminfo", lambda term: term == "tmux-256color")


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "xterm-kitty"},
        {"TERM": "foot-extra"},
        {"TERM": "xterm-256color", "VTE_VERSION": "7200"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"},
        {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"},
    ],
)
def test_terminals_with_dotted_underlines(no_terminfo: None, environment: dict[str, str]) -> None:
    assert has_dotted_underlines(environment)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM": "linux"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
        {"TERM": "xterm-256color", "VTE_VERSION": "4600"},
        {"TERM": "screen-256color", "TMUX": "/tmp/x", "TERM_PROGRAM": "WezTerm"},
        {"TERM": "screen", "STY": "1.pts", "VTE_VERSION": "7200"},
    ],
)
def test_terminals_that_might_show_something_else(no_terminfo: None, environment: dict[str, str]) -> None:
    assert not has_dotted_underlines(environment)


def test_a_double_underline_becomes_a_dotted_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strip, "SGR_STYLES", list(strip.SGR_STYLES))
    monkeypatch.setattr(dotted, "has_dotted_underlines", lambda _: True)
    assert dotted.enable_dotted_underlines()
    written = Strip.render_style(Style(underline2=True, italic=True), "Monday", ColorSystem.TRUECOLOR)
    assert written == "\x1b[3;4:4mMonday\x1b[0m"


def test_elsewhere_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(strip.SGR_STYLES)
    monkeypatch.setattr(dotted, "has_dotted_underlines", lambda _: False)
    assert not dotted.enable_dotted_underlines()
    assert before == strip.SGR_STYLES


@pytest.mark.parametrize("has", [True, False])
async def test_times_are_dotted_where_that_can_be(
    reading: Open, monkeypatch: pytest.MonkeyPatch, has: bool
) -> None:
    monkeypatch.setattr(strip, "SGR_STYLES", list(strip.SGR_STYLES))
    monkeypatch.setattr(dotted, "has_dotted_underlines", lambda _: has)
    async with reading() as reader:
        style = reader.screen.get_component_rich_style("mark--time", partial=True)
        assert bool(style.underline2) is has
        assert style.italic


@pytest.mark.parametrize("theme", own_themes("256"), ids=["dark", "light"])
def test_grounds_stay_grey_or_gentle_in_256_colours(theme: object) -> None:
    """The nearest of 256 colours to a ground is the ground itself."""
    variables = theme.variables  # type: ignore[attr-defined]
    for name in ("content", "lit", "followed", "current", "hit", "bar", "line"):
        wanted = Color.parse(variables[f"mark-{name}"])
        shown = wanted.downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
        distance = max(abs(one - other) for one, other in zip(wanted.get_truecolor(), shown, strict=True))
        assert distance <= 12, name


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color"}, DARK.name),
        ({"COLORTERM": "", "TERM": "xterm-256color"}, DARK.name),
        ({"COLORTERM": "", "TERM": "xterm-256color", "COLORFGBG": "0;15"}, LIGHT.name),
        ({"COLORTERM": "", "TERM": "xterm-16color"}, "ansi-dark"),
        ({"COLORTERM": "", "TERM": "vt100", "COLORFGBG": "0;default;7"}, "ansi-light"),
        ({"COLORTERM": "", "TERM": "linux", "NO_COLOR": "1"}, "ansi-dark"),
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color", "NO_COLOR": "1"}, "ansi-dark"),
    ],
)
def test_the_theme_suits_the_terminal(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], name: str
) -> None:
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert DatelineApp(None, Settings()).theme == name


async def test_sixteen_colours_stay_the_terminals_own(reading: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm-16color")
    async with reading() as reader:
        assert reader.app.theme == "ansi-dark"
        await reader.press("ctrl+t")
        assert reader.app.theme == "ansi-light"
        await reader.press("ctrl+t")
        assert reader.app.theme == "ansi-dark"


def test_on_white_nothing_is_written_in_a_colour_too_light_to_read() -> None:
    written = ("person", "org", "place", "group", "thing", "number", "time", "event", "claim", "muted", "key")
    colours = {mark_colours(dark=False, ansi=True)[f"mark-{kind}"] for kind in written}
    assert colours.isdisjoint({"ansi_yellow", "ansi_cyan", "ansi_green", "ansi_white"})
    assert mark_colours(dark=True, ansi=True)["mark-person"] == "ansi_yellow"


def test_256_colours_have_grounds_of_their_own() -> None:
    assert own_themes("truecolor") == (DARK, LIGHT)
    dark, light = own_themes("256")
    assert dark.variables["mark-current"] != DARK.variables["mark-current"]
    assert dark.variables["mark-person"] == DARK.variables["mark-person"]
    assert light.background == "#ffffff"
