"""What all screens have in common: how they adapt to the terminal, and the looks of annotations."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size
from textual.screen import Screen

from tui.text.highlighting import COMPONENTS

WIDTHS = [(0, "-narrow"), (64, "-tight"), (100, "-regular"), (150, "-wide")]
HEIGHTS = [(0, "-low"), (32, "-high")]


class Sheet(Screen[None], inherit_bindings=False):
    """A screen in Dateline's looks."""

    # Here and not in each widget, so that they are looked up once.
    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self.VERTICAL_BREAKPOINTS = HEIGHTS

    def fit(self, size: Size) -> None:
        """Adapt to a size before anything is drawn; from then on Textual does it."""
        for breakpoints, cells in ((WIDTHS, size.width), (HEIGHTS, size.height)):
            self.add_class(max((least, name) for least, name in breakpoints if least <= cells)[1])
