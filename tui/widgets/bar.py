"""A line of the screen with something at its left and something at its right."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Bar(Static):
    """A line with one thing at the left and one at the right; the left one gives way."""

    def __init__(self, *, id: str) -> None:
        """An empty bar."""
        super().__init__(id=id, markup=False)
        self.left: Content = Content("")
        self.right: Content = Content("")

    def put(self, left: Content, right: Content) -> None:
        """Show these two."""
        # Two contents are equal where their words are, whatever these look like.
        if not (left.is_same(self.left) and right.is_same(self.right)):
            self.left, self.right = left, right
            self.refresh()

    def render(self) -> Content:
        """Both, as far apart as the width allows."""
        width = self.content_size.width
        room = width - self.right.cell_length
        if room < 1:
            return self.right.truncate(width, ellipsis=True)
        left = self.left.truncate(room - 1, ellipsis=True) if self.left.cell_length > room - 1 else self.left
        return Content.assemble(left, " " * (room - left.cell_length), self.right)
