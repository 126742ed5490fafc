"""Widgets that are drawn line by line in the styles of annotations."""

from __future__ import annotations

from rich.style import Style
from textual.scroll_view import ScrollView


class StyledView(ScrollView):
    """Looks up the styles of ``mark--…`` classes on the screen, each combination once."""

    _styles: dict[tuple[str, ...], Style]

    def _style(self, looks: tuple[str, ...]) -> Style:
        style = self._styles.get(looks)
        if style is None:
            style = self.rich_style
            for look in looks:
                style += self.screen.get_component_rich_style(f"mark--{look}", partial=True)
            self._styles[looks] = style
        return style
